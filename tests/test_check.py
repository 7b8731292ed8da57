"""Checks between records: what one names must exist, and must agree with it."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest
from small import CABLE, collection, write

from crossings.collection.check import RELATIONS
from crossings.collection.contradictions import doubts
from crossings.collection.load import load_dataset
from crossings.collection.problems import folded
from crossings.collection.relations import in_circles, reached
from crossings.html.method import page
from crossings.wording.reader import Reader

MAY, MAY12, MARCH = (f"cables/{name}.toml" for name in ("1961-05", "1961-05-12", "1962-03-24"))


@pytest.mark.parametrize(
    ("file", "old", "new", "field", "found"),
    [
        (MAY, 'overlaps = ["1961-05-12-crossed"]', 'overlaps = ["nowhere"]', "overlaps", "nowhere"),
        (MAY, 'measure = "stopped"', 'measure = "halted"', "measure", "halted"),
        (MAY, 'reporter = "beijing-ministries"', 'reporter = "nobody"', "reporter", "nobody"),
        (MAY, 'places = ["andong"]', 'places = ["antung"]', "area.places", "antung"),
        (MAY, 'unit = "yuan"', 'unit = "people"', "unit", "people"),
        (MAY, 'place = "luda"', 'place = "dalny"', "places.place", "dalny"),
        (MAY, 'holder = "beijing-ministries"', 'holder = "peking"', "positions.holder", "peking"),
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
        ("identities.toml", 'whole = "jilin-detected"', 'whole = "x"', "whole", "x"),
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
        ('whole = "jilin-detected"', 'whole = "not-crossed-jilin"', "names the identity itself"),
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
    whats = {(item.file, item.what) for item in doubts(load_dataset(folder))}
    assert ("references.toml", "is not cited there") in whats
    assert (MAY12, "is not said there") in whats


def test_one_name_for_a_person_and_an_office(folder: Path, edit) -> None:
    edit("people.toml", 'id = "hao-deqing"', 'id = "central-committee"')
    assert any("person's id" in item.what for item in load_dataset(folder).problems)


def test_a_part_beyond_its_whole_stays_in_the_data(folder: Path, edit) -> None:
    """Documents err: that is a finding, shown and never refused; check asks to declare it."""
    edit(MAY, "value = 1985", "value = 9985")
    dataset = load_dataset(folder)
    assert not dataset.problems
    assert any("larger than its whole" in item.what for item in doubts(dataset))


def test_a_name_that_comes_near_is_offered(folder: Path, edit) -> None:
    edit(MAY, 'reporter = "beijing-ministries"', 'reporter = "bejing-ministries"')
    assert any(
        one.advice.startswith("beijing-ministries or ") for one in load_dataset(folder).problems
    )


def test_a_name_that_nothing_has_is_told_once(folder: Path, edit) -> None:
    """One missing office stood in fourteen messages."""
    edit("people.toml", 'id = "beijing-ministries"', 'id = "ministries-of-state"')
    problems = load_dataset(folder).problems
    causes = [cause for cause, _follow in folded(problems) if cause.found == "beijing-ministries"]
    assert len(causes) == 1 and len(problems) > 10


def test_what_follows_is_folded_under_its_own_cause(folder: Path, edit) -> None:
    """A record with two faults put all that followed from the second under the first."""
    edit(MARCH, "value = 28028", "value = [700, 800]")
    edit("people.toml", 'id = "beijing-ministries"', 'id = "bejing-ministries"')
    causes = [(cause.found, len(follow)) for cause, follow in folded(load_dataset(folder).problems)]
    assert [found for found, _count in causes] == ["beijing-ministries", "[700, 800]"]
    assert causes[0][1] > causes[1][1] > 0


def test_wrong_names_are_told_with_the_rest_at_once(folder: Path, edit) -> None:
    """They came in a second wave, once the record could be read."""
    edit(MAY, 'edtf = "1961-05-01/1961-05-08"', 'edtf = "May 1961"')
    edit(MAY, 'measure = "stopped"', 'measure = "halted"')
    found = {item.found for item in load_dataset(folder).problems if not item.because}
    assert {"May 1961", "halted"} <= found


def test_one_unreadable_cable_is_one_cause(folder: Path) -> None:
    (folder / MAY).write_text("broken =", encoding="utf-8")
    causes = folded(load_dataset(folder).problems)
    assert [cause.file for cause, _follow in causes] == [MAY]
    assert len(causes[0][1]) > 10


def test_a_measure_without_its_unit_is_left_out(folder: Path, edit) -> None:
    """The method page died of it."""
    edit("measures.toml", 'unit = "yuan"', 'unit = "won"')
    dataset = load_dataset(folder)
    assert "allowance" not in dataset.measures and "1961-05-allowance" not in dataset.claims
    assert "allowance" not in page.page(Reader(dataset))


def test_a_long_chain_of_parts_is_loaded_quickly(tmp_path: Path) -> None:
    content = collection()
    first = content[CABLE]["claims"][0]
    content[CABLE]["claims"] += [
        first | {"id": f"1960-03-{n}", "part_of": [f"1960-03-{n - 1}" if n else first["id"]]}
        for n in range(1000)
    ]
    write(content, tmp_path)
    before = process_time()
    dataset = load_dataset(tmp_path)
    assert process_time() - before < 5, "it took more than twenty seconds once"
    assert len(dataset.claims["1960-03-999"].context.wholes) == 1000


def test_reached_ends_in_a_circle() -> None:
    assert reached("a", {"a": ["b"], "b": ["c"], "c": ["a"]}) == {"a", "b", "c"}


def test_only_what_lies_in_a_circle_is_in_one() -> None:
    edges = {"a": ["b"], "b": ["c"], "c": ["b"], "d": ["a"], "e": []}
    assert in_circles(edges) == {"b", "c"}


def test_an_unknown_reporter_gets_the_list_of_those_there_are(folder: Path, edit) -> None:
    edit(MAY, 'reporter = "beijing-ministries"', 'reporter = "nobody"')
    dataset = load_dataset(folder)
    advice = next(one.advice for one in dataset.problems if one.found == "nobody")
    assert all(name in advice for name in (*dataset.people, *dataset.offices))


def test_a_name_like_none_of_many_gets_the_nearest(folder: Path, edit) -> None:
    edit(MAY, 'places = ["andong"]', 'places = ["zzyzx"]')
    dataset = load_dataset(folder)
    advice = next(one.advice for one in dataset.problems if one.found == "zzyzx")
    assert "the nearest are " in advice
    named = advice.removeprefix("the nearest are ").split(";")[0].split(", ")
    assert len(named) == 3 and set(named) <= set(dataset.places)


def test_a_wrong_unit_is_told_beside_a_date_that_cannot_be_read(folder: Path, edit) -> None:
    edit(MAY, 'unit = "yuan"', 'unit = "people"')
    edit(MAY, 'edtf = "/1961-05"', 'edtf = "lately"')
    told = [str(one) for one in load_dataset(folder).problems]
    assert any("period.edtf" in one for one in told), told
    assert any(" unit: is not what measure" in one for one in told), told
