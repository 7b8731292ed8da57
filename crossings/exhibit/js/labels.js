// Labels of the map: placed again after every zoom and move, by placing.js. A label that finds no
// room is left out, never put over the border or over another label.

const labels = (() => {
  /** @type {L.Map} */
  let map;
  /** @type {HTMLElement} */
  let pane;
  /** @type {Place[]} points of the border that no label may cover */
  let obstacles = [];
  /** @type {Room | null} the map before any label is placed; null when it must be measured again */
  let room = null;
  /** @type {Map<string, LabelItem>} */
  const items = new Map();

  /** @type {(leaflet: L.Map, border: Place[]) => void} */
  function start(leaflet, border) {
    map = leaflet;
    pane = map.createPane('words');
    pane.classList.add('words-pane');
    obstacles = border;
    map.on('zoomstart', () => pane.classList.add('moving'));
    map.on('zoomend moveend resize', () => { pane.classList.remove('moving'); moved(); });
  }

  // Several moves at once (a zoom is also a move) cause one placing.
  let asked = 0;
  function moved() {
    room = null;
    if (!asked) asked = requestAnimationFrame(() => { asked = 0; place(); });
  }

  /** @type {Shift[]} */
  const CENTRED = [[-.5, -.5]];
  /** @type {(id: string, options: LabelOptions) => void} */
  function add(id, {node, spots, shifts = CENTRED, rank, minZoom = 0, gap = 2, anchor = null, dot = null}) {
    node.classList.add('label');
    pane.append(node);
    items.set(id, {id, node, spots, shifts, rank, minZoom, gap, anchor, dot, on: true});
  }

  /** @type {(id: string, on: boolean, rank?: number) => void} */
  function show(id, on, rank) {
    const item = items.get(id);
    if (!item) return;
    item.on = on;
    if (rank !== undefined) item.rank = rank;
  }

  /** @type {() => Room} */
  function measure() {
    const size = map.getSize();
    return {width: size.x, height: size.y, lines: border(size), boxes: taken()};
  }

  // Boxes of the key, the tools, the credit and the scale.
  function taken() {
    const frame = map.getContainer().getBoundingClientRect();
    return [...document.querySelectorAll('.map-frame > .key, .map-frame > .map-tools, .map-frame > .credit, .leaflet-control-scale')]
      .map(node => node.getBoundingClientRect())
      .map(box => ({x: box.x - frame.x - 4, y: box.y - frame.y - 4, w: box.width + 8, h: box.height + 8}));
  }

  /** @type {(at: Place) => L.Point} */
  const pointOf = ([lng, lat]) => map.latLngToContainerPoint([lat, lng]);

  // The border as small boxes along it.
  /** @type {(size: L.Point) => Rect[]} */
  const border = size => obstacles.map(pointOf)
    .filter(p => p.x > -9 && p.y > -9 && p.x < size.x + 9 && p.y < size.y + 9)
    .map(p => ({x: p.x - 3, y: p.y - 3, w: 6, h: 6}));

  // After the key was opened or words have changed: measure everything again.
  const forget = () => { room = null; place(); };

  function place() {
    if (!map) return;
    const zoom = map.getZoom(), origin = map.containerPointToLayerPoint([0, 0]);
    room ??= measure();
    for (const item of items.values()) item.node.classList.remove('short');
    const found = arrange([...items.values()].filter(item => item.on && zoom >= item.minZoom).map(wish), room);
    for (const item of items.values()) {
      const box = found.get(item.id);
      item.node.classList.toggle('placed', Boolean(box));
      if (box) item.node.style.transform = `translate(${Math.round(box.x + origin.x)}px,${Math.round(box.y + origin.y)}px)`;
      else item.node.classList.remove('short');
      item.dot?.classList.toggle('placed', Boolean(box));
    }
    leaders(found);
  }

  /** @type {(item: LabelItem) => [number, number]} */
  const sizeOf = ({node}) => [node.offsetWidth, node.offsetHeight];

  // Only a figure has a short form: its number, which must be seen.
  /** @type {(item: LabelItem) => LabelWish} */
  const wish = item => ({
    ...item, points: item.spots.map(pointOf), size: sizeOf(item),
    short: item.rank < 30 ? () => { item.node.classList.add('short'); return sizeOf(item); } : null,
  });

  // Thin lines from a label to the places it is about, where it lies beside them.
  /** @type {SVGSVGElement | undefined} */
  let drawing;
  /** @type {(found: Map<string, Rect>) => void} */
  function leaders(found) {
    drawing ??= pane.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'svg'));
    drawing.setAttribute('class', 'leaders');
    const lines = [];
    for (const [id, box] of found) {
      for (const foot of known(items, id).anchor ?? []) {
        const to = map.latLngToLayerPoint([foot[1], foot[0]]);
        const from = map.containerPointToLayerPoint([box.x + box.w / 2, box.y + box.h / 2]);
        const half = {x: box.w / 2 + 2, y: box.h / 2 + 1};
        const dx = to.x - from.x, dy = to.y - from.y;
        const share = Math.min(half.x / Math.abs(dx || 1e-6), half.y / Math.abs(dy || 1e-6));
        if (share < 1) lines.push(`M${from.x + dx * share} ${from.y + dy * share}L${to.x} ${to.y}`);
      }
    }
    const path = drawing.querySelector('path') ?? drawing.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'path'));
    path.setAttribute('d', lines.join(''));
  }

  return {start, add, show, place, forget, items};
})();
