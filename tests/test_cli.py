"""The command line, as a reader of its output meets it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from crossings.__main__ import main
from crossings.collection.load import DATA, Dataset, load_dataset
from crossings.exhibit import trial

MAY = "cables/1961-05.toml"
TEXT = """A made-up page.

In two months some 120 crossed, of these 45 in January; 10 to 20 were lately stopped.
"""


@pytest.fixture
def small(folder: Path) -> Path:
    """A data folder with nothing but the invented cable of data/README.md."""
    shutil.rmtree(folder / "cables")
    (folder / "cables").mkdir()
    readme = (DATA / "README.md").read_text(encoding="utf-8")
    example = readme.split("```toml\n")[1].split("```")[0]
    (folder / "cables" / "1960-03.toml").write_text(example, encoding="utf-8")
    kept = {"measures.toml", "people.toml", "places.toml", "border_points.toml"}
    for path in folder.glob("*.toml"):
        if path.name not in kept:
            path.write_text("", encoding="utf-8")
    assert not load_dataset(folder).problems, load_dataset(folder).problems
    return folder


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    return folder


def test_check_counts_what_it_checked(folder: Path, capsys) -> None:
    assert main(["check", str(folder)]) == 0
    out = capsys.readouterr().out
    assert "5 cables, 17 claims, 11 derived values" in out
    assert "No problem found." in out


def test_check_reports_all_files_at_once(folder: Path, edit, capsys) -> None:
    edit(MAY, 'measure = "stopped"', 'measure = "halted"')
    edit("cables/1962-03-24.toml", 'place = "yalu"', 'place = "amnok"')
    (folder / "events.toml").write_text("[[event]\n", encoding="utf-8")
    assert main(["check", str(folder)]) == 1
    out = capsys.readouterr().out
    assert "claims 1961-05-stopped measure: names no measure; found 'halted'; " in out
    line = next(
        n for n, row in enumerate((folder / MAY).read_text().splitlines(), 1) if "halted" in row
    )
    assert f"{MAY}:{line}: claims 1961-05-stopped measure" in out
    assert "places.place: names no place; found 'amnok'" in out
    assert "events.toml: is not TOML in UTF-8" in out
    assert "story.toml: chapter spring-1961" in out, "a chapter goes with the figure it tells of"
    assert "4 problems in 3 files, and 2 that follow from them; --all" in out
    assert main(["check", "--all", str(folder)]) == 1
    assert "story.toml:" in capsys.readouterr().out


def test_check_fails_where_the_exhibit_cannot_be_built(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    """It said "No problem found", and the map was gone."""

    def build(_dataset: Dataset) -> None:
        raise OverflowError("date value out of range")

    monkeypatch.setattr(trial, "build", build)
    assert main(["check", str(folder)]) == 1
    out = capsys.readouterr().out
    assert "map and timeline cannot be drawn" in out and "date value out of range" in out
    assert "No problem found" not in out


def test_check_of_nothing_is_a_failure(tmp_path: Path, capsys) -> None:
    assert main(["check", str(tmp_path)]) == 1
    assert "0 cables, 0 claims" in capsys.readouterr().out


def test_verify_names_file_line_and_characters(small: Path, texts: Path, capsys) -> None:
    (texts / "1960-03.txt").write_text(TEXT, encoding="utf-8")
    assert main(["verify", str(texts), "--data", str(small)]) == 0
    out = capsys.readouterr().out
    start = TEXT.index("120")
    assert "1960-03.txt: claim 1960-03-crossed: anchor at line 3" in out
    assert f"number '120' at line 3, characters {start}–{start + 3}" in out
    assert "3 checked: 3 found, 0 do not match; 0 not checked." in out


def test_verify_notices_a_changed_text(small: Path, texts: Path, capsys) -> None:
    (texts / "1960-03.txt").write_text(TEXT.replace("120", "210"), encoding="utf-8")
    assert main(["verify", str(texts), "--data", str(small)]) == 1
    assert "number '120' not found near the anchor at line 3" in capsys.readouterr().out


def test_verify_names_absent_texts(texts: Path, capsys) -> None:
    (texts / "1957-12-17.txt").write_text("Nothing of the kind.", encoding="utf-8")
    assert main(["verify", str(texts)]) == 1
    out = capsys.readouterr().out
    assert "1962-03-24: text absent; not checked" in out
    assert "1961-05-stopped" not in out, "one line a text that is absent, not one a figure"


@pytest.mark.parametrize("make", [True, False])
def test_verify_of_nothing_is_a_failure_that_says_so(texts: Path, make: bool, capsys) -> None:
    folder = texts if make else texts / "nowhere"
    assert main(["verify", str(folder)]) == 1
    assert "could be checked" in capsys.readouterr().err


@pytest.fixture(scope="module")
def document() -> dict[str, list[dict]]:
    """What `python -m crossings dump` prints, through a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "crossings", "dump"], capture_output=True, check=True, timeout=60
    )
    return json.loads(done.stdout.decode("utf-8"))


def test_dump_is_one_json_document(document, dataset: Dataset) -> None:
    head = ["edition", "editions", "about", "licence"]
    assert list(document)[:4] == head
    kinds = """cables claims derived places people references events offices measures units identities
        comparisons examples conflicts introduction story background literature glossary problems""".split()
    assert list(document)[4:] == kinds
    for kind in set(kinds) - {"derived", "problems"}:
        assert document[kind], f"no {kind}"
    assert [row["id"] for row in document["claims"]] == list(dataset.claims)
    assert document["problems"] == []


def test_dumped_claims_carry_what_a_reader_needs(document) -> None:
    wanted = """id cable value unit measure direction period area reporter hedges exactness part_of
        overlaps comparable_to anchor locator as_printed side sentence""".split()
    for row in document["claims"]:
        assert set(wanted) <= row.keys(), row["id"]
        assert {"edtf", "start", "end", "readings"} <= row["period"].keys()
        assert {"places", "meaning"} <= row["area"].keys()
        for reading in row["period"]["readings"]:
            assert {"id", "edtf", "start", "end", "label", "reason"} <= reading.keys()


def test_dumped_periods(document) -> None:
    periods = {row["id"]: row["period"] for row in document["claims"]}
    jilin = periods["1962-03-24-crossed-jilin"]
    assert jilin["edtf"] == "1961-01-01/1962-03-23"
    assert [reading["edtf"] for reading in jilin["readings"]] == [
        "1961-03-24/1962-03-23",
        "1961-01-01/1961-12-31",
    ]
    corpses = periods["1962-03-24-corpses"]
    assert (corpses["edtf"], corpses["start"], corpses["end"]) == (
        "/1962-03-24",
        None,
        "1962-03-24",
    )
    assert periods["1961-05-detected"]["end"] == "1961-04-30"


def test_dumped_values_carry_arithmetic_and_assumption(document) -> None:
    rows = {row["id"]: row for row in document["derived"]}
    assert rows["jilin-detected"]["value"] == 2716
    for row in rows.values():
        assert row["arithmetic"] and row["assumption"]["en"] and row["unit"] and row["operands"]


def test_schema_writes_the_schemas(tmp_path: Path, capsys) -> None:
    assert main(["schema", str(tmp_path)]) == 0
    assert (tmp_path / "cable.json").exists()
    assert "cable.json" in capsys.readouterr().out


def test_an_unknown_command_is_refused(capsys) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["total"])
    assert caught.value.code == 2
