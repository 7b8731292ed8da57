"""What is seen on a screen, read off it as data: places, words, what lies over what."""

from __future__ import annotations

from playwright.sync_api import Frame, Page

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
# Countries that the map names; numbers that are told nowhere; labels over each other; leaders
# without a label.
NUMBERS = """() => {
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
# What is wrong with the texts that are seen: smaller than a share of the screen's shorter side, cut
# by the window or by a box that hides what does not fit, or printed over another. A line's box is
# taller than its letters, so a part of it above and below is not counted.
FAULTS = """([root, least, scrolls]) => {
  const wrong = new Set(), seen = [];
  const clips = node => { const boxes = scrolls ? [{left: 0, top: -1e9, right: innerWidth, bottom: 1e9}] : [{left: 0, top: 0, right: innerWidth, bottom: innerHeight}];
    const end = scrolls ? document.querySelector(root) : null;
    for (let up = node; up && up !== end; up = up.parentElement) if (up !== document.documentElement && up !== document.body && !(scrolls ? /visible|auto|scroll/ : /^visible$/).test(getComputedStyle(up).overflow)) boxes.push(up.getBoundingClientRect());
    return boxes; };
  const walker = document.createTreeWalker(document.querySelector(root), NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const node = text.parentElement;
    if (!text.textContent.trim() || !node.checkVisibility({visibilityProperty: true, opacityProperty: true}) || node.closest('svg, .js-plotly-plot, .skip')) continue;
    const range = document.createRange(); range.selectNodeContents(text);
    const name = `${node.closest('[class]')?.className} “${text.textContent.trim().slice(0, 30)}”`;
    const zoom = node.currentCSSZoom ?? 1, size = parseFloat(getComputedStyle(node).fontSize) * zoom;
    if (size < 1) continue; // left out on purpose, still read to those who cannot see
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
