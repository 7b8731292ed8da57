"""Bars of cards: periods on a scale of days, quantities on a scale from zero.

One unit an axis, no line between figures, nothing stacked. An end that is not known stays open.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from crossings.collection.dates import Bounds, read_edtf
from crossings.collection.records import Claim, Comparison
from crossings.exhibit.timeline import lane_of, whole
from crossings.exhibit.ui import interface
from crossings.html.figures import comparisons
from crossings.html.figures.charts import Extent, Number
from crossings.language.i18n import speaker
from crossings.look.looks import HUES, look
from crossings.pictures.canvas import BOLD, ITALIC, PLAIN, SERIF, Canvas
from crossings.pictures.fonts import Face
from crossings.pictures.view import Frame
from crossings.wording import words
from crossings.wording.reader import Reader

BAR = 17
DAY = dt.timedelta(days=1)
LANES = ("cn", "kp", "other")


@dataclass(frozen=True)
class Axis:
    """Days on the sheet."""

    first: dt.date
    last: dt.date
    x: float
    w: float

    def at(self, day: dt.date) -> float:
        """Where the morning of a day lies, kept within the axis."""
        span = (self.last - self.first).days + 1
        return self.x + self.w * min(max((day - self.first).days / span, 0), 1)

    def ticks(self) -> list[tuple[dt.date, bool]]:
        """Years, quarters or months, as many as can be told apart; and whether one is a year."""
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1
        step = next(n for n in (1, 3, 6, 12, 24) if months / n * 52 <= max(self.w, 1) or n == 24)
        count = range(months + 1)
        starts = [
            dt.date(
                self.first.year + (self.first.month - 1 + n) // 12,
                (self.first.month - 1 + n) % 12 + 1,
                1,
            )
            for n in count
        ]
        return [(day, day.month == 1) for day in starts
                if (day.month == 1 if step >= 6 else (day.month - 1) % step == 0)
                and self.first <= day <= self.last]  # fmt: skip


def axis_of(days: Iterable[dt.date | None], x: float, w: float) -> Axis:
    """An axis over these days, in whole months."""
    known = sorted(day for day in days if day)
    first, last = known[0].replace(day=1), known[-1]
    return Axis(first, last + DAY, x, w)


def _ruler(canvas: Canvas, axis: Axis, top: float, y: float) -> None:
    """Ticks with their words under a line; faint lines up to the bars."""
    colours, right = canvas.palette, 0.0
    canvas.rule(axis.x, y, axis.x + axis.w, y, stroke=colours.second)
    years = axis.last.year - axis.first.year > 3
    for day, is_year in axis.ticks():
        x = axis.at(day)
        canvas.rule(x, top, x, y + 4, stroke=colours.hairline)
        label = words.year(day, canvas.lang) if years else words.month_tick(day, canvas.lang)
        label += f" {day.year}" if is_year and not years and canvas.lang == "en" else ""
        if x + canvas.measure(label, 13) < axis.x + axis.w + 30 and x >= right:
            canvas.text(x + 2, y + 17, label, 13, colour=colours.second)
            right = x + canvas.measure(label, 13) + 8


def bar(canvas: Canvas, x1: float, x2: float, y: float, h: float, claim: Claim, reader: Reader,
        open_start: bool = False, open_end: bool = False) -> None:  # fmt: skip
    """A period's bar in its hue and pattern; an end that is not known has no edge."""
    shown = look(claim, reader.dataset)
    colour = canvas.hue(shown.hue)
    x2 = max(x2, x1 + 3)
    canvas.rect(x1, y, x2 - x1, h, fill=canvas.palette.card)
    if open_start or open_end:
        canvas.rule(x1, y, x2, y, stroke=colour, dash="5 3")
        canvas.rule(x1, y + h, x2, y + h, stroke=colour, dash="5 3")
        edge = x2 if open_start else x1
        canvas.rule(edge, y, edge, y + h, stroke=colour, line=1.4)
        return
    canvas.rect(x1, y, x2 - x1, h, fill=canvas.pattern(shown), stroke=colour, line=1.2)


def height(claim: Claim) -> float:
    """How high the bars of a figure's readings are, with their scale."""
    return len(claim.period.readings) * (BAR + 6) + 30


