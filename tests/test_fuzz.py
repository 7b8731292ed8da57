"""Broken files by the hundred, the same ones every time: nothing raises, nothing goes unnamed."""

from __future__ import annotations

import os
import random
import tomllib
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small import CABLE, collection, spoil, toml, write

from crossings.__main__ import main
from crossings.collection.contradictions import doubts
from crossings.collection.dates import DateError, read_edtf
from crossings.collection.load import LARGEST, TABLES, Dataset, load_dataset
from crossings.collection.numerals import read_numbers
from crossings.collection.problems import line_of

ODD: list[Any] = [
    None, True, False, 0, -1, 5, 10**18, 1e-5, 1e300, float("inf"), float("nan"), "", " ", "\u200b",
    "\x00", "x" * 500, "true", "1961", "1961-05/..", "../..", "{1960-03-crossed}", "{nobody}",
    "<img src=x>", "{{ 7*7 }}", [], [[]], [0], ["x"], {}, {"en": ""}, {"x": {"y": []}},
]  # fmt: skip
FILES = [CABLE, *TABLES]


def paths(content: Any, way: str = "") -> list[str]:
    """Every dotted path of a file, down to single values."""
    steps = content.items() if isinstance(content, dict) else enumerate(content)
    found = []
    for step, value in steps:
        here = f"{way}{step}"
        found.append(here)
        if isinstance(value, dict | list):
            found += paths(value, f"{here}.")
    return found


def unnamed(folder: Path, dataset: Dataset) -> list[str]:
    """The records of the files that are neither loaded nor named by any problem."""
    told = "\n".join(map(str, dataset.problems))
    there = {
        *dataset.cables, *dataset.claims, *dataset.places, *dataset.people, *dataset.offices,
        *dataset.measures, *dataset.units, *dataset.references, *dataset.events,
        *dataset.identities, *dataset.comparisons, *dataset.examples, *dataset.conflicts,
        *dataset.introductions, *dataset.chapters, *dataset.editions, *dataset.literature,
        *dataset.backgrounds, *dataset.terms,
    }  # fmt: skip
    lost = []
    for file in FILES:
        if any(problem.file == file and not problem.field for problem in dataset.problems):
            continue  # the whole file is named
        content = tomllib.loads((folder / file).read_text(encoding="utf-8-sig"))
        # A table that is not known is named as a whole.
        strange = {problem.field for problem in dataset.problems if problem.file == file}
        tables = [value for key, value in content.items() if key not in strange]
        records = [one for value in tables if isinstance(value, list) for one in value]
        ids = [one.get("id") for one in records if isinstance(one, dict)]
        whole = file == CABLE and "1960-03" not in there and "cables/1960-03.toml" in told
        lost += [
            f"{file}: {name}"
            for name in ids
            if isinstance(name, str) and name not in there and name not in told and not whole
        ]
    return [entry for entry in lost if "1960-03-ask" not in entry and "1960-03-ref" not in entry]


def held(folder: Path) -> Dataset:
    """The dataset of a folder, loaded without an error and with everything named."""
    dataset = load_dataset(folder)
    doubts(dataset)
    assert unnamed(folder, dataset) == [], "\n".join(map(str, dataset.problems))
    return dataset


@pytest.mark.parametrize("file", FILES)
def test_odd_values_everywhere(tmp_path: Path, file: str) -> None:
    chance = random.Random(file)
    folder = write(collection(), tmp_path)
    for _ in range(30):
        content = collection()
        path, value = chance.choice(paths(content[file])), chance.choice(ODD)
        spoil(content, file, path, value)
        (folder / file).write_text(toml(content[file]), encoding="utf-8")
        held(folder)


def test_odd_keys(tmp_path: Path) -> None:
    chance = random.Random(1)
    folder = write(collection(), tmp_path)
    for _ in range(40):
        content = collection()
        claim = chance.choice(content[CABLE]["claims"])
        key = chance.choice(list(claim))
        if key != "id":
            claim[chance.choice(["X", "Value", "a b", "", "é", f"{key}s"])] = claim.pop(key)
        (folder / CABLE).write_text(toml(content[CABLE]), encoding="utf-8")
        assert key == "id" or load_dataset(folder).problems
        held(folder)


