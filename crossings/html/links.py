"""Addresses of the dashboard's own pages, relative, so that they hold under any base path."""

from __future__ import annotations

from urllib.parse import urlencode


def page(name: str = "", lang: str = "en", **wanted: str | None) -> str:
    """Address of a page from any other page; Explore has no name. The language goes along.

    >>> page("cables", cable="1961-05"), page(sel="1961-05", lang="ko")
    ('./cables?cable=1961-05', './?sel=1961-05&lang=ko')
    """
    query = {key: value for key, value in wanted.items() if value}
    if lang != "en":
        query["lang"] = lang
    return f"./{name}?{urlencode(query)}" if query else f"./{name}"
