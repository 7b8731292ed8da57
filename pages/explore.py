"""Explore: the linked map and timeline, and beside it the card of what is chosen."""

from functools import partial

import streamlit as st

from crossings.collection.load import Dataset
from crossings.html.explore import card, table
from crossings.html.markup import tag
from crossings.language.i18n import speaker
from crossings.questions.query import View, choose
from pages import _filters, _frame


def beside(chosen: str | None, *, data: Dataset, lang: str) -> None:
    """The card, with the way to the cables before and after."""
    _ = speaker(lang)
    before, after = card.neighbours(data, chosen)
    with st.container(key="steps", horizontal=True):
        st.button(
            _("‹ Previous cable"), on_click=_frame.choose, args=(before,), disabled=not before
        )
        st.button(_("Next cable ›"), on_click=_frame.choose, args=(after,), disabled=not after)
        if chosen:
            st.button(_("Clear"), on_click=_frame.choose, args=(None,))
    with st.container(key="card"):
        st.html(card.card(data, chosen, lang))


def below(view: View, *, data: Dataset, lang: str) -> None:
    """The same figures as a table, and as a file."""
    _ = speaker(lang)
    file = table.rows_csv(view, data, lang)
    st.html(table.table(view, data, lang))
    st.download_button(
        _("Download as CSV"), file, "crossings-figures.csv", "text/csv", on_click="ignore"
    )


lang = _frame.language()
data = _frame.dataset()
choice, as_table = _filters.asked(data)
view = choose(data, choice, lang)
_frame.show(
    choice,
    beside=partial(beside, data=data, lang=lang),
    below=partial(below, view, data=data, lang=lang) if as_table else None,
)
with st.container(key="title", horizontal=True):
    st.title("Crossings", anchor=False)
    _frame.language_switch()
st.html(tag("p", card.purpose(data, lang), class_="cx cx-purpose", lang=lang))
_frame.problems(data, lang)
_filters.row(data, lang)
