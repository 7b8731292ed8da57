"""The collection as the server holds it: read and built once, and again when a data file changes."""

from __future__ import annotations

import os
from pathlib import Path

import streamlit as st

from crossings import exhibit
from crossings.collection.load import Dataset, data_folder, load_dataset
from crossings.wording.reader import Reader

ROOT = Path(__file__).resolve().parent.parent

_newest: str | None = None


def dataset() -> Dataset:
    """The collection, read once and again whenever a data file changes."""
    return _dataset(str(data_folder()), fingerprint())


def reader(lang: str) -> Reader:
    """The collection in a language; the same object until a data file changes."""
    return _reader(str(data_folder()), fingerprint(), lang)


def document() -> exhibit.Document:
    """The exhibit of the collection; raises any error of its builder."""
    return _document(str(data_folder()), fingerprint())


def publish(document: exhibit.Document) -> str:
    """Write the exhibit where the server finds it, unless it is there; return its file name.

    Raises OSError where it cannot be written.
    """
    global _newest
    _newest = exhibit.write(document, static_folder())
    return _newest


def mend(name: str) -> None:
    """See to it that a built file of the exhibit is there and whole, if it is one of the newest.

    Raises OSError where it cannot be written.
    """
    if _newest and (current := document()) and name in {current.name, *current.assets}:
        exhibit.write(current, static_folder())


def newest_file() -> str | None:
    """Name of the exhibit published last; None before the first. Costs nothing."""
    return _newest


def static_folder() -> Path:
    """Where built files go: ``CROSSINGS_STATIC``, else ``static/`` beside the entry script."""
    return Path(os.environ.get("CROSSINGS_STATIC") or ROOT / "static")


def fingerprint() -> str:
    """Changes with every data file: part of the key of everything that is kept."""
    files = sorted(data_folder().rglob("*.toml"))
    return str([(path.name, path.stat().st_mtime_ns, path.stat().st_size) for path in files])


@st.cache_resource(max_entries=2, show_spinner=False)
def _dataset(folder: str, fingerprint: str) -> Dataset:
    return load_dataset(folder)


@st.cache_resource(max_entries=6, show_spinner=False)
def _reader(folder: str, fingerprint: str, lang: str) -> Reader:
    return Reader(_dataset(folder, fingerprint), lang)


@st.cache_resource(max_entries=2, show_spinner=False)
def _document(folder: str, fingerprint: str) -> exhibit.Document:
    return exhibit.build(_dataset(folder, fingerprint))
