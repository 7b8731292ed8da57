"""Source texts that a reader brings: reading them, and showing the words of a figure in them.

Built on the places that ``crossings.sources.evidence`` reports. Nothing here keeps a text.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from crossings.collection.load import Dataset
from crossings.collection.records import Cable
from crossings.language.i18n import speaker
from crossings.language.phrases import phrase
from crossings.sources.evidence import MARKS, Evidence, SourceText, verify, verify_cable
from crossings.wording import words

LIMIT = 200_000  # bytes; the longest of these documents is a few pages
AROUND = 200  # characters shown on either side of a figure's words
KNOWN = {b"%PDF": "PDF", b"PK\x03\x04": "Word or zip", b"\xd0\xcf\x11\xe0": "Word"}
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
Flaw = Literal["empty", "too-large", "not-text"]


class Unreadable(ValueError):
    """A file that cannot serve as a source text, with the flaw and what was found."""

    def __init__(self, flaw: Flaw, found: str = "") -> None:
        super().__init__(flaw)
        self.flaw, self.found = flaw, found

    def words(self, lang: str = "en") -> str:
        """What is wrong and what to do."""
        _ = speaker(lang)
        limit, found = words.number(LIMIT // 1000, lang), self.found or _("binary data")
        return phrase("flaw", self.flaw, lang).format(limit=limit, found=found)


def read_upload(content: bytes) -> str:
    """The text of a file. Raises Unreadable for what is empty, huge, or no text."""
    if len(content) > LIMIT:
        raise Unreadable("too-large")
    known = next((name for head, name in KNOWN.items() if content.startswith(head)), None)
    if known:
        raise Unreadable("not-text", known)
    text = _decoded(content)
    if CONTROL.search(text):
        raise Unreadable("not-text")
    if not text.strip():
        raise Unreadable("empty")
    return text


def _decoded(content: bytes) -> str:
    """UTF-8, UTF-16 where it says so, or the Western encoding of older Windows programs."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


@dataclass(frozen=True)
class Piece:
    """A stretch of a passage: plain, within the anchor, or the printed number itself."""

    text: str
    mark: Literal["", "anchor", "number"] = ""


@dataclass(frozen=True)
class Held:
    """One cable held against one text: what was found of each figure and cited document."""

    file: str
    evidence: Mapping[str, Evidence]
    content: str
    fits: str | None  # the cable whose words the text does hold, where it is not this one

    @property
    def found(self) -> int:
        """How many figures and cited documents stand in the text as coded."""
        return sum(item.outcome == "found" for item in self.evidence.values())

    def pieces(self, owner: str) -> tuple[Piece, ...]:
        """The passage of a figure or a cited document; empty where its words were not found."""
        item = self.evidence.get(owner)
        return passage(item, self.content) if item else ()


def hold(cable: Cable, dataset: Dataset, text: SourceText) -> Held:
    """Hold a cable against a text, and see whose text it is where it does not fit."""
    own = _evidence(cable, dataset, text)
    fits = None
    if not any(item.anchor_at for item in own.values()):
        scores = {
            key: sum(item.outcome == "found" for item in _evidence(other, dataset, text).values())
            for key, other in dataset.cables.items()
        }
        best = max(scores, key=lambda key: scores[key], default=None)
        fits = best if best and scores[best] else None
    return Held(text.file, own, text.content, fits)


def _evidence(cable: Cable, dataset: Dataset, text: SourceText) -> dict[str, Evidence]:
    cited = {key: dataset.references[key] for key in cable.cites if key in dataset.references}
    found = [*verify_cable(cable, text), *verify({}, cited, {cable.id: text})]
    return {item.owner: item for item in found if item.is_checked}


def passage(item: Evidence, content: str) -> tuple[Piece, ...]:
    """The words around a figure, in pieces, cut at the paragraph and between words."""
    if item.anchor_at is None:
        return ()
    spans = [span for span in (item.anchor_at, item.number_at) if span]
    first, last = min(span.start for span in spans), max(span.end for span in spans)
    low, high = _cut(content, first, last)
    cuts = sorted({low, high, *(edge for span in spans for edge in (span.start, span.end))})
    pieces = [
        Piece(_tidy(content[start:end]), _mark(start, end, item))
        for start, end in itertools.pairwise(cuts)
    ]
    head = Piece("… ") if content[:low].strip() else None
    tail = Piece(" …") if content[high:].strip() else None
    return tuple(piece for piece in (head, *pieces, tail) if piece and piece.text)


def _mark(start: int, end: int, item: Evidence) -> Literal["", "anchor", "number"]:
    number, anchor = item.number_at, item.anchor_at
    if number and number.start <= start and end <= number.end:
        return "number"
    return "anchor" if anchor and anchor.start <= start and end <= anchor.end else ""


def _cut(content: str, first: int, last: int) -> tuple[int, int]:
    """Where a passage begins and ends: not beyond the paragraph, and never within a word."""
    low, high = max(0, first - AROUND), min(len(content), last + AROUND)
    breaks = [match.span() for match in re.finditer(r"\n[ \t]*\n", content)]
    low = max([low, *(end for _start, end in breaks if end <= first)])
    high = min([high, *(start for start, _end in breaks if start >= last)])
    while 0 < low < first and not content[low - 1].isspace():
        low += 1
    while last < high < len(content) and not content[high].isspace():
        high -= 1
    return low, high


def _tidy(text: str) -> str:
    """One line, without Markdown marks."""
    return re.sub(r"\s+", " ", "".join(char for char in text if char not in MARKS))
