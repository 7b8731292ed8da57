"""The timeline: lanes, rows, presets, and the plotly figure of the detail window.

The figure holds bars and marks only, in the order of the payload: bar *i* is span *i*. Words,
playhead and window are laid over it by link.js, which also fades them by class, never through plotly.
All spans come from the data.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

import plotly.graph_objects as go

from crossings.collection.dates import Bounds, envelope, read_edtf
from crossings.collection.load import Dataset
from crossings.collection.records import Cable, Claim, Reference, Ring

DAY = dt.timedelta(days=1)
PARTS_BAND = 0.3  # rows
CONTEXT_YEARS = 5  # an event further from the cables than this is not on the overview
LaneId = Literal["cables", "cn", "kp", "other", "cited", "near", "near_figures"]
LANES: tuple[LaneId, ...] = ("cables", "cn", "kp", "other", "cited", "near", "near_figures")


DOCUMENTS: Mapping[LaneId, Ring] = {"cables": "collection", "near": "neighbours"}


@dataclass(frozen=True)
class Span:
    """One bar or mark: its owner, its first and last day, its row.

    ``open`` names the end that is not known; that end is then drawn at the edge.
    ``part`` is the place among the parts drawn thin under their whole, or None.
    """

    owner: str
    start: dt.date | None
    end: dt.date | None
    row: int
    reading: str | None = None
    part: int | None = None
    open: Literal["start", "end"] | None = None


@dataclass(frozen=True)
class Timeline:
    """Everything the timeline shows, as data."""

    lanes: tuple[tuple[LaneId, int], ...]  # lane and its first row
    rows: int
    cables: tuple[Span, ...]
    claims: tuple[Span, ...]
    cited: tuple[Span, ...]
    silences: tuple[tuple[dt.date, dt.date], ...]
    whole: Bounds
    presets: dict[str, Bounds]


def timeline(dataset: Dataset) -> Timeline:
    """Arrange the dataset in lanes and rows."""
    lanes: list[tuple[LaneId, int]] = []
    cables: list[Span] = []
    claims: list[Span] = []
    cited: list[Span] = []
    row = 0
    for lane in LANES:
        if lane in DOCUMENTS:
            rows = _dates(dataset.documents(DOCUMENTS[lane]))
            kept = cables
        elif lane == "cited":
            own = {cable.id for cable in dataset.documents("collection")}
            references = dataset.references.values()
            rows = [_cited(one) for one in references if own & set(one.cited_by)]
            kept = cited
        else:
            rows = _claim_rows([c for c in dataset.claims.values() if lane_of(c) == lane])
            kept = claims
        if rows or lane == "cables":
            lanes.append((lane, row))
            kept += [_shift(span, row) for span in rows]
            row += 1 + max((span.row for span in rows), default=0)
    return Timeline(
        lanes=tuple(lanes),
        rows=row,
        cables=tuple(cables),
        claims=tuple(claims),
        cited=tuple(cited),
        silences=tuple(_silences(_cable_spans(dataset.documents("collection")), whole(dataset))),
        whole=whole(dataset),
        presets=presets(dataset),
    )


def _dates(cables: Iterable[Cable]) -> list[Span]:
    spans = ((cable.id, read_edtf(cable.date.edtf)) for cable in cables)
    return [Span(name, span.start, span.end, 0) for name, span in spans]


def lane_of(claim: Claim) -> LaneId | None:
    """Figures about people and what happened to them, by who reports; all others separately, and
    those of neighbouring documents apart. What is larger than its whole is only listed."""
    if claim.context.exceeds_whole:
        return None
    if claim.context.ring != "collection":
        return "near_figures"
    aside = claim.kind == "rate" or claim.direction == "not-applicable"
    return "other" if aside or claim.context.side is None else claim.context.side


def _claim_rows(claims: list[Claim]) -> list[Span]:
    """A row for each figure and each of its readings; a part is a thin bar under its whole."""
    rows: list[Span] = []
    by_id = {claim.id: claim for claim in claims}
    home: dict[str, int] = {}
    parts: Counter[str] = Counter()
    row = 0
    for claim in sorted(claims, key=lambda c: len(c.context.wholes)):
        whole = _whole_beneath(claim, by_id)
        if whole in home and not claim.period.readings:
            rows.append(_span(claim, claim.period.bounds, home[whole], part=parts[whole]))
            parts[whole] += 1
            continue
        home[claim.id] = row
        for reading, span in _readings(claim):
            rows.append(_span(claim, span, row, reading=reading))
            row += 1
    return _in_document_order(rows, claims)


def _whole_beneath(claim: Claim, by_id: Mapping[str, Claim]) -> str | None:
    """The whole of the same period that a thin bar may lie under: the largest, of a part of a part."""
    for name in claim.part_of:
        whole = by_id.get(name)
        if whole and whole.period.bounds == claim.period.bounds:
            return _whole_beneath(whole, by_id) or name
    return None


def _readings(claim: Claim) -> list[tuple[str | None, Bounds]]:
    if not claim.period.readings:
        return [(None, claim.period.bounds)]
    return [(reading.id, reading.bounds) for reading in claim.period.readings]


def _span(
    claim: Claim, span: Bounds, row: int, reading: str | None = None, part: int | None = None
) -> Span:
    missing: Literal["start", "end"] | None = None
    if span.start is None:
        missing = "start"
    elif span.end is None:
        missing = "end"
    return Span(claim.id, span.start, span.end, row, reading, part, missing)


def _in_document_order(rows: list[Span], claims: list[Claim]) -> list[Span]:
    """Renumber the rows so that they follow the documents, earliest figure first."""
    order = {claim.id: index for index, claim in enumerate(claims)}
    first = {}
    for span in rows:
        if span.part is None:
            first[span.row] = (order[span.owner], span.row)
    renumbered = {row: index for index, row in enumerate(sorted(first, key=first.__getitem__))}
    return [_shift(span, renumbered[span.row] - span.row) for span in rows]


def _shift(span: Span, by: int) -> Span:
    return Span(span.owner, span.start, span.end, span.row + by, span.reading, span.part, span.open)


def _cited(reference: Reference) -> Span:
    span = read_edtf(reference.date) if reference.date else Bounds(None, None)
    return Span(
        reference.id,
        span.start,
        span.end,
        0,
        open=None if span.is_closed else ("start" if span.start is None else "end"),
    )


def _cable_spans(cables: Iterable[Cable]) -> list[Bounds]:
    return [read_edtf(cable.date.edtf) for cable in cables]


def whole(dataset: Dataset) -> Bounds:
    """The years of the overview: all cables, and the events close to them."""
    cables = _years(_cable_spans(dataset.cables.values()))
    first, last = cables.filled()
    events = [read_edtf(event.date) for event in dataset.events.values()]
    near = [
        span
        for span in events
        if first.year - CONTEXT_YEARS <= span.filled()[0].year <= last.year + CONTEXT_YEARS
    ]
    return _years([cables, *near])


def _years(spans: Iterable[Bounds]) -> Bounds:
    span = envelope(list(spans) or [Bounds(dt.date(1950, 1, 1), dt.date(1950, 12, 31))])
    start, end = span.filled()
    return Bounds(dt.date(start.year, 1, 1), dt.date(end.year, 12, 31))


def _silences(spans: list[Bounds], whole: Bounds) -> Iterable[tuple[dt.date, dt.date]]:
    """Runs of whole months without any document, first and last day."""
    spoken = {month for span in spans for month in _months(span)}
    start: dt.date | None = None
    previous = whole.filled()[0]
    for month in _months(whole):
        day = dt.date(month[0], month[1], 1)
        if month in spoken and start:
            yield start, day - DAY
            start = None
        elif month not in spoken and start is None:
            start = day
        previous = day
    if start and previous:
        yield start, whole.filled()[1]


def _months(span: Bounds) -> list[tuple[int, int]]:
    start, end = span.filled()
    first, last = start.year * 12 + start.month - 1, end.year * 12 + end.month - 1
    return [(index // 12, index % 12 + 1) for index in range(first, last + 1)]


def presets(dataset: Dataset) -> dict[str, Bounds]:
    """Windows to choose: everything, the cables, the figures, the densest year and month."""
    cables = _cable_spans(dataset.cables.values())
    if not cables:
        return {}
    found = {"all": whole(dataset), "cables": _years(cables)}
    known = [claim.period.bounds for claim in dataset.claims.values() if claim.period.is_known]
    if known:
        found["figures"] = _whole_months(envelope(known))
    dated = cables + known
    year, _count = Counter(start.filled()[0].year for start in dated).most_common(1)[0]
    found["year"] = Bounds(dt.date(year, 1, 1), dt.date(year, 12, 31))
    ends = [day for span in dated for day in span.filled() if day.year == year]
    busiest, _count = Counter((day.year, day.month) for day in ends[::-1]).most_common(1)[0]
    found["month"] = _whole_months(Bounds(dt.date(*busiest, 1), dt.date(*busiest, 1)))
    return found


def _whole_months(span: Bounds) -> Bounds:
    start, end = span.filled()
    following = dt.date(end.year + end.month // 12, end.month % 12 + 1, 1)
    return Bounds(start.replace(day=1), following - DAY)


def figure(line: Timeline) -> go.Figure:
    """The detail window as a plotly figure without colours: link.js and the style sheet add them.

    Traces are known by name and one without a mark is left out, as plotly itself would: silences,
    month-cables, cited-spans, claims (bars); then day-cables, cited-days (marks). Dates are UTC
    midnights; a bar ends with its last day.
    """
    month_long = [span for span in line.cables if span.start != span.end]
    dated = [span for span in line.cables if span.start == span.end]
    shown = [*line.presets.values()] or [line.whole]
    traces = [
        _bars([Span("", start, end, 0) for start, end in line.silences], line, 0.5, "silences"),
        _bars(month_long, line, 0.62, "month-cables"),
        _bars([span for span in line.cited if _is_long(span)], line, 0.4, "cited-spans"),
        _bars(line.claims, line, 0.66, "claims"),
        _marks(dated, "circle", "day-cables"),
        _marks([one for one in line.cited if _is_short(one)], "circle-open", "cited-days"),
    ]
    layout = _layout(shown[-1], line.rows)
    return go.Figure(data=[trace for trace in traces if len(trace.y)], layout=layout)


def _is_long(span: Span) -> bool:
    return span.open is None and span.start != span.end


def _is_short(span: Span) -> bool:
    """Of a day, or known by one end; plotly would leave out a mark without a date, and count on."""
    return not _is_long(span) and bool(span.start or span.end)


def _bars(spans: Iterable[Span], line: Timeline, width: float, name: str) -> go.Bar:
    spans = list(spans)
    edges = [_edges(span, line) for span in spans]
    parts = Counter(span.row for span in spans if span.part is not None)
    return go.Bar(
        name=name,
        orientation="h",
        y=[_y(span, parts[span.row]) for span in spans],
        base=[start.isoformat() for start, _end in edges],
        x=[(end + DAY - start).days * 86_400_000 for start, end in edges],
        width=[_width(span, parts[span.row], width) for span in spans],
        hoverinfo="none",
    )


def _width(span: Span, parts: int, width: float) -> float:
    """How high a bar is, in rows; a whole leaves its parts a band."""
    if span.part is not None:
        return PARTS_BAND / parts
    return width - PARTS_BAND / 2 if parts else width


def _y(span: Span, parts: int) -> float:
    """Centre of the bar, in rows; the parts of a whole are in a band below it."""
    if span.part is None:
        return span.row - (PARTS_BAND / 4 + 0.05 if parts else 0)
    return span.row + 0.16 + PARTS_BAND * (span.part + 0.5) / parts


def _edges(span: Span, line: Timeline) -> tuple[dt.date, dt.date]:
    first, last = line.whole.filled()
    return span.start or min(first, span.end or first), span.end or max(last, span.start or last)


def _marks(spans: Iterable[Span], symbol: str, name: str) -> go.Scatter:
    spans = list(spans)
    return go.Scatter(
        name=name,
        mode="markers",
        x=[f"{(span.start if span.open == 'end' else span.end) or ''}T12:00" for span in spans],
        y=[span.row for span in spans],
        marker={"symbol": symbol, "size": 10},
        hoverinfo="none",
    )


def _layout(window: Bounds, rows: int) -> go.Layout:
    start, end = window.filled()
    return go.Layout(
        template="none",
        barmode="overlay",
        showlegend=False,
        margin={"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        dragmode=False,
        hovermode=False,
        xaxis={
            "type": "date",
            "range": [start.isoformat(), (end + DAY).isoformat()],
            "fixedrange": True,
            "showline": False,
            "ticks": "",
            "showticklabels": False,
            "automargin": False,
        },
        yaxis={
            "range": [rows - 0.4, -0.6],
            "fixedrange": True,
            "visible": False,
            "zeroline": False,
        },
    )
