"""The exhibit starts with the page, before Streamlit does, and is taken over as it runs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import start
from playwright.sync_api import Frame, Route, expect
from visitor import Meet, Server, Visitor, until

BEFORE_ALL = "**/_stcore/host-config"  # what Streamlit asks for before it connects
FIRST = """
  window.frames_made = 0;
  new MutationObserver(changes => { for (const change of changes) for (const node of change.addedNodes)
    if (node.nodeName === 'IFRAME' && !node.inited) { node.inited = true; window.frames_made += 1; window.early = !document.querySelector('.stApp'); } })
    .observe(document, {childList: true, subtree: true});
"""


def warm(meet: Meet, server: Server) -> None:
    """A first visit, so that the server has its exhibit built."""
    meet(server).open()


def choose_early(visitor: Visitor, chosen: str) -> Frame:
    """Opens the page, chooses while Streamlit is held back, and then lets Streamlit come."""
    held: list[Route] = []
    visitor.page.context.route(BEFORE_ALL, lambda route: held.append(route))
    visitor.page.goto(visitor.server.url)
    frame = visitor.page.wait_for_selector(".crossings-early").content_frame()
    assert frame
    until(frame, "() => window.crossings")
    frame.evaluate("id => crossings.ready.then(() => crossings.select(id))", chosen)
    assert not visitor.page.locator(".st-key-card").count()
    visitor.page.context.unroute(BEFORE_ALL)
    for route in held:
        route.continue_()
    return frame


def test_the_exhibit_is_there_before_streamlit_and_is_loaded_once(
    meet: Meet, server: Server
) -> None:
    warm(meet, server)
    visitor = meet(server)
    visitor.page.add_init_script(FIRST)
    frame = visitor.open()
    visitor.wait_for_card("New here?")
    until(visitor.page, "() => document.querySelector('.stMain .crossings-frame')")
    assert visitor.page.evaluate("early"), "Streamlit stood first"
    assert visitor.page.evaluate("frames_made") == 1
    assert not frame.is_detached()
    until(frame, "() => document.documentElement.dataset.theme === 'light'")


def test_plotly_is_fetched_once_map_and_bars_stand(meet: Meet, server: Server) -> None:
    frame = meet(server).open()
    until(frame, "() => document.documentElement.dataset.ready")
    stood, fetched = (
        frame.evaluate("""[performance.getEntriesByName('crossings:timeline')[0].startTime,
      performance.getEntriesByType('resource').filter(one => one.name.includes('plotly')).map(one => one.startTime)]""")
    )
    assert fetched and min(fetched) >= stood


def test_what_is_chosen_before_streamlit_stands_is_kept(meet: Meet, server: Server) -> None:
    warm(meet, server)
    visitor = meet(server)
    frame = choose_early(visitor, "1959-10-11")
    visitor.wait_for_card("The other direction")
    visitor.wait_for_address("sel=1959-10-11")
    assert frame.evaluate("crossings.state().selected") == "1959-10-11"


def test_such_a_choice_moves_no_window(meet: Meet, server: Server) -> None:
    warm(meet, server)
    visitor = meet(server)
    choose_early(visitor, "1961-05")
    visitor.wait_for_address("sel=1961-05")
    visitor.wait_for_card("China")
    assert "from=" not in visitor.page.url


def test_an_address_with_a_choice_is_not_first_shown_without_it(meet: Meet, server: Server) -> None:
    warm(meet, server)
    visitor = meet(server)
    visitor.page.context.route(BEFORE_ALL, lambda route: None)
    visitor.page.goto(f"{server.url}/?sel=1961-05")
    early = visitor.page.wait_for_selector(".crossings-early", state="attached")
    assert not early.is_visible()
    other = meet(server)
    frame = other.open("/?sel=1961-05")
    until(frame, "() => crossings.state().selected === '1961-05'")
    assert other.page.locator(".crossings-frame").is_visible()


def test_the_frame_stands_from_the_first_where_it_stands_at_last(
    meet: Meet, server: Server
) -> None:
    warm(meet, server)
    waiting = meet(server)
    waiting.page.context.route(BEFORE_ALL, lambda route: None)
    waiting.page.goto(server.url)
    frame = waiting.page.wait_for_selector(".crossings-early")
    early = frame.bounding_box()
    waiting.page.wait_for_selector(".stApp")
    on_top = "document.elementFromPoint(600, 400).className.includes('crossings-early')"
    assert waiting.page.evaluate(on_top), "Streamlit's skeleton covers it"
    visitor: Visitor = meet(server)
    visitor.open()
    visitor.wait_for_card("New here?")
    until(visitor.page, "() => document.querySelector('.stMain .crossings-frame')")
    at_last = visitor.page.locator(".crossings-frame").bounding_box()
    assert early and at_last
    for side in ("x", "y", "width", "height"):
        assert abs(early[side] - at_last[side]) <= 2, (early, at_last)


def test_a_page_without_the_exhibit_starts_none(meet: Meet, server: Server) -> None:
    warm(meet, server)
    visitor = meet(server)
    visitor.page.goto(f"{server.url}/method")
    visitor.page.wait_for_selector(".cx")
    assert not visitor.page.locator("iframe").count()


@pytest.fixture
def just_started(tmp_path: Path) -> Iterator[Server]:
    """A dashboard that nobody has visited yet."""
    yield from start(tmp_path)


def test_what_people_type_starts_the_whole_dashboard(just_started: Server, meet: Meet) -> None:
    """``streamlit run dashboard.py``: a page that is asked for first, early start, kept files."""
    server = just_started
    visitor = meet(server)
    visitor.page.goto(f"{server.url}/figures")
    visitor.page.wait_for_selector('[data-testid="stTopNavLink"]')
    visitor.page.wait_for_selector("#ledger")
    answer = visitor.page.request.get(f"{server.url}/app/static/embed.html")
    assert answer.ok and "<title>Crossings" in answer.text()
    assert answer.headers["content-encoding"] == "gzip"
    assert "immutable" in answer.headers["cache-control"]
    visitor.page.goto(server.url)
    expect(visitor.page.locator('iframe[src*="app/static/exhibit-"]')).to_have_count(1)
    visitor.wait_for_card("New here?")


# Bars and marks of the timeline with what they look like.
DRAWN = """() => [...document.querySelectorAll('#plot .point path, #plot path.point')].map(node => {
  const {x, y, width, height} = node.getBoundingClientRect(), {fill, opacity} = getComputedStyle(node);
  return [[node.closest('.trace').classList.item(node.closest('.trace').classList.length - 1), node.dataset.id, node.getAttribute('aria-label'), fill, opacity], [x, y, width, height]];
})"""


def test_bars_stand_before_plotly_and_stay_where_they_are(visitor: Visitor) -> None:
    """Reading, choosing and scrubbing need not wait for a megabyte of script."""
    held: list[Route] = []
    visitor.page.route("**/plotly*", lambda route: held.append(route))
    visitor.page.goto(visitor.server.url)
    element = visitor.page.wait_for_selector("iframe.crossings-frame")
    frame = element.content_frame() if element else None
    assert frame
    until(frame, "() => document.querySelectorAll('#plot .bar').length > 10 && window.crossings")
    assert not frame.evaluate("Boolean(window.Plotly)")
    frame.evaluate("crossings.select('1961-05-12-crossed')")
    frame.evaluate("crossings.setTime('1961-03-01')")
    visitor.wait_for_card("3,500")
    before = frame.evaluate(DRAWN)
    for route in held:
        route.continue_()
    visitor.page.unroute("**/plotly*")
    frame.evaluate("crossings.ready.then(() => true)")
    assert frame.locator(".sketch").count() == 0 and frame.evaluate("Boolean(window.Plotly)")
    after = frame.evaluate(DRAWN)
    assert [what for what, _box in before] == [what for what, _box in after]
    for (what, one), (_what, other) in zip(before, after, strict=True):
        assert one == pytest.approx(other, abs=1.2), what
    assert frame.evaluate("crossings.state().selected") == "1961-05-12-crossed"
