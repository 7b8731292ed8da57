"""What may be added, on the real figures and in small worlds where the truth is known.

In such a world everything that happened is listed, event by event. Claims are windows on it: a
span of days, an area, a direction, a measure, a counting side. A total may then be compared with
the number of different events that its claims have counted.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crossings.collection.addable import causes, why_not
from crossings.collection.contradictions import Finding, findings
from crossings.collection.load import Dataset
from crossings.collection.records import Claim, Office, Period, Place, Territory, Unit
from crossings.collection.relations import contexts
from crossings.questions.query import Choice, Refusal, Total, choose, obstacles, total
from crossings.wording import words
from crossings.wording.reader import Reader

START = dt.date(1961, 1, 1)
PLACES = {
    "land": ("country", []),
    "east": ("province", ["land"]),
    "west": ("province", ["land"]),
    "harbour": ("city", ["east"]),
    "market": ("city", ["east"]),
    "mill": ("city", ["west"]),
    "border": ("area", ["land"]),  # runs through east and west, and nobody says so
}
HOMES = ["harbour", "market", "mill"]
IN_BORDER = {"harbour", "mill"}
RECORDS: dict[str, Any] = {
    "place": {
        key: Place.model_validate(
            {"id": key, "kind": kind, "within": within, "names": [{"text": key, "lang": "en"}]}
        )
        for key, (kind, within) in PLACES.items()
    },
    "person": {},
    "unit": {
        key: Unit.model_validate(
            {"id": key, "persons": True, "one": {"en": key}, "many": {"en": key}}
        )
        for key in ("people", "households")
    },
    "office": {
        key: Office.model_validate(
            {"id": key, "name": {"en": key}, "short": {"en": key}, "side": side}
        )
        for key, side in {"office-cn": "cn", "other-cn": "cn", "office-kp": "kp"}.items()
    },
}


@dataclass(frozen=True)
class Happening:
    """One person on one day. ``noted`` are the offices and provinces that wrote it down."""

    number: int
    day: int
    home: str
    direction: str
    measures: frozenset[str]
    noted: frozenset[str]


@dataclass(frozen=True)
class Cell:
    """A claim and, what no document tells, the events that it counted."""

    claim: Claim
    events: frozenset[int]


# Drawn from a hundred thousand times, hence made once and not in each draw.
DAYS = st.integers(0, 11)
HAPPENING = st.builds(
    Happening,
    number=st.just(0),
    day=DAYS,
    home=st.sampled_from(HOMES),
    direction=st.sampled_from(["cn-to-kp", "kp-to-cn"]),
    measures=st.frozensets(st.sampled_from(["detected", "crossed"]), min_size=1),
    noted=st.frozensets(st.sampled_from(["office-cn", "other-cn", "office-kp", "east", "west"])),
)
HAPPENINGS = st.lists(HAPPENING, max_size=14).map(
    lambda found: [replace(one, number=number) for number, one in enumerate(found)]
)
DIRECTIONS = st.sampled_from(["cn-to-kp", "cn-to-kp", "cn-to-kp", "kp-to-cn"])
MEASURES = st.sampled_from(["crossed", "crossed", "crossed", "detected"])
OFFICES = st.sampled_from(["office-cn", "office-cn", "other-cn", "office-kp"])
MEANINGS = st.sampled_from(["residents-of", "residents-of", "statistics-from", "not-stated"])
AREAS = st.sets(
    st.sampled_from([*sorted(PLACES), "harbour", "mill", "harbour", "mill"]), min_size=1, max_size=2
)
KINDS = st.sampled_from(["flow"] * 5 + ["stock"])
SPANS = st.sampled_from(["plain"] * 5 + ["readings", "unknown", "about"])


def contains(area: str, home: str) -> bool:
    if area == "border":
        return home in IN_BORDER
    around = {home, *PLACES[home][1], "land"}
    return area in around


def counted(event: Happening, area: tuple[str, ...], meaning: str) -> bool:
    """A resident has one home; a statistic holds whatever its provinces wrote down."""
    if meaning == "not-stated":
        return True
    if meaning == "statistics-from":
        return bool(event.noted & set(area)) or any(contains(name, event.home) for name in area)
    return any(contains(name, event.home) for name in area)


def days(first: int, last: int) -> str:
    return f"{START + dt.timedelta(first)}/{START + dt.timedelta(last)}"


@st.composite
def periods(draw: st.DrawFn, first: int, last: int) -> dict[str, Any]:
    """The true span, or one of several readings, or with an end that is not known."""
    kind = draw(SPANS)
    if kind == "unknown":
        return {"edtf": days(first, last).split("/")[1].join(["/", ""])}
    if kind == "about":
        return {"edtf": days(draw(DAYS), 11) + "~"}
    if kind == "plain":
        return {"edtf": days(first, last)}
    low = draw(DAYS)
    other = days(low, draw(st.integers(low, 11)))
    spans = draw(st.permutations([days(first, last), other]))
    text = {"en": "so"}
    return {
        "readings": [
            {"id": f"r{number}", "edtf": span, "label": text, "reason": text}
            for number, span in enumerate(spans)
        ]
    }


@st.composite
def cells(draw: st.DrawFn, number: int, events: list[Happening]) -> Cell:
    first = draw(DAYS)
    last = draw(st.integers(first, 11))
    direction = draw(DIRECTIONS)
    measure = draw(MEASURES)
    office = draw(OFFICES)
    meaning = draw(MEANINGS)
    area: tuple[str, ...] = ()
    if meaning != "not-stated":
        area = tuple(sorted(draw(AREAS)))
    seen = frozenset(
        event.number
        for event in events
        if first <= event.day <= last
        and event.direction == direction
        and measure in event.measures
        and office in event.noted
        and counted(event, area, meaning)
    )
    kind = draw(KINDS)
    fields = {
        "direction": direction,
        "measure": measure,
        "kind": kind,
        "reporter": office,
        "chain": [office],
        "area": {"places": area, "meaning": meaning},
        "period": draw(periods(first, last)),
    }
    return Cell(claim(f"c{number}", len(seen), **fields), seen)


def claim(name: str, value: int, **fields: Any) -> Claim:
    return Claim.model_validate(
        {
            "id": name,
            "value": value,
            "as_printed": str(value),
            "kind": "flow",
            "unit": "people",
            "measure": "crossed",
            "direction": "cn-to-kp",
            "population": {"en": "people"},
            "period": {"edtf": "1961"},
            "area": {"meaning": "not-stated"},
            "reporter": "office-cn",
            "chain": ["office-cn"],
            "exactness": "exact-looking",
            "locator": {"paragraph": 1},
            "anchor": str(value),
            "label": {"en": name},
            **fields,
        }
    )


@st.composite
def worlds(draw: st.DrawFn) -> list[Cell]:
    """Claims with some of their true relations declared, and now and then a whole cut into cells."""
    events = draw(HAPPENINGS)
    found = [draw(cells(number, events)) for number in range(draw(st.integers(2, 5)))]
    found += _cut(draw, found[0])
    declared = [_declare(draw, cell, found) for cell in found]
    return _placed(declared)


def _cut(draw: st.DrawFn, whole: Cell) -> list[Cell]:
    """The whole as two cells that share no event, or nothing; and perhaps a part of a cell."""
    if not draw(st.booleans()):
        return []
    picked = draw(st.sets(st.sampled_from(sorted(whole.events)))) if whole.events else set()
    halves = [frozenset(picked), whole.events - picked]
    same = {"part_of": (whole.claim.id,), "partition": "halves"}
    made = [
        Cell(_like(whole.claim, f"half{number}", len(half), **same), half)
        for number, half in enumerate(halves)
    ]
    inner = frozenset(sorted(halves[0])[: draw(st.integers(0, 3))])
    made.append(Cell(_like(whole.claim, "inner", len(inner), part_of=("half0",)), inner))
    return made


def _like(original: Claim, name: str, value: int, **change: Any) -> Claim:
    return original.model_copy(update={"id": name, "value": value, **change})


def _declare(draw: st.DrawFn, cell: Cell, others: Iterable[Cell]) -> Cell:
    """Some of what is true is said: nested claims as parts, sharing ones as overlapping."""
    parts, overlaps, same = set(cell.claim.part_of), set(), set()
    number = int(cell.claim.value)
    alike = ("same_people", "repeats")[number % 2]
    sharing = ("overlaps", "mostly_same", "corrects")[number % 3]
    for other in others:
        if other.claim.id == cell.claim.id or not draw(st.booleans()):
            continue
        if cell.events < other.events:
            parts.add(other.claim.id)
        elif cell.events == other.events and cell.events:
            same.add(other.claim.id)
        elif cell.events & other.events:
            overlaps.add(other.claim.id)
    update = {
        "part_of": tuple(sorted(parts)),
        sharing: tuple(sorted(overlaps)),
        alike: tuple(sorted(same)),
    }
    return Cell(cell.claim.model_copy(update=update), cell.events)


def _placed(found: list[Cell]) -> list[Cell]:
    """The claims, knowing their collection as after loading."""

    @dataclass(frozen=True)
    class Sheet:
        claims: tuple[Claim, ...]
        ring: str = "collection"
        read: str = "whole"

    sheet = Sheet(tuple(cell.claim for cell in found))
    known = contexts({**RECORDS, "cable": {"sheet": sheet}})
    return [Cell(cell.claim.in_context(known[cell.claim.id]), cell.events) for cell in found]


WORLDS = settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


OUTCOMES: set[str] = set()


@WORLDS
@given(worlds(), st.data())
def test_a_total_counts_every_event_once(world: list[Cell], data: st.DataObject) -> None:
    """Whatever is chosen, in whatever order: the number of different events, or a reason."""
    chosen = data.draw(st.lists(st.sampled_from(world), unique_by=lambda cell: cell.claim.id))
    result = total([cell.claim for cell in chosen])
    assert result == total([cell.claim for cell in data.draw(st.permutations(chosen))])
    if isinstance(result, Refusal):
        assert result.reason.strip()
        return
    events = frozenset().union(*(cell.events for cell in chosen))
    assert result.value == result.low == result.high == len(events)
    assert set(result.claims) == {cell.claim.id for cell in chosen}
    assert result.sentence.strip()


@pytest.mark.xdist_group("worlds")
@settings(WORLDS, max_examples=200)  # so that every outcome is met
@given(worlds())
def test_any_two_that_may_be_added_share_nothing(world: list[Cell]) -> None:
    for first, second in combinations(world, 2):
        cause = why_not(first.claim, second.claim)
        OUTCOMES.add(cause or "added")
        assert cause == why_not(second.claim, first.claim)
        if first.claim.id in second.claim.context.wholes:
            assert cause is not None
        if cause is None:
            assert not first.events & second.events


@pytest.mark.xdist_group("worlds")
def test_the_worlds_hold_every_outcome() -> None:
    """A check proves that it checked. Follows the test before it, in the same file and process."""
    if not OUTCOMES:
        pytest.skip("the worlds were tested in another process")
    wanted = {"added", "measure", "direction", "nested", "same-people", "governments"}
    assert wanted | {"period-unknown", "stock", "overlap", "area-rules"} <= OUTCOMES


def pair(dataset: Dataset, *names: str) -> Total | Refusal:
    return total([dataset.claims[name] for name in names])


@pytest.mark.parametrize(
    ("first", "second", "cause"),
    [
        ("1961-05-detected", "1961-05-detected-liaoning", "nested"),
        ("1961-05-detected", "1961-05-crossed", "nested"),
        ("1961-05-detected", "1961-05-crossed-liaoning", "nested"),
        ("1961-05-crossed", "1961-05-12-crossed", "shared"),
        ("1962-03-24-crossed-jilin", "1961-05-12-crossed", "shared"),
        ("1962-03-24-crossed-jilin", "1961-05-crossed", "shared"),
        ("1962-03-24-crossed-jilin", "1961-05-crossed-liaoning", "area-rules"),
        ("1961-05-crossed", "1961-05-preparing-andong", "unit"),
        ("1961-05-preparing-andong", "1961-05-sold-up-andong", "nested"),
        ("1962-03-24-crossed-jilin", "1962-03-24-corpses", "unit"),
        ("1961-05-detected", "1961-05-stopped", "measure"),
        ("1961-05-crossed-liaoning", "1961-05-detected-liaoning", "nested"),
        ("1961-05-12-copies", "1961-05-12-copies-xx", "nested"),
        ("1961-05-stopped", "1961-05-stopped", "twice"),
    ],
)
def test_refused_on_the_real_figures(dataset: Dataset, first: str, second: str, cause: str) -> None:
    result = pair(dataset, first, second)
    assert isinstance(result, Refusal), result
    assert result.cause == cause
    assert set(result.between) == {first, second}
    printed = {dataset.claims[name].as_printed.strip("()") for name in (first, second)}
    assert all(number in result.reason for number in printed)


# Every line of a historian's reading of the reasons: the weightiest first, then the others.
REASONS = [
    ("1961-05-detected", "1962-03-24-crossed-jilin", ["shared", "overlap", "measure"]),
    ("1961-05-detected", "1961-05-12-crossed", ["shared", "no-place", "governments", "measure"]),
    ("1961-05-detected-liaoning", "1961-05-crossed", ["common-part", "overlap", "measure"]),
    ("1961-05-detected-liaoning", "1961-05-12-crossed", ["shared", "no-place", "governments", "measure"]),
    ("1961-05-crossed-liaoning", "1962-03-24-crossed-jilin", ["area-rules"]),
    ("1961-05-crossed", "1961-05-12-crossed", ["shared", "no-place", "governments"]),
    ("1961-05-crossed-liaoning", "1961-05-12-crossed", ["shared", "no-place", "governments"]),
    ("1961-05-12-crossed", "1962-03-24-crossed-jilin", ["shared", "no-place", "governments"]),
    ("1962-03-24-crossed-jilin", "1962-03-24-corpses", ["unit", "direction"]),
    ("1961-05-detected", "1961-05-crossed", ["nested", "measure"]),
    ("1961-05-stopped", "1961-05-12-crossed", ["no-place", "measure"]),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second", "expected"), REASONS)
def test_the_weightiest_reason_comes_first_and_the_others_follow(
    dataset: Dataset, first: str, second: str, expected: list[str]
) -> None:
    one, other = dataset.claims[first], dataset.claims[second]
    assert causes(one, other) == causes(other, one) == tuple(expected)
    result = total([one, other])
    assert isinstance(result, Refusal)
    assert result.cause == expected[0]
    said = [words.refusal_reason(cause, one, other) for cause in expected]
    assert result.reason.endswith(said[0])
    assert list(result.also) == said[1:]


def test_a_reason_names_what_the_two_share(dataset: Dataset) -> None:
    common = pair(dataset, "1961-05-detected-liaoning", "1961-05-crossed")
    rules = pair(dataset, "1961-05-crossed-liaoning", "1962-03-24-crossed-jilin")
    dead = pair(dataset, "1962-03-24-crossed-jilin", "1962-03-24-corpses")
    days = pair(dataset, "1961-05-12-crossed", "1962-03-24-crossed-jilin")
    money = pair(dataset, "1961-05-crossed", "1961-05-allowance")
    answers = (common, rules, dead, days, money)
    assert all(isinstance(answer, Refusal) for answer in answers)
    said = [answer.reason for answer in answers if isinstance(answer, Refusal)]
    assert dataset.claims["1961-05-crossed-liaoning"].as_printed in said[0]
    assert "different rules" in said[1]
    assert "among the other is not said" in said[2]
    assert "share days" in said[3]
    assert "among the other" not in said[4]


def test_of_many_figures_the_weightiest_pair_is_told_first(dataset: Dataset) -> None:
    chosen = ["1961-05-stopped", "1962-03-24-corpses", "1961-05-detected", "1961-05-crossed"]
    claims = [dataset.claims[name] for name in chosen]
    result = total(claims)
    assert isinstance(result, Refusal)
    assert result.cause == "nested"
    assert obstacles(claims)[0] == result
    assert len(obstacles(claims)) == 6


@pytest.mark.parametrize("values", [(3, 3), (2, 2, 2), (1, 1, 9)])
def test_parts_that_come_to_more_than_their_whole_are_never_added(values: tuple[int, ...]) -> None:
    whole = claim("w", 5)
    parts = [claim(f"c{n}", value, part_of=["w"], partition="p") for n, value in enumerate(values)]
    _whole, *parts = placed(whole, *parts)
    for chosen in (parts, parts[:2]):
        result = total(chosen)
        assert isinstance(result, Refusal)
        assert result.cause == "beyond-whole"
    assert findings([_whole, *parts])


def test_parts_within_their_whole_are_added() -> None:
    whole = claim("w", 5)
    parts = [claim(f"c{n}", 2, part_of=["w"], partition="p") for n in range(2)]
    _whole, *parts = placed(whole, *parts)
    assert isinstance(total(parts), Total)


def test_two_people_figures_are_never_added_on_the_real_data(dataset: Dataset) -> None:
    people = [claim for claim in dataset.claims.values() if claim.unit == "people"]
    assert len(people) >= 7
    for chosen in combinations(people, 2):
        assert isinstance(total(chosen), Refusal)


def test_the_copies_with_a_number_add_up(dataset: Dataset) -> None:
    cells = [one for one in dataset.claims.values() if one.partition == "1961-05-12-recipients"]
    result = total(cells)
    assert isinstance(result, Total)
    assert (result.value, result.low, result.high) == (13, 13, 13)
    assert "= 13. Nobody and nothing is counted twice." in result.sentence


def test_nothing_chosen() -> None:
    assert total([]) == Refusal("empty", (), "No figure is chosen.")


def test_one_figure_keeps_its_reservation(dataset: Dataset) -> None:
    result = pair(dataset, "1961-05-detected")
    assert isinstance(result, Total)
    assert "incomplete statistics" in result.sentence


def placed(*claims: Claim) -> list[Claim]:
    return [cell.claim for cell in _placed([Cell(one, frozenset()) for one in claims])]


def test_separate_periods_of_one_reporter_add_up() -> None:
    hedge = ({"en": "incomplete"},)
    first = claim("a", 3, period={"edtf": "1961-01/1961-04"}, hedges=hedge)
    second = claim("b", 4, period={"edtf": "1961-05"}, qualifier="about")
    result = total(placed(first, second))
    assert isinstance(result, Total)
    assert result.value == 7
    assert "3 + about 4 = about 7." in result.sentence
    assert "occasions, not persons" in result.sentence
    assert "“incomplete”" in result.sentence


@pytest.mark.parametrize(
    ("fields", "low", "high", "words"),
    [
        ({"qualifier": "over"}, 7, float("inf"), "at least 7"),
        ({"qualifier": "under"}, 3, 7, "between 3 and 7"),
        ({"value_max": 6}, 7, 9, "between 7 and 9"),
    ],
)
def test_a_sum_is_no_firmer_than_its_terms(
    fields: dict[str, Any], low: float, high: float, words: str
) -> None:
    first = claim("a", 3, period={"edtf": "1961-01"})
    result = total(placed(first, claim("b", 4, period={"edtf": "1961-02"}, **fields)))
    assert isinstance(result, Total)
    assert (result.low, result.high) == (low, high)
    assert words in result.sentence


HERE = {"places": ["harbour"], "meaning": "residents-of"}
THERE = {"places": ["mill"], "meaning": "residents-of"}


@pytest.mark.parametrize(
    ("first", "second", "cause"),
    [
        ({"area": HERE}, {"area": THERE}, None),
        ({"area": HERE}, {"area": {**THERE, "places": ["west"]}}, None),
        ({"area": HERE}, {"area": {**THERE, "places": ["east"]}}, "overlap"),
        ({"area": HERE}, {"area": {**THERE, "places": ["land"]}}, "overlap"),
        ({"area": HERE}, {"area": {**THERE, "places": ["border"]}}, "overlap"),
        ({"area": HERE}, {"area": {**THERE, "meaning": "departed-from"}}, "area-rules"),
        (
            {"area": {**HERE, "meaning": "statistics-from"}},
            {"area": {**THERE, "meaning": "statistics-from"}},
            "area-rules",
        ),
        ({"area": HERE, "kind": "stock"}, {"area": THERE, "kind": "stock"}, "stock"),
        (
            {"area": HERE, "kind": "stock", "period": {"edtf": "1961-05-01"}},
            {"area": THERE, "kind": "stock", "period": {"edtf": "1961-05-01"}},
            None,
        ),
        ({"kind": "rate", "per": {"en": "day"}}, {}, "rate"),
        ({"period": {"edtf": "1961-01"}}, {"period": {"edtf": "1961-02~"}}, "period-unknown"),
        (
            {"period": {"edtf": "1961-01"}},
            {"period": {"edtf": "1961-02"}, "overlaps": ["a"]},
            "shared",
        ),
        ({"period": {"edtf": "1961-01"}}, {"period": {"edtf": "1961-01-31/1961-02"}}, "no-place"),
        ({"partition": "p"}, {"partition": "p"}, "no-place"),
    ],
)
def test_apart_or_not(first: dict[str, Any], second: dict[str, Any], cause: str | None) -> None:
    one, other = placed(claim("a", 3, **first), claim("b", 4, **second))
    assert why_not(one, other) == cause


READ_IN = {**HERE, "certainty": "inferred", "note": {"en": "From the sentence before."}}
TOWN = {"places": ["harbour"], "meaning": "residents-of"}
SHORE = {"places": ["border"], "meaning": "residents-of"}


@pytest.mark.parametrize(
    ("cause", "first", "second", "said"),
    [
        ("area-rules", {"area": READ_IN}, {"area": THERE}, "does not stand in its own sentence"),
        ("overlap", {"area": TOWN}, {"area": SHORE}, "nothing keeps their areas apart"),
        ("overlap", {"area": TOWN}, {"area": {**TOWN, "places": ["east"]}}, "share days and area"),
        ("stock", {"kind": "stock"}, {}, "At least one tells how things stood"),
        ("unit", {"paired_with": ["b"]}, {"unit": "households"}, "one group, counted in both"),
        ("unit", {}, {"unit": "households"}, "among the other is not said"),
        ("governments", {"certainty": "one-informant"}, {"reporter": "office-kp"}, "One informant"),
        ("governments", {}, {"reporter": "office-kp"}, "Two governments"),
    ],
)
def test_a_reason_is_true_of_the_two_it_is_given_for(
    cause: str, first: dict[str, Any], second: dict[str, Any], said: str
) -> None:
    one, other = placed(claim("a", 3, **first), claim("b", 4, **second))
    assert cause in causes(one, other)
    for reason in (
        words.refusal_reason(cause, one, other),
        words.refusal_reason(cause, other, one),
    ):
        assert said in reason


def test_a_part_of_a_group_is_told_from_strangers_across_units() -> None:
    people = claim("people", 9, paired_with=["homes"])
    some = claim("some", 4, part_of=["people"])
    homes = claim("homes", 2, unit="households", measure="homes", paired_with=["people"])
    _people, few, all_of_them = placed(people, some, homes)
    assert "a part of the group" in words.refusal_reason("unit", few, all_of_them)
    assert "a part of the group" in words.refusal_reason("unit", all_of_them, few)


def test_a_sum_says_which_of_its_terms_does_not_fit_as_printed() -> None:
    whole = claim("whole", 5, period={"edtf": "1961-02"}, misfit={"en": "Its parts come to more."})
    cells = [
        claim(name, 4, period={"edtf": "1961-02"}, part_of=["whole"], partition="p")
        for name in ("cell", "rest")
    ]
    before, whole, cell, _rest = placed(claim("a", 3, period={"edtf": "1961-01"}), whole, *cells)
    for one in (whole, cell):
        result = total([before, one])
        assert isinstance(result, Total)
        assert (
            f"does not fit the figures beside it: {one.as_printed} ({one.id})." in result.sentence
        )
    alone = total([before])
    assert isinstance(alone, Total) and "does not fit" not in alone.sentence


def test_relations_are_followed_to_their_end() -> None:
    """a in b in c; x is the same as a; y overlaps a. Periods alone would let all be added."""
    months = [{"edtf": f"1961-0{number}"} for number in range(1, 6)]
    a = claim("a", 1, period=months[0], part_of=["b"])
    b = claim("b", 2, period=months[1], part_of=["c"])
    c = claim("c", 3, period=months[2])
    x = claim("x", 1, period=months[3], same_people=["a"])
    y = claim("y", 1, period=months[4], overlaps=["a"])
    a, b, c, x, y = placed(a, b, c, x, y)
    assert why_not(a, c) == why_not(x, c) == why_not(x, b) == "nested"
    assert why_not(a, x) == "same-people"
    assert why_not(y, c) == why_not(y, b) == why_not(y, x) == "shared"


def test_two_wholes_with_a_common_part_are_not_added() -> None:
    part = claim("part", 1, part_of=["left", "right"])
    left = claim("left", 2, period={"edtf": "1961-01"})
    right = claim("right", 2, period={"edtf": "1961-02"})
    _part, one, other = placed(part, left, right)
    assert why_not(one, other) == "common-part"


def test_cells_of_a_division_across_governments_are_not_added() -> None:
    same = {"part_of": ["w"], "partition": "p"}
    whole = claim("w", 9)
    _whole, one, other = placed(
        whole, claim("a", 1, **same), claim("b", 2, reporter="office-kp", **same)
    )
    assert why_not(one, other) == "governments"


def test_findings_show_what_does_not_fit() -> None:
    whole = claim("w", 5)
    cells = [claim(name, 3, part_of=["w"], partition="p") for name in ("a", "b")]
    large = claim("large", 9, part_of=["w"])
    other = claim("other", 1, conflicts_with=["w"])
    assert set(findings([whole, *cells, large, other])) == {
        Finding("parts-exceed-whole", ("w", "a", "b")),
        Finding("part-exceeds-whole", ("large", "w")),
        Finding("conflict", ("other", "w")),
    }


def test_the_real_data_hold_no_such_finding(dataset: Dataset) -> None:
    assert findings(list(dataset.claims.values())) == ()


def test_choosing_nothing_shows_everything(dataset: Dataset) -> None:
    view = choose(Reader(dataset), Choice())
    assert (len(view.claims), len(view.cables)) == (len(dataset.claims), len(dataset.cables))
    assert str(len(view.claims)) in view.sentence


def test_choosing_by_side_and_measure(dataset: Dataset) -> None:
    view = choose(Reader(dataset), Choice(sides=("kp",), measures=("crossed",)))
    assert [one.id for one in view.claims] == ["1961-05-12-crossed"]
    assert [one.id for one in view.cables] == ["1961-05-12"]


def test_choosing_a_direction_keeps_what_has_none(dataset: Dataset) -> None:
    view = choose(Reader(dataset), Choice(directions=("kp-to-cn",)))
    assert {one.id for one in view.cables} == {"1957-12-17", "1959-10-11"}


def test_a_choice_that_fits_nothing_says_so(dataset: Dataset) -> None:
    view = choose(Reader(dataset), Choice(cables=("none",)))
    assert (view.claims, view.cables) == ((), ())
    assert "Nothing fits" in view.sentence


def test_figures_of_two_rings_are_never_added(dataset: Dataset) -> None:
    """Whatever else would let them be added: even separate months of one reporter."""
    first, second = _apart(dataset)
    assert causes(first, second) == ()
    outside = second.in_context(replace(second.context, ring="neighbours"))
    assert causes(first, outside) == causes(outside, first) == ("rings",)
    both = [one.in_context(replace(one.context, ring="neighbours")) for one in (first, second)]
    assert causes(*both) == ()


def test_what_is_more_than_its_whole_is_never_added(dataset: Dataset) -> None:
    first, second = _apart(dataset)
    odd = second.in_context(replace(second.context, exceeds_whole=True))
    assert causes(first, odd) == causes(odd, first) == ("exceeds-whole",)


def test_an_inferred_area_keeps_nobody_apart(dataset: Dataset) -> None:
    """Two provinces in one month are apart only where the document says which is which."""
    first, second = _apart(dataset)
    second = second.model_copy(update={"period": first.period})
    assert "overlap" not in causes(first, second)
    guessed = second.area.model_copy(update={"certainty": "inferred"})
    assert causes(first, second.model_copy(update={"area": guessed}))


def _apart(dataset: Dataset) -> tuple[Claim, Claim]:
    """Two flows of one reporter, in two provinces and two months."""
    first = dataset.claims["1961-05-12-crossed"]
    area = first.area.model_copy(update={"places": ("jilin",), "meaning": "residents-of"})
    other = area.model_copy(update={"places": ("liaoning",)})
    known = replace(first.context, wholes=frozenset(), parts=(), shares=frozenset())
    return tuple(  # type: ignore[return-value]
        first.model_copy(
            update={
                "id": name,
                "area": ground,
                "qualifier": "exactly",
                "overlaps": (),
                "conflicts_with": (),
                "comparable_to": (),
                "part_of": (),
                "period": Period(edtf=month),
            }
        ).in_context(replace(known, territories=(frozenset({Territory(*land)}),)))
        for name, ground, month, land in (
            ("one", area, "1961-01", ("jilin", "province")),
            ("two", other, "1961-02", ("liaoning", "province")),
        )
    )
