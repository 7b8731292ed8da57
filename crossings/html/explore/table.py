"""The figures in view as a table to read and as a file to keep. A list, never a sum.

Both come from the same rows, so that they cannot differ; hedges, periods as printed and who
says so are in each of them.
"""

from __future__ import annotations

from crossings.collection.load import Dataset
from crossings.collection.records import Claim
from crossings.editions import edition
from crossings.html.markup import EMPTY, Html, items, join, tag
from crossings.html.parts import choose_link
from crossings.language.i18n import speaker
from crossings.questions.query import View
from crossings.wording import words


def headings(lang: str = "en") -> tuple[str, ...]:
    """The columns, in the reader's language."""
    _ = speaker(lang)
    return (
        _("Number"), _("As printed"), _("What was counted"), _("Direction"), _("Period"),
        _("Period as printed"), _("Area"), _("Says who"), _("Reservations as printed"), _("Cable"),
        _("Where in the text"),
    )  # fmt: skip


def row(claim: Claim, dataset: Dataset, lang: str = "en") -> tuple[str, ...]:
    """One figure as plain text, column by column."""
    _ = speaker(lang)
    return (
        words.quantity(claim, dataset, lang),
        claim.as_printed,
        f"{dataset.measures[claim.measure].label.get(lang)}: {claim.population.get(lang)}",
        words.direction(claim.direction, lang),
        words.period(claim.period, lang),
        claim.period.as_printed or _("not printed"),
        words.area(claim, dataset, lang),
        words.reporter(claim, dataset, lang),
        words.hedges(claim, lang) or _("none printed"),
        dataset.cables[dataset.cable_of[claim.id]].short.get(lang),
        words.locator(claim.locator, lang),
    )


def table(view: View, dataset: Dataset, lang: str = "en") -> Html:
    """A real table, its first column a link to the figure, its caption the sentence of the view."""
    _ = speaker(lang)
    caption = join(
        (view.sentence, _("A list, not a sum: figures of different kinds stand side by side.")), " "
    )
    head = tag("tr", *(tag("th", name, scope="col") for name in headings(lang)))
    body = [_line(claim, dataset, lang) for claim in view.claims]
    written = tag("table", tag("caption", caption), tag("thead", head), tag("tbody", *body))
    return tag(
        "div",
        written if body else tag("p", view.sentence),
        _without(view, lang),
        class_="cx cx-table",
        lang=lang,
        tabindex="0",
        role="region",
        aria_label=_("Table of figures"),
    )


def _line(claim: Claim, dataset: Dataset, lang: str) -> Html:
    first, *others = row(claim, dataset, lang)
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


def rows_csv(view: View, dataset: Dataset, lang: str = "en") -> bytes:
    """The same rows as a file for a spreadsheet."""
    rows = (row(claim, dataset, lang) for claim in view.claims)
    return edition.as_csv(headings(lang), rows, dataset, lang)
