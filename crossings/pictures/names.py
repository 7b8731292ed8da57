"""Names of countries, provinces, rivers and towns on a map, where there is room."""

from __future__ import annotations

from collections.abc import Mapping
from math import atan2, degrees

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from crossings.collection.records import Place
from crossings.exhibit.layers import PROVINCES, STATES, place_names
from crossings.exhibit.ui import interface
from crossings.pictures.canvas import BOLD, ITALIC, SERIF
from crossings.pictures.fonts import Face
from crossings.pictures.view import Plan, Shown, world

TOWNS = {"pyongyang-city", "shenyang", "changchun", "beijing-city"}


def names_of_places(plan: Plan, shown: Shown) -> None:
    """Countries, provinces, rivers and a few towns, where there is room."""
    names, lang, size = place_names(), plan.lang, plan.size
    colours = plan.canvas.palette
    for key, spot in STATES.items():
        country = plan.reader.dataset.places.get(key)
        if country is None:
            continue
        name = country.name(lang).upper() if lang == "en" else country.name(lang)
        extra = country.local_name(lang) or ""
        _name(plan, spot, name, 17 * size, Face("serif"), colours.quiet, extra, spaced=lang == "en")
    abroad = interface(plan.reader)["ussr"] if lang == "en" else names["ussr"].get(lang, "")
    _name(plan, STATES["ussr"], abroad, 13 * size, Face(), colours.quiet, spaced=lang == "en")
    for key in ("yalu", "tumen"):
        _river_name(plan, key, names)
    areas = {place for claim in (*shown.claims, *shown.faint) for place in claim.area.places}
    for key, spot in PROVINCES.items():
        place = plan.reader.dataset.places.get(key)
        if place is None:
            continue
        strong = key in areas or key in shown.places
        name = place.name(lang).upper() if lang == "en" else place.name(lang)
        local = place.local_name(lang) or ""
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
            _town(plan, place.point, place.name(lang), place.local_name(lang) or "")
    for key, _country, shape in world()["towns"]:
        if key in TOWNS and key in names:
            _orientation(plan, shape, names[key].get(lang, names[key]["en"]))


def _origins(plan: Plan, shown: Shown) -> list[Place]:
    """Cities that stand out without a figure: rings with their names."""
    labelled = {place for claim in shown.claims for place in claim.area.places}
    wanted = [name for name in shown.places if name not in labelled]
    records = [
        plan.reader.dataset.places[name] for name in wanted if name in plan.reader.dataset.places
    ]
    return [place for place in records if place.kind == "city" and place.point]


def _name(plan: Plan, spot: tuple[float, float], name: str, size: float, face: Face, colour: str,
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


def _free(plan: Plan, x: float, y: float, w: float, h: float) -> bool:
    box = shapely.box(x - 5, y - 3, x + w + 5, y + h + 4)
    corners = plan.view.holds(x, y, 4) and plan.view.holds(x + w, y + h, 4)
    return (
        corners
        and not box.intersects(plan.border)
        and not any(box.intersects(t) for t in plan.taken)
    )


def _river_name(plan: Plan, key: str, names: Mapping[str, Mapping[str, str]]) -> None:
    """Along the river's lower bank, in its direction."""
    size, lang = 13 * plan.size, plan.lang
    place = plan.reader.dataset.places.get(key)
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
            plan.taken.append(
                shapely.box(left - 4, y - size / 2 - 2, left + w + 4, y + size / 2 + 4)
            )
            return


def _orientation(plan: Plan, shape: BaseGeometry, name: str) -> None:
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
