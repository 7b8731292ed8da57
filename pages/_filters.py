"""The row of filters. Each keeps its value in the address."""

from __future__ import annotations

import streamlit as st

from crossings import words
from crossings.i18n import speaker
from crossings.load import Dataset
from crossings.markup import tag
from crossings.model import Cable
from crossings.query import Choice
from crossings.theme import WEDGE
from pages import _frame

EVERYTHING = ""


def filters(data: Dataset, lang: str) -> tuple[Choice, bool]:
    """What the reader has chosen to see, and whether as a table too."""
    _ = speaker(lang)
    claims = data.claims.values()
    sides = sorted({claim.context.side for claim in claims if claim.context.side})
    measures = list(dict.fromkeys(claim.measure for claim in claims))
    with st.container(key="filters", horizontal=True, vertical_alignment="bottom"):
        direction = _direction(lang)
        side = _select("who", _("Who says so"), sides, {
            EVERYTHING: _("Everyone"), **{key: words.side(key, lang) for key in sides},
        })  # fmt: skip
        measure = _select("what", _("What was counted"), measures, {
            EVERYTHING: _("Everything"),
            **{key: data.measures[key].label.get(lang) for key in measures},
        })  # fmt: skip
        cable = _select("cable", _("Cable"), list(data.cables), {
            EVERYTHING: _("All"),
            **{key: _cable(cable, lang) for key, cable in data.cables.items()},
        })  # fmt: skip
        table = _table(lang)
        st.html(_copy_link(lang), width="content")
    return Choice(_one(direction), _one(measure), _one(side), _one(cable)), table


def _direction(lang: str) -> str:
    _ = speaker(lang)
    ways = {
        EVERYTHING: _("Both"),
        "cn-to-kp": f":red[{WEDGE['cn-to-kp']}] {_('to North Korea')}",
        "kp-to-cn": f":blue[{WEDGE['kp-to-cn']}] {_('to China')}",
    }
    _frame.kept("dir", ways)
    return st.segmented_control(
        _("Direction"), list(ways), required=True, format_func=ways.get, key="dir",
        on_change=_frame.keep, args=("dir",),
    )  # fmt: skip


def _select(key: str, label: str, options: list[str], names: dict[str, str]) -> str:
    _frame.kept(key, options)
    return st.selectbox(
        label, [EVERYTHING, *options], format_func=names.get, key=key,
        on_change=_frame.keep, args=(key,),
    )  # fmt: skip


def _table(lang: str) -> bool:
    st.session_state["as-table"] = st.query_params.get("table") == "1"
    _ = speaker(lang)
    return st.toggle(_("Table"), key="as-table", on_change=_keep_table)


def _keep_table() -> None:
    st.session_state["table"] = "1" if st.session_state["as-table"] else ""
    _frame.keep("table")


def _copy_link(lang: str) -> str:
    _ = speaker(lang)
    return tag("button", _("Copy link"), type="button", class_="cx-button", data_copy="address",
               data_done=_("Link copied"))  # fmt: skip


def _cable(cable: Cable, lang: str) -> str:
    return f"{words.cable_date(cable, lang)} · {cable.short.get(lang)}"


def _one(value: str | None) -> tuple[str, ...]:
    return (value,) if value else ()
