"""Numbers on their areas on a map, each with what was counted; no label covers the border.

The largest stand first, and smaller where there is no room: a number never stands alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import shapely

from crossings.collection.records import Claim
from crossings.collection.relations import mark_of
from crossings.exhibit.layers import Mark, mark_id
from crossings.exhibit.ui import interface
from crossings.look.looks import Hue, look
from crossings.pictures.canvas import BOLD, ITALIC, SERIF
from crossings.pictures.view import Plan, Shown
from crossings.wording import words

# Places of a label, best first: in its area, around a town, below the middle of a river; in shares
# of its width and, behind them, of its height, or in px.
INSIDE = [(0, 0), (0.2, 0), (-0.2, 0), (0, -0.7), (0, 0.7), (0.35, -0.6), (-0.35, -0.6)]
AROUND = [(-1, -20, 70), (-0.8, 0, 75), (-0.6, 0, 95), (-1, -70, 110), (-0.4, 0, 120)]
AROUND += [(-1, -30, -46), (-1, -40, -100), (0, 34, 60), (0, 34, -70)]
BELOW = [(0, 90), (0.2, 120), (-0.2, 60), (0.4, 90), (0, -110)]
SMALL_COVER = 2500  # square px that a label may share with what is under it


@dataclass(frozen=True)
class _Line:
    """One line of a figure's label: the number, and what it is."""

    number: str
    words: str
    size: float
    hue: Hue
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
        key = mark_of(value.area.places)
        if key in found:
            words_ = value.label.get(plan.lang)
            bracket = words.bracketed(value, plan.lang)
            hue = look(value, plan.dataset).hue
            groups.setdefault(key, []).append(_Line(bracket, words_, 16, hue, ours=True))
    for claim in shown.faint:
        key = mark_id(claim) or ""
        if key in found and key not in groups:
            groups[key] = [_line(claim, plan, 17)]
    order = ("area", "ring", "line", "point")
    for key in sorted(
        groups, key=lambda k: (order.index(found[k].form), -max(line.size for line in groups[k]))
    ):
        _label(plan, found[key], groups[key])


def _line(claim: Claim, plan: Plan, size: float) -> _Line:
    label = plan.reader.measure(claim).label.get(plan.lang)
    unit = words.unit(claim, plan.reader)
    text = label if unit in label or unit == "people" else f"{unit} {label}"
    shown = look(claim, plan.dataset)
    return _Line(words.amount(claim, plan.lang), text, size, shown.hue, shown.wedge)


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
    above = _place_label(plan, mark) if mark.form in ("point", "ring") else ""
    forms = [
        _set(plan, above, [replace(line, size=line.size * share) for line in lines])
        for share in (1, 0.8, 0.66)
    ]
    tried = [
        (form, *_best(plan, list(_spots(plan, mark, form.w, form.h)), form, mark)) for form in forms
    ]
    fits = [one for one in tried if one[3] < SMALL_COVER]
    form, x, y, _cost = fits[0] if fits else min(tried, key=lambda one: one[3])
    plan.take(x - 6, y - 3, form.w + 12, form.h + 8)
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
    place = plan.dataset.places[mark.places[0]]
    name = " ".join(filter(None, (place.name(plan.lang), place.local_name(plan.lang))))
    modern = place.modern_name(plan.lang)
    return f"{name} ({interface(plan.reader)['now'].format(name=modern)})" if modern else name


def _spots(plan: Plan, mark: Mark, w: float, h: float) -> Iterator[tuple[float, float]]:
    """Places for a label's upper left corner, best first."""
    size = plan.size
    if mark.form == "area":
        for spot in mark.spots:
            x, y = plan.view.place(spot)
            for dx, dy in INSIDE:
                yield x - w / 2 + dx * w, y - h / 2 + dy * h
        return
    feet = [plan.view.place(spot) for spot in mark.spots]
    x = sum(foot[0] for foot in feet) / len(feet)
    y = sum(foot[1] for foot in feet) / len(feet)
    if mark.form in ("point", "ring"):
        for share, dx, dy in AROUND:
            yield x + share * w + dx, y + dy * size
    for dx, dy in BELOW:
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
    plan.take(px - s, py - s, 2 * s, 2 * s)
