"""Pictures read back as data: lengths, days, north, parts of wholes, words. No pixel is drawn."""

from __future__ import annotations

import datetime as dt
import re

import pytest
import shapely
from drawn import FILL, SVG, bars, lines, parsed, points, squeezed, text

from crossings.collection.load import Dataset
from crossings.exhibit import layers
from crossings.exhibit import timeline as lanes
from crossings.exhibit.payload import name_data
from crossings.look.looks import Look, look
from crossings.pictures import atlas, cards, timeline, view
from crossings.pictures.canvas import Canvas
from crossings.pictures.charts import chart
from crossings.pictures.charts.scales import Days, Quantities
from crossings.pictures.charts.sheet import Sheet
from crossings.pictures.view import Frame, Shown
from crossings.questions import comparisons, figures
from crossings.questions.figures import Extent, Number, Span
from crossings.wording import words
from crossings.wording.reader import Reader

RED = Look("to-kp", "hatch", "cn-to-kp")
DAY = dt.date.fromisoformat
MAP = Frame(20, 30, 720, 560)
KINDS = {"two-governments", "discovered-and-crossed", "the-past-year"}


def sheet_svg(draw) -> str:
    canvas = Canvas(900, 300)
    draw(Sheet(canvas, 900))
    return canvas.svg("t", "a", embedded=False)


def map_svg(dataset: Dataset, *keys: str, faint: tuple[str, ...] = (), values: bool = False) -> str:
    canvas = Canvas(760, 620)
    claims = tuple(dataset.claims[key] for key in keys)
    ours = atlas.values_for(claims, dataset) if values else ()
    shown = Shown(claims, tuple(dataset.claims[key] for key in faint), ours)
    atlas.atlas(canvas, MAP, view.home(dataset), shown, Reader(dataset))
    return canvas.svg("t", "a", embedded=False)


def areas(svg: str) -> list[tuple[str, str, shapely.Geometry]]:
    """Pattern, hue and outline of every patterned shape of a map."""
    found = []
    for node in parsed(svg).iter(f"{SVG}path"):
        match = FILL.fullmatch(node.get("fill", ""))
        if match:
            rings = [points(ring) for ring in node.get("d", "").split("M") if ring]
            shape = shapely.union_all(
                [shapely.Polygon(ring).buffer(0) for ring in rings if len(ring) > 2]
            )
            found.append((match[1], match[2], shape))
    return found


# ---- bars ------------------------------------------------------------------------------------


@pytest.mark.parametrize("zoom", [1, 1.37])
def test_a_bar_is_as_long_as_its_number(zoom: float) -> None:
    canvas = Canvas(900, 300)
    sheet = Sheet(canvas, 900, x=40, y=10, zoom=zoom)
    scale = Quantities(5000, 100, 500)
    for number in (4701, 3381, 153):
        sheet.quantity(scale, Extent(number, number), 0, 20, RED)
    for bar, number in zip(bars(canvas.svg("", "", False)), (4701, 3381, 153), strict=True):
        assert bar.x == pytest.approx(40 + 100 * zoom, abs=0.1)
        assert bar.w == pytest.approx(number / 10 * zoom, abs=0.1)


def test_a_range_is_solid_to_the_least_and_an_open_number_has_no_end() -> None:
    scale = Quantities(400, 0, 400)
    least, rest = bars(sheet_svg(lambda one: one.quantity(scale, Extent(100, 250), 0, 20, RED)))
    assert (least.w, least.dashed) == (100, False)
    assert (rest.x, rest.right, rest.dashed) == (100, 250, True)
    svg = sheet_svg(lambda one: one.quantity(scale, Extent(100, float("inf")), 0, 20, RED))
    assert [bar.w for bar in bars(svg)] == [100]
    assert "M100.0 0.0L100.0 20.0" not in svg and "M0.0 0.0L0.0 20.0" in svg


def test_a_day_lies_where_its_morning_is_and_a_span_ends_with_its_last_evening() -> None:
    days = Days(DAY("1961-01-01"), DAY("1961-12-31"), 100, 365)
    assert days.at(DAY("1961-01-01")) == 100 and days.at(DAY("1961-02-01")) == 131
    assert days.ends(DAY("1961-01-01"), DAY("1961-01-01")) == (100, 101)
    assert days.ends(DAY("1961-01-01"), DAY("1961-12-31")) == (100, 465)
    assert days.ends(None, DAY("1961-03-24")) == (100, 183)
    assert days.at(DAY("1955-01-01")) == 100 and days.at(DAY("1965-01-01")) == 465


