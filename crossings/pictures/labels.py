"""Words on a map: numbers on their areas, names beside their places.

More important ones are placed first; what finds no room is shortened to its number and unit, and
names that find none are left out. No label covers the border.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import atan2, degrees

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from crossings.collection.records import Claim, Place
from crossings.exhibit.layers import Mark, mark_id, place_names
from crossings.exhibit.ui import interface
from crossings.look.looks import Hue, look
from crossings.pictures.canvas import BOLD, ITALIC, SERIF
from crossings.pictures.fonts import Face
from crossings.pictures.view import Plan, Shown, world
from crossings.wording import words

SMALL_COVER = 2500  # square px that a label may share with what is under it
COUNTRIES = {"china": (129.0, 45.3), "dprk": (126.9, 39.35)}
ABROAD = {"ussr": (132.9, 45.3)}
PROVINCES = {"liaoning": (121.0, 41.2), "jilin": (126.6, 44.25), "heilongjiang": (127.6, 46.6)}
TOWNS = {"pyongyang-city", "shenyang", "changchun", "beijing-city"}


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


def numbers(plan: Plan, shown: Shown, found: Mapping[str, Mark]) -> None:
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
            hue = look(value, plan.reader.dataset).hue
            groups.setdefault(key, []).append(_Line(bracket, words_, 16, hue, ours=True))
    for claim in shown.faint:
        key = mark_id(claim) or ""
        if key in found and key not in groups:
            groups[key] = [_line(claim, plan, 17)]
    order = ("area", "line", "point")
    for key in sorted(
        groups, key=lambda k: (order.index(found[k].form), -max(line.size for line in groups[k]))
    ):
        _label(plan, found[key], groups[key])


def _line(claim: Claim, plan: Plan, size: float) -> _Line:
    label = plan.reader.dataset.measures[claim.measure].label.get(plan.lang)
    unit = words.unit(claim, plan.reader)
    text = label if unit in label or unit == "people" else f"{unit} {label}"
    shown = look(claim, plan.reader.dataset)
    return _Line(words.amount(claim, plan.lang), text, size, shown.hue, unit, shown.wedge)


@dataclass(frozen=True)
class _Set:
    """A label's lines as they are set, with the room they take."""

    above: str
    parts: tuple[tuple[_Line, float, float, float], ...]  # line, wedge, number, size of words
    w: float
    h: float


def _set(plan: Plan, above: str, lines: Sequence[_Line]) -> _Set:
    size, parts, widths = plan.size, [], [plan.canvas.measure(above, 13 * plan.size, BOLD)]
    for line in lines:
        number = plan.canvas.measure(line.number, line.size * size, ITALIC if line.ours else SERIF)
        small = max(11.5, line.size * 0.5) * size
        wedge = line.size * size * 0.68 if line.direction else 0
        parts.append((line, wedge, number, small))
        widths.append(wedge + number + 7 + plan.canvas.measure(line.words, small, BOLD))
    h = sum(line.size * size * 1.04 for line in lines) + (16 * size if above else 0)
    return _Set(above, tuple(parts), max(widths), h)


def _label(plan: Plan, mark: Mark, lines: Sequence[_Line]) -> None:
    """Whole, smaller where there is no room: a number never stands without what was counted."""
    above = _place_label(plan, mark) if mark.form == "point" else ""
    forms = [
        _set(plan, above, [replace(line, size=line.size * share) for line in lines])
        for share in (1, 0.8, 0.66)
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


def _print_label(plan: Plan, form: _Set, x: float, y: float) -> None:
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


def _place_label(plan: Plan, mark: Mark) -> str:
    """A town by its name of the time, with today's where it differs."""
    place = plan.reader.dataset.places[mark.places[0]]
    name = " ".join(filter(None, (place.name(plan.lang), place.local_name(plan.lang))))
    modern = place.modern_name(plan.lang)
    return f"{name} ({interface(plan.reader)['now'].format(name=modern)})" if modern else name


def _spots(plan: Plan, mark: Mark, w: float, h: float) -> Iterator[tuple[float, float]]:
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
    plan: Plan, spots: Sequence[tuple[float, float]], form: _Set, mark: Mark
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


def _leaders(plan: Plan, mark: Mark, x: float, y: float, w: float, h: float) -> None:
    for spot in mark.spots:
        foot = plan.view.place(spot)
        edge = y if foot[1] < y else y + h + 4
        end = min(max(foot[0], x + 10), x + w - 10)
        plan.canvas.rule(*foot, end, edge, stroke=plan.canvas.palette.ink, line=1.1)
        plan.canvas.add(
            f'<circle cx="{foot[0]:.1f}" cy="{foot[1]:.1f}" r="2.6" fill="{plan.canvas.palette.ink}"/>'
        )


def _house(plan: Plan, mark: Mark, x: float, y: float, w: float, h: float) -> None:
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


def names_of_places(plan: Plan, shown: Shown) -> None:
    """Countries, provinces, rivers and a few towns, where there is room."""
    names, lang, size = place_names(), plan.lang, plan.size
    colours = plan.canvas.palette
    for key, spot in COUNTRIES.items():
        country = plan.reader.dataset.places.get(key)
        if country is None:
            continue
        name = country.name(lang).upper() if lang == "en" else country.name(lang)
        extra = country.local_name(lang) or ""
        _name(plan, spot, name, 17 * size, Face("serif"), colours.quiet, extra, spaced=lang == "en")
    abroad = interface(plan.reader)["ussr"] if lang == "en" else names["ussr"].get(lang, "")
    _name(plan, ABROAD["ussr"], abroad, 13 * size, Face(), colours.quiet, spaced=lang == "en")
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
