"""Undo the places where rounding makes a line touch itself at the neck of a meander."""

from collections.abc import Iterator
from itertools import product

import numpy as np
import shapely
from shapely.geometry import LineString, Point

from steps.measure import lines, rounded
from steps.settings import GRID

NEIGHBOURHOOD = 5 * GRID


def loops(line: LineString) -> int:
    """How many pieces a line falls into where it touches itself, less one."""
    return len(lines(shapely.union_all([line]))) - 1


def touching_point(line: LineString) -> Point:
    """The first place where a line touches itself."""
    return Point(lines(shapely.union_all([line]))[0].coords[-1])


def variants(line: LineString, at: Point) -> Iterator[LineString]:
    """The line with one vertex near a point moved by one step of the grid, or left out."""
    xy = np.asarray(line.coords)
    near = np.flatnonzero(np.hypot(*(xy - at.coords[0]).T) < NEIGHBOURHOOD)
    for k, shift in product(near, product((-GRID, 0, GRID), repeat=2)):
        moved = xy.copy()
        moved[k] += shift
        yield LineString(moved)
    for k in near:
        yield LineString(np.delete(xy, k, axis=0))


def untied(line: LineString) -> LineString:
    """A line that nowhere touches itself, changed by one vertex and about ten metres a knot."""
    while knots := loops(line):
        found = variants(line, touching_point(line))
        line = rounded(next(v for v in found if loops(v) < knots))
    return line
