// The map: gives the shapes that folium drew their marks, names and behaviour.

const mapview = (() => {
  const {map, layers} = window.crossingsLayers;
  /** @type {Map<string, Shape>} by the id of the mark */
  const shapes = new Map();
  /** @type {Map<string, HTMLElement>} by the id of the place */
  const pins = new Map();
  /** @type {Map<string, SVGElement>} rings of places that lie somewhere within, by the id of the place */
  const rings = new Map();
  /** @param {string} id */
  const pinOf = id => pins.get(id) ?? rings.get(id);
  /** @type {L.LatLngBounds} */
  let home;

  /** @type {L.LatLngBounds} all that the layers hold; the map shows nothing beyond it */
  let sheet;

  // The parts that a layer is drawn in.
  /** @param {L.GeoJSON} layer */
  const partsOf = layer => /** @type {L.Polyline[]} */ (layer.getLayers());
  /** @param {L.Polyline} part */
  const elementOf = part => /** @type {SVGElement} */ (part.getElement());
  /** @param {L.GeoJSON} layer */
  const featuresOf = layer => /** @type {GeoFeature[]} */ (/** @type {GeoJSON.FeatureCollection} */ (layer.toGeoJSON()).features);
  /**
   * The part of a layer with an id.
   * @param {L.GeoJSON} layer
   * @param {string} id
   */
  const single = (layer, id) => partsOf(layer).find(part => part.feature?.properties.id === id);
  // A copy of some features, to be added to the map.
  /** @type {(features: GeoJSON.Feature[], className: string, interactive?: boolean) => L.GeoJSON} */
  function copy(features, className, interactive = false) {
    /** @type {GeoJSON.FeatureCollection} */
    const collection = {type: 'FeatureCollection', features};
    /** @type {L.GeoJSONOptions & L.PolylineOptions} */
    const options = {style: {className, interactive}, smoothFactor: .6};
    return L.geoJSON(collection, options);
  }

  function start() {
    map.setMaxZoom(11);
    map.options.zoomSnap = 0; map.options.zoomDelta = .5; map.options.wheelPxPerZoomLevel = 120;
    map.scrollWheelZoom.disable();
    home = homeBounds();
    sheet = layers.land.getBounds().extend(layers.provinces.getBounds());
    look('home', {animate: false});   // everything below is placed on this first view
    waterlines();
    areas();
    frame();
    bands();
    const scale = L.control.scale({imperial: false, position: 'bottomright'});
    // Its line is as long as its words need, however large they are.
    Object.defineProperty(scale.options, 'maxWidth', {get: () => Math.max(110, 7 * parseFloat(getComputedStyle(scale.getContainer() ?? main()).fontSize))});
    scale.addTo(map);
    labels.start(map, borderPoints(), leftOut);
    points();
    names();
    places();
    tools();
    for (const mark of MARKS.values()) label(mark);
    for (const name of ['dragstart', 'zoomstart']) map.on(name, () => { moved = !looking; });
    map.on('moveend', () => { if (moved) stayOnSheet(); });
    gestures();
  }

  // Three lines along the coast, drawn as strokes under the land, equally wide at every zoom. Leaflet
  // keeps one path, which is seen six times.
  function waterlines() {
    const coast = elementOf(partsOf(layers.coast)[0]), drawing = /** @type {SVGSVGElement} */ (coast.ownerSVGElement), below = /** @type {Element} */ (coast.parentNode);
    for (const name of coast.getAttributeNames()) if (name !== 'd') coast.removeAttribute(name);
    coast.id = 'coast';
    defsOf(drawing).append(coast);
    for (const step of ['w2', 'w1', 'w4', 'w3', 'w6', 'w5']) below.prepend(again('coast', `waterline ${step}`));
  }

  // Where a map is so long that the region leaves it no choice, what is outside the layers has the
  // colour of the page, not of the sea.
  function frame() {
    const [w, s, e, n] = [sheet.getWest(), sheet.getSouth(), sheet.getEast(), sheet.getNorth()];
    /** @type {(west: number, south: number, east: number, north: number) => [number, number][]} */
    const ring = (west, south, east, north) => [[south, west], [south, east], [north, east], [north, west]];
    L.polygon([ring(80, 10, 170, 75), ring(w, s, e, n)], {className: 'beyond', interactive: false}).addTo(map);
  }

  // The map of a single file has shapes for the neighbouring documents too, shown or not.
  function takeAway() {
    const around = new Set(DATA.points.flatMap(point => point.radius ? `mark-${point.id}` : []));
    for (const [name, kept] of /** @type {const} */ ([['unions', MARKS], ['seams', MARKS], ['rings', around]])) {
      for (const part of partsOf(layers[name])) if (!kept.has(part.feature?.properties.id)) layers[name].removeLayer(part);
    }
  }

  // An area of one province is a copy of its outline; a union of several has its own shape.
  function areas() {
    takeAway();
    for (const mark of DATA.marks.filter(m => m.form === 'area' || m.form === 'ring')) {
      const union = single(mark.form === 'ring' ? layers.rings : layers.unions, mark.id);
      const source = union ?? single(layers.provinces, mark.features[0]);
      if (!source) continue;
      const shape = mark.form === 'area' && union ? union : partsOf(copy([source.toGeoJSON()], `mark ${mark.form} id-${mark.id}`, true).addTo(map))[0];
      const ribbon = elementOf(partsOf(copy([source.toGeoJSON()], `ribbon for-${mark.id}`).addTo(map))[0]);
      const path = elementOf(shape);
      path.id = `shape-${mark.id}`;
      clip(path, mark.id);
      ribbon.setAttribute('clip-path', `url(#clip-${mark.id})`);
      const seam = single(layers.seams, mark.id);
      shapes.set(mark.id, {mark, path, layer: shape, extra: seam ? [ribbon, elementOf(seam)] : [ribbon]});
    }
    for (const name of ['lakes', 'rivers', 'inner', 'national', 'border']) layers[name].bringToFront();
    for (const {extra} of shapes.values()) for (const node of extra) if (node.classList.contains('seam')) node.parentNode?.append(node);
  }

  // A clip path in the shape of a mark.
  /** @type {(path: SVGElement, id: string) => void} */
  function clip(path, id) {
    const node = document.createElementNS(SVG, 'clipPath');
    node.id = `clip-${id}`;
    node.append(again(path.id, ''));
    defsOf(/** @type {SVGSVGElement} */ (path.ownerSVGElement)).append(node);
  }

  const SVG = 'http://www.w3.org/2000/svg';
  /** @param {SVGSVGElement} drawing */
  const defsOf = drawing => drawing.querySelector('defs') ?? drawing.appendChild(document.createElementNS(SVG, 'defs'));
  // A shape that stands in the drawing, seen once more.
  /** @type {(id: string, className: string) => SVGUseElement} */
  function again(id, className) {
    const node = document.createElementNS(SVG, 'use');
    node.setAttribute('href', `#${id}`);
    if (className) node.setAttribute('class', className);
    return node;
  }

  // The border gets a light casing; a figure for rivers is a band along all of them.
  function bands() {
    const border = featuresOf(layers.border);
    copy(border, 'border-casing').addTo(map);
    for (const mark of DATA.marks.filter(m => m.form === 'line')) {
      const rivers = border.filter(feature => mark.features.includes(feature.properties.id));
      const edge = copy(rivers, `band-edge for-${mark.id}`).addTo(map);
      const core = copy(rivers, `band-core for-${mark.id}`).addTo(map);
      const fill = copy(rivers, `mark band id-${mark.id}`, true).addTo(map);
      const paths = partsOf(fill).map(elementOf);
      const extra = [edge, core].flatMap(partsOf).map(elementOf).concat(paths.slice(1));
      shapes.set(mark.id, {mark, path: paths[0], layer: partsOf(fill)[0], extra, all: fill});
    }
    layers.border.bringToFront();
  }

  /** @type {() => Place[]} */
  const borderPoints = () => featuresOf(layers.border)
    .flatMap(feature => feature.geometry.coordinates.filter((_at, index) => index % 12 === 0));

  // Where a label goes: in an area, around a point, below a line.
  /** @type {Record<MarkData['form'], Shift[]>} */
  const SHIFTS = {
    area: [[-.5, -.5], [-.5, -.2], [-.5, -.8], [-.35, -.5], [-.65, -.5]],
    ring: around([20, 36, 57, 78, 102]),
    point: around([20, 36, 57, 78, 102]),
    line: [[.04, 0, 6, 34], [.1, 0, 10, 60], [-.5, 0, 0, 60], [-.2, 0, 0, 90], [-1, 0, -20, 30]],
  };

  /** @param {MarkData} mark */
  function label(mark) {
    const node = make('div', `mark-label ${mark.form}-label`);
    /** @type {Shape} */
    const shape = shapes.get(mark.id) ?? {mark, extra: []};
    shape.label = node;
    shapes.set(mark.id, shape);
    /** @type {Place[]} */
    const middle = mark.form === 'line' ? [[mark.spots.reduce((sum, s) => sum + s[0], 0) / mark.spots.length, mark.spots.reduce((sum, s) => sum + s[1], 0) / mark.spots.length]] : mark.spots;
    labels.add(mark.id, {
      node,
      spots: middle,
      shifts: SHIFTS[mark.form],
      rank: 10,
      forms: ['', 'brief', 'short'],
      figure: true,
      anchor: mark.form === 'area' ? null : mark.spots,
    });
  }

  // Figures whose labels find no room on the map are listed below it.
  /** @param {string[]} ids marks */
  const leftOut = ids => panels.leftOut(ids.flatMap(id => claimsOn(id).filter(claim => !claim.part || state.selected)));

  // Places around a point, nearest first; those to the west of it, away from the border, before
  // those to the east.
  /** @type {(distances: number[]) => Shift[]} px */
  function around(distances) {
    /** @type {(far: number, angle: number) => Shift} */
    const place = (far, angle) => {
      const x = Math.cos(angle * Math.PI / 180), y = Math.sin(angle * Math.PI / 180);
      return [-.5 + .5 * x, -.5 + .5 * y, far * x, far * y];
    };
    return [[150, 120, 180, 90, 210, 240], [60, 30, 0, 330, 270]].flatMap(angles =>
      distances.flatMap(far => angles.map(angle => place(far, angle))));
  }

  function homeBounds() {
    /** @param {string} feature */
    const source = feature => single(layers.provinces, feature) ?? single(layers.border, feature);
    const own = new Set(DATA.claims.flatMap(claim => claim.near ? [] : claim.mark ?? []));
    const shown = DATA.marks.filter(mark => own.size ? own.has(mark.id) : mark.form !== 'ring');
    const drawn = shown.flatMap(mark => mark.features.flatMap(feature => source(feature)?.getBounds() ?? []));
    return drawn.length ? drawn.reduce((all, one) => all.extend(one), L.latLngBounds([])) : L.latLngBounds([[39, 119], [46, 131]]);
  }

  // What the map shows until a reader moves it: a box [west, south, east, north], the mark of a
  // figure, or 'home'.
  /** @type {ChapterData['look']} */
  let aim = 'home';
  let moved = false, looking = false;
  /** @param {ChapterData['look']} where */
  function look(where, {animate = true, duration = 1.4} = {}) {
    aim = where;
    const shape = typeof where === 'string' ? shapes.get(where) : null;
    const box = Array.isArray(where) ? L.latLngBounds([where[1], where[0]], [where[3], where[2]])
      : shape?.layer ? (shape.all ?? shape.layer).getBounds().pad(.12) : home;
    const key = byId('key'), covered = box === home && key.open && !narrow.matches ? key.offsetLeft + key.offsetWidth : 0;
    /** @type {{paddingTopLeft?: [number, number]; paddingBottomRight?: [number, number]}} */
    const room = box === home ? {paddingTopLeft: [covered + 6, 6], paddingBottomRight: [6, 6]} : {};
    looking = true;
    measured();
    moved = false;
    map.options.minZoom = 0;   // Leaflet would bring a flight that is stopped to it, and part pins from rivers
    if (/** @type {L.Map & {_loaded?: boolean}} */ (map)._loaded) { map.stop(); map.invalidateSize({pan: false}); }
    leastZoom();
    if (animate && !calm.matches) map.flyToBounds(box, {...room, duration}); else { map.fitBounds(box, {...room, animate: false}); stayOnSheet(); }
    looking = false;
  }

  // The least zoom: the layers fill the map, and the region that figures are about lies whole in it.
  // Only the option is set: Leaflet's own function may zoom in the middle of a move.
  function leastZoom() {
    map.options.minZoom = 0;
    map.options.minZoom = Math.min(map.getBoundsZoom(sheet, true), map.getBoundsZoom(home));
  }

  // A map moved off the layers goes back. Leaflet's maxBounds would also act in the middle of the
  // map's own moves, and part the marks from the outlines.
  function stayOnSheet() {
    map.panInsideBounds(sheet, {animate: moved && !calm.matches});
  }

  // The map must not stop the page from scrolling: the wheel zooms only after a click on the map, and
  // on touch one finger scrolls the page until the map has been zoomed into.
  function gestures() {
    const box = map.getContainer();
    box.setAttribute('aria-label', ui('map'));
    box.addEventListener('pointerdown', () => map.scrollWheelZoom.enable());
    box.addEventListener('pointerleave', () => map.scrollWheelZoom.disable());
    if (L.Browser.mobile || matchMedia('(pointer: coarse)').matches) {
      const rest = map.getZoom();
      map.dragging.disable();
      map.on('zoomend', () => map.dragging[map.getZoom() > rest + .2 ? 'enable' : 'disable']());
    }
  }

  function tools() {
    const group = byId('map-tools');
    group.append(
      button('tool', '+', () => map.zoomIn(.5), ui('zoom_in')),
      button('tool', '−', () => map.zoomOut(.5), ui('zoom_out')),
      button('tool', '⌂', () => look('home', {duration: .5}), ui('home')),
    );
  }

  // Border points are hollow diamonds, less prominent; towns that a cable names are rings.
  function points() {
    for (const point of DATA.points) {
      if (point.radius) { locality(point); continue; }
      const kind = point.kind === 'border-point' ? 'diamond' : 'ring';
      const node = make('button', `pin ${kind}`);
      node.type = 'button';
      node.tabIndex = -1;
      node.dataset.id = point.id;
      if (MARKS.has(`mark-${point.id}`)) node.addEventListener('click', () => chooseOn(`mark-${point.id}`));
      const marker = L.marker([point.at[1], point.at[0]], {icon: L.divIcon({className: 'pin-box', iconSize: undefined}), keyboard: false, interactive: true, zIndexOffset: kind === 'ring' ? 500 : 0}).addTo(map);
      marker.getElement()?.append(node);
      pins.set(point.id, node);
      tips.attach(node, () => pointTip(point));
      const name = make('span', `point-name ${kind}-name`);
      labels.add(`point-${point.id}`, {
        node: name, spots: [point.at], rank: kind === 'ring' ? 30 : 70, minZoom: kind === 'ring' ? 0 : 7.4,
        shifts: [[0, -.5, 8, 0], [-1, -.5, -8, 0], [-.5, 0, 0, 7], [-.5, -1, 0, -7]],
      });
    }
  }

  // A place that lies somewhere within its ring: only its name is put there, and only near by.
  /** @param {PointData} point */
  function locality(point) {
    labels.add(`point-${point.id}`, {
      node: make('span', 'point-name locality-name'), spots: [point.at], rank: point.crossed ? 45 : 60,
      minZoom: /** @type {number} */ (point.radius) > 20 ? 6.3 : 8, shifts: [[-.5, -.5], [0, -.5, 12, 0], [-1, -.5, -12, 0], [-.5, 0, 0, 9], [-.5, -1, 0, -9]],
    });
    const ring = single(layers.rings, `mark-${point.id}`), path = ring && elementOf(ring);
    path?.classList.toggle('crossed', point.crossed);
    if (!path) return;
    path.setAttribute('role', 'img');
    path.dataset.id = point.id;
    rings.set(point.id, path);
    tips.attach(path, () => pointTip(point));
  }

  /** @param {PointData} point */
  function pointTip(point) {
    const text = words.places[point.id];
    if (point.radius) return [text.name, ui(point.crossed ? 'crossed_note' : 'named_note'), ui('within', {km: String(point.radius)}), point.confidence ? ui(`confidence_${point.confidence}`) : ''];
    if (point.kind !== 'border-point') return [text.name, text.now ? ui('now', {name: text.now}) : '', ui('origin_note')];
    return [text.name, ui(point.named ? 'named_point' : 'orientation'), point.confidence ? ui(`confidence_${point.confidence}`) : '', text.stood ?? ''];
  }

  function names() {
    const occupied = new Set(DATA.points.map(point => point.id));
    for (const item of DATA.labels) {
      if (item.kind === 'river') { river(item); continue; }
      if (item.kind === 'state') { stateName(item); continue; }
      if (item.kind === 'town' && (occupied.has(item.id) || occupied.has(item.id.replace(/-city$/, '')))) continue;
      const town = item.kind === 'town';
      const node = make('div', town ? 'town-name' : 'province-name');
      const dot = town ? L.marker([item.at[1], item.at[0]], {icon: L.divIcon({className: 'town-dot', iconSize: undefined}), interactive: false, keyboard: false}).addTo(map).getElement() : null;
      labels.add(`name-${item.id}`, {
        node, dot, spots: town ? [item.at] : [item.at, [item.at[0], item.at[1] + .5], [item.at[0] - .8, item.at[1]], [item.at[0] + .8, item.at[1] - .3]],
        shifts: town ? [[0, -.5, 5, 0], [-1, -.5, -5, 0], [-.5, 0, 0, 4]] : [[-.5, -.5]],
        rank: town ? 50 + item.rank * 5 : 35, minZoom: town ? [0, 5, 6.3, 7.6, 8.6][item.rank] ?? 9 : 0, gap: 3,
      });
    }
  }

  // The two countries are named before anything else, in two lines where one is too long.
  /** @param {StateData} item */
  function stateName({id, spots, rank}) {
    labels.add(`state-${id}`, {node: make('div', 'state-name'), spots, rank, gap: 6, forms: ['', 'stacked']});
  }

  // A river's name runs beside its line, at the same angle.
  /** @type {{item: RiverData; node: HTMLElement}[]} */
  const rivers = [];
  /** @param {RiverData} item */
  function river(item) {
    const node = make('div', 'river-name');
    rivers.push({item, node});
    L.marker([item.at[0][1], item.at[0][0]], {icon: L.divIcon({className: 'river-box', iconSize: undefined}), interactive: false, keyboard: false}).addTo(map).getElement()?.append(node);
  }
  function turnRivers() {
    for (const {item, node} of rivers) {
      const [a, b] = item.at.map(at => map.latLngToLayerPoint([at[1], at[0]]));
      const angle = Math.atan2(b.y - a.y, b.x - a.x) * 180 / Math.PI;
      node.style.transform = `rotate(${angle}deg) translate(4px, 12px)`;
    }
  }

  function places() {
    map.on('zoomend viewreset', turnRivers);
    for (const {mark, path, layer, all} of shapes.values()) {
      if (!path) continue;
      path.setAttribute('tabindex', '-1');
      path.setAttribute('role', 'button');
      path.dataset.id = mark.id;
      for (const part of all ? partsOf(all).map(elementOf) : []) if (part !== path) part.setAttribute('aria-hidden', 'true');
      const source = /** @type {L.Layer} */ (all ?? layer);
      source.on('click', () => chooseOn(mark.id));
      source.on('mouseover', () => hover({mark: mark.id}));
      source.on('mouseout', () => hover(null));
      path.addEventListener('focus', () => hover({mark: mark.id}));
      path.addEventListener('blur', () => hover(null));
      path.addEventListener('keydown', event => {
        if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); event.stopPropagation(); chooseOn(mark.id); }
      });
      for (const node of all ? partsOf(all).map(elementOf) : [path]) tips.attach(node, () => statements(claimsOn(mark.id).filter(claim => tips.unlessChosen(claim, ['']).length)));
    }
  }

  /** @type {(list: ClaimData[]) => string[]} */
  const statements = list => [...list.slice(0, TOLD).map(claim => words.claims[claim.id].statement), ...list.length > TOLD ? [ui('more_here', {n: list.length - TOLD})] : []];
  const TOLD = 12;   // figures that a tooltip tells in full
  /** @param {string} id */
  const claimsOn = id => view.visible.flatMap(([claim]) => claim.mark === id ? claim : []);

  // A click on an area chooses its figure; another click the next figure there.
  /** @param {string} id */
  function chooseOn(id) {
    const here = claimsOn(id);
    if (!here.length) return;
    if (story.on()) { panels.evidence(...here.map(claim => claim.id)); return; }
    const index = here.findIndex(claim => claim.id === state.selected);
    select(here[(index + 1) % here.length].id);
  }

  /** @type {Status[]} */
  const order = ['on', 'maybe', 'faded', 'off'];
  /** @type {(list: Status[]) => Status} */
  const strongest = list => order.find(status => list.includes(status)) ?? 'off';

  /** @type {Map<string | null, ClaimData>} a figure of each mark, which it looks like while none is shown */
  const first = new Map([...DATA.claims].reverse().map(claim => [claim.mark, claim]));

  function apply() {
    const cable = selectedCable();
    const chosen = Boolean(state.selected);
    /** @type {Map<string, Painted[]>} what is shown, by mark */
    const parts = new Map();
    for (const painted of view.visible) {
      const [claim] = painted;
      if (!claim.mark || (claim.part && !chosen)) continue;
      const here = parts.get(claim.mark);
      if (here) here.push(painted); else parts.set(claim.mark, [painted]);
    }
    const on = CLAIMS.get(state.selected ?? '')?.mark;
    /** @type {MarkData[]} */
    const covered = [];
    for (const shape of [...shapes.values()]) {
      const here = parts.get(shape.mark.id) ?? [];
      const status = strongest(here.map(([, shown]) => shown));
      const lead = here.find(([, shown]) => shown === status)?.[0] ?? first.get(shape.mark.id);
      const nested = shape.mark.form === 'area' && covered.some(m => shape.mark.places.every(p => m.places.includes(p)));
      if (shape.mark.form === 'area' && (status === 'on' || status === 'maybe')) covered.push(shape.mark);
      paint(shape, status, lead, nested, shape.mark.id === on);
      fillLabel(shape, here, status, cable);
    }
    origins(cable);
  }

  /**
   * Dresses the shape of a mark as its leading figure.
   * @param {Shape} shape
   * @param {Status} status
   * @param {ClaimData | undefined} lead
   * @param {boolean} nested whether it lies in an area that is shown
   * @param {boolean} selected
   */
  function paint(shape, status, lead, nested, selected) {
    for (const node of [shape.path, ...shape.extra]) {
      setFamily(node, 'status', status);
      setFamily(node, 'hue', lead ? lead.hue : 'ink');
      setFamily(node, 'fill', lead ? lead.pattern : '');
      setFamily(node, 'near', lead?.near ? 'yes' : '');
      setFamily(node, 'nested', nested && status !== 'off' ? 'yes' : '');
      setFamily(node, 'chosen', selected ? 'yes' : '');
    }
    const pin = shape.mark.form === 'point' ? pins.get(shape.mark.places[0]) : null;
    if (pin) { setFamily(pin, 'status', status); setFamily(pin, 'home', status === 'off' ? '' : 'yes'); }
    if (pin) setFamily(pin, 'chosen', selected ? 'yes' : '');
    shape.path?.setAttribute('aria-hidden', String(status === 'off'));
  }

  const LINES = 3;   // figures that a label names; it gives the number of the others
  /** @type {Map<string, string>} what labels say now, by the id of the mark */
  let content = new Map();
  /**
   * Writes the label of a mark: the place, then one line for each figure, with its reservation.
   * @param {Shape} shape
   * @param {Painted[]} here
   * @param {Status} status
   * @param {CableData | undefined} cable
   */
  function fillLabel({mark, label: node}, here, status, cable) {
    if (!node) return;
    const derived = DATA.derived.filter(d => d.mark === mark.id && cable && state.selected === cable.id && d.claims.every(id => cable.claims.includes(id)));
    const on = here.length > 0 || derived.length > 0;
    const key = JSON.stringify([state.lang, here.slice(0, LINES).map(([c]) => c.id), here.length > LINES, derived.map(d => d.id), Boolean(state.selected), status]);
    if (content.get(mark.id) !== key) {
      content.set(mark.id, key);
      node.replaceChildren(...labelLines(mark, here, derived));
      name(mark, here.map(([claim]) => claim));
      labels.rewritten(mark.id);
      if (mark.places.length === 1) labels.show(`name-${mark.places[0]}`, !on);
      labels.show(mark.id, on, 10 - (mark.places.length > 1 ? 5 : 0) + (status === 'faded' ? 8 : 0) + (here[0]?.[0].near ? 12 : 0));
      stale = true;
    }
    const more = here.length > LINES ? node.querySelector('.more') : null;
    if (more) tellMore(more, here.length);
    setFamily(node, 'status', derived.length && !here.length ? 'on' : status);
  }

  // What a mark is called: its place, and each figure there in a sentence. Its label is not heard again.
  /** @type {(mark: MarkData, here: ClaimData[]) => void} */
  function name({id, places: [place]}, here) {
    const node = shapes.get(id)?.path ?? pins.get(place);
    node?.setAttribute('aria-label', [words.marks[id], ...statements(here)].join(': '));
  }

  // The number of figures that a label does not name, in its full and in its short form; opens them all.
  /** @param {MarkData} mark */
  function moreHere({id}) {
    const node = button('figure more mark-stop', '', () => panels.table(claimsOn(id).filter(claim => !claim.part || state.selected)));
    node.tabIndex = -1;
    node.append(make('span', 'full'), make('span', 'brief'));
    return node;
  }
  /**
   * @param {Element} node
   * @param {number} count all figures that are shown there
   */
  function tellMore(node, count) {
    const label = ui('more_here', {n: count - LINES}), [full, brief] = node.children;
    full.textContent = `+${count - LINES}`;
    brief.textContent = `+${count - 1}`;
    node.setAttribute('aria-label', label);
    node.setAttribute('title', label);
  }

  /** @type {(mark: MarkData, here: Painted[], derived: DerivedData[]) => HTMLElement[]} */
  function labelLines(mark, here, derived) {
    /** @type {HTMLElement[]} */
    const rows = [make('div', 'where', words.marks[mark.id])];
    const alike = new Set(here.map(([{id}]) => JSON.stringify([words.claims[id].who, words.claims[id].when]))).size === 1;
    here.slice(0, LINES).forEach(([claim], index) => {
      const text = words.claims[claim.id];
      const row = make('button', `figure hue-${claim.hue} ${index || claim.part ? 'minor' : 'major'}`);
      row.type = 'button'; row.tabIndex = -1;
      row.setAttribute('aria-hidden', 'true');
      row.addEventListener('click', () => choose(claim.id));
      row.append(make('i', 'wedge', [claim.near ? '◇' : '', index ? '' : claim.wedge].join(' ').trim()), make('b', '', text.n), make('span', '', ` ${claim.unit === 'people' || mark.form === 'line' ? text.measure : `${text.unit}, ${text.measure}`}`));
      rows.push(row);
      if (!index && !claim.part && !alike) rows.push(...said(claim));
    });
    if (here.length > LINES) rows.push(moreHere(mark));
    for (const value of derived) {
      const text = words.derived[value.id];
      const row = button('figure derived minor mark-stop', '', () => panels.evidence(value.id), ui('see_source', {n: text.n}));
      row.tabIndex = -1;
      row.dataset.id = value.id;
      row.append(make('b', '', text.n.split(']')[0] + ']'), make('span', '', ` ${text.measure}`));
      rows.push(row);
    }
    if (derived.length) rows.push(make('div', 'sub', ui('worked_out')));
    if (alike && here.length && !here[0][0].part) rows.push(...said(here[0][0]));
    return rows;
  }

  // Who gives a figure and for when; then how surely. Below the figure, or below all to which it applies.
  /** @param {ClaimData} claim */
  function said({id}) {
    const {who, when, hedges} = words.claims[id], [hedge] = hedges.split('; ');
    return [make('div', 'sub', [who, when].filter(Boolean).join(' · ')), ...hedge ? [make('div', 'sub hedge', hedge)] : []];
  }

  const everyOrigin = new Set(DATA.cables.flatMap(cable => cable.origins));
  // Places that a cable, or any, names as origins without a number.
  /** @param {CableData | undefined} cable */
  function origins(cable) {
    const named = cable ? new Set(cable.origins) : everyOrigin;
    for (const point of DATA.points) {
      if (point.kind === 'border-point' || point.radius) continue;
      const drawn = shapes.get(`mark-${point.id}`);
      const on = named.has(point.id);
      setFamily(pins.get(point.id), 'named', on ? 'yes' : 'no');
      labels.show(`point-${point.id}`, !drawn || drawn.label?.dataset.status === 'off');
    }
  }

  /** @type {[string, UiKey][]} */
  const STATES = [['china', 'china'], ['dprk', 'north_korea'], ['ussr', 'ussr']];
  function speak() {
    for (const [id, key] of STATES) {
      const {node} = known(labels.items, `state-${id}`);
      node.textContent = ui(key);
      node.lang = state.lang;
    }
    for (const item of DATA.labels) {
      const text = words.names[item.id];
      if (item.kind === 'river' || item.kind === 'state') continue;
      const node = labels.items.get(`name-${item.id}`)?.node;
      if (node) node.textContent = [text.name, item.kind === 'province' ? text.local : ''].filter(Boolean).join(' ');
    }
    for (const {item, node} of rivers) {
      const text = words.places[item.id] ?? words.names[item.id];
      node.replaceChildren(text.name, ...(text.local ? [' ', make('span', '', text.local)] : []));
    }
    for (const point of DATA.points) {
      const text = words.places[point.id], {node} = known(labels.items, `point-${point.id}`);
      node.replaceChildren(make('span', 'then', [text.name, text.local].filter(Boolean).join(' ')));
      if (text.now) node.append(make('span', 'now', ` ${ui('now', {name: text.now})}`));
      pinOf(point.id)?.setAttribute('aria-label', text.name);
    }
    for (const {mark, path} of shapes.values()) path?.setAttribute('aria-label', words.marks[mark.id]);
    content = new Map();
    labels.forget();
    turnRivers();
  }

  // The size that the map was last fitted to; Leaflet follows its window without showing the aim again.
  let fitted = '';
  const size = () => fitted;
  const measured = () => { const {clientWidth, clientHeight} = map.getContainer(); fitted = `${clientWidth}×${clientHeight}`; };

  // After a change of size: a map that a reader has moved stays there, any other shows its aim again.
  function resize() {
    map.invalidateSize({pan: false});
    measured();
    leastZoom();
    if (!moved) look(aim, {animate: false});
    labels.forget();
  }

  // Labels are placed again when the playhead has stopped; until then they stay where they are.
  let stale = true, resting = 0;
  const settle = (now = false) => {
    if (!stale) return;
    clearTimeout(resting);
    const place = () => { stale = false; labels.place(); };
    if (now) place(); else resting = setTimeout(place, 90);
  };

  // Highlights a mark, and ends the highlight of the others.
  /** @param {string | null} id */
  function hot(id) {
    for (const shape of shapes.values()) {
      for (const node of [shape.path, ...shape.extra, shape.label]) node?.classList.toggle('hot', shape.mark.id === id);
    }
  }

  // Stresses a figure or a place of a chapter.
  /** @param {string} id */
  function stress(id) {
    const mark = CLAIMS.get(id)?.mark ?? `mark-${id}`;
    for (const node of [shapes.get(mark)?.path, pins.get(id), ...(shapes.get(mark)?.extra ?? [])]) node?.classList.add('stressed');
    if (labels.items.has(`point-${id}`)) labels.show(`point-${id}`, true, 20);
  }

  return {start, apply, speak, settle, look, stress, hot, map, resize, size};
})();