def readings(canvas: Canvas, claim: Claim, x: float, y: float, w: float, reader: Reader) -> None:
    """One bar a reading, equal in weight, with its letter."""
    spans = claim.period.candidates
    axis = axis_of([day for span in spans for day in (span.start, span.end)], x + 20, w - 24)
    bottom = y + len(spans) * (BAR + 6)
    _ruler(canvas, axis, y, bottom)
    shown = look(claim, reader.dataset)
    for letter, span in zip(comparisons.LETTERS, spans, strict=False):
        first, last = span.start or axis.first, span.end or axis.last
        x1, x2 = axis.at(first), axis.at(last + DAY)
        canvas.rect(x1, y + 3, x2 - x1, BAR, fill=canvas.palette.card)
        canvas.rect(
            x1,
            y + 3,
            x2 - x1,
            BAR,
            fill=canvas.pattern(shown),
            stroke=canvas.hue(shown.hue),
            line=1.2,
        )
        canvas.text(x, y + BAR, letter, 15, face=BOLD)
        y += BAR + 6


def _settled(frame: Frame, wanted: float) -> Frame:
    """A frame no higher than wanted, a little above the middle of the room there is."""
    spare = max(0.0, frame.h - wanted)
    return Frame(frame.x, frame.y + spare * 0.3, frame.w, frame.h - spare)


def _scale(extents: Iterable[Extent], room: float) -> float:
    most = max([extent.shown for extent in extents], default=1) or 1
    return room / most


def counts(canvas: Canvas, entry: Comparison, reader: Reader, frame: Frame) -> None:
    """Reports of one flow, each with who says it, its months, its area and its doubts."""
    claims = [reader.dataset.claims[key] for key in entry.claims]
    lang = reader.lang
    frame = _settled(frame, len(claims) * 230 + 40)
    wide = frame.w > 1200
    room = frame.w * (0.5 if wide else 0.56)
    k = _scale([comparisons.number(claim, reader).extent for claim in claims], room * 0.92)
    step = (frame.h - 40) / len(claims)
    unit = reader.dataset.units[claims[0].unit].many.get(lang)
    for number, claim in enumerate(claims):
        y = frame.y + number * step
        figure = comparisons.number(claim, reader)
        who = canvas.block(
            frame.x,
            y,
            words.actor(claim.reporter, reader),
            room,
            23,
            face=SERIF,
            leading=1.15,
        )
        colour = canvas.hue(figure.look.hue)
        tall = min(54.0, step * 0.26)
        canvas.rect(frame.x, who + 4, figure.extent.shown * k, tall,
                    fill=canvas.pattern(figure.look), stroke=colour, line=1.5)  # fmt: skip
        big = min(52.0, step * 0.26)
        base = who + tall + big * 1.06
        end = frame.x + canvas.text(frame.x, base, figure.text, big, face=SERIF, colour=colour)
        if figure.look.hue != "ink":
            canvas.wedge(end + 10, base, 17, claim.direction)
            end += 30
        label = f"{words.unit(claim, reader)} {figure.label}"
        canvas.text(end + 8, base, label, 20)
        _details(
            canvas, claim, reader, Frame(frame.x + room + 30, y, frame.w - room - 30, step - 10)
        )
        if number:
            canvas.rule(frame.x, y - 10, frame.x + frame.w, y - 10, stroke=canvas.palette.hairline)
    y = frame.y + frame.h - 26
    _quantities(canvas, frame.x, y, room * 0.92, k, unit)


def fitted(
    canvas: Canvas, words_: str, room: float, high: float, size: float, face: Face = PLAIN
) -> tuple[list[str], float]:
    """A text in as many lines as the height takes, smaller until all of it fits."""
    lines = canvas.lines(words_, room, size, face)
    while len(lines) * size * 1.16 > max(high, size * 1.16) and size > 6:
        size -= 0.25
        lines = canvas.lines(words_, room, size, face)
    return lines, size


def _labelled(canvas: Canvas, x: float, y: float, words_: str, room: float, high: float, size: float,
              face: Face = PLAIN) -> None:  # fmt: skip
    """A label beside a bar, in the middle of its row, whole."""
    lines, size = fitted(canvas, words_, room, high, size, face)
    top = y + (high - len(lines) * size * 1.16) / 2
    for number, line in enumerate(lines):
        canvas.text(x, top + size * (0.92 + 1.16 * number), line, size, face=face)


