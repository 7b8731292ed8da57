"""What the parts of the method page share: paragraphs, tables, and figures as links."""

from __future__ import annotations

from collections.abc import Iterable

from crossings.collection.records import Claim
from crossings.html import links
from crossings.html.markup import Child, Html, join, tag
from crossings.html.parts import role_table, small
from crossings.wording import words
from crossings.wording.reader import Reader


def grid(heads: Iterable[str], rows: Iterable[Iterable[Child]], label: str, kind: str = "") -> Html:
    """A table with row headings. On a narrow screen it becomes a list whose entries name their
    column; the roles keep it a table for those who hear it."""
    names = tuple(heads)
    head = (tag("th", name, scope="col", role="columnheader") for name in names)
    body = tag("tbody", *(_line(names, tuple(row)) for row in rows), role="rowgroup")
    table = role_table(head, body, label=label)
    return tag("div", table, class_=f"rd-grid-box {kind}".strip())


def _line(heads: tuple[str, ...], row: tuple[Child, ...]) -> Html:
    first, *others = row
    cells = (
        tag(
            "td",
            tag("span.rd-of", head, aria_hidden="true"),
            tag("span", cell),
            role="cell",
        )
        for head, cell in zip(heads[1:], others, strict=True)
    )
    return tag("tr", tag("th", first, scope="row", role="rowheader"), *cells, role="row")


def figure_link(claim: Claim, reader: Reader) -> Html:
    """A figure as a link to its card, hedges with it."""
    number = links.to_exhibit(claim.id, reader, words.amount(claim, reader.lang))
    return join(number, small(words.hedges(claim, reader.lang), " ({})"))
