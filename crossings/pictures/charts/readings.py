"""One figure whose period can mean several things: equal bars, one number, no choice made."""

from __future__ import annotations

from crossings.pictures.canvas import ITALIC, SERIF
from crossings.pictures.charts.scales import Days, window
from crossings.pictures.charts.sheet import SIZE, SMALL, Sheet
from crossings.questions.comparisons import Readings
from crossings.questions.figures import Span


def draw(sheet: Sheet, figure: Readings, source: str) -> float:
    """Every reading to scale with equal weight, and the figures that share days; the height."""
    spans = [*figure.spans, *(span for _number, span in figure.beside), figure.written]
    days = Days(*window(spans), sheet.left, sheet.room)
    top = y = _head(sheet, figure)
    ruled = sheet.canvas.mark()
    for span in figure.spans:
        y += _reading(sheet, figure, span, days, y) + 10
    y = _others(sheet, figure, days, y)
    with sheet.canvas.beneath(ruled):
        sheet.month_ruler(days, top - 4, y)
    _written(sheet, figure.written, days, top - 4, y)
    y += 38
    sheet.rule(y)
    y += 6 + sheet.across(y + 6, figure.how_sure, SIZE)
    return y + (sheet.across(y + 3, source) + 3 if source else 0) + 8


def _head(sheet: Sheet, figure: Readings) -> float:
    number = figure.number
    sheet.text(0, 0, number.text, 30, face=SERIF, colour=sheet.hue(number.look))
    x = sheet.measure(number.text, 30, SERIF) + 10
    room = sheet.width - x - 8
    taken = 6 + sheet.text(x, 6, number.label, 14, room=room)
    taken += sheet.text(x, taken, figure.same, face=ITALIC, quiet=True, room=room)
    taken = max(44, taken + 4)
    taken += sheet.across(taken, figure.who, SIZE) + 6
    return taken + 20  # for the words of the day it was written


def _reading(sheet: Sheet, figure: Readings, span: Span, days: Days, y: float) -> float:
    look = figure.number.look
    if sheet.narrow:
        taken = sheet.gutter(y, f"{span.name}: {span.label}", plate=True) + 3
        sheet.period(days, span, y + taken, 26, look)
        return taken + 28
    taken = sheet.gutter(y, span.name, 15, face=SERIF)
    taken += sheet.gutter(y + taken + 1, span.label, quiet=True)
    high = 32 * sheet.thick
    sheet.period(days, span, y + 4, high, look)
    return max(taken, high + 8)


def _others(sheet: Sheet, figure: Readings, days: Days, y: float) -> float:
    if not figure.beside:
        return y
    sheet.rule(y + 2)
    y += 12 + sheet.across(y + 8, figure.beside_title, SIZE, plate=True)
    for number, span in figure.beside:
        taken = sheet.gutter(y, f"{number.text} {number.label}", 12, plate=sheet.narrow)
        top = y + taken + 2 if sheet.narrow else y + 3
        sheet.period(days, span, top, 10, number.look, faint=True)
        y += taken + 18 if sheet.narrow else max(taken, 16) + 4
    return y + 4


def _written(sheet: Sheet, written: Span, days: Days, top: float, foot: float) -> None:
    """The day the document was written: what it tells of lies before it."""
    if written.end is None:
        return
    x = days.at(written.end)
    sheet.line(x, top, x, foot, colour=sheet.canvas.palette.second, dash="1 3", width=1.5)
    if sheet.measure(written.label, SMALL) < x:
        sheet.text(x, top - 16, written.label, SMALL, quiet=True, anchor="end")
    else:
        sheet.across(top - 16, written.label)