def _quantities(canvas: Canvas, x: float, y: float, w: float, k: float, unit: str) -> None:
    """A scale from zero."""
    canvas.rule(x, y, x + w, y, stroke=canvas.palette.second)
    most = w / k
    step = next(s for s in (n * 10**p for p in range(7) for n in (1, 2, 5)) if most / s <= 6)
    for count in range(int(most // step) + 1):
        at = x + count * step * k
        canvas.rule(at, y - 4, at, y + 3, stroke=canvas.palette.second)
        last = count == int(most // step)
        label = words.number(count * step, canvas.lang) + (f" {unit}" if last else "")
        canvas.text(
            at,
            y + 18,
            label,
            14,
            colour=canvas.palette.second,
            anchor="start" if not count else "middle",
        )


def _details(canvas: Canvas, claim: Claim, reader: Reader, frame: Frame) -> None:
    """Months, area, doubts and document of one figure; smaller until they fit."""
    lang = reader.lang
    _ = speaker(lang)
    cable = reader.dataset.cables[reader.dataset.cable_of[claim.id]]
    hands = [words.actor_short(who, reader) for who in claim.chain if who != claim.reporter]
    rows = [
        (
            _("When"),
            f"{words.period(claim.period, lang)} ({comparisons.printed(claim.period, lang)})",
        ),
        (_("Where"), words.area(claim, reader)),
        (_("How sure"), comparisons.how_sure(claim, lang)),
        (
            _("Through"),
            f"{' → '.join(hands)}; {cable.short.get(lang)}, {words.cable_date(cable, lang)}",
        ),
    ]
    size = 18.0
    while (
        size > 12
        and sum(canvas.height_of(f"{n}  {v}", frame.w, size, leading=1.22) + 6 for n, v in rows)
        > frame.h
    ):
        size -= 0.5
    y = frame.y
    for name, value in rows:
        lines = canvas.lines(f"{name}  {value}", frame.w, size)
        for at, line in enumerate(lines):
            x = frame.x
            if at == 0:
                x += canvas.text(x, y + size, name, size, colour=canvas.palette.second) + size * 0.5
                line = line[len(name) :].lstrip()
            canvas.text(x, y + size, line, size)
            y += size * 1.22
        y += 6


def within(canvas: Canvas, entry: Comparison, reader: Reader, frame: Frame) -> None:
    """A part inside its whole, row by row; what remains is ours: italic, dashed, in brackets."""
    values = reader.values
    nests = [(values[key], comparisons._nest(values[key], reader)) for key in entry.remainders]
    said = comparisons._doubt(nests[0][0], reader)
    top = canvas.block(frame.x, frame.y, said, frame.w, 20) + 14
    frame = Frame(frame.x, top, frame.w, frame.y + frame.h - top)
    frame = _settled(frame, len(nests) * 190 + 34)
    gutter = min(300.0, frame.w * 0.24)
    x, room = frame.x + gutter, frame.w - gutter - 190
    k = _scale([nest.whole.extent for _value, nest in nests], room)
    step = (frame.h - 34) / len(nests)
    for number, (_value, nest) in enumerate(nests):
        y = frame.y + number * step
        tall = min(60.0, step * 0.44)
        canvas.block(frame.x, y, nest.title, gutter - 16, 19, face=SERIF, leading=1.15)
        below = y + canvas.height_of(nest.title, gutter - 16, 19, SERIF, 1.15)
        canvas.block(
            frame.x,
            below,
            nest.note,
            gutter - 16,
            14,
            face=ITALIC,
            colour=canvas.palette.second,
            leading=1.2,
        )
        colour = canvas.hue(nest.whole.look.hue)
        dash = "5 3" if nest.whole.look.is_ours else ""
        w, inner = nest.whole.extent.shown * k, nest.part.extent.shown * k
        canvas.rect(
            x,
            y,
            w,
            tall,
            fill=canvas.pattern(nest.whole.look, 0.45),
            stroke=colour,
            line=1.6,
            dash=dash,
        )
        canvas.rect(x + 4, y + 4, inner - 4, tall - 8, fill=canvas.palette.card)
        canvas.rect(
            x + 4,
            y + 4,
            inner - 4,
            tall - 8,
            fill=canvas.pattern(nest.part.look),
            stroke=colour,
            line=1.4,
            dash=dash,
        )
        _amount(canvas, x + w + 10, y + tall / 2 + 8, nest.whole, 24, 15)
        plate = (
            canvas.measure(nest.part.text, 22, SERIF)
            + canvas.measure(nest.part.label, 15, BOLD)
            + 18
        )
        if plate < inner - 16:
            canvas.rect(x + 10, y + 8, plate, tall - 16, fill=canvas.palette.card)
            _amount(canvas, x + 16, y + tall / 2 + 8, nest.part, 22, 15)
            low = y + tall + 6
        else:
            _amount(canvas, x, y + tall + 24, nest.part, 20, 15)
            low = y + tall + 30
        canvas.path(
            f"M{x + inner + 2:.1f} {low:.1f}v5H{x + w:.1f}v-5", stroke=canvas.palette.second, line=1
        )
        label = f"{nest.remainder.text} {nest.remainder.label}"
        at = min(x + inner + 2, frame.x + frame.w - canvas.measure(label, 15, ITALIC))
        canvas.text(max(at, x), low + 22, label, 15, face=ITALIC)
    unit = reader.dataset.units[nests[0][0].unit].many.get(reader.lang)
    _quantities(canvas, x, frame.y + frame.h - 26, room, k, unit)


def _amount(canvas: Canvas, x: float, y: float, number: Number, size: float, small: float) -> float:
    face = ITALIC if number.look.is_ours else SERIF
    w = canvas.text(x, y, number.text, size, face=face, colour=canvas.hue(number.look.hue))
    return w + canvas.text(x + w + 6, y, number.label, small, face=BOLD) + 6


def twofold(canvas: Canvas, entry: Comparison, reader: Reader, frame: Frame) -> None:
    """One figure, every reading of its period, and the figures it shares days with."""
    claim = reader.dataset.claims[entry.claims[0]]
    made = comparisons._twofold(claim, reader)
    colour = canvas.hue(made.number.look.hue)
    w = canvas.text(frame.x, frame.y + 52, made.number.text, 62, face=SERIF, colour=colour)
    canvas.block(
        frame.x + w + 22,
        frame.y,
        f"{made.number.label}; {made.who}",
        frame.w - w - 22,
        19,
        leading=1.25,
    )
    top = (
        frame.y
        + max(
            66,
            canvas.height_of(
                f"{made.number.label}; {made.who}", frame.w - w - 22, 19, leading=1.25
            ),
        )
        + 4
    )
    top = canvas.block(frame.x, top, f"{made.how_sure}. {made.same}", frame.w, 19) + 12
    rows = [(f"{s.name}: {s.label}", s, made.number, True) for s in made.spans]
    rows += [(f"{n.text} {n.label}", s, n, False) for n, s in made.beside]
    days = [day for _l, span, _n, _o in rows for day in (span.start, span.end)] + [
        made.written.start
    ]
    gutter = frame.w * 0.36
    axis = axis_of(days, frame.x + gutter, frame.w - gutter - 10)
    step = min(62.0, (frame.y + frame.h - 30 - top) / (len(rows) + 1))
    bottom = top + step * (len(rows) + 1)
    _ruler(canvas, axis, top, bottom)
    y = top
    for number, (label, span, figure, own) in enumerate(rows):
        if number == len(made.spans):
            canvas.text(
                frame.x,
                y + step * 0.62,
                made.beside_title,
                min(17.0, step * 0.5),
                face=ITALIC,
                colour=canvas.palette.second,
            )
            y += step
        _labelled(
            canvas,
            frame.x,
            y,
            label,
            gutter - 14,
            step * 0.96,
            min(18.0, step * 0.6),
            BOLD if own else Face(),
        )
        x1, x2 = axis.at(span.start or axis.first), axis.at((span.end or axis.last) + DAY)
        strength = 1 if own else 0.45
        canvas.rect(x1, y + step * 0.18, x2 - x1, step * 0.6, fill=canvas.palette.card)
        canvas.rect(x1, y + step * 0.18, x2 - x1, step * 0.6, fill=canvas.pattern(figure.look, strength),
                    stroke=canvas.hue(figure.look.hue), line=1.4 if own else 0.9)  # fmt: skip
        y += step
    if made.written.start:
        x = axis.at(made.written.start)
        canvas.rule(x, top - 4, x, bottom, stroke=canvas.palette.ink, dash="2 3")
        canvas.text(x - 4, top - 7, made.written.label, 13, anchor="end")


def timeline(canvas: Canvas, reader: Reader, claims: Sequence[Claim], frame: Frame) -> None:
    """The documents over all years, and under them the months that each figure covers."""
    lang = reader.lang
    ui = interface(reader)
    gutter = frame.w * 0.4
    span = whole(reader.dataset)
    assert span.start and span.end
    top = frame.y + 30
    axis = Axis(span.start, span.end, frame.x, frame.w)
    _documents(canvas, reader, axis, top, ui)
    top += 78
    days = [
        day
        for claim in claims
        for bounds in claim.period.candidates
        for day in (bounds.start, bounds.end)
    ]
    axis = axis_of(days, frame.x + gutter, frame.w - gutter)
    rows = _rows(claims, reader)
    heads = len({lane for lane, *_rest in rows})
    step = min(48.0, (frame.y + frame.h - 26 - top) / (len(rows) + heads * 0.8))
    _ruler(canvas, axis, top, top + step * (len(rows) + heads * 0.8))
    y, current = top, ""
    for lane, claim, bounds, label in rows:
        if lane != current:
            canvas.text(
                frame.x, y + step * 0.6, ui[f"lane_{lane}"], min(17.0, step * 0.6), face=SERIF
            )
            y, current = y + step * 0.8, lane
        size = min(17.0, step * 0.56)
        number = words.amount(claim, lang)
        colour = canvas.hue(look(claim, reader.dataset).hue)
        w = canvas.text(frame.x, y + step * 0.66, number, size * 1.25, face=SERIF, colour=colour)
        _labelled(
            canvas, frame.x + w + 8, y + step * 0.04, label, gutter - w - 20, step * 0.9, size
        )
        x1 = axis.at(bounds.start or axis.first)
        x2 = axis.at((bounds.end or axis.last) + DAY)
        bar(
            canvas,
            x1,
            x2,
            y + step * 0.2,
            step * 0.58,
            claim,
            reader,
            bounds.start is None,
            bounds.end is None,
        )
        y += step


def _rows(claims: Sequence[Claim], reader: Reader) -> list[tuple[str, Claim, Bounds, str]]:
    found: list[tuple[str, Claim, Bounds, str]] = []
    for lane in LANES:
        for claim in claims:
            if lane_of(claim, reader.dataset) != lane:
                continue
            doubt = words.hedges(claim, reader.lang)
            spans = comparisons.spans(claim.period, reader.lang)
            for bounds, span in zip(claim.period.candidates, spans, strict=True):
                unit, label = words.unit(claim, reader), claim.label.get(reader.lang)
                label = label if unit in label or claim.unit == "people" else f"{unit}: {label}"
                parts = [label, span.name, doubt]
                found.append((lane, claim, bounds, "; ".join(filter(None, parts))))
    return found


def _documents(canvas: Canvas, reader: Reader, axis: Axis, y: float, ui: dict[str, str]) -> None:
    """A dot for a day, a bar for a month; between them, that there is no document here."""
    colours = canvas.palette
    canvas.rect(axis.x, y - 9, axis.w, 18, fill=colours.page, stroke=colours.hairline)
    _ruler(canvas, axis, y - 9, y + 14)
    right = 0.0
    for cable in reader.dataset.cables.values():
        span = read_edtf(cable.date.edtf)
        assert span.start and span.end
        hues = [canvas.hue(HUES[way]) for way in cable.directions] or [colours.ink]
        x1, x2 = axis.at(span.start), axis.at(span.end + DAY)
        if span.days and span.days > 1:
            canvas.rect(x1, y - 7, max(x2 - x1, 5), 14, fill=hues[0])
        else:
            canvas.add(
                f'<circle cx="{x1:.1f}" cy="{y:.1f}" r="7" fill="{hues[0]}" stroke="{colours.card}"/>'
            )
            if len(hues) > 1:
                canvas.add(
                    f'<path d="M{x1 - 5:.1f} {y + 5:.1f}A7 7 0 0 1 {x1 + 5:.1f} {y - 5:.1f}Z" fill="{hues[1]}"/>'
                )
        label = words.edtf(cable.date.edtf, reader.lang)
        w = canvas.measure(label, 13)
        left = max(x1 - w / 2, axis.x, right)
        if left + w <= axis.x + axis.w:
            canvas.text(left, y - 15, label, 13)
            right = left + w + 10
    note = ui["silence"]
    starts = [read_edtf(cable.date.edtf) for cable in reader.dataset.cables.values()]
    gaps = zip([one.end for one in starts], [one.start for one in starts[1:]], strict=False)
    for end, start in gaps:
        if end and start and axis.at(start) - axis.at(end) > canvas.measure(note, 13, ITALIC) + 30:
            middle = (axis.at(start) + axis.at(end)) / 2
            canvas.text(middle, y + 4, note, 13, face=ITALIC, anchor="middle", colour=colours.quiet)
