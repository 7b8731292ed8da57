"""Cables: one cable read closely, and how positions change from cable to cable."""

import streamlit as st

from crossings.html.cables import matrix, reading
from crossings.html.explore import card
from crossings.html.markup import tag
from crossings.sources import passages
from crossings.wording import words
from crossings.wording.reader import Reader
from pages import _frame, _reading


def steps(reader: Reader, chosen: str) -> None:
    """The way to the other cables, and to paper."""
    _ = reader.say
    names = {
        key: words.cable_name(cable, reader.lang) for key, cable in reader.dataset.cables.items()
    }
    before, after = card.neighbours(reader.dataset, chosen)
    st.session_state["cable"] = chosen
    with st.container(key="reading-steps", horizontal=True, vertical_alignment="bottom"):
        st.button(
            _("‹ Previous cable"),
            key="before",
            on_click=_reading.open_cable,
            args=(before,),
            disabled=not before,
        )
        st.button(
            _("Next cable ›"),
            key="after",
            on_click=_reading.open_cable,
            args=(after,),
            disabled=not after,
        )
        st.selectbox(
            _("Cable"),
            list(names),
            format_func=names.get,
            key="cable",
            on_change=_frame.keep,
            args=("cable",),
        )
        st.html(
            tag("button", _("Print this page"), type="button", class_="cx-button", data_print=True),
            width="content",
        )


reader = _frame.reader()
_reading.dress()
_frame.problems(reader)
asked = st.query_params.get("cable")
chosen = asked if asked in reader.dataset.cables else next(iter(reader.dataset.cables), None)
if chosen is None:
    st.html(reading.notice(card.purpose(reader), reader.lang))
else:
    cable = reader.dataset.cables[chosen]
    if asked and asked != chosen:
        st.html(reading.notice(reading.unknown(asked, reader.lang), reader.lang))
    steps(reader, chosen)
    text = _reading.text_of(cable, reader.lang)
    held = passages.hold(cable, reader.dataset, text) if text else None
    _reading.misfit(held, cable, reader)
    st.html(reading.document(cable, reader, held))
    _reading.drop(cable, reader.lang)
    st.html(matrix.matrix(reader, chosen))
