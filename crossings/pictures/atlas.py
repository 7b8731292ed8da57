"""The atlas map, drawn without a browser from the layers, marks and theme of the exhibit.

A figure is drawn on the area its document gives and no smaller one; its number stands inside, in
words with its direction. What has no place is not drawn, and the caption says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import shapely
from shapely.geometry.base import BaseGeometry

from crossings.collection.derive import Derived, derived
from crossings.collection.load import Dataset
from crossings.collection.records import Claim
from crossings.exhibit.layers import Mark, mark_id
from crossings.exhibit.ui import interface
from crossings.look.looks import look
from crossings.pictures.canvas import BOLD, ITALIC, Canvas
from crossings.pictures.fonts import Face
from crossings.pictures.labels import numbers
from crossings.pictures.names import names_of_places
from crossings.pictures.view import Box, Frame, Plan, Shown, areas, flat, view, world
from crossings.wording import words
from crossings.wording.reader import Reader

KOREA = ("dprk", "kp")  # as the layers name it
LOW = 330  # px; a lower map leaves its caption to the words beside it


def atlas(
    canvas: Canvas, frame: Frame, box: Box, shown: Shown, reader: Reader, caption: str = ""
) -> None:
    """Draw the map into the frame."""
    eye = view(box, frame)
    frame = eye.frame
    key = f"frame{round(frame.x)}x{round(frame.y)}x{round(frame.w)}x{round(frame.h)}"
    clip = canvas.define(
        key,
        f'<clipPath clipPathUnits="userSpaceOnUse"><rect x="{frame.x:.1f}" y="{frame.y:.1f}" '
        f'width="{frame.w:.1f}" height="{frame.h:.1f}"/></clipPath>',
    )
    canvas.add(f'<g clip-path="{clip}">')
    border = shapely.union_all([eye.onto(shape) for *_names, shape in world()["border"]])
    size = min(1.5, max(0.85, min(frame.w, frame.h * 1.3) / 720))
    plan = Plan(canvas, eye, reader, [], border, [], size)
    _ground(plan)
    found = areas(reader.dataset)
    _figures(plan, shown, found)
    _lines(plan)
    _rivers_of_figures(plan, shown, found)
    foot = _foot_lines(plan, caption)
    numbers(plan, shown, found)
    names_of_places(plan, shown)
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


def _ground(plan: Plan) -> None:
    canvas, frame, colours = plan.canvas, plan.view.frame, plan.canvas.palette
    canvas.rect(frame.x, frame.y, frame.w, frame.h, fill=colours.sea)
    parts = [*plan.shapes("land"), *plan.shapes("provinces")]
    plan.across = shapely.union_all(plan.shapes("provinces", *KOREA))
    shore = shapely.union_all([shapely.buffer(part, 0.6) for part in parts])  # closes hair cracks
    for distance, opacity in ((3, 0.55), (6.5, 0.38), (11, 0.24)):
        line = shapely.buffer(shore, distance * plan.size).boundary
        canvas.path(_d(line), stroke=colours.river, line=0.7, opacity=opacity)
    for name, fill in (("land", colours.abroad), ("provinces", colours.land)):
        for shape in plan.shapes(name):
            canvas.path(_d(shape), fill=fill, stroke=fill, line=0.8)
    canvas.path(_d(shore.boundary), stroke=colours.river, line=0.7)


def _lines(plan: Plan) -> None:
    canvas, colours = plan.canvas, plan.canvas.palette
    for shape in plan.shapes("lakes"):
        canvas.path(_d(shape), fill=colours.sea, stroke=colours.river, line=0.7)
    for shape in plan.shapes("rivers"):
        canvas.path(_d(shape), stroke=colours.river, line=0.7, opacity=0.8)
    for _id, country, shape in world()["province_lines"]:
        korean = country in KOREA
        canvas.path(_d(plan.view.onto(shape)), stroke=colours.quiet, line=0.5 if korean else 0.7,
                    dash="3.5 2.2", opacity=0.4 if korean else 1)  # fmt: skip
    for shape in plan.shapes("national_lines"):
        canvas.path(_d(shape), stroke=colours.second, line=0.9, dash="7 2.5 1.5 2.5")
    for key, _country, shape in world()["border"]:
        d = _d(plan.view.onto(shape))
        if key == "paektu":
            canvas.path(d, stroke=colours.ink, line=1.8, dash="0.1 4.2", cap="round")
        else:
            canvas.path(d, stroke=colours.land, line=4.4 * plan.size)
            canvas.path(d, stroke=colours.river, line=2.1 * plan.size)


def _figures(plan: Plan, shown: Shown, found: Mapping[str, Mark]) -> None:
    """Areas, widest first; an area inside another one is outlined only."""
    rows = [(claim, 1.0) for claim in shown.claims] + [(claim, 0.4) for claim in shown.faint]
    drawn: dict[str, tuple[Claim, float]] = {}
    for claim, strength in rows:
        key = mark_id(claim) or ""
        if key in found and found[key].form in ("area", "ring"):
            drawn.setdefault(key, (claim, strength))
    order = sorted(drawn, key=lambda key: -found[key].geometry.area)
    for key in order:
        inside = any(set(found[key].places) < set(found[other].places) for other in order)
        _area(plan, found[key], *drawn[key], outlined=inside)


def _area(plan: Plan, mark: Mark, claim: Claim, strength: float, outlined: bool) -> None:
    canvas, shown = plan.canvas, look(claim, plan.dataset)
    colour = canvas.hue(shown.hue)
    shape = plan.view.onto(flat([mark.geometry])[0])
    d = _d(shape)
    if shown.is_near or mark.form == "ring":  # hollow; a ring is no outline of anything
        dash = "0.1 4.5" if mark.form == "ring" else ""
        canvas.path(d, stroke=colour, line=1.6, dash=dash, cap="round", opacity=strength)
        return
    if outlined:
        canvas.path(d, stroke=colour, line=1.3, dash="5 3", opacity=strength)
        return
    canvas.path(d, fill=colour, opacity=0.055 * strength)
    canvas.path(d, fill=canvas.pattern(shown, strength))
    plan.hatched.append(shape)
    ribbon = shapely.difference(shape, shapely.buffer(shape, -9 * plan.size))
    canvas.path(_d(ribbon), fill=colour, opacity=0.17 * strength)
    if mark.seams is not None:
        seam = plan.view.onto(flat([mark.seams])[0])
        canvas.path(_d(seam), stroke=colour, line=1, dash="4 3", opacity=strength)
    canvas.path(d, stroke=colour, line=1.5, opacity=max(strength, 0.55))


def _rivers_of_figures(plan: Plan, shown: Shown, found: Mapping[str, Mark]) -> None:
    """A figure for rivers: a band over all of them, as one."""
    canvas, colours = plan.canvas, plan.canvas.palette
    for claim in shown.claims:
        mark = found.get(mark_id(claim) or "")
        if mark is None or mark.form != "line":
            continue
        line = plan.view.onto(flat([mark.geometry])[0])
        band = shapely.buffer(shapely.simplify(line, 4 * plan.size), 7 * plan.size)
        canvas.path(_d(band), fill=colours.land, opacity=0.85)
        canvas.path(_d(band), fill=canvas.pattern(look(claim, plan.dataset)))
        canvas.path(_d(band), stroke=colours.second, line=1.2)
        canvas.path(_d(line), stroke=colours.river, line=2.2 * plan.size)


def notes(reader: Reader) -> tuple[str, str]:
    """What every map says of itself: that its outlines are modern, and whom it is from."""
    ui = interface(reader)
    _ = reader.say
    return _("Modern outlines; boundary treaty of 12 October 1962."), ui["credit"]


def _foot_lines(plan: Plan, caption: str) -> list[tuple[str, Face, str]]:
    modern, credit = notes(plan.reader)
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
    plan.take(frame.x, top - 4, w + 16, frame.y + frame.h - top + 4)
    wide, high = 150 * plan.size, 44 * plan.size  # of the scale
    plan.take(frame.x + frame.w - wide, frame.y + frame.h - high, wide, high)
    return found


def _foot(plan: Plan, rows: Sequence[tuple[str, Face, str]]) -> None:
    frame, size, canvas = plan.view.frame, 12 * plan.size, plan.canvas
    y = frame.y + frame.h - 10
    for line, face, colour in reversed(rows):
        canvas.text(frame.x + 10, y, line, size, face=face, colour=colour, halo=canvas.palette.sea)
        y -= size * 1.32
    km = next(n for n in (200, 100, 50, 20, 10, 5) if n * 1000 * plan.view.scale < 130 * plan.size)
    w = km * 1000 * plan.view.scale
    x, y = frame.x + frame.w - w - 16, frame.y + frame.h - 14
    second, halo = canvas.palette.second, canvas.palette.sea
    for left, fill in ((x, second), (x + w / 2, canvas.palette.card)):
        canvas.rect(left, y, w / 2, 4, fill=fill, stroke=second, line=0.8)
    label = f"{words.number(km, plan.lang)} km"
    canvas.text(x + w, y - 5, label, size, anchor="end", colour=second, halo=halo)
    canvas.text(x, y - 5, "0", size, colour=second, halo=halo)


def values_for(claims: Iterable[Claim], dataset: Dataset) -> tuple[Derived, ...]:
    """Computed values that belong on the map beside these figures."""
    shown = {claim.id for claim in claims}
    return tuple(
        value
        for value in derived(dataset).values()
        if dataset.identities[value.id].on_map and set(value.claims) <= shown
    )


def alternative(shown: Shown, reader: Reader, caption: str = "") -> str:
    """The map in words: every figure on it, then what is fainter, then what it does not show."""
    _ = reader.say
    found = areas(reader.dataset)
    drawn, faint = (
        [words.statement(claim, reader) for claim in claims if mark_id(claim) in found]
        for claims in (shown.claims, shown.faint)
    )
    parts = [_("Map of the border region between China and North Korea.")]
    parts += drawn or [_("No figure is drawn on it.")]
    if faint:
        parts += [_("Fainter, to compare:"), *faint]
    parts += [caption, notes(reader)[0]]
    return " ".join(filter(None, parts))
