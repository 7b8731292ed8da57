"""The row of filters on Explore. Each keeps its value in the address."""

from __future__ import annotations

import streamlit as st

from crossings.collection.load import Dataset
from crossings.editions import edition
from crossings.html.explore import table
from crossings.html.markup import Html, tag
from crossings.html.parts import heading
from crossings.language.i18n import speaker
from crossings.look.theme import WEDGE
from crossings.questions.query import Choice, choose
from crossings.wording import facts, words
from crossings.wording.reader import Reader
from pages import _address, _frame
from pages._collection import kept

EVERYTHING = ""
FILTERS = ("dir", "what", "who", "cable")  # keys of the address


def asked(reader: Reader) -> tuple[Choice, bool]:
    """The filters in the address, and whether a table is shown: as the row of filters will show them."""
    who, what, cable = kept(_names, reader)
    parts = (("dir", WEDGE), ("what", what), ("who", who), ("cable", cable))
    directions, measured, counted, cables = (
        _one(wanted if (wanted := st.query_params.get(key)) in options else None)
        for key, options in parts
    )
    return Choice(directions, measured, counted, cables), st.query_params.get("table") == "1"


def _offered(data: Dataset) -> tuple[list[str], list[str]]:
    """Who reports and what was counted, as far as there are figures."""
    claims = data.claims.values()
    sides: list[str] = sorted({claim.context.side for claim in claims if claim.context.side})
    return sides, list(dict.fromkeys(claim.measure for claim in claims))


def table_and_file(reader: Reader, choice: Choice) -> tuple[Html, bytes]:
    """The figures in view as a table, and as CSV."""
    view = choose(reader, choice)
    return table.table(view, reader), edition.as_csv(view.claims, reader)


def row(reader: Reader) -> None:
    """Draws the filters; each puts its value into the address."""
    _ = reader.say
    who, what, cable = kept(_names, reader)
    st.html(heading(_("Filters"), _state(reader), class_="cx-filters"))
    with st.container(key="filters", horizontal=True, vertical_alignment="center"):
        _address.segments(
            _("Direction"), _directions(reader.lang), "dir", label_visibility="collapsed"
        )
        _address.select(facts.name("reporter", reader.lang), who, "who")
        _address.select(_("Counted"), what, "what")
        _address.select(_("Cable"), cable, "cable")
        if any(st.query_params.get(key) for key in FILTERS):
            st.button(
                _("Clear filters"), key="clear", on_click=_clear
            )  # component.js presses it too
        _frame.ring_switch(reader)
        shown = {EVERYTHING: _("Map"), "1": _("Table")}
        _address.segments(_("Shown"), shown, "table", label_visibility="collapsed")
        st.html(_copy_link(reader.lang), width="content")


def _clear() -> None:
    """Takes every filter out of the address."""
    _address.put(**dict.fromkeys(FILTERS))


def _state(reader: Reader) -> str:
    """What the filters let through, in words."""
    _ = reader.say
    chosen, _table = asked(reader)
    who, what, cable = kept(_names, reader)
    ways = {"cn-to-kp": _("to North Korea"), "kp-to-cn": _("to China")}
    return ", ".join(
        [
            *(
                map(ways.__getitem__, chosen.directions)
                if chosen.directions
                else [_("both directions")]
            ),
            *(map(who.__getitem__, chosen.sides) if chosen.sides else [_("anyone")]),
            *map(what.__getitem__, chosen.measures),
            *map(cable.__getitem__, chosen.cables),
        ]
    )


def _names(reader: Reader) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Who reports, what was counted, and the cables, each with a name for all of them."""
    _, data, lang = reader.say, reader.dataset, reader.lang
    sides, measures = _offered(data)
    return (
        {EVERYTHING: _("Everyone")} | {key: words.side(key, lang) for key in sides},
        {EVERYTHING: _("Everything")}
        | {key: data.measures[key].label.get(lang) for key in measures},
        {EVERYTHING: _("All")}
        | {key: words.cable_name(one, lang) for key, one in data.cables.items()},
    )


def _directions(lang: str) -> dict[str, str]:
    _ = speaker(lang)
    return {
        EVERYTHING: _("Both"),
        "cn-to-kp": f":red[{WEDGE['cn-to-kp']}] {_('to North Korea')}",
        "kp-to-cn": f":blue[{WEDGE['kp-to-cn']}] {_('to China')}",
    }


def _copy_link(lang: str) -> str:
    _ = speaker(lang)
    return tag(
        "button.cx-button",
        _("Copy link"),
        type="button",
        data_copy="address",
        data_done=_("Link copied"),
    )


def _one(value: str | None) -> tuple[str, ...]:
    return (value,) if value else ()