def test_a_period_is_drawn_to_the_evening_of_its_last_day() -> None:
    days = Days(DAY("1961-01-01"), DAY("1961-12-31"), 0, 730)
    spans = [
        Span(DAY("1961-01-01"), DAY("1961-04-30"), ""),
        Span(DAY("1961-05-10"), DAY("1961-05-10"), ""),
    ]
    svg = sheet_svg(lambda one: [one.period(days, span, 0, 9, RED) for span in spans])
    assert [(bar.x, bar.w) for bar in bars(svg)] == [(0, 240), (258, 3)]
    open_ = sheet_svg(lambda one: one.period(days, Span(None, DAY("1961-03-24"), ""), 0, 9, RED))
    assert [(bar.x, bar.right) for bar in bars(open_)] == [(0, 166)]
    assert "M0.0 0.0L0.0 9.0" not in open_ and "M166.0 0.0L166.0 9.0" in open_, (
        "no edge where no end is known"
    )


def test_a_part_lies_in_its_whole_at_its_share(dataset: Dataset) -> None:
    for key, entry in dataset.comparisons.items():
        shown = comparisons.view(entry, Reader(dataset)).drawing
        if not isinstance(shown, comparisons.Parts):
            continue
        for width in (928, 366):
            found = bars(chart.inline(shown, width, "x").svg("", "", False))
            pairs = zip(found[::2], found[1::2], shown.rows, strict=True)
            for whole, part, row in pairs:
                assert part.x == whole.x and part.right <= whole.right, key
                assert whole.y < part.y and part.y + part.h < whole.y + whole.h, key
                share = row.part.extent.shown / row.whole.extent.shown
                assert part.w / whole.w == pytest.approx(share, abs=0.003), key
                assert whole.strength < part.strength


@pytest.mark.parametrize("key", sorted(KINDS))
@pytest.mark.parametrize("square", [False, True], ids=["landscape", "square"])
def test_a_card_draws_what_the_page_draws(dataset: Dataset, key: str, square: bool) -> None:
    made = comparisons.view(dataset.comparisons[key], Reader(dataset))
    on_page = bars(chart.inline(made.drawing, 928, "x").svg("", "", False))
    card = cards.card(key, Reader(dataset), cards.Order(square=square))
    on_card = bars(card.svg(embedded=False))
    assert [(b.pattern, b.hue, b.strength, b.dashed) for b in on_page] == [
        (b.pattern, b.hue, b.strength, b.dashed) for b in on_card
    ]
    high = max(bar.h for bar in on_card)
    page_high = max(bar.h for bar in on_page)
    longest = (
        max(b.w for b in on_page if b.h == page_high),
        max(b.w for b in on_card if b.h == high),
    )
    for one, other in zip(on_page, on_card, strict=True):
        if one.h == page_high:
            assert one.w / longest[0] == pytest.approx(other.w / longest[1], abs=0.01)


def test_a_slide_draws_the_numbers_of_the_same_view(dataset: Dataset) -> None:
    from crossings.export import slides

    reader = Reader(dataset)
    reports = slides._bars(comparisons.view(dataset.comparisons["two-governments"], reader).drawing)
    assert [bar.number.extent.shown for bar in reports.rows] == [3381, 3500]
    assert reports.unit == "people"
    parts = slides._bars(comparisons.view(dataset.comparisons["andong-households"], reader).drawing)
    assert [bar.number.extent.shown for bar in parts.rows] == [1843, 153]
    for bar in (*reports.rows, *parts.rows):
        assert bar.number.text == words.number(bar.number.extent.shown) and bar.name


def test_bars_wear_the_look_of_their_figures(dataset: Dataset) -> None:
    svg = cards.card("timeline", Reader(dataset), cards.Order()).svg(embedded=False)
    claims = [claim for claim in dataset.claims.values() if claim.unit != "copies"]
    rows = timeline.rows_of(claims, Reader(dataset))
    for bar, row in zip(bars(svg), rows, strict=True):
        assert (bar.pattern, bar.hue) == (row.number.look.pattern, row.number.look.hue)


def test_the_timeline_card_places_every_period_by_its_days(dataset: Dataset) -> None:
    svg = cards.card("timeline", Reader(dataset), cards.Order()).svg(embedded=False)
    claims = [claim for claim in dataset.claims.values() if claim.unit != "copies"]
    spans = [row.span for row in timeline.rows_of(claims, Reader(dataset))]
    known = [(bar, one) for bar, one in zip(bars(svg), spans, strict=True) if one.start and one.end]
    origin, first = known[0]
    day = origin.w / ((first.end - first.start).days + 1)
    for bar, one in known:
        assert bar.x == pytest.approx(origin.x + (one.start - first.start).days * day, abs=1.5)
        assert bar.w == pytest.approx(max(((one.end - one.start).days + 1) * day, 3.9), abs=1.5)


# ---- maps ------------------------------------------------------------------------------------


