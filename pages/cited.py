"""Cited, not here: documents that the cables lean on and that the collection does not hold."""

import streamlit as st

from crossings.html import cited
from pages import _frame, _reading

lang = _frame.language()
data = _frame.dataset()
sought = st.query_params.get("doc")
_reading.dress(sought if sought in data.references else None)
_frame.problems(data, lang)
st.html(cited.page(data, sought, lang))
