"""The story as a deck: one slide a chapter, native and editable, with source and doubt on each.

Opens in any office program. Notes carry, for every figure, its citation and the warning that
belongs to it; every picture, table and chart has a text alternative.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from crossings.collection.load import Dataset
from crossings.collection.records import Comparison
from crossings.editions import edition
from crossings.export.deck import LEFT, RIGHT, SECOND, Area, Bar, Bars, Deck, Run
from crossings.html.explore.card import purpose
from crossings.language.i18n import speaker
from crossings.look.looks import look
from crossings.pictures import atlas, card_words, cards, view
from crossings.pictures.canvas import Canvas
from crossings.pictures.view import Frame, Shown
from crossings.questions import comparisons
from crossings.questions.comparisons import Drawing, Parts, Reports
from crossings.questions.warnings import warnings
from crossings.wording import facts, story, words
from crossings.wording.reader import Reader
from crossings.wording.story import Told

PIXELS = 74  # an inch of the map, before enlarging
ZOOM = 2.5
GAP = 0.35
MIDDLE = 6.35  # where the right half begins
UPPER, LOWER = 1.55, 6.42  # of what stands between title and foot
BELOW, BELOW_MORE = 1.5, 1.85  # of a table under both halves
Progress = Callable[[int, int, str], None]


def write(path: Path, reader: Reader, *, progress: Progress | None = None) -> None:
    """Write the deck to a file; ``progress`` is told step, number of steps and name of each.

    Raises CardError where the file's name does not end in .pptx, OSError where it cannot be written.
    """
    if path.suffix != ".pptx":
        raise cards.CardError(f"{path.name}: write .pptx")
    path.write_bytes(build(reader, progress=progress))


def build(reader: Reader, *, progress: Progress | None = None) -> bytes:
    """The deck as bytes: title, chapters, how not to use the numbers, sources."""
    deck, chapters = Deck(reader.lang), story.told(reader)
    _ = reader.say
    title = _("Crossings")
    steps: list[tuple[str, Callable[[], None]]] = [
        (title, partial(_title, deck, reader)),
        *((told.title, partial(_chapter, deck, told, reader)) for told in chapters),
        (_("How not to use these numbers"), partial(_misuse, deck, reader)),
        (_("Sources"), partial(_sources, deck, reader)),
    ]
    for number, (name, step) in enumerate(steps, 1):
        if progress:
            progress(number, len(steps), name)
        step()
    return deck.bytes(edition.day(reader.dataset), title)


# ---- chapters --------------------------------------------------------------------------------


def _chapter(deck: Deck, told: Told, reader: Reader) -> None:
    slide = deck.slide(told.title)
    entry = reader.dataset.comparisons.get(told.chapter.comparison or "")
    low = LOWER
    if entry and len(entry.remainders) != 1:  # its rows go over the whole width
        low = LOWER - (BELOW if entry.kind == "readings" else BELOW_MORE)
        area = Area(LEFT, low + 0.15, RIGHT - LEFT, LOWER - low - 0.15)
        (_figures if entry.kind == "within" else _table)(deck, slide, told, reader, area)
    _words(deck, slide, told, reader, Area(LEFT, UPPER, MIDDLE - GAP - LEFT, low - UPPER))
    _right(deck, slide, told, reader, Area(MIDDLE, UPPER, RIGHT - MIDDLE, low - UPPER))
    _foot(deck, slide, told.reservations, told.source)
    deck.notes(slide, speaker_notes(told, reader))


def _words(deck: Deck, slide: object, told: Told, reader: Reader, area: Area) -> None:
    """The chapter's sentences, and under them what must not be read from them."""
    small = 16 if area.h > 3.5 else 14.5
    warned = deck.high(told.warning, area.w - 0.2, small) + 0.05 if told.warning else 0
    room = Area(area.x, area.y, area.w, area.h - warned - 0.2)
    size = deck.text(slide, room, _runs(told, reader.dataset), 20, name="Text")
    if told.warning:
        used = deck.high(told.text.replace("\n\n", "\n"), area.w, size)
        top = min(area.y + used + 0.3, area.y + area.h - warned)
        deck.bar(slide, Area(area.x, top, 0.06, warned))
        beside_ = Area(area.x + 0.2, top, area.w - 0.2, warned + 0.05)
        deck.text(slide, beside_, [[Run(told.warning)]], small, name="Warning", colour=SECOND)


def _runs(told: Told, dataset: Dataset) -> list[list[Run]]:
    """The sentences, each number bold and in its hue."""
    found = []
    for part in told.paragraphs:
        row = []
        for piece in part:
            claim = dataset.claims.get(piece.claim or "")
            hue = look(claim, dataset).hue if claim else ""
            row.append(Run(piece.text, bool(claim), hue, bool(claim)))
        found.append(row)
    return found


