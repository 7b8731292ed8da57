"""The map layers: sound geometry, shared borders, the right side of the river, a true register."""

import hashlib
import json
import re
import tomllib
from functools import cache
from itertools import chain, combinations
from pathlib import Path
from typing import Any

import pytest
import shapely
from pyproj import Transformer
from shapely.geometry import LineString, Point, Polygon, shape
from shapely.geometry.base import BaseGeometry

ROOT = Path(__file__).resolve().parent.parent
GEO = ROOT / "geo"
LAYERS = sorted(path.stem for path in GEO.glob("*.geojson"))
AREAS = ("provinces", "land")
MOST_BYTES = 700_000
BOX = (110, 36, 140, 54)
ID = re.compile(r"[a-z0-9-]+")
TO_METRES = Transformer.from_crs(4326, 32652, always_xy=True).transform

Feature = tuple[dict[str, Any], BaseGeometry]


@cache
def layer(name: str) -> list[Feature]:
    """Properties and geometry of a layer's features."""
    features = json.loads((GEO / f"{name}.geojson").read_text(encoding="utf-8"))["features"]
    return [(f["properties"], shape(f["geometry"])) for f in features]


def by_id(name: str) -> dict[str, BaseGeometry]:
    return {properties["id"]: geometry for properties, geometry in layer(name)}


def toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def metres(geometry: BaseGeometry) -> BaseGeometry:
    return shapely.transform(geometry, TO_METRES, interleaved=False)


def country_at(point: Point) -> str | None:
    """Country of the province that holds a point."""
    holders = [p["country"] for p, g in layer("provinces") if g.contains(point)]
    return holders[0] if len(holders) == 1 else None


def border_line() -> BaseGeometry:
    reaches = by_id("border")
    return shapely.union_all([reaches[i] for i in ("yalu", "paektu", "tumen")])


def border_points() -> list[dict[str, Any]]:
    places: list[dict[str, Any]] = toml(ROOT / "data" / "border_points.toml")["place"]
    return places


@pytest.mark.parametrize("name", LAYERS)
def test_geometry_is_valid_and_not_empty(name: str) -> None:
    for properties, geometry in layer(name):
        assert geometry.is_valid, properties["id"]
        assert not geometry.is_empty, properties["id"]


@pytest.mark.parametrize("name", LAYERS)
def test_longitude_comes_first_and_all_lies_in_the_box(name: str) -> None:
    # Latitude first would put every point outside: the two ranges do not meet.
    west, south, east, north = BOX
    for properties, geometry in layer(name):
        xmin, ymin, xmax, ymax = geometry.bounds
        inside = west <= xmin <= xmax <= east and south <= ymin <= ymax <= north
        assert inside, (properties["id"], geometry.bounds)


@pytest.mark.parametrize("name", LAYERS)
def test_coordinates_have_two_numbers_of_four_decimals_and_no_other_crs(name: str) -> None:
    text = (GEO / f"{name}.geojson").read_text(encoding="utf-8")
    assert not re.search(r"\.\d{5}", text)
    assert '"crs"' not in text  # GeoJSON without it is EPSG:4326, longitude first
    assert not any(geometry.has_z for _, geometry in layer(name))


def test_ids_are_unique_across_layers_and_safe() -> None:
    ids = [p["id"] for p, _ in chain.from_iterable(map(layer, LAYERS))]
    assert sorted(set(ids)) == sorted(ids)
    assert [i for i in ids if not ID.fullmatch(i)] == []


@pytest.mark.parametrize("name", LAYERS)
def test_properties_hold_keys_for_machines_and_no_names(name: str) -> None:
    allowed = {"id", "country", "rank", "geonames", "between", "status"}
    for properties, _ in layer(name):
        assert set(properties) <= allowed
        texts = [
            v
            for value in properties.values()
            for v in (value if isinstance(value, list) else [value])
        ]
        assert all(isinstance(v, int) or ID.fullmatch(v) for v in texts), properties


@pytest.mark.parametrize("name", LAYERS)
def test_one_feature_a_line_in_order_of_id(name: str) -> None:
    rows = (GEO / f"{name}.geojson").read_text(encoding="utf-8").splitlines()[1:-1]
    ids = [json.loads(row.rstrip(","))["properties"]["id"] for row in rows]
    assert ids == sorted(ids)


def test_areas_neither_overlap_nor_part_along_a_shared_border() -> None:
    # A coverage is valid if neighbours meet in the same vertices and nothing overlaps.
    areas = [g for name in AREAS for g in by_id(name).values()]
    assert shapely.coverage_is_valid(areas)


