"""Scales of charts: quantities from zero, days from the first of a month, and their ticks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, inf, log10

from crossings.questions.figures import Span

DAY = dt.timedelta(days=1)
MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 600)  # between two ticks
TICK_ROOM = 34  # px that the name of a month takes at least
SPARE = 120  # days left at least for a bar whose end is not known


@dataclass(frozen=True)
class Quantities:
    """From zero to ``highest``, on a line from ``x`` that is ``w`` pixels long."""

    highest: float
    x: float
    w: float

    def at(self, quantity: float) -> float:
        """Where a quantity lies, in pixels."""
        return self.x + self.w * quantity / (self.highest or 1)


@dataclass(frozen=True)
class Days:
    """From the morning of ``first`` to the evening of ``last``, on a line from ``x``, ``w`` long."""

    first: dt.date
    last: dt.date
    x: float
    w: float

    def at(self, day: dt.date, days: int = 0) -> float:
        """Where the morning of a day lies, or so many days later; never beyond the line."""
        share = ((day - self.first).days + days) / ((self.last - self.first).days + 1)
        return self.x + self.w * min(max(share, 0), 1)

    def ends(self, start: dt.date | None, end: dt.date | None) -> tuple[float, float]:
        """Where a span begins and, after its last day, ends; an unknown end is the line's own."""
        return self.at(start or self.first), self.at(end or self.last, 1)


def ticks(highest: float, most: int = 5) -> list[float]:
    """Round numbers from zero to at least the highest, at most ``most`` steps.

    >>> ticks(4701, 4)
    [0.0, 2000.0, 4000.0, 6000.0]
    """
    if not 0 < highest < inf:
        return [0, 1]
    rough = highest / most
    power = 10.0 ** floor(log10(rough))
    step = next(power * factor for factor in (1, 2, 2.5, 5, 10) if power * factor >= rough)
    step = max(step, 1) if highest >= 1 else step
    count = -int(-highest // step)
    return [step * number for number in range(count + 1)]


def window(spans: Sequence[Span]) -> tuple[dt.date, dt.date]:
    """The days that a scale must hold: all that are known, from first to last of a month.

    Where an end is not known, some months or a third of the rest are left for the open bar.
    """
    known = [day for span in spans for day in (span.start, span.end) if day]
    if not known:
        return dt.date(1, 1, 1), dt.date(1, 12, 31)
    first, last = min(known), max(known)
    spare = dt.timedelta(max(SPARE, (last - first).days // 3))
    if any(span.start is None for span in spans):
        first -= min(spare, first - dt.date.min)
    if any(span.end is None for span in spans):
        last += min(spare, dt.date.max - last - dt.timedelta(40))
    return first.replace(day=1), _next_month(last, 1) - DAY


def months(days: Days, room: float = TICK_ROOM) -> list[dt.date]:
    """First days of months to mark on a scale, no closer than their names need."""
    first, last = days.first, days.last
    whole = (last.year - first.year) * 12 + last.month - first.month + 1
    step = next((step for step in MONTHS if whole / step * room <= days.w), MONTHS[-1])
    found = (_next_month(first, number) for number in range(whole))
    marked = [day for day in found if (day.year * 12 + day.month - 1) % step == 0]
    return marked or [_next_month(first, 0)]


def _next_month(day: dt.date, months: int) -> dt.date:
    index = day.year * 12 + day.month - 1 + months
    return dt.date(min(max(index // 12, 1), 9999), index % 12 + 1, 1)
