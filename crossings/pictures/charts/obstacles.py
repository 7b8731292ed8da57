"""A small picture of why two figures may not be added."""

from __future__ import annotations

import datetime as dt

from crossings.pictures.canvas import BOLD, SERIF
from crossings.pictures.charts.scales import Days, Quantities, window
from crossings.pictures.charts.sheet import SMALL, Sheet
from crossings.questions.obstacle import Addend, Obstacle

BOX = 0.42  # of the width, for each of two things that are not one


def draw(sheet: Sheet, obstacle: Obstacle) -> float:
    """Periods over each other, a part in its whole, or two things apart; returns the height."""
    return {"time": _time, "nested": _nested, "apart": _apart}[obstacle.kind](sheet, obstacle)


def _time(sheet: Sheet, obstacle: Obstacle) -> float:
    pair = (obstacle.first, obstacle.second)
    days = Days(*window([span for item in pair for span in item.spans]), 0, sheet.room)
    y, ruled = 4.0, sheet.canvas.mark()
    for item in pair:
        y += _said(sheet, item, y)
        for span in item.spans:
            if span.name:
                y += 2 + sheet.gutter(y, f"{span.name}: {span.label}", SMALL, quiet=True)
            sheet.period(days, span, y + 1, 17, item.number.look)
            y += 24
        y += sheet.gutter(y, item.foot, SMALL, quiet=True) + 10
    with sheet.canvas.beneath(ruled):
        for first, last in shared(obstacle):
            x1, x2 = days.ends(first, last)
            sheet.box(x1, 0, x2 - x1, y - 4, fill=sheet.canvas.palette.hairline)
        sheet.month_ruler(days, y - 4, y)
    y += 36
    return y + sheet.gutter(y, obstacle.shared, SMALL, quiet=True) + 4


def _said(sheet: Sheet, item: Addend, y: float) -> float:
    return max(23, sheet.amount(0, y, item.number, 16, room=sheet.room) + 3)


def shared(obstacle: Obstacle) -> list[tuple[dt.date, dt.date]]:
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
    highest = max(whole.number.extent.shown, part.number.extent.shown, 1)
    scale = Quantities(highest * 1.02, 0, sheet.room)
    y = 4 + _said(sheet, whole, 4)
    y += sheet.gutter(y, whole.foot, SMALL, quiet=True) + 6
    sheet.quantity(scale, whole.number.extent, y, 58, whole.number.look, faint=True)
    sheet.quantity(scale, part.number.extent, y + 8, 42, part.number.look)
    y += 64
    y += _said(sheet, part, y)
    y += sheet.gutter(y, part.foot, SMALL, quiet=True) + 3
    return y + sheet.gutter(y + 2, obstacle.shared, SMALL, quiet=True) + 8


def _apart(sheet: Sheet, obstacle: Obstacle) -> float:
    wide = sheet.room * BOX
    lefts, behind = (0, sheet.room - wide), sheet.canvas.mark()
    pair = (obstacle.first, obstacle.second)
    foot = max(_lines(sheet, item, x + 10, wide - 16) for x, item in zip(lefts, pair, strict=True))
    with sheet.canvas.beneath(behind):
        for x, item in zip(lefts, pair, strict=True):
            colour = sheet.hue(item.number.look)
            sheet.box(x, 4, wide, foot - 4, fill=colour, opacity=0.04)
            sheet.box(x, 4, wide, foot - 4, fill="none", stroke=colour, line=1.5)
    sheet.text(sheet.room / 2, foot / 2 - 22, obstacle.sign, 34, face=SERIF, anchor="middle")
    return foot + 10 + sheet.gutter(foot + 6, obstacle.shared, SMALL, quiet=True)


def _lines(sheet: Sheet, item: Addend, x: float, room: float) -> float:
    """What one of them is, line by line; returns where it ends."""
    y = 12.0
    number = item.number
    size = min(21.0, 21 * room / max(1, sheet.measure(number.text, 21, SERIF)))
    y += sheet.text(x, y, number.text, size, face=SERIF, colour=sheet.hue(number.look)) + 2
    y += sheet.text(x, y, item.unit, face=BOLD, room=room)
    for text in (item.measure, item.direction, item.who, item.doubt):
        if text:
            quiet = text in (item.who, item.doubt)
            y += 3 + sheet.text(x, y + 3, text, 12, room=room, quiet=quiet)
    return y + 10