def test_no_hole_between_areas() -> None:
    whole = shapely.union_all([g for name in AREAS for g in by_id(name).values()])
    holes = [Polygon(ring) for part in shapely.get_parts(whole) for ring in part.interiors]
    assert holes == []


@pytest.mark.parametrize(
    "pair", [("liaoning", "jilin"), ("jilin", "heilongjiang"), ("chagang", "ryanggang")]
)
def test_union_of_two_provinces_has_no_sliver(pair: tuple[str, str]) -> None:
    a, b = (by_id("provinces")[i] for i in pair)
    union = a.union(b)
    assert not any(len(part.interiors) for part in shapely.get_parts(union))
    assert union.area == pytest.approx(a.area + b.area, rel=1e-9)
    # Joined for good: what the union has lost in outline is the shared line, twice.
    shared = a.boundary.intersection(b.boundary).length
    assert shared > 1
    assert union.boundary.length == pytest.approx(a.length + b.length - 2 * shared, abs=1e-6)


def test_province_lines_are_the_shared_vertices_of_neighbours() -> None:
    provinces = by_id("provinces")
    neighbours = {f"{a}-{b}": (a, b) for a, b in combinations(sorted(provinces), 2)}
    for properties, line in layer("province_lines"):
        vertices = set(map(tuple, shapely.get_coordinates(line)))
        for i in neighbours[properties["id"]]:
            own = set(map(tuple, shapely.get_coordinates(provinces[i])))
            assert vertices <= own, (properties["id"], i)


def test_provinces_meet_along_the_border_line_vertex_by_vertex() -> None:
    vertices = {
        country: {tuple(xy) for p, g in layer("provinces") if p["country"] == country
                  for xy in shapely.get_coordinates(g)}
        for country in ("cn", "kp")
    }  # fmt: skip
    river = [xy for xy in shapely.get_coordinates(border_line()) if xy[1] > 40.1 or xy[0] > 125]
    missing = [tuple(xy) for xy in river if not all(tuple(xy) in v for v in vertices.values())]
    assert len(river) > 2500
    assert missing == []


def test_border_reaches_join_end_to_end() -> None:
    reaches = by_id("border")
    assert set(reaches) == {"yalu", "paektu", "tumen", "tumen-ussr"}
    for first, second in (("yalu", "paektu"), ("paektu", "tumen"), ("tumen", "tumen-ussr")):
        assert reaches[first].coords[-1] == reaches[second].coords[0], (first, second)


def test_border_does_not_cross_itself() -> None:
    xy = chain.from_iterable(by_id("border")[i].coords for i in ("yalu", "paektu", "tumen"))
    assert LineString(xy).is_simple


def test_border_reaches_have_their_known_lengths() -> None:
    lengths = {i: metres(g).length / 1000 for i, g in by_id("border").items()}
    expected = {"yalu": 827, "paektu": 44, "tumen": 505, "tumen-ussr": 17}
    assert lengths == pytest.approx(expected, abs=2)


def test_only_the_paektu_reach_is_marked_as_not_delimited() -> None:
    status = {p["id"]: p["status"] for p, _ in layer("border")}
    assert status.pop("paektu") == "undetermined-before-1962-10"
    assert set(status.values()) == {"river"}


def test_towns_stand_in_their_own_country() -> None:
    towns = [(p, g) for p, g in layer("towns") if p["country"] in ("cn", "kp")]
    wrong = [p["id"] for p, g in towns if country_at(g) != p["country"]]
    assert len(towns) > 60
    assert wrong == []


@pytest.mark.parametrize(
    ("town", "province"),
    [
        ("andong", "liaoning"),
        ("sinuiju", "north-pyongan"),
        ("jian", "jilin"),
        ("manpo", "chagang"),
        ("linjiang", "jilin"),
        ("chunggang", "chagang"),
        ("changbai", "jilin"),
        ("hyesan", "ryanggang"),
        ("musan", "north-hamgyong"),
        ("hoeryong", "north-hamgyong"),
        ("tumen-town", "jilin"),
        ("namyang", "north-hamgyong"),
        ("luda", "liaoning"),
        ("pyongyang-city", "pyongyang"),
        ("jilin-city", "jilin"),
    ],
)
def test_river_towns_and_capitals_lie_in_their_province(town: str, province: str) -> None:
    point = by_id("towns")[town]
    assert [i for i, g in by_id("provinces").items() if g.contains(point)] == [province]


