"""The collection as the server holds it: read and built once, and again when a data file changes."""

from __future__ import annotations

import os
from collections.abc import Callable, Hashable
from contextvars import ContextVar
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import ParamSpec, TypeVar

import streamlit as st

from crossings import exhibit
from crossings.collection.compiled import load_compiled
from crossings.collection.load import Dataset, data_folder
from crossings.wording.reader import Reader

ROOT = Path(__file__).resolve().parent.parent

KEPT = 512  # results; those not used for longest are dropped

P = ParamSpec("P")
T = TypeVar("T")
_newest: dict[bool, str] = {}  # by whether the neighbouring documents are in it
_seen: ContextVar[str | None] = ContextVar("seen", default=None)


def kept(make: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """What ``make`` returns for these arguments, made once and kept.

    For what depends on its arguments alone, a ``Reader`` or ids, and is never changed: HTML, files,
    names. A reader is another object when a data file has changed, so nothing old is returned.
    """
    return _kept(make, *args, **kwargs)  # type: ignore[arg-type, return-value]


@lru_cache(maxsize=KEPT)
def _kept(make: Callable[..., object], *args: Hashable, **kwargs: Hashable) -> object:
    return make(*args, **kwargs)


def look() -> None:
    """Checks the data files, once for a whole run of a page."""
    _seen.set(_state(data_folder()))


def dataset(ring: bool = False) -> Dataset:
    """The collection, read once and again whenever a data file changes; with ``ring`` also its
    neighbouring documents."""
    return _dataset(str(data_folder()), fingerprint(), ring)


def reader(lang: str, ring: bool = False) -> Reader:
    """The collection in a language; the same object until a data file changes."""
    return _reader(str(data_folder()), fingerprint(), lang, ring)


def document(ring: bool = False) -> exhibit.Document:
    """The exhibit of the collection; raises any error of its builder."""
    return _document(str(data_folder()), fingerprint(), ring)


def publish(ring: bool = False) -> str:
    """Write the exhibit where the server finds it, unless it is there; return its file name.

    Raises OSError where it cannot be written, and any error of its builder.
    """
    _newest[ring] = exhibit.write(document(ring), static_folder())
    return _newest[ring]


def write_again(name: str) -> None:
    """Write the exhibit again if this file of its newest edition is lost or damaged.

    Raises OSError where it cannot be written.
    """
    for ring in list(_newest):
        current = document(ring)
        if name in {current.name, *current.assets}:
            exhibit.write(current, static_folder())


def newest_file(ring: bool = False) -> str | None:
    """Name of the exhibit published last; None before the first. Costs nothing."""
    return _newest.get(ring)


def static_folder() -> Path:
    """Where built files go: ``CROSSINGS_STATIC``, else ``static/`` beside the entry script."""
    return Path(os.environ.get("CROSSINGS_STATIC") or ROOT / "static")


def fingerprint() -> str:
    """Changes with every data file: part of the key of everything that is kept."""
    return _seen.get() or _state(data_folder())


def _state(folder: Path) -> str:
    """A hash of every data file's name, time and size."""
    marks = []
    for place, _folders, names in os.walk(folder):
        for name in names:
            if name.endswith(".toml"):
                path = os.path.join(place, name)  # noqa: PTH118  this runs for every run of a page
                found = os.stat(path)  # noqa: PTH116
                marks.append((path, found.st_mtime_ns, found.st_size))
    return sha256(repr(sorted(marks)).encode()).hexdigest()


@st.cache_resource(max_entries=4, show_spinner=False)
def _dataset(folder: str, fingerprint: str, ring: bool) -> Dataset:
    return load_compiled(folder, ring)


@st.cache_resource(max_entries=12, show_spinner=False)
def _reader(folder: str, fingerprint: str, lang: str, ring: bool) -> Reader:
    return Reader(_dataset(folder, fingerprint, ring), lang)


@st.cache_resource(max_entries=4, show_spinner=False)
def _document(folder: str, fingerprint: str, ring: bool) -> exhibit.Document:
    return exhibit.build(_dataset(folder, fingerprint, ring))
