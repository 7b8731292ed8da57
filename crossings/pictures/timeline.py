"""Periods on a card: all documents over the years, and under them the months of every figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from crossings.collection.dates import read_edtf
from crossings.collection.records import Cable, Claim
from crossings.exhibit.timeline import lane_of, whole
from crossings.exhibit.ui import interface
from crossings.look.looks import HUES
from crossings.pictures.canvas import BOLD, ITALIC, SERIF, Canvas
from crossings.pictures.charts.scales import Days, window
from crossings.pictures.charts.sheet import Sheet
from crossings.pictures.view import Frame
from crossings.questions import figures
from crossings.questions.figures import Number, Span
from crossings.wording import words
from crossings.wording.reader import Reader

ZOOM = 1.3  # of the sizes of a chart on a page
LANES = ("cn", "kp", "other")
BAR, ROW = 13, 18  # px of the sheet, a reading's bar and its row
GUTTER = 0.4  # of the width, left of the bars
DOT = 5.4  # px, radius of a day
HEAD = 0.8  # of a row, the name of a lane


@dataclass(frozen=True)
class Row:
    """One period of one figure, in its lane."""

    lane: str
    number: Number
    span: Span
    label: str


def height(claim: Claim) -> float:
    """How high the bars of a figure's readings are on the canvas, with their scale."""
    return (len(claim.period.readings) * ROW + 26) * ZOOM


def readings(canvas: Canvas, claim: Claim, frame: Frame, reader: Reader) -> None:
    """One bar a reading, equal in weight, each with its letter; the frame's height is not asked."""
    sheet = _sheet(canvas, frame)
    spans = figures.spans(claim.period, reader.lang)
    days = Days(*window(spans), 16, sheet.width - 24)
    number = figures.number(claim, reader)
    sheet.month_ruler(days, 0, len(spans) * ROW)
    for row, (letter, span) in enumerate(zip(ascii_uppercase, spans, strict=False)):
        sheet.period(days, span, row * ROW + 2, BAR, number.look)
        sheet.text(0, row * ROW + 2, letter, 11.5, face=BOLD)


def timeline(canvas: Canvas, reader: Reader, claims: Sequence[Claim], frame: Frame) -> None:
    """The documents over all years, and under them the months that each figure covers."""
    sheet = _sheet(canvas, frame)
    _documents(sheet, reader, 23)
    top, foot = 83.0, frame.h / ZOOM - 28
    rows = rows_of(claims, reader)
    if not rows:
        return
    gutter = sheet.width * GUTTER
    days = Days(*window([row.span for row in rows]), gutter, sheet.width - gutter)
    lanes = len({row.lane for row in rows})
    step = min(37.0, (foot - top) / (len(rows) + lanes * HEAD))
    sheet.month_ruler(days, top, top + step * (len(rows) + lanes * HEAD))
    y, lane = top, ""
    for row in rows:
        if row.lane != lane:
            name = interface(reader)[f"lane_{row.lane}"]
            sheet.text(0, y + step * 0.1, name, min(13.0, step * 0.5), face=SERIF)
            y, lane = y + step * HEAD, row.lane
        _figure(sheet, row, days, y, step)
        y += step


def _sheet(canvas: Canvas, frame: Frame) -> Sheet:
    return Sheet(canvas, frame.w / ZOOM, x=frame.x, y=frame.y, zoom=ZOOM, paper=canvas.palette.card)


def _figure(sheet: Sheet, row: Row, days: Days, y: float, step: float) -> None:
    """Number and label left of the bar, whole, in as small a type as the row asks for."""
    size = min(13.0, step * 0.56)
    colour = sheet.hue(row.number.look)
    sheet.text(0, y + step * 0.08, row.number.text, size * 1.25, face=SERIF, colour=colour)
    x = sheet.measure(row.number.text, size * 1.25, SERIF) + 6
    room = days.x - x - 9
    while size > 5 and sheet.high(row.label, size, room) > step:
        size -= 0.25
    high = sheet.high(row.label, size, room)
    sheet.text(x, y + (step - high) / 2, row.label, size, room=room)
    sheet.period(days, row.span, y + step * 0.2, step * 0.58, row.number.look)


def rows_of(claims: Sequence[Claim], reader: Reader) -> list[Row]:
    """The periods of the figures, each reading by itself, lane by lane."""
    found = []
    for lane in LANES:
        for claim in claims:
            if lane_of(claim) == lane:
                number = figures.number(claim, reader)
                spans = figures.spans(claim.period, reader.lang)
                found += [Row(lane, number, span, _label(claim, span, reader)) for span in spans]
    return found


def _label(claim: Claim, span: Span, reader: Reader) -> str:
    unit, label = words.unit(claim, reader), reader.text(claim.label)
    named = label if unit in label or claim.unit == "people" else f"{unit}: {label}"
    return "; ".join(filter(None, (named, span.name, words.hedges(claim, reader.lang))))


def _documents(sheet: Sheet, reader: Reader, y: float) -> None:
    """A dot for a day, a bar for a month; between them, that there is no document here."""
    span = whole(reader.alone.dataset)
    assert span.start and span.end
    days = Days(span.start, span.end, 0, sheet.width)
    colours = sheet.canvas.palette
    sheet.box(0, y - 7, sheet.width, 14, fill=colours.page, stroke=colours.hairline)
    sheet.month_ruler(days, y - 7, y + 11)
    right = 0.0
    for cable in reader.dataset.documents("collection"):
        right = _document(sheet, cable, days, y, right)
    _silences(sheet, reader, days, y)


def _document(sheet: Sheet, cable: Cable, days: Days, y: float, right: float) -> float:
    """Draws one document and, where there is room, its date; returns where the next may begin."""
    span = read_edtf(cable.date.edtf)
    x1, x2 = days.ends(span.start, span.end)
    hues = [sheet.canvas.hue(HUES[way]) for way in cable.directions if way in HUES]
    if span.days and span.days > 1:
        colour = hues[0] if hues else sheet.canvas.palette.ink
        sheet.box(x1, y - 5, max(x2 - x1, 4), 10, fill=colour)
    else:
        sheet.dot(x1, y, DOT, hues or [sheet.canvas.palette.ink])
    label = words.edtf(cable.date.edtf, sheet.lang)
    w = sheet.measure(label, 10)
    left = max(x1 - w / 2, 0, right)
    if left + w > sheet.width:
        return right
    sheet.text(left, y - 22, label, 10)
    return left + w + 8


def _silences(sheet: Sheet, reader: Reader, days: Days, y: float) -> None:
    note = interface(reader)["silence"]
    dates = [read_edtf(cable.date.edtf) for cable in reader.dataset.documents("collection")]
    gaps = zip([one.end for one in dates], [one.start for one in dates[1:]], strict=False)
    for end, start in gaps:
        if end and start and days.at(start) - days.at(end) > sheet.measure(note, 10, ITALIC) + 23:
            middle = (days.at(start) + days.at(end)) / 2
            sheet.text(middle, y - 7, note, 10, face=ITALIC, anchor="middle", quiet=True)
