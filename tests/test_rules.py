"""The browser's rules are the library's: both are asked the same questions, without a browser.

The script's side (exhibit/js/rules.js) runs in an engine of its own; nothing of it is copied here.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain, combinations, product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from py_mini_racer import MiniRacer

from crossings.collection.dates import Bounds
from crossings.collection.load import Dataset
from crossings.collection.records import Claim, Period, Reading
from crossings.exhibit import document
from crossings.exhibit.payload import cable_data, claim_data
from crossings.questions.query import Choice, choose
from crossings.questions.visibility import Scene, Survey, reach, survey
from crossings.wording.reader import Reader

SCRIPTS = Path(document.__file__).parent / "js"
RULES = "".join((SCRIPTS / name).read_text("utf-8") for name in ("days.js", "rules.js"))
Filtered = tuple[list[Choice], list[Any]]
Surveyed = tuple[list[Scene], list[Any]]
ASK = """
const byIds = list => new Map(list.map(item => [item.id, item]));
let data;
const load = found => { data = {claims: byIds(found.claims), cables: byIds(found.cables)}; };
const fit = filters => [
  [...data.claims.values()].filter(c => claimFits(c, data.cables.get(c.cable), filters)).map(c => c.id),
  [...data.cables.values()].filter(c => cableFits(c, data.claims, filters)).map(c => c.id),
];
const scene = ({time, window, selected, filters, spoken}) => {
  const ground = groundOf(data, {selected, filters}, spoken && new Set(spoken));
  const found = survey(ground, {time: time && ms(time), window: window.map(ms)});
  return {claims: Object.fromEntries(found.claims), cables: Object.fromEntries(found.cables)};
};
const status = ({spans, time, window}) => timeStatus(spans.map(dated), time && ms(time), window.map(ms));
const answers = (ask, questions) => JSON.stringify(questions.map(ask));
"""


class Script:
    """The rules of the exhibit's script, at work on a dataset."""

    def __init__(self, rules: str = RULES) -> None:
        self.engine = MiniRacer()
        self.engine.eval(rules + ASK)

    def on(self, dataset: Dataset) -> Script:
        known = {
            "claims": [claim_data(claim, dataset, {}) for claim in dataset.claims.values()],
            "cables": [cable_data(cable) for cable in dataset.cables.values()],
        }
        self.engine.eval(f"load({json.dumps(known)})")
        return self

    def ask(self, what: str, questions: list[Any]) -> list[Any]:
        return json.loads(str(self.engine.eval(f"answers({what}, {json.dumps(questions)})")))


@pytest.fixture(scope="module")
def script(varied: Dataset) -> Script:
    return Script().on(varied)


@pytest.fixture(scope="module")
def varied(dataset: Dataset) -> Dataset:
    """The frozen collection with a period that is open at its end, and a comparison that only one
    of the two figures names."""
    claims = dict(dataset.claims)
    open_ended = claims["1961-05-crossed"]
    claims[open_ended.id] = open_ended.model_copy(update={"period": Period(edtf="1961-01/..")})
    one = next(claim for claim in claims.values() if claim.comparable_to)
    for name in one.comparable_to:
        claims[name] = claims[name].model_copy(update={"comparable_to": ()})
    return with_claims(dataset, claims)


def with_claims(dataset: Dataset, claims: dict[str, Claim]) -> Dataset:
    cables = {
        key: cable.model_copy(update={"claims": tuple(claims[one.id] for one in cable.claims)})
        for key, cable in dataset.cables.items()
    }
    return dataclasses.replace(dataset, claims=claims, cables=cables)


def some(values: Iterable[str], most: int) -> list[tuple[str, ...]]:
    """Every choice of at most so many of the values."""
    values = sorted(values)
    return list(chain.from_iterable(combinations(values, n) for n in range(most + 1)))


def choices(dataset: Dataset) -> list[Choice]:
    """Every combination of filters, with up to two values where a filter has many."""
    sides = {str(claim.context.side) for claim in dataset.claims.values()} - {"None"}
    measures = {claim.measure for claim in dataset.claims.values()}
    return [
        Choice(*parts)
        for parts in product(
            some(("cn-to-kp", "kp-to-cn"), 2),
            [*some(measures, 1), tuple(sorted(measures)[:2])],
            some(sides, 2),
            [*some([*dataset.cables, "nowhere"], 1), tuple(sorted(dataset.cables)[:2])],
        )
    ]


