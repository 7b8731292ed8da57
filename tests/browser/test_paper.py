"""On paper: map and timeline whole, on every size and either way, from the dashboard and the file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Frame, Page
from visitor import Meet, Server, Visitor, until

WIDTH = 690  # px of text on the narrowest of the pages, A4 upright with its margins
PAPER = """() => {
  const box = node => node.getBoundingClientRect();
  const shown = [...document.querySelectorAll('.map-frame, .timeline, .words > *, .lanes > *')]
    .filter(node => box(node).width && getComputedStyle(node).visibility === 'visible');
  const map = box(document.querySelector('.map-frame')), plot = box(document.querySelector('.plot'));
  const areas = [...document.querySelectorAll('.leaflet-overlay-pane path.area')].map(box);
  return {
    wide: shown.filter(node => box(node).right > WIDTH + 2).map(node => node.className.baseVal ?? node.className),
    map: [map.width, map.height], plot: [plot.width, plot.height], bars: document.querySelectorAll('.plot .point path').length,
    areas: areas.filter(one => one.right > map.left && one.left < map.right && one.bottom > map.top && one.top < map.bottom).length,
    tools: [...document.querySelectorAll('.map-tools, .controls, .alone')].filter(node => box(node).height).length,
  };
}""".replace("WIDTH", str(WIDTH))


def whole(place: Page | Frame, timeline: bool = True) -> None:
    found = place.evaluate(PAPER)
    assert found["wide"] == [] and found["tools"] == 0, found
    assert found["map"][0] > 600 and found["map"][1] >= 268 and found["areas"], found
    if timeline:
        assert found["plot"][0] > 400 and found["plot"][1] > 100 and found["bars"] > 10, found


def test_the_single_file_prints_map_and_timeline(one_file: Path, offline: Page) -> None:
    offline.goto(one_file.as_uri())
    offline.evaluate("crossings.ready.then(() => true)")
    before = offline.evaluate("document.querySelector('.map-frame').clientWidth")
    offline.evaluate("dispatchEvent(new Event('beforeprint'))")
    offline.emulate_media(media="print")
    until(offline, "() => document.querySelectorAll('.plot .point path').length > 10")
    whole(offline)
    offline.emulate_media(media="screen")
    offline.evaluate("dispatchEvent(new Event('afterprint'))")
    assert offline.evaluate("document.querySelector('.map-frame').clientWidth") == before
    for size in ("A4", "Letter"):
        for landscape in (False, True):
            made = offline.pdf(format=size, landscape=landscape, print_background=True)
            assert 1 <= made.count(b"/Contents") <= (2 if landscape else 1), (size, landscape)


INK = """() => [document.body, ...document.querySelectorAll('h2, .bar-words, .mark-label .sub')]
  .filter(node => node.checkVisibility() && node.innerText)
  .map(node => getComputedStyle(node).color.match(/[0-9.]+/g).slice(0, 3).map(Number))"""


def on_paper(page: Page) -> None:
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    until(page, "() => document.querySelectorAll('.plot .point path').length > 10")


def test_paper_is_light_by_night_too(one_file: Path, offline: Page) -> None:
    """Browsers leave backgrounds out when they print: light ink would stand on white."""
    offline.emulate_media(color_scheme="dark")
    offline.goto(one_file.as_uri())
    offline.evaluate("crossings.ready.then(() => true)")
    night = offline.evaluate(INK)
    assert len(night) > 5 and min(map(max, night)) > 100
    on_paper(offline)
    assert max(map(max, offline.evaluate(INK))) < 180
    offline.emulate_media(media="screen")
    offline.evaluate("dispatchEvent(new Event('afterprint'))")
    assert offline.evaluate(INK)[0] == night[0]


def test_a_narrow_window_prints_the_same_page(one_file: Path, offline: Page) -> None:
    offline.set_viewport_size({"width": 390, "height": 844})
    offline.goto(one_file.as_uri())
    offline.evaluate("crossings.ready.then(() => true)")
    on_paper(offline)
    whole(offline)
    assert offline.evaluate("document.documentElement.scrollWidth") <= WIDTH
    offline.emulate_media(media="screen")
    offline.evaluate("dispatchEvent(new Event('afterprint'))")
    until(offline, "() => document.querySelector('.plot').clientWidth < 391")
    assert offline.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_are_printed_in_ink(meet: Meet, server: Server, scheme: str) -> None:
    visitor = meet(server, color_scheme=scheme)
    visitor.open("/?sel=1961-05")
    visitor.page.locator("article h2").first.wait_for()
    visitor.page.emulate_media(media="print")
    for part in ("h1", "article h2", "article p", ".stMarkdown p"):
        found = visitor.page.locator(part)
        if found.count():
            colour = found.first.evaluate("node => getComputedStyle(node).color")
            assert max(map(float, re.findall(r"[0-9.]+", colour)[:3])) < 140, f"{part}: {colour}"


@pytest.mark.parametrize("path", ["/", "/?sel=1961-05", "/present?chapter=jilin-1962"])
def test_the_dashboard_prints_map_and_timeline(visitor: Visitor, path: str) -> None:
    frame = visitor.open(path)
    frame.evaluate("dispatchEvent(new Event('beforeprint'))")
    visitor.page.emulate_media(media="print")
    until(frame, "() => document.querySelectorAll('.plot .point path').length > 10")
    whole(frame, timeline="present" not in path)
    assert frame.evaluate("document.querySelector('main').getBoundingClientRect().bottom") <= 930
    widgets = "header.stAppHeader, .stButton, .stSelectbox, .stButtonGroup, .cx-button"
    shown = visitor.page.locator(widgets).evaluate_all(
        "all => all.filter(one => one.checkVisibility()).length"
    )
    assert shown == 0
    assert visitor.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_figures_prints_without_widgets(visitor: Visitor) -> None:
    visitor.page.goto(f"{visitor.server.url}/figures")
    until(
        visitor.page,
        "() => document.querySelectorAll('.cx-picture').length > 4 && document.querySelector('.cx-ledger')",
    )
    visitor.page.emulate_media(media="print")
    shown = visitor.page.locator(
        ".stTextInput, .stSelectbox, .stMultiSelect, .stDownloadButton"
    ).evaluate_all("all => all.filter(one => one.checkVisibility()).length")
    assert shown == 0
