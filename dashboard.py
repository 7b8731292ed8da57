"""The dashboard: ``streamlit run dashboard.py``. What it shows begins in ``pages/_entry.py``."""

import streamlit as st

from pages import _server, _streamlit

_streamlit.stay_on_this_machine()
app = st.App("pages/_entry.py", lifespan=_server.build_first, middleware=_server.MIDDLEWARE)
