"""Small helpers on geometry: change of projection, parts, grid."""

from collections.abc import Iterable

import numpy as np
import shapely
from pyproj import Transformer
from shapely.geometry import LineString, Polygon
from shapely.geometry.base import BaseGeometry

from steps.settings import DECIMALS, NEAR_BORDER, TOLERANCE_FAR, TOLERANCE_NEAR

_TO_METRES = Transformer.from_crs(4326, 32652, always_xy=True)
_TO_DEGREES = Transformer.from_crs(32652, 4326, always_xy=True)


def metres(geometry: BaseGeometry) -> BaseGeometry:
    """Degrees (EPSG:4326) to metres (EPSG:32652)."""
    return shapely.transform(geometry, _TO_METRES.transform, interleaved=False)


def degrees(geometry: BaseGeometry) -> BaseGeometry:
    """Metres (EPSG:32652) to degrees (EPSG:4326)."""
    return shapely.transform(geometry, _TO_DEGREES.transform, interleaved=False)


def area(geometry: BaseGeometry) -> float:
    """Square metres of a geometry in degrees."""
    return float(metres(geometry).area)


def rounded(geometry: BaseGeometry) -> BaseGeometry:
    """Coordinates with the decimals that are written, nothing else changed."""
    return shapely.transform(geometry, lambda xy: np.round(xy, DECIMALS))


def polygons(geometry: BaseGeometry) -> list[Polygon]:
    """The polygon parts, without the points and lines an overlay may leave."""
    parts = shapely.get_parts(shapely.get_parts(geometry))
    return [p for p in parts if isinstance(p, Polygon) and not p.is_empty]


def only_polygons(geometry: BaseGeometry) -> BaseGeometry:
    return shapely.union_all(polygons(geometry))


def lines(geometry: BaseGeometry) -> list[LineString]:
    """The line parts that have a length."""
    parts = shapely.get_parts(shapely.get_parts(geometry))
    return [p for p in parts if isinstance(p, LineString) and p.length > 0]


def merged(parts: Iterable[BaseGeometry]) -> list[LineString]:
    """Lines joined end to end where exactly two of them meet."""
    return lines(shapely.line_merge(shapely.union_all(list(parts))))


def simplified(geometry: BaseGeometry, tolerance: float) -> BaseGeometry:
    """Simplified by `tolerance` metres; in and out in degrees."""
    return degrees(shapely.simplify(metres(geometry), tolerance))


def tolerance_at(geometry: BaseGeometry) -> float:
    """Metres: finer near the border than far from it."""
    near = geometry.intersection(NEAR_BORDER).length > 0.5 * geometry.length
    return TOLERANCE_NEAR if near else TOLERANCE_FAR


def without_fold(polygon: BaseGeometry) -> BaseGeometry:
    """A valid geometry of polygons only."""
    return only_polygons(shapely.make_valid(polygon))
