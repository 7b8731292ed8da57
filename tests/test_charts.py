"""Pictures of the figures page: on the real data, and on whatever else may come."""

from __future__ import annotations

import datetime as dt
import itertools
import json
import re
from dataclasses import replace
from math import inf

import pytest
from hostile import HOSTILE

from crossings.collection.load import Dataset, load_dataset
from crossings.html.figures import adding, charts, comparisons
from crossings.html.figures.charts import (
    Count,
    Extent,
    Item,
    Nest,
    Number,
    Obstacle,
    Span,
    Twofold,
)
from crossings.html.figures.charts.sheet import broken, measured, months, ticks, window
from crossings.look.looks import Look
from crossings.look.theme import DARK, LIGHT
from crossings.questions.query import Refusal, total
from crossings.wording import words
from crossings.wording.reader import Reader

LONG = "Office for the Registration of " + "Verylongwordwithoutanyspace" * 4 + " and all the Rest"
SCHEMES = {"light": LIGHT, "dark": DARK}
WIDTHS = (928, 366)
RED = Look("to-kp", "hatch")


def written(figure) -> str:
    """All words of a picture, as a reader sees them."""
    notes = " ".join(re.sub("<br>", " ", note.text) for note in figure.layout.annotations)
    return re.sub("</?i>", "", notes)


def sane(figure, width: int = 928) -> None:
    """What must hold for every picture."""
    text = figure.to_json()
    drawn = json.loads(text)  # plotly's own objects are slow to read
    layout = drawn["layout"]
    assert len(text) > 500 and layout["height"] > 40
    assert layout["barmode"] == "overlay", "a stack would add what may not be added"
    for trace in drawn["data"]:
        assert trace["type"] == "bar" or trace["x"] == [None], "no line joins figures"
        assert trace["hoverinfo"] == "skip", "nothing may depend on hovering"
    for note in layout.get("annotations", []):
        assert not re.search(r"<(?!br>|i>|/i>)", note["text"]), note["text"]
        assert note["font"]["size"] >= 10.6
    for shape in layout.get("shapes", []):
        assert shape["type"] in ("line", "rect")
    plain = [line for note in layout.get("annotations", []) for line in note["text"].split("<br>")
             if note["xref"] == "paper" and note["x"] == 0 and not note.get("xshift")]  # fmt: skip
    assert all(measured(re.sub("</?i>", "", line), 10) < width * 1.1 for line in plain)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_every_comparison_is_drawn_with_source_hedge_and_speaker(dataset, scheme, width) -> None:
    found = comparisons.exhibits(Reader(dataset))
    assert len(found) >= 4
    for exhibit in found:
        figure = exhibit.picture(scheme, width)
        sane(figure, width)
        text = written(figure)
        assert figure.layout.paper_bgcolor == SCHEMES[scheme].page
        assert "Source: " in text and "PRC FMA" in text
        for key in exhibit.claims:
            claim = dataset.claims[key]
            assert words.amount(claim) in text, exhibit.id
            assert all(hedge.en in text for hedge in claim.hedges), exhibit.id
        assert exhibit.alternative and exhibit.rows and exhibit.may and exhibit.may_not
        assert "{" not in exhibit.title + exhibit.lead + exhibit.may + exhibit.may_not


@pytest.mark.parametrize("width", WIDTHS)
def test_periods_are_drawn_to_scale(dataset: Dataset, width: int) -> None:
    exhibit = next(
        one for one in comparisons.exhibits(Reader(dataset)) if one.id == "two-governments"
    )
    figure = exhibit.picture("light", width)
    days = [
        (trace.base[0], trace.x[0] / 86_400_000) for trace in figure.data if trace.xaxis == "x2"
    ]
    assert days == [("1961-01-01", 120), ("1961-01-01", 130)]
    values = [trace.x[0] for trace in figure.data if trace.xaxis == "x"]
    assert values == [dataset.claims[key].value for key in exhibit.claims]


