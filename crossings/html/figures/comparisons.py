"""What stands around the picture of a comparison: title and lead, verdicts, the table."""

from __future__ import annotations

from crossings.html import links, parts
from crossings.html.markup import Html, details, join, some, tag
from crossings.questions.comparisons import ComparisonView
from crossings.wording.reader import Reader


def head(view: ComparisonView, lang: str = "en") -> Html:
    """Title and lead of a comparison."""
    lead = some("p.cx-lead-in", view.lead)
    return tag("div.cx.cx-beside", tag("h3", view.title), lead, id=view.id, lang=lang)


def foot(view: ComparisonView, reader: Reader) -> Html:
    """What may and may not be concluded, the text alternative and the table, the documents."""
    _ = reader.say
    table = parts.table(view.head, view.rows, before=tag("caption", view.alternative))
    name = _("Table of the comparison: {title}").format(title=view.title)
    scroll = tag("div.cx-scroll", table, tabindex="0", role="region", aria_label=name)
    claims = (reader.dataset.claims[key] for key in view.claims)
    figures = (links.to_row(one, reader, " ", reader.text(one.label)) for one in claims)
    shown = join(*figures, between=" · ")
    return tag(
        "div.cx.cx-verdict",
        parts.verdict(_("May be concluded. "), view.may),
        parts.verdict(_("Do not conclude. "), view.may_not),
        details(_("In words, and as a table"), scroll),
        tag("p.cx-small", _("In the ledger: "), shown) if shown else None,
        lang=reader.lang,
    )
