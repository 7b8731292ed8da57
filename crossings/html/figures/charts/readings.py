"""One figure whose period can mean several things: equal bars, one number, no choice made."""

from __future__ import annotations

import plotly.graph_objects as go

from crossings.html.figures.charts.marks import Span, Twofold
from crossings.html.figures.charts.sheet import Sheet, measured, window
from crossings.look.theme import GUTTER, Scheme


def readings(
    *,
    figure: Twofold,
    source: str,
    scheme: Scheme = "light",
    width: int = 928,
    lang: str = "en",
) -> go.Figure:
    """Every reading to scale with equal weight, and the figures that share days with them."""
    sheet = Sheet(width=width, left=0 if width < 600 else GUTTER, scheme=scheme, lang=lang)
    spans = [*figure.spans, *(span for _number, span in figure.beside), figure.written]
    sheet.calendar(window(spans))
    y = _head(sheet, figure)
    top = y
    for span in figure.spans:
        y += _reading(sheet, figure, span, y) + 10
    y = _others(sheet, figure, y)
    sheet.month_ruler(top - 4, y, y + 4)
    _written(sheet, figure, top - 4, y)
    y += 38
    sheet.rule(y)
    y += 6 + sheet.gutter_wide(figure.how_sure, y + 6, size=12.5)
    y += sheet.gutter_wide(source, y + 3)
    return sheet.figure(y + 8)


def _head(sheet: Sheet, figure: Twofold) -> float:
    number, hue = figure.number, sheet.hue(figure.number.look)
    sheet.words(number.text, 0, 0, size=30, serif=True, bold=True, colour=hue, shift=-sheet.left)
    gap = measured(number.text, 30) * 1.03 + 10 - sheet.left
    room = sheet.width - gap - sheet.left - 12
    taken = sheet.column(number.label, 0, room, 6, shift=gap, size=14)
    taken += sheet.column(figure.same, 0, room, 6 + taken, shift=gap, quiet=True, italic=True)
    taken = max(44, taken + 8) + (18 if sheet.narrow else 8)
    return taken + (sheet.gutter(figure.who, taken, quiet=True) + 8 if sheet.narrow else 4)


def _reading(sheet: Sheet, figure: Twofold, span: Span, y: float) -> float:
    if sheet.narrow:
        taken = sheet.gutter(f"{span.name}: {span.label}", y) + 3
        sheet.period(span, y + taken, 26, figure.number.look)
        return taken + 28
    taken = sheet.gutter(span.name, y, serif=True, bold=True, size=15)
    taken += sheet.gutter(span.label, y + taken + 1, quiet=True)
    sheet.period(span, y + 4, 32, figure.number.look)
    return max(taken, 40)


def _others(sheet: Sheet, figure: Twofold, y: float) -> float:
    if not figure.beside:
        return y
    sheet.rule(y + 2)
    y += 8 + sheet.gutter_wide(figure.beside_title, y + 8, quiet=True, size=12.5, plate=True) + 4
    for number, span in figure.beside:
        text = f"{number.text} {number.label}"
        if sheet.narrow:
            y += sheet.gutter(text, y, size=12) + 2
            sheet.period(span, y, 10, number.look, faint=True)
            y += 16
        else:
            taken = sheet.gutter(text, y, size=12)
            sheet.period(span, y + 3, 10, number.look, faint=True)
            y += max(taken, 16) + 4
    return y + 4


def _written(sheet: Sheet, figure: Twofold, top: float, foot: float) -> None:
    """The day the document was written: what it tells of lies before it."""
    day = figure.written.end
    if day is None:
        return
    sheet.line("x2", day, top, day, foot, colour=sheet.palette.second, dash="1px,3px", width=1.5)
    text = figure.written.label
    sheet.words(text, day, top - 16, axis="x2", size=11.5, align="right", quiet=True)
