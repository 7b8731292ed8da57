"""The atlas map, drawn without a browser from the layers, marks and theme of the exhibit.

A figure is drawn on the area its document gives and no smaller one; its number stands inside, in
words with its direction. What has no place is not drawn, and the caption says so.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from math import atan2, degrees

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from crossings import beside, words
from crossings.derive import Derived, derived
from crossings.exhibit.layers import GEO, Mark, mark_id, marks, place_names, read_layers
from crossings.exhibit.ui import interface
from crossings.export.canvas import Canvas, Hue
from crossings.export.fonts import Face
from crossings.i18n import speaker
from crossings.load import Dataset
from crossings.model import Claim, Place

CONFORMAL = "+proj=lcc +lat_1=39 +lat_2=46 +lat_0=42 +lon_0=126 +datum=WGS84 +units=m"
SMALL_COVER = 2500  # square px that a label may share with what is under it
LOW = 330  # px; a lower map leaves its caption to the words beside it
MARGIN = 40  # px beyond the frame that are still drawn, so that no outline shows at its edge
COUNTRIES = {"china": (129.0, 45.3), "dprk": (126.9, 39.35)}
ABROAD = {"ussr": (132.9, 45.3)}
PROVINCES = {"liaoning": (121.0, 41.2), "jilin": (126.6, 44.25), "heilongjiang": (127.6, 46.6)}
TOWNS = {"pyongyang-city", "shenyang", "changchun", "beijing-city"}
SERIF, BOLD, ITALIC = Face("serif", True), Face("sans", True), Face("sans", italic=True)
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
        point = _flat([shapely.Point(spot)])[0]
        x = self.frame.x + self.frame.w / 2 + (point.x - self.centre[0]) * self.scale
        return x, self.frame.y + self.frame.h / 2 - (point.y - self.centre[1]) * self.scale

    def holds(self, x: float, y: float, inset: float = 0) -> bool:
        """Whether a point of the sheet lies within the frame."""
        f = self.frame
        return f.x + inset <= x <= f.x + f.w - inset and f.y + inset <= y <= f.y + f.h - inset


def _flat(shapes: Iterable[BaseGeometry]) -> list[BaseGeometry]:
    return list(gpd.GeoSeries(list(shapes), crs=4326).to_crs(CONFORMAL))


@lru_cache(maxsize=1)
def _world() -> Mapping[str, Sequence[tuple[str, str, BaseGeometry]]]:
    """Every layer projected: id, country, shape; and the coast."""
    layers = read_layers()
    found = {}
    for name, frame in layers.items():
        land = frame["country"] if "country" in frame else frame["id"]
        found[name] = list(zip(frame["id"], land, _flat(frame.geometry), strict=True))
    return found


_last: list[tuple[Dataset, dict[str, Mark]]] = []


def areas(dataset: Dataset) -> dict[str, Mark]:
    """What figures are drawn on, by id; kept for the dataset asked for last."""
    if not _last or _last[0][0] is not dataset:
        _last[:] = [(dataset, marks(dataset, read_layers()))]
    return _last[0][1]


def view(box: Box, frame: Frame) -> View:
    """Show this box of degrees in this frame; the frame is cut where there are no layers to fill it.

    An edge of the layers would pass for a coast. A frame that is too wide is cut on its left.
    """
    west, south, east, north = box
    edge = shapely.segmentize(shapely.box(west, south, east, north), 0.5)
    x1, y1, x2, y2 = _flat([edge])[0].bounds
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
    west, south, east, north = _extent()
    lines = [
        shapely.LineString([(x, y) for y in np.linspace(south, north, 18)]) for x in (west, east)
    ]
    left, right = (np.array(line.coords) for line in _flat(lines))
    floor = float(_flat([shapely.Point((west + east) / 2, south)])[0].y)
    return (left, right), floor + 25_000  # the parallel bends


@lru_cache(maxsize=1)
def _extent() -> Box:
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
class _Plan:
    """A map in the making: where labels stand already, and what they may not cover."""

    canvas: Canvas
    view: View
    dataset: Dataset
    taken: list[BaseGeometry]
    border: BaseGeometry
    hatched: list[BaseGeometry]  # areas that figures are drawn on
    size: float  # of type, 1 for a map of about 720 pixels
    across: BaseGeometry = field(default_factory=shapely.Polygon)  # North Korea

    @property
    def lang(self) -> str:
        return self.canvas.lang


def atlas(
    canvas: Canvas, frame: Frame, box: Box, shown: Shown, dataset: Dataset, caption: str = ""
) -> None:
    """Draw the map into the frame."""
    eye = view(box, frame)
    frame = eye.frame
    key = f"frame{round(frame.x)}x{round(frame.y)}x{round(frame.w)}x{round(frame.h)}"
    clip = canvas.define(
        key,
        f'<clipPath id="{key}"><rect x="{frame.x:.1f}" y="{frame.y:.1f}" '
        f'width="{frame.w:.1f}" height="{frame.h:.1f}"/></clipPath>',
    )
    canvas.add(f'<g clip-path="{clip}">')
    border = shapely.union_all([eye.onto(shape) for _id, _c, shape in _world()["border"]])
    plan = _Plan(
        canvas, eye, dataset, [], border, [], min(1.5, max(0.85, min(frame.w, frame.h * 1.3) / 720))
    )
    _ground(plan)
    found = areas(dataset)
    _figures(plan, shown, found)
    _lines(plan)
    _rivers_of_figures(plan, shown, found)
    foot = _foot_lines(plan, caption)
    _numbers(plan, shown, found)
    _names(plan, shown)
    _foot(plan, foot)
    canvas.add("</g>")
    canvas.rect(frame.x, frame.y, frame.w, frame.h, stroke=canvas.palette.edge)


def _d(shape: BaseGeometry) -> str:
    """A shape as an SVG path."""
    found = []
    for part in shapely.get_parts(shape):
        rings = [part.exterior, *part.interiors] if part.geom_type == "Polygon" else [part]
        for ring in rings:
            if ring.geom_type not in ("LinearRing", "LineString") or ring.is_empty:
                continue
            pairs = [f"{x:.1f} {y:.1f}" for x, y in ring.coords]
            found.append("M" + "L".join(pairs) + ("Z" if part.geom_type == "Polygon" else ""))
    return "".join(found)


def _ground(plan: _Plan) -> None:
    canvas, frame, colours = plan.canvas, plan.view.frame, plan.canvas.palette
    canvas.rect(frame.x, frame.y, frame.w, frame.h, fill=colours.sea)
    parts = [
        plan.view.onto(shape) for name in ("land", "provinces") for *_rest, shape in _world()[name]
    ]
    plan.across = shapely.union_all(
        [
            plan.view.onto(shape)
            for _id, country, shape in _world()["provinces"]
            if country in ("dprk", "kp")
        ]
    )
    shore = shapely.union_all([shapely.buffer(part, 0.6) for part in parts])  # closes hair cracks
    for distance, opacity in ((3, 0.55), (6.5, 0.38), (11, 0.24)):
        line = shapely.buffer(shore, distance * plan.size).boundary
        canvas.path(_d(line), stroke=colours.river, line=0.7, opacity=opacity)
    for name, fill in (("land", colours.abroad), ("provinces", colours.land)):
        for _id, _country, shape in _world()[name]:
            canvas.path(_d(plan.view.onto(shape)), fill=fill, stroke=fill, line=0.8)
    canvas.path(_d(shore.boundary), stroke=colours.river, line=0.7)


def _lines(plan: _Plan) -> None:
    canvas, colours, see = plan.canvas, plan.canvas.palette, plan.view.onto
    for _id, _country, shape in _world()["lakes"]:
        canvas.path(_d(see(shape)), fill=colours.sea, stroke=colours.river, line=0.7)
    for _id, _country, shape in _world()["rivers"]:
        canvas.path(_d(see(shape)), stroke=colours.river, line=0.7, opacity=0.8)
    for _id, country, shape in _world()["province_lines"]:
        korean = country in ("dprk", "kp")
        canvas.path(_d(see(shape)), stroke=colours.quiet, line=0.5 if korean else 0.7,
                    dash="3.5 2.2", opacity=0.4 if korean else 1)  # fmt: skip
    for _id, _country, shape in _world()["national_lines"]:
        canvas.path(_d(see(shape)), stroke=colours.second, line=0.9, dash="7 2.5 1.5 2.5")
    for key, _country, shape in _world()["border"]:
        d = _d(see(shape))
        if key == "paektu":
            canvas.path(d, stroke=colours.ink, line=1.8, dash="0.1 4.2", cap="round")
        else:
            canvas.path(d, stroke=colours.land, line=4.4 * plan.size)
            canvas.path(d, stroke=colours.river, line=2.1 * plan.size)


def hue(claim: Claim, dataset: Dataset) -> Hue:
    """Hue of the direction where those counted were crossing; ink for everything else."""
    return beside.mark(claim, dataset).hue


def _figures(plan: _Plan, shown: Shown, found: Mapping[str, Mark]) -> None:
    """Areas, widest first; an area inside another one is outlined only."""
    rows = [(claim, 1.0) for claim in shown.claims] + [(claim, 0.4) for claim in shown.faint]
    drawn: dict[str, tuple[Claim, float]] = {}
    for claim, strength in rows:
        key = mark_id(claim) or ""
        if key in found and found[key].form == "area":
            drawn.setdefault(key, (claim, strength))
    order = sorted(drawn, key=lambda key: -found[key].geometry.area)
    for key in order:
        inside = any(set(found[key].places) < set(found[other].places) for other in order)
        _area(plan, found[key], *drawn[key], outlined=inside)


def _area(plan: _Plan, mark: Mark, claim: Claim, strength: float, outlined: bool) -> None:
    canvas, name = plan.canvas, hue(claim, plan.dataset)
    colour = canvas.hue(name)
    shape = plan.view.onto(_flat([mark.geometry])[0])
    d = _d(shape)
    if outlined:
        canvas.path(d, stroke=colour, line=1.3, dash="5 3", opacity=strength)
        return
    canvas.path(d, fill=colour, opacity=0.055 * strength)
    fill = beside.mark(claim, plan.dataset).pattern
    canvas.path(d, fill=canvas.pattern(name, fill, strength))
    plan.hatched.append(shape)
    ribbon = shapely.difference(shape, shapely.buffer(shape, -9 * plan.size))
    canvas.path(_d(ribbon), fill=colour, opacity=0.17 * strength)
    if mark.seams is not None:
        seam = plan.view.onto(_flat([mark.seams])[0])
        canvas.path(_d(seam), stroke=colour, line=1, dash="4 3", opacity=strength)
    canvas.path(d, stroke=colour, line=1.5, opacity=max(strength, 0.55))


def _rivers_of_figures(plan: _Plan, shown: Shown, found: Mapping[str, Mark]) -> None:
    """A figure for rivers: a band over all of them, as one."""
    canvas, colours = plan.canvas, plan.canvas.palette
    for claim in shown.claims:
        mark = found.get(mark_id(claim) or "")
        if mark is None or mark.form != "line":
            continue
        line = plan.view.onto(_flat([mark.geometry])[0])
        band = shapely.buffer(shapely.simplify(line, 4 * plan.size), 7 * plan.size)
        canvas.path(_d(band), fill=colours.land, opacity=0.85)
        canvas.path(_d(band), fill=canvas.pattern(hue(claim, plan.dataset), "hatch"))
        canvas.path(_d(band), stroke=colours.second, line=1.2)
        canvas.path(_d(line), stroke=colours.river, line=2.2 * plan.size)


# ---- labels ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Line:
    """One line of a figure's label: the number, and what it is."""

    number: str
    words: str
    size: float
    hue: Hue
    unit: str = ""
    direction: str = ""
    ours: bool = False


