"""Collections unlike the project's own: one document, months only, days only, no figures, a ring alone.

Each is loaded without a problem, drawn, told and opened on every page.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from small import spoil, write
from unlike import SMALL, one_document, ring_alone
from visits import PAGES as SCRIPTS
from visits import markup, opened

from crossings import exhibit
from crossings.collection.contradictions import doubts
from crossings.collection.load import DATA, load_dataset
from crossings.exhibit.layers import marks, read_layers
from crossings.exhibit.trial import faults
from crossings.pictures.cards import Order, card, ids
from crossings.wording.reader import Reader

PAGES = sorted(path.stem for path in SCRIPTS.glob("[a-z]*.py"))


@pytest.fixture(params=[*SMALL, ring_alone], ids=lambda one: one.__name__.replace("_", "-"))
def alone(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """One of the collections, written into a folder."""
    folder = tmp_path / "data"
    folder.mkdir()
    make: Callable[..., object] = request.param
    if make is ring_alone:
        return ring_alone(folder)
    return write(request.param(), folder)


def test_it_loads_and_is_drawn(alone: Path) -> None:
    dataset = load_dataset(alone)
    assert dataset.cables
    if len(dataset.cables) == 1:
        assert [str(one) for one in (*dataset.problems, *doubts(dataset), *faults(dataset))] == []
    document = exhibit.build(dataset)
    assert all(f'"{key}"' in document.html for key in (*dataset.claims, *dataset.cables))
    assert all(card(key, Reader(dataset), Order()) for key in ids(dataset)[-2:])


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens(
    alone: Path, page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CROSSINGS_STATIC", str(tmp_path / "static"))
    monkeypatch.setenv("CROSSINGS_DATA", str(alone))
    assert markup(opened(page)) or page == "present", "which is all exhibit"
    if page in ("explore", "cables"):
        key = next(iter(load_dataset(alone).cables))
        assert markup(opened(page, **{"sel" if page == "explore" else "cable": key}))


@pytest.fixture
def emptied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The project's data without any of its own documents: neighbouring documents around nothing."""
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    for path in (folder / "cables").glob("*.toml"):
        path.unlink()
    monkeypatch.setenv("CROSSINGS_STATIC", str(tmp_path / "static"))
    monkeypatch.setenv("CROSSINGS_DATA", str(folder))
    return folder


@pytest.mark.parametrize("ring", ["0", "1"])
def test_neighbouring_documents_around_nothing_open(emptied: Path, ring: str) -> None:
    for page in PAGES:
        assert markup(opened(page, ring=ring)) or page == "present"
    dataset = load_dataset(emptied, ring=ring == "1")
    assert ('"1961-05-09"' in exhibit.build(dataset).html) == (ring == "1")


def test_a_figure_far_outside_the_map_is_listed_beside_it(tmp_path: Path) -> None:
    """Every card of such a collection failed, and with it the slides."""
    content = one_document()
    spoil(content, "places.toml", "place.1", {"id": "jilin", "kind": "city", "precision": "town",
          "point": [13.4, 52.5], "names": [{"text": "Berlin", "lang": "en"}]})  # fmt: skip
    dataset = load_dataset(write(content, tmp_path))
    assert not dataset.problems
    assert [one.what for one in faults(dataset)] == ["lies outside the map"]
    assert marks(dataset, read_layers()) == {}
    assert all(card(key, Reader(dataset), Order()) for key in ids(dataset))
