"""What is private in Streamlit and used here all the same, in one place."""

from __future__ import annotations

import streamlit as st
from streamlit import net_util
from streamlit.runtime.pages_manager import PagesManager


def through_the_entry() -> None:
    """Sends a page that was started by itself through dashboard.py.

    Streamlit takes a folder named pages/ for its old way of making pages until st.navigation has
    run once: on a server just started, an address like /figures would run that script alone,
    without styles, navigation and exhibit. A test opens every page first.
    """
    if PagesManager.uses_pages_directory:
        PagesManager.uses_pages_directory = False
        st.rerun()


def stay_on_this_machine() -> None:
    """Keeps the server from asking addresses outside what its own address is.

    It would do so for any browser that comes from a foreign page. Pages of the server's own
    address, by whatever name it is reached, are let in before that question comes up.
    """
    net_util.get_external_ip = lambda: None
    net_util.get_internal_ip = lambda: None