def _numbers(plan: _Plan, shown: Shown, found: Mapping[str, Mark]) -> None:
    """The numbers on their areas; those of one area stand together."""
    groups: dict[str, list[_Line]] = {}
    inner = {key for key in map(mark_id, shown.claims) if key}
    for claim in shown.claims:
        key = mark_id(claim) or ""
        if key in found:
            part = bool(groups.get(key)) or any(
                set(found[key].places) < set(found[other].places)
                for other in inner
                if other in found
            )
            groups.setdefault(key, []).append(_line(claim, plan, 20 if part else 29))
    for value in shown.values:
        key = "mark-" + "-".join(sorted(value.area.places))
        if key in found:
            words_ = value.label.get(plan.lang)
            bracket = words.bracketed(value, plan.lang)
            name = hue(plan.dataset.claims[value.claims[0]], plan.dataset)
            groups.setdefault(key, []).append(_Line(bracket, words_, 16, name, ours=True))
    for claim in shown.faint:
        key = mark_id(claim) or ""
        if key in found and key not in groups:
            groups[key] = [_line(claim, plan, 17)]
    order = ("area", "line", "point")
    for key in sorted(
        groups, key=lambda k: (order.index(found[k].form), -max(line.size for line in groups[k]))
    ):
        _label(plan, found[key], groups[key])


