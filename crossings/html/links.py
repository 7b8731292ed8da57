"""Addresses of the dashboard's own pages, relative, so that they hold under any base path."""

from __future__ import annotations

from urllib.parse import urlencode

from crossings.collection.records import Cable, Claim, Reference
from crossings.html.markup import EMPTY, Child, Html, join, tag
from crossings.language.i18n import speaker
from crossings.wording import words
from crossings.wording.reader import Reader


def page(name: str, reader: Reader, **wanted: str | None) -> str:
    """Address of a page from any other page; Explore has no name. The language goes along, and so
    do the neighbouring documents: ./cables?cable=1961-05&ring=1&lang=ko."""
    query = {key: value for key, value in wanted.items() if value}
    if reader.dataset.ring or reader.around:
        query["ring"] = "1"
    if reader.lang != "en":
        query["lang"] = reader.lang
    return f"./{name}?{urlencode(query)}" if query else f"./{name}"


def link(address: str, *children: Child, **attributes: str | bool | None) -> Html:
    """A link that opens in the same window, which Streamlit's pages need."""
    return tag("a", *children, href=address, target="_self", **attributes)


def to_exhibit(key: str, reader: Reader, *children: Child, **attributes: str | None) -> Html:
    """A link to the exhibit with a figure, a document or a value of ours chosen in it."""
    return link(page("", reader, sel=key), *children, **attributes)


def to_card(key: str, reader: Reader) -> Html:
    """A link to the picture card of a figure or a document."""
    _ = reader.say
    return link(page("share", reader, card=key), _("Picture card"), class_="cx-button")


def to_row(claim: Claim, reader: Reader, *children: Child, **more: str) -> Html:
    """A figure as a link to its row in the ledger, on the same page."""
    return tag("a", words.amount(claim, reader.lang), *children, href=f"#row-{claim.id}", **more)


def to_archive(cable: Cable, lang: str, **more: str) -> Html:
    """A link to the document's page at the archive; nothing where none is known."""
    _ = speaker(lang)
    if not cable.archive.url:
        return EMPTY
    kept = {"href": cable.archive.url, "target": "_blank", "rel": "noopener"}
    return tag("a", _("Record at the archive"), **kept, **more)


def to_cable(cable: Cable, reader: Reader, *children: Child) -> Html:
    """A link to the page of a document, by what it is called in short if by nothing else."""
    return link(page("cables", reader, cable=cable.id), *children or [reader.text(cable.short)])


def to_reference(entry: Reference, reader: Reader) -> Html:
    """A link to a cited document that is not in the collection."""
    return link(page("cited", reader, doc=entry.id), reader.text(entry.title))


def to_document(cable: Cable, reader: Reader) -> Html:
    """A document as a link to the exhibit, and its date."""
    link = to_exhibit(cable.id, reader, reader.text(cable.short))
    return join(link, words.cable_date(cable, reader.lang), between=", ")
