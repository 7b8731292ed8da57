"""What the Figures page asks its reader, and where its pictures stand. Choices stay in the address."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from crossings.collection.load import Dataset
from crossings.collection.records import Claim
from crossings.html import links
from crossings.html import parts as card_parts
from crossings.html.figures import adding, pictures
from crossings.html.figures import ledger as book
from crossings.html.markup import Html, join, plain, tag
from crossings.wording.reader import Reader
from pages import _frame

SCRIPT = Path(__file__).with_name("figures.js")
PICTURE = Path(__file__).with_name("picture.js")
STYLE = Path(book.__file__).with_name("figures.css")


def style() -> str:
    """The page's style sheet."""
    return f"<style>{STYLE.read_text(encoding='utf-8')}</style>"


def write(markup: Html) -> None:
    """Markup onto the page; nothing where there is none, which Streamlit takes for a mistake."""
    if markup:
        st.html(markup)


def title(reader: Reader) -> None:
    """Title, language, one sentence, and the way to each part of the page."""
    _ = reader.say
    with st.container(key="title", horizontal=True):
        st.title(_("Figures"), anchor=False)
        _frame.language_switch()
    lead = _(
        "{n} reported figures: which may stand side by side, which lie inside one another, and which may never be added."
    )
    count = card_parts.count_word(len(reader.dataset.claims), reader.lang).capitalize()
    parts = {"side-by-side": _("Side by side"), "adding": _("May these be added?"), "ledger": _("The ledger"),
             "computed": _("[Our calculations]"), "misuse": _("How not to use these numbers"),
             "conflicts": _("Conflicts and checks")}  # fmt: skip
    ways = [tag("a", name, href=f"#{key}") for key, name in parts.items()]
    st.html(join((tag("p", lead.format(n=count), class_="cx cx-purpose", lang=reader.lang),
                  tag("nav", *ways, class_="cx cx-ways", aria_label=_("Parts of this page"), lang=reader.lang))))  # fmt: skip


def heading(text: str, anchor: str) -> None:
    """A heading that the page's own links lead to."""
    st.html(tag("h2", text, id=anchor, class_="cx-part", tabindex="-1"))


def picture(shapes: pictures.Shapes, key: str) -> None:
    """A picture in one shape or several; the style sheet shows the one there is room for."""
    _picture()(key=f"picture-{key}", data={"shapes": dict(shapes)})


@st.cache_resource
def _picture() -> Any:
    # st.html would take SVG out of the page
    return st.components.v2.component("picture", js=_frame.script(PICTURE), isolate_styles=False)


def picks(reader: Reader) -> list[Claim]:
    """The figures chosen, from the address; the first example where it names none."""
    _ = reader.say
    chosen = _chosen(reader.dataset)
    st.session_state["picks"] = chosen
    names = {key: adding.label(claim, reader) for key, claim in reader.dataset.claims.items()}
    st.multiselect(
        _("Figures to add"), list(reader.dataset.claims), format_func=names.get, key="picks", on_change=_keep_picks,
        placeholder=_("Choose figures …"),
    )  # fmt: skip
    with st.container(key="examples", horizontal=True):
        for key, example in reader.dataset.examples.items():
            st.button(
                plain(example.title.get(reader.lang)),
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


def _keep_picks() -> None:
    _set(st.session_state["picks"])


def _set(keys: Sequence[str]) -> None:
    st.query_params["pick"] = ",".join(keys)


def _listener(chosen: list[str]) -> None:
    """The script that ticks the ledger's boxes, and tells which one the reader has changed."""
    _component()(key="boxes", data={"picks": chosen}, on_pick_change=_ticked, height=1)


def _ticked() -> None:
    told: Any = (st.session_state.get("boxes") or {}).get("pick") or {}
    data = _frame.dataset()
    key, chosen = told.get("id"), _chosen(data)
    if key in data.claims:
        kept = [other for other in chosen if other != key]
        _set([*kept, key] if told.get("on") else kept)


@st.cache_resource
def _component() -> Any:
    script = _frame.script(SCRIPT)
    return st.components.v2.component("boxes", js=script, isolate_styles=False)


def ledger(reader: Reader, chosen: Sequence[Claim]) -> book.Ledger:
    """Search, order and groups of the ledger, and what is chosen in it."""
    _ = reader.say
    orders, groupings = book.orders(reader.lang), book.groupings(reader.lang)
    with st.container(key="ledger-choices", horizontal=True, vertical_alignment="bottom"):
        st.session_state["q"] = st.query_params.get("q", "")
        search = st.text_input(_("Search"), key="q", on_change=_frame.keep, args=("q",),
                               placeholder=_("Liaoning, incomplete, 3500 …"))  # fmt: skip
        _frame.kept("sort", orders, "document")
        order = st.selectbox(_("Sort by"), list(orders), format_func=orders.get, key="sort",
                             on_change=_frame.keep, args=("sort", "document"))  # fmt: skip
        _frame.kept("group", groupings, "measure")
        group = st.selectbox(_("Group by"), list(groupings), format_func=groupings.get, key="group",
                             on_change=_frame.keep, args=("group", "measure"))  # fmt: skip
    st.html(_ways(reader, chosen))
    return book.ledger(reader, search=search, order=order, group=group)


def _ways(reader: Reader, chosen: Sequence[Claim]) -> Html:
    """What is chosen, and where it can be seen together."""
    _ = reader.say
    if not chosen:
        return tag("p", _("Tick rows to choose figures."), class_="cx cx-chosen", lang=reader.lang)
    address = links.page("", reader.lang, **book.exhibit_address(chosen, reader.dataset))
    pattern = _("Chosen: {n}.").format(n=card_parts.count_word(len(chosen), reader.lang))
    show = tag("a", _("Show on the exhibit"), href=address, target="_self", class_="cx-button")
    ask = tag("a", _("May they be added?"), href="#adding", class_="cx-button")
    return tag("p", pattern, " ", show, ask, class_="cx cx-chosen", lang=reader.lang)
