"""Picture cards: one figure, comparison, map or timeline that cannot lie when passed on alone.

What was counted, for when, where, who reports it through whom, how surely, what stands beside it,
what must not be read from it, and where it is from: all of it is part of the picture.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from crossings.collection.load import Dataset
from crossings.collection.records import Cable, Claim, Comparison
from crossings.collection.relations import present
from crossings.editions import edition
from crossings.exhibit.layers import mark_id
from crossings.look.looks import look
from crossings.look.theme import Scheme
from crossings.pictures import atlas, timeline, view
from crossings.pictures.canvas import BOLD, SERIF, Canvas
from crossings.pictures.charts import chart
from crossings.pictures.fonts import Face
from crossings.pictures.view import Frame, Shown
from crossings.questions import comparisons
from crossings.questions.query import may_share
from crossings.wording import story, words
from crossings.wording.facts import Fact, value
from crossings.wording.facts import facts as facts_of
from crossings.wording.reader import Reader

SIZES = {"landscape": (1600, 900), "square": (1200, 1200)}
TIMELINE = "timeline"
SMALLEST = 0.62  # of the drawn size of type; texts longer than that are an error


class CardError(ValueError):
    """A card that cannot be drawn: nothing has that id, or its words do not fit."""


@dataclass(frozen=True)
class Card:
    """A finished card: the picture, its title and its text alternative.

    ``shown`` are the figures it shows, drawn or in words; each has its document in the foot.
    """

    canvas: Canvas
    title: str
    alternative: str
    shown: tuple[Claim, ...]

    def svg(self, embedded: bool = True) -> str:
        """The card as SVG, with its fonts inside unless they are not asked for."""
        return self.canvas.svg(self.title, self.alternative, embedded)

    def png(self, zoom: float = 1) -> bytes:
        """The card as PNG, ``zoom`` pixels a unit of its size. Raises as ``Canvas.png`` does."""
        return self.canvas.png(zoom)


@dataclass(frozen=True)
class Order:
    """How a card is wanted."""

    scheme: Scheme = "light"
    square: bool = False

    def canvas(self, lang: str = "en") -> Canvas:
        """An empty card with its border."""
        width, height = SIZES["square" if self.square else "landscape"]
        canvas = Canvas(width, height, self.scheme, lang)
        canvas.rect(0, 0, width, height, fill=canvas.palette.card)
        canvas.rect(24, 24, width - 48, height - 48, stroke=canvas.palette.ink, line=1.4)
        return canvas


def ids(dataset: Dataset) -> tuple[str, ...]:
    """Everything there is a card of."""
    return (*dataset.claims, *dataset.comparisons, *dataset.cables, TIMELINE)


def card(key: str, reader: Reader, order: Order) -> Card:
    """The card of a figure, a comparison, a document's map, or the whole timeline.

    Raises CardError where nothing is called ``key``, or where its words do not fit on a card.
    """
    if key in reader.dataset.claims:
        return _figure_card(reader.dataset.claims[key], reader, order)
    if key in reader.dataset.comparisons:
        return _comparison_card(reader.dataset.comparisons[key], reader, order)
    if key in reader.dataset.cables:
        return _map_card(reader.dataset.cables[key], reader, order)
    if key == TIMELINE:
        return _timeline_card(reader, order)
    raise CardError(f"nothing is called {key!r}; there are: {', '.join(ids(reader.dataset))}")


def write(key: str, path: Path, reader: Reader, order: Order) -> None:
    """Write a card as PNG or SVG, by the ending of the file's name.

    Raises CardError for another ending and as ``card`` does, OSError where it cannot be written.
    """
    made = card(key, reader, order)
    if path.suffix == ".svg":
        path.write_text(made.svg(), encoding="utf-8")
    elif path.suffix == ".png":
        path.write_bytes(made.png())
    else:
        raise CardError(f"{path.name}: write .png or .svg")


# ---- one figure ------------------------------------------------------------------------------


def facts(claim: Claim, reader: Reader) -> list[Fact]:
    """What belongs to a figure wherever it goes, and the other figures of the same thing."""
    _ = reader.say
    keys = ("measure", "population", "period", "area", "reporter", "how_sure")
    shown = [_in_full(fact, claim, reader) for fact in facts_of(claim, reader, keys)]
    return [*shown, Fact("beside", _("Beside it"), rivals(claim, reader))]


def _in_full(fact: Fact, claim: Claim, reader: Reader) -> Fact:
    """What was counted with its definition, and the period with the words it is printed in."""
    if fact.key == "measure":
        return replace(fact, value=f"{fact.value}: {value('definition', claim, reader)}")
    if fact.key == "period":
        printed = words.period_printed(claim.period, reader.lang)
        ours = f"{printed}. {fact.value}" if claim.period.readings else f"{fact.value} ({printed})"
        return replace(fact, value=ours)
    return fact


def others_of(claim: Claim, dataset: Dataset) -> list[Claim]:
    """The other figures of the same thing, which stand beside it on its card."""
    return present(claim.comparable_to, dataset.claims)


def rivals(claim: Claim, reader: Reader) -> str:
    """The other figures of the same thing, each in full; says so where there is none."""
    _ = reader.say
    others = others_of(claim, reader.dataset)
    if not others:
        return _("no other report of the same thing in this collection")
    return " ".join(words.statement(other, reader) for other in others)


def limits(claim: Claim, reader: Reader) -> str:
    """What may not be read from a figure, and what it may not be added to."""
    _ = reader.say
    said = [reader.text(claim.may_not_conclude)] if claim.may_not_conclude else []
    said = said or [_("Not more than what one document says of one thing.")]
    wholes = present(claim.part_of, reader.dataset.claims)
    others = [
        reader.dataset.claims[key] for key in may_share(claim, reader.dataset.claims.values())
    ]
    for pattern, found in [
        (_("It is part of {figures}."), wholes),
        (_("It may count some of the same people as {figures}: never to be added."), others),
    ]:
        if found:
            said.append(pattern.format(figures="; ".join(named(one, reader) for one in found)))
    return " ".join(said)


def named(claim: Claim, reader: Reader, silent: str = "") -> str:
    """A figure in short, with its reservations: 4,701 (discovered, two provinces; “…”).

    ``silent`` is what is said where the document prints none.
    """
    doubt = words.hedges(claim, reader.lang) or silent
    inner = "; ".join(filter(None, (reader.text(claim.label), doubt)))
    return f"{words.amount(claim, reader.lang)} ({inner})"


def headline(claim: Claim, reader: Reader) -> str:
    """What the number is of: people crossed, Jilin alone."""
    label, unit = reader.text(claim.label), words.unit(claim, reader)
    if unit in label:
        return label
    return f"{unit} {label}" if claim.unit == "people" else f"{unit}: {label}"


def caption(claims: Sequence[Claim], reader: Reader) -> str:
    """What the map of these figures does not show."""
    _ = reader.say
    found = view.areas(reader.dataset)
    if not claims:
        return _("No figure in this document: nothing is drawn.")
    if not any(mark_id(claim) in found for claim in claims):
        if all(claim.kind == "rate" for claim in claims):
            return _("An amount for each, not a movement: it is not drawn.")
        return _("No place is stated for it: it is not drawn.")
    if all(claim.direction in ("not-applicable", "not-stated") for claim in claims):
        return _("Where along the rivers is not said.")
    return _("The area a figure is about. Where anyone crossed is not said.")


def _figure_card(claim: Claim, reader: Reader, order: Order) -> Card:
    canvas = order.canvas(reader.lang)
    _ = reader.say
    hue = look(claim, reader.dataset).hue
    w = canvas.width
    left, right = 64.0, w - 64
    _head(canvas, _("one reported figure, with its doubts"))
    room = right - left if order.square else w * 0.53 - left
    number = words.amount(claim, reader.lang)
    size = min(
        190.0 if order.square else 150.0, room * 0.55 / max(1, canvas.measure(number, 1, SERIF))
    )
    y = 112 + size * 0.78
    end = (
        left
        - size * 0.03
        + canvas.text(left - size * 0.03, y, number, size, face=SERIF, colour=canvas.hue(hue))
    )
    if hue != "ink":
        canvas.wedge(end + 26, y, size * 0.26, claim.direction)
        end += 26 + size * 0.26
    way = words.direction(claim.direction, reader.lang)
    canvas.block(end + 18, y - 26, way, left + room - end - 18, 25, colour=canvas.hue(hue))
    y = canvas.block(
        left,
        y + size * 0.2,
        headline(claim, reader),
        room,
        36,
        face=Face("serif"),
        leading=1.24,
    )
    shown = [claim, *others_of(claim, reader.dataset)]
    foot = _foot(canvas, shown, reader, order, mapped=_mapped([claim]))
    map_ = (
        Frame(left, y + 22, room * 0.5, 0)
        if order.square
        else Frame(w * 0.56, 112, right - w * 0.56, 0)
    )
    placed = _mapped([claim])
    box = _box(canvas, _("Do not conclude. "), limits(claim, reader), left, right, foot - 16)
    rows = facts(claim, reader)
    if order.square:
        bottom = box - 22
        x = left + room * 0.53 if placed else left
        if placed:
            _facts_map(canvas, Frame(map_.x, map_.y, map_.w, bottom - map_.y), claim, reader)
        _facts(canvas, rows, x, y + 16, right - x, bottom, claim, reader)
    else:
        if placed:
            _facts_map(
                canvas,
                Frame(map_.x, map_.y, map_.w, box - 22 - map_.y),
                claim,
                reader,
            )
        _facts(
            canvas, rows, left, y + 14, (room if placed else right - left), box - 18, claim, reader
        )
    title = f"{words.quantity(claim, reader)}, {reader.text(claim.label)}"
    return Card(canvas, title, alternative_of(claim, reader, order), tuple(shown))


def _mapped(claims: Sequence[Claim]) -> bool:
    """Whether a card of these figures has a map: copies of a letter have no place at all."""
    return any(claim.area.meaning != "not-applicable" for claim in claims)


def _facts_map(canvas: Canvas, frame: Frame, claim: Claim, reader: Reader) -> None:
    found = view.areas(reader.dataset)
    key = mark_id(claim)
    # A figure without a place has no map of its own; another's area beside it would pass for its.
    others = others_of(claim, reader.dataset) if key in found else []
    box = view.home(reader.dataset)
    if key in found and found[key].form != "point":
        box = view.box_of(key or "home", reader.dataset)
    text = caption([claim], reader)
    if any(mark_id(other) in found for other in others):
        _ = reader.say
        text += " " + _("Fainter: a figure to compare it with.")
    atlas.atlas(canvas, frame, box, Shown((claim,), tuple(others)), reader, text)


def _facts(
    canvas: Canvas,
    rows: Sequence[Fact],
    x: float,
    y: float,
    room: float,
    bottom: float,
    claim: Claim,
    reader: Reader,
) -> None:
    """The facts in one column, or two where the room is wide; smaller until they fit."""
    columns = 2 if room > 700 else 1
    gap = 36
    width = (room - gap * (columns - 1)) / columns
    strip = timeline.height(claim) if claim.period.readings else 0

    def height(fact: Fact, scale: float) -> float:
        own = strip if fact.key == "period" else 0
        said = canvas.height_of(fact.value, width, 20 * scale, leading=1.25)
        return 28 * scale + said + own

    scale = 1.3
    while scale > SMALLEST:
        heights = [height(fact, scale) for fact in rows]
        split = _split(heights) if columns == 2 else len(rows)
        if max(sum(heights[:split]), sum(heights[split:]) if columns == 2 else 0) <= bottom - y:
            break
        scale -= 0.03
    else:
        raise CardError(f"{claim.id}: its words do not fit on a card; shorten its texts")
    for column, part in enumerate((rows[:split], rows[split:])):
        top, left = y, x + column * (width + gap)
        for fact in part:
            second = canvas.palette.second
            canvas.text(left, top + 14 * scale, fact.name, 15.5 * scale, colour=second)
            below = canvas.block(
                left, top + 18 * scale, fact.value, width, 20 * scale, leading=1.25
            )
            if strip and fact.key == "period":
                timeline.readings(canvas, claim, Frame(left, below + 4, width, strip), reader)
                below += strip
            top = below + 10 * scale


def _split(heights: Sequence[float]) -> int:
    return min(range(1, len(heights)), key=lambda n: max(sum(heights[:n]), sum(heights[n:])))


# ---- what every card has ---------------------------------------------------------------------


def _head(canvas: Canvas, kind: str) -> None:
    canvas.text(64, 84, "Crossings", 24, face=SERIF)
    canvas.text(canvas.width - 64, 84, kind, 21, anchor="end", colour=canvas.palette.second)


def footer(
    claims: Sequence[Claim], cables: Sequence[Cable], reader: Reader, order: Order, mapped: bool
) -> str:
    """Citation, place in the document, edition of the data, and what the map is if there is one."""
    _ = reader.say
    parts = []
    for cable in cables:
        found = [
            words.locator(c.locator, reader.lang)
            for c in claims
            if reader.dataset.cable_of[c.id] == cable.id
        ]
        places = "; ".join(dict.fromkeys(found))
        parts.append(
            words.citation(cable) + (f" {places[:1].upper()}{places[1:]}." if places else "")
        )
    parts.append(f"{edition.line(reader)}.")
    if mapped:
        parts.append(" ".join(atlas.notes(reader)))
    return " ".join(parts)


def _foot(canvas: Canvas, claims: Sequence[Claim], reader: Reader, order: Order,
          cables: Sequence[Cable] = (), mapped: bool = True) -> float:  # fmt: skip
    """Draw the foot; return its upper edge."""
    text = footer(claims, cables or _cables(claims, reader.dataset), reader, order, mapped)
    room, size = canvas.width - 128, 15.0
    while canvas.height_of(text, room, size, leading=1.3) > 120 and size > 10.5:
        size -= 0.5
    top = canvas.height - 46 - canvas.height_of(text, room, size, leading=1.3)
    canvas.rule(64, top - 10, canvas.width - 64, top - 10, stroke=canvas.palette.edge)
    canvas.block(64, top, text, room, size, colour=canvas.palette.second, leading=1.3)
    return top - 10


def _box(canvas: Canvas, name: str, text: str, left: float, right: float, bottom: float) -> float:
    """What must not be read from it, with a bar in ink; ends at ``bottom``; returns its top."""
    size = 20.0
    room = right - left - 24
    while canvas.height_of(name + text, room, size) > 116 and size > 14:
        size -= 0.5
    lines = canvas.lines(name + text, room, size)
    top = bottom - len(lines) * size * 1.34
    canvas.rect(left, top, 5, bottom - top, fill=canvas.palette.ink)
    y = top
    for number, line in enumerate(lines):
        x = left + 24
        if number == 0 and line.startswith(name.rstrip()):
            x += canvas.text(x, y + size, name.rstrip(), size, face=BOLD) + size * 0.3
            line = line[len(name.rstrip()) :].lstrip()
        canvas.text(x, y + size, line, size)
        y += size * 1.34
    return top


def alternative_of(claim: Claim, reader: Reader, order: Order) -> str:
    """The card of a figure in words: nothing that is drawn is missing."""
    _ = reader.say
    parts = [words.statement(claim, reader)]
    parts += [f"{fact.name}: {fact.value}." for fact in facts(claim, reader)]
    parts.append(_("Do not conclude. ") + limits(claim, reader))
    shown = [claim, *others_of(claim, reader.dataset)]
    parts.append(footer(shown, _cables(shown, reader.dataset), reader, order, _mapped([claim])))
    return " ".join(parts)


def _cables(claims: Sequence[Claim], dataset: Dataset) -> list[Cable]:
    """The documents of these figures, each once."""
    keys = dict.fromkeys(dataset.cable_of[claim.id] for claim in claims)
    return [dataset.cables[key] for key in keys]


# ---- comparisons, maps, the timeline ---------------------------------------------------------


def _comparison_card(entry: Comparison, reader: Reader, order: Order) -> Card:
    canvas = order.canvas(reader.lang)
    _ = reader.say
    shown = comparisons.view(entry, reader)
    claims = [reader.dataset.claims[key] for key in shown.claims]
    _head(canvas, _("figures side by side, with their doubts"))
    left, right = 64.0, canvas.width - 64
    y = canvas.block(left, 112, shown.title, right - left, 44, face=SERIF, leading=1.15)
    y = canvas.block(left, y + 8, shown.lead, right - left, 22, colour=canvas.palette.second)
    foot = _foot(canvas, claims, reader, order, mapped=False)
    box = _box(canvas, _("May not. "), shown.may_not, left, right, foot - 16)
    box = _box(canvas, _("May be concluded. "), shown.may, left, right, box - 14)
    chart.within(canvas, shown, Frame(left, y + 20, right - left, box - 40 - y))
    alternative = " ".join([shown.title, shown.alternative, _("May be concluded. ") + shown.may,
                            _("May not. ") + shown.may_not, story.reservations(claims, reader),
                            footer(claims, _cables(claims, reader.dataset), reader, order, False)])  # fmt: skip
    return Card(canvas, shown.title, alternative, tuple(claims))


def _map_card(cable: Cable, reader: Reader, order: Order) -> Card:
    canvas = order.canvas(reader.lang)
    _ = reader.say
    drawn = [claim for claim in cable.claims if claim.unit != "copies"]
    _head(canvas, _("one document on the map"))
    left, right = 64.0, canvas.width - 64
    room = right - left if order.square else canvas.width * 0.36 - left
    y = canvas.block(
        left, 112, words.cable_date(cable, reader.lang), room, 24, colour=canvas.palette.second
    )
    plate = " ".join(line.text for line in words.plate(cable, reader))
    y = canvas.block(
        left, y + 6, plate, room, 32 if order.square else 31, face=Face("serif"), leading=1.26
    )
    foot = _foot(canvas, drawn, reader, order, [cable])
    warning = " ".join(reader.text(silence) for silence in cable.silences[:2])
    box = _box(canvas, _("What it does not say. "), warning, left, right, foot - 16)
    sure = story.reservations(drawn, reader)
    silent = _("no reservation printed")
    told = [named(claim, reader, silent) for claim in drawn]
    who = words.correspondents(cable, reader)
    aside = [
        named(claim, reader) for claim in drawn if mark_id(claim) not in view.areas(reader.dataset)
    ]
    rows = [
        (_("Who writes to whom"), who),
        (_("What is counted, and how sure"), "; ".join(told)),
        (_("No place on the map"), "; ".join(aside)),
    ]
    rows = [(name, value) for name, value in rows if value]
    if order.square:
        half = (right - left - 36) / 2
        tops = [y + 14, y + 14]
        for number, (name, value) in enumerate(rows):
            column = number % 2
            tops[column] = _fact(
                canvas, name, value, left + column * (half + 36), tops[column], half, 18
            )
        frame = Frame(left, max(tops) + 10, right - left, box - 22 - max(tops) - 10)
    else:
        y += 14
        for name, value in rows:
            y = _fact(canvas, name, value, left, y, room, 18)
        frame = Frame(canvas.width * 0.385, 112, right - canvas.width * 0.385, box - 22 - 112)
    shown = Shown(
        tuple(drawn),
        (),
        atlas.values_for(drawn, reader.dataset),
        tuple({r.place for r in cable.places}),
    )
    atlas.atlas(canvas, frame, view.home(reader.dataset), shown, reader, caption(drawn, reader))
    alternative = " ".join(
        [
            plate,
            atlas.alternative(shown, reader, caption(drawn, reader)),
            sure,
            warning,
            footer(drawn, [cable], reader, order, True),
        ]
    )
    title = f"{reader.text(cable.short)}, {words.cable_date(cable, reader.lang)}"
    return Card(canvas, title, alternative, tuple(drawn))


def _fact(
    canvas: Canvas, name: str, value: str, x: float, y: float, room: float, size: float
) -> float:
    canvas.text(x, y + size * 0.75, name, size * 0.78, colour=canvas.palette.second)
    return canvas.block(x, y + size * 0.9, value, room, size, leading=1.25) + 10


def _timeline_card(reader: Reader, order: Order) -> Card:
    canvas = order.canvas(reader.lang)
    _ = reader.say
    _head(canvas, _("what is reported, and for when"))
    left, right = 64.0, canvas.width - 64
    claims = [claim for claim in reader.dataset.claims.values() if claim.unit != "copies"]
    title = _("{n} documents, and the months their figures cover").format(
        n=words.number(len(reader.dataset.cables), reader.lang)
    )
    y = canvas.block(left, 112, title, right - left, 38, face=SERIF, leading=1.15)
    foot = _foot(canvas, claims, reader, order, tuple(reader.dataset.cables.values()), mapped=False)
    text = _(
        "A bar is the period a figure covers, never a trend. Figures on one row of months may count the same people; none is added. A month without a document is not a zero."
    )
    box = _box(canvas, _("Do not conclude. "), text, left, right, foot - 16)
    timeline.timeline(canvas, reader, claims, Frame(left, y + 14, right - left, box - 30 - y))
    alternative = " ".join(
        [
            title,
            *(words.statement(c, reader) for c in claims),
            text,
            footer(claims, tuple(reader.dataset.cables.values()), reader, order, False),
        ]
    )
    return Card(canvas, title, alternative, tuple(claims))
