"""The parts of the Figures page. Choices are kept in the address."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from crossings.collection.load import Dataset
from crossings.collection.records import Claim
from crossings.editions import edition
from crossings.html import links
from crossings.html import parts as card_parts
from crossings.html.figures import adding, pictures
from crossings.html.figures import comparisons as around
from crossings.html.figures import ledger as book
from crossings.html.markup import Html, plain, tag
from crossings.html.share import offers
from crossings.language.phrases import phrase, phrases
from crossings.questions import comparisons
from crossings.wording.reader import Reader
from pages import _address, _frame
from pages._collection import kept

SCRIPT = Path(__file__).with_name("figures.js")
PICTURE = Path(__file__).with_name("picture.js")
STYLE = Path(book.__file__).with_name("figures.css")


def style() -> str:
    """The page's style sheet."""
    return _frame.style(STYLE)


def write(markup: Html) -> None:
    """Puts markup onto the page; nothing where it is empty, which Streamlit treats as an error."""
    if markup:
        st.html(markup)


def title(reader: Reader) -> None:
    """Title, language, one sentence, and links to the parts of the page."""
    _ = reader.say
    lead = _(
        "{n} reported figures: which may stand side by side, which lie inside one another, and which may never be added."
    )
    count = card_parts.count_word(len(reader.alone.dataset.claims), reader.lang).capitalize()
    ways = [
        tag("a", name, href=f"#{key}") for key, name in phrases("figures_part", reader.lang).items()
    ]
    nav = tag("nav.cx.cx-ways", *ways, aria_label=_("Parts of this page"), lang=reader.lang)
    _frame.title(_("Figures"), lead.format(n=count), reader.lang, nav)


def heading(anchor: str, lang: str, inside: str = "") -> None:
    """The heading of a part, to which the page's own links lead; ``inside`` says how much it holds."""
    title = phrase("figures_part", anchor, lang)
    st.html(card_parts.heading(title, inside, class_="cx-part", id=anchor, tabindex="-1"))


def side_by_side(reader: Reader) -> tuple[tuple[str, Html, pictures.Shapes, Html], ...]:
    """Every comparison: its id, what is above its picture, the picture, what is below it."""
    return tuple(
        (
            view.id,
            around.head(view, reader.lang),
            pictures.comparison(view, reader.lang),
            around.foot(view, reader),
        )
        for view in comparisons.views(reader)
    )


def answer(reader: Reader, chosen: tuple[str, ...]) -> tuple[Html, pictures.Shapes | None, Html]:
    """Whether these figures may be added, the reason as a picture, and further remarks."""
    _ = reader.say
    claims = [reader.dataset.claims[key] for key in chosen]
    obstacle = adding.in_the_way(claims, reader)
    drawn = None
    if obstacle:
        reason = adding.answer_in_words(claims, reader.lang)
        drawn = pictures.refusal(obstacle, _("May these be added?"), reason, reader.lang)
    return adding.answer(claims, reader), drawn, adding.beyond(claims, reader)


def picture(shapes: pictures.Shapes, key: str) -> None:
    """A picture in one shape or several; the style sheet shows the one there is room for."""
    # st.html would remove SVG
    _frame.component("picture", PICTURE)(key=f"picture-{key}", data={"shapes": dict(shapes)})


def picks(reader: Reader) -> list[Claim]:
    """The figures chosen, from the address; the first example where it names none."""
    _ = reader.say
    chosen = _chosen(reader.dataset)
    names = kept(offers.figure_names, reader)
    st.multiselect(
        _("Figures to add"),
        list(names),
        format_func=names.__getitem__,
        placeholder=_("Choose figures …"),
        **_address.widget("picks", chosen, _set),
    )
    with st.container(key="examples", horizontal=True):
        for key, example in reader.dataset.examples.items():
            st.button(
                plain(reader.text(example.title)),
                key=f"try-{key}",
                on_click=_set,
                args=(example.claims,),
            )
    _listener(chosen)
    return [reader.dataset.claims[key] for key in chosen]


def _chosen(data: Dataset) -> list[str]:
    asked = st.query_params.get("pick")
    if asked is None:
        first = next(iter(data.examples.values()), None)
        return list(first.claims) if first else []
    return [key for key in dict.fromkeys(asked.split(",")) if key in data.claims]


def _set(keys: Sequence[str]) -> None:
    st.query_params["pick"] = ",".join(keys)


def _listener(chosen: list[str]) -> None:
    """Runs the script that ticks the ledger's boxes and reports which one the reader has changed."""
    boxes = _frame.component("boxes", SCRIPT)
    boxes(key="boxes", data={"picks": chosen}, on_pick_change=_ticked, height=1)


def _ticked() -> None:
    told: Any = (st.session_state.get("boxes") or {}).get("pick") or {}
    data = _frame.dataset()
    key, chosen = told.get("id"), _chosen(data)
    if key in data.claims:
        others = [other for other in chosen if other != key]
        _set([*others, key] if told.get("on") else others)


def ledger(reader: Reader, chosen: Sequence[Claim]) -> tuple[Html, bytes]:
    """Search, order and groups of the ledger, and what is chosen in it; the table and its file."""
    _ = reader.say
    with st.container(key="ledger-choices", horizontal=True, vertical_alignment="bottom"):
        hint = _("Liaoning, incomplete, 3500 …")
        search = _address.text(_("Search"), "q", placeholder=hint)
        order = _address.select(_("Sort by"), book.orders(reader.lang), "sort", "document")
        group = _address.select(_("Group by"), book.groupings(reader.lang), "group", "measure")
    st.html(_ways(reader, chosen))
    return kept(_table_and_file, reader, search, order, group)


def _table_and_file(reader: Reader, search: str, order: str, group: str) -> tuple[Html, bytes]:
    shown = book.ledger(reader, search=search, order=order, group=group)
    return book.table(shown, reader), edition.as_csv(shown.claims, reader)


def _ways(reader: Reader, chosen: Sequence[Claim]) -> Html:
    """What is chosen, and a link to see it together."""
    _ = reader.say
    if not chosen:
        return tag("p.cx.cx-chosen", _("Tick rows to choose figures."), lang=reader.lang)
    address = links.page("", reader, **book.exhibit_address(chosen, reader.dataset))
    pattern = _("Chosen: {n}.").format(n=card_parts.count_word(len(chosen), reader.lang))
    show = tag("a.cx-button", _("Show on the exhibit"), href=address, target="_self")
    ask = tag("a.cx-button", _("May they be added?"), href="#adding")
    return tag("p.cx.cx-chosen", pattern, " ", show, ask, lang=reader.lang)
