"""Computed values: along named identities, never typed in, no firmer than their operands."""

from __future__ import annotations

from math import inf
from pathlib import Path
from typing import Any

import pytest

from crossings.collection.derive import derived
from crossings.collection.load import Dataset, load_dataset
from crossings.wording import words
from crossings.wording.reader import Reader

MAY = "cables/1961-05.toml"


@pytest.mark.parametrize(
    ("name", "value", "arithmetic"),
    [
        ("jilin-detected", 2716, "4,701 − 1,985 = 2,716"),
        ("jilin-crossed", 1942, "3,381 − 1,439 = 1,942"),
        ("not-crossed", 1320, "4,701 − 3,381 = 1,320"),
        ("not-crossed-liaoning", 546, "1,985 − 1,439 = 546"),
        ("not-crossed-jilin", 774, "[2,716] − [1,942] = 774"),
        ("preparing-not-sold", 1690, "1,843 − 153 = 1,690"),
        ("copies-summed", 19, "2 + 5 + 3 + 2 + 1 + 6 × 1 = 19"),
    ],
)
def test_values(dataset: Dataset, name: str, value: int, arithmetic: str) -> None:
    computed = derived(dataset)
    assert (computed[name].low, computed[name].high) == (value, value)
    assert words.arithmetic(computed[name], Reader(dataset)) == arithmetic


@pytest.mark.parametrize(
    ("name", "share"),
    [
        ("share-crossed", 71.9),
        ("share-crossed-liaoning", 72.5),
        ("share-crossed-jilin", 71.5),
        ("share-sold-up", 8.3),
    ],
)
def test_shares(dataset: Dataset, name: str, share: float) -> None:
    value = derived(dataset)[name]
    assert round(value.value, 1) == share
    assert words.derived_value(value, Reader(dataset)) == f"[{share} %]"


def test_every_identity_has_value_assumption_and_hedges(dataset: Dataset) -> None:
    computed = derived(dataset)
    assert list(computed) == list(dataset.identities)
    for value in computed.values():
        assert value.assumption.en
        assert value.claims
        wanted = {hedge for name in value.claims for hedge in dataset.claims[name].hedges}
        assert wanted <= set(value.hedges), value.id


def test_no_computed_value_stands_in_the_identities(dataset: Dataset) -> None:
    for record in dataset.identities.values():
        numbers = [item for item in record.model_dump().values() if isinstance(item, int)]
        assert set(numbers) <= {0, 1}, f"{record.id}: values are computed, never typed in"


def test_a_changed_figure_changes_values_and_words(folder: Path, edit) -> None:
    edit(MAY, "value = 1985", "value = 2000")
    dataset = load_dataset(folder)
    computed = derived(dataset)
    assert computed["jilin-detected"].value == 2701
    assert computed["not-crossed-jilin"].value == 759
    assert words.derived_value(computed["jilin-detected"], Reader(dataset)) == "[2,701] people"
    assert "4,701 − 2,000 = 2,701" in words.arithmetic(computed["jilin-detected"], Reader(dataset))


@pytest.mark.parametrize(
    ("change", "low", "high", "text"),
    [
        ("value_max = 2085", 2616, 2716, "[2,616–2,716] people"),
        ('qualifier = "about"', 2716, 2716, "[about 2,716] people"),
        ('qualifier = "over"', 0, 2716, "[0–2,716] people"),
        ('qualifier = "under"', 2716, 4701, "[2,716–4,701] people"),
    ],
)
def test_a_doubtful_operand_gives_a_doubtful_value(
    folder: Path, edit, change: str, low: float, high: float, text: str
) -> None:
    edit(MAY, "value = 1985", f"value = 1985\n{change}")
    dataset = load_dataset(folder)
    value = derived(dataset)["jilin-detected"]
    assert (value.low, value.high) == (low, high)
    assert words.derived_value(value, Reader(dataset)) == text


def test_the_doubt_reaches_what_is_built_on_it(folder: Path, edit) -> None:
    edit(MAY, "value = 1985", 'value = 1985\nqualifier = "about"')
    dataset = load_dataset(folder)
    computed = derived(dataset)
    value = computed["not-crossed-jilin"]
    assert value.is_approximate
    assert words.arithmetic(value, Reader(dataset)) == "[about 2,716] − [1,942] = about 774"


@pytest.mark.parametrize(("qualifier", "high"), [("over", inf), ("at-least", inf)])
def test_an_open_whole_leaves_an_open_value(
    folder: Path, edit, qualifier: str, high: float
) -> None:
    edit(MAY, "value = 4701", f'value = 4701\nqualifier = "{qualifier}"')
    dataset = load_dataset(folder)
    value: Any = derived(dataset)["jilin-detected"]
    assert (value.low, value.high) == (2716, high)
    assert words.derived_value(value, Reader(dataset)) == "[at least 2,716] people"
    share = derived(dataset)["share-crossed"]
    assert (share.low, round(share.high, 1)) == (0, 71.9)


def test_parts_beyond_their_whole_give_a_negative_value_and_are_shown(folder: Path, edit) -> None:
    edit(MAY, "value = 1985", "value = 9985")
    assert derived(load_dataset(folder))["jilin-detected"].value == -5284