def _line(claim: Claim, plan: _Plan, size: float) -> _Line:
    label = plan.dataset.measures[claim.measure].label.get(plan.lang)
    unit = words.unit(claim, plan.dataset, plan.lang)
    text = label if unit in label or unit == "people" else f"{unit} {label}"
    way = claim.direction if hue(claim, plan.dataset) != "ink" else ""
    return _Line(words.amount(claim, plan.lang), text, size, hue(claim, plan.dataset), unit, way)


@dataclass(frozen=True)
class _Set:
    """A label's lines as they are set, with the room they take."""

    above: str
    parts: tuple[tuple[_Line, float, float, float], ...]  # line, wedge, number, size of words
    w: float
    h: float


def _set(plan: _Plan, above: str, lines: Sequence[_Line]) -> _Set:
    size, parts, widths = plan.size, [], [plan.canvas.measure(above, 13 * plan.size, BOLD)]
    for line in lines:
        number = plan.canvas.measure(line.number, line.size * size, ITALIC if line.ours else SERIF)
        small = max(11.5, line.size * 0.5) * size
        wedge = line.size * size * 0.68 if line.direction else 0
        parts.append((line, wedge, number, small))
        widths.append(wedge + number + 7 + plan.canvas.measure(line.words, small, BOLD))
    h = sum(line.size * size * 1.04 for line in lines) + (16 * size if above else 0)
    return _Set(above, tuple(parts), max(widths), h)


