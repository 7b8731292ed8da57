// Labels of the living map: placed by rule at every zoom and in every script. More important ones
// go first; what finds no room is left out, never pushed over the border or another label.

const labels = (() => {
  /** @type {L.Map} */
  let map;
  /** @type {HTMLElement} */
  let pane;
  /** @type {Place[]} points of the border that no label may cover */
  let obstacles = [];
  /** @type {{lines: Rect[]; boxes: Rect[]} | null} */
  let fixed = null;
  /** @type {Map<string, LabelItem>} */
  const items = new Map();

  function start(leaflet, border) {
    map = leaflet;
    pane = map.createPane('words');
    pane.classList.add('words-pane');
    obstacles = border;
    map.on('zoomstart', () => pane.classList.add('moving'));
    map.on('zoomend moveend resize', () => { pane.classList.remove('moving'); moved(); });
  }

  // Several moves in one go (a zoom is also a move) ask for one placing.
  let asked = 0;
  function moved() {
    fixed = null;
    if (!asked) asked = requestAnimationFrame(() => { asked = 0; place(); });
  }

  /**
   * @param {string} id
   * @param {LabelOptions} options
   */
  function add(id, {node, spots, shifts = [[-.5, -.5]], rank, minZoom = 0, gap = 2, anchor = null, dot = null}) {
    node.classList.add('label');
    pane.append(node);
    items.set(id, {id, node, spots, shifts, rank, minZoom, gap, anchor, dot, on: true});
  }

  function show(id, on, rank) {
    const item = items.get(id);
    if (!item) return;
    item.on = on;
    if (rank !== undefined) item.rank = rank;
  }

  const overlap = (a, b) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

  function taken() {
    const frame = map.getContainer().getBoundingClientRect();
    return [...document.querySelectorAll('.map-frame > .key, .map-frame > .map-tools, .map-frame > .credit, .leaflet-control-scale')]
      .map(node => node.getBoundingClientRect())
      .map(box => ({x: box.x - frame.x - 4, y: box.y - frame.y - 4, w: box.width + 8, h: box.height + 8}));
  }

  // The border as a row of small boxes that no label may cover.
  const border = size => obstacles.map(at => map.latLngToContainerPoint([at[1], at[0]]))
    .filter(p => p.x > -9 && p.y > -9 && p.x < size.x + 9 && p.y < size.y + 9)
    .map(p => ({x: p.x - 3, y: p.y - 3, w: 6, h: 6}));

  // Furniture has moved or words have changed: forget what was measured.
  const forget = () => { fixed = null; place(); };

  function place() {
    if (!map) return;
    const size = map.getSize(), zoom = map.getZoom(), origin = map.containerPointToLayerPoint([0, 0]);
    fixed ??= {lines: border(size), boxes: taken()};
    const lines = fixed.lines, boxes = [...fixed.boxes];
    for (const item of items.values()) item.node.classList.remove('short');
    const wanted = [...items.values()].filter(item => item.on && zoom >= item.minZoom).sort((a, b) => a.rank - b.rank);
    /** @type {Map<string, [number, number]>} */
    const sizes = new Map(wanted.map(item => [item.id, [item.node.offsetWidth, item.node.offsetHeight]]));
    const found = new Map();
    for (const item of wanted) {
      const box = fit(item, sizes.get(item.id) ?? [0, 0], size, boxes, lines) ?? short(item, size, boxes, lines);
      if (box) { boxes.push(box); found.set(item.id, box); }
    }
    for (const item of items.values()) {
      const box = found.get(item.id);
      item.node.classList.toggle('placed', Boolean(box));
      if (box) item.node.style.transform = `translate(${Math.round(box.x + origin.x)}px,${Math.round(box.y + origin.y)}px)`;
      item.dot?.classList.toggle('placed', Boolean(box));
    }
    leaders(found);
  }

  // A figure that finds no room with all its words is shown as its number, which must be seen.
  function short(item, size, boxes, lines) {
    if (item.rank >= 30) return null;
    item.node.classList.add('short');
    const box = fit(item, [item.node.offsetWidth, item.node.offsetHeight], size, boxes, lines);
    if (!box) item.node.classList.remove('short');
    return box;
  }

  function fit(item, [w, h], size, boxes, lines) {
    for (const spot of item.spots) {
      const at = map.latLngToContainerPoint([spot[1], spot[0]]);
      for (const [dx, dy, px = 0, py = 0] of item.shifts) {
        const box = {x: at.x + dx * w + px, y: at.y + dy * h + py, w, h};
        const inside = box.x > 3 && box.y > 3 && box.x + w < size.x - 3 && box.y + h < size.y - 3;
        const padded = {x: box.x - item.gap, y: box.y - item.gap, w: w + 2 * item.gap, h: h + 2 * item.gap};
        if (inside && !boxes.some(other => overlap(padded, other)) && !lines.some(line => overlap(box, line))) return box;
      }
    }
    return null;
  }

  // Thin lines from a label to what it speaks of, where it stands beside it.
  let drawing;
  function leaders(found) {
    drawing ??= pane.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'svg'));
    drawing.setAttribute('class', 'leaders');
    const rows = [];
    for (const [id, box] of found) {
      for (const foot of known(items, id).anchor ?? []) {
        const to = map.latLngToLayerPoint([foot[1], foot[0]]);
        const from = map.containerPointToLayerPoint([box.x + box.w / 2, box.y + box.h / 2]);
        const half = {x: box.w / 2 + 2, y: box.h / 2 + 1};
        const dx = to.x - from.x, dy = to.y - from.y;
        const share = Math.min(half.x / Math.abs(dx || 1e-6), half.y / Math.abs(dy || 1e-6));
        if (share < 1) rows.push(`M${from.x + dx * share} ${from.y + dy * share}L${to.x} ${to.y}`);
      }
    }
    let path = drawing.firstChild;
    if (!path) path = drawing.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'path'));
    path.setAttribute('d', rows.join(''));
  }

  return {start, add, show, place, forget, items};
})();
