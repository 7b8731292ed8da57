"""How not to use the figures: every rule that a relation, a reading or a gap in the data makes.

Read off the data, typed nowhere. Page and slide show the same warnings, each figure in its own way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from babel.lists import format_list

from crossings.collection.addable import causes
from crossings.collection.records import Cable, Claim
from crossings.collection.relations import exceeds
from crossings.wording import words
from crossings.wording.reader import Reader

Part = str | Claim | Cable
Sentence = tuple[Part, ...]
Claims = Sequence[Claim]


@dataclass(frozen=True)
class Warning:
    """One rule and what it is about here: sentences in parts, a figure or a document being one."""

    title: str
    sentences: tuple[Sentence, ...]

    def told(self, figure: Callable[[Claim], str], reader: Reader) -> str:
        """The sentences as plain text, each figure as ``figure`` says it."""
        return " ".join(
            "".join(_plain(part, figure, reader) for part in sentence)
            for sentence in self.sentences
        )


def _plain(part: Part, figure: Callable[[Claim], str], reader: Reader) -> str:
    if isinstance(part, Claim):
        return figure(part)
    return words.document(part, reader) if isinstance(part, Cable) else part


def warnings(reader: Reader, claims: Iterable[Claim] | None = None) -> tuple[Warning, ...]:
    """Every rule that holds for these figures, for all where none are given."""
    _ = reader.say
    about = tuple(reader.dataset.claims.values() if claims is None else claims)
    makers = (
        (_("Do not add a part to its whole"), _parts),
        (_("Do not add figures that overlap"), _overlaps),
        (_("Do not make one number of what two report"), _reporters),
        (_("Do not give one reading without the other"), _readings),
        (_("Do not give a period where none is known"), _undated),
        (_("Do not put on the map what has no place"), _placeless),
        (_("Do not mix what was counted"), _units),
        (_("Do not take silence for zero"), _silence),
    )
    made = (Warning(title, tuple(maker(about, reader))) for title, maker in makers)
    return tuple(one for one in made if one.sentences)


def _listed(claims: Iterable[Claim], between: str = "; ") -> Iterator[Part]:
    for number, claim in enumerate(claims):
        if number:
            yield between
        yield claim


def _parts(claims: Claims, reader: Reader) -> Iterator[Sentence]:
    _ = reader.say
    for whole in claims:
        parts = [claim for claim in claims if whole.id in claim.part_of]
        inside = [claim for claim in parts if not exceeds(claim, whole)]
        if inside:
            yield (whole, ": ", _("it already contains"), " ", *_listed(inside), ".")


def _overlaps(claims: Claims, reader: Reader) -> Iterator[Sentence]:
    """Figures that share people, or may, by what is declared and by what follows from it."""
    _ = reader.say
    phrases = {
        "common-part": _("it counts some of the same people as"),
        "shared": _("it may count some of the same as"),
    }
    for number, claim in enumerate(claims):
        for cause, phrase in phrases.items():
            met = [other for other in claims[number + 1 :] if cause in causes(claim, other)]
            if met:
                yield (claim, ": ", phrase, " ", *_listed(met), ".")


def _reporters(claims: Claims, reader: Reader) -> Iterator[Sentence]:
    """Pairs of two reporters that may be compared, each once."""
    _ = reader.say
    pattern = _(
        "may stand side by side, each with who reports it ({first}; {second}), never as one number."
    )
    by_id = {claim.id: claim for claim in claims}
    found = {
        frozenset((claim.id, other)): (claim, by_id[other])
        for claim in reversed(claims)
        for other in reversed(claim.comparable_to)
        if other in by_id and claim.reporter != by_id[other].reporter
    }
    for first, second in reversed(found.values()):
        who = [words.speaks(claim, reader) for claim in (first, second)]
        yield (first, ", ", second, ": ", pattern.format(first=who[0], second=who[1]))


def _readings(claims: Claims, reader: Reader) -> Iterator[Sentence]:
    for claim in claims:
        if claim.period.readings:
            told = "; ".join(words.readings(claim.period, reader.lang))
            yield (claim, f", {words.period_printed(claim.period, reader.lang)}. {told}.")


def _undated(claims: Claims, reader: Reader) -> Iterator[Sentence]:
    for claim in claims:
        if not claim.period.is_known and not claim.period.readings:
            basis = reader.text(claim.period.basis)
            yield (claim, f": {words.period(claim.period, reader.lang)}. {basis}".rstrip())


def _placeless(claims: Claims, reader: Reader) -> Iterator[Sentence]:
    for claim in claims:
        if claim.area.meaning != "not-applicable" and not claim.area.places:
            note = reader.text(claim.area.note)
            yield (claim, f": {words.area(claim, reader)}. {note}".rstrip())


def _units(claims: Claims, reader: Reader) -> Iterator[Sentence]:
    """Each unit with its measures: one axis, one sum, never across."""
    for unit in reader.dataset.units.values():
        names = dict.fromkeys(
            reader.text(reader.measure(claim).label) for claim in claims if claim.unit == unit.id
        )
        if names:
            listed = format_list(list(names), locale=reader.lang)
            yield (f"{reader.text(unit.many)}: {listed}.",)


def _silence(claims: Claims, reader: Reader) -> Iterator[Sentence]:
    """Directions that the collection tells of and never counts, and documents without a figure."""
    _ = reader.say
    own = reader.alone.dataset
    told = {way for cable in own.cables.values() for way in cable.directions}
    counted = {claim.direction for claim in own.claims.values()}
    pattern = _(
        "In the collection movement {direction} is told of and never counted: there is no figure, "
        "which is not zero."
    )
    for way in sorted(told - counted):
        yield (pattern.format(direction=words.direction(way, reader.lang)),)
    whole, partly = _("no figure in this document."), _("no figure in what was read of it.")
    for cable in reader.dataset.cables.values():
        if not cable.claims:
            yield (cable, ": ", whole if cable.read == "whole" else partly)
