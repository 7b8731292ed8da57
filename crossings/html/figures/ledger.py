"""The ledger: every reported figure as a row, to search, sort and group; ours in a table apart.

A figure's document, its place in the text and the words around it stand in the row itself.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, TypeVar

from crossings.collection.dates import sort_key
from crossings.collection.derive import Derived
from crossings.collection.load import Dataset
from crossings.collection.records import Claim
from crossings.html import links
from crossings.html.markup import EMPTY, Child, Html, details, join, some, tag
from crossings.html.parts import Column, number, role_table, small, swatch
from crossings.language.i18n import speaker
from crossings.language.phrases import phrase
from crossings.look.looks import HUES
from crossings.look.theme import WEDGE
from crossings.wording import facts, words
from crossings.wording.reader import Reader

T = TypeVar("T")


@dataclass(frozen=True)
class Group:
    """Rows under one heading; the heading's definition, where it has one."""

    title: str
    definition: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True)
class Ledger:
    """Figures as asked for, in groups, and the sentence that says what is shown."""

    groups: tuple[Group, ...]
    sentence: str
    order: str

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All rows, one after the other."""
        return tuple(claim for group in self.groups for claim in group.claims)


def orders(lang: str = "en") -> dict[str, str]:
    """What the rows can be sorted by."""
    names = facts.names(lang)
    wanted = {"document": "document", "period": "period", "size": "number", "who": "reporter"}
    return {order: names[key] for order, key in wanted.items()}


def groupings(lang: str = "en") -> dict[str, str]:
    """What the rows can be grouped by."""
    _ = speaker(lang)
    names = facts.names(lang)
    return {"measure": names["measure"], "reporter": names["reporter"], "none": _("No groups")}


def ledger(
    reader: Reader, *, search: str = "", order: str = "document", group: str = "measure"
) -> Ledger:
    """The figures that hold every word of the search, sorted within their groups.

    Those of neighbouring documents follow in groups of their own, and are counted apart.
    """
    _ = reader.say
    wanted = _plain(search).split()
    texts = ((claim, _searched(claim, reader)) for claim in reader.dataset.claims.values())
    found = [claim for claim, text in texts if all(word in text for word in wanted)]
    found.sort(key=_sorters(reader)[order])
    pattern = _("{shown} of {all} reported figures. A list, not a sum.")
    if not found:
        pattern = _("No figure holds these words. Clear the search to see all {all} again.")
    own, around = (
        [claim for claim in found if claim.context.ring == ring]
        for ring in ("collection", "neighbours")
    )
    sentence = pattern.format(
        shown=words.number(len(own), reader.lang),
        all=words.number(len(reader.alone.dataset.claims), reader.lang),
    )
    groups = [*_grouped(own, reader, group)]
    if reader.dataset.ring:
        apart = _("Apart from them, {shown} of {all} figures of neighbouring documents.")
        sentence += " " + apart.format(
            shown=words.number(len(around), reader.lang),
            all=words.number(len(reader.dataset.figures("neighbours")), reader.lang),
        )
        head = phrase("ring", "neighbours", reader.lang)
        groups += [
            replace(one, title=": ".join(filter(None, (head.capitalize(), one.title))))
            for one in _grouped(around, reader, group)
        ]
    return Ledger(tuple(groups), sentence, order)


def _searched(claim: Claim, reader: Reader) -> str:
    """Every fact of a figure as one text to search in."""
    return _plain(" ".join(facts.value(key, claim, reader) for key in facts.FILE))


def _plain(text: str) -> str:
    """Text for searching: no case, no accents, and numbers with or without their commas."""
    folded = unicodedata.normalize("NFKD", text).casefold()
    bare = "".join(letter for letter in folded if not unicodedata.combining(letter))
    return f"{bare} {bare.replace(',', '')}" if "," in bare else bare


def _sorters(reader: Reader) -> dict[str, Callable[[Claim], Any]]:
    place = {key: number for number, key in enumerate(reader.dataset.claims)}
    return {
        "document": lambda claim: place[claim.id],
        "period": lambda claim: (sort_key(claim.period.bounds), place[claim.id]),
        "size": lambda claim: (
            list(reader.dataset.units).index(claim.unit),
            -claim.value,
            place[claim.id],
        ),
        "who": lambda claim: (words.actor(claim.reporter, reader), place[claim.id]),
    }


def _grouped(claims: Sequence[Claim], reader: Reader, by: str) -> Iterable[Group]:
    if by == "none":
        yield Group("", "", tuple(claims))
        return
    for key in dict.fromkeys(getattr(claim, by) for claim in claims):
        rows = tuple(claim for claim in claims if getattr(claim, by) == key)
        if by == "measure":
            measure = reader.dataset.measures[key]
            yield Group(reader.text(measure.label), reader.text(measure.definition), rows)
        else:
            yield Group(words.actor(key, reader), "", rows)


def columns(lang: str = "en") -> list[Column[Claim]]:
    """The facts of a table; those that stand in another's cell have no column of their own."""
    names = facts.names(lang)
    return [
        Column(key, names[key], CELLS.get(key) or partial(facts.value, key))
        for key in facts.TABLE
        if key not in INSIDE
    ]


