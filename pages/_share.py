"""The parts of the Share page. Slow work is done as the page's ``Jobs``."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import streamlit as st

from crossings.collection.load import has_ring
from crossings.editions.edition import as_csv, as_json
from crossings.export.workshop import Progress
from crossings.html.markup import join, tag
from crossings.html.parts import heading
from crossings.html.share import embed, offers
from crossings.language.i18n import LANGUAGES, available, speaker
from crossings.wording.reader import Reader
from pages import _address, _collection, _frame
from pages._collection import kept
from pages._share_jobs import Jobs

SCRIPT = Path(__file__).with_name("share.js")
HTML = _collection.ROOT / "crossings" / "html"
STYLES = [HTML / "figures" / "figures.css", HTML / "share" / "share.css"]
PRESENTATION = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


def dress() -> None:
    """Styles of the page, and the script that copies and keeps the keyboard's focus."""
    st.html(_frame.style(*STYLES))
    _frame.component("share", SCRIPT)(key="sharing", height=1)


def title(lang: str) -> None:
    """Title, language, and one sentence."""
    _ = speaker(lang)
    lead = _(
        "Take the collection along: as one file, as slides, as a picture, inside a page of your own, as data. "
        "Wherever a figure goes, who counted it, how surely and where it stands go with it."
    )
    _frame.title(_("Share"), lead, lang)


def part(name: str, anchor: str, said: str, lang: str) -> None:
    """Heading and first sentence of a part of the page."""
    title = heading(name, class_="cx-part", id=anchor, tabindex="-1", lang=lang)
    st.html(join(title, tag("p.cx.cx-lead-in", said, lang=lang)))


def choice(key: str, label: str, names: dict[str, str]) -> str:
    """A choice among a few options, kept in the address; the first is the default."""
    return _address.segments(label, names, key, next(iter(names)))


def single_file(jobs: Jobs, reader: Reader) -> None:
    """The exhibit as one file."""
    _, lang = reader.say, reader.lang
    said = _(
        "Map, timeline, story and sources in a single HTML file. It opens from a memory stick, without a network and without a server."
    )
    if len(available()) > 1:
        said += " " + _("Its reader chooses the language: {names}.").format(
            names=offers.languages()
        )
    if has_ring():
        said += " " + _("The neighbouring documents are in it, behind a switch.")
    part(_("One file"), "file", said, lang)
    ring = reader.dataset.ring
    key, give = (
        ("file", ring, jobs.edition),
        partial(_give, offers.file_name(offers.SINGLE, reader), "text/html", lang),
    )
    jobs.offer("file", key, partial(_make_file, lang, ring), give, _("Prepare the file"))


def _make_file(lang: str, ring: bool, tell: Progress) -> bytes:
    from crossings.export.single import single_file

    _ = speaker(lang)
    tell(1, 2, _("map and timeline"))
    document = _collection.document()
    around = _collection.document(ring=True) if has_ring() else None
    tell(2, 2, _("fonts and scripts"))
    return single_file(document, around, ring).encode()


def slides(jobs: Jobs, reader: Reader) -> None:
    """The story as slides."""
    _ = reader.say
    said = _(
        "The story as slides, to show and to edit in any office program. Each carries its source and its reservations; the notes say what not to conclude."
    )
    if len(available()) > 1:
        said += " " + _("In the language of this page: {name}.").format(name=LANGUAGES[reader.lang])
    part(_("Slides"), "slides", said, reader.lang)
    key = ("slides", reader.lang, reader.dataset.ring, jobs.edition)
    work = partial(_make_slides, reader)
    give = partial(
        _give,
        offers.file_name(f"crossings-{reader.lang}.pptx", reader),
        PRESENTATION,
        reader.lang,
    )
    jobs.offer("slides", key, work, give, _("Prepare the slides"))


def _make_slides(reader: Reader, tell: Progress) -> bytes:
    from crossings.export import slides

    return slides.build(reader, progress=tell)


def _give(file: str, kind: str, lang: str, content: bytes) -> None:
    """A button with the file's name and size."""
    _ = speaker(lang)
    label = _("Download {file} · {size}").format(file=file, size=offers.size(content, lang))
    st.download_button(label, content, file, kind, on_click="ignore", type="primary")


def records(reader: Reader) -> None:
    """The data themselves."""
    _ = reader.say
    said = _(
        "Every record as it was coded: what is printed, our reading of it, and why. Or the figures alone, one a row, for a spreadsheet."
    )
    part(_("Data"), "data", said, reader.lang)
    document, sheet = kept(_records, reader)
    with st.container(key="records", horizontal=True):
        for label, name, kind, content in (
            (_("Records, JSON"), "crossings.json", "application/json", document),
            (_("Figures, CSV"), "crossings-figures.csv", "text/csv", sheet),
        ):
            size = offers.size(content, reader.lang)
            file = offers.file_name(name, reader)
            st.download_button(f"{label} · {size}", content, file, kind, on_click="ignore")


def _records(reader: Reader) -> tuple[bytes, bytes]:
    return as_json(reader.dataset).encode(), as_csv(reader.dataset.claims.values(), reader)


def citing(reader: Reader) -> None:
    """How to cite the dataset and its cables."""
    if not reader.dataset.cables:
        return
    _ = reader.say
    part(
        _("How to cite"),
        "cite",
        _("The dataset for what was coded and calculated; a cable for what it says."),
        reader.lang,
    )
    root = embed.root_of(st.context.url)
    address = "" if embed.is_local(root) else root
    st.html(kept(offers.citations, reader, address))
