"""The story on every screen: nothing cut, nothing overprinted, nothing too small to read."""

from __future__ import annotations

import pytest
from playwright.sync_api import Frame
from seen import FAULTS
from visitor import Meet, Visitor, until

from crossings.collection.load import load_dataset

CHAPTERS = list(load_dataset().chapters)
WIDE, UPRIGHT = (1366, 768), (1080, 1920)
# The names on the map, and the type, have stayed as they are for some frames.
STILL = """async () => {
  const now = () => [...document.querySelectorAll('.label, .chapter, .picture')].map(node => node.className + node.style.cssText).join();
  for (let last = now(), frames = 0; frames < 5; frames += 1) {
    await new Promise(go => requestAnimationFrame(go));
    if (now() !== last) { last = now(); frames = 0; }
  }
}"""
# The countries that the map names, where the chapter has a map.
NAMED = """() => document.getElementById('map-frame').checkVisibility()
  ? [...document.querySelectorAll('.state-name.placed')].map(node => node.textContent) : null"""
PLACES = """() => Object.fromEntries([...document.querySelectorAll('.turn')].map(node => {
  const {x, y, width, height} = node.getBoundingClientRect(); return [node.className, [x, y, width, height]]; }))"""


def same(one: dict[str, list[float]], other: dict[str, list[float]]) -> bool:
    """Whether buttons stand in the same place, but for rounding."""
    return one.keys() == other.keys() and all(one[key] == pytest.approx(other[key], abs=0.1) for key in one)  # fmt: skip


def turn_to(visitor: Visitor, frame: Frame, index: int) -> None:
    """Goes to a chapter by key, and waits until its picture stands."""
    if index == 0:
        visitor.page.keyboard.press("Home")
    else:
        visitor.page.keyboard.press("ArrowRight")
    until(frame, "n => document.querySelector('.chapter-count').textContent.startsWith(`${n} /`)", index + 1)  # fmt: skip
    frame.evaluate(STILL)


def of_size(visitor: Visitor, frame: Frame, width: int, height: int) -> None:
    visitor.page.set_viewport_size({"width": width, "height": height})
    until(frame, "width => innerWidth === width", width)
    frame.evaluate(STILL)


@pytest.mark.parametrize(
    ("address", "scheme", "sizes"),
    [
        ("/present", "light", [WIDE, (1280, 720), (1920, 1080)]),
        ("/present?kiosk=3000", "dark", [WIDE, UPRIGHT, (768, 1024)]),
    ],
)
def test_in_every_chapter_all_that_is_written_can_be_read(
    meet: Meet, server, address: str, scheme: str, sizes: list[tuple[int, int]]
) -> None:
    visitor = meet(server, color_scheme=scheme, reduced_motion="reduce")
    frame = visitor.open(address)
    wrong = []
    for width, height in sizes:
        of_size(visitor, frame, width, height)
        stands = None
        for index, chapter in enumerate(CHAPTERS):
            turn_to(visitor, frame, index)
            where = f"{width}×{height} {chapter}"
            faults = frame.evaluate(FAULTS, ["main", min(width, height) * 0.02, False])
            wrong += [f"{where}: {fault}" for fault in faults]
            named = frame.evaluate(NAMED)
            if named is not None and not {"China", "North Korea"} <= set(named):
                wrong.append(f"{where}: the map names only {named}")
            now = frame.evaluate(PLACES)
            if stands and not same(stands, now):
                wrong.append(f"{where}: the buttons moved from {stands} to {now}")
            stands = now
        bottom = visitor.page.evaluate("document.querySelector('.crossings-frame').getBoundingClientRect().bottom")  # fmt: skip
        if abs(bottom - height) > 1:
            wrong.append(f"{width}×{height}: the page ends at {bottom}")
    assert not wrong, "\n".join(wrong)
