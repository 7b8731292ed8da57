"""The figures in view as a table. A list, never a sum; its columns are the facts of a figure."""

from __future__ import annotations

from collections.abc import Sequence

from crossings.collection.records import Cable, Claim
from crossings.html import parts
from crossings.html.markup import Child, Html, items, join, tag
from crossings.html.parts import choose_link
from crossings.language.i18n import speaker
from crossings.questions.query import View
from crossings.wording import facts, words
from crossings.wording.reader import Reader


def table(view: View, reader: Reader) -> Html:
    """A real table, its first column a link to the figure, its caption the sentence of the view."""
    _ = reader.say
    caption = join(
        view.sentence,
        _("A list, not a sum: figures of different kinds stand side by side."),
        between=" ",
    )
    names = facts.names(reader.lang)
    heads = [names[key] for key in facts.TABLE]
    rows = [_line(claim, reader) for claim in view.claims]
    written = parts.table(heads, rows, before=tag("caption", caption))
    return tag(
        "div.cx.cx-table",
        written if rows else tag("p", view.sentence),
        _without(view, reader.lang),
        lang=reader.lang,
        tabindex="0",
        role="region",
        aria_label=_("Table of figures"),
    )


def _line(claim: Claim, reader: Reader) -> list[Child]:
    first, *others = (facts.value(key, claim, reader) for key in facts.TABLE)
    return [choose_link(claim.id, first), *others]


def _without(view: View, lang: str) -> Html:
    """Cables in view that give no figure: an empty place in a table is not a zero."""
    _ = speaker(lang)
    silent = [cable for cable in view.cables if not cable.claims]
    whole = [cable for cable in silent if cable.read == "whole"]
    partly = [cable for cable in silent if cable.read != "whole"]
    told = (
        (_("In view, without any figure (which is not zero):"), whole),
        (_("In view, without any figure in what was read of them:"), partly),
    )
    return join(*(join(tag("p", said), _links(which, lang)) for said, which in told if which))


def _links(cables: Sequence[Cable], lang: str) -> Html:
    return items(
        join(choose_link(cable.id, cable.short.get(lang)), ", ", words.cable_date(cable, lang))
        for cable in cables
    )
