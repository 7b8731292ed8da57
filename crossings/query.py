"""Questions to the collection: which figures are in view, and which may be added.

``total`` is the guard of the house. It adds only where nobody can stand in two of the figures:
cells of one declared division, separate periods, or separate areas that give every person one
place. Everything else is refused, with the reason in words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import inf
from typing import Literal

from crossings import words
from crossings.i18n import speaker
from crossings.load import Dataset
from crossings.model import Cable, Claim

ONE_PLACE_EACH = {"residents-of", "departed-from", "found-in"}
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


@dataclass(frozen=True)
class Total:
    """The sum of figures that share nobody. ``high`` is infinite where a figure says "over"."""

    value: int | float
    low: float
    high: float
    claims: tuple[str, ...]
    sentence: str


@dataclass(frozen=True)
class Refusal:
    """Why no total can be given: the cause, the figures it lies between, the reason in words."""

    cause: Cause
    between: tuple[str, ...]
    reason: str


def total(claims: Iterable[Claim], lang: str = "en") -> Total | Refusal:
    """Add figures, or refuse.

    Takes claims of a loaded dataset (they know their wholes and areas there). Where the figures
    are flows in separate periods, the total counts crossings: the sentence says so.
    """
    chosen = list(claims)
    _ = speaker(lang)
    if not chosen:
        return Refusal("empty", (), _("No figure is chosen."))
    for first, second in combinations(chosen, 2):
        cause = why_not(first, second)
        if cause:
            between = (first.id, second.id)
            return Refusal(cause, between, words.refusal(cause, first, second, lang))
    low, high = sum(claim.low for claim in chosen), sum(claim.high for claim in chosen)
    value = sum(claim.value for claim in chosen)
    by_time = any(
        not _same_partition(first, second) and _apart_in_time(first, second)
        for first, second in combinations(chosen, 2)
    )
    sentence = words.total(chosen, value, low, high, by_time, lang)
    return Total(value, low, high, tuple(claim.id for claim in chosen), sentence)


def why_not(first: Claim, second: Claim) -> Cause | None:
    """The cause for which two figures may not be added, or None where they may."""
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
    if _nested(first, second):
        return "nested"
    if second.id in first.same_people or first.id in second.same_people:
        return "same-people"
    if _same_partition(first, second):
        return None
    return _why_not_apart(first, second)


def _why_not_apart(first: Claim, second: Claim) -> Cause | None:
    sides = {first.context.side, second.context.side}
    if first.reporter != second.reporter and (len(sides) > 1 or None in sides):
        return "governments"
    if not (first.period.is_known and second.period.is_known):
        return "period-unknown"
    if "stock" in (first.kind, second.kind):
        same_day = first.kind == second.kind and first.period.bounds == second.period.bounds
        return None if same_day and _apart_in_space(first, second) else "stock"
    if _apart_in_time(first, second) or _apart_in_space(first, second):
        return None
    return "overlap"


def _nested(first: Claim, second: Claim) -> bool:
    return (
        second.id in first.context.wholes | set(first.part_of)
        or first.id in second.context.wholes | set(second.part_of)
    )


def _same_partition(first: Claim, second: Claim) -> bool:
    return (
        first.partition is not None
        and first.partition == second.partition
        and bool(set(first.part_of) & set(second.part_of))
    )


def _apart_in_time(first: Claim, second: Claim) -> bool:
    """True where no reading of one period shares a day with any reading of the other."""
    return not any(
        mine.overlaps(theirs)
        for mine in first.period.candidates
        for theirs in second.period.candidates
    )


def _apart_in_space(first: Claim, second: Claim) -> bool:
    """True where both areas put every person in one place and neither holds the other."""
    if first.area.meaning != second.area.meaning or first.area.meaning not in ONE_PLACE_EACH:
        return False
    if not first.context.territories or not second.context.territories:
        return False
    inside_first = {place for group in second.context.territories for place in group}
    inside_second = {place for group in first.context.territories for place in group}
    return not (set(first.area.places) & inside_first or set(second.area.places) & inside_second)


@dataclass(frozen=True)
class Choice:
    """What a reader has chosen to see. Empty means everything."""

    directions: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    cables: tuple[str, ...] = ()


@dataclass(frozen=True)
class View:
    """The figures and cables of a choice, and the sentence that describes them."""

    claims: tuple[Claim, ...]
    cables: tuple[Cable, ...]
    sentence: str


def choose(dataset: Dataset, choice: Choice, lang: str = "en") -> View:
    """The cables and figures that fit a choice. The exhibit's script follows the same rules.

    A cable without figures stays in view unless a measure or a side is asked for, since it
    cannot answer either.
    """
    cables = [cable for cable in dataset.cables.values() if _cable_fits(cable, choice)]
    claims = [claim for cable in cables for claim in cable.claims if _claim_fits(claim, choice)]
    if choice.measures or choice.sides:
        cables = [cable for cable in cables if set(cable.claims) & set(claims)]
    sentence = words.view(len(claims), len(cables), lang)
    return View(tuple(claims), tuple(cables), sentence)


def _cable_fits(cable: Cable, choice: Choice) -> bool:
    if choice.cables and cable.id not in choice.cables:
        return False
    return not choice.directions or bool(set(choice.directions) & set(cable.directions))


def _claim_fits(claim: Claim, choice: Choice) -> bool:
    directed = ("not-applicable", "not-stated", *choice.directions)
    return (
        (not choice.directions or claim.direction in directed)
        and (not choice.measures or claim.measure in choice.measures)
        and (not choice.sides or claim.context.side in choice.sides)
    )


@dataclass(frozen=True)
class Finding:
    """A place where the documents' own figures do not fit each other: shown, never mended."""

    kind: Literal["part-exceeds-whole", "parts-exceed-whole", "conflict"]
    claims: tuple[str, ...]


def findings(claims: Sequence[Claim]) -> tuple[Finding, ...]:
    """Parts larger than their whole as printed, and figures declared to conflict."""
    by_id = {claim.id: claim for claim in claims}
    found = []
    for claim in claims:
        wholes = [by_id[name] for name in claim.part_of if name in by_id]
        found += [
            Finding("part-exceeds-whole", (claim.id, whole.id))
            for whole in wholes
            if claim.unit == whole.unit and whole.high < inf and claim.low > whole.high
        ]
        found += [
            Finding("conflict", tuple(sorted((claim.id, other)))) for other in claim.conflicts_with
        ]
    found += _cells_beyond_whole(claims, by_id)
    return tuple(dict.fromkeys(found))


def _cells_beyond_whole(claims: Sequence[Claim], by_id: dict[str, Claim]) -> list[Finding]:
    cells: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        for whole in claim.part_of:
            if claim.partition and whole in by_id:
                cells.setdefault((whole, claim.partition), []).append(claim)
    return [
        Finding("parts-exceed-whole", (whole, *(cell.id for cell in group)))
        for (whole, _partition), group in cells.items()
        if sum(cell.low for cell in group) > by_id[whole].high
    ]
