"""Method: how the texts were coded, what the numbers can show, and how to correct us."""

import streamlit as st

from crossings.html.method import page
from pages import _frame, _reading
from pages._collection import kept

reader = _frame.reader()
_reading.dress()
_frame.notices(reader)
st.html(kept(page.page, reader))
