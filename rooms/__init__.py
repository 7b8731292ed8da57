"""One script a page; ``_frame`` is what they share.

Not called ``pages``: Streamlit takes a folder of that name beside the entry script for its old
way of making pages. On a server just started, an address like ``/figures`` then runs that one
script without ``dashboard.py``, that is without styles, exhibit and navigation.
"""
