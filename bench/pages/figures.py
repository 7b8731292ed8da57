"""What both pages show: each figure's period and area, one row a figure, by month.

The idiomatic page and the tool that drives it ask here which areas a month has, so that the
drive knows which layers to wait for.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import plotly.graph_objects as go

from crossings.collection.dates import Bounds
from crossings.collection.load import Dataset
from crossings.collection.records import Claim
from crossings.exhibit.layers import mark_id

DAY = dt.timedelta(days=1)
LAYER = "claim-"  # class of a figure's shape on the map, before the figure's id


def months(dataset: Dataset) -> list[str]:
    """Every month from the first day of a figure to the last: ``1961-01``."""
    known = [bounds(claim) for claim in dataset.claims.values() if claim.period.is_known]
    first, last = min(start for start, _ in known), max(end for _, end in known)
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    steps = [first.year * 12 + first.month - 1 + index for index in range(count)]
    return [f"{step // 12}-{step % 12 + 1:02d}" for step in steps]


def bounds(claim: Claim) -> tuple[dt.date, dt.date]:
    """First and last day of a figure's period."""
    return claim.period.bounds.filled()


def within(claims: Iterable[Claim], month: str) -> list[Claim]:
    """The figures whose period is known and reaches into a month."""
    return [
        claim
        for claim in claims
        if claim.period.is_known and any(_reaches(span, month) for span in claim.period.candidates)
    ]


def layers(dataset: Dataset, month: str, drawable: Iterable[str]) -> frozenset[str]:
    """Ids of the figures that the map of a month has a shape for."""
    shown = within(dataset.claims.values(), month)
    return frozenset(claim.id for claim in shown if mark_id(claim) in set(drawable))


def chart(claims: Iterable[Claim]) -> go.Figure:
    """A bar a figure, from the first day of its period to the last."""
    rows = [(claim, *bounds(claim)) for claim in claims]
    bars = go.Bar(
        orientation="h",
        y=[claim.id for claim, _, _ in rows],
        base=[start.isoformat() for _, start, _ in rows],
        x=[(end + DAY - start).days * 86_400_000 for _, start, end in rows],
        customdata=[claim.label.en for claim, _, _ in rows],
        hovertemplate="%{customdata}<extra></extra>",
    )
    return go.Figure(bars, go.Layout(xaxis={"type": "date"}, height=420))


def _reaches(span: Bounds, month: str) -> bool:
    start, end = span.filled()
    return f"{start:%Y-%m}" <= month <= f"{end:%Y-%m}"
