"""Entry of the dashboard: page setup and navigation.

The exhibit is shown from here, not by a page, so that it outlives a change of page.
"""

import streamlit as st

from rooms import _frame

_frame.setup()
pages = [
    st.Page("rooms/explore.py", title="Explore", default=True),
    st.Page("rooms/figures.py", title="Figures"),
    st.Page("rooms/present.py", title="Present"),
    st.Page("rooms/cables.py", title="Cables"),
    st.Page("rooms/cited.py", title="Cited, not here"),
    st.Page("rooms/method.py", title="Method"),
]
page = st.navigation(pages, position="top")
with _frame.stage(page.url_path):
    page.run()