def _label(plan: _Plan, mark: Mark, lines: Sequence[_Line]) -> None:
    """Whole where there is room, else the number with its unit, else that in small."""
    above = _place_label(plan, mark) if mark.form == "point" else ""
    forms = [
        _set(plan, above, lines),
        _set(plan, above, [replace(line, words=line.unit) for line in lines]),
        _set(plan, "", [replace(line, words=line.unit, size=line.size * 0.75) for line in lines]),
    ]
    tried = [
        (form, *_best(plan, list(_spots(plan, mark, form.w, form.h)), form, mark)) for form in forms
    ]
    fits = [one for one in tried if one[3] < SMALL_COVER]
    form, x, y, _cost = fits[0] if fits else min(tried, key=lambda one: one[3])
    plan.taken.append(shapely.box(x - 6, y - 3, x + form.w + 6, y + form.h + 5))
    if mark.form == "line":
        _leaders(plan, mark, x, y, form.w, form.h)
    elif mark.form == "point":
        _house(plan, mark, x, y, form.w, form.h)
    _print_label(plan, form, x, y)


def _print_label(plan: _Plan, form: _Set, x: float, y: float) -> None:
    canvas, size, halo = plan.canvas, plan.size, plan.canvas.palette.land
    if form.above:
        canvas.text(x, y + 12 * size, form.above, 13 * size, face=BOLD, halo=halo)
        y += 16 * size
    for line, wedge, number, small in form.parts:
        y += line.size * size * 0.98
        colour = canvas.hue(line.hue)
        if wedge:
            canvas.wedge(x, y, wedge * 0.8, line.direction)
        face = ITALIC if line.ours else SERIF
        canvas.text(
            x + wedge, y, line.number, line.size * size, face=face, colour=colour, halo=halo
        )
        look = ITALIC if line.ours else BOLD
        canvas.text(x + wedge + number + 7, y, line.words, small, face=look, halo=halo)
        y += line.size * size * 0.06


