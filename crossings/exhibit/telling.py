"""What Play tells: the documents and their figures one after another, a sentence each, then the whole.

The order is that of the documents, and of the periods in a document; it is a list and no sequence of
events. Half a year or more without any document is a step of its own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil

from crossings.collection.dates import Bounds, read_edtf
from crossings.collection.records import Cable, Claim
from crossings.exhibit.timeline import timeline
from crossings.wording import words
from crossings.wording.reader import Reader

MOST = 19  # steps, before the whole is shown as the last
QUIET = 180  # days without any document that are told


@dataclass(frozen=True)
class Step:
    """One step: what is chosen while it is told, the days it is about, and its words.

    ``about`` are ids of documents and figures; a step about none of those that fit a reader's filters
    is left out. ``window`` is what the timeline shows, where that is not the whole.
    """

    about: tuple[str, ...]
    select: str | None
    span: Bounds
    when: str
    text: tuple[words.Piece, ...]
    says: str = ""
    place: str = ""
    window: Bounds | None = None

    @property
    def sentence(self) -> str:
        """The sentence as plain text."""
        return words.plain(self.text)


def telling(reader: Reader) -> tuple[Step, ...]:
    """The steps for the collection, never more than ``MOST``: of many documents one step each, of very
    many one for a year or several. Neighbouring documents are not told, but seen around what is."""
    alone = reader.alone
    documents = alone.dataset.documents("collection")
    tellers: tuple[Callable[[Cable, Reader], Iterable[Step]], ...] = (_statements, _document)
    for tell in tellers:
        told = [step for cable in documents for step in tell(cable, alone)]
        found = _with_silences(told, reader)
        if len(found) <= MOST:
            return tuple(found)
    return tuple(_years(documents, alone))


def _statements(cable: Cable, reader: Reader) -> Iterator[Step]:
    """Each statement of a document's plate, then each figure of movement that those leave out."""
    lines = words.plate(cable, reader)
    own = {claim.id: claim for claim in cable.claims}
    named = {piece.claim for line in lines for piece in line.pieces if piece.claim}
    for line in lines:
        claims = [own[piece.claim] for piece in line.pieces if piece.claim]
        yield _step(cable, claims, line.when, line.pieces, line.says, reader)
    for claim in cable.claims:
        told = claim.part_of or claim.id in named or claim.direction == "not-applicable"
        if not told and claim.kind != "rate":
            yield _figure(cable, claim, reader)


def _figure(cable: Cable, claim: Claim, reader: Reader) -> Step:
    _ = reader.say
    told = [reader.text(reader.measure(claim).label)]
    told += [words.area(claim, reader)] if claim.area.places else []
    counted = [words.Piece(words.amount(claim, reader.lang), claim.id)]
    counted.append(words.Piece(f" {words.unit(claim, reader)}: {', '.join(told)}."))
    when = words.period_short(claim.period, reader.lang)
    return _step(cable, [claim], when, tuple(counted), words.attributed(claim, reader), reader)


def _step(
    cable: Cable,
    claims: Sequence[Claim],
    when: str,
    text: tuple[words.Piece, ...],
    says: str,
    reader: Reader,
) -> Step:
    spans = [claim.period.bounds for claim in claims if claim.period.is_known]
    return Step(
        about=(cable.id, *(claim.id for claim in claims)),
        select=claims[0].id if claims else cable.id,
        span=spans[0] if spans else read_edtf(cable.date.edtf),
        when=when,
        text=text,
        says=says,
        place=_place(claims, reader),
    )


def _place(claims: Sequence[Claim], reader: Reader) -> str:
    """Why the map shows no area; empty where it shows one."""
    _ = reader.say
    if not claims:
        return _("No figure, so no area is hatched on the map.")
    if not any(claim.area.places for claim in claims):
        return _("No place is stated, so no area is hatched on the map.")
    return ""


def _document(cable: Cable, reader: Reader) -> Iterator[Step]:
    """A document in one sentence: what it is called, and how many figures it gives."""
    _ = reader.say
    count = len(cable.claims)
    given = _("{count} figures").format(count=count) if count else _("no figure")
    text = f"{reader.text(cable.short)}: {given}."
    says = _("Written by {who}.").format(who=words.actors(cable.senders, reader))
    yield Step(
        about=(cable.id, *(claim.id for claim in cable.claims)),
        select=cable.id,
        span=read_edtf(cable.date.edtf),
        when=words.cable_date(cable, reader.lang),
        text=(words.Piece(text),),
        says=says,
        place=_place(cable.claims, reader),
    )


def _with_silences(steps: Sequence[Step], reader: Reader) -> list[Step]:
    """The steps with each long silence between two documents before the first step after it."""
    found: list[Step] = []
    quiet = [Bounds(*span) for span in timeline(reader.alone.dataset).silences]
    dates = {
        cable.id: read_edtf(cable.date.edtf).filled()[0] for cable in reader.dataset.cables.values()
    }
    before: dt.date | None = None
    for step in steps:
        day = dates[step.about[0]]
        for span in quiet:
            start, end = span.filled()
            if before and before < start and end < day and (end - start).days + 1 >= QUIET:
                found.append(_silence(span, reader))
        found.append(step)
        before = day
    return found


def _silence(span: Bounds, reader: Reader) -> Step:
    """Months of which the collection has no document, and how many around it are of them."""
    _ = reader.say
    text = _("No document in this collection. That is not to say that nobody crossed.")
    near = reader.dataset.documents("neighbours")
    around = sum(read_edtf(cable.date.edtf).overlaps(span) for cable in near)
    says = _("Neighbouring documents of these months: {n}.").format(n=around) if around else ""
    start, end = span.filled()
    when = words.edtf(f"{start:%Y-%m}/{end:%Y-%m}", reader.lang)
    return Step((), None, span, when, (words.Piece(text),), says)


def _years(documents: Sequence[Cable], reader: Reader) -> Iterator[Step]:
    """Of very many documents: how many there are of a year, or of several years together."""
    _ = reader.say
    dates = {cable.id: read_edtf(cable.date.edtf).filled()[0] for cable in documents}
    first, last = min(dates.values()).year, max(dates.values()).year
    width = ceil((last - first + 1) / MOST)
    by_years = groupby(documents, key=lambda cable: (dates[cable.id].year - first) // width)
    for index, group in by_years:
        cables = list(group)
        start = first + index * width
        end = min(start + width - 1, last)
        span = Bounds(dt.date(start, 1, 1), dt.date(end, 12, 31))
        figures = [claim.id for cable in cables for claim in cable.claims]
        text = _("Documents: {documents}. Figures: {figures}. They are not added up.")
        said = text.format(
            documents=words.number(len(cables), reader.lang),
            figures=words.number(len(figures), reader.lang),
        )
        when = words.edtf(f"{start}/{end}" if end > start else str(start), reader.lang)
        about = tuple(cable.id for cable in cables)
        yield Step(about, None, span, when, (words.Piece(said),), window=span)
