"""Whether two figures may be added: only where nobody can stand in both.

The burden of proof lies with adding. Two figures are addable when they are cells of one declared
division, or flows in separate periods, or in separate areas that give every event one place.
Where they are not, every cause is given, the weightiest first: people that both count, then what
makes a sum senseless, then days and area that both share, then who counts and what was counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from crossings.collection.records import Claim, Territory
from crossings.collection.relations import sharing

ONE_PLACE_EACH = {
    "residents-of",
    "departed-from",
    "crossed-at",
    "arrived-in",
    "present-in",
    "found-in",
}
RANKS_APART = {
    "country",
    "province",
    "city",
    "river",
    "county",
}  # two different ones share no ground
Cause = Literal[
    "empty",
    "twice",
    "same-people",
    "nested",
    "common-part",
    "shared",
    "beyond-whole",
    "exceeds-whole",
    "rings",
    "unit",
    "direction",
    "rate",
    "period-unknown",
    "stock",
    "overlap",
    "no-place",
    "area-rules",
    "governments",
    "measure",
]


def why_not(first: Claim, second: Claim) -> Cause | None:
    """The weightiest cause for which two figures may not be added, or None where they may."""
    found = causes(first, second)
    return found[0] if found else None


def causes(first: Claim, second: Claim) -> tuple[Cause, ...]:
    """Every cause for which two figures may not be added, weightiest first; empty where they may.

    Takes claims of a loaded dataset, which know their wholes, parts and areas. The order of the
    two does not matter.
    """
    if first.id == second.id:
        return ("twice",)
    found = [*_people_shared(first, second), *_unlike(first, second)]
    if same_partition(first, second) and not found:
        return ("governments",) if _two_governments(first, second) else ()
    if not {"same-people", "nested", "unit", "direction", "rate"} & set(found):
        found += _not_apart(first, second)
    one_flow = first.measure == second.measure or "shared" in found
    if one_flow and _two_governments(first, second):
        found.append("governments")
    if first.measure != second.measure and first.unit == second.unit:
        found.append("measure")
    return tuple(found)


def _people_shared(first: Claim, second: Claim) -> Iterator[Cause]:
    """Members that both have, or may have, by what the documents' figures say of each other; and
    what keeps it from being known whether they have."""
    if _same_people(first, second):
        yield "same-people"
    elif _nested(first, second):
        yield "nested"
    elif common_parts(first, second):
        yield "common-part"
    elif _declared_to_share(first, second):
        yield "shared"
    if same_partition(first, second) and first.context.beyond_whole:
        yield "beyond-whole"
    if first.context.exceeds_whole or second.context.exceeds_whole:
        yield "exceeds-whole"
    if first.context.ring != second.context.ring:
        yield "rings"


def _unlike(first: Claim, second: Claim) -> Iterator[Cause]:
    """What no sum can have two kinds of."""
    if first.unit != second.unit:
        yield "unit"
    if first.direction != second.direction:
        yield "direction"
    if "rate" in (first.kind, second.kind):
        yield "rate"


def _two_governments(first: Claim, second: Claim) -> bool:
    """True where the two are not known to be counted by one side."""
    sides = {first.context.side, second.context.side}
    alike = first.unit == second.unit and first.direction == second.direction
    return alike and first.reporter != second.reporter and (len(sides) > 1 or None in sides)


def _not_apart(first: Claim, second: Claim) -> Iterator[Cause]:
    """Why nothing keeps apart those whom the two count, though no relation is declared."""
    in_space = _apart_in_space(first, second)
    if "stock" in (first.kind, second.kind):
        if not (_same_day(first, second) and in_space):
            yield "stock"
    elif not (first.period.is_known and second.period.is_known):
        yield "period-unknown"
    elif not (in_space or not share_days(first, second)):
        if not (first.area.places and second.area.places):
            yield "no-place"
        elif _on_separate_ground(first, second):
            yield "area-rules"
        else:
            yield "overlap"


def common_parts(first: Claim, second: Claim) -> tuple[Claim, ...]:
    """The figures that both contain: those people stand in each."""
    inside = {part.id for part in second.context.parts}
    return tuple(part for part in first.context.parts if part.id in inside)


def _wholes(claim: Claim) -> frozenset[str]:
    return claim.context.wholes | frozenset(claim.part_of)


def _nested(first: Claim, second: Claim) -> bool:
    return second.id in _wholes(first) or first.id in _wholes(second)


def _same_people(first: Claim, second: Claim) -> bool:
    mine, theirs = ({*claim.same_people, *claim.repeats} for claim in (first, second))
    if second.id in mine or first.id in theirs:
        return True
    return second.id in _wholes(first) and first.id in _wholes(second)


def _declared_to_share(first: Claim, second: Claim) -> bool:
    mine = {*sharing(first), *first.context.shares}
    theirs = {*sharing(second), *second.context.shares}
    return second.id in mine or first.id in theirs


def same_partition(first: Claim, second: Claim) -> bool:
    """True for two cells of one declared division of the same whole."""
    return (
        first.partition is not None
        and first.partition == second.partition
        and bool(set(first.part_of) & set(second.part_of))
    )


def _same_day(first: Claim, second: Claim) -> bool:
    """True for two stocks of one day. As of one month is not enough: people move within it."""
    days = {first.period.bounds, second.period.bounds}
    return first.kind == second.kind and len(days) == 1 and days.pop().days == 1


def share_days(first: Claim, second: Claim) -> bool:
    """True where a reading of one period has a day in common with a reading of the other."""
    return any(
        mine.overlaps(theirs)
        for mine in first.period.candidates
        for theirs in second.period.candidates
    )


def _apart_in_space(first: Claim, second: Claim) -> bool:
    """True where every event has one place in the sense of both areas, and they share no ground."""
    if first.area.meaning != second.area.meaning or first.area.meaning not in ONE_PLACE_EACH:
        return False
    if "inferred" in (first.area.certainty, second.area.certainty):
        return False
    return _on_separate_ground(first, second)


def _on_separate_ground(first: Claim, second: Claim) -> bool:
    """True where both areas are known and no place of the one lies in a place of the other."""
    mine, theirs = first.context.territories, second.context.territories
    return (
        bool(mine and theirs)
        and all(_no_common_ground(here, there) for here in mine for there in theirs)
        and not one_holds_another(first, second)
    )


def _no_common_ground(here: frozenset[Territory], there: frozenset[Territory]) -> bool:
    """True where the two lie in, or are, two different countries, provinces, cities or rivers.

    Being called by two names is not enough: a border area and a province share ground.
    """
    return any(
        mine.kind == theirs.kind and mine.kind in RANKS_APART and mine.place != theirs.place
        for mine in here - there
        for theirs in there - here
    )


def one_holds_another(first: Claim, second: Claim) -> bool:
    """True where a place of the one is a place of the other, or lies in one."""
    around_first = {ground.place for group in first.context.territories for ground in group}
    around_second = {ground.place for group in second.context.territories for ground in group}
    return bool(around_second & set(first.area.places) or around_first & set(second.area.places))
