"""Cables: one cable read closely, and how positions change from cable to cable."""

import streamlit as st

from crossings.collection.load import Dataset
from crossings.html.cables import matrix, reading
from crossings.html.explore import card
from crossings.html.markup import tag
from crossings.language.i18n import speaker
from crossings.sources import passages
from crossings.wording import words
from pages import _frame, _reading


def steps(data: Dataset, chosen: str, lang: str) -> None:
    """The way to the other cables, and to paper."""
    _ = speaker(lang)
    names = {key: words.cable_name(cable, lang) for key, cable in data.cables.items()}
    before, after = card.neighbours(data, chosen)
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


lang = _frame.language()
data = _frame.dataset()
_reading.dress()
_frame.problems(data, lang)
asked = st.query_params.get("cable")
chosen = asked if asked in data.cables else next(iter(data.cables), None)
if chosen is None:
    st.html(reading.notice(card.purpose(data, lang), lang))
else:
    cable = data.cables[chosen]
    if asked and asked != chosen:
        st.html(reading.notice(reading.unknown(asked, lang), lang))
    steps(data, chosen, lang)
    text = _reading.text_of(cable, lang)
    held = passages.hold(cable, data, text) if text else None
    _reading.misfit(held, cable, data, lang)
    st.html(reading.document(cable, data, held, lang))
    _reading.drop(cable, lang)
    st.html(matrix.matrix(data, chosen, lang))
