"""Explore: the linked map and timeline, and beside it the card of what is chosen."""

from functools import partial

import streamlit as st

from crossings.editions import edition
from crossings.html.explore import card, table
from crossings.html.markup import tag
from crossings.questions.query import View, choose
from crossings.wording.reader import Reader
from pages import _filters, _frame


def beside(chosen: str | None, *, reader: Reader) -> None:
    """The card, with the way to the cables before and after."""
    _ = reader.say
    before, after = card.neighbours(reader.dataset, chosen)
    with st.container(key="steps", horizontal=True):
        st.button(
            _("‹ Previous cable"), on_click=_frame.choose, args=(before,), disabled=not before
        )
        st.button(_("Next cable ›"), on_click=_frame.choose, args=(after,), disabled=not after)
        if chosen:
            st.button(_("Clear"), on_click=_frame.choose, args=(None,))
    with st.container(key="card"):
        st.html(card.card(reader, chosen))


def below(view: View, *, reader: Reader) -> None:
    """The same figures as a table, and as a file."""
    _ = reader.say
    file = edition.as_csv(view.claims, reader)
    st.html(table.table(view, reader))
    st.download_button(
        _("Download as CSV"), file, "crossings-figures.csv", "text/csv", on_click="ignore"
    )


reader = _frame.reader()
choice, as_table = _filters.asked(reader.dataset)
view = choose(reader, choice)
_frame.show(
    choice,
    beside=partial(beside, reader=reader),
    below=partial(below, view, reader=reader) if as_table else None,
)
with st.container(key="title", horizontal=True):
    st.title("Crossings", anchor=False)
    _frame.language_switch()
st.html(tag("p", card.purpose(reader), class_="cx cx-purpose", lang=reader.lang))
_frame.problems(reader)
_filters.row(reader)
