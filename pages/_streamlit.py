"""What is private in Streamlit and used here all the same, in one place."""

from __future__ import annotations

from streamlit import net_util

WIDEST_IMAGE = 1460  # px: st.image makes a wider picture smaller, in every run anew


def stay_on_this_machine() -> None:
    """Keeps the server from asking addresses outside what its own address is.

    It would do so for any browser that comes from a foreign page. Pages of the server's own
    address, by any of its names, are let in before that question comes up.
    """
    net_util.get_external_ip = lambda: None
    net_util.get_internal_ip = lambda: None