def table(shown: Ledger, reader: Reader) -> Html:
    """A real table: rows to choose, each with everything that makes its figure doubtful or firm."""
    _ = reader.say
    if not shown.claims:
        return tag("p.cx.cx-none", shown.sentence, role="status", lang=reader.lang)
    drawn = columns(reader.lang)
    bodies = [_group(group, drawn, reader) for group in shown.groups]
    return _sheet(drawn, bodies, shown.sentence, _("The ledger"), reader, sort=SORTED[shown.order])


def _sheet(
    drawn: Sequence[Column[Any]],
    bodies: Iterable[Html],
    caption: str,
    name: str,
    reader: Reader,
    sort: str = "",
    class_: str = "",
) -> Html:
    """A table with its roles written out, since the narrow style sheet lays rows out as blocks."""
    head = [
        tag(
            "th",
            column.title,
            scope="col",
            role="columnheader",
            aria_sort="other" if column.key == sort else None,
        )
        for column in drawn
    ]
    written = role_table(head, *bodies, caption=tag("caption", caption))
    return tag(
        "div",
        written,
        class_=f"cx cx-table cx-ledger {class_}".rstrip(),
        lang=reader.lang,
        tabindex="0",
        role="region",
        aria_label=name,
    )


def _line(drawn: Sequence[Column[T]], row: T, reader: Reader, key: str | None = None) -> Html:
    """A row, its first cell the heading; the others name their column for the narrow screen."""
    first, *others = drawn
    cells = (
        tag("td", tag("div", column.cell(row, reader)), role="cell", data_name=column.title)
        for column in others
    )
    head = tag("th", first.cell(row, reader), scope="row", role="rowheader")
    return tag("tr", head, *cells, role="row", id=key)


def _group(group: Group, drawn: Sequence[Column[Claim]], reader: Reader) -> Html:
    head = EMPTY
    if group.title:
        title = tag("span.cx-group-title", group.title)
        cell = join(title, small(group.definition), between=" ")
        wide = tag("th", cell, scope="rowgroup", role="rowheader", colspan=str(len(drawn)))
        head = tag("tr.cx-group", wide, role="row")
    rows = (_line(drawn, claim, reader, f"row-{claim.id}") for claim in group.claims)
    return tag("tbody", head, *rows, role="rowgroup")


def _figure(claim: Claim, reader: Reader) -> Html:
    _ = reader.say
    choose = _("Choose {figure}").format(
        figure=f"{words.quantity(claim, reader)}, {reader.text(claim.label)}"
    )
    box = tag("input", type="checkbox", data_pick=claim.id, aria_label=choose)
    doubt = tag("span.cx-small.cx-hedge", words.how_sure(claim, reader.lang))
    shown = links.to_exhibit(claim.id, reader, _("on the exhibit"), class_="cx-small")
    said = (number(claim, reader), " ", words.unit(claim, reader), doubt, shown)
    return join(
        tag("label.cx-pick", box), tag("div.cx-figure", swatch(claim, reader.dataset), " ", *said)
    )