def _right(deck: Deck, slide: object, told: Told, reader: Reader, area: Area) -> None:
    """Map, chart or table: what shows the chapter without saying more than it knows."""
    entry = reader.dataset.comparisons.get(told.chapter.comparison or "")
    if told.chapter.positions:
        _positions(deck, slide, told, reader, area)
    elif entry and entry.kind == "counts":
        _chart(deck, slide, entry, reader, area)
    elif entry and len(entry.remainders) == 1:
        upper = Area(area.x, area.y, area.w, area.h * 0.6)
        _map(deck, slide, told, reader, upper)
        _chart(deck, slide, entry, reader, _below(area, upper))
    else:
        _map(deck, slide, told, reader, area)


def _below(area: Area, upper: Area) -> Area:
    y = upper.y + upper.h + 0.15
    return Area(area.x, y, area.w, area.y + area.h - y)


def _map(deck: Deck, slide: object, told: Told, reader: Reader, area: Area) -> None:
    box = view.box_of(told.chapter.look, reader.dataset)
    shows_any = told.chapter.select or told.figures
    caption = card_words.caption(told.figures, reader) if shows_any else ""
    _atlas(deck, slide, area, box, shown_by(told, reader.dataset), reader, caption)


def _atlas(
    deck: Deck,
    slide: object,
    area: Area,
    box: view.Box,
    shown: Shown,
    reader: Reader,
    caption: str = "",
) -> None:
    _ = reader.say
    area = _cut(area, box)
    canvas = Canvas(area.w * PIXELS, area.h * PIXELS, lang=deck.lang)
    frame = Frame(0, 0, canvas.width, canvas.height)
    atlas.atlas(canvas, frame, box, shown, reader, caption)
    alternative = atlas.alternative(shown, reader, caption)
    deck.picture(slide, canvas.png(ZOOM), area, alternative, _("Map"))


def _cut(area: Area, box: view.Box) -> Area:
    """As much of the area as there is map for."""
    frame = view.view(box, Frame(area.x * PIXELS, 0, area.w * PIXELS, area.h * PIXELS)).frame
    return Area(frame.x / PIXELS, area.y, frame.w / PIXELS, area.h)


def shown_by(told: Told, dataset: Dataset) -> Shown:
    """What the map of a chapter shows: its figures, and the places it stresses."""
    places = tuple(name for name in told.chapter.stress if name in dataset.places)
    return Shown(told.figures, (), (), places)


def _chart(deck: Deck, slide: object, entry: Comparison, reader: Reader, area: Area) -> None:
    """Bars side by side in one unit: several reports, or a part beside its whole; never a stack."""
    shown = comparisons.view(entry, reader)
    told = f"{shown.title}. {shown.alternative}"
    deck.chart(slide, area, _bars(shown.drawing), told, shown.title)


def _bars(drawing: Drawing) -> Bars:
    """What a chart of a slide shows of a comparison."""
    if isinstance(drawing, Reports):
        return Bars(drawing.unit, tuple(Bar(row.who_short, row.number) for row in drawing.rows))
    assert isinstance(drawing, Parts)
    numbers = (drawing.rows[0].whole, drawing.rows[0].part)
    return Bars(drawing.unit, tuple(Bar(number.label, number) for number in numbers))


def _table(deck: Deck, slide: object, told: Told, reader: Reader, area: Area) -> None:
    """The comparison's rows without the columns that stand elsewhere on the slide."""
    entry = reader.dataset.comparisons[told.chapter.comparison or ""]
    shown = comparisons.view(entry, reader)
    columns, shares = {
        "counts": ((0, 2, 3, 4), (1.3, 1.2, 0.9, 1.2)),
        "readings": ((0, 1, 2), (1, 1, 1.5)),
    }[entry.kind]
    head, rows = [shown.head[n] for n in columns], [[row[n] for n in columns] for row in shown.rows]
    deck.table(slide, area, head, rows, shares, shown.alternative, shown.title, 13)


def _figures(deck: Deck, slide: object, told: Told, reader: Reader, area: Area) -> None:
    """The chapter's figures as rows: number, what, when, where, how sure."""
    keys = ("figure", "measure", "period", "area", "how_sure")
    head = [facts.name(key, reader.lang) for key in keys]
    rows = [[facts.value(key, claim, reader) for key in keys] for claim in told.figures]
    alternative = " ".join(words.statement(claim, reader) for claim in told.figures)
    deck.table(slide, area, head, rows, (1.1, 1, 1.1, 1.2, 1.8), alternative, told.title, 12)


