"""Several reports of one flow, one under the other: never added, never joined by a line."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from crossings.html.figures.charts.marks import Count
from crossings.html.figures.charts.sheet import Sheet, broken, measured, ticks, window
from crossings.language.i18n import speaker
from crossings.look.theme import GUTTER, Scheme

VALUES, DAYS, WHERE, SURE = (0, 0.37), (0.405, 0.625), 0.65, 0.815


def counts(
    *,
    rows: Sequence[Count],
    unit: str,
    source: str,
    scheme: Scheme = "light",
    width: int = 928,
    lang: str = "en",
) -> go.Figure:
    """Reports of one flow with their own periods to scale, who says so, where, how surely."""
    sheet = Sheet(width=width, left=0 if width < 600 else GUTTER, scheme=scheme, lang=lang)
    marks = ticks(max((row.number.extent.shown for row in rows), default=1), 4)
    days = window([span for row in rows for span in row.spans])
    sheet.scale(max(marks[-1], 1) * 1.08, (0, 1) if sheet.narrow else VALUES)
    sheet.calendar(days, (0, 1) if sheet.narrow else DAYS)
    draw = _narrow if sheet.narrow else _wide
    y = draw(sheet, rows, unit, marks)
    y += 8 + sheet.gutter_wide(source, y + 6)
    return sheet.figure(y + 6)


def _wide(sheet: Sheet, rows: Sequence[Count], unit: str, marks: Sequence[float]) -> float:
    _ = speaker(sheet.lang)
    sheet.gutter(_("Who says so"), 0, quiet=True)
    head = _("{unit}, one scale from zero").format(unit=unit.capitalize())
    heads = (
        (head, VALUES[0]),
        (_("Period counted"), DAYS[0]),
        (_("Where"), WHERE),
        (_("How sure"), SURE),
    )
    for text, x in heads:
        sheet.words(text, x, 0, quiet=True)
    sheet.rule(22)
    y = 22.0
    for number, row in enumerate(rows):
        if number:
            sheet.rule(y)
        y += (
            max(_said(sheet, row, y + 14), _drawn(sheet, row, y + 14), _placed(sheet, row, y + 14))
            + 24
        )
    sheet.ruler(marks, 22, y, y + 4)
    sheet.month_ruler(22, y, y + 4)
    sheet.rule(y + 36)
    return y + 36


def _said(sheet: Sheet, row: Count, y: float) -> float:
    taken = sheet.gutter(row.who, y, serif=True, bold=True, size=15)
    return taken + sheet.gutter(row.source, y + taken + 1, quiet=True)


def _drawn(sheet: Sheet, row: Count, y: float) -> float:
    sheet.quantity(row.number.extent, y, 30, row.number.look)
    taken = _number(sheet, row, y + 32, sheet.room * (VALUES[1] - VALUES[0]) + 20)
    below = y
    for span in row.spans:
        sheet.period(span, below + 8, 14, row.number.look)
        below += 24
        below += sheet.column(
            ": ".join(filter(None, (span.name, span.label))), DAYS[0], 160, below + 2
        )
    printed = sheet.column(row.printed, DAYS[0], 160, below + 3, italic=True, quiet=True)
    return max(32 + taken, below + printed - y)


def _number(sheet: Sheet, row: Count, y: float, room: float) -> float:
    hue = sheet.hue(row.number.look)
    size = 30 if measured(row.number.text, 30) < room * 0.6 else 21
    sheet.words(row.number.text, 0, y, serif=True, bold=True, size=size, colour=hue)
    beside = measured(row.number.text, size) * 1.02 + 10
    lines = broken(row.number.label, room - beside, 12.5)
    top = y + size * 0.85 - 9 if len(lines) < 2 else y + 8
    return (
        max(size * 1.3, top - y + sheet.words(lines, 0, top, shift=beside)) if lines else size * 1.3
    )


def _placed(sheet: Sheet, row: Count, y: float) -> float:
    where = sheet.column(row.where, WHERE, sheet.room * (SURE - WHERE) - 14, y)
    return max(where, sheet.column(row.how_sure, SURE, sheet.room * (1 - SURE) - 4, y))


def _narrow(sheet: Sheet, rows: Sequence[Count], unit: str, marks: Sequence[float]) -> float:
    _ = speaker(sheet.lang)
    y = sheet.gutter(_("{unit}, one scale from zero").format(unit=unit.capitalize()), 0, quiet=True)
    y += 4
    for row in rows:
        y += sheet.gutter(row.who, y, serif=True, bold=True, size=15.5) + 1
        y += sheet.gutter(row.source, y, quiet=True) + 6
        sheet.ruler(marks[:-1] if len(marks) > 4 else marks, y - 3, y + 31, y + 32)
        sheet.quantity(row.number.extent, y, 28, row.number.look)
        y += 48 + _number(sheet, row, y + 48, sheet.room)
        y += sheet.gutter(row.where, y + 4) + sheet.gutter(row.how_sure, y + 22, quiet=True) + 26
    sheet.rule(y)
    y += 6 + sheet.gutter(_("Period counted"), y + 6, quiet=True)
    top = y + 2
    for row in rows:
        for span in row.spans:
            text = ": ".join(filter(None, (row.number.text, span.name, span.label)))
            y += 4 + sheet.gutter(text, y + 4)
            sheet.period(span, y + 3, 14, row.number.look)
            y += 20
        y += sheet.gutter(row.printed, y, italic=True, quiet=True, size=12)
    sheet.month_ruler(top, y + 4, y + 6)
    sheet.rule(y + 38)
    return y + 38
