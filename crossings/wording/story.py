"""The guided story, told: every chapter in one language with its figures filled in.

One file, ``story.toml``, drives slides, cards and the presentation; all that show it take the
finished chapters from here, with what may not be left out: reservations, source, warnings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from crossings.collection.load import Dataset
from crossings.collection.records import PLACEHOLDER, Cable, Chapter, Claim
from crossings.collection.relations import present
from crossings.wording import words
from crossings.wording.reader import Reader
from crossings.wording.words import Piece, pieces, plain


@dataclass(frozen=True)
class Told:
    """One chapter in one language. ``figures`` are the claims its sentences and choice name.

    ``paragraphs`` are pieces, so that a number can be drawn as the mark it is; ``text`` is the
    same as plain words, paragraphs parted by an empty line.
    """

    chapter: Chapter
    heading: tuple[Piece, ...]
    paragraphs: tuple[tuple[Piece, ...], ...]
    warning: str
    notes: str
    figures: tuple[Claim, ...]
    reservations: str
    source: str

    @property
    def title(self) -> str:
        """The heading as plain words."""
        return plain(self.heading)

    @property
    def text(self) -> str:
        """The chapter as plain words."""
        return "\n\n".join(map(plain, self.paragraphs))


def told(reader: Reader) -> tuple[Told, ...]:
    """Every chapter, in the order of the story."""
    return tuple(_told(chapter, reader) for chapter in reader.dataset.chapters.values())


def _told(chapter: Chapter, reader: Reader) -> Told:
    figures = figures_of(chapter, reader)
    return Told(
        chapter=chapter,
        heading=pieces(reader.text(chapter.heading), reader),
        paragraphs=tuple(
            pieces(part, reader) for part in re.split(r"\n\s*\n", reader.text(chapter.text).strip())
        ),
        warning=plain(pieces(reader.text(chapter.warning), reader)),
        notes=plain(pieces(reader.text(chapter.notes), reader)),
        figures=figures,
        reservations=reservations(figures, reader),
        source=source(chapter, figures, reader),
    )


def figures_of(chapter: Chapter, reader: Reader) -> tuple[Claim, ...]:
    """The figures that heading and text print, then a chosen and the stressed ones."""
    printed = re.findall(PLACEHOLDER, f"{reader.text(chapter.heading)} {reader.text(chapter.text)}")
    names = dict.fromkeys([*printed, chapter.select, *chapter.stress])
    return tuple(present(names, reader.dataset.claims))


def reservations(figures: Iterable[Claim], reader: Reader) -> str:
    """Each figure with the document's reservations; a figure without any says so."""
    _ = reader.say
    silent, hedged = _("no reservation printed"), _("{figure}: {hedges}")
    shown: dict[str, list[str]] = {}
    for claim in figures:
        doubt = words.hedges(claim, reader.lang) or silent
        shown.setdefault(doubt, []).append(words.amount(claim, reader.lang))
    lines = [
        hedged.format(figure=", ".join(amounts), hedges=doubt) for doubt, amounts in shown.items()
    ]
    return " · ".join(lines)


def cables_of(chapter: Chapter, figures: Iterable[Claim], dataset: Dataset) -> tuple[Cable, ...]:
    """The documents a chapter rests on; all of the collection where it names none."""
    names = [dataset.cable_of.get(chapter.select or "", chapter.select)]
    names += [dataset.cable_of[claim.id] for claim in figures]
    for cable in dataset.cables.values():
        if {item.id for item in cable.positions} & set(chapter.positions):
            names.append(cable.id)
    used = {name for name in names if name}
    if not used:
        return dataset.documents("collection")
    return tuple(cable for key, cable in dataset.cables.items() if key in used)


def source(chapter: Chapter, figures: Iterable[Claim], reader: Reader) -> str:
    """Date and archive reference of each document a chapter rests on, in one line."""
    cables = cables_of(chapter, figures, reader.dataset)
    return " · ".join(
        f"{words.cable_date(cable, reader.lang)}, {cable.archive.reference}" for cable in cables
    ) + (f" · {cables[0].archive.name}" if cables else "")
