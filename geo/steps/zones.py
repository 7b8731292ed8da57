"""National lines from OpenStreetMap, as the edges that two time-zone polygons share."""

import sys
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely.geometry import LineString, MultiLineString, Point, Polygon, box
from shapely.geometry.base import BaseGeometry

from steps.measure import (
    lines,
    only_polygons,
    polygons,
    rounded,
    simplified,
    tolerance_at,
    without_fold,
)
from steps.settings import LAND_REST, LAND_ZONES, NEAR_BORDER, TOLERANCE_BORDER
from steps.spurs import without_spurs

Vertex = tuple[int, int]
Edge = tuple[Vertex, Vertex]
SCALE = 1_000_000  # the time zones are stored in millionths of a degree

USSR_ZONES = ("Asia/Chita", "Asia/Yakutsk", "Asia/Vladivostok")


@dataclass(frozen=True)
class National:
    """National lines, simplified and on the grid, and the two countries they enclose."""

    border_full: LineString  # China-DPRK as in the source, west to east
    border: LineString  # the same, simplified
    dprk_ussr: LineString
    other: dict[str, list[LineString]]
    china: BaseGeometry  # masks: land and twelve nautical miles of sea
    dprk: BaseGeometry

    def all_lines(self) -> list[LineString]:
        rest = [line for parts in self.other.values() for line in parts]
        return [self.border, self.dprk_ussr, *rest]


class Zones:
    """Reader of the time-zone polygons in the cache."""

    def __init__(self, cache: Path) -> None:
        sys.path.append(str(cache / "site"))
        self.finder: Any = import_module("timezonefinder").TimezoneFinder()

    def polygon(self, zone: str) -> Polygon:
        """The largest polygon of a zone: its mainland."""
        parts = self.finder.get_geometry(tz_name=zone, coords_as_pairs=True)
        return max((Polygon(p[0], p[1:]) for p in parts), key=lambda p: p.area)

    def land_of(self, point: Point) -> str:
        """Id of the country, other than China and the DPRK, that holds a point."""
        zone = self.finder.timezone_at(lng=point.x, lat=point.y)
        return LAND_ZONES.get(zone, LAND_REST)


def edges(polygon: Polygon) -> set[Edge]:
    """Edges of a polygon in whole millionths of a degree, each with its lower end first."""
    found: set[Edge] = set()
    for ring in (polygon.exterior, *polygon.interiors):
        xy = np.round(np.asarray(ring.coords) * SCALE).astype(int).tolist()
        pairs = zip(map(tuple, xy[:-1]), map(tuple, xy[1:]), strict=True)
        found |= {(min(a, b), max(a, b)) for a, b in pairs if a != b}
    return found


def joined(wanted: set[Edge]) -> list[LineString]:
    """Lines made of edges, in degrees, the longest first."""
    segments = [[(x / SCALE, y / SCALE) for x, y in edge] for edge in sorted(wanted)]
    return sorted(lines(shapely.line_merge(MultiLineString(segments))), key=lambda g: -g.length)


def eastward(line: LineString) -> LineString:
    return line if line.coords[0][0] < line.coords[-1][0] else line.reverse()


def thinned(line: LineString) -> list[LineString]:
    """Simplified with the tolerance of each part: finer near the border. On the grid."""
    parts = [*lines(line.intersection(NEAR_BORDER)), *lines(line.difference(NEAR_BORDER))]
    return [rounded(simplified(part, tolerance_at(part))) for part in parts]


def enclosed(boundary: list[BaseGeometry], inside: tuple[float, float]) -> Polygon:
    """The largest polygon that lines enclose around a point."""
    faces = polygons(shapely.polygonize(lines(shapely.union_all(boundary))))
    return max((f for f in faces if f.contains(Point(inside))), key=lambda f: f.area)


def read_national(zones: Zones) -> National:
    """All national lines of the box and the masks of China and the DPRK."""
    china, dprk = edges(zones.polygon("Asia/Shanghai")), edges(zones.polygon("Asia/Pyongyang"))
    ussr = [edges(zones.polygon(zone)) for zone in USSR_ZONES]
    mongolia, rok = edges(zones.polygon("Asia/Ulaanbaatar")), edges(zones.polygon("Asia/Seoul"))
    soviet = set[Edge]().union(*ussr)
    shared = {
        "cn-ussr": china & soviet,
        "cn-mongolia": china & mongolia,
        "ussr-mongolia": soviet & mongolia,
        "dprk-rok": dprk & rok,
    }
    full = eastward(joined(china & dprk)[0])
    border = rounded(simplified(without_spurs(full), TOLERANCE_BORDER))
    dprk_ussr = rounded(simplified(eastward(joined(dprk & soviet)[0]), TOLERANCE_BORDER))
    other = {k: [g for line in joined(v) for g in thinned(line)] for k, v in shared.items()}
    sea_kp = [rounded(simplified(g, 300)) for g in joined(dprk - china - soviet - rok)]
    kp = enclosed([border, dprk_ussr, *other["dprk-rok"], *sea_kp], inside=(126.5, 40.0))
    rest_cn = [rounded(g.simplify(0.02)) for g in joined(china - dprk - soviet - mongolia)]
    lines_cn = [border, *other["cn-ussr"], *other["cn-mongolia"], *rest_cn]
    cn = Polygon(enclosed(lines_cn, inside=(125.3, 43.9)).exterior)
    cn_near = only_polygons(without_fold(cn).intersection(box(108, 34, 142, 56)))
    return National(full, border, dprk_ussr, other, cn_near.difference(kp), kp)
