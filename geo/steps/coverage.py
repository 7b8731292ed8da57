"""Simplify all areas at once, so that neighbours go on sharing every vertex."""

from itertools import groupby

import numpy as np
import shapely
from shapely.geometry import LineString, MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from steps.measure import area, metres, polygons, rounded, simplified, tolerance_at
from steps.provinces import Shapes
from steps.settings import BOX, GRID, NATIONAL_REACH, SLIVER_WIDTH
from steps.zones import National

SMALLEST_PART = 0.5e6  # square metres; specks that simplification cuts off


def arcs(shapes: Shapes) -> list[LineString]:
    """The outlines as one network on the grid, cut wherever three lines meet."""
    outlines = [shapely.boundary(shape.intersection(BOX)) for shape in shapes.values()]
    network = shapely.union_all(outlines, grid_size=GRID)
    return list(shapely.get_parts(shapely.line_merge(network)))


def split_by_class(arc: LineString, national: BaseGeometry) -> list[tuple[bool, LineString]]:
    """An arc cut where it joins or leaves a national line (`national`: buffer, metres)."""
    ends = np.asarray(arc.coords)
    pairs = [LineString(ends[k : k + 2]) for k in range(len(ends) - 1)]
    on_line = shapely.covers(national, [metres(pair) for pair in pairs])
    runs, start = [], 0
    for flag, group in groupby(on_line.tolist()):
        stop = start + len(list(group))
        runs.append((flag, LineString(ends[start : stop + 1])))
        start = stop
    return runs


def thin(arc: LineString) -> BaseGeometry:
    """An arc simplified; a small ring keeps enough points to stay a ring."""
    tolerance = tolerance_at(arc)
    done = simplified(arc, tolerance)
    if arc.is_ring and len(done.coords) < 5:
        return simplified(arc, tolerance / 3)
    return done


def faces(shapes: Shapes, national: National) -> list[Polygon]:
    """All polygons that the simplified network encloses."""
    reach = metres(shapely.union_all(national.all_lines())).buffer(NATIONAL_REACH)
    shapely.prepare(reach)
    runs = [run for arc in arcs(shapes) for run in split_by_class(arc, reach)]
    kept = [rounded(line if fixed else thin(line)) for fixed, line in runs]
    network = shapely.union_all(kept, grid_size=GRID)
    return polygons(shapely.polygonize(shapely.get_parts(network)))


def owner(face: Polygon, shapes: Shapes) -> str | None:
    """Whose area a face is: the one it lies in, the nearest if it is a mere sliver, or nobody's
    (a lagoon, the sea)."""
    inside = shapely.point_on_surface(face)
    for i, shape in shapes.items():
        if shape.contains(inside):
            return i
    if metres(face).buffer(-SLIVER_WIDTH / 2).is_empty:
        return min(shapes, key=lambda i: shapes[i].distance(face))
    return None


def without_specks(found: list[Polygon]) -> list[Polygon]:
    """Faces that stand alone and are very small left out; those with neighbours stay."""
    islands = polygons(shapely.coverage_union_all(found))
    specks = shapely.union_all([p for p in islands if area(p) < SMALLEST_PART])
    return [face for face in found if not specks.intersects(shapely.point_on_surface(face))]


def simplify_together(shapes: Shapes, national: National) -> Shapes:
    """Areas with shared borders intact, coordinates of four decimals, cut at the box."""
    for shape in shapes.values():
        shapely.prepare(shape)
    grouped: dict[str, list[Polygon]] = {}
    for face in without_specks(faces(shapes, national)):
        if (i := owner(face, shapes)) is not None:
            grouped.setdefault(i, []).append(face)
    done = {i: shapely.coverage_union_all(group) for i, group in grouped.items()}
    return {i: ordered(rounded(shape)) for i, shape in sorted(done.items())}


def ordered(shape: BaseGeometry) -> MultiPolygon:
    """The parts in order of size, each starting at its lowest corner: equal data, equal file."""
    return MultiPolygon(sorted(map(shapely.normalize, polygons(shape)), key=lambda p: -p.area))
