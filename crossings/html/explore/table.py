"""The figures in view as a table to read and as a file to keep. A list, never a sum.

Both come from the same rows, so that they cannot differ; hedges, periods as printed and who
says so are in each of them.
"""

from __future__ import annotations

from crossings.collection.records import Claim
from crossings.editions import edition
from crossings.html.markup import EMPTY, Html, items, join, tag
from crossings.html.parts import choose_link
from crossings.language.i18n import speaker
from crossings.questions.query import View
from crossings.wording import words
from crossings.wording.reader import Reader


def headings(lang: str = "en") -> tuple[str, ...]:
    """The columns, in the reader's language."""
    _ = speaker(lang)
    return (
        _("Number"), _("As printed"), _("What was counted"), _("Direction"), _("Period"),
        _("Period as printed"), _("Area"), _("Says who"), _("Reservations as printed"), _("Cable"),
        _("Where in the text"),
    )  # fmt: skip


def row(claim: Claim, reader: Reader) -> tuple[str, ...]:
    """One figure as plain text, column by column."""
    _ = reader.say
    return (
        words.quantity(claim, reader),
        claim.as_printed,
        f"{reader.dataset.measures[claim.measure].label.get(reader.lang)}: {claim.population.get(reader.lang)}",
        words.direction(claim.direction, reader.lang),
        words.period(claim.period, reader.lang),
        claim.period.as_printed or _("not printed"),
        words.area(claim, reader),
        words.reporter(claim, reader),
        words.hedges(claim, reader.lang) or _("none printed"),
        reader.dataset.cables[reader.dataset.cable_of[claim.id]].short.get(reader.lang),
        words.locator(claim.locator, reader.lang),
    )


def table(view: View, reader: Reader) -> Html:
    """A real table, its first column a link to the figure, its caption the sentence of the view."""
    _ = reader.say
    caption = join(
        (view.sentence, _("A list, not a sum: figures of different kinds stand side by side.")), " "
    )
    head = tag("tr", *(tag("th", name, scope="col") for name in headings(reader.lang)))
    body = [_line(claim, reader) for claim in view.claims]
    written = tag("table", tag("caption", caption), tag("thead", head), tag("tbody", *body))
    return tag(
        "div",
        written if body else tag("p", view.sentence),
        _without(view, reader.lang),
        class_="cx cx-table",
        lang=reader.lang,
        tabindex="0",
        role="region",
        aria_label=_("Table of figures"),
    )


def _line(claim: Claim, reader: Reader) -> Html:
    first, *others = row(claim, reader)
    cells = [
        tag("th", choose_link(claim.id, first), scope="row"),
        *(tag("td", cell) for cell in others),
    ]
    return tag("tr", *cells)


def _without(view: View, lang: str) -> Html:
    """Cables in view that give no figure: an empty place in a table is not a zero."""
    _ = speaker(lang)
    silent = [cable for cable in view.cables if not cable.claims]
    if not silent:
        return EMPTY
    links = items(
        join((choose_link(cable.id, cable.short.get(lang)), ", ", words.cable_date(cable, lang)))
        for cable in silent
    )
    return join((tag("p", _("In view, without any figure (which is not zero):")), links))


def rows_csv(view: View, reader: Reader) -> bytes:
    """The same rows as a file for a spreadsheet."""
    rows = (row(claim, reader) for claim in view.claims)
    return edition.as_csv(headings(reader.lang), rows, reader)
