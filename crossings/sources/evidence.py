"""Holds anchors and printed numbers against the source texts, which are not part of the project.

Texts are named by cable id (``1961-05.txt``). Matching looks past line breaks, runs of blanks,
Markdown marks and the shape of quotation marks; what is reported is the true place in the file
as Python reads it. A text that is not there is "not checked", which is never the same as "found".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Literal

from crossings.collection.numerals import says
from crossings.collection.records import Cable, Claim, Reference

Outcome = Literal["found", "anchor-missing", "number-missing", "value-differs", "text-absent"]
SUFFIXES = (".txt", ".md")
NEAR = 160  # characters on either side of an anchor in which its number may stand
SAME = str.maketrans("‘’‚‛“”„‟′″‐‑‒–—−\u00a0\u202f\u2009", "''''\"\"\"\"'\"------   ")
MARKS = "*#`\\\u200b\ufeff"


@dataclass(frozen=True)
class Place:
    """Where words stand in a text: line from 1, characters from 0, the end not included."""

    line: int
    start: int
    end: int

    def __str__(self) -> str:
        return f"line {self.line}, characters {self.start}–{self.end}"


@dataclass(frozen=True)
class Evidence:
    """What the texts say of one claim, or of one mention of a document."""

    cable: str
    owner: str
    kind: Literal["claim", "reference"]
    anchor: str
    number: str | None
    outcome: Outcome
    file: str | None = None
    anchor_at: Place | None = None
    number_at: Place | None = None
    instead: str | None = None

    @property
    def is_checked(self) -> bool:
        """True where there was a text to look into."""
        return self.outcome != "text-absent"

    def __str__(self) -> str:
        subject = f"{self.file or self.cable}: {self.kind} {self.owner}"
        if self.outcome == "text-absent":
            return f"{subject}: not checked; no text {self.cable}{SUFFIXES[0]} in the folder"
        if self.outcome == "found":
            number = f"; number {self.number!r} at {self.number_at}" if self.number else ""
            return f"{subject}: anchor at {self.anchor_at}{number}"
        return f"{subject}: {_complaint(self)}"


def _complaint(item: Evidence) -> str:
    stands = f" at {item.anchor_at}" if item.anchor_at else ""
    if item.outcome == "anchor-missing":
        return f"anchor not found; looked for {item.anchor!r}; compare text and coding"
    if item.outcome == "number-missing":
        found = f"; the text has {item.instead!r}" if item.instead else ""
        return (
            f"number {item.number!r} not found near the anchor{stands}{found}; "
            "compare text and coding"
        )
    return (
        f"value {item.instead} is not what is printed, {item.number!r}{stands}; "
        "correct value or as_printed"
    )


class SourceText:
    """One source text, prepared once for searching. Equal when file name and content are."""

    def __init__(self, content: str, file: str = "text") -> None:
        self.content = content
        self.file = file

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SourceText) and (self.file, self.content) == (
            other.file,
            other.content,
        )

    def __hash__(self) -> int:
        return hash((self.file, self.content))

    @cached_property
    def _plain(self) -> tuple[str, list[int]]:
        return _plain(self.content)

    def place(self, start: int, end: int) -> Place:
        """The place of a stretch of the plain text, in the text as it is."""
        offsets = self._plain[1]
        first, last = offsets[start], offsets[end - 1] + 1
        return Place(self.content.count("\n", 0, first) + 1, first, last)

    def find(self, words: str) -> list[tuple[int, int]]:
        """Every stretch of the plain text that has these words, whole words only."""
        wanted = _plain(words)[0].strip()
        if not wanted:
            return []
        return [match.span() for match in re.finditer(_whole(wanted), self._plain[0])]

    def find_around(self, anchor: str, number: str) -> tuple[tuple[int, int], str] | None:
        """The anchor with another word or number where its own number should stand."""
        wanted, gap = _plain(anchor)[0].strip(), _plain(number)[0].strip()
        place = re.search(_whole(gap), wanted)
        if not place or place.group() == wanted:
            return None
        before, after = wanted[: place.start()], wanted[place.end() :]
        other = ".{0,24}?" if before and after else r"\S{1,24}"
        pattern = f"{re.escape(before)}({other}){re.escape(after)}"
        match = re.search(pattern, self._plain[0])
        return (match.span(), match.group(1).strip()) if match else None

    def paragraph_around(self, start: int, end: int) -> tuple[int, int]:
        """A stretch around an anchor: ``NEAR`` characters, but not beyond its paragraph."""
        offsets = self._plain[1]
        low, high = max(0, start - NEAR), min(len(offsets), end + NEAR)
        breaks = [match.start() for match in re.finditer(r"\n[ \t]*\n", self.content)]
        first, last = offsets[start], offsets[end - 1]
        floor = max((at for at in breaks if at < first), default=-1)
        ceiling = min((at for at in breaks if at > last), default=len(self.content))
        while low < start and offsets[low] <= floor:
            low += 1
        while high > end and offsets[high - 1] >= ceiling:
            high -= 1
        return low, high


def _plain(text: str) -> tuple[str, list[int]]:
    """The text without marks and with single blanks, and where each character came from."""
    out: list[str] = []
    offsets: list[int] = []
    for index, raw in enumerate(text):
        char = raw.translate(SAME)
        if char in MARKS or (char == "_" and _is_mark(text, index)):
            continue
        if char.isspace():
            if out and out[-1] == " ":
                continue
            char = " "
        out.append(char)
        offsets.append(index)
    return "".join(out), offsets


def _is_mark(text: str, index: int) -> bool:
    """True for an underscore at the edge of a word, which is emphasis."""
    return not (text[index - 1 : index].isalnum() and text[index + 1 : index + 2].isalnum())


def _whole(words: str) -> str:
    """A pattern that does not cut a word or number in two: 350 is not in 1,350 nor in 350.5."""
    before = r"(?<!\w)(?<!\d[.,])" if words[:1].isalnum() else ""
    after = r"(?!\w)(?![.,]\d)" if words[-1:].isalnum() else ""
    return before + re.escape(words) + after


def read_texts(folder: Path | str) -> dict[str, SourceText]:
    """The source texts of a folder by cable id. Raises OSError where there is no such folder."""
    root = Path(folder)
    if not root.is_dir():
        raise NotADirectoryError(f"{root} is not a folder")
    return {
        path.stem: SourceText(path.read_text(encoding="utf-8", errors="replace"), path.name)
        for path in sorted(root.iterdir(), reverse=True)
        if path.suffix in SUFFIXES and path.is_file()
    }


def verify(
    cables: Mapping[str, Cable],
    references: Mapping[str, Reference],
    texts: Mapping[str, SourceText],
) -> list[Evidence]:
    """Every claim and every cited document held against the texts, cable by cable.

    A document that two cables mention needs its anchor in one of them; which one is reported.
    """
    found = [item for cable in cables.values() for item in verify_cable(cable, texts.get(cable.id))]
    found += [item for reference in references.values() for item in _mention(reference, texts)]
    return found


def verify_cable(cable: Cable, text: SourceText | str | None) -> list[Evidence]:
    """The claims of one cable against one text, such as one that a reader has dropped on a page."""
    prepared = SourceText(text, f"{cable.id}.txt") if isinstance(text, str) else text
    return [_claim(cable.id, claim, prepared) for claim in cable.claims]


def _mention(reference: Reference, texts: Mapping[str, SourceText]) -> Iterator[Evidence]:
    held = [
        _hold(cable, reference.id, "reference", reference.anchor, None, texts.get(cable))
        for cable in reference.cited_by
    ]
    good = [item for item in held if item.outcome == "found"]
    checked = [item for item in held if item.is_checked]
    yield from (good or checked or held)[:1]


def _claim(cable: str, claim: Claim, text: SourceText | None) -> Evidence:
    held = _hold(cable, claim.id, "claim", claim.anchor, claim.as_printed, text)
    stated = tuple(value for value in (claim.value, claim.value_max) if value is not None)
    if held.outcome == "found" and says(claim.as_printed, stated) is False:
        said = " to ".join(str(value) for value in stated)
        return replace(held, outcome="value-differs", instead=said)
    return held


def _hold(
    cable: str,
    owner: str,
    kind: Literal["claim", "reference"],
    anchor: str,
    number: str | None,
    text: SourceText | None,
) -> Evidence:
    def result(
        outcome: Outcome,
        span: tuple[int, int] | None = None,
        number_span: tuple[int, int] | None = None,
        instead: str | None = None,
    ) -> Evidence:
        return Evidence(
            cable=cable,
            owner=owner,
            kind=kind,
            anchor=anchor,
            number=number,
            outcome=outcome,
            file=text.file if text else None,
            anchor_at=text.place(*span) if text and span else None,
            number_at=text.place(*number_span) if text and number_span else None,
            instead=instead,
        )

    if text is None:
        return result("text-absent")
    spans = text.find(anchor)
    if not spans:
        near = text.find_around(anchor, number) if number else None
        return (
            result("number-missing", near[0], None, near[1]) if near else result("anchor-missing")
        )
    if number is None:
        return result("found", spans[0])
    for span in spans:
        nearest = _nearest(text, number, span)
        if nearest:
            return result("found", span, nearest)
    return result("number-missing", spans[0])


def _nearest(text: SourceText, number: str, anchor: tuple[int, int]) -> tuple[int, int] | None:
    """The number within the anchor, or else the nearest one in its paragraph."""
    low, high = text.paragraph_around(*anchor)

    def distance(span: tuple[int, int]) -> int:
        return max(anchor[0] - span[0], span[1] - anchor[1], 0)

    near = [span for span in text.find(number) if low <= span[0] and span[1] <= high]
    return min(near, key=distance, default=None)
