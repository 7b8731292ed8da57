"""Explore on every screen that people have, from the narrowest phone to the wall, by day and by night."""

from __future__ import annotations

import pytest
from seen import ASTRAY, FAULTS, NUMBERS, at_rest
from visitor import AT_REST, Meet, Server, until

SIZES = [
    (320, 640), (390, 844), (768, 1024), (1280, 720), (1366, 768), (1536, 730), (1920, 1080),
    (1080, 1920), (3840, 2160),
]  # fmt: skip
LEAST = 11  # px, the smallest type of any page
# How far the months stand above the topmost bar, and how far May begins from the bar of May, px.
AXIS = """() => {
  const months = document.querySelector('.axis').getBoundingClientRect();
  const may = [...document.querySelectorAll('.axis span')].find(one => one.textContent.trim() === 'May')?.getBoundingClientRect();
  const bars = [...document.querySelectorAll('.bars .bar[data-id]')], tops = bars.map(bar => bar.getBoundingClientRect().top);
  const bar = bars.find(one => one.dataset.id === '1961-05-stopped')?.getBoundingClientRect();
  return {above: Math.min(...tops) - months.bottom, aside: may && bar ? Math.abs(may.x - bar.x) : null,
    inside: months.left >= 0 && months.right <= innerWidth};
}"""
WIDER = """() => [document.scrollingElement, document.querySelector('.stMain')]
  .filter(node => node && node.scrollWidth > node.clientWidth).map(node => [node.scrollWidth, node.clientWidth])"""

# What is chosen in a filter, where it does not fit into its box.
SHORTENED = """() => [...document.querySelectorAll('.st-key-filters input')]
  .filter(node => node.scrollWidth > node.clientWidth + 1).map(node => node.value)"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: "{}x{}".format(*size))
def test_nothing_is_out_of_place_cut_or_lost(
    meet: Meet, server: Server, size: tuple[int, int], scheme: str
) -> None:
    width, height = size
    visitor = meet(server, viewport={"width": width, "height": height}, color_scheme=scheme)
    frame = visitor.open()
    until(visitor.page, AT_REST)
    at_rest(frame)
    seen = frame.evaluate(NUMBERS)
    assert {"China", "North Korea"} <= set(seen["named"])
    assert (seen["missing"], seen["over"], seen["loose"]) == ([], [], 0)
    assert frame.evaluate(ASTRAY) == []
    assert visitor.page.evaluate(WIDER) == []
    assert frame.evaluate(WIDER) == []
    assert frame.evaluate(FAULTS, ["main", LEAST, True]) == []
    assert visitor.page.evaluate(FAULTS, [".stMain", LEAST, True]) == []
    assert visitor.page.evaluate(SHORTENED) == []
    axis = frame.evaluate(AXIS)
    assert axis["inside"]
    assert 0 <= axis["above"] <= 90  # on a phone the documents and two names of lanes are between
    assert axis["aside"] is None or axis["aside"] <= 3  # a narrow axis names every third month
    assert axis["aside"] is not None or width < 768


@pytest.mark.parametrize("zoom", [2, 4])
def test_a_laptop_zoomed_in_keeps_everything(meet: Meet, server: Server, zoom: int) -> None:
    """To the browser a zoom is a smaller window: 1366 × 768 at 400 % is 341 × 192."""
    visitor = meet(server, viewport={"width": 1366 // zoom, "height": 768 // zoom})
    for path in ("/figures", "/cables?cable=1961-05", "/cited", "/method", "/share"):
        visitor.visit(path)
        visitor.unfold()
        assert visitor.page.evaluate(WIDER) == [], path
    frame = visitor.open()
    until(visitor.page, AT_REST)
    at_rest(frame)
    seen = frame.evaluate(NUMBERS)
    assert (seen["missing"], seen["over"], seen["loose"]) == ([], [], 0)
    assert frame.evaluate(FAULTS, ["main", LEAST, True]) == []
    assert visitor.page.evaluate(WIDER) == []
    foot = visitor.page.locator(".cx-foot")
    assert foot.count() == (1 if zoom == 2 else 0)
    if foot.count() == 0:
        frame.locator("#play").click()
        frame.locator("#telling .sentence").wait_for()
    frame.evaluate("crossings.select('1962-03-24-crossed-jilin')")
    sheet = visitor.page.locator("[data-sheet=up]")
    sheet.wait_for()
    box = sheet.bounding_box()
    assert box and box["height"] >= 0.6 * 768 / zoom
