"""Picture cards: one figure, comparison, map or timeline that cannot lie when passed on alone.

What was counted, for when, where, who reports it through whom, how surely, what stands beside it,
what must not be read from it, and where it is from: all of it is part of the picture.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crossings.collection.load import Dataset
from crossings.collection.records import Cable, Claim, Comparison
from crossings.exhibit.layers import mark_id
from crossings.look.looks import look
from crossings.look.theme import Scheme
from crossings.pictures import atlas, timeline, view
from crossings.pictures.canvas import BOLD, SERIF, Canvas
from crossings.pictures.card_words import (
    caption,
    facts,
    footer,
    headline,
    is_mapped,
    limits,
    named,
    others_of,
)
from crossings.pictures.charts import chart
from crossings.pictures.fonts import Face
from crossings.pictures.view import Frame, Shown
from crossings.questions import comparisons
from crossings.wording import story, words
from crossings.wording.facts import Fact
from crossings.wording.reader import Reader

SIZES = {"landscape": (1600, 900), "square": (1200, 1200)}
TIMELINE = "timeline"
EDGE = 64.0  # px left free on either side
SMALLEST = 12.4  # px, type of facts; texts longer than that are an error
LARGEST = 26.0


class CardError(ValueError):
    """A card that cannot be drawn: nothing has that id, or its words do not fit."""


@dataclass(frozen=True)
class Card:
    """A finished card: the picture, its title and its text alternative.

    ``shown`` are the figures it shows, drawn or in words; each has its document in the foot.
    """

    canvas: Canvas
    title: str
    alternative: str
    shown: tuple[Claim, ...]

    def svg(self, embedded: bool = True) -> str:
        """The card as SVG, with its fonts inside unless they are not asked for."""
        return self.canvas.svg(self.title, self.alternative, embedded)

    def png(self, zoom: float = 1) -> bytes:
        """The card as PNG, ``zoom`` pixels a unit of its size. Raises as ``Canvas.png`` does."""
        return self.canvas.png(zoom)


@dataclass(frozen=True)
class Order:
    """How a card is wanted."""

    scheme: Scheme = "light"
    square: bool = False


def ids(dataset: Dataset) -> tuple[str, ...]:
    """Everything there is a card of."""
    return (*dataset.claims, *dataset.comparisons, *dataset.cables, TIMELINE)


def card(key: str, reader: Reader, order: Order) -> Card:
    """The card of a figure, a comparison, a document's map, or the whole timeline.

    Raises CardError where nothing is called ``key``, or where its words do not fit on a card.
    """
    data = reader.dataset
    shelves: tuple[tuple[Any, Callable[[Any, Reader, Order], Card]], ...] = (
        (data.claims, _figure_card),
        (data.comparisons, _comparison_card),
        (data.cables, _map_card),
        ({TIMELINE: TIMELINE}, _timeline_card),
    )
    for shelf, draw in shelves:
        if key in shelf:
            return draw(shelf[key], reader, order)
    raise CardError(f"nothing is called {key!r}; there are: {', '.join(ids(data))}")


def write(key: str, path: Path, reader: Reader, order: Order) -> None:
    """Write a card as PNG or SVG, by the ending of the file's name.

    Raises CardError for another ending and as ``card`` does, OSError where it cannot be written.
    """
    made = card(key, reader, order)
    if path.suffix == ".svg":
        path.write_text(made.svg(), encoding="utf-8")
    elif path.suffix == ".png":
        path.write_bytes(made.png())
    else:
        raise CardError(f"{path.name}: write .png or .svg")


class _Sheet:
    """A card in the making: border, head and foot stand, and boxes rise from the foot.

    Its content reaches from ``left`` to ``right`` and down to ``bottom``, in pixels.
    """

    def __init__(self, reader: Reader, order: Order, kind: str, claims: Sequence[Claim], *,
                 cables: Collection[Cable] = (), mapped: bool = False) -> None:  # fmt: skip
        """``cables`` are the documents in the foot, by default those of the figures."""
        width, height = SIZES["square" if order.square else "landscape"]
        self.canvas = canvas = Canvas(width, height, order.scheme, reader.lang)
        canvas.rect(0, 0, width, height, fill=canvas.palette.card)
        canvas.rect(24, 24, width - 48, height - 48, stroke=canvas.palette.ink, line=1.4)
        self.left, self.right = EDGE, width - EDGE
        self.claims, self.second = tuple(claims), canvas.palette.second
        canvas.text(self.left, 84, "Crossings", 24, face=SERIF)
        canvas.text(self.right, 84, kind, 21, anchor="end", colour=self.second)
        own = cables or {cable.id: cable for cable in map(reader.cable, claims)}.values()
        self.footer = footer(claims, own, reader, mapped)
        self.bottom = self._foot()

    @property
    def room(self) -> float:
        """Its width between the margins."""
        return self.right - self.left

    def _foot(self) -> float:
        canvas, size = self.canvas, 15.0
        while canvas.height_of(self.footer, self.room, size, leading=1.3) > 120 and size > 10.5:
            size -= 0.5
        top = canvas.height - 46 - canvas.height_of(self.footer, self.room, size, leading=1.3)
        canvas.rule(self.left, top - 10, self.right, top - 10, stroke=canvas.palette.edge)
        canvas.block(self.left, top, self.footer, self.room, size, colour=self.second, leading=1.3)
        return top - 10

    def box(self, name: str, text: str, gap: float = 16) -> None:
        """A warning with a bar in ink, ``gap`` above what stands at the bottom already."""
        canvas, size, room = self.canvas, 20.0, self.room - 24
        while canvas.height_of(name + text, room, size) > 116 and size > 14:
            size -= 0.5
        lines, name = canvas.lines(name + text, room, size), name.rstrip()
        bottom = self.bottom - gap
        self.bottom = y = bottom - len(lines) * size * 1.34
        canvas.rect(self.left, y, 5, bottom - y, fill=canvas.palette.ink)
        for number, line in enumerate(lines):
            x = self.left + 24
            if number == 0 and line.startswith(name):
                x += canvas.text(x, y + size, name, size, face=BOLD) + size * 0.3
                line = line[len(name) :].lstrip()
            canvas.text(x, y + size, line, size)
            y += size * 1.34

    def fact(self, name: str, value: str, x: float, y: float, room: float, size: float) -> float:
        """A name and under it what it stands for; returns the lower edge."""
        self.canvas.text(x, y + size * 0.7, name, size * 0.775, colour=self.second)
        return self.canvas.block(x, y + size * 0.9, value, room, size, leading=1.25)

    def card(self, title: str, *said: str) -> Card:
        """The finished card; ``said`` and the foot are its text alternative."""
        alternative = " ".join([*said, self.footer])
        return Card(self.canvas, title, alternative, self.claims)


# ---- one figure ------------------------------------------------------------------------------


def _figure_card(claim: Claim, reader: Reader, order: Order) -> Card:
    _ = reader.say
    shown, mapped = [claim, *others_of(claim, reader.dataset)], is_mapped(claim)
    kind = _("one reported figure, with its doubts")
    sheet = _Sheet(reader, order, kind, shown, mapped=mapped)
    left, right, wide = sheet.left, sheet.right, sheet.canvas.width
    room = sheet.room if order.square else wide * 0.53 - left
    y = _headline(sheet, claim, reader, room, 190 if order.square else 150)
    told, warning = _("Do not conclude. "), limits(claim, reader)
    sheet.box(told, warning)
    foot, rows = sheet.bottom - 22, facts(claim, reader)
    if order.square:
        place = Frame(left, y + 22, room * 0.5, foot - y - 22)
        x = left + room * 0.53 if mapped else left
        column = Frame(x, y + 16, right - x, foot - y - 16)
    else:
        place = Frame(wide * 0.56, 112, right - wide * 0.56, foot - 112)
        column = Frame(left, y + 14, room if mapped else right - left, foot + 4 - y - 14)
    if mapped:
        _facts_map(sheet.canvas, place, claim, reader)
    _facts(sheet, rows, column, claim, reader)
    title = f"{words.quantity(claim, reader)}, {reader.text(claim.label)}"
    said = (f"{fact.name}: {fact.value}." for fact in rows)
    return sheet.card(title, words.statement(claim, reader), *said, told + warning)


def _headline(sheet: _Sheet, claim: Claim, reader: Reader, room: float, most: float) -> float:
    """The number as large as the room allows, its direction, what it is of; the lower edge."""
    canvas, left, hue = sheet.canvas, sheet.left, look(claim, reader.dataset).hue
    number, colour = words.amount(claim, reader.lang), canvas.hue(hue)
    size = min(most, room * 0.55 / max(1, canvas.measure(number, 1, SERIF)))
    x, y = left - size * 0.03, 112 + size * 0.78
    end = x + canvas.text(x, y, number, size, face=SERIF, colour=colour)
    if hue != "ink":
        canvas.wedge(end + 26, y, size * 0.26, claim.direction)
        end += 26 + size * 0.26
    way = words.direction(claim.direction, reader.lang)
    canvas.block(end + 18, y - 26, way, left + room - end - 18, 25, colour=colour)
    title, face = headline(claim, reader), Face("serif")
    return canvas.block(left, y + size * 0.2, title, room, 36, face=face, leading=1.24)


def _facts_map(canvas: Canvas, frame: Frame, claim: Claim, reader: Reader) -> None:
    _ = reader.say
    found, key = view.areas(reader.dataset), mark_id(claim)
    # A figure without a place has no map of its own; another's area beside it would pass for its.
    others = others_of(claim, reader.dataset) if key in found else []
    text = caption([claim], reader)
    if any(mark_id(other) in found for other in others):
        text += " " + _("Fainter: a figure to compare it with.")
    box = view.box_of(key or "home", reader.dataset)
    atlas.atlas(canvas, frame, box, Shown((claim,), tuple(others)), reader, text)


def _facts(sheet: _Sheet, rows: Sequence[Fact], frame: Frame, claim: Claim, reader: Reader) -> None:
    """The facts in one column, or two where the room is wide; smaller until they fit."""
    canvas, gap, columns = sheet.canvas, 36, 2 if frame.w > 700 else 1
    width = (frame.w - gap * (columns - 1)) / columns
    strip = timeline.height(claim) if claim.period.readings else 0

    def height(fact: Fact, size: float) -> float:
        own = strip if fact.key == "period" else 0
        return 1.4 * size + canvas.height_of(fact.value, width, size, leading=1.25) + own

    for step in range(int((LARGEST - SMALLEST) / 0.6) + 1):
        size = LARGEST - 0.6 * step
        heights = [height(fact, size) for fact in rows]
        split = _split(heights) if columns == 2 else len(rows)
        if max(sum(heights[:split]), sum(heights[split:])) <= frame.h:
            break
    else:
        raise CardError(f"{claim.id}: its words do not fit on a card; shorten its texts")
    for column, part in enumerate((rows[:split], rows[split:])):
        y, x = frame.y, frame.x + column * (width + gap)
        for fact in part:
            y = sheet.fact(fact.name, fact.value, x, y, width, size)
            if strip and fact.key == "period":
                timeline.readings(canvas, claim, Frame(x, y + 4, width, strip), reader)
                y += strip
            y += size / 2


def _split(heights: Sequence[float]) -> int:
    return min(range(1, len(heights)), key=lambda n: max(sum(heights[:n]), sum(heights[n:])))


# ---- comparisons, maps, the timeline ---------------------------------------------------------


def _comparison_card(entry: Comparison, reader: Reader, order: Order) -> Card:
    _ = reader.say
    shown = comparisons.view(entry, reader)
    claims = [reader.dataset.claims[key] for key in shown.claims]
    sheet = _Sheet(reader, order, _("figures side by side, with their doubts"), claims)
    canvas, left, room = sheet.canvas, sheet.left, sheet.room
    y = canvas.block(left, 112, shown.title, room, 44, face=SERIF, leading=1.15)
    y = canvas.block(left, y + 8, shown.lead, room, 22, colour=sheet.second)
    may, may_not = (_("May be concluded. "), shown.may), (_("Do not conclude. "), shown.may_not)
    sheet.box(*may_not)
    sheet.box(*may, gap=14)
    chart.within(canvas, shown, Frame(left, y + 20, room, sheet.bottom - 40 - y))
    verdicts = "".join(may), "".join(may_not), story.reservations(claims, reader)
    return sheet.card(shown.title, shown.title, shown.alternative, *verdicts)


def _map_card(cable: Cable, reader: Reader, order: Order) -> Card:
    _ = reader.say
    drawn = [claim for claim in cable.claims if claim.unit != "copies"]
    kind, date = _("one document on the map"), words.cable_date(cable, reader.lang)
    sheet = _Sheet(reader, order, kind, drawn, cables=[cable], mapped=True)
    canvas, left = sheet.canvas, sheet.left
    room = sheet.room if order.square else canvas.width * 0.36 - left
    plate = " ".join(line.text for line in words.plate(cable, reader))
    size, face = 32 if order.square else 31, Face("serif")
    y = canvas.block(left, 112, date, room, 24, colour=sheet.second)
    y = canvas.block(left, y + 6, plate, room, size, face=face, leading=1.26) + 14
    warning = " ".join(map(reader.text, cable.silences[:2]))
    sheet.box(_("What it does not say. "), warning)
    y = _about(sheet, cable, drawn, reader, y, room, order.square)
    x = left if order.square else canvas.width * 0.385
    frame = Frame(x, y, sheet.right - x, sheet.bottom - 22 - y)
    places = tuple({role.place for role in cable.places})
    shown = Shown(tuple(drawn), (), atlas.values_for(drawn, reader.dataset), places)
    text = caption(drawn, reader)
    atlas.atlas(canvas, frame, view.home(reader.dataset), shown, reader, text)
    said = atlas.alternative(shown, reader, text), story.reservations(drawn, reader)
    return sheet.card(f"{reader.text(cable.short)}, {date}", plate, *said, warning)


def _about(sheet: _Sheet, cable: Cable, drawn: Sequence[Claim], reader: Reader, y: float,
           room: float, square: bool) -> float:  # fmt: skip
    """Who writes, what is counted, what has no place: in two columns over the map of a square
    card, else beside it; returns where the map begins."""
    _ = reader.say
    silent, found = _("no reservation printed"), view.areas(reader.dataset)
    aside = (named(claim, reader) for claim in drawn if mark_id(claim) not in found)
    told = (named(claim, reader, silent) for claim in drawn)
    rows = (
        (_("Who writes to whom"), words.correspondents(cable, reader)),
        (_("What is counted, and how sure"), "; ".join(told)),
        (_("No place on the map"), "; ".join(aside)),
    )
    columns = 2 if square else 1
    width, tops = (room - 36 * (columns - 1)) / columns, [y] * columns
    for number, row in enumerate(row for row in rows if row[1]):
        column = number % columns
        x = sheet.left + column * (width + 36)
        tops[column] = sheet.fact(*row, x, tops[column], width, 18) + 10
    return max(tops) + 10 if square else 112


def _timeline_card(key: str, reader: Reader, order: Order) -> Card:
    _ = reader.say
    cables = reader.dataset.documents("collection")
    claims = [claim for claim in reader.dataset.figures("collection") if claim.unit != "copies"]
    sheet = _Sheet(reader, order, _("what is reported, and for when"), claims, cables=cables)
    title = _("{n} documents, and the months their figures cover")
    title = title.format(n=words.number(len(cables), reader.lang))
    canvas, left, room = sheet.canvas, sheet.left, sheet.room
    y = canvas.block(left, 112, title, room, 38, face=SERIF, leading=1.15)
    text = _(
        "A bar is the period a figure covers, never a trend. Figures on one row of months may count the same people; none is added. A month without a document is not a zero."
    )
    sheet.box(_("Do not conclude. "), text)
    timeline.timeline(canvas, reader, claims, Frame(left, y + 14, room, sheet.bottom - 30 - y))
    return sheet.card(title, title, *(words.statement(claim, reader) for claim in claims), text)
