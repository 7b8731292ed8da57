"""A collection of five hundred documents in a real browser: it opens, steps, filters and folds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Frame
from visitor import Meet, Server, until

from bench.corpus import write
from bench.growth import served
from crossings import exhibit
from crossings.collection.load import load_dataset

LAPTOP = {"width": 1366, "height": 768}
HEIGHT = "id => document.getElementById(id).offsetHeight"
BANDS = "() => document.querySelectorAll('.bands .point').length"
BARS = "() => document.querySelectorAll('.claims .point').length"
OVERPRINTED = """() => {
  const boxes = [...document.querySelectorAll('.cable-words')].map(node => node.getBoundingClientRect());
  return boxes.some((a, i) => boxes.slice(i + 1).some(b => a.top === b.top && a.left < b.right && b.left < a.right));
}"""


def grown(folder: Path, count: int) -> Iterator[Server]:
    """The exhibit of so many invented documents by itself, as embedded; ``url`` is its address."""
    write(folder / "data", count)
    (folder / "built").mkdir()
    name = exhibit.write(exhibit.build(load_dataset(folder / "data")), folder / "built")
    (folder / "built" / "favicon.ico").touch()
    with served(folder / "built") as address:
        yield Server(f"{address}/{name}", folder / "log")


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    yield from grown(tmp_path_factory.mktemp("large"), 500)


@pytest.fixture(scope="module")
def twelve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    yield from grown(tmp_path_factory.mktemp("twelve"), 12)


def opened(meet: Meet, server: Server, **screen: object) -> Frame:
    """The exhibit, when map and timeline stand."""
    base = server.url.rsplit("/", 1)[0]
    visitor = meet(Server(base, server.log), **{"viewport": LAPTOP, **screen})
    visitor.page.goto(f"{server.url}?embed")
    visitor.page.evaluate("crossings.ready.then(() => true)")
    return visitor.page.main_frame


def test_twelve_documents_leave_the_map_its_room(meet: Meet, twelve: Server) -> None:
    """The map was 69 px high, and dates of documents lay over each other."""
    frame = opened(meet, twelve)
    assert frame.evaluate(HEIGHT, "map-frame") >= 380
    assert frame.locator(".cable-words").count() > 2 and not frame.evaluate(OVERPRINTED)
    assert frame.evaluate(BARS) > 30 and frame.evaluate(BANDS) == 0, "few enough for bars"
    bars, high = frame.evaluate(BARS), frame.evaluate(HEIGHT, "map-frame")
    frame.locator("#fold button").click()
    until(frame, f"count => ({BARS})() > count", bars)
    assert frame.evaluate(HEIGHT, "map-frame") == high, "open rows lengthen the page, not the map"
    assert frame.evaluate("document.documentElement.scrollHeight") > 768


def test_five_hundred_are_bands_of_documents_that_open(meet: Meet, large: Server) -> None:
    frame = opened(meet, large)
    assert frame.evaluate(HEIGHT, "map-frame") >= 380
    assert frame.evaluate(BANDS) > 100 and frame.evaluate(BARS) == 0
    said = frame.locator(".band-words").all_inner_texts()
    assert any("documents" in words and "narrow the window to see each" in words for words in said)
    frame.evaluate("crossings.setWindow('1960-03-01', '1960-03-31')")
    until(frame, f"() => ({BARS})() > 10 && ({BANDS})() === 0")
    frame.evaluate("crossings.setWindow('1950-01-01', '1969-12-31')")
    until(frame, f"() => ({BANDS})() > 100")


def test_a_filter_and_a_choice_reach_the_bands(meet: Meet, large: Server) -> None:
    frame = opened(meet, large)
    words = "() => document.querySelector('.band-words[data-lane=cn]').textContent"
    before = frame.evaluate(words)
    frame.evaluate("crossings.setFilters({measures: ['stopped']})")
    until(frame, f"before => ({words})() !== before", before)
    claim = frame.evaluate("crossings.state().claims[0]")
    frame.evaluate("id => crossings.select(id)", claim)
    until(frame, f"() => ({BARS})() === 1")
    assert frame.evaluate("document.querySelector('.claims .chosen-yes').dataset.id") == claim


def test_a_month_of_a_band_narrows_the_window_to_it(meet: Meet, large: Server) -> None:
    frame = opened(meet, large)
    frame.locator(".bands .point path").nth(100).dispatch_event("click")
    until(
        frame,
        "() => crossings.state().window[0].slice(0, 7) === crossings.state().window[1].slice(0, 7)",
    )


def test_steps_in_time_move_both_views(meet: Meet, large: Server) -> None:
    frame = opened(meet, large)
    frame.evaluate("crossings.setTime('1960-03-15')")
    shown = frame.evaluate("crossings.state().claims")
    assert 5 < len(shown) < 200
    frame.evaluate("crossings.setTime('1962-03-15')")
    assert not set(shown) & set(frame.evaluate("crossings.state().claims"))
    until(frame, "() => document.querySelector('.mark-label .more')")


def test_a_label_gives_the_number_of_the_figures_it_leaves_out(meet: Meet, large: Server) -> None:
    frame = opened(meet, large)
    more = frame.locator(".mark-label.placed .more").first
    named = more.evaluate("node => node.closest('.short') ? 1 : 3")
    count = int(more.inner_text().removeprefix("+"))
    more.click()
    until(frame, "() => document.getElementById('table-dialog').open")
    assert frame.locator("#table-dialog tbody tr").count() == min(count + named, 500)


def test_documents_of_the_overview_are_counted(meet: Meet, large: Server) -> None:
    frame = opened(meet, large)
    assert frame.locator(".overview .cable").count() == 0
    counts = "[...document.querySelectorAll('.density')].map(node => Number(node.dataset.n))"
    assert 500 <= frame.evaluate(f"{counts}.reduce((a, b) => a + b)") <= 510
    frame.evaluate("crossings.select('d00100')")
    until(frame, "() => document.querySelectorAll('.overview .cable.chosen-yes').length === 1")
