"""Broken files: every problem is collected, and the rest still loads."""

from __future__ import annotations

from pathlib import Path

import pytest
from frozen import COLLECTION

from crossings.collection.check import RELATIONS
from crossings.collection.load import DATA, OPTIONAL, TABLES, load_dataset
from crossings.collection.problems import Problem

CABLE = "cables/1961-05.toml"


def only(folder: Path) -> Problem:
    """The one problem of a folder."""
    problems = load_dataset(folder).problems
    assert len(problems) == 1, "\n".join(map(str, problems))
    return problems[0]


def test_the_real_data_have_no_problem_and_are_not_empty() -> None:
    dataset = load_dataset(COLLECTION)
    assert not dataset.problems
    assert len(dataset.cables) >= 5
    assert len(dataset.claims) >= 17


def test_cables_stand_in_order_of_date(folder: Path) -> None:
    assert list(load_dataset(folder).cables) == [
        "1957-12-17",
        "1959-10-11",
        "1961-05",
        "1961-05-12",
        "1962-03-24",
    ]


def test_broken_toml_leaves_one_cable_out(folder: Path) -> None:
    path = folder / CABLE
    path.write_text(path.read_text(encoding="utf-8") + "\nvalue = = 3\n", encoding="utf-8")
    dataset = load_dataset(folder)
    assert "1961-05" not in dataset.cables
    assert "1962-03-24" in dataset.cables
    assert any(item.file == CABLE and "line" in item.found for item in dataset.problems)


def test_not_utf8(folder: Path) -> None:
    (folder / CABLE).write_bytes(b"title = '\xff'")
    problems = load_dataset(folder).problems
    assert any(item.file == CABLE and "UTF-8" in item.what for item in problems)


def test_an_unknown_key_leaves_one_claim_out(folder: Path, edit) -> None:
    edit(CABLE, 'exactness = "round"', 'exactnes = "round"')
    dataset = load_dataset(folder)
    assert "1961-05-stopped" not in dataset.claims
    assert "1961-05-detected" in dataset.claims
    fields = {item.field: item for item in dataset.problems}
    unknown = fields["claims 1961-05-stopped exactnes"]
    assert (unknown.what, unknown.advice) == (
        "is not a known field",
        "check the spelling against the schema",
    )
    assert fields["claims 1961-05-stopped exactness"].what == "is missing"


def test_problems_of_several_files_come_together(folder: Path, edit) -> None:
    edit(CABLE, 'kind = "cable"', 'kind = "cabel"')
    edit("cables/1962-03-24.toml", 'measure = "corpses-found"', 'measure = "corpses"')
    edit("people.toml", 'side = "cn"', 'side = "china"')
    (folder / "events.toml").write_text("[[event]\n", encoding="utf-8")
    files = {item.file for item in load_dataset(folder).problems}
    assert {CABLE, "cables/1962-03-24.toml", "people.toml", "events.toml"} <= files


def test_an_allowed_word_is_named(folder: Path, edit) -> None:
    edit(CABLE, 'kind = "cable"', 'kind = "cabel"')
    problem = next(item for item in load_dataset(folder).problems if item.field == "kind")
    assert (problem.found, "'telegram'" in problem.advice) == ("cabel", True)


@pytest.mark.parametrize("name", [name for name in TABLES if name != "border_points.toml"])
def test_a_broken_table_does_not_take_the_cables_down(folder: Path, name: str) -> None:
    (folder / name).write_text("this is not TOML", encoding="utf-8")
    dataset = load_dataset(folder)
    assert any(item.file == name for item in dataset.problems)
    assert len(dataset.cables) == 5


def test_a_missing_table_is_named(folder: Path) -> None:
    (folder / "events.toml").unlink()
    problem = only(folder)
    assert (problem.file, problem.what) == ("events.toml", "is missing")


def test_a_table_with_one_bracket(folder: Path) -> None:
    (folder / "events.toml").write_text('[event]\nid = "a"\n', encoding="utf-8")
    assert "two brackets" in only(folder).advice


def test_an_unknown_table(folder: Path) -> None:
    path = folder / "events.toml"
    path.write_text(path.read_text(encoding="utf-8") + "\n[[evnt]]\nid = 'a'\n", encoding="utf-8")
    assert "[[event]]" in only(folder).advice


def test_a_date_without_quotation_marks(folder: Path, edit) -> None:
    edit("events.toml", 'date = "1962-10-12"', "date = 1962-10-12")
    assert only(folder).advice == "put it in quotation marks"


def test_the_id_is_the_file_name(folder: Path, edit) -> None:
    edit(CABLE, 'id = "1961-05"', 'id = "1961-06"')
    problem = load_dataset(folder).problems[0]
    assert (problem.field, problem.found, problem.advice) == (
        "id",
        "1961-06",
        "write 1961-05, or rename the file",
    )


def test_a_repeated_claim_is_left_out_and_the_first_stays(folder: Path, edit) -> None:
    edit("cables/1962-03-24.toml", 'id = "1962-03-24-corpses"', 'id = "1961-05-stopped"')
    dataset = load_dataset(folder)
    assert dataset.claims["1961-05-stopped"].value == 350
    assert any(item.what == "is taken" for item in dataset.problems)


def test_a_repeated_place(folder: Path, edit) -> None:
    edit("places.toml", 'id = "dprk"', 'id = "china"')
    problems = load_dataset(folder).problems
    assert any(item.what == "is taken" and item.found == "china" for item in problems)


def test_an_empty_folder(tmp_path: Path) -> None:
    dataset = load_dataset(tmp_path)
    assert not dataset.cables
    assert {"cables/", *TABLES} - OPTIONAL == {item.file for item in dataset.problems}


def test_the_folder_can_be_set_from_outside(folder: Path, monkeypatch, edit) -> None:
    edit("events.toml", 'id = "boundary-treaty-1962"', 'id = "another-name"')
    monkeypatch.setenv("CROSSINGS_DATA", str(folder))
    assert "another-name" in load_dataset().events


def test_the_dataset_cannot_be_changed(dataset) -> None:
    with pytest.raises(TypeError):
        dataset.claims["x"] = None


@pytest.mark.parametrize("path", sorted((DATA / "cables").glob("*.toml")), ids=lambda one: one.stem)
def test_whatever_is_left_out_no_id_points_at_nothing(folder: Path, path: Path) -> None:
    """The pages follow every id without asking whether it is there."""
    (folder / "cables" / path.name).write_text("broken =", encoding="utf-8")
    dataset = load_dataset(folder)
    for reference in dataset.references.values():
        assert set(reference.cited_by) <= dataset.cables.keys()
    for cable in dataset.cables.values():
        assert set(cable.cites) <= dataset.references.keys()
    for claim in dataset.claims.values():
        assert {
            other for name in RELATIONS for other in getattr(claim, name)
        } <= dataset.claims.keys()
    for identity in dataset.identities.values():
        known = dataset.claims.keys() | dataset.identities.keys()
        assert {*filter(None, [identity.whole]), *identity.parts} <= known