def _place_label(plan: _Plan, mark: Mark) -> str:
    """A town by its name of the time, with today's where it differs."""
    place = plan.dataset.places[mark.places[0]]
    name = f"{place.name()} {place.name('zh')}" if plan.lang == "en" else place.name(plan.lang)
    modern = place.modern_name(plan.lang)
    return (
        f"{name} ({interface(plan.dataset, plan.lang)['now'].format(name=modern)})"
        if modern
        else name
    )


def _spots(plan: _Plan, mark: Mark, w: float, h: float) -> Iterator[tuple[float, float]]:
    """Places for a label's upper left corner, best first."""
    size = plan.size
    if mark.form == "area":
        for spot in mark.spots:
            x, y = plan.view.place(spot)
            for dx, dy in (
                (0, 0),
                (0.2, 0),
                (-0.2, 0),
                (0, -0.7),
                (0, 0.7),
                (0.35, -0.6),
                (-0.35, -0.6),
            ):
                yield x - w / 2 + dx * w, y - h / 2 + dy * h
        return
    feet = [plan.view.place(spot) for spot in mark.spots]
    x = sum(foot[0] for foot in feet) / len(feet)
    y = sum(foot[1] for foot in feet) / len(feet)
    if mark.form == "point":
        for dx, dy in ((-w - 20, 70), (-w * 0.8, 75), (-w * 0.6, 95), (-w - 70, 110), (-w * 0.4, 120),
                       (-w - 30, -46), (-w - 40, -100), (34, 60), (34, -70)):  # fmt: skip
            yield x + dx, y + dy * size
    for dx, dy in ((0, 90), (0.2, 120), (-0.2, 60), (0.4, 90), (0, -110)):
        yield x - w / 2 + dx * w, y + dy * size - h / 2


def _best(
    plan: _Plan, spots: Sequence[tuple[float, float]], form: _Set, mark: Mark
) -> tuple[float, float, float]:
    """The first place that covers nothing, else the one that covers least; and how much."""
    frame, w, h = plan.view.frame, form.w, form.h
    room = shapely.box(frame.x + 6, frame.y + 6, frame.x + frame.w - 6, frame.y + frame.h - 6)

    def cost(x: float, y: float) -> float:
        box = shapely.box(x - 4, y - 2, x + w + 4, y + h + 2)
        covered = sum(box.intersection(t).area for t in plan.taken)
        if mark.form == "point":  # a town's homes stand neither abroad nor in a figure of people
            covered += 0.6 * box.intersection(plan.across).area
        if mark.form != "area":
            covered += 0.3 * sum(box.intersection(t).area for t in plan.hatched)
        crossed = box.intersection(plan.border).length
        return float(box.difference(room).area * 6 + crossed * 20 + covered)

    costs = [cost(x, y) for x, y in spots]
    best = next((n for n, one in enumerate(costs) if one < 0.5), costs.index(min(costs)))
    return (*spots[best], costs[best])


def _leaders(plan: _Plan, mark: Mark, x: float, y: float, w: float, h: float) -> None:
    for spot in mark.spots:
        foot = plan.view.place(spot)
        edge = y if foot[1] < y else y + h + 4
        end = min(max(foot[0], x + 10), x + w - 10)
        plan.canvas.rule(*foot, end, edge, stroke=plan.canvas.palette.ink, line=1.1)
        plan.canvas.add(
            f'<circle cx="{foot[0]:.1f}" cy="{foot[1]:.1f}" r="2.6" fill="{plan.canvas.palette.ink}"/>'
        )