def _counted(claim: Claim, reader: Reader) -> Html:
    measure = reader.measure(claim)
    definition = tag("p.cx-small", reader.text(measure.definition))
    return join(
        details(reader.text(measure.label), definition),
        small(reader.text(claim.population)),
        some("p.cx-small.cx-note", reader.text(claim.note)),
    )


def _direction(claim: Claim, reader: Reader) -> Html:
    said = facts.value("direction", claim, reader)
    if claim.direction not in HUES:
        return join(said)
    class_ = f"cx-{HUES[claim.direction]}"
    wedge = tag("span", WEDGE[claim.direction], class_=class_, aria_hidden="true")
    return join(wedge, said, between=" ")


def _period(claim: Claim, reader: Reader) -> Html:
    _ = reader.say
    period, lang = claim.period, reader.lang
    told = words.readings(period, lang) or [words.period(period, lang)]
    parts: list[Child] = [tag("div", line) for line in told]
    if period.readings or period.as_printed != words.period(period, lang):
        parts.append(tag("span.cx-printed", words.period_printed(period, lang)))
    parts.append(details(_("our reading"), some("p.cx-small", reader.text(period.basis))))
    return join(*parts)


def _area(claim: Claim, reader: Reader) -> Html:
    return join(words.area(claim, reader), some("p.cx-small", reader.text(claim.area.note)))


def _who(claim: Claim, reader: Reader) -> Html:
    through = some("span.cx-small.cx-hands", words.hands(claim, reader))
    return join(words.actor(claim.reporter, reader), through)


def _where(claim: Claim, reader: Reader) -> Html:
    cable = reader.cable(claim)
    return join(
        links.to_exhibit(cable.id, reader, reader.text(cable.short)),
        tag("span.cx-small.cx-hands", words.cable_date(cable, reader.lang)),
        tag("div", facts.value("place", claim, reader)),
        tag("q.cx-anchor-words", claim.anchor, lang="en"),
        between=" ",
    )


# What a cell shows beside the plain value of its fact, and the facts that stand in another's cell.
CELLS: dict[str, Callable[[Claim, Reader], Html]] = {
    "figure": _figure,
    "measure": _counted,
    "direction": _direction,
    "period": _period,
    "area": _area,
    "reporter": _who,
    "document": _where,
}
INSIDE = {"printed", "population", "period_printed", "reservations", "place"}
SORTED = {"period": "period", "size": "figure", "who": "reporter", "document": "document"}


def exhibit_address(claims: Sequence[Claim], dataset: Dataset) -> dict[str, str]:
    """Address of the exhibit with filters that let all of the figures through, the first selected."""
    if not claims:
        return {}
    ways: set[str | None] = {claim.direction for claim in claims}
    shared: dict[str, set[str | None]] = {
        "dir": ways if ways <= set(HUES) else set(),
        "who": {claim.context.side for claim in claims},
        "what": {claim.measure for claim in claims},
        "cable": {dataset.cable_of[claim.id] for claim in claims},
    }
    found = {key: next(iter(values)) for key, values in shared.items() if len(values) == 1}
    return {"sel": claims[0].id, **{key: value for key, value in found.items() if value}}


def computed(reader: Reader) -> Html:
    """Values that no document prints, in a table of their own, each with arithmetic and assumption."""
    _ = reader.say
    values = reader.values
    if not values:
        return EMPTY
    names = facts.computed_names(reader.lang)
    drawn = [Column(key, names[key], partial(_computed, key)) for key in names]
    body = tag("tbody", *(_line(drawn, one, reader) for one in values.values()), role="rowgroup")
    caption = _("{n} calculations of ours. No document prints them, and none of them is a report.")
    return _sheet(
        drawn,
        [body],
        caption.format(n=words.number(len(values), reader.lang)),
        _("Our calculations"),
        reader,
        class_="cx-derived",
    )


def _computed(key: str, value: Derived, reader: Reader) -> Child:
    """One cell: the plain fact, ours in italics, and links to what it is calculated from."""
    said = facts.computed(value, reader)[key].value
    if key == "value":
        return links.to_exhibit(value.id, reader, tag("i", said))
    if key == "arithmetic":
        return tag("i", said)
    if key == "from":
        claims = (reader.dataset.claims[name] for name in value.claims)
        return join(*(links.to_row(claim, reader) for claim in claims), between=", ")
    return said
