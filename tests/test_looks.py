"""How a figure looks: one rule, for every drawing."""

from __future__ import annotations

import pytest

from crossings.collection.derive import derived
from crossings.collection.load import Dataset
from crossings.look.looks import HUES, PATTERNS, Look, look, pattern
from crossings.look.theme import PALETTES, WEDGE


@pytest.mark.parametrize(
    ("key", "wanted"),
    [
        ("1961-05-detected", Look("to-kp", "hatch", "cn-to-kp")),
        ("1961-05-stopped", Look("ink", "hatch", "")),
        ("1961-05-sold-up-andong", Look("ink", "hatch", "")),
    ],
)
def test_hue_is_the_direction_of_those_who_crossed(
    dataset: Dataset, key: str, wanted: Look
) -> None:
    assert look(dataset.claims[key], dataset) == wanted


def test_every_figure_has_the_pattern_of_who_reports(dataset: Dataset) -> None:
    for claim in dataset.claims.values():
        shown = look(claim, dataset)
        assert shown.pattern == PATTERNS.get(claim.context.side, "lines")
        assert (shown.hue != "ink") == bool(shown.wedge)
        assert not shown.is_ours
    assert {pattern("cn"), pattern("kp"), pattern(None)} == {"hatch", "dots", "lines"}
    assert pattern("un") == "lines", "a side that has no pattern of its own"


def test_a_value_of_ours_looks_like_its_figures_and_is_told_from_them(dataset: Dataset) -> None:
    values = derived(dataset)
    assert values
    for value in values.values():
        first = look(dataset.claims[value.claims[0]], dataset)
        shown = look(value, dataset)
        assert shown.is_ours
        assert (shown.hue, shown.pattern, shown.wedge) == (first.hue, first.pattern, first.wedge)


def test_every_hue_is_in_every_palette_and_has_its_wedge() -> None:
    assert set(HUES) == set(WEDGE)
    for palette in PALETTES.values():
        assert len({palette.hue(name) for name in (*HUES.values(), "ink")}) == 3