def _house(plan: _Plan, mark: Mark, x: float, y: float, w: float, h: float) -> None:
    """Homes, not people: a small house in ink, and a line to its number."""
    px, py = plan.view.place(mark.spots[0])
    ink, s = plan.canvas.palette.ink, 7 * plan.size
    end = (
        x + w if x + w < px else x if x > px else min(max(px, x), x + w),
        y + h / 2 if not x < px < x + w else (y if y > py else y + h),
    )
    plan.canvas.rule(px, py, *end, stroke=ink, line=1.1)
    plan.canvas.path(f"M{px - s:.1f} {py:.1f}L{px:.1f} {py - s:.1f}L{px + s:.1f} {py:.1f}V{py + s:.1f}H{px - s:.1f}Z",
                     fill=ink, stroke=plan.canvas.palette.land, line=1.2)  # fmt: skip
    plan.taken.append(shapely.box(px - s, py - s, px + s, py + s))


def _names(plan: _Plan, shown: Shown) -> None:
    """Countries, provinces, rivers and a few towns, where there is room."""
    names, lang, size = place_names(), plan.lang, plan.size
    colours = plan.canvas.palette
    for key, spot in COUNTRIES.items():
        country = plan.dataset.places.get(key)
        if country is None:
            continue
        name = country.name(lang).upper() if lang == "en" else country.name(lang)
        extra = country.name("zh") if lang == "en" else ""
        _name(plan, spot, name, 17 * size, Face("serif"), colours.quiet, extra, spaced=lang == "en")
    abroad = interface(plan.dataset, lang)["ussr"] if lang == "en" else names["ussr"].get(lang, "")
    _name(plan, ABROAD["ussr"], abroad, 13 * size, Face(), colours.quiet, spaced=lang == "en")
    for key in ("yalu", "tumen"):
        _river_name(plan, key, names)
    areas = {place for claim in (*shown.claims, *shown.faint) for place in claim.area.places}
    for key, spot in PROVINCES.items():
        place = plan.dataset.places.get(key)
        if place is None:
            continue
        strong = key in areas or key in shown.places
        name = place.name(lang).upper() if lang == "en" else place.name(lang)
        local = place.name("zh") if lang == "en" else ""
        face = SERIF if strong else Face("sans")
        _name(
            plan,
            spot,
            name,
            13.5 * size,
            face,
            colours.second if strong else colours.quiet,
            local,
            spaced=lang == "en",
        )
    for place in _origins(plan, shown):
        if place.point:
            _town(plan, place.point, place.name(lang), place.name("zh") if lang == "en" else "")
    for key, _country, shape in _world()["towns"]:
        if key in TOWNS and key in names:
            _orientation(plan, shape, names[key].get(lang, names[key]["en"]))


def _origins(plan: _Plan, shown: Shown) -> list[Place]:
    """Cities that stand out without a figure: rings with their names."""
    labelled = {place for claim in shown.claims for place in claim.area.places}
    wanted = [name for name in shown.places if name not in labelled]
    records = [plan.dataset.places[name] for name in wanted if name in plan.dataset.places]
    return [place for place in records if place.kind == "city" and place.point]


def _name(plan: _Plan, spot: tuple[float, float], name: str, size: float, face: Face, colour: str,
          local: str = "", spaced: bool = False) -> None:  # fmt: skip
    """A name near its place, or none at all where it would cover something."""
    x, y = plan.view.place(spot)
    label = f"{name} {local}".strip()
    w = plan.canvas.measure(label, size, face, spaced)
    for dx, dy in (
        (0, 0),
        (0, -40),
        (0, 40),
        (-60, 0),
        (60, 0),
        (-90, -50),
        (90, -60),
        (-70, 70),
        (110, 40),
        (0, -90),
    ):
        left, top = x - w / 2 + dx * plan.size, y - size / 2 + dy * plan.size
        if _free(plan, left, top, w, size):
            plan.canvas.text(left, top + size * 0.9, label, size, face=face, colour=colour,
                             halo=plan.canvas.palette.land, spaced=spaced)  # fmt: skip
            plan.taken.append(shapely.box(left - 6, top - 4, left + w + 6, top + size + 6))
            return


def _free(plan: _Plan, x: float, y: float, w: float, h: float) -> bool:
    box = shapely.box(x - 5, y - 3, x + w + 5, y + h + 4)
    corners = plan.view.holds(x, y, 4) and plan.view.holds(x + w, y + h, 4)
    return (
        corners
        and not box.intersects(plan.border)
        and not any(box.intersects(t) for t in plan.taken)
    )


