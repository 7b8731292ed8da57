"""What picture cards and slides say of a figure: its facts, its limits, what its map leaves out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from crossings.collection.load import Dataset
from crossings.collection.records import Cable, Claim
from crossings.collection.relations import present
from crossings.editions import edition
from crossings.exhibit.layers import mark_id
from crossings.pictures import atlas, view
from crossings.questions.query import may_share
from crossings.wording import words
from crossings.wording.facts import Fact, value
from crossings.wording.facts import facts as facts_of
from crossings.wording.reader import Reader
from crossings.wording.whole import says_where_crossed


def facts(claim: Claim, reader: Reader) -> list[Fact]:
    """What belongs to a figure wherever it goes, and the other figures of the same thing."""
    _ = reader.say
    keys = ("measure", "population", "period", "area", "reporter", "how_sure")
    shown = [_in_full(fact, claim, reader) for fact in facts_of(claim, reader, keys)]
    rivals = " ".join(words.statement(one, reader) for one in others_of(claim, reader.dataset))
    none = _("no other report of the same thing in this collection")
    return [*shown, Fact("beside", _("Beside it"), rivals or none)]


def _in_full(fact: Fact, claim: Claim, reader: Reader) -> Fact:
    """What was counted with its definition, and the period with the words it is printed in."""
    if fact.key == "measure":
        return replace(fact, value=f"{fact.value}: {value('definition', claim, reader)}")
    if fact.key == "period":
        printed = words.period_printed(claim.period, reader.lang)
        ours = f"{printed}. {fact.value}" if claim.period.readings else f"{fact.value} ({printed})"
        return replace(fact, value=ours)
    return fact


def others_of(claim: Claim, dataset: Dataset) -> list[Claim]:
    """The other figures of the same thing, which stand beside it on its card: those it may be
    compared with, repeats, corrects, or does not fit."""
    keys = (*claim.comparable_to, *claim.repeats, *claim.corrects, *claim.conflicts_with)
    return present(dict.fromkeys(keys), dataset.claims)


def limits(claim: Claim, reader: Reader) -> str:
    """What may not be read from a figure, and what it may not be added to."""
    _ = reader.say
    claims = reader.dataset.claims
    plain = _("Not more than what one document says of one thing.")
    said = [reader.text(claim.may_not_conclude) or plain]
    for pattern, keys in [
        (_("It is part of {figures}."), claim.part_of),
        (
            _("It may count some of the same people as {figures}: never to be added."),
            may_share(claim, claims.values()),
        ),
    ]:
        found = "; ".join(named(one, reader) for one in present(keys, claims))
        if found:
            said.append(pattern.format(figures=found))
    return " ".join(said)


def named(claim: Claim, reader: Reader, silent: str = "") -> str:
    """A figure in short, with its reservations: 4,701 (discovered, two provinces; “…”).

    ``silent`` is what is said where the document prints none.
    """
    doubt = words.hedges(claim, reader.lang) or silent
    inner = "; ".join(filter(None, (reader.text(claim.label), doubt)))
    return f"{words.amount(claim, reader.lang)} ({inner})"


def headline(claim: Claim, reader: Reader) -> str:
    """What the number is of: people crossed, Jilin alone."""
    label, unit = reader.text(claim.label), words.unit(claim, reader)
    if unit in label:
        return label
    return f"{unit} {label}" if claim.unit == "people" else f"{unit}: {label}"


def is_mapped(claim: Claim) -> bool:
    """Whether a card of this figure has a map: copies of a letter have no place at all."""
    return claim.area.meaning != "not-applicable"


def caption(claims: Sequence[Claim], reader: Reader) -> str:
    """What the map of these figures does not show."""
    _ = reader.say
    found = view.areas(reader.dataset)
    if not claims:
        return _("No figure in this document: nothing is drawn.")
    if not any(mark_id(claim) in found for claim in claims):
        if all(claim.kind == "rate" for claim in claims):
            return _("An amount for each, not a movement: it is not drawn.")
        return _("No place is stated for it: it is not drawn.")
    if all(claim.direction in ("not-applicable", "not-stated") for claim in claims):
        return _("Where along the rivers is not said.")
    if any(says_where_crossed(claim, reader.dataset) for claim in claims):
        return _("The area a figure is about.")
    return _("The area a figure is about. Where anyone crossed is not said.")


def footer(claims: Iterable[Claim], cables: Iterable[Cable], reader: Reader, mapped: bool) -> str:
    """Citation, place in the document, edition of the data, and what the map is if there is one."""
    found: dict[str, dict[str, None]] = {}
    for claim in claims:
        place = words.locator(claim.locator, reader.lang)
        found.setdefault(reader.dataset.cable_of[claim.id], {})[place] = None
    parts = []
    for cable in cables:
        places = "; ".join(found.get(cable.id, ()))
        parts.append(words.citation(cable))
        if places:
            parts.append(f"{places[:1].upper()}{places[1:]}.")
    parts.append(f"{edition.line(reader)}.")
    return " ".join([*parts, *(atlas.notes(reader) if mapped else ())])
