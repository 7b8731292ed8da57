"""Charts of comparisons and refusals: on the collection, and on whatever else may come."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from dataclasses import replace
from math import inf

import pytest
from drawn import SVG, bars, lines, parsed, squeezed, text
from hostile import HOSTILE

from crossings.collection.load import Dataset, load_dataset
from crossings.html.figures import adding, pictures
from crossings.look.looks import Look
from crossings.pictures.canvas import BOLD, Canvas
from crossings.pictures.charts import chart
from crossings.pictures.charts.scales import Days, months, ticks, window
from crossings.questions import comparisons
from crossings.questions.comparisons import PartOfWhole, Parts, Readings, Report, Reports
from crossings.questions.figures import Extent, Number, Span
from crossings.questions.obstacle import Addend, Obstacle
from crossings.questions.query import Refusal, total
from crossings.wording import words
from crossings.wording.reader import Reader

LONG = "Office for the Registration of " + "Verylongwordwithoutanyspace" * 4 + " and all the Rest"
WIDTHS = (pictures.WIDE, pictures.SLIM)
RED = Look("to-kp", "hatch", "cn-to-kp")


def sane(svg: str, width: int = pictures.WIDE) -> None:
    """What must hold for every picture of the page."""
    root = parsed(svg)
    high = float(root.get("height", "nan"))
    assert root.get("role") == "img" and high > 40
    named = (root.get("aria-labelledby") or "").split()
    assert [node.get("id") for node in (root[0], root[1])] == named and root[0].text
    ids = [node.get("id") for node in root.iter() if node.get("id")]
    assert len(ids) == len(set(ids)) and all("-" in one for one in ids)
    tags = {node.tag.removeprefix(SVG) for node in root.iter()}
    assert tags <= {"svg", "title", "desc", "defs", "pattern", "circle", "path", "rect", "text"}, (
        tags
    )
    for used in re.findall(r"url\(#([^)]+)\)", svg):
        assert used in ids
    assert not re.search(r"#[0-9a-f]{6}\b|[\s\"]on[a-z]+=", re.sub(r">[^<]*<", "><", svg)), (
        "colours are the page's"
    )
    canvas = Canvas(10, 10)
    for line in lines(svg):
        assert line.size >= 10.6
        wide = canvas.measure(line.text, line.size)
        left = {"start": line.x, "middle": line.x - wide / 2, "end": line.x - wide}[line.anchor]
        assert 0 < line.y <= high, line
        assert left >= -1 and left + wide * 0.97 <= width + 1, line
    for bar in bars(svg):
        assert bar.x >= -0.1 and bar.right <= width + 0.1 and bar.y + bar.h <= high


def drawn(drawing, width: int, source: str = "", on_card: bool = False) -> str:
    made = chart.inline(drawing, width, "one", source=source, on_card=on_card)
    return made.svg("title", "alternative", embedded=False)


def shown(dataset: Dataset, key: str, width: int = pictures.WIDE, lang: str = "en") -> str:
    view = comparisons.view(dataset.comparisons[key], Reader(dataset, lang))
    return drawn(view.drawing, width, view.source)


@pytest.mark.parametrize("shape", ["wide", "slim"])
def test_every_comparison_is_drawn_with_source_hedge_and_speaker(dataset, shape) -> None:
    found = comparisons.views(Reader(dataset))
    assert len(found) >= 4
    ids: list[str] = []
    for view in found:
        svg = pictures.comparison(view)[shape]
        sane(svg, {"wide": pictures.WIDE, "slim": pictures.SLIM}[shape])
        root, said = parsed(svg), squeezed(text(svg))
        ids += [node.get("id") for node in root.iter() if node.get("id")]
        assert root[0].text == view.title and root[1].text == view.alternative
        assert "Source:" in said and squeezed("PRC FMA") in said
        for key in view.claims:
            claim = dataset.claims[key]
            assert words.amount(claim) in said, view.id
            assert all(squeezed(hedge.en) in said for hedge in claim.hedges), view.id
        assert view.alternative and view.rows and view.may and view.may_not
        assert "{" not in view.title + view.lead + view.may + view.may_not
    assert len(ids) == len(set(ids)), "one page holds all of them"


@pytest.mark.parametrize("width", WIDTHS)
def test_quantities_and_periods_are_drawn_to_scale(dataset: Dataset, width: int) -> None:
    found = bars(shown(dataset, "two-governments", width))
    thick = max(bar.h for bar in found)
    values = [bar for bar in found if bar.h == thick]
    days = [bar for bar in found if bar.h != thick]
    claims = [dataset.claims[key] for key in dataset.comparisons["two-governments"].claims]
    assert (
        len({round(bar.w / claim.value, 3) for bar, claim in zip(values, claims, strict=True)}) == 1
    )
    assert len({bar.x for bar in values}) == len({bar.x for bar in days}) == 1
    assert days[1].w / days[0].w == pytest.approx(130 / 120, abs=0.005)


def test_both_readings_have_equal_weight_and_one_number(dataset: Dataset) -> None:
    svg = shown(dataset, "the-past-year")
    one, other = bars(svg)[:2]
    assert (one.h, one.pattern, one.strength) == (other.h, other.pattern, other.strength)
    big = max(line.size for line in lines(svg))
    assert [line.text for line in lines(svg) if line.size == big] == ["28,028"]
    assert "not several" in text(svg)


def test_what_is_ours_is_bracketed_italic_and_dashed(dataset: Dataset) -> None:
    svg = shown(dataset, "discovered-and-crossed")
    ours = [line for line in lines(svg) if re.fullmatch(r"\[[\d,]+\]", line.text)]
    assert len(ours) == 5 and all(line.italic for line in ours)
    assert [bar.dashed for bar in bars(svg)] == [False] * 4 + [True] * 2


def test_direction_is_the_only_hue_and_households_are_ink(dataset: Dataset) -> None:
    assert {bar.hue for bar in bars(shown(dataset, "two-governments"))} == {"to-kp"}
    household = shown(dataset, "andong-households")
    assert {bar.hue for bar in bars(household)} == {"ink"} and "to-kp" not in household


def test_reporters_differ_by_pattern(dataset: Dataset) -> None:
    found = [bar.pattern for bar in bars(shown(dataset, "two-governments"))]
    assert found == ["hatch", "hatch", "dots", "dots"]


@pytest.mark.parametrize("lang", ["zh", "ko"])
@pytest.mark.parametrize("width", WIDTHS)
def test_other_languages_fit_too(dataset: Dataset, lang: str, width: int) -> None:
    for key in dataset.comparisons:
        sane(shown(dataset, key, width, lang), width)


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
def test_reports_stand_whatever_comes(amount: Number, period: Span, width: int) -> None:
    row = Report(LONG, LONG, HOSTILE, amount, (period, period), HOSTILE, LONG, HOSTILE)
    svg = drawn(Reports((row, row), "people"), width, HOSTILE)
    sane(svg, width)
    assert squeezed("<img src=x") in squeezed(text(svg)) and "{{ 7*7 }}" in text(svg)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(("whole", "part"), pairs(AWKWARD_NUMBERS, AWKWARD_NUMBERS))
def test_a_part_larger_than_its_whole_is_drawn_as_it_is(whole, part, width) -> None:
    row = PartOfWhole(LONG, HOSTILE, whole, part, number(text="[10]"))
    svg = drawn(Parts((row,), HOSTILE, HOSTILE), width, LONG)
    sane(svg, width)
    if part.extent.low and whole.extent == part.extent:
        assert len({bar.w for bar in bars(svg)}) == len({bar.w for bar in bars(svg)[:2]})


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("period", AWKWARD_SPANS, ids=lambda one: f"{one.start}/{one.end}")
def test_readings_stand_whatever_comes(period: Span, width: int) -> None:
    figure = Readings(number(), LONG, HOSTILE, HOSTILE, (period, span()),
                      ((number(), period),), LONG, period)  # fmt: skip
    sane(drawn(figure, width, HOSTILE), width)
    sane(drawn(replace(figure, beside=()), width, HOSTILE), width)


@pytest.mark.parametrize("kind", ["time", "nested", "apart"])
@pytest.mark.parametrize("period", AWKWARD_SPANS, ids=lambda one: f"{one.start}/{one.end}")
def test_refusals_stand_whatever_comes(kind: str, period: Span) -> None:
    item = Addend(number(), LONG, HOSTILE, HOSTILE, LONG, HOSTILE, HOSTILE, (period,))
    svg = drawn(Obstacle(kind, item, item, shared=HOSTILE), pictures.SLIM)
    sane(svg, pictures.SLIM)
    assert squeezed("<img src=x") in squeezed(text(svg))


def test_empty_comparison_is_a_picture_too() -> None:
    sane(drawn(Reports((), "people"), 928, "s"))
    sane(drawn(Parts((), "people", ""), 928, "s"))


def test_every_refused_pair_of_the_collection_can_be_drawn(dataset: Dataset) -> None:
    causes = set()
    for pair in itertools.combinations(dataset.claims.values(), 2):
        result = total(pair)
        obstacle = adding.in_the_way(pair, Reader(dataset))
        assert (obstacle is None) == (not isinstance(result, Refusal))
        if obstacle:
            causes.add(result.cause)
            svg = pictures.refusal(obstacle, "May these be added?", result.reason)["only"]
            sane(svg, pictures.SLIM)
            assert "var(--card)" in svg or obstacle.kind == "apart"
            said = re.sub(r"\W+", "", text(svg))
            for claim in pair:
                assert re.sub(r"\W+", "", words.amount(claim)) in said
                assert all(re.sub(r"\W+", "", hedge.en) in said for hedge in claim.hedges)
    assert {"unit", "measure", "nested", "shared", "area-rules"} <= causes


def test_no_comparison_no_picture(folder, edit) -> None:
    (folder / "comparisons.toml").write_text("", encoding="utf-8")
    assert comparisons.views(Reader(load_dataset(folder))) == ()


def test_a_changed_value_is_followed_by_every_picture(folder, edit) -> None:
    edit("cables/1961-05.toml", "value = 3381", "value = 3400")
    views = comparisons.views(Reader(load_dataset(folder)))
    for view in views:
        said = text(pictures.comparison(view)["wide"]) + view.alternative + str(view.rows)
        said += view.title + view.lead + view.may + view.may_not
        assert "3,381" not in said and "1,320" not in said, view.id
    said = text(pictures.comparison(views[1])["wide"])
    assert "3,400" in said and "[1,301]" in said and "[1,961]" in said


def test_text_breaks_within_its_width() -> None:
    canvas = Canvas(10, 10)
    for words_ in (LONG, HOSTILE, "中文没有空格的很长的一句话" * 5, ""):
        for line in canvas.lines(words_, 120, 12.5, BOLD):
            assert canvas.measure(line, 12.5, BOLD) <= 120


def test_ticks_are_round_and_reach_the_end() -> None:
    for highest in (0, 1, 3, 19, 153, 4701, 28028, 1e9, inf):
        found = ticks(highest)
        assert found[0] == 0 and 2 <= len(found) <= 7
        if highest != inf:
            assert found[-1] >= highest


def test_window_and_months_hold_what_is_known() -> None:
    first, last = window([Span(dt.date(1961, 1, 5), dt.date(1961, 5, 10), "")])
    assert (first, last) == (dt.date(1961, 1, 1), dt.date(1961, 5, 31))
    assert len(months(Days(first, last, 0, 400))) == 5
    assert window([Span(None, dt.date(1962, 3, 24), "")])[0] < dt.date(1962, 1, 1)
    assert len(months(Days(dt.date(1, 1, 1), dt.date(9999, 1, 1), 0, 300))) < 300
