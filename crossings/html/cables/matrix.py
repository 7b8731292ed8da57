"""How positions change from cable to cable: documents as columns, questions as rows."""

from __future__ import annotations

from collections.abc import Iterable

from babel.lists import format_list

from crossings.collection.dates import Bounds, read_edtf
from crossings.collection.records import Cable, Position
from crossings.html import links
from crossings.html.markup import EMPTY, Html, join, tag
from crossings.html.parts import heading, much, wedges
from crossings.language.i18n import speaker
from crossings.language.phrases import phrase
from crossings.look.looks import pattern
from crossings.wording import vocabulary, words
from crossings.wording.reader import Reader

QUESTIONS = vocabulary.values(Position, "questions")


def runs(cables: Iterable[Cable]) -> list[list[Cable]]:
    """Cables in the order of a list, those together whose order in time is not known."""
    found: list[list[Cable]] = []
    for cable in cables:
        span = _span(cable)
        if found and any(_span(other).overlaps(span) for other in found[-1]):
            found[-1].append(cable)
        else:
            found.append([cable])
    return found


def _span(cable: Cable) -> Bounds:
    return read_edtf(cable.date.window or cable.date.edtf)


def holder(position: Position, reader: Reader) -> Html:
    """Who holds a position: the pattern of the side, the name, and the side in words."""
    sides = reader.dataset.sides(position.holder)
    one = next(iter(sides)) if len(sides) == 1 else None
    mark = tag("span", class_=f"cx-swatch cx-{pattern(one)} cx-ink", aria_hidden="true")
    name = words.actor_short(position.holder, reader)
    countries = format_list([words.country(side, reader) for side in sides], locale=reader.lang)
    return tag("span.rd-holder", mark, " ", name, f" ({countries})")


def matrix(reader: Reader, chosen: str | None = None) -> Html:
    """A table with one column a cable and one row a question; an empty cell says so."""
    _ = reader.say
    cables = list(reader.alone.dataset.cables.values())
    if not any(cable.positions for cable in cables):
        return EMPTY
    asked = [key for key in QUESTIONS if any(_held(cable, key) for cable in cables)]
    head = tag(
        "tr",
        tag("td.rd-corner"),
        *(_column(c, chosen, reader) for c in cables),
        role="row",
    )
    body = [_row(key, cables, chosen, reader) for key in asked]
    table = tag(
        "table.rd-table",
        tag("caption", _("Read along a row: the same question, cable after cable.")),
        tag("thead", _spanning(cables, reader.lang), head, role="rowgroup"),
        tag("tbody", *body, role="rowgroup"),
        role="table",
    )
    return tag(
        "section.cx.rd.rd-matrix",
        heading(
            _("How positions change from cable to cable"),
            much("question", len(asked), reader.lang),
            id="positions-over-time",
        ),
        tag("p.rd-cue", _("Scroll sideways to see every cable."), aria_hidden="true"),
        tag(
            "div.rd-scroll",
            table,
            tabindex="0",
            role="region",
            aria_labelledby="positions-over-time",
            data_arrows=True,
        ),
        lang=reader.lang,
    )


def _held(cable: Cable, question: str) -> list[Position]:
    return [position for position in cable.positions if question in position.questions]


def _spanning(cables: list[Cable], lang: str) -> Html:
    """The row above the titles that says which cables have no known order."""
    _ = speaker(lang)
    groups = runs(cables)
    if all(len(group) == 1 for group in groups):
        return EMPTY
    note = _("Which of these came first is not known")
    cells = [
        tag(
            "th.rd-unordered",
            note,
            colspan=str(len(group)),
            scope="colgroup",
            role="columnheader",
        )
        if len(group) > 1
        else tag("td", role="cell", colspan="1")
        for group in groups
    ]
    return tag("tr.rd-spanning", tag("td", role="cell"), *cells, role="row")


def _column(cable: Cable, chosen: str | None, reader: Reader) -> Html:
    here = cable.id == chosen
    return tag(
        "th",
        wedges(cable.directions, " "),
        cable_link(cable, reader, current=here),
        tag("span.rd-when", words.cable_date(cable, reader.lang)),
        scope="col",
        role="columnheader",
        class_="rd-here" if here else None,
    )


def cable_link(cable: Cable, reader: Reader, current: bool = False) -> Html:
    """A link that opens a cable on this page."""
    address = links.page("cables", reader, cable=cable.id)
    here = "true" if current else None
    return tag(
        "a",
        reader.text(cable.short),
        href=address,
        target="_self",
        data_cable=cable.id,
        aria_current=here,
    )


def _row(question: str, cables: list[Cable], chosen: str | None, reader: Reader) -> Html:
    name = tag("th", phrase("question", question, reader.lang), scope="row", role="rowheader")
    cells = [_cell(cable, question, cable.id == chosen, reader) for cable in cables]
    return tag("tr", name, *cells, role="row")


def _cell(cable: Cable, question: str, here: bool, reader: Reader) -> Html:
    _ = reader.say
    held = _held(cable, question)
    label = tag(
        "span.rd-of",
        reader.text(cable.short),
        ", ",
        words.cable_date(cable, reader.lang),
        aria_hidden="true",
    )
    silent = None if held else tag("p.rd-silent", _("not taken up"))
    classes = " ".join(filter(None, ("rd-here" if here else "", "" if held else "rd-empty")))
    entries = (_entry(position, reader) for position in held)
    return tag("td", label, silent, *entries, role="cell", class_=classes or None)


def _entry(position: Position, reader: Reader) -> Html:
    kind = tag("b.rd-kind", phrase("position_kind", position.kind, reader.lang))
    where = tag("span.rd-where", words.locator(position.locator, reader.lang))
    return tag(
        "div.rd-entry",
        tag("p", kind, " ", reader.text(position.summary)),
        join(holder(position, reader), where),
    )
