"""What is drawn beside the words of a chapter: rules, figures, statements or months, as data.

Nothing here knows pixels, HTML or a file format. Places on an axis are shares of its length, 0 to 1.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal

from typing_extensions import TypedDict  # pydantic, which tests the payload, needs this one

from crossings.collection.dates import Bounds, envelope, read_edtf
from crossings.collection.records import Cable, Chapter, Claim, Direction, Position, Rule, Side
from crossings.language.phrases import phrase
from crossings.look.looks import HUES, Hue, Pattern, look
from crossings.questions import comparisons
from crossings.wording import vocabulary, whole, words
from crossings.wording.reader import Reader

DAY = dt.timedelta(days=1)
Axis = tuple[dt.date, dt.date]  # its first day, and the day after its last
WAYS: tuple[Direction, ...] = ("cn-to-kp", "kp-to-cn")


class Way(TypedDict):
    """A direction of movement, as the head of a column."""

    direction: Direction
    hue: Hue
    name: str


class Case(TypedDict):
    """One case of crossing: for each direction what is laid down, empty where nothing is, and whose
    consent it needs."""

    name: str
    cells: list[tuple[str, str]]


class Rules(TypedDict):
    """What a document lays down: cases as rows, directions as columns. ``by`` says who does."""

    kind: Literal["rules"]
    ways: list[Way]
    cases: list[Case]
    none: str
    by: str


class NoNumber(TypedDict):
    """That a document has no figure: which movement it is about, and why nothing is hatched."""

    kind: Literal["no-number"]
    way: Way | None
    frame: str
    title: str
    reason: str


class Bar(TypedDict):
    """The days of one figure, in shares of the axis: the length is time, never the number.
    ``open`` names an end that is not known; the bar is then drawn to the edge."""

    claim: str
    number: str
    label: str
    hue: Hue
    pattern: Pattern
    start: float
    end: float
    open: Literal["", "start", "end"]
    ends: str
    ours: str
    who: str
    facts: list[str]


class Only(TypedDict):
    """Days that one figure covers and the other does not."""

    start: float
    end: float
    text: str


class SideBySide(TypedDict):
    """Figures of a comparison on one axis; ``ticks`` are the starts of months with their names."""

    kind: Literal["reports"]
    ticks: list[tuple[float, str]]
    bars: list[Bar]
    only: list[Only]
    note: str


class Said(TypedDict):
    """What somebody said, asked or instructed, and in which column it stands."""

    date: str
    document: str
    near: bool
    side: Side
    who: str
    stance: str
    text: str


class Statements(TypedDict):
    """Who said what, document by document; a column for each side."""

    kind: Literal["positions"]
    columns: list[tuple[Side, str]]
    rows: list[Said]


class Month(TypedDict):
    """A month: the documents dated in it, and the ring of a figure whose period it belongs to."""

    name: str
    documents: list[str]
    figures: Literal["", "collection", "neighbours"]


class Year(TypedDict):
    """Twelve months."""

    name: str
    months: list[Month]


class Months(TypedDict):
    """Every month of the years that the documents are from. ``key`` explains the marks: a document,
    a month without one, a month of a figure's period."""

    kind: Literal["months"]
    names: list[str]
    years: list[Year]
    told: str
    key: list[str]


Picture = Rules | NoNumber | SideBySide | Statements | Months


def picture(chapter: Chapter, reader: Reader) -> Picture | None:
    """What is drawn for a chapter; None where the map is its whole picture, or there is no document."""
    makers: Mapping[str, Callable[[Chapter, Reader], Picture]] = {
        "rules": _rules,
        "no-number": _no_number,
        "reports": _reports,
        "positions": _statements,
        "months": _months,
    }
    make = makers.get(chapter.picture)
    return make(chapter, reader) if make and reader.dataset.cables else None


def _way(direction: Direction, lang: str) -> Way:
    name = words.direction(direction, lang)
    return {"direction": direction, "hue": HUES[direction], "name": name[:1].upper() + name[1:]}


