"""What pages share: the cached dataset, choices kept in the address, and the exhibit's place.

``stage``, around the page in the entry script, makes room for the exhibit under the page's head,
and a page asks for it with ``show``. Selection and window live in the address alone.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from crossings.collection.load import Dataset
from crossings.html.explore import card
from crossings.html.markup import details, items, tag
from crossings.language import i18n
from crossings.look.theme import LIGHT
from crossings.questions.query import Choice
from crossings.wording.reader import Reader
from pages import _collection

SCRIPT = _collection.ROOT / "crossings" / "exhibit" / "component.js"
STYLES = [Path(__file__).with_name(name) for name in ("measures.css", "page.css")]
COPYING = Path(__file__).with_name("copy.js")
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
    styles = "".join(path.read_text(encoding="utf-8") for path in STYLES)
    st.html(f"<style>{styles}</style>")


@contextmanager
def stage(page: str) -> Iterator[None]:
    """Head for the page that runs inside, then room for the exhibit and for what stands below."""
    _come_back(page)
    scene = Scene()
    _scene.set(scene)
    head, body, foot = st.container(), st.container(), st.container()
    with head:
        yield
    # Here and not in ``show``: what a page mounts itself is taken away when the page is left.
    if scene.choice is not None:
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
        with right:
            beside(selected())


def _mount(choice: Choice, mode: str, lang: str) -> None:
    file = _exhibit_file()
    if file is None:
        return
    state = st.session_state.get(KEY) or {}
    view: dict[str, Any] = {
        "filters": {name: list(values) for name, values in asdict(choice).items()},
        "selected": selected() if card.exists(dataset(), selected() or "") else None,
        "window": window(),
        "lang": lang,
        "mode": mode,
    }
    if mode == "present":
        view |= {"chapter": st.query_params.get("chapter"), "kiosk": kiosk()}
    _ = i18n.speaker(lang)
    title = _("Map and timeline of what the cables report")
    turn = max((state.get(name) or {}).get("turn", 0) for name in ("view", "chapter"))
    data = {"file": file, "title": title, "view": view, "turn": turn}
    _component()(
        key=KEY,
        data=data,
        default={"view": {}, "chapter": {}},
        on_view_change=_keep_state,
        on_chapter_change=_keep_chapter,
        height="content",
    )


def _exhibit_file() -> str | None:
    """Name of the built document; None, with a word to the reader, where there can be none."""
    _ = i18n.speaker(language())
    try:
        document = _collection.document()
    except Exception as error:  # a build error must not break card and table
        notice = _("Map and timeline could not be built: {reason}")
        return _apology(notice.format(reason=f"{type(error).__name__}: {error}"))
    try:
        return _collection.publish(document)
    except OSError:
        return _apology(
            _("Map and timeline are missing: the server could not write its built files.")
        )


def _apology(notice: str) -> None:
    log.exception(notice)
    st.html(tag("p", notice, class_="cx cx-problems", role="status"))


@st.cache_resource
def _component() -> Any:
    return st.components.v2.component("crossings", js=script(SCRIPT), isolate_styles=False)


def script(path: Path) -> str:
    """The script of a component, with the function ``copy`` that copying buttons need."""
    return "".join(file.read_text(encoding="utf-8") for file in (path, COPYING))


def dataset() -> Dataset:
    """The collection, read once and again whenever a data file changes."""
    return _collection.dataset()


def reader() -> Reader:
    """The collection in the language of the page."""
    return _collection.reader(language())


def selected() -> str | None:
    """The id the address asks for, whether or not there is such a thing."""
    return st.query_params.get("sel") or None


def window() -> list[str] | None:
    """The span of days the address asks for; None unless both ends are days in order."""
    try:
        first, last = (
            dt.date.fromisoformat(st.query_params.get(name, "")) for name in ("from", "to")
        )
    except ValueError:
        return None
    return [first.isoformat(), last.isoformat()] if first <= last else None


def choose(target: str | None) -> None:
    """Puts a selection into the address; the exhibit and the card follow."""
    _address(sel=target)


def kept(key: str, options: Collection[str], default: str = "") -> str:
    """Sets the widget ``key`` to what the address says, so that links and Back restore it.

    The address holds ids. Streamlit's own ``bind`` would hold labels, which differ by language.
    """
    asked = st.query_params.get(key, default)
    value = asked if asked in options else default
    st.session_state[key] = value
    return value


def keep(key: str, default: str = "") -> None:
    """Callback of such a widget: its value becomes part of the address, unless it is the default."""
    value = st.session_state[key]
    _address(**{key: None if value == default else value})


def kiosk() -> int:
    """Seconds after which an untouched kiosk starts again, from the address; 0: no kiosk."""
    asked = st.query_params.get("kiosk", "")
    return min(int(asked), 3600) if asked.isdecimal() else 0


def _keep_chapter() -> None:
    """Every chapter has an address of its own."""
    chapter = (st.session_state.get(KEY) or {}).get("chapter") or {}
    _address(chapter=chapter.get("id"))


def _keep_state() -> None:
    """A settled state of the exhibit becomes the address, so that its link restores the view."""
    state = (st.session_state.get(KEY) or {}).get("view") or {}
    span = state.get("window") or (None, None)
    _address(sel=state.get("selected"), **{"from": span[0], "to": span[1]})


def _address(**wanted: str | None) -> None:
    """Sets parameters, or removes those without value, as one entry of the browser's history."""
    old = st.query_params.to_dict()
    new = {key: value for key, value in {**old, **wanted}.items() if value}
    if new != old:
        st.query_params.from_dict(new)
    st.session_state["_places"][st.session_state["_here"]] = new


def _come_back(page: str) -> None:
    """Streamlit drops the address on a change of page: the language stays, and what the page was
    left with comes back."""
    places = st.session_state.setdefault("_places", {})
    here = st.session_state.get("_here")
    st.session_state["_here"] = page
    if here not in (None, page) and not st.query_params:
        lang = places.get(here, {}).get("lang")
        _address(**{**places.get(page, {}), "lang": lang})
    places[page] = st.query_params.to_dict()


def language() -> str:
    """The language of the interface, from the address; English where it names no catalogue."""
    asked = st.query_params.get("lang", "en")
    return asked if asked in i18n.available() else "en"


def language_switch() -> None:
    """A switch where there is more than one catalogue; nothing otherwise."""
    offered = i18n.available()
    if len(offered) > 1:
        kept("lang", offered, "en")
        st.segmented_control(
            "Language", list(offered), required=True, format_func=offered.get, key="lang",
            on_change=keep, args=("lang", "en"), label_visibility="collapsed",
        )  # fmt: skip


def problems(reader: Reader) -> None:
    """A banner that names what was left out of the data, and why; nothing where all stands."""
    if not reader.dataset.problems:
        return
    _ = reader.say
    title = _("Left out of the data, {count}. The rest is shown.").format(
        count=len(reader.dataset.problems)
    )
    rows = items(tag("code", str(problem)) for problem in reader.dataset.problems)
    box = tag("div", details(title, rows), class_="cx cx-problems", role="status", lang=reader.lang)
    st.html(box.replace("<details>", "<details open>", 1))
