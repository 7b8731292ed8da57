"""A small picture of why two figures may not be added."""

from __future__ import annotations

import datetime as dt

import plotly.graph_objects as go

from crossings.html.figures.charts.marks import Item, Obstacle
from crossings.html.figures.charts.sheet import Sheet, broken, measured, window
from crossings.look.theme import Scheme


def reason(
    *, obstacle: Obstacle, scheme: Scheme = "light", width: int = 366, lang: str = "en"
) -> go.Figure:
    """Periods over each other, a part in its whole, or two things that are not one."""
    sheet = Sheet(width=width, left=0, scheme=scheme, lang=lang, card=True)
    draw = {"time": _time, "nested": _nested, "apart": _apart}[obstacle.kind]
    return sheet.figure(draw(sheet, obstacle))


def _time(sheet: Sheet, obstacle: Obstacle) -> float:
    pair = (obstacle.first, obstacle.second)
    spans = [span for item in pair for span in item.spans]
    sheet.calendar(window(spans))
    y = 4.0
    for item in pair:
        y += _said(sheet, item, y)
        for span in item.spans:
            if span.name:
                y += 2 + sheet.gutter(f"{span.name}: {span.label}", y, size=11.5, quiet=True)
            sheet.period(span, y + 1, 17, item.number.look)
            y += 24
        y += sheet.gutter(item.foot, y, size=11.5, quiet=True) + 10
    for first, last in _shared(obstacle):
        sheet.shade(max(first, sheet.days[0]), min(last, sheet.days[1]), 0, y - 4)
    sheet.month_ruler(y - 4, y, y + 1)
    y += 34
    return y + sheet.gutter(obstacle.shared, y, size=11.5, quiet=True) + 4


def _said(sheet: Sheet, item: Item, y: float) -> float:
    hue = sheet.hue(item.number.look)
    sheet.words(item.number.text, 0, y, size=16, serif=True, bold=True, colour=hue)
    gap = measured(item.number.text, 16) * 1.04 + 7
    taken = sheet.column(item.number.label, 0, sheet.room - gap, y + 3, shift=gap)
    return max(23, taken + 5)


def _shared(obstacle: Obstacle) -> list[tuple[dt.date, dt.date]]:
    """Stretches of days that a reading of the one shares with a reading of the other."""
    found = []
    for one in obstacle.first.spans:
        for other in obstacle.second.spans:
            first = max(one.start or dt.date.min, other.start or dt.date.min)
            last = min(one.end or dt.date.max, other.end or dt.date.max)
            if first <= last < dt.date.max:
                found.append((first, last))
    return found


def _nested(sheet: Sheet, obstacle: Obstacle) -> float:
    whole, part = obstacle.first, obstacle.second
    sheet.scale(max(whole.number.extent.shown, part.number.extent.shown, 1) * 1.02)
    y = 4 + _said(sheet, whole, 4)
    y += sheet.gutter(whole.foot, y, size=11.5, quiet=True) + 6
    sheet.quantity(whole.number.extent, y, 58, whole.number.look, faint=True)
    sheet.quantity(part.number.extent, y + 8, 42, part.number.look)
    y += 62
    y += _said(sheet, part, y + 2)
    y += sheet.gutter(part.foot, y, size=11.5, quiet=True) + 3
    return y + sheet.gutter(obstacle.shared, y + 2, size=11.5, quiet=True) + 8


def _apart(sheet: Sheet, obstacle: Obstacle) -> float:
    room = sheet.room * 0.42 - 16
    pair = (obstacle.first, obstacle.second)
    heights = []
    for place, item in zip((0, 0.58), pair, strict=True):
        shift, y = 10, 12.0
        hue = sheet.hue(item.number.look)
        sheet.words(
            item.number.text, place, y, size=21, serif=True, bold=True, colour=hue, shift=shift
        )
        y += 29
        y += sheet.column(item.unit, place, room, y, shift=shift, bold=True)
        for text in filter(None, (item.measure, item.direction, item.who, item.doubt)):
            lines = broken(text, room, 12)
            y += 3 + sheet.words(
                lines, place, y + 3, size=12, shift=shift, quiet=text in (item.who, item.doubt)
            )
        heights.append(y + 10)
    foot = max(heights)
    sheet.frame(0, 0.42, 4, foot, pair[0].number.look)
    sheet.frame(0.58, 1, 4, foot, pair[1].number.look)
    sheet.words(obstacle.sign, 0.5, foot / 2 - 22, size=34, serif=True, align="center")
    return foot + 6 + sheet.gutter(obstacle.shared, foot + 6, size=11.5, quiet=True)
