"""What pages share: the collection, styles, and the exhibit's place.

``stage``, around the page in the entry script, makes room for the exhibit under the page's head,
and a page asks for it with ``show``. Selection and window live in the address alone.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from crossings.collection.load import Dataset, has_ring
from crossings.html.explore import card
from crossings.html.markup import Html, details, items, join, tag
from crossings.html.share import offers
from crossings.language import i18n
from crossings.language.phrases import phrases
from crossings.look.theme import LIGHT, NARROW
from crossings.questions.query import Choice
from crossings.wording import words
from crossings.wording.reader import Reader
from pages import _address, _collection
from pages._collection import kept

SCRIPT = _collection.ROOT / "crossings" / "exhibit" / "component.js"
STYLES = [Path(__file__).with_name(name) for name in ("measures.css", "page.css", "phone.css")]
FOLDING, PHONE = (Path(__file__).with_name(name) for name in ("fold.js", "phone.js"))
COPYING = Path(__file__).with_name("copy.js")
KEY = "exhibit"
STATES = ("view", "chapter", "told")  # what the exhibit reports, each with its turn
# Relative widths of the columns of a page; measures.css has the share of the left.
COLUMNS = [984, 340]
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
    above: Callable[[], None] | None = None


_scene: ContextVar[Scene] = ContextVar("scene")


def setup() -> None:
    """Page setup and styles. Called before st.navigation, or Streamlit fetches an icon font."""
    _collection.look()
    st.set_page_config("Crossings", page_icon=ICON, layout="wide")
    st.html(kept(card.style))
    st.html(style(*STYLES))


def style(*files: Path) -> Html:
    """Style sheets as markup."""
    return kept(_style, files)


def _style(files: tuple[Path, ...]) -> Html:
    sheets = "".join(file.read_text(encoding="utf-8") for file in files)
    return Html(f"<style>{sheets}</style>")


@contextmanager
def stage(page: str) -> Iterator[None]:
    """Head for the page that runs inside, then room for what is above the exhibit, for it and for
    what every page ends with."""
    _address.come_back(page)
    scene = Scene()
    _scene.set(scene)
    head, above, body, foot = (st.container() for _ in range(4))
    with head:
        yield
    # Here and not in ``show``: what a page mounts itself is removed when the page is left.
    if scene.choice is not None:
        with body:
            _linked(scene.choice, scene.mode, _address.language(), scene.beside)
    if scene.above:
        with above:
            scene.above()
    with foot:
        _fit_phone()


def _fit_phone() -> None:
    """Runs the scripts that fit every page to a phone."""
    phone = {"narrow": NARROW, "words": phrases("phone", _address.language())}
    component("fold", FOLDING)(key="fold", data={"narrow": NARROW}, height=1)
    component("phone", PHONE)(key="phone", data=phone, height=1)


def show(
    choice: Choice,
    *,
    mode: str = "explore",
    beside: Callable[[str | None], None] | None = None,
    above: Callable[[], None] | None = None,
) -> None:
    """Asks for the exhibit. ``beside`` gets the chosen id and follows each new selection."""
    scene = _scene.get()
    scene.choice, scene.mode, scene.beside, scene.above = choice, mode, beside, above


@st.fragment
def _linked(
    choice: Choice, mode: str, lang: str, beside: Callable[[str | None], None] | None
) -> None:
    """The exhibit and what follows its selection: one fragment, so that a selection re-runs
    nothing else."""
    left, right = st.columns(COLUMNS, gap="medium")
    with left:
        _mount(choice, mode, lang)
    if beside:
        with right:
            beside(_chosen())


def _chosen() -> str | None:
    """What the card shows: what the address chooses, or, while Play tells, what its step is about.

    Steps are not written into the address: it ends where it began, and Back knows nothing of them.
    """
    state = st.session_state.get(KEY) or {}
    told = state.get("told") or {}
    later = (state.get("view") or {}).get("turn", 0) > told.get("turn", 0)
    if not told.get("on") or later:
        return _address.selected()
    selected = told.get("selected")
    return selected if card.exists(dataset(), selected or "") else None


def _mount(choice: Choice, mode: str, lang: str) -> None:
    file = _exhibit_file()
    if file is None:
        return
    state = st.session_state.get(KEY) or {}
    view: dict[str, Any] = {
        "filters": {name: list(values) for name, values in asdict(choice).items()},
        "selected": _address.selected()
        if card.exists(dataset(), _address.selected() or "")
        else None,
        "window": _address.window(),
        "lang": lang,
        "mode": mode,
    }
    if mode == "present":
        view |= {"chapter": st.query_params.get("chapter"), "kiosk": _address.kiosk()}
    _ = i18n.speaker(lang)
    title = _("Map and timeline of what the cables report")
    turn = max((state.get(name) or {}).get("turn", 0) for name in STATES)
    data = {"file": file, "title": title, "view": view, "turn": turn}
    component("crossings", SCRIPT)(
        key=KEY,
        data=data,
        default={name: {} for name in STATES},
        on_view_change=_keep_state,
        on_chapter_change=_keep_chapter,
        on_told_change=_keep_nothing,
        height="content",
    )


def _exhibit_file() -> str | None:
    """Name of the built document; None, with a message to the reader, where it cannot be built."""
    _ = i18n.speaker(_address.language())
    ring = _address.ring()
    try:
        _collection.document(ring)
    except Exception as error:  # a build error must not break the page
        notice = _("Map and timeline could not be built: {reason}")
        _apologise(notice.format(reason=f"{type(error).__name__}: {error}"))
        return None
    try:
        return _collection.publish(ring)
    except OSError:
        _apologise(_("Map and timeline are missing: the server could not write its built files."))
        return None


def _apologise(notice: str) -> None:
    log.exception(notice)
    st.html(tag("p.cx.cx-problems", notice, role="status"))


@st.cache_resource
def component(name: str, path: Path) -> Any:
    """A component whose script is this file; call it to mount it."""
    return st.components.v2.component(name, js=script(path), isolate_styles=False)


def script(path: Path) -> str:
    """The script of a component, with the functions of copy.js."""
    return kept(_script, path)


def _script(path: Path) -> str:
    return "".join(file.read_text(encoding="utf-8") for file in (path, COPYING))


def dataset() -> Dataset:
    """The documents that the address asks for."""
    return _collection.dataset(_address.ring())


def reader() -> Reader:
    """The documents that the address asks for, in the language of the page."""
    return _collection.reader(_address.language(), _address.ring())


def _keep_nothing() -> None:
    """A step of Play is not kept; the card follows it by this run."""


def _keep_chapter() -> None:
    """Puts the chapter into the address."""
    chapter = (st.session_state.get(KEY) or {}).get("chapter") or {}
    _address.put(chapter=chapter.get("id"))


def _keep_state() -> None:
    """A settled state of the exhibit becomes the address, so that its link restores the view."""
    state = (st.session_state.get(KEY) or {}).get("view") or {}
    span = state.get("window") or (None, None)
    _address.put(sel=state.get("selected"), **{"from": span[0], "to": span[1]})


def title(name: str, lead: str, lang: str, *more: Html) -> None:
    """Title, language and one sentence of a page, and what follows at once."""
    with st.container(key="title", horizontal=True):
        st.title(name, anchor=False)
        language_switch()
    st.html(join(tag("p.cx.cx-purpose", lead, lang=lang), *more))


def brand(lead: str, lang: str) -> None:
    """The name of the whole and one sentence; in a wide window they stand in the page's head."""
    with st.container(key="brand"):
        title("Crossings", lead, lang)


