"""The steps of the Cables page, and the text of a cable that a reader brings.

A text dropped onto the page stays in the session's memory; nothing here writes it anywhere.
"""

from __future__ import annotations

import os

import streamlit as st

from crossings.collection.records import Cable
from crossings.html.cables import reading
from crossings.html.explore import card
from crossings.html.markup import Html, tag
from crossings.html.share import offers
from crossings.language.i18n import speaker
from crossings.sources import passages
from crossings.sources.evidence import SourceText, read_texts
from crossings.wording.reader import Reader
from pages import _address
from pages._collection import kept
from pages._reading import open_cable

TEXTS = "texts"  # in the session: cable id -> SourceText, or the flaw of what was dropped
FOLDER = "CROSSINGS_SOURCES"


def steps(reader: Reader, chosen: str) -> None:
    """Links to the other cables, and printing."""
    _ = reader.say
    before, after = card.neighbours(reader.dataset, chosen)
    with st.container(key="reading-steps", horizontal=True, vertical_alignment="bottom"):
        _step(_("‹ Previous cable"), "before", before)
        _step(_("Next cable ›"), "after", after)
        _address.select(_("Cable"), kept(offers.cable_names, reader), "cable", chosen)
        printing = tag("button.cx-button", _("Print this page"), type="button", data_print=True)
        st.html(printing, width="content")


def document(reader: Reader, chosen: str) -> Html:
    """The cable without its text at hand."""
    return reading.document(reader.dataset.cables[chosen], reader, None)


def _step(label: str, key: str, cable: str | None) -> None:
    st.button(label, key=key, on_click=open_cable, args=(cable,), disabled=not cable)


def text_of(cable: Cable, lang: str) -> SourceText | None:
    """The text at hand: dropped in this session, else in the folder; None where there is none."""
    dropped = _texts().get(cable.id)
    if isinstance(dropped, passages.Unreadable):
        st.html(reading.notice(dropped.words(lang), lang))
    return dropped if isinstance(dropped, SourceText) else _from_folder(cable, lang)


def _texts() -> dict[str, SourceText | passages.Unreadable]:
    texts: dict[str, SourceText | passages.Unreadable] = st.session_state.setdefault(TEXTS, {})
    return texts


def _from_folder(cable: Cable, lang: str) -> SourceText | None:
    folder = os.environ.get(FOLDER)
    if not folder:
        return None
    try:
        return read_texts(folder).get(cable.id)
    except OSError:
        _ = speaker(lang)
        said = _("The folder of source texts that {name} names cannot be read.")
        st.html(reading.notice(said.format(name=FOLDER), lang))
        return None


def drop(cable: Cable, lang: str) -> None:
    """A place to drop the text, and a button that removes it."""
    _ = speaker(lang)
    key = f"text-{cable.id}"
    with st.container(key="drop"), st.expander(_("You have the text? Hold the figures against it")):
        st.html(
            tag(
                "p.cx",
                _(
                    "Drop the document’s text here: the words of each figure are then shown at their place. "
                    "It stays in this session’s memory, is not stored, and is gone when you close the page."
                ),
            )
        )
        st.file_uploader(_("Text of this document"), key=key, on_change=_take, args=(cable.id, key))
        if isinstance(_texts().get(cable.id), SourceText):
            st.button(_("Forget this text"), key="forget", on_click=_forget, args=(cable.id,))


def _forget(cable: str) -> None:
    _texts().pop(cable, None)


def _take(cable: str, key: str) -> None:
    """Reads what was dropped, or forgets what was removed."""
    file = st.session_state[key]
    if file is None:
        _forget(cable)
        return
    try:
        _texts()[cable] = SourceText(passages.read_upload(file.getvalue()), file.name)
    except passages.Unreadable as flaw:
        _texts()[cable] = flaw


def misfit(held: passages.Held | None, cable: Cable, reader: Reader) -> None:
    """Warns where the text seems to be that of another cable, or of none."""
    if held is None or not held.evidence or any(item.anchor_at for item in held.evidence.values()):
        return
    _ = reader.say
    said = _("{file} holds none of the words coded for this cable.").format(file=held.file)
    if held.fits:
        other = reader.text(reader.dataset.cables[held.fits].short)
        said += " " + _("It seems to be the text of “{cable}”.").format(cable=other)
    st.html(reading.notice(said, reader.lang))
