"""Collections unlike the project's own in a browser, one after the other on one server."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import start
from playwright.sync_api import expect
from small import Content, write
from unlike import SMALL, nothing_missing, ring_alone
from visitor import Meet, Server, until

from crossings.collection.load import load_dataset


@pytest.fixture(scope="module")
def changing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("changing") / "data"


@pytest.fixture(scope="module")
def changing_server(changing: Path) -> Iterator[Server]:
    """A dashboard whose data folder the tests exchange."""
    write(SMALL[0](), changing)
    yield from start(changing.parent, CROSSINGS_DATA=str(changing))


@pytest.mark.parametrize("make", SMALL, ids=lambda one: one.__name__.replace("_", "-"))
def test_map_timeline_and_pages_stand(
    meet: Meet, changing_server: Server, changing: Path, make: Callable[[], Content]
) -> None:
    shutil.rmtree(changing)
    visited(meet, changing_server, write(make(), changing))


def test_a_ring_alone_stands(meet: Meet, changing_server: Server, changing: Path) -> None:
    shutil.rmtree(changing)
    changing.mkdir()
    visited(meet, changing_server, ring_alone(changing))


def visited(meet: Meet, server: Server, folder: Path) -> None:
    """Every document and figure chosen, every day stepped to; a script error fails the test."""
    dataset = load_dataset(folder)
    visitor = meet(server)
    visitor.open("/")  # the server sees that the folder was exchanged
    frame = visitor.open("/")
    until(frame, "() => crossings.state().cables.length > 0")
    state = frame.evaluate("crossings.state()")
    assert set(state["cables"]) <= set(dataset.cables) and state["cables"]
    for key in [*dataset.cables, *list(dataset.claims)[:6]]:
        frame.evaluate("key => crossings.select(key)", key)
        assert frame.evaluate("crossings.state().selected") == key
    for cable in dataset.cables.values():
        day = cable.date.edtf.split("/")[0][:10]
        frame.evaluate("day => crossings.setTime(day)", f"{day}-15"[:10] if len(day) > 4 else None)
    assert not frame.locator(".failed").count()
    for page in ("/figures", "/cables", "/method", "/share", "/cited"):
        visitor.page.goto(server.url + page)
        expect(visitor.page.locator("h1, h2").first).to_be_visible()
        assert not visitor.page.locator('[data-testid="stException"]').count()
    visitor.open("/present")


def test_where_every_movement_is_counted_no_heading_stands_without_words(
    meet: Meet, changing_server: Server, changing: Path
) -> None:
    """“No figure at all” stood over nothing."""
    shutil.rmtree(changing)
    write(nothing_missing(), changing)
    visitor = meet(changing_server)
    visitor.open("/")  # the server sees that the folder was exchanged
    frame = visitor.open("/")
    expect(frame.locator("h3", has_text="No place on the map")).to_have_count(1)
    expect(frame.locator("h3", has_text="No figure at all")).to_have_count(0)
