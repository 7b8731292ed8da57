"""Choices kept in the address, so that links and Back restore them, and the widgets that make them.

The address holds ids. Streamlit's own ``bind`` would hold labels, which differ by language.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping
from functools import partial
from typing import Any

import streamlit as st

from crossings.collection.load import has_ring
from crossings.language import i18n

RING = "ring"
LONGEST = 3600  # seconds, of a kiosk's patience
TURNS = "_turns"  # in the session: how often a widget was changed by something else


def select(label: str, names: Mapping[str, str], key: str, usual: str = "", **more: Any) -> str:
    """A select box of ids by their names; ``usual`` is chosen where the address has no ``key``."""
    value = asked(key, names, usual)
    more |= widget(key, value, partial(_keep, key, usual))
    st.selectbox(label, list(names), format_func=names.__getitem__, **more)
    return value


def segments(label: str, names: Mapping[str, str], key: str, usual: str = "", **more: Any) -> str:
    """A select box shown as a row of buttons, of which one is always pressed."""
    value = asked(key, names, usual)
    more |= widget(key, value, partial(_keep, key, usual))
    st.segmented_control(label, list(names), format_func=names.__getitem__, required=True, **more)
    return value


def text(label: str, key: str, **more: Any) -> str:
    """A field for any words, empty where the address has no ``key``."""
    more |= widget(key, st.query_params.get(key, ""), partial(_keep, key, ""))
    return str(st.text_input(label, **more))


def switch(label: str, key: str) -> bool:
    """A switch; the address has ``key=1`` where it is on."""
    on = st.query_params.get(key) == "1"
    return bool(st.toggle(label, **widget(f"as-{key}", on, partial(_keep_switch, key))))


def asked(key: str, options: Collection[str], usual: str = "") -> str:
    """What the address asks for, or what is usual where that is none of the options."""
    value = st.query_params.get(key, usual)
    return value if value in options else usual


def widget(key: str, value: Any, changed: Callable[[Any], None]) -> dict[str, Any]:
    """Gives a widget its value. Returns the arguments of Streamlit's widget that tie it to that.

    ``changed`` is called with what the reader chooses. The widget has a new name whenever
    something else has changed its value (a button, a link, Back): for a moment the browser still
    sends what it held before, and under the old name that is not taken for a choice.
    """
    turns = st.session_state.setdefault(TURNS, {})
    if st.session_state.get(_name(key), value) != value:
        turns[key] = turns.get(key, 0) + 1
    name = _name(key)
    st.session_state[name] = value
    return {"key": name, "on_change": _change, "args": (key, name, changed)}


def _name(key: str) -> str:
    turn = st.session_state[TURNS].get(key, 0)
    return f"{key}-{turn}" if turn else key


def _change(key: str, name: str, changed: Callable[[Any], None]) -> None:
    if name == _name(key):
        changed(st.session_state[name])


def _keep(key: str, usual: str, value: str) -> None:
    put(**{key: None if value == usual else value})


def _keep_switch(key: str, on: bool) -> None:
    put(**{key: "1" if on else None})


def put(**wanted: str | None) -> None:
    """Sets parameters, or removes those without value, as one entry of the browser's history."""
    old = st.query_params.to_dict()
    new = {key: value for key, value in {**old, **wanted}.items() if value}
    if new != old:
        st.query_params.from_dict(new)
    st.session_state["_places"][st.session_state["_here"]] = new


def come_back(page: str) -> None:
    """Streamlit drops the address on a change of page: language and neighbouring documents stay,
    and what the page was left with comes back."""
    places = st.session_state.setdefault("_places", {})
    here = st.session_state.get("_here")
    st.session_state["_here"] = page
    if here not in (None, page) and not st.query_params:
        left = places.get(here, {})
        put(**{**places.get(page, {}), "lang": left.get("lang"), RING: left.get(RING)})
    places[page] = st.query_params.to_dict()


def language() -> str:
    """The language of the interface; English where the address names no catalogue."""
    asked = st.query_params.get("lang", "en")
    return asked if asked in i18n.available() else "en"


def ring() -> bool:
    """Whether the address asks for the neighbouring documents, and there are any."""
    return st.query_params.get(RING) == "1" and has_ring()


def selected() -> str | None:
    """The id that is asked for, whether or not there is such a thing."""
    return st.query_params.get("sel") or None


def choose(target: str | None) -> None:
    """Puts a selection into the address; the exhibit and the card follow."""
    put(sel=target)


def window() -> list[str] | None:
    """The span of days that is asked for; None unless both ends are days in order."""
    try:
        first, last = (
            dt.date.fromisoformat(st.query_params.get(name, "")) for name in ("from", "to")
        )
    except ValueError:
        return None
    return [first.isoformat(), last.isoformat()] if first <= last else None


def kiosk() -> int:
    """Seconds after which an untouched kiosk starts again; 0: no kiosk."""
    asked = st.query_params.get("kiosk", "")
    return min(int(asked), LONGEST) if asked.isdecimal() else 0