def as_filters(choice: Choice) -> dict[str, list[str]]:
    return {name: list(value) for name, value in vars(choice).items()}


def fitting_by_script(script: Script, asked: Sequence[Choice]) -> list[Any]:
    return script.ask("fit", [as_filters(choice) for choice in asked])


def fitting_by_library(dataset: Dataset, asked: Sequence[Choice]) -> list[Any]:
    views = [choose(Reader(dataset), choice) for choice in asked]
    return [[[c.id for c in view.claims], [c.id for c in view.cables]] for view in views]


@pytest.fixture(scope="module")
def filtered(varied: Dataset) -> Filtered:
    """Every combination of filters, and what the library lets through."""
    asked = choices(varied)
    return asked, fitting_by_library(varied, asked)


def test_filters_let_through_what_the_library_lets_through(
    filtered: Filtered, script: Script
) -> None:
    asked, expected = filtered
    assert len(asked) > 1000
    found = fitting_by_script(script, asked)
    for choice, mine, theirs in zip(asked, found, expected, strict=True):
        assert mine == theirs, choice
    assert len({json.dumps(one) for one in expected}) > 20, "the cases tell filters apart"


def scenes(dataset: Dataset) -> list[Scene]:
    """Windows and days around every end of a period, for everything that can be chosen."""
    day = dt.timedelta(days=1)
    spans = [span for claim in dataset.claims.values() for span in claim.period.candidates]
    ends = sorted({end for span in spans for end in (span.start, span.end) if end})
    days = sorted({end + step for end in ends for step in (-day, dt.timedelta(), day)})
    wide = (days[0], days[-1])
    windows = [*zip(days, days[2:], strict=False), wide]
    moments = [(*window, None) for window in windows] + [(*wide, one) for one in days]
    chosen = [None, "nothing", *dataset.cables, *sorted(dataset.claims)[::2]]
    filters = [Choice(), Choice(sides=("cn",)), Choice(directions=("kp-to-cn",))]
    spoken = [None, frozenset(), frozenset(list(dataset.claims)[:2])]
    return [
        *(Scene(*moment, selected=one) for moment, one in product(moments, chosen)),
        *(
            Scene(*moment, choice, told)
            for moment, choice, told in product(moments, filters, [None])
        ),
        *(Scene(*moment, spoken=told) for moment, told in product(moments, spoken)),
    ]


def surveyed_by_script(script: Script, asked: Sequence[Scene]) -> list[Any]:
    return script.ask("scene", [as_state(scene) for scene in asked])


def as_state(scene: Scene) -> dict[str, Any]:
    return {
        "time": scene.day and scene.day.isoformat(),
        "window": [scene.first.isoformat(), scene.last.isoformat()],
        "selected": scene.selected,
        "filters": as_filters(scene.choice),
        "spoken": None if scene.spoken is None else sorted(scene.spoken),
    }


def as_answer(found: Survey) -> dict[str, Any]:
    claims = {key: {"shown": one.map, "bar": one.bar} for key, one in found.claims.items()}
    return {"claims": claims, "cables": dict(found.cables)}


@pytest.fixture(scope="module")
def surveyed(varied: Dataset) -> Surveyed:
    """Scenes of every kind, and how they look by the library."""
    asked = scenes(varied)
    return asked, [as_answer(survey(varied, scene)) for scene in asked]


def test_every_scene_looks_as_the_library_says(surveyed: Surveyed, script: Script) -> None:
    for scene, found, expected in zip(
        surveyed[0], surveyed_by_script(script, surveyed[0]), surveyed[1], strict=True
    ):
        assert found == expected, scene


DAYS = st.dates(dt.date(1960, 12, 29), dt.date(1961, 1, 5))  # few, so that ends often meet


@st.composite
def bounds(draw: st.DrawFn) -> Bounds:
    """Known on both sides, open on one, or unknown."""
    start, end = sorted([draw(DAYS), draw(DAYS)])
    return Bounds(*draw(st.sampled_from([(start, end), (start, None), (None, end), (None, None)])))


@st.composite
def moments(draw: st.DrawFn) -> Scene:
    """The whole window, or one day of it."""
    first, last = sorted([draw(DAYS), draw(DAYS)])
    day = draw(st.none() | st.dates(first, last))
    return Scene(first, last, day)