def _river_name(plan: _Plan, key: str, names: Mapping[str, Mapping[str, str]]) -> None:
    """Along the river's lower bank, in its direction."""
    size, lang = 13 * plan.size, plan.lang
    place = plan.dataset.places.get(key)
    name = place.name(lang) if place else names[key].get(lang, names[key]["en"])
    label = f"{name} {place.name('zh')}" if place and lang == "en" else name
    line = shapely.line_merge(
        next(shape for found, _c, shape in _world()["border"] if found == key)
    )
    w = plan.canvas.measure(label, size)
    for share in (0.16, 0.3, 0.45, 0.6, 0.75):
        ends = [
            shapely.line_interpolate_point(line, s, normalized=True)
            for s in (share - 0.07, share + 0.07)
        ]
        (x1, y1), (x2, y2) = sorted(
            (plan.view.frame.x + plan.view.frame.w / 2 + (p.x - plan.view.centre[0]) * plan.view.scale,
             plan.view.frame.y + plan.view.frame.h / 2 - (p.y - plan.view.centre[1]) * plan.view.scale) for p in ends
        )  # fmt: skip
        turn = degrees(atan2(y2 - y1, x2 - x1))
        x, y = (x1 + x2) / 2, (y1 + y2) / 2
        normal = np.array([-(y2 - y1), x2 - x1]) / max(1.0, np.hypot(x2 - x1, y2 - y1))
        for away in (16, 24, 34):
            cx, cy = np.array([x, y]) + normal * away * plan.size
            shape = shapely.affinity.rotate(
                shapely.box(cx - w / 2, cy - size / 2, cx + w / 2, cy + size / 2), turn
            )
            fits = all(plan.view.holds(px, py, 3) for px, py in shape.exterior.coords)
            if (
                fits
                and not shape.intersects(plan.border)
                and not any(shape.intersects(t) for t in plan.taken)
            ):
                plan.canvas.text(cx, cy + size * 0.34, label, size, face=ITALIC, anchor="middle", turn=turn,
                                 colour=plan.canvas.palette.river_name, halo=plan.canvas.palette.land)  # fmt: skip
                plan.taken.append(shape)
                return


def _town(plan: _Plan, spot: tuple[float, float], name: str, local: str) -> None:
    x, y = plan.view.place(spot)
    if not plan.view.holds(x, y, 10):
        return
    colours, size = plan.canvas.palette, 13 * plan.size
    label = f"{name} {local}".strip()
    w = plan.canvas.measure(label, size, BOLD)
    for left in (x - w - 9, x + 9):
        if _free(plan, left, y - size / 2, w, size):
            if not any(t.contains(shapely.Point(x, y)) for t in plan.taken):
                plan.canvas.add(
                    f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.6" fill="{colours.land}" stroke="{colours.ink}" stroke-width="1.5"/>'
                )
            plan.canvas.text(left, y + size * 0.34, label, size, face=BOLD, halo=colours.land)
            plan.taken.append(
                shapely.box(left - 4, y - size / 2 - 2, left + w + 4, y + size / 2 + 4)
            )
            return


