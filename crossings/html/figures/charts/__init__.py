"""Plotly pictures of the figures page: periods drawn as periods, units apart, words inside.

Builders get finished data (``marks``) and return a ``go.Figure``; they load nothing and choose
nothing. Every picture carries who says so, the reservations and the source within itself, so that
it may be torn out. ``width`` is what it is drawn for: texts break to fit it, and a narrow one
stands in one column.
"""

from crossings.html.figures.charts.counts import counts
from crossings.html.figures.charts.marks import (
    Count,
    Extent,
    Item,
    Nest,
    Number,
    Obstacle,
    Span,
    Twofold,
)
from crossings.html.figures.charts.readings import readings
from crossings.html.figures.charts.reason import reason
from crossings.html.figures.charts.within import within

__all__ = [
    "Count",
    "Extent",
    "Item",
    "Nest",
    "Number",
    "Obstacle",
    "Span",
    "Twofold",
    "counts",
    "readings",
    "reason",
    "within",
]
