"""The map stays in one piece: pins and names lie where the outlines under them say, at every size."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Frame, Page
from visitor import until

from crossings.collection.load import load_dataset
from crossings.wording.reader import Reader
from crossings.wording.story import told

CHAPTERS = [item.chapter.id for item in told(Reader(load_dataset()))]
# What stands away from where the drawn lines say it belongs. Read off the screen, not asked of
# Leaflet, which believes in both places: a border point is on its river, Andong too, a river's
# name begins on its line, and a province's name is inside its outline.
ASTRAY = """() => {
  const {map, layers} = crossingsLayers, wrong = [];
  const screen = (x, y, matrix) => { const at = new DOMPoint(x, y).matrixTransform(matrix); return [at.x, at.y]; };
  const line = [];
  layers.border.eachLayer(part => {
    const path = part.getElement(), matrix = path.getScreenCTM();
    const points = [...path.getAttribute('d').matchAll(/([ML])(-?[\\d.]+) (-?[\\d.]+)/g)].map(([, kind, x, y]) => [kind, ...screen(+x, +y, matrix)]);
    points.forEach((to, index) => { if (to[0] === 'L') line.push([points[index - 1].slice(1), to.slice(1)]); });
  });
  const away = ([x, y]) => Math.min(...line.map(([[a, b], [c, d]]) => {
    const share = Math.max(0, Math.min(1, ((x - a) * (c - a) + (y - b) * (d - b)) / ((c - a) ** 2 + (d - b) ** 2 || 1)));
    return Math.hypot(x - a - share * (c - a), y - b - share * (d - b));
  }));
  const frame = map.getContainer().getBoundingClientRect();
  const seen = ([x, y]) => x > frame.left && x < frame.right && y > frame.top && y < frame.bottom;
  const middle = node => { const box = node.getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]; };
  const km = frame.width / map.distance(map.containerPointToLatLng([0, frame.height / 2]), map.containerPointToLatLng([frame.width, frame.height / 2])) * 1000;
  let held = 0;
  const near = (name, at, allowed) => { if (seen(at)) { held += 1; if (away(at) > allowed) wrong.push(`${name}: ${Math.round(away(at))} px from the river`); } };
  for (const pin of document.querySelectorAll('.pin-box .pin')) {
    const name = pin.getAttribute('aria-label');
    if (pin.matches('.diamond') || name === 'Andong') near(name, middle(pin), 4 + 6 * km);
  }
  for (const box of document.querySelectorAll('.river-box')) near(box.textContent, [box.getBoundingClientRect().x, box.getBoundingClientRect().y], 4 + km);
  layers.provinces.eachLayer(part => {
    const path = part.getElement(), id = part.feature.properties.id;
    for (const name of document.querySelectorAll('.province-name.placed')) {
      if (!name.textContent.toLowerCase().replace(' ', '-').startsWith(id)) continue;
      held += 1;
      if (!path.isPointInFill(new DOMPoint(...screen(...middle(name), path.getScreenCTM().inverse())))) wrong.push(`${name.textContent}: outside its outline`);
    }
  });
  return held < 4 ? ['too little to hold the map against: ' + held] : wrong;
}"""
# Nothing of the map has moved for a third of a second.
STILL = """async () => {
  const where = () => [...document.querySelectorAll('.pin, .leaflet-overlay-pane svg')].map(node => { const {x, y, width} = node.getBoundingClientRect(); return `${x} ${y} ${width}`; }).join();
  for (let last = where(), frames = 0; frames < 20; frames += 1) {
    await new Promise(go => requestAnimationFrame(go));
    if (where() !== last) { last = where(); frames = 0; }
  }
}"""


def at_rest(place: Page | Frame) -> None:
    place.evaluate(STILL)


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


SEEN = """() => {
  const named = [...document.querySelectorAll('.state-name.placed')].map(node => node.textContent);
  const told = new Set([...document.querySelectorAll('.mark-label.placed b, #left-out b, .beside b')].map(node => node.textContent));
  const missing = [...document.querySelectorAll('.mark-label:not(.placed):not(.status-off) .figure b')].map(node => node.textContent).filter(number => !told.has(number));
  const boxes = [...document.querySelectorAll('.label.placed')].map(node => [node.textContent, node.getBoundingClientRect()]);
  const over = boxes.flatMap(([one, a], index) => boxes.slice(index + 1).flatMap(([other, b]) =>
    a.x < b.right - 1 && b.x < a.right - 1 && a.y < b.bottom - 1 && b.y < a.bottom - 1 ? [`${one} / ${other}`] : []));
  const feet = [...document.querySelectorAll('.leaders path')].filter(path => path.getAttribute('d')).length;
  const led = [...document.querySelectorAll('.point-label.placed, .line-label.placed, .ring-label.placed')].length;
  return {named, missing, over, loose: Math.max(0, feet - led)};
}"""


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
        seen = offline.evaluate(SEEN)
        assert {"China", "North Korea"} <= set(seen["named"]), (chosen, seen)
        assert (seen["missing"], seen["over"], seen["loose"]) == ([], [], 0), chosen
