"""The row of filters. Each keeps its value in the address."""

from __future__ import annotations

import streamlit as st

from crossings.collection.load import Dataset
from crossings.html.markup import tag
from crossings.language.i18n import speaker
from crossings.look.theme import WEDGE
from crossings.questions.query import Choice
from crossings.wording import facts, words
from crossings.wording.reader import Reader
from pages import _frame

EVERYTHING = ""


def asked(data: Dataset) -> tuple[Choice, bool]:
    """What the address asks to see, and whether as a table too: the same as the row will show."""
    sides, measures = _offered(data)
    parts = (("dir", list(WEDGE)), ("what", measures), ("who", sides), ("cable", [*data.cables]))
    directions, measured, counted, cables = (
        _one(wanted if (wanted := st.query_params.get(key)) in options else None)
        for key, options in parts
    )
    return Choice(directions, measured, counted, cables), st.query_params.get("table") == "1"


def _offered(data: Dataset) -> tuple[list[str], list[str]]:
    """Who reports and what was counted, as far as there are figures."""
    claims = data.claims.values()
    sides = sorted({claim.context.side for claim in claims if claim.context.side})
    return sides, list(dict.fromkeys(claim.measure for claim in claims))


def row(reader: Reader) -> None:
    """Draws the filters; each puts what it is set to into the address."""
    _ = reader.say
    sides, measures = _offered(reader.dataset)
    with st.container(key="filters", horizontal=True, vertical_alignment="bottom"):
        _direction(reader.lang)
        _select("who", facts.name("reporter", reader.lang), sides, {
            EVERYTHING: _("Everyone"), **{key: words.side(key, reader.lang) for key in sides},
        })  # fmt: skip
        _select("what", _("What was counted"), measures, {
            EVERYTHING: _("Everything"),
            **{key: reader.dataset.measures[key].label.get(reader.lang) for key in measures},
        })  # fmt: skip
        _select("cable", _("Cable"), list(reader.dataset.cables), {
            EVERYTHING: _("All"),
            **{key: words.cable_name(cable, reader.lang) for key, cable in reader.dataset.cables.items()},
        })  # fmt: skip
        _table(reader.lang)
        st.html(_copy_link(reader.lang), width="content")


def _direction(lang: str) -> None:
    _ = speaker(lang)
    ways = {
        EVERYTHING: _("Both"),
        "cn-to-kp": f":red[{WEDGE['cn-to-kp']}] {_('to North Korea')}",
        "kp-to-cn": f":blue[{WEDGE['kp-to-cn']}] {_('to China')}",
    }
    _frame.kept("dir", ways)
    st.segmented_control(
        _("Direction"), list(ways), required=True, format_func=ways.get, key="dir",
        on_change=_frame.keep, args=("dir",),
    )  # fmt: skip


def _select(key: str, label: str, options: list[str], names: dict[str, str]) -> None:
    _frame.kept(key, options)
    st.selectbox(
        label, [EVERYTHING, *options], format_func=names.get, key=key,
        on_change=_frame.keep, args=(key,),
    )  # fmt: skip


def _table(lang: str) -> None:
    st.session_state["as-table"] = st.query_params.get("table") == "1"
    _ = speaker(lang)
    st.toggle(_("Table"), key="as-table", on_change=_keep_table)


def _keep_table() -> None:
    st.session_state["table"] = "1" if st.session_state["as-table"] else ""
    _frame.keep("table")


def _copy_link(lang: str) -> str:
    _ = speaker(lang)
    return tag("button", _("Copy link"), type="button", class_="cx-button", data_copy="address",
               data_done=_("Link copied"))  # fmt: skip


def _one(value: str | None) -> tuple[str, ...]:
    return (value,) if value else ()
