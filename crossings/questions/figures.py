"""A figure ready to draw: its number, how far that reaches, and its periods, each in words.

Nothing here knows pixels, HTML or a file format, so that every drawing says and shows the same.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from math import inf

from crossings.collection.derive import Derived
from crossings.collection.records import Claim, Period
from crossings.language.i18n import speaker
from crossings.look.looks import Look, look
from crossings.wording import words
from crossings.wording.reader import Reader


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
    """A number with its qualifier as text, what it counts, how far it reaches, how it looks."""

    text: str
    label: str
    extent: Extent
    look: Look


@dataclass(frozen=True)
class Span:
    """A stretch of days, both ends included; an end that is None is not known.

    ``label`` says it in words; ``name`` is "Reading A" where a period can mean several things.
    """

    start: dt.date | None
    end: dt.date | None
    label: str
    name: str = ""


def number(claim: Claim, reader: Reader) -> Number:
    """A figure to draw, with its own label."""
    extent = Extent(claim.low if claim.low else 0, claim.high)
    return Number(
        words.amount(claim, reader.lang),
        reader.text(claim.label),
        extent,
        look(claim, reader.dataset),
    )


def value_of_ours(value: Derived, label: str, reader: Reader) -> Number:
    """A value of ours to draw, in brackets, under a label."""
    extent = Extent(value.low, value.high)
    return Number(words.bracketed(value, reader.lang), label, extent, look(value, reader.dataset))


def spans(period: Period, lang: str = "en") -> tuple[Span, ...]:
    """The period to draw: one span, or one a reading with its letter."""
    if not period.readings:
        return (Span(period.bounds.start, period.bounds.end, words.period(period, lang)),)
    _ = speaker(lang)
    pattern = _("Reading {letter}")
    return tuple(
        Span(one.bounds.start, one.bounds.end, one.label.get(lang), pattern.format(letter=letter))
        for letter, one in words.lettered(period)
    )


def source(claims: Iterable[Claim], reader: Reader) -> str:
    """The line at the foot of a picture: documents with their place in the archive."""
    _ = reader.say
    keys = dict.fromkeys(reader.dataset.cable_of[claim.id] for claim in claims)
    cables = [reader.dataset.cables[key] for key in keys]
    named = [f"{reader.text(cable.short)} ({cable.archive.reference})" for cable in cables]
    return _("Source: {documents}").format(documents="; ".join(named))
