"""The browser's scripts, as far as they need no browser: declared data, elements, dates, addresses.

TypeScript and ESLint check them too (make lint); their rules are held against the library's in
test_rules.py.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from py_mini_racer import MiniRacer
from pydantic import TypeAdapter, ValidationError

from crossings.collection.load import DATA, Dataset
from crossings.exhibit import document
from crossings.exhibit.declaration import FILE, declaration
from crossings.exhibit.layers import marks, read_layers
from crossings.exhibit.payload import payload
from crossings.exhibit.payload_types import Payload
from crossings.exhibit.timeline import LANES, timeline
from crossings.exhibit.ui import interface
from crossings.wording.reader import Reader

SCRIPTS = FILE.parent
HTML = (SCRIPTS.parent / "document.html").read_text("utf-8")


def text_of(*names: str) -> str:
    return "".join((SCRIPTS / name).read_text("utf-8") for name in names)


def test_the_declaration_for_the_scripts_is_current(dataset: Dataset) -> None:
    made = declaration(list(interface(Reader(dataset))))
    assert FILE.read_text("utf-8") == made, "behind payload_types.py; run `make schema`"


@pytest.fixture(scope="module")
def built(dataset: Dataset) -> Payload:
    layers = read_layers()
    return payload(dataset, timeline(dataset), marks(dataset, layers), layers, "plotly.js")


def test_what_is_sent_is_what_is_declared(built: Payload) -> None:
    declared = TypeAdapter(Payload)
    declared.validate_python(built, strict=True, extra="forbid")
    with pytest.raises(ValidationError):
        declared.validate_python({**built, "claims": [{**built["claims"][0], "side": "both"}]})


def test_a_figure_looks_in_the_browser_as_everywhere(built: Payload) -> None:
    sent = {
        claim["id"]: (claim["hue"], claim["pattern"], claim["wedge"]) for claim in built["claims"]
    }
    assert sent["1961-05-crossed"] == ("to-kp", "hatch", "◢")
    assert sent["1961-05-12-crossed"] == ("to-kp", "dots", "◢")
    assert sent["1961-05-allowance"] == ("ink", "hatch", "")
    styles = (SCRIPTS.parent / "exhibit.css").read_text("utf-8")
    patterns = (SCRIPTS.parent / "patterns.svg").read_text("utf-8")
    for pattern in ("hatch", "dots", "lines"):
        for hue in ("to-kp", "to-cn", "ink"):
            assert f'id="{pattern}-{hue}"' in patterns and f"url(#{pattern}-{hue})" in styles


def test_every_script_is_part_of_the_document() -> None:
    assert {path.name for path in SCRIPTS.glob("*.js")} == set(document.SCRIPTS)


def test_elements_that_scripts_know_are_those_of_the_document() -> None:
    block = text_of("page.d.ts").split("interface OwnElements {")[1].split("\n}")[0]
    declared = set(re.findall(r"'?([a-z-]+)'?: \w+Element", block))
    made = {"play", "plotly-packed"}
    assert declared - made == set(re.findall(r' id="([a-z-]+)"', HTML))


def test_every_text_of_the_interface_is_used_and_no_other(dataset: Dataset) -> None:
    scripts = text_of(*document.SCRIPTS)
    lanes = {f"lane_{lane}" for lane in (*LANES, "none")}
    unused = {
        key
        for key in interface(Reader(dataset))
        if f"'{key}'" not in scripts and f"ui.{key}" not in scripts
    }
    composed = ("preset_", "confidence_")
    assert {key for key in unused if not key.startswith(composed)} - lanes == set()


def test_types_are_not_sent_to_readers() -> None:
    sent = document._own_script()
    assert not re.search(r"^ *(/\*\*| \* )", sent, re.M)
    for name in document.SCRIPTS:
        code = [
            line for line in text_of(name).splitlines() if re.match(r"\s*(const|function) ", line)
        ]
        assert code and all(line in sent for line in code), name


@pytest.fixture(scope="module")
def ticks() -> MiniRacer:
    engine = MiniRacer()
    engine.eval(text_of("days.js", "ticks.js"))
    engine.eval(
        "const at = (from, to, width) => JSON.stringify(ticks([ms(from), ms(to)], width, iso))"
    )
    return engine


DAYS = st.dates(dt.date(1940, 1, 1), dt.date(1980, 12, 31))


@settings(max_examples=100, deadline=None)
@given(DAYS, DAYS, st.integers(200, 2000))
@example(dt.date(1961, 1, 1), dt.date(1961, 5, 31), 700)  # a month begins on the day after
def test_ticks_stand_in_the_window_and_have_room(
    ticks: MiniRacer, one: dt.date, other: dt.date, width: int
) -> None:
    first, last = sorted([one, other])
    found = json.loads(str(ticks.eval(f"at('{first}', '{last}', {width})")))
    days = [dt.date.fromisoformat(day) for day in found["tickvals"]]
    assert all(first <= day <= last for day in days)
    assert days == sorted(set(days)) and len(days) == len(found["ticktext"])
    months = (last - first).days > 61
    assert months or days[0] == first
    assert not months or all(day.day == 1 for day in days)
    room = max((last - first).days + 1, 1) * 46 / width  # days that a tick needs
    assert all((later - day).days >= room * 0.85 for day, later in pairwise(days))


SLIDER = """
const DATA = {timeline: {whole: ['1957-01-01', '1962-12-31']}};
"""
PRESS = """
const pressed = (day, key, shiftKey) => {
  let listen, found = null, kept = false;
  const node = {setAttribute() {}, addEventListener(_name, act) { listen = act; }};
  slider(node, () => ms(day), to => { found = iso(to); });
  listen({key, shiftKey, preventDefault() { kept = true; }, stopPropagation() {}});
  return JSON.stringify([found, kept]);
};
"""


@pytest.fixture(scope="module")
def sliders() -> MiniRacer:
    engine = MiniRacer()
    engine.eval(text_of("days.js") + SLIDER + text_of("sliders.js") + PRESS)
    return engine


@pytest.mark.parametrize(
    ("day", "key", "shift", "expected"),
    [
        ("1961-04-30", "ArrowRight", False, "1961-05-01"),
        ("1961-04-30", "ArrowUp", False, "1961-05-01"),
        ("1961-05-01", "ArrowLeft", False, "1961-04-30"),
        ("1961-05-01", "ArrowDown", False, "1961-04-30"),
        ("1961-04-30", "ArrowRight", True, "1961-05-30"),
        ("1961-04-30", "ArrowLeft", True, "1961-03-31"),
        ("1961-04-30", "Home", False, "1957-01-01"),
        ("1961-04-30", "End", False, "1962-12-31"),
        ("1957-01-01", "ArrowLeft", False, "1957-01-01"),
        ("1962-12-20", "ArrowRight", True, "1962-12-31"),
        ("1961-04-30", "Tab", False, None),
    ],
)
def test_arrow_keys_move_a_slider_by_a_day_and_with_shift_by_a_month(
    sliders: MiniRacer, day: str, key: str, shift: bool, expected: str | None
) -> None:
    """A step of a month without Shift used to be seen in a browser only."""
    found = sliders.eval(f"pressed('{day}', '{key}', {json.dumps(shift)})")
    assert json.loads(str(found)) == [expected, expected is not None]


@pytest.fixture(scope="module")
def stops() -> MiniRacer:
    engine = MiniRacer()
    engine.eval(text_of("stops.js").split("const stops =")[0])
    return engine


@pytest.mark.parametrize(
    ("key", "at", "to"),
    [
        ("ArrowRight", 0, 1),
        ("ArrowDown", 1, 2),
        ("ArrowRight", 4, 4),
        ("ArrowLeft", 2, 1),
        ("ArrowUp", 0, 0),
        ("Home", 3, 0),
        ("End", 1, 4),
        ("Tab", 2, None),
        ("Enter", 2, None),
    ],
)
def test_arrow_keys_go_through_the_marks_of_a_group(
    stops: MiniRacer, key: str, at: int, to: int | None
) -> None:
    assert stops.eval(f"nextStop('{key}', {at}, 5) ?? null") == to


def test_marks_follow_each_other_row_by_row(stops: MiniRacer) -> None:
    """plotly draws the bars of months before those of days, whatever their rows."""
    marks = [("c", 5, 40), ("b", 90, 12), ("a", 10, 10), ("e", 60, 41), ("d", 20, 44)]
    asked = json.dumps([{"name": name, "x": x, "y": y} for name, x, y in marks])
    found = stops.eval(f"readingOrder({asked}).map(mark => mark.name).join('')")
    assert found == "abcde"


def test_what_checks_the_scripts_names_no_registry() -> None:
    lock = json.loads((DATA.parent / "package-lock.json").read_text("utf-8"))
    assert lock["packages"] and not any("resolved" in one for one in lock["packages"].values())
    assert all("integrity" in one for name, one in lock["packages"].items() if name)


def test_a_day_is_the_time_from_one_midnight_to_the_next(ticks: MiniRacer) -> None:
    assert ticks.eval(
        "ms('1961-03-01') - ms('1961-02-28') === DAY && iso(ms('1961-02-28') + DAY)"
    ) == ("1961-03-01")
