"""What the tests share: the real data, loaded once, and copies of it to break."""

from __future__ import annotations

import functools
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from frozen import COLLECTION

from crossings.collection.load import DATA, Dataset, load_dataset

ROOT = DATA.parent


@pytest.fixture(scope="session")
def dataset() -> Dataset:
    """The frozen collection, whose figures tests may name."""
    loaded = load_dataset(COLLECTION)
    assert not loaded.problems, "\n".join(map(str, loaded.problems))
    return loaded


@pytest.fixture(scope="session")
def live() -> Dataset:
    """The project's own data as they are; a problem in them fails every test that stands on it."""
    loaded = load_dataset(DATA)
    assert not loaded.problems, "\n".join(map(str, loaded.problems))
    return loaded


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the frozen collection that a test may break."""
    target = tmp_path / "data"
    shutil.copytree(COLLECTION, target)
    return target


@pytest.fixture
def data(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Such a copy, as the one the dashboard reads."""
    monkeypatch.setenv("CROSSINGS_DATA", str(folder))
    return folder


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the dashboard under test writes its built files: once, since equal data give equal files."""
    return tmp_path_factory.mktemp("built")


@pytest.fixture(scope="session", autouse=True)
def installed() -> None:
    """Streamlit looks through all installed packages for components once, not once a page opened."""
    from streamlit.components.v2 import manifest_scanner

    scan = manifest_scanner.scan_component_manifests
    manifest_scanner.scan_component_manifests = functools.cache(scan)


@pytest.fixture
def served(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The dashboard as it is started: on its own data, with no texts at hand."""
    monkeypatch.setenv("CROSSINGS_STATIC", str(built))
    monkeypatch.delenv("CROSSINGS_SOURCES", raising=False)


Edit = Callable[[str, str, str], None]


@pytest.fixture
def edit(folder: Path) -> Edit:
    """Replaces words in one file of the copy, and insists that they were there."""

    def replace(name: str, old: str, new: str) -> None:
        path = folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{name} has no {old!r}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return replace


@pytest.fixture
def spoiled(data: Path, edit: Edit) -> Edit:
    """Such words replaced in the copy that the dashboard reads."""
    return edit