def _positions(deck: Deck, slide: object, told: Told, reader: Reader, area: Area) -> None:
    """Who held what, document by document."""
    lang = reader.lang
    _ = reader.say
    rows = []
    for cable in reader.dataset.cables.values():
        for item in cable.positions:
            if item.id in told.chapter.positions:
                who = words.actor_short(item.holder, reader)
                rows.append((words.edtf(cable.date.edtf, lang), who, item.summary.get(lang)))
    alternative = " ".join(f"{day}, {who}: {said}" for day, who, said in rows)
    head = (_("Document"), _("Who"), _("What"))
    deck.table(slide, area, head, rows, (1.1, 1.2, 3.6), alternative, told.title, 13)


def _foot(deck: Deck, slide: object, reservations: str, source: str) -> None:
    """Doubt and source on every slide."""
    _ = speaker(deck.lang)
    doubt = reservations or _("no figure on this slide")
    rows = [
        [Run(_("Reservations, as printed: "), bold=True), Run(doubt)],
        [Run(_("Source: "), bold=True), Run(source)],
    ]
    area = Area(LEFT, 6.56, RIGHT - LEFT, 0.72)
    deck.text(slide, area, rows, 12, name="Source", colour=SECOND, least=8.5)


def _archives(reader: Reader) -> str:
    """Every archive once, as the source of a slide about all documents."""
    return "; ".join(dict.fromkeys(one.archive.name for one in reader.dataset.cables.values()))


def speaker_notes(told: Told, reader: Reader) -> str:
    """The chapter's notes, then for each figure its sentence, its warning and its citation."""
    _ = reader.say
    parts = [told.notes]
    for claim in told.figures:
        cable = reader.cable(claim)
        parts.append(
            "\n".join(
                [
                    words.statement(claim, reader),
                    _("Do not conclude. ") + card_words.limits(claim, reader),
                    f"{words.citation(cable)} {words.locator(claim.locator, reader.lang)}.",
                ]
            )
        )
    if not told.figures:
        cables = story.cables_of(told.chapter, (), reader.dataset)
        parts += [words.citation(cable) for cable in cables]
    if told.warning:
        parts.append(_("On the slide: ") + told.warning)
    return "\n\n".join(parts)


# ---- the other slides ------------------------------------------------------------------------


def _title(deck: Deck, reader: Reader) -> None:
    _ = reader.say
    slide = deck.slide(_("Crossings"), 44)
    said = purpose(reader)
    w = MIDDLE - GAP - LEFT
    deck.text(slide, Area(LEFT, UPPER, w, 2.4), [[Run(said)]], 24, name="Subtitle")
    rule = _("Each number is shown with who reports it. None of them may be added to another here.")
    deck.bar(slide, Area(LEFT, 4.3, 0.06, 0.8))
    deck.text(
        slide, Area(LEFT + 0.2, 4.3, w - 0.2, 0.8), [[Run(rule)]], 18, name="Warning", colour=SECOND
    )
    area = Area(MIDDLE, UPPER, RIGHT - MIDDLE, LOWER - UPPER)
    _atlas(deck, slide, area, view.home(reader.dataset), Shown(), reader)
    day = f"{edition.line(reader)}."
    _foot(deck, slide, "", f"{_archives(reader)}. {day}")
    deck.notes(slide, f"{said}\n\n{rule}\n\n{atlas.notes(reader)[0]} {day}")


def _misuse(deck: Deck, reader: Reader) -> None:
    _ = reader.say
    title = _("How not to use these numbers")
    slide = deck.slide(title)
    alone = reader.alone.dataset
    claims = [claim for claim in alone.claims.values() if claim.unit != "copies"]
    quantity = partial(words.quantity, reader=reader)
    rows = [(one.title, one.told(quantity, reader)) for one in warnings(reader, claims)]
    area = Area(LEFT, UPPER, RIGHT - LEFT, LOWER - UPPER - 0.15)
    alternative = " ".join(f"{rule}: {text}" for rule, text in rows)
    deck.table(slide, area, (_("Rule"), _("Here")), rows, (1, 3.4), alternative, title, 15)
    _foot(deck, slide, story.reservations(claims, reader), _archives(reader))
    deck.notes(
        slide,
        "\n\n".join(
            f"{card_words.named(claim, reader)}: {card_words.limits(claim, reader)}"
            for claim in claims
        ),
    )


def _sources(deck: Deck, reader: Reader) -> None:
    _ = reader.say
    cables = reader.dataset.cables.values()
    slide = deck.slide(_("Sources"))
    rows = [[Run(words.citation(cable))] for cable in cables]
    credit = " ".join(atlas.notes(reader))
    day = f"{edition.line(reader)}."
    rows.append([Run(_("Map: "), bold=True), Run(f"{credit} {day}")])
    area = Area(LEFT, UPPER, RIGHT - LEFT, LOWER - UPPER)
    deck.text(slide, area, rows, 17, name="Sources")
    _foot(deck, slide, "", _archives(reader))
    rights = dict.fromkeys(reader.text(cable.archive.rights) for cable in cables)
    deck.notes(slide, "\n\n".join([*map(words.citation, cables), *rights]))
