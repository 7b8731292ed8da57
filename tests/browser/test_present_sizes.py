"""The story on every screen: nothing cut, nothing overprinted, nothing too small to read."""

from __future__ import annotations

import pytest
from playwright.sync_api import Frame
from visitor import Meet, Visitor, until

from crossings.collection.load import load_dataset

CHAPTERS = list(load_dataset().chapters)
WIDE, UPRIGHT = (1366, 768), (1080, 1920)
# What is wrong with the texts that are seen: smaller than a share of the screen's shorter side, cut
# by the window or by a box that hides what does not fit, or printed over another. A line's box is
# taller than its letters, so a part of it above and below is not counted.
FAULTS = """least => {
  const wrong = new Set(), seen = [];
  const clips = node => { const boxes = [{left: 0, top: 0, right: innerWidth, bottom: innerHeight}];
    for (let up = node; up; up = up.parentElement) if (up !== document.documentElement && up !== document.body && getComputedStyle(up).overflow !== 'visible') boxes.push(up.getBoundingClientRect());
    return boxes; };
  const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const node = text.parentElement;
    if (!text.textContent.trim() || !node.checkVisibility({visibilityProperty: true, opacityProperty: true}) || node.closest('svg, .js-plotly-plot')) continue;
    const range = document.createRange(); range.selectNodeContents(text);
    const name = `${node.closest('[class]')?.className} “${text.textContent.trim().slice(0, 30)}”`;
    const zoom = node.currentCSSZoom ?? 1, size = parseFloat(getComputedStyle(node).fontSize) * zoom;
    if (size < least - .06) wrong.add(`${name}: ${size.toFixed(1)} px, not ${least}`);
    for (const box of range.getClientRects()) {
      if (box.width < 1) continue;
      const spare = Math.max(0, box.height - .8 * size) / 2, line = {left: box.left, right: box.right, top: box.top + spare, bottom: box.bottom - spare, node, name};
      if (!node.closest('.river-name')) for (const clip of clips(node)) {
        if (line.left < clip.left - 1 || line.right > clip.right + 1 || line.top < clip.top - 1 || line.bottom > clip.bottom + 1) wrong.add(`${name}: cut`);
      }
      seen.push(line);
    }
  }
  seen.forEach((one, index) => seen.slice(index + 1).forEach(other => {
    if (one.node === other.node || one.node.closest('.river-name') || other.node.closest('.river-name')) return;
    if (Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1 && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 1) wrong.add(`${one.name} over ${other.name}`);
  }));
  if (seen.length < 12) wrong.add(`only ${seen.length} lines of text are seen`);
  return [...wrong];
}"""
# The names on the map, and the type, have stayed as they are for some frames.
STILL = """async () => {
  const now = () => [...document.querySelectorAll('.label, .chapter, .picture')].map(node => node.className + node.style.cssText).join();
  for (let last = now(), frames = 0; frames < 5; frames += 1) {
    await new Promise(go => requestAnimationFrame(go));
    if (now() !== last) { last = now(); frames = 0; }
  }
}"""
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
            faults = frame.evaluate(FAULTS, min(width, height) * 0.02)
            wrong += [f"{where}: {fault}" for fault in faults]
            now = frame.evaluate(PLACES)
            if stands and not same(stands, now):
                wrong.append(f"{where}: the buttons moved from {stands} to {now}")
            stands = now
        bottom = visitor.page.evaluate("document.querySelector('.crossings-frame').getBoundingClientRect().bottom")  # fmt: skip
        if abs(bottom - height) > 1:
            wrong.append(f"{width}×{height}: the page ends at {bottom}")
    assert not wrong, "\n".join(wrong)
