"""The ledger: every reported figure as a row, to search, sort and group; ours in a table apart.

A figure's document, its place in the text and the words around it stand in the row itself.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from crossings.collection.dates import sort_key
from crossings.collection.derive import Derived
from crossings.collection.load import Dataset
from crossings.collection.records import Claim
from crossings.editions import edition
from crossings.html.figures import comparisons
from crossings.html.markup import EMPTY, Child, Html, details, join, tag
from crossings.html.parts import hue, swatch
from crossings.language.i18n import speaker
from crossings.look.looks import HUES
from crossings.look.theme import WEDGE
from crossings.wording import words
from crossings.wording.reader import Reader


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
    _ = speaker(lang)
    return {
        "document": _("Document"),
        "period": _("Period"),
        "size": _("Number"),
        "who": _("Who says so"),
    }


def groupings(lang: str = "en") -> dict[str, str]:
    """What the rows can be grouped by."""
    _ = speaker(lang)
    return {"measure": _("What was counted"), "reporter": _("Who says so"), "none": _("No groups")}


def ledger(reader: Reader, *, search: str = "", order: str = "document", group: str = "measure") -> Ledger:  # fmt: skip
    """The figures that hold every word of the search, sorted within their groups."""
    _ = reader.say
    wanted = _plain(search).split()
    found = [claim for claim in reader.dataset.claims.values()
             if all(word in _plain(" ".join(row(claim, reader))) for word in wanted)]  # fmt: skip
    found.sort(key=_sorters(reader)[order])
    pattern = _("{shown} of {all} reported figures. A list, not a sum.")
    if not found:
        pattern = _("No figure holds these words. Clear the search to see all {all} again.")
    sentence = pattern.format(
        shown=words.number(len(found), reader.lang),
        all=words.number(len(reader.dataset.claims), reader.lang),
    )
    return Ledger(tuple(_grouped(found, reader, group)), sentence, order)


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
            yield Group(measure.label.get(reader.lang), measure.definition.get(reader.lang), rows)
        else:
            yield Group(words.actor(key, reader), "", rows)


def headings(lang: str = "en") -> tuple[str, ...]:
    """The columns of the file, in the reader's language."""
    _ = speaker(lang)
    return (
        _("Id"), _("Number"), _("Unit"), _("As printed"), _("How exact"), _("Reservations as printed"),
        _("What was counted"), _("Definition"), _("Who was counted"), _("Direction"), _("Period"),
        _("Period as printed"), _("Area"), _("Says who, through whom"), _("Document"),
        _("Where in the text"), _("Words around the number"), _("Archive reference"),
    )  # fmt: skip


def row(claim: Claim, reader: Reader) -> tuple[str, ...]:
    """One figure as plain text, column by column; the number never without its qualifier."""
    _ = reader.say
    measure, cable = (
        reader.dataset.measures[claim.measure],
        reader.dataset.cables[reader.dataset.cable_of[claim.id]],
    )
    period = words.period(claim.period, reader.lang)
    if claim.period.readings:
        period = "; ".join(
            f"{span.name}: {span.label}" for span in comparisons.spans(claim.period, reader.lang)
        )
    return (
        claim.id, words.amount(claim, reader.lang), words.unit(claim, reader), claim.as_printed,
        comparisons.exactness(claim, reader.lang), words.hedges(claim, reader.lang) or _("none printed"),
        measure.label.get(reader.lang), measure.definition.get(reader.lang), claim.population.get(reader.lang),
        words.direction(claim.direction, reader.lang), period, claim.period.as_printed or _("not printed"),
        words.area(claim, reader), words.reporter(claim, reader),
        f"{cable.short.get(reader.lang)}, {words.cable_date(cable, reader.lang)}",
        words.locator(claim.locator, reader.lang), claim.anchor, cable.archive.reference,
    )  # fmt: skip


def rows_csv(shown: Ledger, reader: Reader) -> bytes:
    """The rows as a file for a spreadsheet."""
    rows = (row(claim, reader) for claim in shown.claims)
    return edition.as_csv(headings(reader.lang), rows, reader)


