"""Method: how the texts were coded, what the numbers can carry, and how to correct us."""

import streamlit as st

from crossings.html.method import page
from pages import _frame, _reading

lang = _frame.language()
data = _frame.dataset()
_reading.dress()
_frame.problems(data, lang)
st.html(page.page(data, lang))