def test_both_banks_of_border_points_lie_on_their_own_side() -> None:
    towns = {p["geonames"]: (p, g) for p, g in layer("towns")}
    banks = [(place["id"], place[f"geonames_{side}"], side) for place in border_points()
             for side in ("cn", "kp") if f"geonames_{side}" in place]  # fmt: skip
    assert len(banks) >= 18
    for place, geonames, side in banks:
        properties, point = towns[geonames]  # every bank we identify is drawn as a town
        assert (properties["country"], country_at(point)) == (side, side), place


def test_border_points_lie_on_the_border() -> None:
    line = metres(border_line())
    apart = {p["id"]: metres(Point(p["point"])).distance(line) for p in border_points()}
    # Published bridge coordinates are up to 140 m off; the others were set on the line.
    assert {i: d for i, d in apart.items() if d > 150} == {}


def test_border_points_are_for_orientation_and_say_how_sure_they_are() -> None:
    for place in border_points():
        assert place["confidence"] in ("high", "medium", "low")
        assert all(place[key] for key in ("position_source", "stood", "stood_confidence"))
        assert {name["side"] for name in place["names"]} == {"cn", "kp"}, place["id"]


def test_period_names_come_first_and_later_ones_have_a_year() -> None:
    late = {"Dandong", "丹东", "단둥", "集安", "Saebyol", "새별", "Rason", "라선", "Undok"}
    for place in border_points():
        names = place["names"]
        assert "since" not in names[0]
        assert [n["text"] for n in names if n["text"] in late and "since" not in n] == []


def test_reservoirs_of_later_years_are_not_drawn() -> None:
    assert "supung" in by_id("lakes")
    dam = Point(next(p["point"] for p in border_points() if p["id"] == "yunfeng-dam"))
    for i, lake in by_id("lakes").items():
        assert metres(lake).distance(metres(dam)) > 20_000, i
    on_border = {i for i, lake in by_id("lakes").items() if lake.intersects(border_line())}
    assert on_border == {"supung"}


def test_layers_together_are_small() -> None:
    assert sum((GEO / f"{name}.geojson").stat().st_size for name in LAYERS) <= MOST_BYTES


def test_every_layer_is_registered_with_its_hash_and_none_beside_it() -> None:
    entries = {entry["file"]: entry for entry in toml(GEO / "layers.toml")["layer"]}
    assert set(entries) == {f"{name}.geojson" for name in LAYERS}
    for file, entry in entries.items():
        data = (GEO / file).read_bytes()
        assert entry["sha256"] == hashlib.sha256(data).hexdigest(), f"{file}: run geo/build.py"
        assert entry["bytes"] == len(data)
        assert entry["features"] == len(layer(entry["id"]))
        assert (entry["crs"], entry["axis_order"]) == ("EPSG:4326", "longitude, latitude")


def test_licence_follows_the_openstreetmap_line() -> None:
    notice = (GEO / "LICENCE").read_text(encoding="utf-8")
    for entry in toml(GEO / "layers.toml")["layer"]:
        touched = any("OpenStreetMap" in origin for origin in entry["origin"])
        assert entry["odbl"] is touched is (entry["licence"] == "ODbL-1.0"), entry["id"]
        assert ("© OpenStreetMap contributors" in entry["attribution"]) is touched
        assert entry["attribution"]
        assert entry["file"] in notice


def test_every_name_has_its_feature_and_every_feature_its_name() -> None:
    named = [name["id"] for name in toml(GEO / "names.toml")["name"]]
    drawn = {p["id"] for n in LAYERS if n != "province_lines" for p, _ in layer(n)}
    assert sorted(named) == sorted(set(named))
    assert set(named) == drawn


def test_names_are_written_in_their_scripts() -> None:
    scripts = {"en": r"[A-Za-z'–() ]+", "zh": r"[\u4e00-\u9fff]+", "ko": r"[2\uac00-\ud7a3() ]+"}
    for name in toml(GEO / "names.toml")["name"]:
        for language, script in scripts.items():
            for key in (language, f"{language}_modern"):
                assert key.endswith("_modern") or key in name, (name["id"], key)
                assert re.fullmatch(script, name.get(key, name[language])), (name["id"], key)
        assert "until" not in name or any(key.endswith("_modern") for key in name)


def test_period_names_stand_before_modern_ones() -> None:
    names = {name["id"]: name for name in toml(GEO / "names.toml")["name"]}
    andong, luda, jian = (names[i] for i in ("andong", "luda", "jian"))
    assert (andong["en"], andong["en_modern"], andong["until"]) == ("Andong", "Dandong", "1965")
    assert (luda["zh"], luda["zh_modern"], luda["until"]) == ("旅大", "大连", "1981")
    assert (jian["zh"], jian["zh_modern"]) == ("辑安", "集安")
    assert names["kyongwon"]["en"] == "Kyongwon"
