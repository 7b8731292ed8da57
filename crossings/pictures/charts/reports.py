"""Several reports of one flow, one under the other: never added, never joined by a line."""

from __future__ import annotations

from crossings.language.i18n import speaker
from crossings.pictures.canvas import ITALIC, SERIF
from crossings.pictures.charts.scales import Days, Quantities, ticks, window
from crossings.pictures.charts.sheet import Sheet
from crossings.questions.comparisons import Report, Reports

# Columns of the wide chart, as shares of the plot: where each begins and how wide it is.
VALUES, DAYS, WHERE, SURE = (0, 0.37), (0.405, 0.22), (0.65, 0.145), (0.815, 0.185)
AIR = 1.08  # of the scale that the last tick leaves free


def draw(sheet: Sheet, reports: Reports, source: str) -> float:
    """Reports with their own periods to scale, who says so, where, how surely; the height."""
    rows = reports.rows
    marks = ticks(max((row.number.extent.shown for row in rows), default=1), 4)
    days = window([span for row in rows for span in row.spans])
    highest = max(marks[-1], 1) * AIR
    if sheet.narrow:
        scales = Quantities(highest, 0, sheet.room), Days(*days, 0, sheet.room)
        y = _narrow(sheet, reports, marks, *scales)
    else:
        values = Quantities(highest, _column(sheet, VALUES)[0], _column(sheet, VALUES)[1])
        y = _wide(sheet, reports, marks, values, Days(*days, *_column(sheet, DAYS)))
    return y + 8 + sheet.across(y + 6, source) + 6 if source else y


def _column(sheet: Sheet, share: tuple[float, float]) -> tuple[float, float]:
    """Where a column begins on the sheet, and how wide it is."""
    return sheet.left + share[0] * sheet.room, share[1] * sheet.room


def _scale_name(sheet: Sheet, reports: Reports) -> str:
    _ = speaker(sheet.lang)
    return _("{unit}, one scale from zero").format(unit=reports.unit.capitalize())


def _wide(
    sheet: Sheet, reports: Reports, marks: list[float], values: Quantities, days: Days
) -> float:
    _ = speaker(sheet.lang)
    heads = (
        (0.0, _("Reported by")),
        (values.x, _scale_name(sheet, reports)),
        (days.x, _("Period counted")),
        (_column(sheet, WHERE)[0], _("Where")),
        (_column(sheet, SURE)[0], _("How sure")),
    )
    for x, text in heads:
        sheet.text(x, 0, text, quiet=True)
    y = 22.0
    ruled = sheet.canvas.mark()
    for row in reports.rows:
        sheet.rule(y)
        taken = (
            _said(sheet, row, y + 14),
            _amount(sheet, row, y + 14, values),
            _days(sheet, row, y + 14, days),
            _column_text(sheet, WHERE, row.where, y + 14),
            _column_text(sheet, SURE, row.how_sure, y + 14),
        )
        y += max(taken) + 24
    with sheet.canvas.beneath(ruled):
        sheet.ruler(values, marks, 22, y)
        sheet.month_ruler(days, 22, y)
    sheet.rule(y + 34)
    return y + 36


def _column_text(sheet: Sheet, column: tuple[float, float], text: str, y: float) -> float:
    x, w = _column(sheet, column)
    return sheet.text(x, y, text, room=w)


def _said(sheet: Sheet, row: Report, y: float) -> float:
    taken = sheet.gutter(y, row.who, 15, face=SERIF)
    return taken + sheet.gutter(y + taken + 1, row.source, quiet=True)


def _amount(sheet: Sheet, row: Report, y: float, values: Quantities) -> float:
    sheet.quantity(values, row.number.extent, y, 30, row.number.look)
    room = values.w + 20
    size = 30 if sheet.measure(row.number.text, 30, SERIF) < room * 0.6 else 21
    return 32 + sheet.amount(values.x, y + 32, row.number, size, room=room)


def _days(sheet: Sheet, row: Report, y: float, days: Days) -> float:
    top = y
    for span in row.spans:
        sheet.period(days, span, y + 8, 14, row.number.look)
        y += 24
        told = ": ".join(filter(None, (span.name, span.label)))
        y += sheet.text(days.x, y + 2, told, room=days.w, plate=True)
    y += 3
    taken = sheet.text(days.x, y, row.printed, room=days.w, face=ITALIC, quiet=True, plate=True)
    return y + taken - top


def _narrow(
    sheet: Sheet, reports: Reports, marks: list[float], values: Quantities, days: Days
) -> float:
    _ = speaker(sheet.lang)
    y = 4 + sheet.gutter(0, _scale_name(sheet, reports), quiet=True)
    for row in reports.rows:
        y += sheet.gutter(y, row.who, 15.5, face=SERIF) + 1
        y += sheet.gutter(y, row.source, quiet=True) + 6
        sheet.ruler(values, marks[:-1] if len(marks) > 4 else marks, y - 3, y + 31)
        sheet.quantity(values, row.number.extent, y, 28, row.number.look)
        y += 48 + sheet.amount(0, y + 48, row.number, 30, room=sheet.room)
        y += 4 + sheet.gutter(y + 4, row.where)
        y += 2 + sheet.gutter(y + 2, row.how_sure, quiet=True) + 14
    sheet.rule(y)
    y += 8 + sheet.gutter(y + 6, _("Period counted"), quiet=True)
    y = _narrow_days(sheet, reports, days, y)
    sheet.rule(y + 38)
    return y + 38


def _narrow_days(sheet: Sheet, reports: Reports, days: Days, y: float) -> float:
    top, ruled = y, sheet.canvas.mark()
    for row in reports.rows:
        for span in row.spans:
            told = ": ".join(filter(None, (row.number.text, span.name, span.label)))
            y += 4 + sheet.gutter(y + 4, told, plate=True)
            sheet.period(days, span, y + 3, 14, row.number.look)
            y += 20
        y += sheet.gutter(y, row.printed, 12, face=ITALIC, quiet=True, plate=True)
    with sheet.canvas.beneath(ruled):
        sheet.month_ruler(days, top, y + 4)
    return y + 4
