"""The exhibit inside another page: what the frame shows, its snippet, and how it looks."""

from __future__ import annotations

import logging
from dataclasses import replace

import streamlit as st

from crossings.html.markup import tag
from crossings.html.share import embed, offers
from crossings.language.i18n import available, speaker
from crossings.language.phrases import phrases
from crossings.wording.reader import Reader
from pages import _address, _collection, _frame
from pages._collection import kept
from pages._share import choice, part

KIOSK = 90  # seconds that are offered first
MARGINLESS = "<style>body{margin:0}</style>"
PREVIEW = 720  # px, height of the try-out
log = logging.getLogger(__name__)


def embedding(reader: Reader) -> None:
    """The snippet for another page, and how it looks in a narrow column."""
    _ = reader.say
    said = _(
        "The exhibit inside a page of your own, in any column from {width} px. It sets no cookie, stores nothing and reports nothing about its readers."
    )
    part(_("In your own page"), "embed", said.format(width=embed.NARROWEST), reader.lang)
    left, right = st.columns(_frame.COLUMNS[::-1], gap="medium")
    with left:
        wanted, note = _wanted(reader)
    with right:
        title = _("Map and timeline of what the cables report")
        st.html(embed.snippet_box(wanted.snippet(title), reader.lang))
        st.html(tag("p.cx.cx-small", note, lang=reader.lang))
        if st.toggle(
            _("Try it in a column of {width} px").format(width=embed.NARROWEST), key="try"
        ):
            tried = replace(wanted, file=_built(embed.NEWEST)).snippet(title)
            st.iframe(MARGINLESS + tried, width=embed.NARROWEST, height=PREVIEW)


def _wanted(reader: Reader) -> tuple[embed.Embed, str]:
    """What the frame shows, where it comes from, and a sentence on what that means."""
    _ = reader.say
    mode = choice("frame", _("Shows"), phrases("embed_mode", reader.lang))
    start, seconds = "", 0
    places = kept(embed.places, reader, mode)
    if mode == "kiosk":
        seconds = st.number_input(
            _("Seconds until it starts again"), 10, 3600, KIOSK, key="seconds"
        )
    else:
        start = _address.select(_("Opens"), places, "start")
    tongue = reader.lang
    if len(available()) > 1:
        tongue = st.selectbox(
            _("Language"),
            list(available()),
            format_func=available().__getitem__,
            index=list(available()).index(reader.lang),
            key="tongue",
        )
    file, note = _source(reader)
    return embed.Embed(file, mode, tongue, start, int(seconds), reader.dataset.ring), note


def _source(reader: Reader) -> tuple[str, str]:
    """Where the frame's page comes from, and what that means."""
    _, lang = reader.say, reader.lang
    source = choice(
        "source",
        _("Comes from"),
        {
            "newest": _("Here, newest"),
            "edition": _("Here, this edition"),
            "own": _("Your server"),
        },
    )
    if source == "own":
        file = offers.file_name(offers.SINGLE, reader)
        return file, _(
            "For the single file on a server of your own: put {file} beside the page that shows it. It keeps showing the data as they were when you took it."
        ).format(file=file)
    edition = _this_edition(lang) if source == "edition" else None
    if edition:
        note = _(
            "Keeps showing this edition of the data, even after a correction, as long as this server keeps the file. To be sure of it for years, put the single file on a server of your own."
        )
    else:
        note = _("Always shows the data as they are now: when they are corrected, so is your page.")
    if embed.is_local(_built("")):
        note += " " + _(
            "The address above leads to this machine only: open this page at the address that others use, and copy the snippet there."
        )
    return _built(edition or embed.NEWEST), note


def _built(file: str) -> str:
    """The address of a built file on this server."""
    return f"{embed.root_of(st.context.url)}app/static/{file}"


def _this_edition(lang: str) -> str | None:
    """File name of the exhibit as it is now; None, with a message to the reader, where there is none."""
    try:
        return _collection.publish(_address.ring())
    except Exception as error:  # a build error must not break the page
        log.exception("no edition to name")
        _ = speaker(lang)
        said = _(
            "This edition has no file: {reason}. The address of the newest data is given instead."
        )
        _frame.excuse(said, error)
        return None
