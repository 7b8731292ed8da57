"""The row of filters. Each keeps its value in the address."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from crossings import words
from crossings.i18n import speaker
from crossings.load import Dataset
from crossings.markup import tag
from crossings.query import Choice
from pages import _frame

EVERYTHING = ""


def filters(data: Dataset, lang: str) -> tuple[Choice, bool]:
    """What the reader has chosen to see, and whether as a table too."""
    _ = speaker(lang)
    claims = data.claims.values()
    with st.container(key="filters", horizontal=True, vertical_alignment="bottom"):
        direction = st.segmented_control(
            _("Direction"), [EVERYTHING, "cn-to-kp", "kp-to-cn"], default=EVERYTHING, required=True,
            format_func=lambda way: _frame.way(way, lang), key="dir", bind="query-params",
        )  # fmt: skip
        side = _select(
            _("Who says so"), _("Everyone"), sorted({claim.context.side or "" for claim in claims} - {""}),
            lambda key: words.side(key, lang), "who",
        )  # fmt: skip
        measure = _select(
            _("What was counted"), _("Everything"), list(dict.fromkeys(claim.measure for claim in claims)),
            lambda key: data.measures[key].label.get(lang), "what",
        )  # fmt: skip
        cable = _select(_("Cable"), _("All"), list(data.cables), lambda key: _cable(key, data, lang), "cable")
        table = st.toggle(_("Table"), key="table", bind="query-params")
        done = _("Link copied")
        st.html(tag("button", _("Copy link"), type="button", class_="cx-button", data_copy="address",
                    data_done=done), width="content")  # fmt: skip
    return Choice(_one(direction), _one(measure), _one(side), _one(cable)), table


def _select(label: str, every: str, options: Sequence[str], name: Callable[[str], str], key: str) -> str:
    return st.selectbox(
        label, [EVERYTHING, *options], format_func=lambda option: name(option) if option else every,
        key=key, bind="query-params",
    )  # fmt: skip


def _cable(key: str, data: Dataset, lang: str) -> str:
    cable = data.cables[key]
    return f"{words.cable_date(cable, lang)} · {cable.short.get(lang)}"


def _one(value: str | None) -> tuple[str, ...]:
    return (value,) if value else ()
