"""The layers of geo/ and the shapes that figures are drawn on.

All geometry is EPSG:4326, longitude before latitude, as in the files. A figure's mark is the
area the document gives and no smaller one: one shape for a union, both lines for two rivers.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import geopandas as gpd
import shapely
from shapely.geometry.base import BaseGeometry

from crossings.collection.load import Dataset
from crossings.collection.records import ID_PATTERN, Claim, Place
from crossings.collection.relations import mark_of

GEO = Path(__file__).resolve().parent.parent.parent / "geo"
NAMES = (
    "land",
    "provinces",
    "lakes",
    "rivers",
    "province_lines",
    "national_lines",
    "border",
    "towns",
)
# Where a name is tried, best first, on every map: longitude, latitude (EPSG:4326), degrees.
# The last of each lie close to the border, for maps that show no more than that.
STATES = {
    "china": ((129.0, 45.6), (127.6, 46.6), (120.6, 43.9), (119.2, 42.4), (117.6, 41.2),
              (127.4, 42.7), (125.2, 42.2), (123.9, 41.2)),
    "dprk": ((126.6, 39.6), (127.0, 40.2), (126.3, 38.9), (127.6, 40.6), (128.6, 40.9), (129.55, 41.3),
             (125.3, 40.2)),
    "ussr": ((133.5, 45.0), (132.6, 44.2), (134.4, 46.2)),
}  # fmt: skip
PROVINCES = {"liaoning": (122.39, 41.1), "jilin": (126.14, 43.58), "heilongjiang": (127.6, 46.6)}
NEIGHBOURS = ("inner-mongolia", "hebei", "shandong")  # provinces beside them: in their middle
COAST_TOLERANCE = 0.01  # degrees; a finer coast would not show in the waterlines
SPOTS = 5  # places tried for a label inside an area
METRIC = 32652  # UTM zone 52N, metres


class LayerError(ValueError):
    """A layer is missing or holds something that may not be drawn."""


@dataclass(frozen=True)
class Mark:
    """What figures of one area are drawn on.

    ``spots`` are places for its label, best first, longitude then latitude.
    """

    id: str
    form: Literal["area", "line", "point", "ring"]
    places: tuple[str, ...]
    geometry: BaseGeometry
    seams: BaseGeometry | None
    spots: tuple[tuple[float, float], ...]


@lru_cache(maxsize=1)
def read_layers(folder: Path = GEO) -> Mapping[str, gpd.GeoDataFrame]:
    """Every layer by name, and the coast made from them. Raises LayerError naming the file that is missing or unfit."""
    layers = {}
    for name in NAMES:
        path = folder / f"{name}.geojson"
        try:
            frame = gpd.read_file(path)
        except Exception as error:
            raise LayerError(f"{path.name}: cannot be read ({error}); rebuild geo/") from error
        bad = [value for value in frame["id"] if not re.match(ID_PATTERN, str(value))]
        if bad:
            raise LayerError(f"{path.name}: id {bad[0]!r} may not be drawn; use a-z, 0-9, hyphens")
        layers[name] = frame
    layers["coast"] = gpd.GeoDataFrame({"id": ["coast"]}, geometry=[coast(layers)], crs=4326)
    return layers


def place_names(folder: Path = GEO) -> dict[str, dict[str, str]]:
    """Names of the features by id and language, period names first (``en``, ``en_modern``…)."""
    path = folder / "names.toml"
    content = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return {entry["id"]: entry for entry in content.get("name", [])}


def coast(layers: Mapping[str, gpd.GeoDataFrame]) -> BaseGeometry:
    """All land as one coarse shape, to draw waterlines around."""
    shapes = [*layers["land"].geometry, *layers["provinces"].geometry]
    land = shapely.union_all([shape.buffer(0.002) for shape in shapes])
    parts = [part for part in shapely.get_parts(land) if part.area > 0.002]
    return shapely.simplify(shapely.union_all(parts), COAST_TOLERANCE)


def mark_id(claim: Claim) -> str | None:
    """The mark a figure is drawn on, or None where it is listed beside the map.

    Rates, figures without a place and parts larger than their whole are not drawn.
    """
    if claim.kind == "rate" or claim.context.exceeds_whole or not claim.area.places:
        return None
    return mark_of(claim.area.places)


def rings(
    dataset: Dataset, layers: Mapping[str, gpd.GeoDataFrame]
) -> list[tuple[str, BaseGeometry]]:
    """Every place known within a distance only, by the id of the mark that its figures would have.

    Polygons in longitude and latitude, EPSG:4326: what lies within the distance and, where an
    outline of what contains the place is drawn, within that.
    """
    shapes = _shapes(layers)
    return [
        (mark_of([place.id]), _around(place, shapes))
        for place in dataset.places.values()
        if place.radius_km and lies_on_map(place, layers)
    ]


def marks(dataset: Dataset, layers: Mapping[str, gpd.GeoDataFrame]) -> dict[str, Mark]:
    """One mark for each area that a figure is about and that can be drawn."""
    shapes = _shapes(layers)
    found: dict[str, Mark] = {}
    for claim in dataset.claims.values():
        key = mark_id(claim)
        if not key or key in found:
            continue
        if all(lies_on_map(dataset.places[name], layers) for name in claim.area.places):
            mark = _mark(key, claim.area.places, dataset, shapes)
            if mark:
                found[key] = mark
    named = {mark_id(claim) for claim in dataset.claims.values() if not claim.part_of}
    rivals = [mark for key, mark in found.items() if key in named and mark.form == "area"]
    return {key: _beside(mark, rivals) for key, mark in found.items()}


def _beside(mark: Mark, rivals: Iterable[Mark]) -> Mark:
    """The mark of a union, its label tried on its seam, then where no smaller area has one of its own."""
    if mark.seams is None:
        return mark
    taken = [other.geometry for other in rivals if set(other.places) < set(mark.places)]
    spots = sorted(
        mark.spots[1:], key=lambda spot: any(area.contains(shapely.Point(spot)) for area in taken)
    )
    return replace(mark, spots=(mark.spots[0], *spots))


def lies_on_map(place: Place, layers: Mapping[str, gpd.GeoDataFrame]) -> bool:
    """Whether the point of a place is within the layers; True for a place without a point."""
    if place.point is None:
        return True
    west, south, east, north = layers["land"].total_bounds
    return bool(west <= place.point[0] <= east and south <= place.point[1] <= north)


def _shapes(layers: Mapping[str, gpd.GeoDataFrame]) -> dict[str, BaseGeometry]:
    frames = [layers[name].set_index("id").geometry for name in ("provinces", "border")]
    return {str(key): shape for frame in frames for key, shape in frame.items()}


def _mark(
    key: str, places: tuple[str, ...], dataset: Dataset, shapes: Mapping[str, BaseGeometry]
) -> Mark | None:
    records = [dataset.places[name] for name in places]
    if len(records) == 1 and records[0].point and records[0].radius_km:
        return Mark(key, "ring", places, _around(records[0], shapes), None, (records[0].point,))
    if len(records) == 1 and records[0].point:
        point = shapely.Point(records[0].point)
        return Mark(key, "point", places, point, None, (records[0].point,))
    parts = [
        shapes[place.feature] for place in records if place.feature and place.feature in shapes
    ]
    if len(parts) < len(records):
        return None
    if all("Line" in part.geom_type for part in parts):
        feet = tuple(_middle(part) for part in parts)
        return Mark(key, "line", places, shapely.union_all(parts), None, feet)
    union = shapely.union_all(parts)
    seams = shapely.union_all([part.boundary for part in parts]).intersection(
        shapely.buffer(union, -0.001)
    )
    return Mark(key, "area", places, union, seams or None, _spots(union, seams))


def _around(place: Place, shapes: Mapping[str, BaseGeometry]) -> BaseGeometry:
    assert place.point and place.radius_km
    middle = gpd.GeoSeries([shapely.Point(place.point)], crs=4326).to_crs(METRIC)
    ring = middle.buffer(place.radius_km * 1000).to_crs(4326).iloc[0]
    for name in place.within:
        outline = shapes.get(name)
        if outline is not None and outline.geom_type.endswith("Polygon"):
            ring = shapely.intersection(ring, outline)
    return ring


def _middle(line: BaseGeometry) -> tuple[float, float]:
    point = shapely.line_interpolate_point(shapely.line_merge(line), 0.5, normalized=True)
    return round(point.x, 4), round(point.y, 4)


def _spots(shape: BaseGeometry, seams: BaseGeometry) -> tuple[tuple[float, float], ...]:
    """Places with room inside an area; a union's first lies on its seam, to distinguish it from a part."""
    metric = gpd.GeoSeries([shape], crs=4326).to_crs(METRIC).iloc[0]
    rest = max(shapely.get_parts(metric), key=lambda part: part.area)
    centres = []
    for _ in range(SPOTS):
        circle = shapely.maximum_inscribed_circle(rest, tolerance=2000)
        centre = shapely.Point(circle.coords[0])
        centres.append(centre)
        rest = shapely.difference(rest, centre.buffer(circle.length * 0.6))
        if rest.is_empty:
            break
        rest = max(shapely.get_parts(rest), key=lambda part: part.area)
    places = list(gpd.GeoSeries(centres, crs=METRIC).to_crs(4326))
    if not seams.is_empty:
        places.insert(0, _on_seam(seams))
    return tuple((round(point.x, 3), round(point.y, 3)) for point in places)


def _on_seam(seams: BaseGeometry) -> BaseGeometry:
    longest = max(shapely.get_parts(shapely.line_merge(seams)), key=lambda part: part.length)
    return shapely.line_interpolate_point(longest, 0.5, normalized=True)


def features(rows: Iterable[tuple[str, BaseGeometry]]) -> dict[str, Any]:
    """A GeoJSON collection that holds geometry and ids, and nothing else."""
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {"id": key},
                "geometry": json.loads(shapely.to_geojson(shapely.set_precision(shape, 1e-4))),
            }
            for key, shape in rows
        ],
    }
