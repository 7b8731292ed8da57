"""Cited, not here: documents that the cables refer to and that the collection does not hold."""

import streamlit as st

from crossings.html import cited
from pages import _frame, _reading
from pages._collection import kept

reader = _frame.reader()
sought = st.query_params.get("doc")
_reading.dress(sought if sought in reader.dataset.references else None)
_frame.notices(reader)
st.html(kept(cited.page, reader, sought))