COLUMNS = 7


def table(shown: Ledger, reader: Reader) -> Html:
    """A real table: rows to choose, each with everything that makes its figure doubtful or firm.

    Roles are written out, since the narrow style sheet lays rows out as blocks.
    """
    _ = reader.say
    if not shown.claims:
        return tag("p", shown.sentence, class_="cx cx-none", role="status", lang=reader.lang)
    names = (_("Figure"), _("What was counted"), _("Direction"), _("Period"), _("Area"), _("Who says so"),
             _("Where it stands"))  # fmt: skip
    sorted_ = {"period": 3, "size": 0, "who": 5, "document": 6}[shown.order]
    head = [tag("th", name, scope="col", role="columnheader", aria_sort="other" if place == sorted_ else None)
            for place, name in enumerate(names)]  # fmt: skip
    written = tag(
        "table", tag("caption", shown.sentence),
        tag("thead", tag("tr", *head, role="row"), role="rowgroup"),
        *(_group(group, reader, names) for group in shown.groups), role="table",
    )  # fmt: skip
    return tag("div", written, class_="cx cx-table cx-ledger", lang=reader.lang, tabindex="0", role="region",
               aria_label=_("The ledger"))  # fmt: skip


def _group(group: Group, reader: Reader, names: Sequence[str]) -> Html:
    head = EMPTY
    if group.title:
        title = tag("span", group.title, class_="cx-group-title")
        cell = join((title, tag("span", group.definition, class_="cx-small")), " ")
        head = tag("tr", tag("th", cell, scope="rowgroup", role="rowheader", colspan=str(COLUMNS)),
                   class_="cx-group", role="row")  # fmt: skip
    rows = (_line(claim, reader, names) for claim in group.claims)
    return tag("tbody", head, *rows, role="rowgroup")


def _line(claim: Claim, reader: Reader, names: Sequence[str]) -> Html:
    cells = (_counted(claim, reader), _direction(claim, reader.lang), _period(claim, reader.lang),
             _area(claim, reader), _who(claim, reader), _where(claim, reader))  # fmt: skip
    body = [
        tag("td", tag("div", cell), role="cell", data_name=name)
        for name, cell in zip(names[1:], cells, strict=True)
    ]
    first = tag("th", _figure(claim, reader), scope="row", role="rowheader")
    return tag("tr", first, *body, role="row", id=f"row-{claim.id}")


def _figure(claim: Claim, reader: Reader) -> Html:
    _ = reader.say
    choose = _("Choose {figure}").format(
        figure=f"{words.quantity(claim, reader)}, {claim.label.get(reader.lang)}"
    )
    box = tag("input", type="checkbox", data_pick=claim.id, aria_label=choose)
    said = tag(
        "span", words.amount(claim, reader.lang), class_=f"cx-number {hue(claim, reader.dataset)}"
    )
    unit = words.unit(claim, reader)
    doubt = tag("span", comparisons.how_sure(claim, reader.lang), class_="cx-small cx-hedge")
    shown = tag(
        "a", _("on the exhibit"), href=f"./?sel={claim.id}", target="_self", class_="cx-small"
    )
    return join(
        (
            box,
            tag(
                "div",
                swatch(claim, reader.dataset),
                " ",
                said,
                " ",
                unit,
                doubt,
                shown,
                class_="cx-figure",
            ),
        )
    )


def _counted(claim: Claim, reader: Reader) -> Html:
    measure = reader.dataset.measures[claim.measure]
    return join((
        details(measure.label.get(reader.lang), tag("p", measure.definition.get(reader.lang), class_="cx-small")),
        tag("span", claim.population.get(reader.lang), class_="cx-small"),
        tag("p", claim.note.get(reader.lang), class_="cx-small cx-note") if claim.note else None,
    ))  # fmt: skip


