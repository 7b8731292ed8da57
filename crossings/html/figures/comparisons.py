"""What stands around the picture of a comparison: title and lead, verdicts, the table."""

from __future__ import annotations

from crossings.html.markup import EMPTY, Html, details, join, tag
from crossings.questions.comparisons import ComparisonView
from crossings.wording import words
from crossings.wording.reader import Reader


def head(view: ComparisonView, lang: str = "en") -> Html:
    """Title and lead of a comparison."""
    lead = tag("p.cx-lead-in", view.lead) if view.lead else EMPTY
    return tag("div.cx.cx-beside", tag("h3", view.title), lead, id=view.id, lang=lang)


def foot(view: ComparisonView, reader: Reader) -> Html:
    """What may and may not be concluded, the text alternative and the table, the documents."""
    _ = reader.say
    heads = tag("tr", *(tag("th", name, scope="col") for name in view.head))
    body = [tag("tr", tag("th", row[0], scope="row"), *(tag("td", cell) for cell in row[1:]))
            for row in view.rows]  # fmt: skip
    table = tag("table", tag("caption", view.alternative), tag("thead", heads), tag("tbody", *body))
    scroll = tag("div.cx-scroll", table, tabindex="0", role="region",
                 aria_label=_("Table of the comparison: {title}").format(title=view.title))  # fmt: skip
    links = [tag("a", words.amount(reader.dataset.claims[key], reader.lang), " ", reader.text(reader.dataset.claims[key].label),
                 href=f"#row-{key}") for key in view.claims]  # fmt: skip
    return tag(
        "div.cx.cx-verdict",
        tag("p", tag("b", _("May be concluded. ")), view.may),
        tag("p", tag("b", _("May not. ")), view.may_not),
        details(_("In words, and as a table"), scroll),
        tag("p.cx-small", _("In the ledger: "), join(*links, between=" · ")) if links else None, lang=reader.lang,
    )  # fmt: skip
