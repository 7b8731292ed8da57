"""Our server around ``timed.py``."""

import streamlit as st

from pages import _server

app = st.App("timed.py", lifespan=_server.build_first, middleware=_server.MIDDLEWARE)
