"""On paper: map and timeline whole, on every size and either way, from the dashboard and the file."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Frame, Page
from visitor import Visitor, until

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
        "() => document.querySelectorAll('.stPlotlyChart').length > 4 && document.querySelector('.cx-ledger')",
    )
    visitor.page.emulate_media(media="print")
    shown = visitor.page.locator(
        ".stTextInput, .stSelectbox, .stMultiSelect, .stDownloadButton"
    ).evaluate_all("all => all.filter(one => one.checkVisibility()).length")
    assert shown == 0