def _rules(chapter: Chapter, reader: Reader) -> Rules:
    _ = reader.say
    cable = reader.dataset.cables[chapter.select or ""]
    given: dict[str, dict[str, list[Rule]]] = {}
    for rule in (rule for position in cable.positions for rule in position.rules):
        given.setdefault(rule.case, {}).setdefault(rule.direction, []).append(rule)
    ways = [way for way in WAYS if any(way in found for found in given.values())]
    return {
        "kind": "rules",
        "ways": [_way(way, reader.lang) for way in ways],
        "cases": [
            {
                "name": phrase("rule_case", case, reader.lang),
                "cells": [_laid_down(given[case].get(way, []), reader) for way in ways],
            }
            for case in vocabulary.values(Rule, "case")
            if case in given
        ],
        "none": _("No rule of its own in this document."),
        "by": _("Laid down by: {who}.").format(who=words.actors(cable.senders, reader)),
    }


def _laid_down(rules: Sequence[Rule], reader: Reader) -> tuple[str, str]:
    _ = reader.say
    text = " ".join(reader.text(rule.text) for rule in rules)
    sides = dict.fromkeys(rule.consent for rule in rules if rule.consent)
    consent = "; ".join(words.country(side, reader) for side in sides)
    return text, _("needs the consent of {country}").format(country=consent) if consent else ""


def _no_number(chapter: Chapter, reader: Reader) -> NoNumber:
    _ = reader.say
    cable = reader.dataset.cables[chapter.select or ""]
    silences = [reader.text(silence) for silence in cable.silences]
    way = cable.directions[0] if len(cable.directions) == 1 else None
    return {
        "kind": "no-number",
        "way": _way(way, reader.lang) if way else None,
        "frame": _("no number"),
        "title": _("Nothing is hatched here."),
        "reason": " ".join([*silences, _("Blank is not zero.")]),
    }


# ---- figures side by side --------------------------------------------------------------------


def _reports(chapter: Chapter, reader: Reader) -> SideBySide:
    _ = reader.say
    entry = reader.dataset.comparisons[chapter.comparison or ""]
    drawing = comparisons.view(entry, reader).drawing
    assert isinstance(drawing, comparisons.Reports)
    rows = [
        (reader.dataset.claims[name], report, span)
        for name, report in zip(entry.claims, drawing.rows, strict=True)
        for span in reader.dataset.claims[name].period.candidates
    ]
    spans = [span for _claim, _report, span in rows]
    axis = _whole_months(spans)
    bars = [_bar(claim, report, span, axis, reader) for claim, report, span in rows]
    return {
        "kind": "reports",
        "ticks": _ticks(axis, reader.lang),
        "bars": bars,
        "only": _only(spans, bars, axis, reader),
        "note": _("Their length is time, not quantity."),
    }


def _bar(claim: Claim, report: comparisons.Report, span: Bounds, axis: Axis, reader: Reader) -> Bar:
    _ = reader.say
    shown, read = look(claim, reader.dataset), _("as we read it")
    ends = _("ends {day}").format(day=words.day(span.end, reader.lang)) if span.end else ""
    return {
        "claim": claim.id,
        "number": report.number.text,
        "label": reader.text(reader.measure(claim).label),
        "hue": shown.hue,
        "pattern": shown.pattern,
        "start": _share(span.start, axis) if span.start else 0,
        "end": _share(span.end + DAY, axis) if span.end else 1,
        "open": "start" if span.start is None else "end" if span.end is None else "",
        "ends": ends,
        "ours": f"[{read}]" if claim.period.basis and ends else "",
        "who": report.who,
        "facts": [
            text for text in (report.where, report.how_sure, words.hands(claim, reader)) if text
        ],
    }


def _whole_months(spans: Iterable[Bounds]) -> Axis:
    """The first day of the first month, and the day after the last month, of the known days."""
    days = [day for span in spans for day in (span.start, span.end) if day]
    return min(days).replace(day=1), _next_month(max(days))


def _next_month(day: dt.date) -> dt.date:
    return (day.replace(day=1) + 31 * DAY).replace(day=1)


def _share(day: dt.date, axis: Axis) -> float:
    return round((day - axis[0]) / (axis[1] - axis[0]), 5)


