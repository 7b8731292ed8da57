"""What every run begins with: page setup and navigation.

The exhibit is shown from here, not by a page, so that it stays when the page changes. Streamlit takes
a folder pages/ beside its script for its older kind of pages; this script is in that folder.
"""

from pathlib import Path

import streamlit as st

from pages import _frame

HERE = Path(__file__).parent

_frame.setup()
pages = [
    st.Page(HERE / "explore.py", title="Explore", default=True),
    st.Page(HERE / "figures.py", title="Figures"),
    st.Page(HERE / "present.py", title="Present"),
    st.Page(HERE / "share.py", title="Share"),
    st.Page(HERE / "cables.py", title="Cables"),
    st.Page(HERE / "cited.py", title="Cited, not here"),
    st.Page(HERE / "method.py", title="Method"),
]
page = st.navigation(pages, position="top")
with _frame.stage(page.url_path):
    page.run()