def _direction(claim: Claim, lang: str) -> Html:
    wedge = tag("span", WEDGE[claim.direction], class_=f"cx-{HUES[claim.direction]}", aria_hidden="true") \
        if claim.direction in HUES else None  # fmt: skip
    return join((wedge, words.direction(claim.direction, lang)), " ")


def _period(claim: Claim, lang: str) -> Html:
    _ = speaker(lang)
    parts: list[Child] = []
    for span in comparisons.spans(claim.period, lang):
        name = tag("b", span.name, ": ") if span.name else None
        parts.append(tag("div", name, span.label))
    if claim.period.readings or claim.period.as_printed != words.period(claim.period, lang):
        parts.append(tag("span", comparisons.printed(claim.period, lang), class_="cx-printed"))
    if claim.period.basis:
        parts.append(
            details(
                _("our reading"),
                tag("p", claim.period.basis.get(lang), class_="cx-small"),
            )
        )
    return join(parts)


def _area(claim: Claim, reader: Reader) -> Html:
    note = (
        tag("p", claim.area.note.get(reader.lang), class_="cx-small") if claim.area.note else None
    )
    return join((words.area(claim, reader), note))


def _who(claim: Claim, reader: Reader) -> Html:
    _ = reader.say
    through = [words.actor_short(who, reader) for who in claim.chain if who != claim.reporter]
    hands = _("through {hands}").format(hands=" → ".join(through)) if through else None
    return join((words.actor(claim.reporter, reader),
                 tag("span", hands, class_="cx-small cx-hands") if hands else None))  # fmt: skip


def _where(claim: Claim, reader: Reader) -> Html:
    cable = reader.dataset.cables[reader.dataset.cable_of[claim.id]]
    link = tag("a", cable.short.get(reader.lang), href=f"./?sel={cable.id}", target="_self")
    return join((
        link, tag("span", words.cable_date(cable, reader.lang), class_="cx-small cx-hands"),
        tag("div", words.locator(claim.locator, reader.lang)),
        tag("q", claim.anchor, lang="en", class_="cx-anchor-words"),
    ), " ")  # fmt: skip


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
    names = (
        _("[Value]"),
        _("What it would be"),
        _("Arithmetic"),
        _("Assumes"),
        _("Period"),
        _("Area"),
        _("Rests on"),
    )
    head = [tag("th", name, scope="col", role="columnheader") for name in names]
    body = [_computed(value, reader, names) for value in values.values()]
    caption = _(
        "{n} values worked out by us. No document prints them, and none of them is a report."
    )
    written = tag(
        "table", tag("caption", caption.format(n=words.number(len(values), reader.lang))),
        tag("thead", tag("tr", *head, role="row"), role="rowgroup"), tag("tbody", *body, role="rowgroup"),
        role="table",
    )  # fmt: skip
    return tag("div", written, class_="cx cx-table cx-ledger cx-derived", lang=reader.lang, tabindex="0", role="region",
               aria_label=_("Values worked out by us"))  # fmt: skip


def _computed(value: Derived, reader: Reader,
              names: Sequence[str]) -> Html:  # fmt: skip
    rests = [
        tag("a", words.amount(reader.dataset.claims[key], reader.lang), href=f"#row-{key}")
        for key in value.claims
    ]
    cells: tuple[Child, ...] = (
        value.label.get(reader.lang), tag("i", words.arithmetic(value, reader)),
        value.assumption.get(reader.lang), words.period(value.period, reader.lang), words.area(value, reader),
        join((join(rests, ", "), tag("span", words.hedges(value, reader.lang), class_="cx-small cx-hands"))),
    )  # fmt: skip
    body = [
        tag("td", tag("div", cell), role="cell", data_name=name)
        for name, cell in zip(names[1:], cells, strict=True)
    ]
    link = tag(
        "a",
        tag("i", words.derived_value(value, reader)),
        href=f"./?sel={value.id}",
        target="_self",
    )
    return tag("tr", tag("th", link, scope="row", role="rowheader"), *body, role="row")
