"""Entry of the dashboard: page setup and navigation.

The exhibit is shown from here, not by a page, so that it outlives a change of page.
"""

import streamlit as st

from rooms import _frame

_frame.setup()
page = st.navigation([st.Page("rooms/explore.py", title="Explore", default=True)], position="top")
with _frame.stage():
    page.run()