def _orientation(plan: _Plan, shape: BaseGeometry, name: str) -> None:
    x = (
        plan.view.frame.x
        + plan.view.frame.w / 2
        + (shape.x - plan.view.centre[0]) * plan.view.scale
    )
    y = (
        plan.view.frame.y
        + plan.view.frame.h / 2
        - (shape.y - plan.view.centre[1]) * plan.view.scale
    )
    size, colours = 12 * plan.size, plan.canvas.palette
    w = plan.canvas.measure(name, size, ITALIC)
    if plan.view.holds(x, y, 10) and _free(plan, x + 7, y - size / 2, w, size):
        plan.canvas.add(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.2" fill="{colours.quiet}"/>')
        plan.canvas.text(
            x + 7, y + size * 0.34, name, size, face=ITALIC, colour=colours.quiet, halo=colours.land
        )
        plan.taken.append(shapely.box(x - 3, y - size / 2 - 2, x + w + 9, y + size / 2 + 4))


# ---- the foot of the map ---------------------------------------------------------------------


def notes(dataset: Dataset, lang: str) -> tuple[str, str]:
    """What every map says of itself: that its outlines are modern, and whom it is from."""
    ui = interface(dataset, lang)
    _ = speaker(lang)
    return _("Modern outlines; boundary treaty of 12 October 1962."), ui["credit"]


def _foot_lines(plan: _Plan, caption: str) -> list[tuple[str, Face, str]]:
    modern, credit = notes(plan.dataset, plan.lang)
    caption = caption if plan.view.frame.h >= LOW else ""
    colours = plan.canvas.palette
    rows = [(caption, BOLD, colours.ink)] if caption else []
    rows += [(modern, ITALIC, colours.second), (credit, Face(), colours.second)]
    size, room = 12 * plan.size, plan.view.frame.w * 0.7
    found = [
        (line, face, colour)
        for text, face, colour in rows
        for line in plan.canvas.lines(text, room, size, face)
    ]
    frame, h = plan.view.frame, len(found) * size * 1.32
    w = max(plan.canvas.measure(line, size, face) for line, face, _c in found)
    top = frame.y + frame.h - h - 8
    plan.taken.append(shapely.box(frame.x, top - 4, frame.x + w + 16, frame.y + frame.h))
    plan.taken.append(
        shapely.box(
            frame.x + frame.w - 150 * plan.size,
            frame.y + frame.h - 44 * plan.size,
            frame.x + frame.w,
            frame.y + frame.h,
        )
    )
    return found


def _foot(plan: _Plan, rows: Sequence[tuple[str, Face, str]]) -> None:
    frame, size, canvas = plan.view.frame, 12 * plan.size, plan.canvas
    y = frame.y + frame.h - 10
    for line, face, colour in reversed(rows):
        canvas.text(frame.x + 10, y, line, size, face=face, colour=colour, halo=canvas.palette.sea)
        y -= size * 1.32
    km = next(n for n in (200, 100, 50, 20, 10, 5) if n * 1000 * plan.view.scale < 130 * plan.size)
    w = km * 1000 * plan.view.scale
    x, y = frame.x + frame.w - w - 16, frame.y + frame.h - 14
    canvas.rect(x, y, w / 2, 4, fill=canvas.palette.second, stroke=canvas.palette.second, line=0.8)
    canvas.rect(
        x + w / 2, y, w / 2, 4, fill=canvas.palette.card, stroke=canvas.palette.second, line=0.8
    )
    label = f"{words.number(km, plan.lang)} km"
    canvas.text(
        x + w,
        y - 5,
        label,
        size,
        anchor="end",
        colour=canvas.palette.second,
        halo=canvas.palette.sea,
    )
    canvas.text(x, y - 5, "0", size, colour=canvas.palette.second, halo=canvas.palette.sea)


def values_for(claims: Iterable[Claim], dataset: Dataset) -> tuple[Derived, ...]:
    """Computed values that belong on the map beside these figures."""
    shown = {claim.id for claim in claims}
    return tuple(
        value
        for value in derived(dataset).values()
        if dataset.identities[value.id].on_map and set(value.claims) <= shown
    )


def alternative(shown: Shown, dataset: Dataset, lang: str = "en", caption: str = "") -> str:
    """The map in words: every figure on it, then what is fainter, then what it does not show."""
    _ = speaker(lang)
    found = areas(dataset)
    drawn = [claim for claim in shown.claims if mark_id(claim) in found]
    parts = [_("Map of the border region between China and North Korea.")]
    parts += [words.statement(claim, dataset, lang) for claim in drawn]
    if not drawn:
        parts.append(_("No figure is drawn on it."))
    faint = [claim for claim in shown.faint if mark_id(claim) in found]
    if faint:
        parts.append(_("Fainter, to compare:"))
        parts += [words.statement(claim, dataset, lang) for claim in faint]
    parts += [caption, notes(dataset, lang)[0]]
    return " ".join(filter(None, parts))
