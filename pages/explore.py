"""Explore: the linked map and timeline, and beside it the card of what is chosen."""

from functools import partial

import streamlit as st

from crossings.html.explore import card
from crossings.questions.query import Choice
from crossings.wording.reader import Reader
from pages import _address, _explore, _frame
from pages._collection import kept


def beside(chosen: str | None, *, reader: Reader) -> None:
    """The card, with buttons for the cables before and after."""
    _ = reader.say
    before, after = card.neighbours(reader.dataset, chosen)
    with st.container(key="steps", horizontal=True):
        st.button(
            _("‹ Previous cable"), on_click=_address.choose, args=(before,), disabled=not before
        )
        st.button(_("Next cable ›"), on_click=_address.choose, args=(after,), disabled=not after)
        if chosen:
            st.button(_("Clear"), on_click=_address.choose, args=(None,))
    with st.container(key="card"):
        st.html(kept(card.card, reader, chosen))


def below(choice: Choice, *, reader: Reader) -> None:
    """The same figures as a table, and as a file."""
    table, file = kept(_explore.table_and_file, reader, choice)
    st.html(table)
    _frame.csv_button(file, reader)


reader = _frame.reader()
choice, as_table = _explore.asked(reader)
_frame.show(
    choice,
    beside=partial(beside, reader=reader),
    below=partial(below, choice, reader=reader) if as_table else None,
)
_frame.title("Crossings", kept(card.purpose, reader), reader.lang)
_frame.problems(reader)
_explore.row(reader)