def iso(span: Bounds) -> list[str | None]:
    return [end and end.isoformat() for end in (span.start, span.end)]


@settings(max_examples=200, deadline=None)
@given(st.lists(bounds(), min_size=1, max_size=2), moments())
def test_a_period_reaches_the_days_that_the_library_says(
    readings: list[Bounds], moment: Scene
) -> None:
    question = {"spans": list(map(iso, readings)), **as_state(moment)}
    assert engine().ask("status", [question]) == [reach(readings, moment)]


@cache
def engine() -> Script:
    """One engine for all generated cases, which bring their own data."""
    return Script()


def as_edtf(span: Bounds) -> str:
    return "/".join(end or "" for end in iso(span))


@st.composite
def periods(draw: st.DrawFn) -> Period:
    dated = bounds().filter(lambda span: span.start or span.end).map(as_edtf)
    if draw(st.booleans()):
        return Period(edtf=draw(dated))
    readings = [
        Reading(id=name, edtf=draw(dated), label={"en": name}, reason={"en": "It may."})
        for name in ("one", "two")
    ]
    return Period(as_printed="lately", readings=tuple(readings))


@st.composite
def claims(draw: st.DrawFn, like: Claim) -> Claim:
    """A figure of any period that speaks of any direction and may be compared with any other."""
    change = {"period": draw(periods()), "direction": draw(st.sampled_from(WAYS))}
    return like.model_copy(update=change)


WAYS = ("cn-to-kp", "kp-to-cn", "not-stated", "not-applicable")


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_generated_figures_are_shown_as_the_library_says(
    dataset: Dataset, data: st.DataObject
) -> None:
    made = {key: data.draw(claims(claim)) for key, claim in dataset.claims.items()}
    changed = with_claims(dataset, made)
    moment = data.draw(moments())
    choice = Choice(
        tuple(data.draw(st.sets(st.sampled_from(WAYS[:2])))),
        sides=tuple(data.draw(st.sets(st.sampled_from(["cn", "kp"])))),
    )
    chosen = data.draw(st.none() | st.sampled_from([*made, *dataset.cables]))
    scene = dataclasses.replace(moment, choice=choice, selected=chosen)
    assert surveyed_by_script(engine().on(changed), [scene]) == [as_answer(survey(changed, scene))]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (" && passes(sides, claim.side)", ""),
        (" && passes(measures, claim.measure)", ""),
        ("aimless || ", ""),
        ("&& cable.directions.some", "|| cable.directions.some"),
        ("!(measures.length || sides.length)", "!measures.length"),
        ("if (!passes(cables, cable.id)) return false;", ""),
    ],
)
def test_a_filter_that_strays_is_found(
    varied: Dataset, filtered: Filtered, old: str, new: str
) -> None:
    strayed = Script(strayed_rules(old, new)).on(varied)
    assert fitting_by_script(strayed, filtered[0]) != filtered[1]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("if (first > to || last < from)", "if (first >= to || last < from)"),
        ("if (first > to || last < from)", "if (first > to || last < from - DAY)"),
        ("start !== null || last <= to", "true"),
        ("last <= to", "last < to"),
        ("end !== null || first >= from", "true"),
        ("perhaps ? 'open' : 'off'", "'off'"),
        ("time === null || sure === spans.length", "true"),
        ("sure === spans.length", "sure"),
        ("if (when === 'off') return {shown: 'off', bar: 'faded'};", ""),
        ("bar: 'maybe'", "bar: 'faded'"),
        ("shown !== 'off' && compared", "shown !== 'off'"),
        ("bar: bar === 'off' ? 'off' : 'faded'", "bar"),
        ("claim.comparable.some(id => others.has(id))\n  || ", ""),
        ("new Set(cable.claims) : spoken", "new Set(cable.claims) : null"),
        ("apart || !near", "!near"),
        ("apart || !near", "apart"),
        ("status === 'on' || status === 'maybe'", "status === 'on'"),
    ],
)
def test_a_rule_of_time_that_strays_is_found(
    varied: Dataset, surveyed: Surveyed, old: str, new: str
) -> None:
    strayed = Script(strayed_rules(old, new)).on(varied)
    assert surveyed_by_script(strayed, surveyed[0]) != surveyed[1]


def strayed_rules(old: str, new: str) -> str:
    assert old in RULES, f"rules.js no longer holds {old!r}: change this test with it"
    return RULES.replace(old, new, 1)
