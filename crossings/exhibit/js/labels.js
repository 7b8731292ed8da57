// Labels of the map: placed again after every zoom and move, by placing.js. A label that finds no
// room is left out, never put over the border or over another label; figures left out are reported.

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

  /** @type {Map<string, PlacedLabel>} the labels that are seen */
  let arranged = new Map();
  let views = 0;   // counts what puts an end to an arrangement: a move, a zoom, words measured again

  /** @type {(ids: string[]) => void} told the figures' labels that found no room */
  let report;

  /** @type {(leaflet: L.Map, border: Place[], leftOut: (ids: string[]) => void) => void} */
  function start(leaflet, border, leftOut) {
    map = leaflet;
    report = leftOut;
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
    views += 1;
    if (!asked) asked = requestAnimationFrame(() => { asked = 0; place(); });
  }

  /** @type {Shift[]} */
  const CENTRED = [[-.5, -.5]];
  /** @type {(id: string, options: LabelOptions) => void} */
  function add(id, {node, spots, shifts = CENTRED, rank, minZoom = 0, gap = 2, anchor = null, dot = null, forms = [''], figure = false}) {
    node.classList.add('label');
    pane.append(node);
    items.set(id, {id, node, spots, shifts, rank, minZoom, gap, anchor, dot, forms, figure, on: true, leader: null, sizes: null, leads: [], stands: null});
  }

  /** @type {(id: string, on: boolean, rank?: number) => void} */
  function show(id, on, rank) {
    const item = items.get(id);
    if (!item) return;
    item.on = on;
    if (rank !== undefined) item.rank = rank;
    if (!on) item.leader?.removeAttribute('d');   // a leader goes with its label
  }

  // After the words of a label have changed.
  /** @type {(id: string) => void} */
  const rewritten = id => { const item = items.get(id); if (item) item.sizes = null; };

  /** @type {() => Room} */
  function measure() {
    const size = map.getSize();
    return {width: size.x, height: size.y, lines: border(size), boxes: taken()};
  }

  // Boxes of the key, the tools, the credit and the scale.
  function taken() {
    const frame = map.getContainer().getBoundingClientRect();
    return [...document.querySelectorAll('.map-frame > .key, .map-frame > .empty, .map-frame > .map-tools, .map-frame > .credit, .leaflet-control-scale')]
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
  function forget() {
    room = null;
    views += 1;
    for (const item of items.values()) item.sizes = null;
    place();
  }

  function place() {
    if (!map) return;
    const zoom = map.getZoom();
    if (!room) for (const item of items.values()) item.stands = null;
    room ??= measure();
    const wanted = [...items.values()].filter(item => item.on && zoom >= item.minZoom);
    size(wanted.filter(item => !item.sizes));
    put(arrange(wanted.map(wish), room));
    report(wanted.flatMap(item => item.figure && !arranged.has(item.id) ? item.id : []));
  }

  /** @param {Map<string, PlacedLabel>} found */
  function put(found) {
    const origin = map.containerPointToLayerPoint([0, 0]);
    arranged = found;
    for (const item of items.values()) {
      const box = found.get(item.id);
      item.node.classList.toggle('placed', Boolean(box));
      dress(item, box ? box.form : 0);
      if (box) item.node.style.transform = `translate(${Math.round(box.x + origin.x)}px,${Math.round(box.y + origin.y)}px)`;
      item.dot?.classList.toggle('placed', Boolean(box));
      const [x, y] = item.leads[box?.form ?? 0] ?? [0, 0];
      item.stands = box ? {x: box.x + x, y: box.y + y} : null;
      lead(item, box);
    }
  }

  /** Gives back the labels as they stand now, later and in the same view of the map, to what is shown then. */
  function keep() {
    const then = arranged, view = views;
    return () => {
      if (view !== views) { place(); return; }
      size([...items.values()].filter(item => then.has(item.id) && !item.sizes));
      put(then);
    };
  }

  /** @type {(item: LabelItem, form: number) => void} */
  const dress = ({node, forms}, form) => forms.forEach((name, index) => { if (name) node.classList.toggle(name, index === form); });

  // Measures every form of some labels, one form of all of them at a time.
  /** @type {(list: LabelItem[]) => void} */
  function size(list) {
    for (const item of list) { item.sizes = []; item.leads = []; }
    for (let form = 0; form < Math.max(0, ...list.map(item => item.forms.length)); form += 1) {
      const some = list.filter(item => form < item.forms.length);
      some.forEach(item => dress(item, form));
      for (const {node, sizes, leads} of some) {
        const number = /** @type {HTMLElement | null} */ (node.querySelector('.figure b'));
        sizes?.push([node.offsetWidth, node.offsetHeight]);
        leads.push(number ? [number.offsetLeft, number.offsetTop] : [0, 0]);
      }
    }
  }

  /** @type {(item: LabelItem) => LabelWish} */
  const wish = ({id, spots, shifts, gap, rank, figure, sizes, leads, stands}) => ({
    id, shifts, gap, rank, figure, points: spots.map(pointOf), forms: sizes ?? [],
    ...stands && {corners: leads.map(([x, y]) => ({x: stands.x - x, y: stands.y - y}))},
  });

  const SVG = 'http://www.w3.org/2000/svg';
  /** @type {SVGSVGElement | undefined} */
  let drawing;
  // Thin lines from a label to the places it is about, where it lies beside them.
  /** @type {(item: LabelItem, box: Rect | undefined) => void} */
  function lead(item, box) {
    if (!item.anchor) return;
    drawing ??= pane.appendChild(document.createElementNS(SVG, 'svg'));
    drawing.setAttribute('class', 'leaders');
    item.leader ??= drawing.appendChild(document.createElementNS(SVG, 'path'));
    item.leader.setAttribute('d', box ? item.anchor.map(foot => line(box, foot)).join('') : '');
  }

  /** @type {(box: Rect, foot: Place) => string} */
  function line(box, foot) {
    const to = map.latLngToLayerPoint([foot[1], foot[0]]);
    const from = map.containerPointToLayerPoint([box.x + box.w / 2, box.y + box.h / 2]);
    const dx = to.x - from.x, dy = to.y - from.y;
    const share = Math.min((box.w / 2 + 2) / Math.abs(dx || 1e-6), (box.h / 2 + 1) / Math.abs(dy || 1e-6));
    return share < 1 ? `M${from.x + dx * share} ${from.y + dy * share}L${to.x} ${to.y}` : '';
  }

  return {start, add, show, rewritten, keep, place, forget, items};
})();