def test_north_is_above_south_and_west_left_of_east(dataset: Dataset) -> None:
    eye = view.view(view.home(dataset), MAP)
    harbin, pyongyang, shenyang = (126.6, 45.8), (125.75, 39.0), (123.4, 41.8)
    assert eye.place(harbin)[1] < eye.place(shenyang)[1] < eye.place(pyongyang)[1]
    assert eye.place(shenyang)[0] < eye.place(pyongyang)[0] < eye.place((130.0, 39.0))[0]
    for spot in (harbin, pyongyang, shenyang):
        x, y = eye.place(spot)
        shape = eye.onto(view.flat([shapely.Point(spot).buffer(0.05)])[0]).centroid
        assert (shape.x, shape.y) == pytest.approx((x, y), abs=0.5), "shapes and labels, one rule"


def test_areas_and_their_numbers_lie_where_they_are(dataset: Dataset) -> None:
    jilin = areas(map_svg(dataset, "1962-03-24-crossed-jilin"))[0][2]
    svg = map_svg(dataset, "1961-05-detected-liaoning")
    liaoning = areas(svg)[0][2]
    assert liaoning.centroid.y > jilin.centroid.y + 30, "Liaoning lies south of Jilin"
    assert liaoning.centroid.x < jilin.centroid.x - 30, "and west"
    number = next(line for line in lines(svg) if line.text == "1,985")
    assert liaoning.buffer(10).contains(shapely.Point(number.x, number.y))
    eye = view.view(view.home(dataset), MAP)
    assert liaoning.contains(shapely.Point(eye.place((123.4, 41.8)))), "Shenyang is in Liaoning"
    assert jilin.contains(shapely.Point(eye.place((125.3, 43.9)))), "Changchun is in Jilin"


def test_a_union_is_drawn_of_all_its_parts_or_not_at_all(dataset: Dataset) -> None:
    whole = areas(map_svg(dataset, "1961-05-detected"))[0][2]
    parts = [
        areas(map_svg(dataset, key))[0][2]
        for key in ("1961-05-detected-liaoning", "1962-03-24-crossed-jilin")
    ]
    assert whole.area == pytest.approx(sum(part.area for part in parts), rel=0.02)
    shapes = dict(layers.read_layers())
    shapes["provinces"] = shapes["provinces"][shapes["provinces"]["id"] != "jilin"]
    found = layers.marks(dataset, shapes)
    assert layers.mark_id(dataset.claims["1961-05-detected"]) not in found
    assert layers.mark_id(dataset.claims["1961-05-detected-liaoning"]) in found


def test_a_map_shows_each_number_with_what_was_counted(dataset: Dataset) -> None:
    for key, claim in dataset.claims.items():
        if layers.mark_id(claim) not in view.areas(dataset):
            continue
        said = squeezed(text(map_svg(dataset, key)))
        assert words.amount(claim) in said
        assert squeezed(dataset.measures[claim.measure].label.en) in said
    for name in ("YALU", "TUMEN"):
        assert name in squeezed(text(map_svg(dataset))).upper()


def test_values_of_ours_are_in_brackets_and_italics_on_a_map(dataset: Dataset) -> None:
    svg = map_svg(dataset, "1961-05-detected", "1961-05-detected-liaoning", values=True)
    ours = [line for line in lines(svg) if line.text.startswith("[")]
    assert ours and all(line.italic for line in ours)


def test_nothing_lies_outside_the_frame(dataset: Dataset) -> None:
    canvas = Canvas(10, 10)
    for key in (*dataset.claims, *dataset.comparisons, *dataset.cables, cards.TIMELINE):
        order = cards.Order(square=len(key) % 2 == 0)
        made = cards.card(key, Reader(dataset), order)
        for line in lines(made.svg(embedded=False)):
            wide = canvas.measure(line.text, line.size)
            left = {"start": line.x, "middle": line.x - wide / 2, "end": line.x - wide}[line.anchor]
            assert left >= 24 and left + wide * 0.94 <= made.canvas.width - 24, (key, line)
            assert 24 <= line.y <= made.canvas.height - 24, (key, line)
        for bar in bars(made.svg(embedded=False)):
            assert bar.x >= 24 and bar.right <= made.canvas.width - 24 and bar.w > 0, key


def test_areas_wear_the_look_of_their_figures(dataset: Dataset) -> None:
    for key, claim in dataset.claims.items():
        mark = view.areas(dataset).get(layers.mark_id(claim) or "")
        if mark and mark.form != "point":
            shown = look(claim, dataset)
            assert [one[:2] for one in areas(map_svg(dataset, key))] == [(shown.pattern, shown.hue)]


def test_a_figure_beside_another_is_fainter(dataset: Dataset) -> None:
    svg = map_svg(dataset, "1961-05-detected-liaoning", faint=("1962-03-24-crossed-jilin",))
    assert sorted(int(one) for one in set(re.findall(r"url\(#hatch-to-kp-(\d+)\)", svg))) == [
        40,
        100,
    ]


