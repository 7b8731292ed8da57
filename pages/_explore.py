"""The row of filters on Explore. Each keeps its value in the address."""

from __future__ import annotations

from typing import Literal

import streamlit as st

from crossings.collection.load import Dataset
from crossings.editions import edition
from crossings.html.explore import table
from crossings.html.markup import Html, items, join, tag
from crossings.html.parts import heading
from crossings.language.i18n import speaker
from crossings.look.theme import WEDGE
from crossings.questions.query import Choice, choose, fitting
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
    cable = kept(_names, reader)[-1]
    st.html(heading(_("Filters"), _state(reader), class_="cx-filters"))
    with st.container(key="filters", horizontal=True, vertical_alignment="center"):
        _address.segments(
            _("Direction"), _directions(reader.lang), "dir", label_visibility="collapsed"
        )
        st.html(kept(_by_direction, reader))
        _address.select(facts.name("reporter", reader.lang), kept(_told, reader, "who"), "who")
        _address.select(_("Counted"), kept(_told, reader, "what"), "what")
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
    ways = _directions_named(reader.lang)
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


def _told(reader: Reader, key: Literal["who", "what"]) -> dict[str, str]:
    """The names of what can be chosen, each with how many of all figures it leaves in view."""
    _, data = reader.say, reader.dataset
    who, what, _cables = _names(reader)
    names = who if key == "who" else what
    pattern = _("{name} · {found} of {all}")
    every = words.number(len(data.claims), reader.lang)
    told = {}
    for value, name in names.items():
        choice = Choice(sides=_one(value)) if key == "who" else Choice(measures=_one(value))
        found = words.number(len(fitting(data, choice)[1]), reader.lang)
        told[value] = pattern.format(name=name, found=found, all=every) if value else name
    return told


def _by_direction(reader: Reader) -> Html:
    """For each direction, how many documents speak of it and how many give a figure; for a phone."""
    _, data = reader.say, reader.dataset
    lines = []
    for way, name in _directions_named(reader.lang).items():
        about = [cable for cable in data.cables.values() if way in cable.directions]
        counted = [one for one in about if any(claim.direction == way for claim in one.claims)]
        pattern = _("{found} of {all} documents, figures in {counted}")
        if not counted:
            pattern = _("{found} of {all} documents, no figure")
        said = pattern.format(
            found=words.number(len(about), reader.lang),
            all=words.number(len(data.cables), reader.lang),
            counted=words.number(len(counted), reader.lang),
        )
        lines.append(join(tag("b", name), " ", said))
    return items(lines, class_="cx-by-direction")


def _directions_named(lang: str) -> dict[str, str]:
    _ = speaker(lang)
    return {"cn-to-kp": _("to North Korea"), "kp-to-cn": _("to China")}


def _directions(lang: str) -> dict[str, str]:
    _ = speaker(lang)
    hue = {"cn-to-kp": "red", "kp-to-cn": "blue"}
    return {EVERYTHING: _("Both")} | {
        way: f":{hue[way]}[{WEDGE[way]}] {name}" for way, name in _directions_named(lang).items()
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
