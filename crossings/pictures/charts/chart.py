"""A chart from its view: for a page, beside the guard, or within a frame of a card."""

from __future__ import annotations

from functools import singledispatch

from crossings.pictures.canvas import Canvas
from crossings.pictures.charts import obstacles, parts, readings, reports
from crossings.pictures.charts.sheet import Sheet
from crossings.pictures.view import Frame
from crossings.questions.comparisons import ComparisonView, Drawing, Parts, Readings, Reports
from crossings.questions.obstacle import Obstacle

WIDTHS = range(640, 2000, 40)  # px, how wide a chart may be laid out to fit a frame of a card
NEARLY = 0.97  # of the largest type: a chart may be wider for so much
THICK = 0.62  # of the bars of a page: a card has more room beside a bar than above it


@singledispatch
def draw(drawing: Drawing | Obstacle, sheet: Sheet, source: str = "") -> float:
    """Draw onto a sheet; returns the height. ``source`` is the line at the foot, if any."""
    raise TypeError(f"no chart of {type(drawing).__name__}")


@draw.register
def _(drawing: Reports, sheet: Sheet, source: str = "") -> float:
    return reports.draw(sheet, drawing, source)


@draw.register
def _(drawing: Parts, sheet: Sheet, source: str = "") -> float:
    return parts.draw(sheet, drawing, source)


@draw.register
def _(drawing: Readings, sheet: Sheet, source: str = "") -> float:
    return readings.draw(sheet, drawing, source)


@draw.register
def _(drawing: Obstacle, sheet: Sheet, source: str = "") -> float:
    return obstacles.draw(sheet, drawing)


def inline(
    drawing: Drawing | Obstacle, width: float, key: str, *, source: str = "", lang: str = "en",
    on_card: bool = False,
) -> Canvas:  # fmt: skip
    """A chart to be part of a page, ``width`` pixels wide; ``key`` begins its ids.

    ``on_card``: it lies on a card and not on the page itself.
    """
    canvas = Canvas(width, 0, lang=lang, inline=f"{key}-")
    paper = canvas.palette.card if on_card else ""
    canvas.height = draw(drawing, Sheet(canvas, width, paper=paper), source)
    return canvas


def within(canvas: Canvas, view: ComparisonView, frame: Frame) -> None:
    """Draw a comparison into a frame of a card, in the largest type that fits."""

    def zoom(width: float) -> float:
        trial = Sheet(Canvas(width, 0, lang=canvas.lang), width, thick=THICK)
        return min(frame.w / width, frame.h / draw(view.drawing, trial))

    zooms = {width: zoom(width) for width in WIDTHS}
    width = max(width for width in WIDTHS if zooms[width] >= NEARLY * max(zooms.values()))
    sheet = Sheet(canvas, width, x=frame.x, y=frame.y, zoom=zooms[width],
                  paper=canvas.palette.card, thick=THICK)  # fmt: skip
    draw(view.drawing, sheet)