def test_both_readings_have_equal_weight_and_one_number(dataset: Dataset) -> None:
    exhibit = next(
        one for one in comparisons.exhibits(Reader(dataset)) if one.id == "the-past-year"
    )
    figure = exhibit.picture("light", 928)
    bars = [trace for trace in figure.data if trace.base[0] in ("1961-03-24", "1961-01-01")][:2]
    assert bars[0].width == bars[1].width
    assert bars[0].marker.pattern == bars[1].marker.pattern
    big = [note for note in figure.layout.annotations if note.font.size == 30]
    assert [note.text for note in big] == ["28,028"]
    assert "not several" in written(figure)


def test_what_is_ours_is_bracketed_italic_and_dashed(dataset: Dataset) -> None:
    exhibit = next(
        one for one in comparisons.exhibits(Reader(dataset)) if one.id == "discovered-and-crossed"
    )
    figure = exhibit.picture("light", 928)
    ours = [note for note in figure.layout.annotations if "[" in note.text and "]" in note.text
            and note.font.size == 17]  # fmt: skip
    assert len(ours) == 5
    assert all(note.text.startswith("<i>[") for note in ours)
    assert any(shape.line.dash == "4px,3px" for shape in figure.layout.shapes)


def test_direction_is_the_only_hue_and_households_are_ink(dataset: Dataset) -> None:
    exhibits = {one.id: one.picture("light", 928) for one in comparisons.exhibits(Reader(dataset))}
    assert LIGHT.to_kp in exhibits["two-governments"].to_json()
    household = exhibits["andong-households"].to_json()
    assert LIGHT.to_kp not in household and LIGHT.to_cn not in household


def test_reporters_differ_by_pattern(dataset: Dataset) -> None:
    exhibit = next(
        one for one in comparisons.exhibits(Reader(dataset)) if one.id == "two-governments"
    )
    shapes = [trace.marker.pattern.shape for trace in exhibit.picture("light", 928).data]
    assert shapes == ["/", "/", ".", "."]


def number(low: float = 10, high: float | None = None, text: str = "10") -> Number:
    return Number(text, HOSTILE, Extent(low, low if high is None else high), RED)


def span(start: str | None = "1961-01-01", end: str | None = "1961-02-01") -> Span:
    read = dt.date.fromisoformat
    return Span(read(start) if start else None, read(end) if end else None, HOSTILE, LONG)


# Each awkward thing beside a plain one and at either width; every pair of them is drawn in full.
def pairs(first: list, second: list) -> list:
    return [
        pytest.param(one, other, id=f"{name(one)}-{name(other)}",
                     marks=[pytest.mark.slow] if first.index(one) and second.index(other) else [])
        for one in first for other in second
    ]  # fmt: skip


def name(thing: Number | Span) -> str:
    return str(thing.extent) if isinstance(thing, Number) else f"{thing.start}/{thing.end}"


AWKWARD_NUMBERS = [number(), number(0), number(100, 200), number(100, inf), number(1e9)]
AWKWARD_SPANS = [span(), span(None), span("1961-01-01", None), span(None, None), span("0001-01-01"),
                 span("9999-12-01", "9999-12-31"), span("1961-05-08", "1961-05-08")]  # fmt: skip


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(("amount", "period"), pairs(AWKWARD_NUMBERS, AWKWARD_SPANS))
def test_counts_stand_whatever_comes(amount: Number, period: Span, width: int) -> None:
    row = Count(LONG, HOSTILE, amount, (period, period), HOSTILE, LONG, HOSTILE)
    figure = charts.counts(rows=[row, row], unit="people", source=HOSTILE, width=width)
    sane(figure, width)
    assert "&lt;img src=x" in written(figure) and "{{ 7*7 }}" in written(figure)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(("whole", "part"), pairs(AWKWARD_NUMBERS, AWKWARD_NUMBERS))
def test_a_part_larger_than_its_whole_is_drawn_as_it_is(whole, part, width) -> None:
    nest = Nest(LONG, HOSTILE, whole, part, number(text="[10]"))
    sane(
        charts.within(rows=[nest], unit=HOSTILE, source=LONG, how_sure=HOSTILE, width=width), width
    )


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("period", AWKWARD_SPANS, ids=lambda one: f"{one.start}/{one.end}")
@pytest.mark.slow
def test_readings_stand_whatever_comes(period: Span, width: int) -> None:
    twofold = Twofold(number(), LONG, HOSTILE, HOSTILE, (period, span()),
                      ((number(), period),), LONG, period)  # fmt: skip
    sane(charts.readings(figure=twofold, source=HOSTILE, width=width), width)
    alone = replace(twofold, beside=())
    sane(charts.readings(figure=alone, source=HOSTILE, width=width), width)


