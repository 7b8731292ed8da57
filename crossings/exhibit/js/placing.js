// Where labels find room: functions of boxes alone, without a browser. tests/test_placing.py runs them.

/** @type {(a: Rect, b: Rect) => boolean} */
const overlap = (a, b) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

/** @type {Shift[]} */
const THERE = [[0, 0]];
/** @type {(box: Rect, by: number) => Rect} */
const grown = ({x, y, w, h}, by) => ({x: x - by, y: y - by, w: w + 2 * by, h: h + 2 * by});

const EDGE = 3;   // px between a label and the edge of the map

/**
 * Boxes of the labels that find room, by id, each with the number of its form. Labels of lower rank
 * are placed first, in the fullest form for which there is room. Figures come in two rounds: first
 * each in its shortest form, so that no figure loses its place to the words of another; then, where
 * there is room, in a fuller one. A label that stands stays, if need be in a shorter form.
 * @param {LabelWish[]} wishes
 * @param {Room} room
 * @returns {Map<string, PlacedLabel>}
 */
function arrange(wishes, room) {
  const gaps = new Map(wishes.map(({id, gap}) => [id, gap]));   // of two labels, the larger holds
  /** @type {Map<string, PlacedLabel>} */
  const found = new Map();
  /** @type {(wish: LabelWish, least?: number) => void} */
  const place = (wish, least = 0) => {
    const others = [...found].flatMap(([id, box]) => id === wish.id ? [] : grown(box, Math.max(0, (gaps.get(id) ?? 0) - wish.gap)));
    const left = {...room, boxes: [...room.boxes, ...others]};
    const {corners} = wish;
    for (const where of corners ? ['there', 'anywhere'] : ['anywhere']) {
      for (let form = least; form < wish.forms.length; form += 1) {
        const spot = where === 'there' && corners ? {...wish, points: [corners[form]], shifts: THERE} : wish, box = fit(spot, wish.forms[form], left);
        if (box) { found.set(wish.id, {...box, form}); return; }
      }
    }
  };
  const sorted = [...wishes].sort((a, b) => a.rank - b.rank);
  const figures = sorted.filter(wish => wish.figure), before = figures.length ? sorted.indexOf(figures[0]) : 0;
  for (const wish of sorted.slice(0, before)) place(wish);
  for (const wish of figures) place(wish, wish.forms.length - 1);
  for (const wish of figures) place(wish);
  for (const wish of sorted.slice(before)) if (!wish.figure) place(wish);
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
      const padded = grown(box, gap);
      if (inside && !boxes.some(other => overlap(padded, other)) && !lines.some(line => overlap(box, line))) return box;
    }
  }
  return null;
}
