"""What pages share: the cached dataset, choices kept in the address, and the exhibit's place.

A page writes its head as usual and asks for the exhibit with ``show``; ``stage``, around the
page in the entry script, mounts it. Selection and window live in the address alone.
"""

from __future__ import annotations

import datetime as dt
import logging
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from crossings import card, exhibit, i18n
from crossings.load import Dataset, data_folder, load_dataset
from crossings.markup import details, items, tag
from crossings.query import Choice
from crossings.theme import LIGHT, WEDGE

ROOT = Path(__file__).resolve().parent.parent
SCRIPT = ROOT / "crossings" / "exhibit" / "component.js"
STYLE = Path(__file__).with_name("page.css")
KEY = "exhibit"
ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
    f'<path d="M3 26 26 3v23z" fill="{LIGHT.to_kp}"/><path d="M6 3h17L6 20z" fill="{LIGHT.to_cn}"/></svg>'
)
log = logging.getLogger(__name__)


@dataclass
class Scene:
    """What a page asks to be shown around the exhibit; nothing unless it calls ``show``."""

    choice: Choice | None = None
    mode: str = "explore"
    beside: Callable[[str | None], None] | None = None
    below: Callable[[], None] | None = None


_scene: ContextVar[Scene] = ContextVar("scene")


def setup() -> None:
    """Page setup and styles. Called before st.navigation, or Streamlit fetches an icon font."""
    st.set_page_config("Crossings", page_icon=ICON, layout="wide")
    st.html(card.style())
    st.html(f"<style>{STYLE.read_text(encoding='utf-8')}</style>")


@contextmanager
def stage() -> Iterator[None]:
    """Head for the page that runs inside, then the exhibit with what stands beside and below."""
    scene = Scene()
    _scene.set(scene)
    head, body, foot = st.container(), st.container(), st.container()
    with head:
        yield
    if scene.choice is None:
        return
    with body:
        _linked(scene.choice, scene.mode, language(), scene.beside)
    if scene.below:
        with foot:
            scene.below()


def show(
    choice: Choice,
    *,
    mode: str = "explore",
    beside: Callable[[str | None], None] | None = None,
    below: Callable[[], None] | None = None,
) -> None:
    """Asks for the exhibit. ``beside`` gets the chosen id and follows each new selection."""
    scene = _scene.get()
    scene.choice, scene.mode, scene.beside, scene.below = choice, mode, beside, below


@st.fragment
def _linked(
    choice: Choice, mode: str, lang: str, beside: Callable[[str | None], None] | None
) -> None:
    """The exhibit and what follows its selection: one fragment, so that a selection re-runs
    nothing else."""
    left, right = st.columns([928, 400], gap="medium")
    with left:
        _mount(choice, mode, lang)
    if beside:
        with right, st.container(key="card"):
            beside(selected())


def _mount(choice: Choice, mode: str, lang: str) -> None:
    file = _exhibit_file()
    if file is None:
        return
    state = st.session_state.get(KEY) or {}
    view = {
        "filters": {name: list(values) for name, values in asdict(choice).items()},
        "selected": selected() if card.exists(dataset(), selected() or "") else None,
        "window": window(),
        "lang": lang,
        "mode": mode,
    }
    title = i18n.speaker(lang)("Map and timeline of what the cables report")
    turn = (state.get("view") or {}).get("turn", 0)
    data = {"file": file, "title": title, "view": view, "turn": turn}
    _component()(key=KEY, data=data, default={"view": {}}, on_view_change=_keep, height="content")


def _exhibit_file() -> str | None:
    """Name of the built document; None, with a word to the reader, where it cannot be written."""
    try:
        return _document(str(data_folder()), _fingerprint())
    except OSError:
        log.exception("the exhibit could not be written to %s", static_folder())
        _ = i18n.speaker(language())
        notice = _("Map and timeline are missing: the server could not write to its folder for built files.")
        st.html(tag("p", notice, class_="cx cx-problems", role="status"))
        return None


