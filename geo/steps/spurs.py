"""Cut spurs: stretches where the traced line runs up a side channel and back beside itself."""

from collections.abc import Iterator

import numpy as np
import shapely
from shapely.geometry import LineString, Polygon

from steps.measure import degrees, metres

MOUTH = 60.0  # metres: how near the line comes back to where it left
WIDTH = 60.0  # metres: mean width of what lies between way out and way back
LENGTH = 300.0  # metres out and back together; a shorter one is left to simplification


def returns(line: LineString) -> Iterator[tuple[int, int]]:
    """Pairs of vertices of a line in metres where it comes back to itself after a while."""
    xy = shapely.get_coordinates(line)
    along = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(xy, axis=0).T))])
    points = shapely.points(xy)
    first, last = shapely.STRtree(points).query(points, predicate="dwithin", distance=MOUTH)
    far = along[last] - along[first] > LENGTH
    yield from sorted(zip(first[far].tolist(), last[far].tolist(), strict=True))


def is_spur(xy: np.ndarray) -> bool:
    """Whether a closed stretch, metres, is long and thin rather than a meander or an island."""
    loop = Polygon(xy)
    return bool(2 * loop.area / loop.length < WIDTH)


def without_spurs(line: LineString) -> LineString:
    """A line in degrees with its spurs replaced by the step across their mouths."""
    flat = metres(line)
    xy = shapely.get_coordinates(flat)
    keep = np.ones(len(xy), dtype=bool)
    done = 0
    for first, last in returns(flat):
        if first >= done and is_spur(xy[first : last + 1]):
            keep[first + 1 : last] = False
            done = last
    return degrees(LineString(xy[keep]))