def _ticks(axis: Axis, lang: str) -> list[tuple[float, str]]:
    found, day = [], axis[0]
    while day < axis[1]:
        name = words.month_tick(day, lang)
        if day == axis[0] or day.month == 1:
            name = f"{words.year(day, lang)} {name}"
        found.append((_share(day, axis), name))
        day = _next_month(day)
    return found


def _only(spans: Sequence[Bounds], bars: Sequence[Bar], axis: Axis, reader: Reader) -> list[Only]:
    """Of two figures with known days: the days before both begin, and after the first has ended."""
    if len(spans) != 2 or not all(span.is_closed for span in spans):
        return []
    _ = reader.say
    (a, b), (c, d) = (span.filled() for span in spans)
    pieces = []
    if a != c:
        owner = 0 if a < c else 1
        pieces.append((min(a, c), min(max(a, c) - DAY, (b, d)[owner]), owner))
    if b != d:
        owner = 0 if b > d else 1
        pieces.append((max(min(b, d) + DAY, (a, c)[owner]), max(b, d), owner))
    said = _("{figure} alone covers {days}")
    return [
        {
            "start": _share(first, axis),
            "end": _share(last + DAY, axis),
            "text": said.format(
                days=words.bounds(Bounds(first, last), reader.lang), figure=bars[owner]["number"]
            ),
        }
        for first, last, owner in pieces
    ]


# ---- statements and months -------------------------------------------------------------------


def _statements(chapter: Chapter, reader: Reader) -> Statements:
    _ = reader.say
    rows = [
        _said(position, cable, reader)
        for cable in reader.dataset.cables.values()
        for position in cable.positions
        if position.id in chapter.positions
    ]
    wrote = whole.writers(reader.dataset)
    columns: list[tuple[Side, str]] = []
    for side in dict.fromkeys(row["side"] for row in rows):
        name = words.country(side, reader)
        told = _("{country}, as told in these documents").format(country=name)
        columns.append((side, name if side in wrote else told))
    return {"kind": "positions", "columns": columns, "rows": rows}


def _said(position: Position, cable: Cable, reader: Reader) -> Said:
    return {
        "date": words.edtf(cable.date.edtf, reader.lang),
        "document": cable.id,
        "near": cable.ring != "collection",
        "side": reader.dataset.sides(position.holder)[0],
        "who": words.actor_short(position.holder, reader),
        "stance": phrase("position_kind", position.kind, reader.lang),
        "text": reader.text(position.summary),
    }


def _months(_chapter: Chapter, reader: Reader) -> Months:
    """Every month from the first document's year to the last one's, and what there is of it."""
    _ = reader.say
    dates = {cable.id: read_edtf(cable.date.edtf) for cable in reader.dataset.cables.values()}
    first, last = envelope(dates.values()).filled()
    years: list[Year] = [
        {
            "name": words.year(dt.date(year, 1, 1), reader.lang),
            "months": [_month(dt.date(year, month, 1), dates, reader) for month in range(1, 13)],
        }
        for year in range(first.year, last.year + 1)
    ]
    own = reader.alone.dataset.cables
    held = sum(
        any(key in own for key in one["documents"]) for row in years for one in row["months"]
    )
    told = _("{months} months, {years}. {held} of them have a document of the collection.")
    return {
        "kind": "months",
        "names": [words.month_tick(dt.date(first.year, n, 1), reader.lang) for n in range(1, 13)],
        "years": years,
        "told": told.format(
            months=words.number(12 * len(years), reader.lang),
            years=words.years(reader.dataset),
            held=words.number(held, reader.lang),
        ),
        "key": [
            _("a document; square: no day"),
            _("no document here"),
            _("a month in the period of some figure, under one reading or another"),
        ],
    }


def _month(first: dt.date, dates: Mapping[str, Bounds], reader: Reader) -> Month:
    month = Bounds(first, _next_month(first) - DAY)
    rings = {
        claim.context.ring
        for claim in reader.dataset.claims.values()
        if claim.direction != "not-applicable"
        for span in claim.period.candidates
        if span.is_closed and span.overlaps(month)
    }
    return {
        "name": words.month(first, reader.lang),
        "documents": [key for key, span in dates.items() if span.overlaps(month)],
        "figures": "collection" if "collection" in rings else "neighbours" if rings else "",
    }
