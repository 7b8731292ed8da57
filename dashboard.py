"""Entry of the dashboard: page setup and navigation.

The exhibit is shown from here, not by a page, so that it outlives a change of page.
"""

import streamlit as st

from pages import _frame

_frame.setup()
pages = [
    st.Page("pages/explore.py", title="Explore", default=True),
    st.Page("pages/figures.py", title="Figures"),
    st.Page("pages/present.py", title="Present"),
    st.Page("pages/share.py", title="Share"),
    st.Page("pages/cables.py", title="Cables"),
    st.Page("pages/cited.py", title="Cited, not here"),
    st.Page("pages/method.py", title="Method"),
]
page = st.navigation(pages, position="top")
with _frame.stage(page.url_path):
    page.run()
