"""Why two figures may not be added, ready to draw: periods, a part in its whole, or two things."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from crossings.collection.addable import share_days
from crossings.collection.records import Claim
from crossings.look.looks import HUES
from crossings.questions.figures import Number, Span, number, spans
from crossings.questions.query import Refusal
from crossings.wording import words
from crossings.wording.reader import Reader

IN_TIME = frozenset(
    "common-part shared period-unknown stock overlap no-place area-rules governments measure".split()
)  # drawn as periods
NESTED = frozenset(("nested", "same-people"))


@dataclass(frozen=True)
class Addend:
    """One of two figures that somebody would add."""

    number: Number
    unit: str
    measure: str
    direction: str
    where: str
    who: str
    doubt: str
    spans: tuple[Span, ...]

    @property
    def foot(self) -> str:
        """Where, who says so, how surely, in one line."""
        return " · ".join(filter(None, (self.where, self.who, self.doubt)))


@dataclass(frozen=True)
class Obstacle:
    """Why two figures may not be added, as something to draw."""

    kind: Literal["time", "nested", "apart"]
    first: Addend
    second: Addend
    sign: str = "≠"
    shared: str = ""


def addend(claim: Claim, reader: Reader) -> Addend:
    """A figure as one of two that are held against each other."""
    cable = reader.cable(claim)
    return Addend(
        number=number(claim, reader),
        unit=words.unit(claim, reader),
        measure=reader.text(reader.measure(claim).label),
        direction=words.direction(claim.direction, reader.lang) if claim.direction in HUES else "",
        where=words.area(claim, reader),
        who=reader.text(cable.short),
        doubt=words.hedges(claim, reader.lang),
        spans=spans(claim.period, reader.lang),
    )


def obstacle(refusal: Refusal, reader: Reader) -> Obstacle | None:
    """What to draw for a refusal, the larger or the earlier named first; None if not of two."""
    if len(refusal.between) != 2:
        return None
    _ = reader.say
    first, second = (reader.dataset.claims[key] for key in refusal.between)
    if refusal.cause in NESTED and second.id in first.context.wholes:
        first, second = second, first
    pair = (addend(first, reader), addend(second, reader))
    if refusal.cause in NESTED:
        shared = _("The smaller lies inside the larger. Drawn to scale.")
        return Obstacle("nested", *pair, shared=shared)
    meet = share_days(first, second)
    if refusal.cause in IN_TIME and (refusal.cause != "measure" or meet):
        shared = _("Shaded: days that may be in both.") if meet else ""
        return Obstacle("time", *pair, shared=shared)
    return Obstacle("apart", *pair, sign="⇄" if refusal.cause == "direction" else "≠")
