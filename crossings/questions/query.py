"""Questions to the collection: which figures are in view, and which may be added.

``total`` adds only where ``guard`` finds that nobody can stand in two of the figures. Everything
else is refused, with the reason in words.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from typing import get_args

from crossings.collection.addable import Cause, causes, same_partition
from crossings.collection.load import Dataset
from crossings.collection.records import Cable, Claim
from crossings.language.i18n import speaker
from crossings.wording import words
from crossings.wording.reader import Reader


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
    """Why no total can be given: the weightiest cause, the figures it lies between, the reason in
    words, and every other reason between the same two."""

    cause: Cause
    between: tuple[str, ...]
    reason: str
    also: tuple[str, ...] = ()


def may_share(claim: Claim, claims: Iterable[Claim]) -> tuple[str, ...]:
    """The figures that count, or may count, some of the same people, declared or following from it."""
    sharing = {"common-part", "shared"}
    return tuple(other.id for other in claims if sharing & set(causes(claim, other)))


def total(claims: Iterable[Claim], lang: str = "en") -> Total | Refusal:
    """Add figures, or refuse.

    Takes claims of a loaded dataset (they know their wholes and areas there), in any order. A sum
    of movements counts occasions, since one person may cross twice: the sentence says so.
    """
    chosen = sorted(claims, key=lambda claim: claim.id)
    _ = speaker(lang)
    if not chosen:
        return Refusal("empty", (), _("No figure is chosen."))
    pairs = list(combinations(chosen, 2))
    refused = _weightiest(pairs)
    if refused:
        return _refusal(*refused, lang)
    low, high = sum(claim.low for claim in chosen), sum(claim.high for claim in chosen)
    value = sum(claim.value for claim in chosen)
    occasions = any(_moves(first) and not same_partition(first, second) for first, second in pairs)
    sentence = words.total(chosen, value, low, high, occasions, lang)
    return Total(value, low, high, tuple(claim.id for claim in chosen), sentence)


def obstacles(claims: Iterable[Claim], lang: str = "en") -> tuple[Refusal, ...]:
    """Every pair that may not be added, with its reasons; the first is the one ``total`` gives."""
    pairs = list(combinations(sorted(claims, key=lambda claim: claim.id), 2))
    refused = sorted((pair for pair in pairs if causes(*pair)), key=_weight)
    return tuple(_refusal(first, second, lang) for first, second in refused)


def _weight(pair: tuple[Claim, Claim]) -> int:
    """0 for the weightiest cause; pairs of one weight keep their order."""
    return get_args(Cause).index(causes(*pair)[0])


def _weightiest(pairs: Iterable[tuple[Claim, Claim]]) -> tuple[Claim, Claim] | None:
    """The pair that stands most in the way of a sum; None where nothing does."""
    return min((pair for pair in pairs if causes(*pair)), key=_weight, default=None)


def _refusal(first: Claim, second: Claim, lang: str) -> Refusal:
    found = causes(first, second)
    said = words.refusal(found[0], first, second, lang)
    also = tuple(words.refusal_reason(cause, first, second, lang) for cause in found[1:])
    return Refusal(found[0], (first.id, second.id), said, also)


def _moves(claim: Claim) -> bool:
    return claim.kind == "flow" and claim.direction in ("cn-to-kp", "kp-to-cn")


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


def choose(reader: Reader, choice: Choice) -> View:
    """The cables and figures that fit a choice, in their order, and how many they are."""
    cables, claims = fitting(reader.dataset, choice)
    sentence = words.view(claims, cables, reader.lang)
    return View(tuple(claims), tuple(cables), sentence)


def fitting(dataset: Dataset, choice: Choice) -> tuple[list[Cable], list[Claim]]:
    """The cables and figures that fit a choice. The exhibit's script follows the same rules.

    A cable without figures stays in view unless a measure or a side is asked for, since it
    cannot answer either.
    """
    cables = [cable for cable in dataset.cables.values() if _cable_fits(cable, choice)]
    claims = [claim for cable in cables for claim in cable.claims if _claim_fits(claim, choice)]
    if choice.measures or choice.sides:
        answering = {dataset.cable_of[claim.id] for claim in claims}
        cables = [cable for cable in cables if cable.id in answering]
    return cables, claims


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
