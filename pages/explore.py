"""Explore: the linked map and timeline, and beside it the card of what is chosen."""

from functools import partial

import streamlit as st

from crossings.html.explore import card
from crossings.questions.query import Choice
from crossings.wording.reader import Reader
from pages import _address, _explore, _frame
from pages._collection import kept


def beside(chosen: str | None, *, choice: Choice, reader: Reader) -> None:
    """The card, with buttons for the cables before and after."""
    _ = reader.say
    if chosen:
        before, after = card.neighbours(reader.dataset, chosen)
        with st.container(key="steps", horizontal=True):
            _step(_("‹ Previous cable"), before)
            _step(_("Next cable ›"), after)
            st.button(_("Clear"), on_click=_address.choose, args=(None,))
    with st.container(key="card"):
        st.html(kept(card.card, reader, chosen, choice))


def _step(label: str, to: str | None) -> None:
    st.button(label, on_click=_address.choose, args=(to,), disabled=not to)


def above(choice: Choice, *, reader: Reader) -> None:
    """The same figures as a table, and as a file."""
    table, file = kept(_explore.table_and_file, reader, choice)
    st.html(table)
    _frame.csv_button(file, reader)


reader = _frame.reader()
choice, as_table = _explore.asked(reader)
_frame.show(
    choice,
    beside=partial(beside, choice=choice, reader=reader),
    above=partial(above, choice, reader=reader) if as_table else None,
)
_frame.brand(kept(card.purpose, reader), reader.lang)
_frame.problems(reader)
_explore.row(reader)
