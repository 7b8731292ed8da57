"""EDTF dates as bounds: the earliest and the latest day a date can mean.

Bounds are strict (``edtf``'s fuzzy ones widen a day by a year). Both ends are inclusive days.
Two ends of an interval are read apart, since the library gives an unknown end a made-up
ten-year span. An end that is not known (``/1962``) or open (``1961/..``) is None.
"""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated

from edtf import parse_edtf
from pydantic import AfterValidator

from crossings.collection.problems import unfit

ADVICE = "write EDTF: 1961-05, 1961-05-12, 1961-01/1961-04, or /1962-03-24 for an unknown start"

EARLIEST, LATEST = dt.date(1000, 1, 1), dt.date(2100, 12, 31)  # what can be drawn and compared
LONGEST = 60  # characters; nothing that EDTF says of a date is longer
CLOCKED = re.compile(r"^\d{4}-\d\d-\d\dT")
PLAIN = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?")
VAGUE = re.compile(r"[~?%]|^-?\d{4}-(2[1-9]|3\d|4[01])$")  # qualified, or a season


class DateError(ValueError):
    """A date that is not EDTF, names no real day, runs backwards, or lies out of all bounds."""


@dataclass(frozen=True)
class Bounds:
    """First and last possible day, inclusive; None where that end is unknown or open.

    Two bounds are equal when both ends are.
    """

    start: dt.date | None
    end: dt.date | None

    @property
    def is_closed(self) -> bool:
        """True where both ends are known."""
        return self.start is not None and self.end is not None

    @property
    def days(self) -> int | None:
        """Length in days, both ends counted; None where an end is not known."""
        if self.start is None or self.end is None:
            return None
        return (self.end - self.start).days + 1

    def overlaps(self, other: Bounds) -> bool:
        """True unless the two certainly share no day. An unknown end is taken as endless."""
        mine, theirs = self.filled(), other.filled()
        return mine[0] <= theirs[1] and theirs[0] <= mine[1]

    def filled(self) -> tuple[dt.date, dt.date]:
        """Both ends, the unknown ones as far out as a date of a collection can be."""
        return self.start or EARLIEST, self.end or LATEST


def read_edtf(text: str) -> Bounds:
    """The strict bounds of an EDTF date, date and time, or interval.

    >>> read_edtf("1961-05").end
    datetime.date(1961, 5, 31)

    Raises DateError with what was found and what to write instead.
    """
    return _read(text.strip())


@lru_cache(maxsize=4096)
def _read(text: str) -> Bounds:
    if len(text) > LONGEST:
        raise DateError(f"{text[:LONGEST]!r}… is too long for a date; {ADVICE}")
    parts = text.split("/")
    if len(parts) > 2 or not any(part not in ("", "..") for part in parts):
        raise DateError(f"{text!r} is not a date this collection can read; {ADVICE}")
    if len(parts) == 1:
        return _point(text)
    start = _point(parts[0]).start if parts[0] not in ("", "..") else None
    end = _point(parts[1]).end if parts[1] not in ("", "..") else None
    if start and end and start > end:
        raise DateError(f"{text!r} ends before it starts; swap the two ends")
    return Bounds(start, end)


@lru_cache(maxsize=4096)
def _point(text: str) -> Bounds:
    try:
        _check_clock(text)
        date = text.split("T")[0]
        plain = PLAIN.fullmatch(date)
        bounds = _plain(*plain.groups()) if plain else _by_library(date)
    except Exception as error:  # the library answers odd texts with errors of every kind
        raise DateError(f"{text!r} is not an EDTF date; {ADVICE}") from error
    if bounds.filled()[0] < EARLIEST or bounds.filled()[1] > LATEST:
        years = f"{EARLIEST.year} and {LATEST.year}"
        raise DateError(f"{text!r} lies outside the years {years}; correct the year")
    return bounds


def _plain(year: str, month: str | None, day: str | None) -> Bounds:
    """A year, month or day without any mark. The library reads it too, some hundred times slower."""
    first = dt.date(int(year), int(month or 1), int(day or 1))
    if day:
        return Bounds(first, first)
    last_month = int(month or 12)
    return Bounds(first, dt.date(first.year, last_month, monthrange(first.year, last_month)[1]))


def _by_library(text: str) -> Bounds:
    parsed = parse_edtf(text)
    low, high = parsed.lower_strict(), parsed.upper_strict()
    return Bounds(dt.date(*low[:3]), dt.date(*high[:3]))


def _check_clock(text: str) -> None:
    if "T" in text and (clock(text) is None or not CLOCKED.match(text)):
        raise ValueError("a time of day stands after a whole day")


def clock(text: str) -> dt.time | None:
    """The time of day an EDTF date and time names, or None for a plain date and for an interval."""
    if "T" not in text or "/" in text:
        return None
    return dt.time.fromisoformat(text.split("T", 1)[1])


def is_vague(text: str) -> bool:
    """True for a date that EDTF marks as approximate or uncertain, and for a season.

    Its strict bounds are then a guess, so that nothing may be concluded from them.

    >>> is_vague("1961-05~"), is_vague("1961-05")
    (True, False)
    """
    return any(VAGUE.search(part.split("T")[0]) for part in text.split("/"))


def envelope(spans: Iterable[Bounds]) -> Bounds:
    """The shortest span that covers all the given ones; unknown where any of them is."""
    spans = list(spans)
    starts = [span.start for span in spans]
    ends = [span.end for span in spans]
    return Bounds(
        None if None in starts else min(day for day in starts if day),
        None if None in ends else max(day for day in ends if day),
    )


def sort_key(span: Bounds) -> tuple[dt.date, int]:
    """Sorts by start, then by width: the order of a list, never a claim about sequence."""
    return span.filled()[0], span.days or 10**6


def _valid(text: str) -> str:
    try:
        read_edtf(text)
    except DateError as error:
        what, _separator, advice = str(error).rpartition("; ")
        raise unfit(what, advice) from error
    if text != text.strip():
        raise unfit("begins or ends with a blank", "remove it")
    return text


def _closed(text: str) -> str:
    if not read_edtf(text).is_closed:
        advice = "write the widest span that it can mean: 1961/1962"
        raise unfit("has an end that is not known, which nothing here can be placed by", advice)
    return text


Edtf = Annotated[str, AfterValidator(_valid)]
ClosedEdtf = Annotated[Edtf, AfterValidator(_closed)]
