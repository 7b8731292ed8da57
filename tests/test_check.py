"""Checks between records: what one names must exist, and must agree with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from crossings.check import RELATIONS
from crossings.context import reached
from crossings.load import load_dataset

MAY, MAY12, MARCH = (f"cables/{name}.toml" for name in ("1961-05", "1961-05-12", "1962-03-24"))


@pytest.mark.parametrize(
    ("file", "old", "new", "field", "found"),
    [
        (MAY, 'overlaps = ["1961-05-12-crossed"]', 'overlaps = ["nowhere"]', "overlaps", "nowhere"),
        (MAY, 'measure = "stopped"', 'measure = "halted"', "measure", "halted"),
        (MAY, 'reporter = "beijing-ministries"', 'reporter = "nobody"', "reporter", "nobody"),
        (MAY, 'places = ["andong"]', 'places = ["antung"]', "area.places", "antung"),
        (MAY, 'unit = "yuan"', 'unit = "people"', "unit", "people"),
        (MAY, 'place = "luda"', 'place = "dalny"', "places", "dalny"),
        (MAY, 'holder = "beijing-ministries"', 'holder = "peking"', "positions", "peking"),
        (MAY12, 'recipients = ["mfa-cn"', 'recipients = ["mfa"', "recipients", "mfa"),
        (MARCH, '"authorization-letters"', '"letters"', "cites", "letters"),
        ("places.toml", 'within = ["china"]', 'within = ["cathay"]', "within", "cathay"),
        ("references.toml", 'cited_by = ["1961-05-12"]', 'cited_by = ["1960"]', "cited_by", "1960"),
        ("people.toml", 'members = ["mfa-cn"', 'members = ["mfa"', "members", "mfa"),
        (
            "references.toml",
            'perhaps_same_as = ["letter-1959-6-48"]',
            'perhaps_same_as = ["letter"]',
            "perhaps_same_as",
            "letter",
        ),
        ("identities.toml", 'unit = "households"', 'unit = "homes"', "unit", "homes"),
        ("identities.toml", 'whole = "jilin-detected"', 'whole = "x"', "whole, parts", "x"),
    ],
)
def test_what_names_nothing_is_reported_with_field_and_advice(
    folder: Path, edit, file: str, old: str, new: str, field: str, found: str
) -> None:
    edit(file, old, new)
    problems = [item for item in load_dataset(folder).problems if item.file == file]
    hits = [item for item in problems if item.field.endswith(field) and item.found == found]
    assert hits, "\n".join(map(str, problems))
    assert all(item.advice for item in problems)


def test_a_claim_that_names_a_lost_claim_is_left_out_with_it(folder: Path, edit) -> None:
    """The guard against double counting stands on the relations, so none may be cut."""
    edit(MARCH, "value = 28028", 'value = "many"')
    dataset = load_dataset(folder)
    assert "1961-05-detected" not in dataset.claims
    assert "1961-05-detected-liaoning" not in dataset.claims
    assert "1961-05-stopped" in dataset.claims
    assert "jilin-detected" not in dataset.identities
    assert "preparing-not-sold" in dataset.identities


def test_a_circle(folder: Path, edit) -> None:
    edit(
        MAY,
        'exactness = "exact-looking"\noverlaps = ["1962-03-24-crossed-jilin"]',
        'exactness = "exact-looking"\npart_of = ["1961-05-detected-liaoning"]',
    )
    dataset = load_dataset(folder)
    assert "1961-05-detected" not in dataset.claims
    assert any("circle" in item.what for item in dataset.problems)


@pytest.mark.parametrize("name", RELATIONS)
def test_no_claim_relates_to_itself(folder: Path, edit, name: str) -> None:
    relation = f'label.en = "stopped"\n{name} = ["1961-05-stopped"]'
    edit(MAY, 'label.en = "stopped"', relation)
    problems = load_dataset(folder).problems
    assert any(item.what == "names the claim itself" for item in problems)


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        (
            'parts = ["1961-05-crossed"]',
            'parts = ["1961-05-crossed", "1961-05-crossed-liaoning"]',
            "would count some twice",
        ),
        (
            'parts = ["1961-05-detected-liaoning"]',
            'parts = ["1961-05-stopped"]',
            "is not part of the whole",
        ),
        (
            'kind = "sum"\nwhole = "1961-05-12-copies"',
            'kind = "sum"\nwhole = "jilin-crossed"',
            "has no list",
        ),
        ('id = "not-crossed"', 'id = "1961-05-stopped"', "is a claim's id too"),
        ('whole = "jilin-detected"', 'whole = "not-crossed-jilin"', "runs in a circle"),
        ('whole = "1961-05-detected"\n', "", "is missing"),
    ],
)
def test_no_identity_does_what_a_total_may_not(
    folder: Path, edit, old: str, new: str, what: str
) -> None:
    edit("identities.toml", old, new)
    problems = load_dataset(folder).problems
    assert any(item.what == what for item in problems), "\n".join(map(str, problems))


def test_citations_hold_both_ways(folder: Path, edit) -> None:
    edit("references.toml", 'cited_by = ["1961-05-12"]', 'cited_by = ["1961-05"]')
    whats = {(item.file, item.what) for item in load_dataset(folder).problems}
    assert ("references.toml", "is not cited there") in whats
    assert (MAY12, "is not said there") in whats


def test_one_name_for_a_person_and_an_office(folder: Path, edit) -> None:
    edit("people.toml", 'id = "hao-deqing"', 'id = "central-committee"')
    assert any("office's id" in item.what for item in load_dataset(folder).problems)


def test_parts_beyond_their_whole_are_no_problem_of_the_data(folder: Path, edit) -> None:
    """Documents err: that is a finding, shown and never refused."""
    edit(MAY, "value = 1985", "value = 9985")
    assert not load_dataset(folder).problems


def test_reached_ends_in_a_circle() -> None:
    assert reached("a", {"a": ["b"], "b": ["c"], "c": ["a"]}) == {"a", "b", "c"}
