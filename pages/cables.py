"""Cables: one cable in detail, and how positions change from cable to cable."""

import streamlit as st

from crossings.html.cables import matrix, reading
from crossings.html.explore import card
from crossings.html.parts import unknown
from crossings.sources import passages
from pages import _cables, _frame, _reading
from pages._collection import kept

reader = _frame.reader()
_reading.dress()
_frame.notices(reader)
asked = st.query_params.get("cable")
chosen = asked if asked in reader.dataset.cables else next(iter(reader.dataset.cables), None)
if chosen is None:
    st.html(reading.notice(card.purpose(reader), reader.lang))
else:
    cable = reader.dataset.cables[chosen]
    if asked and asked != chosen:
        st.html(reading.notice(unknown(asked, reader.lang), reader.lang))
    _cables.steps(reader, chosen)
    text = _cables.text_of(cable, reader.lang)
    held = passages.hold(cable, reader.dataset, text) if text else None
    _cables.misfit(held, cable, reader)
    st.html(
        reading.document(cable, reader, held) if held else kept(_cables.document, reader, chosen)
    )
    _cables.drop(cable, reader.lang)
    if positions := kept(matrix.matrix, reader, chosen):
        st.html(positions)
