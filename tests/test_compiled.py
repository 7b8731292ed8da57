"""The compiled state: the same collection, never an old one, and never in the way."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from frozen import COLLECTION

from crossings.collection import compiled
from crossings.collection.compiled import load_compiled, state_folder
from crossings.collection.load import Dataset, load_dataset


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of one's own, with a place for its compiled state."""
    monkeypatch.setenv("CROSSINGS_STATE", str(tmp_path / "state"))
    return Path(shutil.copytree(COLLECTION, tmp_path / "data"))


def test_the_state_holds_the_same_collection(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = load_compiled(data)
    monkeypatch.setattr(compiled, "load_dataset", None)  # the data files are not read again
    again = load_compiled(data)
    assert again is not read
    assert again == read == load_dataset(data)
    claim = next(claim for claim in again.claims.values() if claim.part_of)
    assert claim.context == read.claims[claim.id].context and claim.context.wholes
    with pytest.raises(TypeError):
        again.cables["new"] = claim  # type: ignore[index]


def test_a_changed_file_is_read(data: Path) -> None:
    assert load_compiled(data).claims["1961-05-detected"].value == 4701
    path = data / "cables" / "1961-05.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("value = 4701", "value = 4702"))
    assert load_compiled(data).claims["1961-05-detected"].value == 4702
    path.unlink()
    assert "1961-05" not in load_compiled(data).cables


def test_a_spoiled_state_and_a_folder_that_cannot_be_written_do_no_harm(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = load_compiled(data)
    [state] = state_folder().iterdir()
    state.write_bytes(state.read_bytes()[:100])
    assert load_compiled(data) == whole
    monkeypatch.setenv("CROSSINGS_STATE", str(data / "places.toml" / "below-a-file"))
    assert load_compiled(data) == whole


def test_old_states_are_deleted(data: Path) -> None:
    places = data / "places.toml"
    for number in range(compiled.KEPT + 3):
        places.write_text(f"{places.read_text(encoding='utf-8')}# {number}\n", encoding="utf-8")
        load_compiled(data)
    assert len(list(state_folder().iterdir())) == compiled.KEPT


def test_a_changed_translation_is_read(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Numbers stand in the sentences of the data as the language writes them."""
    before = compiled.digest(data)
    monkeypatch.setattr(compiled, "LOCALE", tmp_path)
    assert compiled.digest(data) == before
    (tmp_path / "ko.po").write_text('msgid "about {n}"\nmsgstr "약 {n}"\n', encoding="utf-8")
    assert compiled.digest(data) != before


def test_what_was_read_while_files_changed_is_not_kept(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that is exchanged while it is read was kept, empty, as the state of its old files."""
    aside = data.with_name("aside")

    def exchanged(root: Path, ring: bool = False) -> Dataset:
        data.rename(aside)
        return load_dataset(root, ring)

    monkeypatch.setattr(compiled, "load_dataset", exchanged)
    assert not load_compiled(data).cables
    monkeypatch.setattr(compiled, "load_dataset", load_dataset)
    aside.rename(data)
    assert load_compiled(data).cables


def test_what_was_read_while_a_folder_was_gone_is_not_kept_when_its_files_come_back(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same content, written anew, took an empty collection for its own, for good."""
    aside = data.with_name("aside")

    def written_anew(root: Path, ring: bool = False) -> Dataset:
        data.rename(aside)
        found = load_dataset(root, ring)
        shutil.copytree(aside, data, copy_function=shutil.copyfile)
        return found

    monkeypatch.setattr(compiled, "load_dataset", written_anew)
    assert not load_compiled(data).cables
    monkeypatch.setattr(compiled, "load_dataset", load_dataset)
    assert load_compiled(data).cables


def test_a_file_that_vanishes_while_it_is_hashed_does_not_stop_the_reading(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(_folder: Path) -> str:
        raise FileNotFoundError

    monkeypatch.setattr(compiled, "digest", gone)
    assert load_compiled(data) == load_dataset(data)
    assert not list(state_folder().glob("*.pickle"))