@st.cache_resource
def _component() -> Any:
    return st.components.v2.component(
        "crossings", js=SCRIPT.read_text(encoding="utf-8"), isolate_styles=False
    )


@st.cache_resource(max_entries=2, show_spinner=False)
def _document(folder: str, fingerprint: str) -> str:
    return exhibit.write(exhibit.build(_dataset(folder, fingerprint)), static_folder())


def static_folder() -> Path:
    """Where built files go: ``CROSSINGS_STATIC``, else ``static/`` beside the entry script."""
    return Path(os.environ.get("CROSSINGS_STATIC") or ROOT / "static")


def dataset() -> Dataset:
    """The collection, read once and again whenever a data file changes."""
    return _dataset(str(data_folder()), _fingerprint())


@st.cache_resource(max_entries=2, show_spinner=False)
def _dataset(folder: str, fingerprint: str) -> Dataset:
    return load_dataset(folder)


def _fingerprint() -> str:
    files = sorted(data_folder().rglob("*.toml"))
    return str([(path.name, path.stat().st_mtime_ns, path.stat().st_size) for path in files])


def selected() -> str | None:
    """The id the address asks for, whether or not there is such a thing."""
    return st.query_params.get("sel") or None


def window() -> list[str] | None:
    """The span of days the address asks for; None unless both ends are days in order."""
    try:
        first, last = (dt.date.fromisoformat(st.query_params.get(name, "")) for name in ("from", "to"))
    except ValueError:
        return None
    return [first.isoformat(), last.isoformat()] if first <= last else None


def choose(target: str | None) -> None:
    """Puts a selection into the address; the exhibit and the card follow."""
    _address(sel=target)


def _keep() -> None:
    """A settled state of the exhibit becomes the address, so that its link restores the view."""
    state = (st.session_state.get(KEY) or {}).get("view") or {}
    span = state.get("window") or (None, None)
    _address(sel=state.get("selected"), **{"from": span[0], "to": span[1]})


def _address(**wanted: str | None) -> None:
    """Sets or removes parameters in one step: one entry of the browser's history."""
    params = st.query_params
    kept = {key: value for key, value in wanted.items() if value}
    gone = [key for key, value in wanted.items() if not value and key in params]
    for key in gone:
        del params[key]
    if any(params.get(key) != value for key, value in kept.items()):
        params.update(kept)


def language() -> str:
    """The language of the interface, from the address; English where it names no catalogue."""
    asked = st.session_state.get("lang") or st.query_params.get("lang") or "en"
    return asked if asked in i18n.available() else "en"


def language_switch() -> None:
    """A switch where there is more than one catalogue; nothing otherwise."""
    offered = i18n.available()
    if len(offered) > 1:
        st.segmented_control(
            "Language", list(offered), default="en", required=True, format_func=offered.get,
            key="lang", bind="query-params", label_visibility="collapsed",
        )  # fmt: skip


def problems(data: Dataset, lang: str) -> None:
    """A banner that names what was left out of the data, and why; nothing where all stands."""
    if not data.problems:
        return
    _ = i18n.speaker(lang)
    title = _("Left out of the data, {count}. The rest is shown.").format(count=len(data.problems))
    rows = items(tag("code", str(problem)) for problem in data.problems)
    box = tag("div", details(title, rows), class_="cx cx-problems", role="status", lang=lang)
    st.html(box.replace("<details>", "<details open>", 1))


def way(direction: str, lang: str) -> str:
    """Wedge and word of a direction, as a label in Streamlit's own colours."""
    _ = i18n.speaker(lang)
    return {
        "": _("Both"),
        "cn-to-kp": f":red[{WEDGE['cn-to-kp']}] {_('to North Korea')}",
        "kp-to-cn": f":blue[{WEDGE['kp-to-cn']}] {_('to China')}",
    }[direction]
