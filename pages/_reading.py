"""What the pages for reading share: their styles, and the keys that lead from cable to cable."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from crossings.html.cables import reading
from pages import _frame
from pages._collection import kept

SCRIPT = Path(reading.__file__).with_suffix(".js")


def dress(sought: str | None = None) -> None:
    """Styles and keys; ``sought`` is the id of an entry to bring into view."""
    st.html(kept(reading.style))
    component = _frame.component("reading", SCRIPT)
    component(key="reading", data={"sought": sought}, on_cable_change=_follow, height=1)


def _follow() -> None:
    state = st.session_state.get("reading") or {}
    if state.get("cable"):
        open_cable(state["cable"])


def open_cable(cable: str) -> None:
    """Puts a cable into the address."""
    st.query_params["cable"] = cable
