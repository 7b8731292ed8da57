"""Choices kept in the address, so that links and Back restore them, and the widgets that make them.

The address holds ids. Streamlit's own ``bind`` would hold labels, which differ by language.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from typing import Any

import streamlit as st

from crossings.language import i18n

LONGEST = 3600  # seconds, of a kiosk's patience


def select(label: str, names: Mapping[str, str], key: str, usual: str = "", **more: Any) -> str:
    """A select box of ids by their names; ``usual`` is chosen where the address has no ``key``."""
    value = restore(key, names, usual)
    st.selectbox(label, list(names), format_func=names.__getitem__, key=key,
                 on_change=keep, args=(key, usual), **more)  # fmt: skip
    return value


def segments(label: str, names: Mapping[str, str], key: str, usual: str = "", **more: Any) -> str:
    """The same as a row of buttons, of which one is always pressed."""
    value = restore(key, names, usual)
    st.segmented_control(label, list(names), format_func=names.__getitem__, key=key, required=True,
                         on_change=keep, args=(key, usual), **more)  # fmt: skip
    return value


def text(label: str, key: str, **more: Any) -> str:
    """A field for any words, empty where the address has no ``key``."""
    st.session_state[key] = st.query_params.get(key, "")
    return str(st.text_input(label, key=key, on_change=keep, args=(key,), **more))


def switch(label: str, key: str) -> bool:
    """A switch; the address has ``key=1`` where it is on."""
    widget = f"as-{key}"
    st.session_state[widget] = st.query_params.get(key) == "1"
    return st.toggle(label, key=widget, on_change=_keep_switch, args=(widget, key))


def _keep_switch(widget: str, key: str) -> None:
    put(**{key: "1" if st.session_state[widget] else None})


def restore(key: str, options: Collection[str], usual: str = "") -> str:
    """Sets the widget ``key`` to what the address says, or to what is usual."""
    asked = st.query_params.get(key, usual)
    value = asked if asked in options else usual
    st.session_state[key] = value
    return value


def keep(key: str, usual: str = "") -> None:
    """Callback of such a widget: its value becomes part of the address, unless it is the usual one."""
    value = st.session_state[key]
    put(**{key: None if value == usual else value})


def put(**wanted: str | None) -> None:
    """Sets parameters, or removes those without value, as one entry of the browser's history."""
    old = st.query_params.to_dict()
    new = {key: value for key, value in {**old, **wanted}.items() if value}
    if new != old:
        st.query_params.from_dict(new)
    st.session_state["_places"][st.session_state["_here"]] = new


def come_back(page: str) -> None:
    """Streamlit drops the address on a change of page: the language stays, and what the page was
    left with comes back."""
    places = st.session_state.setdefault("_places", {})
    here = st.session_state.get("_here")
    st.session_state["_here"] = page
    if here not in (None, page) and not st.query_params:
        lang = places.get(here, {}).get("lang")
        put(**{**places.get(page, {}), "lang": lang})
    places[page] = st.query_params.to_dict()


def language() -> str:
    """The language of the interface; English where the address names no catalogue."""
    asked = st.query_params.get("lang", "en")
    return asked if asked in i18n.available() else "en"


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
