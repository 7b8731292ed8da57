"""Share: one file, slides, data, picture cards, a snippet for other pages, citations."""

import streamlit as st

from pages import _elsewhere, _frame, _pictures, _takeaway
from pages._work import Desk

reader = _frame.reader()
desk = Desk(reader.lang)
_takeaway.dress()
_takeaway.title(reader.lang)
_frame.problems(reader)

file, slides, records = st.columns(3, gap="medium")
with file:
    _takeaway.single_file(desk, reader.lang)
with slides:
    _takeaway.slides(desk, reader)
with records:
    _takeaway.records(reader)
_pictures.pictures(desk, reader)
_elsewhere.other_pages(reader)
_takeaway.citing(reader)
desk.finish()
