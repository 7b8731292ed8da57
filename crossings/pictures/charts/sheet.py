"""The sheet that every chart is drawn on: words from their upper edge, bars, scales.

Places are pixels of the sheet, from its upper left corner. It lies on a canvas at a point and in a
size of its own, so that one chart is drawn on a page, beside the guard and on a card alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from typing import Any

from crossings.look.looks import Look, ours
from crossings.look.theme import GUTTER
from crossings.pictures.canvas import ITALIC, PLAIN, SERIF, Anchor, Canvas
from crossings.pictures.charts.scales import Days, Quantities, months
from crossings.pictures.fonts import Face
from crossings.questions.figures import Extent, Number, Span
from crossings.wording import words

NARROW = 600  # px: below this a chart stands in one column
SHARE = 0.26  # of a very wide chart, its gutter
MARGIN = 8  # px left free on the right
SIZE, SMALL = 12.5, 11.5  # px, type
LEADING = 1.3
LEAST = 3  # px, the shortest bar of a period: a day on a scale of years is still seen
FAINT = 0.45  # of the strength of a pattern


class Sheet:
    """A chart in the making, ``width`` pixels wide and as high as its words need."""

    def __init__(self, canvas: Canvas, width: float, *, x: float = 0, y: float = 0,
                 zoom: float = 1, paper: str = "", thick: float = 1) -> None:  # fmt: skip
        """``thick`` is what heights of bars are multiplied by."""
        self.canvas, self.width, self.lang = canvas, width, canvas.lang
        self.narrow = width < NARROW
        self.left: float = 0 if self.narrow else max(GUTTER, width * SHARE)
        self.thick = thick
        self.room = width - self.left - MARGIN  # px of the plot itself
        self.paper = paper or canvas.palette.page
        self._x, self._y, self._zoom = x, y, zoom

    # ---- words -------------------------------------------------------------------------------

    def text(self, x: float, y: float, text: str, size: float = SIZE, *, face: Face = PLAIN,
             room: float = 0, colour: str = "", quiet: bool = False, anchor: Anchor = "start",
             plate: bool = False) -> float:  # fmt: skip
        """Writes from a top edge, in lines as long as ``room`` if given; returns the height."""
        text = " ".join(text.split())
        if not text:
            return 0
        lines = self.canvas.lines(text, max(room, size), size, face) if room else [text]
        shade = colour or (self.canvas.palette.second if quiet else self.canvas.palette.ink)
        for number, line in enumerate(lines):
            top = y + number * size * LEADING
            if plate:
                self.box(x - 3, top, self.measure(line, size, face) + 6, size * LEADING)
            left, base = self._at(x, top + size)
            self.canvas.text(
                left, base, line, size * self._zoom, face=face, colour=shade, anchor=anchor
            )
        return len(lines) * size * LEADING

    def gutter(self, y: float, text: str, size: float = SIZE, **style: Any) -> float:
        """Words left of the plot, or above it where there is no gutter."""
        return self.text(0, y, text, size, room=(self.left or self.width) - 14, **style)

    def across(self, y: float, text: str, size: float = SMALL, **style: Any) -> float:
        """Words over the whole width."""
        style.setdefault("quiet", True)
        return self.text(0, y, text, size, room=self.width - MARGIN, **style)

    def amount(self, x: float, y: float, number: Number, size: float, *, room: float,
               small: float = SIZE, face: Face = PLAIN, label: str = "") -> float:  # fmt: skip
        """A number in its hue and beside it what it counts; ours in italics. Returns the height."""
        own = ITALIC if number.look.is_ours else SERIF
        face = ITALIC if number.look.is_ours and face == PLAIN else face
        self.text(x, y, number.text, size, face=own, colour=self.hue(number.look))
        start = self.measure(number.text, size, own) + size * 0.3 + 2
        lines = self.canvas.lines(label or number.label, max(room - start, 40), small, face)
        top = y + max(0, size - small) * (1 if len(lines) == 1 else 0.35)
        taken = self.text(
            x + start, top, label or number.label, small, face=face, room=max(room - start, 40)
        )
        return max(size * LEADING, top - y + taken)

    def high(self, text: str, size: float, room: float, face: Face = PLAIN) -> float:
        """How high a text will be."""
        return self.canvas.height_of(text, room, size, face, LEADING)

    def measure(self, text: str, size: float, face: Face = PLAIN) -> float:
        """How wide a line runs."""
        return self.canvas.measure(text, size, face)

    # ---- bars --------------------------------------------------------------------------------

    def hue(self, look: Look) -> str:
        """The colour of a look."""
        return self.canvas.hue(look.hue)

    def quantity(
        self, scale: Quantities, extent: Extent, y: float, h: float, look: Look, faint: bool = False
    ) -> None:
        """A bar from zero: solid to the least it can mean, dashed to the most, open if endless."""
        low = scale.at(extent.low)
        self.bar(scale.at(0), low, y, h, look, faint=faint, open_end=extent.high == inf)
        if extent.low < extent.high < inf:
            self.bar(low, scale.at(extent.high), y, h, ours(look), faint=True)

    def period(
        self, scale: Days, span: Span, y: float, h: float, look: Look, faint: bool = False
    ) -> None:
        """A bar over days, open at an end that is not known."""
        x1, x2 = scale.ends(span.start, span.end)
        x1 = min(x1, scale.x + scale.w - LEAST)
        self.bar(x1, max(x2, x1 + LEAST), y, h, look, faint=faint,
                 open_start=span.start is None, open_end=span.end is None)  # fmt: skip

    def bar(self, x1: float, x2: float, y: float, h: float, look: Look, *, faint: bool = False,
            open_start: bool = False, open_end: bool = False) -> None:  # fmt: skip
        """A bar in its pattern and hue; dashed if ours; an open end has no edge."""
        colour, line = self.hue(look), 1 if faint else 1.5
        fill = self.canvas.pattern(look, FAINT if faint else 1)
        dash = "4 3" if look.is_ours else ""
        self.box(x1, y, x2 - x1, h)
        if not open_start and not open_end:
            self.box(x1, y, x2 - x1, h, fill=fill, stroke=colour, line=line, dash=dash)
            return
        self.box(x1, y, x2 - x1, h, fill=fill)
        for at in (y, y + h):
            self.line(x1, at, x2, at, colour=colour, width=line, dash="5 3")
        for edge, is_open in ((x1, open_start), (x2, open_end)):
            if not is_open:
                self.line(edge, y, edge, y + h, colour=colour, width=line, dash=dash)

    def box(self, x: float, y: float, w: float, h: float, *, fill: str = "", stroke: str = "none",
            line: float = 1, dash: str = "", opacity: float = 1) -> None:  # fmt: skip
        """A rectangle; of clear paper where no filling is named."""
        k = self._zoom
        self.canvas.rect(*self._at(x, y), w * k, h * k, fill=fill or self.paper, stroke=stroke,
                         line=line * k, dash=dash, opacity=opacity)  # fmt: skip

    def dot(self, x: float, y: float, radius: float, colours: Sequence[str]) -> None:
        """A dot, in two halves where it has two colours."""
        left, top = self._at(x, y)
        r, slant = radius * self._zoom, radius * self._zoom * 0.72
        self.canvas.add(f'<circle cx="{left:.1f}" cy="{top:.1f}" r="{r:.1f}" fill="{colours[0]}"/>')
        if len(colours) > 1:
            d = f"M{left - slant:.1f} {top + slant:.1f}A{r:.1f} {r:.1f} 0 0 1 {left + slant:.1f} {top - slant:.1f}Z"
            self.canvas.path(d, fill=colours[1])

    # ---- lines and scales --------------------------------------------------------------------

    def line(self, x1: float, y1: float, x2: float, y2: float, *, colour: str = "",
             width: float = 1, dash: str = "") -> None:  # fmt: skip
        """A straight line, in the colour of hairlines if none is named."""
        self.canvas.rule(*self._at(x1, y1), *self._at(x2, y2), dash=dash,
                         stroke=colour or self.canvas.palette.hairline, line=width * self._zoom)  # fmt: skip

    def rule(self, y: float) -> None:
        """A line across the whole chart."""
        self.line(0, y, self.width - MARGIN, y, colour=self.canvas.palette.edge)

    def ruler(self, scale: Quantities, marks: Sequence[float], top: float, foot: float) -> None:
        """Hairlines at round numbers, with their labels under them."""
        for value in marks:
            x = scale.at(value)
            self.line(x, top, x, foot)
            told = words.number(value, self.lang)
            half = self.measure(told, SMALL) / 2
            anchor: Anchor = "start" if x < half else "end" if x + half > self.width else "middle"
            self.text(x, foot + 2, told, SMALL, anchor=anchor)

    def month_ruler(self, scale: Days, top: float, foot: float) -> None:
        """Hairlines at the first days of months, with their names; each year named once.

        Where only Januaries are marked, the years alone are named.
        """
        named: set[int] = set()
        marks = months(scale)
        years = len(marks) > 1 and all(day.month == 1 for day in marks)
        for day in marks:
            x = scale.at(day)
            self.line(x, top, x, foot)
            told = words.year(day, self.lang) if years else words.month_tick(day, self.lang)
            if x + self.measure(told, SMALL) > scale.x + scale.w + MARGIN:
                continue
            self.text(x + 2, foot + 2, told, SMALL)
            if day.year not in named and not years:
                self.text(x + 2, foot + 16, words.year(day, self.lang), 11, quiet=True)
            named.add(day.year)

    def _at(self, x: float, y: float) -> tuple[float, float]:
        return self._x + x * self._zoom, self._y + y * self._zoom
