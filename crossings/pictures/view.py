"""How a map lies on the sheet: projection, view, and what is to be seen on it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from crossings.collection.derive import Derived
from crossings.collection.load import Dataset
from crossings.collection.records import Claim
from crossings.exhibit.layers import GEO, Mark, marks, read_layers
from crossings.pictures.canvas import Canvas
from crossings.wording.reader import Reader

CONFORMAL = "+proj=lcc +lat_1=39 +lat_2=46 +lat_0=42 +lon_0=126 +datum=WGS84 +units=m"
MARGIN = 40  # px beyond the frame that are still drawn, so that no outline shows at its edge
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Frame:
    """A rectangle on the sheet, in pixels."""

    x: float
    y: float
    w: float
    h: float


@dataclass(frozen=True)
class View:
    """How metres of the projection lie on the sheet."""

    frame: Frame
    centre: tuple[float, float]
    scale: float  # pixels a metre

    def onto(self, shape: BaseGeometry) -> BaseGeometry:
        """A projected shape in pixels, cut to the frame and no finer than can be seen."""
        (cx, cy), frame, k = self.centre, self.frame, self.scale
        half = (frame.w / 2 + MARGIN) / k, (frame.h / 2 + MARGIN) / k
        cut = shapely.clip_by_rect(shape, cx - half[0], cy - half[1], cx + half[0], cy + half[1])
        middle = np.array([frame.x + frame.w / 2, frame.y + frame.h / 2])
        flat = shapely.transform(cut, lambda p: (p - [cx, cy]) * [k, -k] + middle)
        return shapely.simplify(flat, 0.35)

    def place(self, spot: tuple[float, float]) -> tuple[float, float]:
        """Longitude and latitude in pixels, wherever they fall."""
        return self.at(flat([shapely.Point(spot)])[0])

    def at(self, point: BaseGeometry) -> tuple[float, float]:
        """A projected point in pixels, wherever it falls."""
        (cx, cy), frame, k = self.centre, self.frame, self.scale
        x = frame.x + frame.w / 2 + (point.x - cx) * k
        return x, frame.y + frame.h / 2 - (point.y - cy) * k

    def holds(self, x: float, y: float, inset: float = 0) -> bool:
        """Whether a point of the sheet lies within the frame."""
        f = self.frame
        return f.x + inset <= x <= f.x + f.w - inset and f.y + inset <= y <= f.y + f.h - inset


def flat(shapes: Iterable[BaseGeometry]) -> list[BaseGeometry]:
    """Shapes in degrees, projected to metres."""
    return list(gpd.GeoSeries(list(shapes), crs=4326).to_crs(CONFORMAL))


@lru_cache(maxsize=1)
def world() -> Mapping[str, Sequence[tuple[str, str, BaseGeometry]]]:
    """Every layer projected: id, country, shape; and the coast."""
    layers = read_layers()
    found = {}
    for name, frame in layers.items():
        land = frame["country"] if "country" in frame else frame["id"]
        found[name] = list(zip(frame["id"], land, flat(frame.geometry), strict=True))
    return found


_kept: list[tuple[Dataset, dict[str, Mark]]] = []


def areas(dataset: Dataset) -> dict[str, Mark]:
    """What figures are drawn on, by id; kept for the dataset asked for last."""
    if not _kept or _kept[0][0] is not dataset:
        _kept[:] = [(dataset, marks(dataset, read_layers()))]
    return _kept[0][1]


def view(box: Box, frame: Frame) -> View:
    """Show this box of degrees in this frame; the frame is cut where there are no layers to fill it.

    An edge of the layers would pass for a coast. A frame that is too wide is cut on its left.
    """
    west, south, east, north = box
    edge = shapely.segmentize(shapely.box(west, south, east, north), 0.5)
    x1, y1, x2, y2 = flat([edge])[0].bounds
    scale = min(frame.w / (x2 - x1), frame.h / (y2 - y1))
    (left, right), floor = _sides()
    half = frame.h / 2 / scale
    cy = max((y1 + y2) / 2, floor + half)
    seen = np.abs(left[:, 1] - cy) <= half + 120_000
    first, last = left[seen, 0].max(), right[seen, 0].min()
    w = min(frame.w, (last - first) * scale)
    cut = Frame(frame.x + frame.w - w, frame.y, w, frame.h)
    wide = w / 2 / scale
    cx = min(max((x1 + x2) / 2, first + wide), last - wide)
    return View(cut, (cx, cy), scale)


@lru_cache(maxsize=1)
def _sides() -> tuple[tuple[np.ndarray, np.ndarray], float]:
    """Where the layers end in the west, the east and the south."""
    west, south, east, north = extent()
    lines = [
        shapely.LineString([(x, y) for y in np.linspace(south, north, 18)]) for x in (west, east)
    ]
    left, right = (np.array(line.coords) for line in flat(lines))
    floor = float(flat([shapely.Point((west + east) / 2, south)])[0].y)
    return (left, right), floor + 25_000  # the parallel bends


@lru_cache(maxsize=1)
def extent() -> Box:
    """The box that the layers fill."""
    content = tomllib.loads((GEO / "layers.toml").read_text(encoding="utf-8"))
    west, south, east, north = content["box"]
    return west, south, east, north


def home(dataset: Dataset) -> Box:
    """The box that shows every area of the collection, and the whole border."""
    shapes = [mark.geometry for mark in areas(dataset).values()]
    bounds = shapely.union_all([shape.envelope for shape in shapes]).bounds if shapes else None
    west, south, east, north = bounds or tuple(read_layers()["border"].total_bounds)
    return west - 0.3, south - 0.6, east + 0.5, north + 0.2


def box_of(look: str | Box, dataset: Dataset) -> Box:
    """Where a chapter looks, as a box of degrees."""
    if not isinstance(look, str):
        return look
    mark = areas(dataset).get(look)
    if mark is None or mark.form == "point":
        return home(dataset)
    west, south, east, north = mark.geometry.bounds
    return west - 0.6, min(south, 39.2) - 0.3, east + 0.6, north + 0.3


@dataclass(frozen=True)
class Shown:
    """What a map shows: figures in full, figures beside them fainter, places that stand out."""

    claims: tuple[Claim, ...] = ()
    faint: tuple[Claim, ...] = ()
    values: tuple[Derived, ...] = ()
    places: tuple[str, ...] = ()


@dataclass
class Plan:
    """A map in the making: where labels stand already, and what they may not cover."""

    canvas: Canvas
    view: View
    reader: Reader
    taken: list[BaseGeometry]
    border: BaseGeometry
    hatched: list[BaseGeometry]  # areas that figures are drawn on
    size: float  # of type, 1 for a map of about 720 pixels
    across: BaseGeometry = field(default_factory=shapely.Polygon)  # North Korea

    @property
    def lang(self) -> str:
        """The language of its words."""
        return self.canvas.lang

    @property
    def dataset(self) -> Dataset:
        """The collection it is drawn from."""
        return self.reader.dataset

    def shapes(self, layer: str, *countries: str) -> list[BaseGeometry]:
        """The shapes of a layer in pixels; of some countries alone where they are named."""
        found = (shape for _id, land, shape in world()[layer] if land in countries or not countries)
        return [self.view.onto(shape) for shape in found]

    def is_free(self, shape: BaseGeometry) -> bool:
        """Whether a label may stand here: neither on the border nor on another."""
        return not shape.intersects(self.border) and not any(map(shape.intersects, self.taken))

    def take(self, x: float, y: float, w: float, h: float) -> None:
        """Keep others from a rectangle."""
        self.taken.append(shapely.box(x, y, x + w, y + h))