@pytest.mark.parametrize("file", [CABLE, "places.toml", "story.toml"])
def test_lost_lines_and_strange_bytes(tmp_path: Path, file: str) -> None:
    chance = random.Random(file)
    folder = write(collection(), tmp_path)
    whole = (folder / file).read_bytes()
    for number in range(60):
        lines = whole.splitlines(keepends=True)
        at = chance.randrange(len(lines))
        match number % 4:
            case 0:
                del lines[at]
            case 1:
                lines.insert(chance.randrange(len(lines)), lines[at])
            case 2:
                place = chance.randrange(len(lines[at]))
                lines[at] = lines[at][:place] + bytes([chance.randrange(256)]) + lines[at][place:]
            case _:
                lines = lines[:at]
        (folder / file).write_bytes(b"".join(lines))
        held(folder)


HOSTILE = {
    "digits": b"value = " + b"9" * 5000,
    "hexadecimal": b"value = 0x" + b"f" * 20000,
    "brackets": b"value = " + b"[" * 5000 + b"]" * 5000,
    "some-brackets": b"value = " + b"[" * 300 + b"]" * 300,
    "tables": b"value = " + b"{a = " * 3000 + b"1" + b"}" * 3000,
    "dotted": b"a." * 3000 + b"b = 1",
    "no-text": b"\xff\xfe\x00\x00",
    "nothing": b"",
    "large": b"#" * (LARGEST + 1),
}


@pytest.mark.parametrize("file", [CABLE, "places.toml"])
@pytest.mark.parametrize("name", HOSTILE)
def test_what_brings_a_reader_down(tmp_path: Path, file: str, name: str) -> None:
    folder = write(collection(), tmp_path)
    (folder / file).write_bytes(HOSTILE[name])
    dataset = load_dataset(folder)
    assert any(problem.file == file for problem in dataset.problems) or name == "nothing"
    assert dataset.problems
    assert len(max(map(str, dataset.problems), key=len)) < 5000


@pytest.mark.parametrize("file", [CABLE, "places.toml"])
def test_only_regular_files_are_opened(tmp_path: Path, file: str) -> None:
    """A pipe would be waited for without end."""
    folder = write(collection(), tmp_path)
    (folder / file).unlink()
    os.mkfifo(folder / file)
    problem = next(one for one in load_dataset(folder).problems if one.file == file)
    assert (problem.what, problem.found) == ("is not a regular file", "a device, pipe or socket")
    (folder / file).unlink()
    (folder / file).mkdir()
    problem = next(one for one in load_dataset(folder).problems if one.file == file)
    assert problem.found == "a folder"


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    folder = write(collection(), tmp_path)
    for path in folder.rglob("*.toml"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert load_dataset(folder).problems == ()


def test_check_ends_without_a_traceback(tmp_path: Path, capsys) -> None:
    for number, content in enumerate([HOSTILE["hexadecimal"], HOSTILE["tables"]]):
        folder = write(collection(), tmp_path / str(number))
        (folder / "places.toml").write_bytes(content)
        assert main(["check", str(folder)]) == 1
        out = capsys.readouterr().out
        assert "places.toml" in out and "Traceback" not in out


@given(st.text(max_size=80) | st.text(alphabet="0123456789-/.~?TXu:{}", max_size=30))
@settings(max_examples=150, deadline=None, derandomize=True)
def test_no_text_is_too_odd_for_a_date_a_number_or_a_line(text: str) -> None:
    numbers = read_numbers(text)
    assert numbers is None or numbers
    assert line_of(text, text) is None or text
    with suppress(DateError):
        first, last = read_edtf(text).filled()
        assert 1000 <= first.year <= last.year <= 2100