@pytest.mark.parametrize("way", ["cn-to-kp", "kp-to-cn"])
def test_a_wedge_points_where_people_went(way: str) -> None:
    canvas = Canvas(100, 100)
    canvas.wedge(10, 50, 20, way)
    corner = {"cn-to-kp": (30, 50), "kp-to-cn": (10, 30)}[way]  # lower right, upper left
    node = next(parsed(canvas.svg("", "", False)).iter(f"{SVG}path"))
    x, y = points(node.get("d", ""))[0]
    steps = re.findall(r"([hv])(-?[\d.]+)", node.get("d", ""))
    spots = [(x, y)]
    for axis, by in steps:
        x, y = (x + float(by), y) if axis == "h" else (x, y + float(by))
        spots.append((x, y))
    middle = sum(p[0] for p in spots) / 3, sum(p[1] for p in spots) / 3
    assert corner in spots
    assert (middle[0] > 20) == (corner[0] > 20) and (middle[1] > 40) == (corner[1] > 40)


# ---- the exhibit's own timeline --------------------------------------------------------------


def test_bars_of_the_exhibit_hold_the_days_of_their_figures(dataset: Dataset) -> None:
    line = lanes.timeline(dataset)
    assert {one.owner for one in line.claims} == set(dataset.claims)
    for one in line.claims:
        period = dataset.claims[one.owner].period
        read = {reading.id: reading.bounds for reading in period.readings}
        bounds = read[one.reading] if one.reading else period.bounds
        assert (one.start, one.end) == (bounds.start, bounds.end), one.owner


def test_a_figure_to_draw_holds_its_claim(dataset: Dataset) -> None:
    for claim in dataset.claims.values():
        made = figures.number(claim, Reader(dataset))
        assert made == Number(
            words.amount(claim), claim.label.en, Extent(claim.low, claim.high), look(claim, dataset)
        )
        for shown, bounds in zip(figures.spans(claim.period), claim.period.candidates, strict=True):
            assert (shown.start, shown.end) == (bounds.start, bounds.end)


def test_names_begin_at_the_same_places_on_every_map(dataset: Dataset) -> None:
    rows = name_data(layers.read_layers())
    sent = {row["id"]: row["at"] for row in rows if row["kind"] == "province"}
    sent |= {row["id"]: row["spots"][0] for row in rows if row["kind"] == "state"}
    first = {name: spots[0] for name, spots in layers.STATES.items()}
    assert {**first, **layers.PROVINCES}.items() <= sent.items()
    assert layers.PROVINCES.keys() | {"china", "dprk"} <= dataset.places.keys()
    for west, east in (("liaoning", "jilin"), ("china", "ussr")):
        assert sent[west][0] < sent[east][0]
    for south, north in (("liaoning", "jilin"), ("jilin", "heilongjiang"), ("dprk", "china")):
        assert sent[south][1] < sent[north][1]


def test_a_number_of_two_provinces_is_tried_where_neither_has_one_of_its_own(
    dataset: Dataset,
) -> None:
    """The two provinces' number stood within Jilin, whose own it pushed aside."""
    marks = layers.marks(dataset, layers.read_layers())
    jilin = marks["mark-jilin"].geometry
    in_jilin = [
        jilin.contains(shapely.Point(spot)) for spot in marks["mark-jilin-liaoning"].spots[1:]
    ]
    assert in_jilin == sorted(in_jilin) and len(set(in_jilin)) == 2


def test_names_of_provinces_lie_in_their_outlines() -> None:
    """A name is tried near its place too; one that began at an edge came to lie outside."""
    shapes = layers.read_layers()["provinces"].set_index("id").geometry
    for row in name_data(layers.read_layers()):
        if row["kind"] == "province":
            lon, lat = row["at"]
            tried = [(lon, lat), (lon, lat + 0.5), (lon - 0.8, lat), (lon + 0.8, lat - 0.3)]
            for spot in tried if row["id"] in layers.PROVINCES else tried[:1]:
                assert shapes[row["id"]].contains(shapely.Point(spot)), (row["id"], spot)


def test_names_of_states_are_tried_on_their_own_land() -> None:
    frames = layers.read_layers()
    country = {"china": "cn", "dprk": "kp"}
    land = frames["land"].set_index("id").geometry
    own = {
        name: shapely.union_all(
            frames["provinces"].query("country == @code", local_dict={"code": code}).geometry
        )
        for name, code in country.items()
    } | {"ussr": land["ussr"]}
    for name, spots in layers.STATES.items():
        for spot in spots:
            assert own[name].contains(shapely.Point(spot)), (name, spot)