def csv_button(content: bytes, reader: Reader) -> None:
    """The figures that are shown, as a file."""
    _ = reader.say
    name = offers.file_name("crossings-figures.csv", reader)
    st.download_button(_("Download as CSV"), content, name, "text/csv", on_click="ignore")


def excuse(said: str, error: BaseException) -> None:
    """A word to the reader about an error; ``said`` has a place for the reason."""
    reason = f"{type(error).__name__}: {error}".rstrip(".")
    st.html(tag("p.cx.cx-problems", said.format(reason=reason), role="alert"))


def language_switch() -> None:
    """A switch where there is more than one catalogue; nothing otherwise."""
    offered = i18n.available()
    if len(offered) > 1:
        _address.segments("Language", offered, "lang", "en", label_visibility="collapsed")


def ring_switch(reader: Reader) -> None:
    """A switch for the neighbouring documents; nothing where there are none."""
    if has_ring():
        _ = reader.say
        _address.switch(_("Neighbouring documents"), _address.RING)


def notices(reader: Reader) -> None:
    """What a page says before all else: which documents are shown beside the collection, with the
    switch for them, and what was left out of the data."""
    if has_ring():
        with st.container(key="around", horizontal=True, vertical_alignment="center"):
            ring_switch(reader)
            if reader.dataset.ring:
                st.html(tag("p.cx.cx-around", words.ring_note(reader), lang=reader.lang))
    problems(reader)


def problems(reader: Reader) -> None:
    """A banner that names what was left out of the data, and why; nothing where all is in."""
    if not reader.dataset.problems:
        return
    _ = reader.say
    title = _("Left out of the data, {count}. The rest is shown.").format(
        count=len(reader.dataset.problems)
    )
    rows = items(tag("code", str(problem)) for problem in reader.dataset.problems)
    box = tag("div.cx.cx-problems", details(title, rows), role="status", lang=reader.lang)
    st.html(box.replace("<details>", "<details open>", 1))
