"""What is private in Streamlit and used here all the same, in one place."""

from __future__ import annotations

from streamlit import net_util

WIDEST_IMAGE = 1460  # px: st.image shrinks a wider picture, in every run


def stay_on_this_machine() -> None:
    """Stops the server from asking outside services for its public address.

    It would ask for any browser that comes from another site's page. Pages of the server's own
    address, under any of its names, are accepted before that.
    """
    net_util.get_external_ip = lambda: None
    net_util.get_internal_ip = lambda: None
