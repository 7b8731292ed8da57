"""Comparisons, examples and conflicts: what they name must be there and must fit."""

from __future__ import annotations

import pytest

from crossings.collection.load import Dataset, load_dataset


def test_every_kind_of_comparison_is_there(dataset: Dataset) -> None:
    kinds = {entry.kind for entry in dataset.comparisons.values()}
    assert kinds == {"counts", "within", "readings"}
    assert dataset.conflicts and dataset.examples


@pytest.mark.parametrize(
    ("file", "old", "new", "complaint"),
    [
        ("comparisons.toml", '"1961-05-12-crossed"]', '"1961-05-stopped"]', "are not comparable"),
        ("comparisons.toml", '"1961-05-12-crossed"]', '"1962-03-24-corpses"]', "several units"),
        ("comparisons.toml", '"not-crossed-jilin"', '"share-crossed"', "no identity of kind"),
        ("comparisons.toml", "Of the {1961-05-detected}", "Of the {nobody}", "names no figure"),
        ("comparisons.toml", 'remainders = ["preparing-not-sold"]', "", "is missing"),
        ("comparisons.toml", '["1962-03-24-crossed-jilin"]', '["1961-05-stopped"]', "one reading"),
        ("comparisons.toml", '"1961-05-detected-liaoning"]', '"nothing"]', "names no claim"),
        ("conflicts.toml", '"1962-03-24-1"', '"nobody-said"', "names no position"),
        ("conflicts.toml", '"1962-03-24-1"', '"1961-05-complaint"', "one position twice"),
    ],
)
def test_what_does_not_fit_is_left_out_and_named(folder, edit, file, old, new, complaint) -> None:
    edit(file, old, new)
    loaded = load_dataset(folder)
    assert any(file == item.file and complaint in str(item) for item in loaded.problems)
    whole = load_dataset()
    assert len(loaded.comparisons) + len(loaded.conflicts) + len(loaded.examples) < (
        len(whole.comparisons) + len(whole.conflicts) + len(whole.examples)
    )


def test_a_lost_figure_takes_its_comparison_with_it_and_no_other(folder, edit) -> None:
    edit("cables/1961-05.toml", "value = 1843", 'value = "many"')
    loaded = load_dataset(folder)
    assert "andong-households" not in loaded.comparisons
    assert {"two-governments", "the-past-year"} <= set(loaded.comparisons)
