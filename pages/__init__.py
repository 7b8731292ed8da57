"""One script a page; its parts are in a module of the same name after an underscore.

``_frame`` is what pages share, ``_address`` the choices in the address, ``_collection`` what is kept
in memory, ``_entry`` what every run begins with, ``_server`` what is added to Streamlit's server.
"""
