// Where labels find room: functions of boxes alone, without a browser. tests/test_placing.py runs them.

/** @type {(a: Rect, b: Rect) => boolean} */
const overlap = (a, b) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

const EDGE = 3;   // px between a label and the edge of the map

/**
 * Boxes of the labels that find room, by id. Labels of lower rank are placed first; one that finds
 * no room in full is tried in its short form, and left out where that does not fit either.
 * @param {LabelWish[]} wishes
 * @param {Room} room
 * @returns {Map<string, Rect>}
 */
function arrange(wishes, room) {
  const boxes = [...room.boxes];
  /** @type {Map<string, Rect>} */
  const found = new Map();
  for (const wish of [...wishes].sort((a, b) => a.rank - b.rank)) {
    const left = {...room, boxes}, box = fit(wish, wish.size, left) ?? (wish.short && fit(wish, wish.short(), left));
    if (box) { boxes.push(box); found.set(wish.id, box); }
  }
  return found;
}

/**
 * The first place for a label that lies on the map, keeps its gap to all boxes and covers no line.
 * @param {LabelWish} wish
 * @param {[number, number]} size px
 * @param {Room} room
 */
function fit({points, shifts, gap}, [w, h], {width, height, boxes, lines}) {
  for (const {x, y} of points) {
    for (const [dx, dy, px = 0, py = 0] of shifts) {
      const box = {x: x + dx * w + px, y: y + dy * h + py, w, h};
      const inside = box.x > EDGE && box.y > EDGE && box.x + w < width - EDGE && box.y + h < height - EDGE;
      const padded = {x: box.x - gap, y: box.y - gap, w: w + 2 * gap, h: h + 2 * gap};
      if (inside && !boxes.some(other => overlap(padded, other)) && !lines.some(line => overlap(box, line))) return box;
    }
  }
  return null;
}
