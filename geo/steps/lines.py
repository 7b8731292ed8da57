"""The lines that are stroked: reaches of the border, other national lines, province lines."""

from itertools import combinations

import numpy as np
import shapely
from shapely.geometry import LineString, MultiLineString
from shapely.geometry.base import BaseGeometry

from steps.measure import lines, merged, rounded
from steps.provinces import Shapes
from steps.settings import (
    BOX,
    COUNTRY,
    GRID,
    TUMEN_HEAD,
    TUMEN_MOUTH_LATITUDE,
    YALU_HEAD,
    YALU_MOUTH_LATITUDE,
)
from steps.write import Feature
from steps.zones import National

SHORTEST_LINE = 0.003  # degrees; shorter pieces are remains of the overlay
NOT_DELIMITED = "undetermined-before-1962-10"
COUNTRIES = {
    "cn-ussr": ["cn", "su"],
    "cn-mongolia": ["cn", "mn"],
    "ussr-mongolia": ["su", "mn"],
    "dprk-rok": ["kp", "kr"],
}


def nearest_vertex(line: LineString, point: tuple[float, float]) -> int:
    """Number of the vertex nearest to a point in degrees."""
    return int(np.argmin(np.hypot(*(np.asarray(line.coords) - point).T)))


def border_features(national: National) -> list[Feature]:
    """The China-DPRK border from the mouth of the Yalu eastward, and the DPRK-USSR Tumen."""
    xy = np.asarray(national.border.coords)
    mouth = int(np.argmax(xy[:, 1] > YALU_MOUTH_LATITUDE))
    yalu, tumen = (nearest_vertex(national.border, head) for head in (YALU_HEAD, TUMEN_HEAD))
    lower = np.asarray(national.dprk_ussr.coords)
    sea = int(np.argmax(lower[:, 1] < TUMEN_MOUTH_LATITUDE)) or len(lower)
    return [
        reach("yalu", xy[mouth : yalu + 1], ["cn", "kp"], "river"),
        reach("paektu", xy[yalu : tumen + 1], ["cn", "kp"], NOT_DELIMITED),
        reach("tumen", xy[tumen:], ["cn", "kp"], "river"),
        reach("tumen-ussr", lower[:sea], ["kp", "su"], "river"),
    ]


def reach(i: str, xy: np.ndarray, between: list[str], status: str) -> Feature:
    return Feature({"id": i, "between": between, "status": status}, LineString(xy))


def national_features(national: National, land: BaseGeometry) -> list[Feature]:
    """The other national lines of the box, on land only (`land`: all areas of the map)."""
    found = []
    for i, parts in sorted(national.other.items()):
        whole = shapely.union_all(parts, grid_size=GRID).intersection(BOX)
        on_land = whole.intersection(land.buffer(10 * GRID)) if i == "dprk-rok" else whole
        kept = [g for g in lines(shapely.line_merge(on_land)) if g.length > SHORTEST_LINE]
        found.append(Feature({"id": i, "between": COUNTRIES[i]}, as_one(kept)))
    return found


def as_one(parts: list[LineString]) -> BaseGeometry:
    """One geometry in an order that does not depend on how it was made."""
    ready = sorted((rounded(shapely.normalize(g)) for g in parts), key=lambda g: g.wkt)
    return ready[0] if len(ready) == 1 else MultiLineString(ready)


def province_line_features(provinces: Shapes) -> list[Feature]:
    """What two provinces of one country share, cut at the box."""
    found = []
    for a, b in combinations(sorted(provinces), 2):
        if COUNTRY[a] != COUNTRY[b]:
            continue
        shared = shapely.boundary(provinces[a]).intersection(shapely.boundary(provinces[b]))
        if parts := merged(lines(shared)):
            found.append(Feature({"id": f"{a}-{b}", "country": COUNTRY[a]}, as_one(parts)))
    return found
