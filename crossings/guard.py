"""Whether two figures may be added: only where nobody can stand in both.

The burden of proof lies with adding. Two figures are addable when they are cells of one declared
division, or flows in separate periods, or in separate areas that give every event one place.
"""

from __future__ import annotations

from typing import Literal

from crossings.model import Claim, Territory

ONE_PLACE_EACH = {"residents-of", "departed-from", "found-in"}
RANKS_APART = {"country", "province", "city", "river"}  # two different ones share no ground
Cause = Literal[
    "empty",
    "twice",
    "unit",
    "measure",
    "direction",
    "rate",
    "nested",
    "same-people",
    "governments",
    "period-unknown",
    "stock",
    "overlap",
]


def why_not(first: Claim, second: Claim) -> Cause | None:
    """The cause for which two figures may not be added, or None where they may.

    Takes claims of a loaded dataset, which know their wholes and areas. The order of the two
    does not matter.
    """
    if first.id == second.id:
        return "twice"
    if first.unit != second.unit:
        return "unit"
    if first.measure != second.measure:
        return "nested" if _nested(first, second) else "measure"
    if first.direction != second.direction:
        return "direction"
    if "rate" in (first.kind, second.kind):
        return "rate"
    return _why_not_alike(first, second)


def _why_not_alike(first: Claim, second: Claim) -> Cause | None:
    """The cause between two figures that count the same thing."""
    if _same_people(first, second):
        return "same-people"
    if _nested(first, second):
        return "nested"
    sides = {first.context.side, second.context.side}
    if first.reporter != second.reporter and (len(sides) > 1 or None in sides):
        return "governments"
    if _declared_to_share(first, second):
        return "overlap"
    if same_partition(first, second):
        return None
    return _why_not_apart(first, second)


def _why_not_apart(first: Claim, second: Claim) -> Cause | None:
    if not (first.period.is_known and second.period.is_known):
        return "period-unknown"
    if "stock" in (first.kind, second.kind):
        return None if _same_day(first, second) and _apart_in_space(first, second) else "stock"
    if _apart_in_time(first, second) or _apart_in_space(first, second):
        return None
    return "overlap"


def _wholes(claim: Claim) -> frozenset[str]:
    return claim.context.wholes | frozenset(claim.part_of)


def _nested(first: Claim, second: Claim) -> bool:
    return second.id in _wholes(first) or first.id in _wholes(second)


def _same_people(first: Claim, second: Claim) -> bool:
    if second.id in first.same_people or first.id in second.same_people:
        return True
    return second.id in _wholes(first) and first.id in _wholes(second)


def _declared_to_share(first: Claim, second: Claim) -> bool:
    mine = {*first.overlaps, *first.conflicts_with, *first.context.shares}
    theirs = {*second.overlaps, *second.conflicts_with, *second.context.shares}
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


def _apart_in_time(first: Claim, second: Claim) -> bool:
    """True where no reading of one period shares a day with any reading of the other."""
    return not any(
        mine.overlaps(theirs)
        for mine in first.period.candidates
        for theirs in second.period.candidates
    )


def _apart_in_space(first: Claim, second: Claim) -> bool:
    """True where every event has one place in the sense of both areas, and they share no ground."""
    if first.area.meaning != second.area.meaning or first.area.meaning not in ONE_PLACE_EACH:
        return False
    mine, theirs = first.context.territories, second.context.territories
    return (
        bool(mine and theirs)
        and all(_no_common_ground(here, there) for here in mine for there in theirs)
        and not _one_holds_another(first, second)
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


def _one_holds_another(first: Claim, second: Claim) -> bool:
    around_first = {ground.place for group in first.context.territories for ground in group}
    around_second = {ground.place for group in second.context.territories for ground in group}
    return bool(around_second & set(first.area.places) or around_first & set(second.area.places))
