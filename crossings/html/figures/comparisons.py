"""What stands around the picture of a comparison: title and lead, verdicts, the table."""

from __future__ import annotations

from crossings.html import links
from crossings.html.markup import EMPTY, Html, details, join, tag
from crossings.html.parts import limits
from crossings.questions.comparisons import ComparisonView
from crossings.wording.reader import Reader


def head(view: ComparisonView, lang: str = "en") -> Html:
    """Title and lead of a comparison."""
    lead = tag("p", view.lead, class_="cx-lead-in") if view.lead else EMPTY
    return tag("div", tag("h3", view.title), lead, class_="cx cx-beside", id=view.id, lang=lang)


def foot(view: ComparisonView, reader: Reader) -> Html:
    """What may and may not be concluded, the text alternative and the table, the documents."""
    _ = reader.say
    heads = tag("tr", *(tag("th", name, scope="col") for name in view.head))
    body = [tag("tr", tag("th", row[0], scope="row"), *(tag("td", cell) for cell in row[1:]))
            for row in view.rows]  # fmt: skip
    table = tag("table", tag("caption", view.alternative), tag("thead", heads), tag("tbody", *body))
    scroll = tag("div", table, class_="cx-scroll", tabindex="0", role="region",
                 aria_label=_("Table of the comparison: {title}").format(title=view.title))  # fmt: skip
    claims = [reader.dataset.claims[key] for key in view.claims]
    rows = [links.to_row(one, reader, " ", one.label.get(reader.lang)) for one in claims]
    return tag(
        "div",
        limits(view.may, view.may_not, reader.lang),
        details(_("In words, and as a table"), scroll),
        tag("p", _("In the ledger: "), join(rows, " · "), class_="cx-small") if rows else None,
        class_="cx cx-verdict", lang=reader.lang,
    )  # fmt: skip
