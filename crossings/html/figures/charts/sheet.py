"""The sheet of paper that every picture is drawn on: places in pixels, words, bars, scales.

The vertical axis counts pixels from the top, so that a row is as high as its words need.
Horizontally there are two scales from the left edge of the plot: ``x`` for a quantity, ``x2`` for
days; ``paper`` is the share of the plot's width.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from math import floor, inf, log10
from typing import Any

import plotly.graph_objects as go

from crossings.html.figures.charts.marks import Extent, Span
from crossings.look.looks import Look, ours
from crossings.look.theme import PALETTES, SANS, SERIF, Scheme
from crossings.wording import words

SHAPES = {"hatch": "/", "dots": ".", "lines": "-"}
SLIM = " ,.:;'’“”il|!()[]jtf"
DAY = 24 * 3600 * 1000  # milliseconds, as a date axis counts
STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 600)  # months between two ticks
NARROW = 600  # px: below this a picture stands in one column


def escaped(text: str) -> str:
    """Text that plotly shows as it is and never reads as markup."""
    plain = " ".join(text.split())
    return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def measured(text: str, size: float) -> float:
    """About how many pixels wide a line of text is.

    >>> measured("iii", 10) < measured("mmm", 10) < measured("中文字", 10)
    True
    """
    return size * sum(_em(letter) for letter in text)


def _em(letter: str) -> float:
    if letter in SLIM:
        return 0.28
    if ord(letter) > 0x1100:
        return 1.0
    return 0.62 if letter.isupper() or letter in "mw" else 0.51


def broken(text: str, width: float, size: float) -> list[str]:
    """Text in lines no wider than ``width``; a word that is wider by itself is cut."""
    lines = [""]
    for word in text.split():
        for piece in _cut(word, width, size):
            longer = f"{lines[-1]} {piece}".strip()
            if measured(longer, size) <= width:
                lines[-1] = longer
            else:
                lines.append(piece)
    return [line for line in lines if line]


def _cut(word: str, width: float, size: float) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and measured(pieces[-1] + letter, size) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def ticks(highest: float, most: int = 5) -> list[float]:
    """Round numbers from zero to at least the highest, at most ``most`` steps."""
    if not 0 < highest < inf:
        return [0, 1]
    rough = highest / most
    power = 10.0 ** floor(log10(rough))
    step = next(power * factor for factor in (1, 2, 2.5, 5, 10) if power * factor >= rough)
    step = max(step, 1) if highest >= 1 else step
    count = -int(-highest // step)
    return [step * number for number in range(count + 1)]


def window(spans: Sequence[Span], margin: int = 0) -> tuple[dt.date, dt.date]:
    """The days that a scale must hold: all that are known, from first to last of a month.

    Where an end is not known, half a year or a third of the rest is left for the open bar.
    """
    known = [day for span in spans for day in (span.start, span.end) if day]
    if not known:
        return dt.date(1, 1, 1), dt.date(1, 12, 31)
    first, last = min(known), max(known)
    spare = dt.timedelta(max(120, (last - first).days // 3))
    if any(span.start is None for span in spans):
        first -= min(spare, first - dt.date.min)
    if any(span.end is None for span in spans):
        last += min(spare, dt.date.max - last - dt.timedelta(40))
    first = first.replace(day=1)
    return first, _next_month(last, 1 + margin) - dt.timedelta(1)


def _next_month(day: dt.date, months: int) -> dt.date:
    index = day.year * 12 + day.month - 1 + months
    return dt.date(min(max(index // 12, 1), 9999), index % 12 + 1, 1)


def months(first: dt.date, last: dt.date, width: float) -> list[dt.date]:
    """First days of months to mark on a scale, no closer than their labels need."""
    whole = (last.year - first.year) * 12 + last.month - first.month + 1
    step = next((step for step in STEPS if whole / step * 34 <= width), STEPS[-1])
    days = [_next_month(first, number) for number in range(0, whole, 1)]
    return [day for day in days if (day.year * 12 + day.month - 1) % step == 0] or days[:1]


class Sheet:
    """A picture in the making."""

    def __init__(
        self, *, width: int, left: int, scheme: Scheme, lang: str, card: bool = False
    ) -> None:
        self.width, self.left, self.lang = width, left, lang
        self.palette = PALETTES[scheme]
        self.paper = self.palette.card if card else self.palette.page
        self.room = width - left - 8  # px of the plot itself
        self.narrow = width < NARROW
        self._bars: list[go.Bar] = []
        self._shapes: list[dict[str, Any]] = []
        self._notes: list[dict[str, Any]] = []
        self._axes: dict[str, dict[str, Any]] = {}

    # -- scales ------------------------------------------------------------------------------

    def scale(self, highest: float, share: tuple[float, float] = (0, 1)) -> None:
        """A scale from zero for a quantity, on a share of the plot's width."""
        self._axes["x"] = {"range": [0, highest], "domain": list(share), "type": "linear"}

    def calendar(self, days: tuple[dt.date, dt.date], share: tuple[float, float] = (0, 1)) -> None:
        """A scale of days."""
        ends = [days[0].isoformat(), (days[1] + dt.timedelta(1)).isoformat()]
        self._axes["x2"] = {"range": ends, "domain": list(share), "type": "date"}
        self.days = days

    def pixels(self, axis: str, length: float) -> float:
        """How many pixels a quantity, or a number of days, takes on a scale."""
        low, high = self._axes[axis]["domain"]
        room = self.room * (high - low)
        if axis == "x":
            return float(room * length / (self._axes["x"]["range"][1] or 1))
        return float(room * length / ((self.days[1] - self.days[0]).days + 1))

    def ruler(self, values: Sequence[float], top: float, foot: float, at: float) -> None:
        """Hairlines at round numbers, their labels at height ``at``."""
        for value in values:
            self.line("x", value, top, value, foot, colour=self.palette.hairline, width=1)
            edge = "left" if value == 0 and not self.left else "center"
            self.words(words.number(value, self.lang), value, at, axis="x", size=11.5, align=edge)

    def month_ruler(self, top: float, foot: float, at: float) -> None:
        """Hairlines at the first days of months, their names at height ``at``."""
        low, high = self._axes["x2"]["domain"]
        named: set[int] = set()
        marks = months(*self.days, self.room * (high - low))
        for day in marks:
            self.line("x2", day, top, day, foot, colour=self.palette.hairline, width=1)
            self.words(words.month_tick(day, self.lang), day, at, axis="x2", size=11.5)
            if day.year not in named:
                self.words(words.year(day, self.lang), day, at + 14, axis="x2", size=11, quiet=True)
            named.add(day.year)

    # -- words -------------------------------------------------------------------------------

    def words(
        self,
        text: str | Sequence[str],
        x: float | dt.date,
        y: float,
        *,
        axis: str = "paper",
        size: float = 12.5,
        colour: str | None = None,
        quiet: bool = False,
        serif: bool = False,
        italic: bool = False,
        bold: bool = False,
        align: str = "left",
        shift: float = 0,
        plate: bool = False,
    ) -> float:
        """Writes lines of text from a top edge; returns the height they take."""
        lines = [text] if isinstance(text, str) else list(text)
        shown = "<br>".join(escaped(line) for line in lines)
        if italic and self.lang == "en":
            shown = f"<i>{shown}</i>"
        ink = colour or (self.palette.second if quiet else self.palette.ink)
        font = {"family": SERIF if serif else SANS, "size": size, "color": ink}
        font["weight"] = 600 if bold else 400
        note: dict[str, Any] = {
            "text": shown, "x": x.isoformat() if isinstance(x, dt.date) else x, "y": y,
            "xref": axis, "yref": "y", "xanchor": align, "yanchor": "top", "align": align,
            "xshift": shift, "showarrow": False, "font": font, "borderpad": 2 if plate else 0,
        }  # fmt: skip
        if plate:
            note["bgcolor"] = self.paper
        self._notes.append(note)
        return len(lines) * size * 1.3

    def gutter(self, text: str, y: float, **style: Any) -> float:
        """Words left of the plot, or above it where there is no gutter."""
        size = float(style.get("size", 12.5))
        lines = broken(text, (self.left or self.width) - 18, size)
        return self.words(lines, 0, y, shift=-self.left, **style) if lines else 0

    def gutter_wide(self, text: str, y: float, size: float = 11.5, **style: Any) -> float:
        """Words across the whole width, from its left edge."""
        lines = broken(text, self.width - 14, size)
        style.setdefault("quiet", True)
        return self.words(lines, 0, y, shift=-self.left, size=size, **style) if lines else 0

    def column(self, text: str, x: float, width: float, y: float, **style: Any) -> float:
        """Words in a column that begins at a share of the plot and is ``width`` pixels wide."""
        lines = broken(text, width, float(style.get("size", 12.5)))
        return self.words(lines, x, y, **style) if lines else 0

    # -- marks -------------------------------------------------------------------------------

    def hue(self, mark: Look) -> str:
        """The colour of a mark's direction, or ink."""
        return self.palette.hue(mark.hue)

    def tint(self, mark: Look, share: float) -> str:
        """The same colour, as good as transparent."""
        code = self.hue(mark).lstrip("#")
        red, green, blue = (int(code[place : place + 2], 16) for place in (0, 2, 4))
        return f"rgba({red},{green},{blue},{share})"

    def quantity(self, extent: Extent, y: float, height: float, mark: Look, **style: Any) -> None:
        """A bar from zero: solid to the least it can mean, dashed to the most, open if endless."""
        self.bar("x", 0, extent.low, y, height, mark, open_end=extent.high == inf, **style)
        if extent.low < extent.high < inf:
            rest = ours(mark)
            self.bar("x", extent.low, extent.high, y, height, rest, faint=True)

    def period(self, span: Span, y: float, height: float, mark: Look, **style: Any) -> None:
        """A bar over days, open at an end that is not known."""
        first = max(span.start or self.days[0], self.days[0])
        last = min(span.end or self.days[1], self.days[1]) + dt.timedelta(1)
        self.bar("x2", first, last, y, height, mark, open_start=span.start is None,
                 open_end=span.end is None, **style)  # fmt: skip

    def bar(
        self,
        axis: str,
        start: float | dt.date,
        end: float | dt.date,
        y: float,
        height: float,
        mark: Look,
        *,
        faint: bool = False,
        open_start: bool = False,
        open_end: bool = False,
    ) -> None:
        """A patterned bar with its outline; an open end has no line and a dotted way on."""
        dates = isinstance(start, dt.date) and isinstance(end, dt.date)
        length = (end - start).days * DAY if dates else end - start  # type: ignore[operator,union-attr]
        hue = self.tint(mark, 0.4 if faint else 0.75)
        self._bars.append(go.Bar(
            x=[length], y=[y + height / 2], width=[height], orientation="h",
            base=[start.isoformat() if isinstance(start, dt.date) else start],
            xaxis=axis, hoverinfo="skip", showlegend=False,
            marker={"color": self.paper, "line": {"width": 0}, "pattern": {
                "shape": SHAPES[mark.pattern], "fgcolor": hue, "bgcolor": self.tint(mark, 0.05),
                "fillmode": "replace", "size": 6 if mark.pattern == "dots" else 7,
                "solidity": 0.3 if mark.pattern == "dots" else 0.16,
            }},
        ))  # fmt: skip
        style: dict[str, Any] = {"colour": self.hue(mark), "width": 1 if faint else 1.5,
                 "dash": "4px,3px" if mark.is_ours else "solid"}  # fmt: skip
        self.line(axis, start, y, end, y, **style)
        self.line(axis, start, y + height, end, y + height, **style)
        for edge, is_open in ((start, open_start), (end, open_end)):
            if not is_open:
                self.line(axis, edge, y, edge, y + height, **style)

    def line(
        self,
        axis: str,
        x0: float | dt.date,
        y0: float,
        x1: float | dt.date,
        y1: float,
        *,
        colour: str | None = None,
        width: float = 1,
        dash: str = "solid",
    ) -> None:
        """A straight line."""
        ends = [x.isoformat() if isinstance(x, dt.date) else x for x in (x0, x1)]
        self._shapes.append({
            "type": "line", "xref": axis, "yref": "y", "x0": ends[0], "x1": ends[1],
            "y0": y0, "y1": y1, "layer": "below" if colour == self.palette.hairline else "above",
            "line": {"color": colour or self.palette.ink, "width": width, "dash": dash},
        })  # fmt: skip

    def rule(self, y: float) -> None:
        """A hairline across the whole picture."""
        self._shapes.append({
            "type": "line", "xref": "paper", "yref": "y", "x0": -self.left / self.room, "x1": 1,
            "y0": y, "y1": y, "layer": "below",
            "line": {"color": self.palette.edge, "width": 1},
        })  # fmt: skip

    def shade(self, first: dt.date, last: dt.date, top: float, foot: float) -> None:
        """Days that two periods share."""
        ends = [first.isoformat(), (last + dt.timedelta(1)).isoformat()]
        self._shapes.append({
            "type": "rect", "xref": "x2", "yref": "y", "x0": ends[0], "x1": ends[1], "y0": top,
            "y1": foot, "layer": "below", "line": {"width": 0}, "fillcolor": self.palette.hairline,
        })  # fmt: skip

    def plate(self, left: float, right: float, y: float, height: float) -> None:
        """Clear paper for words, so that they never lie on hatching; in pixels from zero."""
        self._shapes.append(
            {
                "type": "rect", "xref": "x", "yref": "y", "xsizemode": "pixel", "xanchor": 0,
                "x0": left, "x1": right, "y0": y, "y1": y + height, "layer": "above",
                "line": {"width": 0}, "fillcolor": self.paper,
            }
        )  # fmt: skip

    def frame(self, x0: float, x1: float, top: float, foot: float, mark: Look) -> None:
        """A box on a share of the plot's width."""
        self._shapes.append({
            "type": "rect", "xref": "paper", "yref": "y", "x0": x0, "x1": x1, "y0": top, "y1": foot,
            "fillcolor": self.tint(mark, 0.04), "layer": "below",
            "line": {"color": self.hue(mark), "width": 1.5},
        })  # fmt: skip

    # -- the picture -------------------------------------------------------------------------

    def figure(self, height: float) -> go.Figure:
        """The finished picture."""
        hidden = {"visible": False, "fixedrange": True}
        # plotly draws notes on an axis only where something stands on it
        nothing = go.Scatter(x=[None], y=[None], hoverinfo="skip", showlegend=False)
        axes = {
            f"xaxis{name[1:]}": {**hidden, "anchor": "y", **axis}
            for name, axis in self._axes.items()
        }
        if "xaxis" not in axes:
            axes["xaxis"] = {**hidden, "range": [0, 1]}
        layout = axes | {
            "template": "none", "yaxis": {**hidden, "range": [height, 0]},
            "height": int(height), "margin": {"l": self.left, "r": 8, "t": 0, "b": 0, "pad": 0},
            "barmode": "overlay", "bargap": 0, "dragmode": False, "hovermode": False,
            "showlegend": False, "paper_bgcolor": self.paper, "plot_bgcolor": "rgba(0,0,0,0)",
            "font": {"family": SANS, "color": self.palette.ink},
            "shapes": self._shapes, "annotations": self._notes, "separators": ".,",
        }  # fmt: skip
        return go.Figure(self._bars or [nothing], layout)
