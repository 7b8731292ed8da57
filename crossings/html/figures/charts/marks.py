"""What a picture is drawn from: numbers and periods that already have their words."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from math import inf
from typing import Literal

from crossings.look.looks import Look


@dataclass(frozen=True)
class Extent:
    """From what a number is at least to what it is at most; ``high`` infinite where open."""

    low: float
    high: float

    @property
    def shown(self) -> float:
        """The farthest end that a bar can be drawn to."""
        return self.low if self.high == inf else self.high


@dataclass(frozen=True)
class Number:
    """A number with its qualifier as text, what it counts, and how far its bar reaches."""

    text: str
    label: str
    extent: Extent
    look: Look


@dataclass(frozen=True)
class Span:
    """A stretch of days; an end that is None is not known. ``label`` says it in words."""

    start: dt.date | None
    end: dt.date | None
    label: str
    name: str = ""


@dataclass(frozen=True)
class Count:
    """One report of a flow: who says it, how many, for which days, where, how surely."""

    who: str
    source: str
    number: Number
    spans: tuple[Span, ...]
    printed: str
    where: str
    how_sure: str


@dataclass(frozen=True)
class Nest:
    """A part inside its whole, and what remains. ``note`` says what is printed and what is ours."""

    title: str
    note: str
    whole: Number
    part: Number
    remainder: Number


@dataclass(frozen=True)
class Twofold:
    """One figure with several readings of its period, and the figures it shares days with."""

    number: Number
    who: str
    how_sure: str
    same: str
    spans: tuple[Span, ...]
    beside: tuple[tuple[Number, Span], ...]
    beside_title: str
    written: Span


@dataclass(frozen=True)
class Item:
    """One of two figures that may not be added."""

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
    first: Item
    second: Item
    sign: str = "≠"
    shared: str = ""
