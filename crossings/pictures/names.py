"""Names of countries, provinces, rivers and towns on a map, where there is room."""

from __future__ import annotations

from collections.abc import Mapping
from math import atan2, degrees

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from crossings.collection.records import Place
from crossings.collection.relations import present
from crossings.exhibit.layers import PROVINCES, STATES, place_names
from crossings.exhibit.ui import interface
from crossings.pictures.canvas import BOLD, ITALIC, SERIF
from crossings.pictures.fonts import Face
from crossings.pictures.view import Plan, Shown, world

NEAR = [(0, 0), (0, -40), (0, 40), (-60, 0), (60, 0), (-90, -50), (90, -60), (-70, 70)]
NEAR += [(110, 40), (0, -90)]  # px from where a name is tried first
TOWNS = {"pyongyang-city", "shenyang", "changchun", "beijing-city"}


def names_of_places(plan: Plan, shown: Shown) -> None:
    """Countries, provinces, rivers and a few towns, where there is room."""
    names, lang, size = place_names(), plan.lang, plan.size
    quiet, strong = plan.canvas.palette.quiet, plan.canvas.palette.second
    for key, (spot, *_rest) in STATES.items():
        _large_name(plan, key, spot, 17 * size, Face("serif"), quiet)
    abroad = interface(plan.reader)["ussr"] if lang == "en" else names["ussr"].get(lang, "")
    _name(plan, STATES["ussr"][0], abroad, 13 * size, Face(), quiet, spaced=lang == "en")
    for key in ("yalu", "tumen"):
        _river_name(plan, key, names)
    areas = {place for claim in (*shown.claims, *shown.faint) for place in claim.area.places}
    for key, spot in PROVINCES.items():
        look = (SERIF, strong) if key in areas or key in shown.places else (Face("sans"), quiet)
        _large_name(plan, key, spot, 13.5 * size, *look)
    for place in _origins(plan, shown):
        if place.point:
            _town(plan, place.point, place.name(lang), place.local_name(lang) or "")
    for key, _country, shape in world()["towns"]:
        if key in TOWNS and key in names:
            _orientation(plan, shape, names[key].get(lang, names[key]["en"]))


def _large_name(
    plan: Plan, key: str, spot: tuple[float, float], size: float, face: Face, colour: str
) -> None:
    """A state or province in spaced capitals, where the script has any."""
    place, latin = plan.dataset.places.get(key), plan.lang == "en"
    if place:
        name, local = place.name(plan.lang), place.local_name(plan.lang) or ""
        _name(plan, spot, name.upper() if latin else name, size, face, colour, local, spaced=latin)


def _origins(plan: Plan, shown: Shown) -> list[Place]:
    """Cities that stand out without a figure: rings with their names."""
    labelled = {place for claim in shown.claims for place in claim.area.places}
    wanted = [name for name in shown.places if name not in labelled]
    records = present(wanted, plan.dataset.places)
    return [place for place in records if place.kind == "city" and place.point]


def _name(plan: Plan, spot: tuple[float, float], name: str, size: float, face: Face, colour: str,
          local: str = "", spaced: bool = False) -> None:  # fmt: skip
    """A name near its place, or none at all where it would cover something."""
    x, y = plan.view.place(spot)
    label = f"{name} {local}".strip()
    w = plan.canvas.measure(label, size, face, spaced)
    for dx, dy in NEAR:
        left, top = x - w / 2 + dx * plan.size, y - size / 2 + dy * plan.size
        if _free(plan, left, top, w, size):
            plan.canvas.text(left, top + size * 0.9, label, size, face=face, colour=colour,
                             halo=plan.canvas.palette.land, spaced=spaced)  # fmt: skip
            plan.take(left - 6, top - 4, w + 12, size + 10)
            return


def _free(plan: Plan, x: float, y: float, w: float, h: float) -> bool:
    box = shapely.box(x - 5, y - 3, x + w + 5, y + h + 4)
    corners = plan.view.holds(x, y, 4) and plan.view.holds(x + w, y + h, 4)
    return corners and plan.is_free(box)


def _river_name(plan: Plan, key: str, names: Mapping[str, Mapping[str, str]]) -> None:
    """Along the river's lower bank, in its direction."""
    size, lang = 13 * plan.size, plan.lang
    place = plan.dataset.places.get(key)
    name = place.name(lang) if place else names[key].get(lang, names[key]["en"])
    local = place.local_name(lang) if place else None
    label = f"{name} {local}" if local else name
    line = shapely.line_merge(next(shape for found, _c, shape in world()["border"] if found == key))
    w = plan.canvas.measure(label, size)
    for share in (0.16, 0.3, 0.45, 0.6, 0.75):
        ends = [
            shapely.line_interpolate_point(line, s, normalized=True)
            for s in (share - 0.07, share + 0.07)
        ]
        (x1, y1), (x2, y2) = sorted(map(plan.view.at, ends))
        turn = degrees(atan2(y2 - y1, x2 - x1))
        x, y = (x1 + x2) / 2, (y1 + y2) / 2
        normal = np.array([-(y2 - y1), x2 - x1]) / max(1.0, np.hypot(x2 - x1, y2 - y1))
        for away in (16, 24, 34):
            cx, cy = np.array([x, y]) + normal * away * plan.size
            shape = shapely.affinity.rotate(
                shapely.box(cx - w / 2, cy - size / 2, cx + w / 2, cy + size / 2), turn
            )
            fits = all(plan.view.holds(px, py, 3) for px, py in shape.exterior.coords)
            if fits and plan.is_free(shape):
                plan.canvas.text(cx, cy + size * 0.34, label, size, face=ITALIC, anchor="middle", turn=turn,
                                 colour=plan.canvas.palette.river_name, halo=plan.canvas.palette.land)  # fmt: skip
                plan.taken.append(shape)
                return


def _town(plan: Plan, spot: tuple[float, float], name: str, local: str) -> None:
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
            plan.take(left - 4, y - size / 2 - 2, w + 8, size + 6)
            return


def _orientation(plan: Plan, shape: BaseGeometry, name: str) -> None:
    x, y = plan.view.at(shape)
    size, colours = 12 * plan.size, plan.canvas.palette
    w = plan.canvas.measure(name, size, ITALIC)
    if plan.view.holds(x, y, 10) and _free(plan, x + 7, y - size / 2, w, size):
        plan.canvas.add(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.2" fill="{colours.quiet}"/>')
        plan.canvas.text(
            x + 7, y + size * 0.34, name, size, face=ITALIC, colour=colours.quiet, halo=colours.land
        )
        plan.take(x - 3, y - size / 2 - 2, w + 12, size + 6)
