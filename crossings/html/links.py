"""Addresses of the dashboard's own pages, relative, so that they hold under any base path."""

from __future__ import annotations

from urllib.parse import urlencode

from crossings.collection.records import Cable, Reference
from crossings.html.markup import Child, Html, join, tag
from crossings.wording import words
from crossings.wording.reader import Reader


def page(name: str = "", lang: str = "en", **wanted: str | None) -> str:
    """Address of a page from any other page; Explore has no name. The language goes along.

    >>> page("cables", cable="1961-05"), page(sel="1961-05", lang="ko")
    ('./cables?cable=1961-05', './?sel=1961-05&lang=ko')
    """
    query = {key: value for key, value in wanted.items() if value}
    if lang != "en":
        query["lang"] = lang
    return f"./{name}?{urlencode(query)}" if query else f"./{name}"


def link(address: str, *children: Child, **attributes: str | bool | None) -> Html:
    """A link that opens in the same window, which Streamlit's pages need."""
    return tag("a", *children, href=address, target="_self", **attributes)


def to_exhibit(key: str, reader: Reader, *children: Child, **attributes: str | None) -> Html:
    """A link to the exhibit with a figure, a document or a value of ours chosen in it."""
    return link(page("", reader.lang, sel=key), *children, **attributes)


def to_cable(cable: Cable, reader: Reader, *children: Child) -> Html:
    """A link to the page of a document, by what it is called in short if by nothing else."""
    return link(
        page("cables", reader.lang, cable=cable.id), *children or [reader.text(cable.short)]
    )


def to_reference(entry: Reference, reader: Reader) -> Html:
    """A link to a cited document that is not in the collection."""
    return link(page("cited", reader.lang, doc=entry.id), reader.text(entry.title))


def to_document(cable: Cable, reader: Reader) -> Html:
    """A document as a link to the exhibit, and its date."""
    link = to_exhibit(cable.id, reader, reader.text(cable.short))
    return join(link, words.cable_date(cable, reader.lang), between=", ")
