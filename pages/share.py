"""Share: one file, slides, data, picture cards, a snippet for other pages, citations."""

import streamlit as st

from pages import _elsewhere, _frame, _pictures, _takeaway
from pages._work import Desk

lang = _frame.language()
desk = Desk(lang)
data = _frame.dataset()
_takeaway.dress()
_takeaway.title(lang)
_frame.problems(data, lang)

file, slides, records = st.columns(3, gap="medium")
with file:
    _takeaway.single_file(desk, lang)
with slides:
    _takeaway.slides(desk, data, lang)
with records:
    _takeaway.records(data, lang)
_pictures.pictures(desk, data, lang)
_elsewhere.other_pages(data, lang)
_takeaway.citing(data, lang)
desk.finish()
