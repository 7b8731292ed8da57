"""A part drawn inside its whole, and what remains in brackets: bars in one another, never stacked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from crossings.html.figures.charts.marks import Nest, Number
from crossings.html.figures.charts.sheet import Sheet, broken, measured, ticks
from crossings.look.theme import GUTTER, Scheme

OUTER, INSET = 36, 6  # px: height of the whole's bar, and how far the part stands in from it


def within(
    *,
    rows: Sequence[Nest],
    unit: str,
    source: str,
    how_sure: str,
    scheme: Scheme = "light",
    width: int = 928,
    lang: str = "en",
) -> go.Figure:
    """Parts inside their wholes on one scale; what is worked out by us is dashed and in italics."""
    sheet = Sheet(width=width, left=0 if width < 600 else GUTTER, scheme=scheme, lang=lang)
    highest = max((row.whole.extent.shown for row in rows), default=1)
    marks = ticks(highest, 5)
    sheet.scale(
        max(marks[-1], 1) * (1.06 if sheet.narrow else 1.01), (0, 1 if sheet.narrow else 0.78)
    )
    y = 6.0
    for row in rows:
        y += (_narrow_row if sheet.narrow else _wide_row)(sheet, row, y)
    sheet.ruler(marks, 0, y - 6, y - 4)
    if sheet.narrow:
        y += 14
        sheet.words(unit, 1, y - 4, size=11.5, align="right", quiet=True)
    else:
        sheet.words(unit, marks[-1], y - 4, axis="x", size=11.5, quiet=True, shift=24)
    y += 16
    sheet.rule(y)
    y += 6 + sheet.gutter_wide(how_sure, y + 6, size=12.5)
    y += sheet.gutter_wide(source, y + 3)
    return sheet.figure(y + 8)


def _wide_row(sheet: Sheet, row: Nest, y: float) -> float:
    taken = sheet.gutter(row.title, y + 4, serif=True, bold=True, size=15)
    taken += sheet.gutter(row.note, y + 5 + taken, italic=True, quiet=True)
    _bars(sheet, row, y)
    _beside(sheet, row.whole, row.whole.extent.shown, y + 6)
    return max(taken, OUTER + _below(sheet, row, y)) + 22


def _narrow_row(sheet: Sheet, row: Nest, y: float) -> float:
    taken = sheet.gutter(row.title, y, serif=True, bold=True, size=15.5)
    taken += sheet.gutter(row.note, y + taken, italic=True, quiet=True, size=12) + 3
    _beside(sheet, row.whole, 0, y + taken, shift=0)
    taken += 27
    _bars(sheet, row, y + taken)
    return taken + OUTER + _below(sheet, row, y + taken) + 24


def _bars(sheet: Sheet, row: Nest, y: float) -> None:
    sheet.quantity(row.whole.extent, y, OUTER, row.whole.look, faint=True)
    sheet.quantity(row.part.extent, y + INSET, OUTER - 2 * INSET, row.part.look)


def _beside(sheet: Sheet, number: Number, x: float, y: float, shift: float = 9) -> None:
    """The number in the hue, what it counts beside it; ours in italics."""
    style: dict[str, Any] = {
        "axis": "x",
        "serif": True,
        "bold": True,
        "italic": number.look.is_ours,
    }
    sheet.words(number.text, x, y, size=17, colour=sheet.hue(number.look), shift=shift, **style)
    gap = measured(number.text, 17) * 1.04 + 7
    room = sheet.room - sheet.pixels("x", x) - shift - gap
    lines = broken(number.label, max(room, 60), 12.5)
    sheet.words(lines, x, y + (3 if len(lines) == 1 else -4), axis="x", shift=shift + gap)


def _below(sheet: Sheet, row: Nest, y: float) -> float:
    """The part's words in its bar, or under it where it is too short; the remainder's under both."""
    part, rest = row.part, row.remainder
    taken = 0.0
    wanted = measured(part.text, 17) + measured(part.label, 12.5) + 34
    if sheet.pixels("x", part.extent.low) > wanted:
        _plate(sheet, part, y + 6)
    else:
        _beside(sheet, part, 0, y + OUTER + 3, shift=0)
        taken = 26
    left, right = row.part.extent.shown, row.whole.extent.shown
    if right <= left:
        return taken
    top = y + OUTER + 5 + taken
    foot = top + 7
    for x in (left, right):
        sheet.line("x", x, top, x, foot, colour=sheet.palette.second)
    sheet.line("x", left, foot, right, foot, colour=sheet.palette.second)
    return taken + 14 + _rest(sheet, rest, right, foot + 3)


def _plate(sheet: Sheet, number: Number, y: float) -> None:
    """The part's words on a cleared piece of its bar."""
    hue = sheet.hue(number.look)
    gap = measured(number.text, 17) * 1.04 + 7
    width = gap + measured(number.label, 12.5) + 14
    sheet.plate(8, width + 12, y + 2, OUTER - 2 * INSET - 4)
    sheet.words(
        number.text, 0, y, axis="x", size=17, serif=True, bold=True, colour=hue, shift=12,
        italic=number.look.is_ours,
    )  # fmt: skip
    sheet.words(number.label, 0, y + 4, axis="x", shift=12 + gap)


def _rest(sheet: Sheet, number: Number, right: float, y: float) -> float:
    """What remains: right-aligned under its bracket, or from the left edge where it is too long."""
    gap = measured(number.text, 17) * 1.04 + 8
    room = sheet.pixels("x", right) - gap
    lines = broken(number.label, max(room, sheet.room * 0.55), 12.5)
    long = max((measured(line, 12.5) for line in lines), default=0)
    start = max(sheet.pixels("x", right) - gap - long, 0)
    hue = sheet.hue(number.look)
    sheet.words(
        number.text, 0, y, axis="x", size=17, serif=True, italic=True, colour=hue, shift=start
    )
    taken = sheet.words(lines, 0, y + 4, axis="x", italic=True, quiet=True, shift=start + gap)
    return max(taken, 22)
