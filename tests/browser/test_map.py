"""The map stays in one piece: pins and names lie where the outlines under them say, at every size."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page
from seen import ASTRAY, NUMBERS, at_rest
from visitor import until

from crossings.collection.load import load_dataset
from crossings.wording.reader import Reader
from crossings.wording.story import told

CHAPTERS = [item.chapter.id for item in told(Reader(load_dataset()))]


def stand(place: Page, address: str) -> None:
    place.goto(address)
    place.evaluate("crossings.ready.then(() => true)")
    at_rest(place)


@pytest.mark.parametrize(
    ("shown", "width", "height"),
    [
        ("kiosk=600", 1080, 1920),
        ("mode=present", 1200, 1600),
        ("kiosk=600", 1366, 768),
        ("mode=present", 390, 844),
        ("mode=present", 1920, 1080),
    ],
)
def test_pins_lie_on_their_rivers_in_every_chapter(
    one_file: Path, offline: Page, shown: str, width: int, height: int
) -> None:
    offline.set_viewport_size({"width": width, "height": height})
    stand(offline, f"{one_file.as_uri()}#{shown}")
    assert offline.evaluate(ASTRAY) == []
    for chapter in range(2, len(CHAPTERS) + 1):
        offline.keyboard.press("ArrowRight")
        until(offline, "n => document.querySelector('.chapter-count').textContent.startsWith(`${n} /`)", chapter)  # fmt: skip
        at_rest(offline)
        assert offline.evaluate(ASTRAY) == [], CHAPTERS[chapter - 1]


@pytest.mark.parametrize(("width", "height"), [(1080, 1920), (1366, 768), (390, 844)])
def test_pins_lie_on_their_rivers_whatever_comes_in_between(
    one_file: Path, offline: Page, width: int, height: int
) -> None:
    """Leafed through in flight, turned over in flight, zoomed, sent home and left for Explore."""
    offline.set_viewport_size({"width": width, "height": height})
    stand(offline, f"{one_file.as_uri()}#mode=present")
    for key in ("ArrowRight", "ArrowRight", "ArrowRight", "End"):
        offline.keyboard.press(key)
    at_rest(offline)
    assert offline.evaluate(ASTRAY) == []
    offline.keyboard.press("Home")
    offline.set_viewport_size({"width": height, "height": width})
    at_rest(offline)
    assert offline.evaluate(ASTRAY) == []
    offline.get_by_role("button", name="Zoom in").click()
    offline.get_by_role("button", name="Border region").click()
    offline.get_by_role("button", name="Explore").click()
    offline.set_viewport_size({"width": width, "height": height})
    at_rest(offline)
    assert offline.evaluate(ASTRAY) == []


BEYOND = """() => {
  const {map, layers} = crossingsLayers, seen = map.getBounds();
  const sheet = layers.land.getBounds().extend(layers.provinces.getBounds());
  const over = [sheet.getWest() - seen.getWest(), sheet.getSouth() - seen.getSouth(), seen.getEast() - sheet.getEast(), seen.getNorth() - sheet.getNorth()];
  return over.map(degrees => Math.max(0, Math.round(degrees * 10) / 10));
}"""


@pytest.mark.parametrize(
    ("width", "height"), [(1280, 860), (390, 844), (1080, 1920), (1920, 1080), (320, 640)]
)
def test_the_map_ends_nowhere_within_its_frame(
    one_file: Path, offline: Page, width: int, height: int
) -> None:
    """Neither at the start nor zoomed out and dragged to a corner, where a line would look like a border."""
    offline.set_viewport_size({"width": width, "height": height})
    stand(offline, one_file.as_uri())
    assert offline.evaluate(BEYOND) == [0, 0, 0, 0]
    for _ in range(6):
        offline.get_by_role("button", name="Zoom out").click()
        at_rest(offline)
    assert offline.evaluate(BEYOND) == [0, 0, 0, 0]
    frame = offline.locator(".leaflet-container").bounding_box()
    assert frame
    middle = (frame["x"] + frame["width"] / 2, frame["y"] + frame["height"] / 2)
    for x, y in ((-150, -120), (150, 120)):
        offline.mouse.move(*middle)
        offline.mouse.down()
        offline.mouse.move(middle[0] + x, middle[1] + y, steps=4)
        offline.mouse.up()
        at_rest(offline)
        assert offline.evaluate(BEYOND) == [0, 0, 0, 0], (x, y)


@pytest.mark.parametrize(
    ("width", "height"), [(1366, 768), (390, 844), (1080, 1920), (1920, 1080), (320, 640)]
)
def test_both_countries_are_named_and_no_number_is_lost(
    one_file: Path, offline: Page, width: int, height: int
) -> None:
    """Before and after a choice; a leader stands only where its label does."""
    offline.set_viewport_size({"width": width, "height": height})
    stand(offline, one_file.as_uri())
    for chosen in (None, "1962-03-24-crossed-jilin", "1961-05-detected"):
        offline.evaluate("id => crossings.select(id)", chosen)
        until(offline, "() => !document.querySelector('.words-pane.moving')")
        at_rest(offline)
        seen = offline.evaluate(NUMBERS)
        assert {"China", "North Korea"} <= set(seen["named"]), (chosen, seen)
        assert (seen["missing"], seen["over"], seen["loose"]) == ([], [], 0), chosen
