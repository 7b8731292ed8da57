"""Records: frozen, strict, and honest about what is not known."""

from __future__ import annotations

from math import inf
from typing import Any

import pytest
from pydantic import ValidationError

from crossings.collection.load import Dataset
from crossings.collection.records import Area, Claim, Context, Period, Place, Text

CLAIM: dict[str, Any] = {
    "id": "a",
    "value": 5,
    "as_printed": "five",
    "kind": "flow",
    "unit": "people",
    "measure": "crossed",
    "direction": "cn-to-kp",
    "population": {"en": "people"},
    "period": {"edtf": "1961"},
    "area": {"meaning": "not-stated"},
    "reporter": "someone",
    "chain": ["someone"],
    "exactness": "word",
    "locator": {"paragraph": 1},
    "anchor": "five of them",
    "label": {"en": "five"},
}


def claim(**change: Any) -> Claim:
    return Claim.model_validate({**CLAIM, **change})


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"valeu": 3}, "Extra inputs"),
        ({"id": "With Space"}, "pattern"),
        ({"value": -1}, "greater than or equal"),
        ({"value": float("inf")}, "finite"),
        ({"value": 9, "value_max": 5}, "value_max 5 is below value 9"),
        ({"kind": "rate"}, "a rate says what it is per"),
        ({"per": {"en": "day"}}, "a rate says what it is per"),
        ({"anchor": "a b c d e f g h i j k l m"}, "more than 12 words"),
        ({"period": {}}, "give either edtf or two or more readings"),
        ({"period": {"edtf": "May"}}, "is not an EDTF date"),
        ({"area": {"meaning": "found-in"}}, "meaning must be not-stated"),
        ({"direction": "north"}, "cn-to-kp"),
        ({"label": {"zh": "五"}}, "Field required"),
    ],
)
def test_refused(change: dict[str, Any], words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        claim(**change)


def test_one_reading_is_no_ambiguity() -> None:
    reading = {"id": "a", "edtf": "1961", "label": {"en": "a"}, "reason": {"en": "b"}}
    with pytest.raises(ValidationError, match="one reading is no ambiguity"):
        Period.model_validate({"readings": [reading]})


def test_records_are_frozen() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        claim().value = 6  # type: ignore[misc]


@pytest.mark.parametrize(
    ("change", "low", "high"),
    [
        ({}, 5, 5),
        ({"value_max": 9}, 5, 9),
        ({"qualifier": "over"}, 5, inf),
        ({"qualifier": "at-least"}, 5, inf),
        ({"qualifier": "under"}, 0, 5),
        ({"qualifier": "about"}, 5, 5),
    ],
)
def test_low_and_high(change: dict[str, Any], low: float, high: float) -> None:
    found = claim(**change)
    assert (found.low, found.high) == (low, high)
    assert found.is_plain == (not change)


def test_a_context_changes_neither_the_figure_nor_its_dump() -> None:
    alone = claim()
    placed = alone.in_context(Context(side="cn", wholes=frozenset({"b"})))
    assert placed.model_dump() == alone.model_dump()
    assert placed.context.side == "cn"
    assert alone.context == Context()


def test_an_approximate_period_is_not_known() -> None:
    assert Period(edtf="1961-05").is_known
    assert not Period(edtf="1961-05~").is_known
    assert not Period(edtf="/1961-05").is_known


def test_text_falls_back_to_english() -> None:
    assert Text(en="a", zh="乙").get("zh") == "乙"
    assert Text(en="a").get("ko") == "a"


def test_longitude_comes_first() -> None:
    with pytest.raises(ValidationError, match="longitude, latitude"):
        Place.model_validate(
            {"id": "x", "kind": "city", "names": [{"text": "X", "lang": "en"}], "point": [40, 124]}
        )


def test_period_names_come_first(dataset: Dataset) -> None:
    andong = dataset.places["andong"]
    assert (andong.name(), andong.modern_name()) == ("Andong", "Dandong")
    assert (andong.name("zh"), andong.modern_name("ko")) == ("安东", "단둥")
    assert dataset.places["jilin"].modern_name() is None


def test_an_area_without_places_says_so() -> None:
    assert Area(meaning="not-stated").places == ()
