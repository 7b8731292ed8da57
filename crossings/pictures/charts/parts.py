"""A part drawn inside its whole, and what remains in brackets: bars in one another, never stacked."""

from __future__ import annotations

from crossings.pictures.canvas import BOLD, ITALIC, SERIF
from crossings.pictures.charts.scales import Quantities, ticks
from crossings.pictures.charts.sheet import SIZE, SMALL, Sheet
from crossings.questions.comparisons import PartOfWhole, Parts
from crossings.questions.figures import Number

HIGH, INSET = 36, 6  # px: height of the whole's bar, and how far the part stands in from it
NUMBER = 17  # px, type


def draw(sheet: Sheet, parts: Parts, source: str) -> float:
    """Parts in their wholes on one scale; ours is dashed and in italics. Returns the height."""
    numbers = [number for row in parts.rows for number in (row.whole, row.part)]
    marks = ticks(max((number.extent.shown for number in numbers), default=1))
    air, share = (1.06, 1) if sheet.narrow else (1.01, 0.78)
    scale = Quantities(max(marks[-1], 1) * air, sheet.left, sheet.room * share)
    y, ruled = 6.0, sheet.canvas.mark()
    for row in parts.rows:
        y += (_narrow_row if sheet.narrow else _wide_row)(sheet, row, scale, y)
    with sheet.canvas.beneath(ruled):
        sheet.ruler(scale, marks, 0, y - 6)
    y += _unit(sheet, parts.unit, scale, marks[-1], y) + 16
    sheet.rule(y)
    y += 6 + sheet.across(y + 6, parts.how_sure, SIZE)
    return y + (sheet.across(y + 3, source) + 3 if source else 0) + 8


def _unit(sheet: Sheet, unit: str, scale: Quantities, last: float, y: float) -> float:
    """The unit at the end of the scale, or under it; returns the height it adds."""
    if sheet.narrow:
        return sheet.text(scale.x, y + 12, unit, SMALL, quiet=True, room=sheet.room)
    x = scale.at(last) + 24
    taken = sheet.text(x, y - 4, unit, SMALL, quiet=True, room=sheet.width - 8 - x)
    return max(0, taken - 16)


def _wide_row(sheet: Sheet, row: PartOfWhole, scale: Quantities, y: float) -> float:
    taken = sheet.gutter(y + 4, row.title, 15, face=SERIF)
    taken += sheet.gutter(y + 5 + taken, row.note, face=ITALIC, quiet=True)
    _bars(sheet, row, scale, y)
    x = scale.at(row.whole.extent.shown) + 9
    beside = sheet.amount(x, y + 6, row.whole, NUMBER, room=sheet.width - 8 - x, face=BOLD)
    return max(taken, HIGH + _below(sheet, row, scale, y), 6 + beside) + 22


def _narrow_row(sheet: Sheet, row: PartOfWhole, scale: Quantities, y: float) -> float:
    taken = sheet.gutter(y, row.title, 15.5, face=SERIF)
    taken += sheet.gutter(y + taken, row.note, 12, face=ITALIC, quiet=True) + 3
    taken += sheet.amount(0, y + taken, row.whole, NUMBER, room=sheet.room, face=BOLD) + 5
    _bars(sheet, row, scale, y + taken)
    return taken + HIGH + _below(sheet, row, scale, y + taken) + 24


def _bars(sheet: Sheet, row: PartOfWhole, scale: Quantities, y: float) -> None:
    sheet.quantity(scale, row.whole.extent, y, HIGH, row.whole.look, faint=True)
    sheet.quantity(scale, row.part.extent, y + INSET, HIGH - 2 * INSET, row.part.look)


def _below(sheet: Sheet, row: PartOfWhole, scale: Quantities, y: float) -> float:
    """The part's words in its bar, or under it where it is too short; the remainder's under both."""
    part, taken = row.part, 0.0
    wide = _width(sheet, part) + 12
    if scale.at(part.extent.low) - scale.x > wide + 16:
        sheet.box(scale.x + 8, y + INSET + 2, wide, HIGH - 2 * INSET - 4)
        sheet.amount(scale.x + 14, y + 6, part, NUMBER, room=wide, face=BOLD)
    else:
        taken = 3 + sheet.amount(
            scale.x, y + HIGH + 3, part, NUMBER, room=sheet.width - 8 - scale.x, face=BOLD
        )
    return taken + _rest(sheet, row, scale, y + HIGH + 5 + taken)


def _width(sheet: Sheet, number: Number) -> float:
    """How wide a number and its label run, as ``amount`` sets them."""
    own = ITALIC if number.look.is_ours else SERIF
    label = sheet.measure(number.label, SIZE, BOLD)
    return sheet.measure(number.text, NUMBER, own) + NUMBER * 0.3 + 2 + label


def _rest(sheet: Sheet, row: PartOfWhole, scale: Quantities, y: float) -> float:
    """What remains, in brackets under its share of the bar; nothing where nothing remains."""
    left, right = (scale.at(number.extent.shown) for number in (row.part, row.whole))
    if right <= left:
        return 0
    colour = sheet.canvas.palette.second
    for x in (left, right):
        sheet.line(x, y, x, y + 7, colour=colour)
    sheet.line(left, y + 7, right, y + 7, colour=colour)
    room = sheet.width - 8 - scale.x
    wide = _width(sheet, row.remainder)
    start = max(right - wide, scale.x) if wide < room else scale.x
    end = sheet.width - 8 - start
    return 14 + sheet.amount(start, y + 10, row.remainder, NUMBER, room=end)