@pytest.mark.parametrize("kind", ["time", "nested", "apart"])
@pytest.mark.parametrize("period", AWKWARD_SPANS, ids=lambda one: f"{one.start}/{one.end}")
@pytest.mark.slow
def test_reasons_stand_whatever_comes(kind: str, period: Span) -> None:
    item = Item(number(), LONG, HOSTILE, HOSTILE, LONG, HOSTILE, HOSTILE, (period,))
    figure = charts.reason(obstacle=Obstacle(kind, item, item, shared=HOSTILE), scheme="dark")
    sane(figure, 366)
    assert "&lt;img" in written(figure)


def test_empty_comparison_is_a_picture_too() -> None:
    sane(charts.counts(rows=[], unit="people", source="s"))
    sane(charts.within(rows=[], unit="people", source="s", how_sure=""))


@pytest.mark.slow
def test_every_refused_pair_of_the_collection_can_be_drawn(dataset: Dataset) -> None:
    causes = set()
    for pair in itertools.combinations(dataset.claims.values(), 2):
        result = total(pair)
        build = adding.picture(pair, Reader(dataset))
        assert (build is None) == (not isinstance(result, Refusal))
        if build:
            causes.add(result.cause)
            figure = adding.drawn(build, "dark")
            sane(figure, 366)
            assert figure.layout.paper_bgcolor == DARK.card
            assert all(words.amount(claim) in written(figure) for claim in pair)
            flat = re.sub(r"\W+", "", written(figure))
            for claim in pair:
                assert all(re.sub(r"\W+", "", hedge.en) in flat for hedge in claim.hedges)
    assert {"unit", "measure", "nested", "shared", "area-rules"} <= causes


def test_no_comparison_no_picture(folder, edit) -> None:
    (folder / "comparisons.toml").write_text("", encoding="utf-8")
    assert comparisons.exhibits(Reader(load_dataset(folder))) == ()


def test_a_changed_value_is_followed_by_every_picture(folder, edit) -> None:
    edit("cables/1961-05.toml", "value = 3381", "value = 3400")
    loaded = load_dataset(folder)
    for exhibit in comparisons.exhibits(Reader(loaded)):
        words_ = written(exhibit.picture("light", 928)) + exhibit.alternative + str(exhibit.rows)
        words_ += exhibit.title + exhibit.lead + exhibit.may + exhibit.may_not
        assert "3,381" not in words_ and "1,320" not in words_, exhibit.id
    drawn = written(comparisons.exhibits(Reader(loaded))[1].picture("light", 928))
    assert "3,400" in drawn and "[1,301]" in drawn and "[1,961]" in drawn


def test_text_breaks_within_its_width() -> None:
    for text in (LONG, HOSTILE, "中文没有空格的很长的一句话" * 5, ""):
        for line in broken(text, 120, 12.5):
            assert measured(line, 12.5) <= 120
    assert broken("", 10, 10) == []


def test_ticks_are_round_and_reach_the_end() -> None:
    for highest in (0, 1, 3, 19, 153, 4701, 28028, 1e9, inf):
        found = ticks(highest)
        assert found[0] == 0 and 2 <= len(found) <= 7
        if highest != inf:
            assert found[-1] >= highest


def test_window_and_months_hold_what_is_known() -> None:
    first, last = window([Span(dt.date(1961, 1, 5), dt.date(1961, 5, 10), "")])
    assert (first, last) == (dt.date(1961, 1, 1), dt.date(1961, 5, 31))
    assert len(months(first, last, 400)) == 5
    assert window([Span(None, dt.date(1962, 3, 24), "")])[0] < dt.date(1962, 1, 1)
    assert len(months(dt.date(1, 1, 1), dt.date(9999, 1, 1), 300)) < 300
