// The timeline in detail: bars and marks drawn by plotly. The playhead and all words lie over them, so
// that a step in time draws nothing again.

const timeline = (() => {
  const T = DATA.timeline;
  const HOURLY = 40;   // px that a day needs for its hours to be told
  const AXIS = 22;   // px under the rows
  const MAP_LEAST = 380, MAP_SHARE = .58;   // px, and part of the whole, that a large collection leaves to the map
  const LEAST_ROWS = 5.5, NARROW_ROWS = 18;   // seen at once; half a row says that there are more
  const monthCables = DATA.cables.filter(({span}) => span[0] !== span[1]);
  const dayCables = DATA.cables.filter(({span}) => span[0] === span[1]);
  const longCited = T.cited.filter(c => c.open === null && c.span[0] !== c.span[1]);
  const shortCited = T.cited.filter(c => !longCited.includes(c));
  const MANY = T.rows > FEW_ROWS;
  const LANES = T.lanes.map(([id, row], index) => {
    const next = T.lanes[index + 1]?.[1] ?? T.rows, first = T.claims.findIndex(span => span.row >= row);
    const spans = T.claims.filter(span => span.row >= row && span.row < next);
    const dates = id === 'cables' || id === 'near' ? DATA.cables.filter(cable => cable.near === (id === 'near')) : null;
    /** @type {{document: string; span: OpenSpan; owner: string}[]} */
    const entries = dates ? dates.map(({id: document, span}) => ({document, span, owner: document}))
      : spans.map(({owner, span}) => ({document: known(CLAIMS, owner).cable, span, owner}));
    return {id, dates, units: unitsOf(spans, first), entries: entries.sort((a, b) => a.document < b.document ? -1 : Number(a.document > b.document))};
  });
  /** @type {Map<string, SpanData[]>} documents cited of one date */
  const citedOn = new Map();
  for (const one of T.cited) citedOn.set(one.span.join(), [...citedOn.get(one.span.join()) ?? [], one]);
  /** @type {PlotlyElement | null} the element that plotly has drawn in, once it has */
  let plot = null;
  /** @type {string | null} the choice that the words of a narrow page are laid out for */
  let shownFor = null;
  /** @type {Span} the window that plotly shows */
  let shown = state.window;
  /** @type {Plan} what is drawn, and where */
  let plan = fixedPlan();
  /** @type {PlotlyTrace[]} what plotly has drawn */
  let traces = [];
  /** @type {{bars: SVGElement[]; dots: SVGElement[]; cited: SVGElement[]; bands: SVGElement[]}} in the order of the plan */
  let drawn = {bars: [], dots: [], cited: [], bands: []};
  let rowHeight = DATA.theme.row;

  // On a narrow screen every lane begins with a row for its name.
  /** @param {number} row */
  const lift = row => narrow.matches ? row + plan.lanes.filter(([, first]) => first <= row).length : row;
  const totalRows = () => plan.rows + (narrow.matches ? plan.lanes.length : 0);

  // Every figure in its row of the data.
  /** @returns {Plan} */
  function fixedPlan() {
    return {
      lanes: T.lanes, rows: T.rows, bars: T.claims.map((_span, index) => index), bands: [],
      rowOf: new Map(T.claims.map((span, index) => [index, span.row])), cables: [...monthCables, ...dayCables],
      extents: new Map(), cited: T.lanes.find(([id]) => id === 'cited')?.[1] ?? 0,
    };
  }

  // What the window shows of a large collection: bars that share rows, or bands of documents.
  /** @returns {Plan} */
  function windowPlan() {
    /** @type {Plan} */
    const found = {lanes: [], rows: 0, bars: [], bands: [], rowOf: new Map(), cables: [], extents: new Map(), cited: 0};
    const width = byId('plot').clientWidth || 700, {bins, unit} = binsOf(state.window, width);
    for (const {id, dates, units, entries} of LANES) {
      found.lanes.push([id, found.rows]);
      /** @param {{owner: string}[]} some */
      const band = some => {
        const ids = new Set(some.map(({owner}) => owner));
        found.bands.push({lane: id, row: found.rows, bins, unit, ...bandOf(entries.filter(one => ids.has(one.owner)), bins)});
        found.rows += BAND_ROWS;
      };
      if (dates) {
        const here = entries.filter(one => view.cables.get(one.owner) !== 'off' && inWindow(one.span));
        const crowded = here.length * MARK_ROOM > width, chosen = selectedCable();
        const marks = new Set(crowded ? [chosen?.id] : here.map(({owner}) => owner));
        found.cables.push(...dates.filter(cable => marks.has(cable.id)));
        if (crowded) band(here); else found.rows += 1;
      } else if (id === 'cited') { found.cited = found.rows; found.rows += 1; }
      else claimsLane(found, units, band, width);
    }
    const days = new Set(dayCables);   // plotly draws the bars of months before the dots of days
    found.cables.sort((a, b) => Number(days.has(a)) - Number(days.has(b)));
    return found;
  }

  /** @type {(span: OpenSpan) => boolean} */
  const inWindow = span => reaches(span, ...state.window);

  /** @type {(found: Plan, units: Unit[], band: (some: {owner: string}[]) => void, width: number) => void} */
  function claimsLane(found, units, band, width) {
    /** @param {Unit} unit */
    const first = unit => T.claims[unit.spans[0]];
    const here = units.filter(unit => view.claims.get(first(unit).owner)?.bar !== 'off' && unit.spans.some(index => inWindow(T.claims[index].span)));
    const most = document.documentElement.hasAttribute('data-printing') ? PAPER_MOST : OPEN_MOST;
    const chosen = new Set([state.selected, ...CABLES.get(state.selected ?? '')?.claims ?? []]);
    const single = here.length <= most ? here : here.filter(unit => unit.spans.some(index => chosen.has(T.claims[index].owner)));
    if (here.length > most) band(here.flatMap(unit => unit.spans.map(index => T.claims[index])));
    const along = {left: 0, width}, from = state.window[0], days = state.window[1] + DAY - from;
    /** @type {(day: string | null, more: number, otherwise: number) => number} */
    const at = (day, more, otherwise) => day === null ? otherwise : (ms(day) + more - from) / days * width;
    const wanted = single.map(({row, spans}) => {
      /** @type {Extent[]} by row of the unit */
      const parts = [];
      for (const index of spans) {
        const {span, part, open, row: own} = T.claims[index];
        if (part) continue;
        const reach = extent(at(span[0], 0, 0), at(span[1], DAY, width), open !== null, along);
        parts[own - row] = reach;
        found.extents.set(index, reach);
      }
      return parts;
    });
    const {rows, count} = pack(wanted);
    for (const [place, {row, spans}] of single.entries()) {
      for (const index of spans) {
        found.bars.push(index);
        found.rowOf.set(index, found.rows + rows[place] + T.claims[index].row - row);
      }
    }
    found.rows += count;
  }

  async function draw() {
    measure();
    plan = MANY ? windowPlan() : fixedPlan();
    const node = byId('plot'), focused = /** @type {HTMLElement | null} */ (document.activeElement)?.dataset.id;
    const held = node.contains(document.activeElement);
    const figure = structuredClone(DATA.figure);
    figure.data = MANY ? windowTraces() : figure.data;
    if (!MANY) for (const trace of figure.data) trace.y = decode(trace.y).map(row => row >= 0 ? lift(Math.floor(row + .05)) + (row - Math.floor(row + .05)) : row);
    figure.layout.height = totalRows() * rowHeight + AXIS;
    figure.layout.yaxis.range = [totalRows() - .5, -.5];
    figure.layout.xaxis.range = range();
    Object.assign(figure.layout.xaxis, axisTicks(), MANY ? {showticklabels: false, ticks: '', showline: false} : {});
    figure.layout.autosize = true;
    traces = figure.data;
    lanes();
    await Plotly.newPlot(node, figure.data, figure.layout, {displayModeBar: false, responsive: false, staticPlot: false, scrollZoom: false, doubleClick: false});
    plot = node;
    shown = [...state.window];
    planned = planFor();
    collect();
    node.on('plotly_afterplot', () => { collect(); overlay(); });
    overlay();
    if (held && focused) all('[data-id]', node).find(one => one.dataset.id === focused)?.focus();
  }

  /** @type {Map<string, {trace: PlotlyTrace; y: number[]; x: (number | string)[]; width?: number[]}>} */
  const columns = new Map();
  /** @param {string} name */
  function columnsOf(name) {
    const trace = DATA.figure.data.find(one => one.name === name);
    if (trace && !columns.has(name)) columns.set(name, {trace, y: decode(trace.y), x: decode(trace.x), width: trace.width && /** @type {number[]} */ (decode(trace.width))});
    return columns.get(name);
  }

  // Some bars or marks of a trace, each moved to its row: `rows` goes from the place in the trace to the
  // row that it has there and the one it is drawn in.
  /** @type {(name: string, rows: Map<number, [number, number]>) => PlotlyTrace[]} */
  function some(name, rows) {
    const whole = columnsOf(name);
    if (!whole || !rows.size) return [];
    const places = [...rows.keys()], {base} = whole.trace;
    return [{
      ...whole.trace,
      ...base && {base: places.map(place => base[place])},
      ...whole.width && {width: places.map(place => whole.width?.[place] ?? 0)},
      x: places.map(place => whole.x[place]),
      y: [...rows].map(([place, [own, row]]) => lift(row) + whole.y[place] - own),
    }];
  }

  function windowTraces() {
    const base = plan.lanes.find(([id]) => id === 'cables')?.[1] ?? 0;
    const banded = plan.bands.some(band => band.lane === 'cables');
    const marked = new Set(plan.cables);
    /** @type {(list: CableData[]) => Map<number, [number, number]>} */
    const rowsOf = list => new Map(list.flatMap((cable, place) => marked.has(cable) ? [[place, [rowOf(cable, T.lanes), rowOf(cable)]]] : []));
    const cited = T.lanes.find(([id]) => id === 'cited')?.[1] ?? 0;
    /** @type {(list: SpanData[]) => Map<number, [number, number]>} */
    const citedRows = list => new Map(list.map((_span, place) => [place, [cited, plan.cited]]));
    return [
      ...some('silences', new Map(T.silences.map((_span, place) => [place, [0, banded ? base + BAND_ROWS - 1 : base]]))),
      ...some('month-cables', rowsOf(monthCables)),
      ...some('cited-spans', citedRows(longCited)),
      ...bandTrace(),
      ...some('claims', new Map(plan.bars.map(index => [index, [T.claims[index].row, known(plan.rowOf, index)]]))),
      ...some('day-cables', rowsOf(dayCables)),
      ...some('cited-days', citedRows(shortCited)),
    ];
  }

  // Bars as high as a row for the month, or year, with the most documents.
  /** @returns {PlotlyTrace[]} */
  function bandTrace() {
    const bars = plan.bands.flatMap(({bins, counts, most, row}) => counts.map((count, index) => ({
      base: iso(bins[index]), x: bins[index + 1] - bins[index], height: count / Math.max(most, 1) * .94, bottom: lift(row) + BAND_ROWS - .55,
    })));
    if (!bars.length) return [];
    return [{
      type: 'bar', name: 'bands', orientation: 'h', hoverinfo: 'none', base: bars.map(bar => bar.base), x: bars.map(bar => bar.x),
      y: bars.map(bar => bar.bottom - bar.height / 2), width: bars.map(bar => bar.height),
    }];
  }

  /**
   * @template T
   * @param {T[] | PlotlyNumbers} list
   * @returns {(T | number)[]}
   */
  function decode(list) {
    if (Array.isArray(list)) return list;
    const bytes = Uint8Array.from(atob(list.bdata), c => c.charCodeAt(0));
    const kind = {f8: Float64Array, i1: Int8Array, i2: Int16Array, i4: Int32Array, u1: Uint8Array, f4: Float32Array}[list.dtype];
    return [...new kind(bytes.buffer)];
  }

  const axisTicks = () => ticks(state.window, byId('plot').clientWidth || 700, format);
  const range = () => [iso(state.window[0]), iso(state.window[1] + DAY)];

  // plotly's elements by the name of their trace, in the order of the payload: bar i is span i.
  function collect() {
    if (!plot) return;
    /** @type {Record<string, SVGElement[]>} */
    const groups = {};
    for (const [type, query] of [['bar', '.barlayer .trace.bars'], ['scatter', '.scatterlayer .trace.scatter']]) {
      const names = traces.filter(trace => trace.type === type).map(trace => trace.name);
      [...plot.querySelectorAll(query)].forEach((group, index) => {
        group.classList.add(names[index]);
        groups[names[index]] = [.../** @type {NodeListOf<SVGElement>} */ (group.querySelectorAll(type === 'bar' ? '.point path' : 'path.point'))];
      });
    }
    /** @param {string[]} names */
    const paths = (...names) => names.flatMap(name => groups[name] ?? []);
    drawn = {bars: paths('claims'), dots: paths('month-cables', 'day-cables'), cited: paths('cited-spans', 'cited-days'), bands: paths('bands')};
    drawn.bars.forEach((path, index) => bar(path, T.claims[plan.bars[index]]));
    drawn.dots.forEach((path, index) => cableMark(path, plan.cables[index]));
    const bins = plan.bands.flatMap(band => band.counts.map((count, index) => /** @type {const} */ ([band, index, count])));
    drawn.bands.forEach((path, index) => binMark(path, ...bins[index]));
    drawn.cited.forEach((path, index) => citedMark(path, [...longCited, ...shortCited][index]));
  }

  // Makes a mark of plotly a button.
  /** @type {(node: SVGElement, press: () => void) => void} */
  function act(node, press) {
    if (node.dataset.live) return;
    node.dataset.live = 'yes';
    node.setAttribute('role', 'button');
    node.addEventListener('click', press);
    node.addEventListener('keydown', event => {
      if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); event.stopPropagation(); press(); }
    });
  }

  /**
   * @param {SVGElement} path
   * @param {SpanData} span
   */
  function bar(path, span) {
    const claim = known(CLAIMS, span.owner);
    path.dataset.id = claim.id;
    path.setAttribute('tabindex', span.part ? '-1' : '0');
    path.setAttribute('aria-label', words.claims[claim.id].statement);
    path.classList.add('bar');
    path.classList.toggle('open', Boolean(span.open));
    setFamily(path, 'hue', claim.hue);
    setFamily(path, 'fill', claim.pattern);
    setFamily(path, 'near', claim.near ? 'yes' : '');
    if (!path.dataset.live) {
      path.addEventListener('pointerenter', () => hover({claim: claim.id}));
      path.addEventListener('pointerleave', () => hover(null));
      path.addEventListener('focus', () => hover({claim: claim.id}));
      path.addEventListener('blur', () => hover(null));
      tips.attach(path, () => [words.claims[claim.id].statement, words.claims[claim.id].readings.find(([id]) => id === span.reading)?.[1]]);
    }
    act(path, () => choose(claim.id));
  }

  /**
   * @param {SVGElement} path
   * @param {CableData} cable
   */
  function cableMark(path, cable) {
    path.dataset.id = cable.id;
    path.classList.add('cable-mark');
    setFamily(path, 'near', cable.near ? 'yes' : '');
    path.setAttribute('tabindex', '0');
    path.setAttribute('aria-label', `${words.cables[cable.id].date}: ${words.cables[cable.id].short}`);
    overview.dress(path, cable);
    if (!path.dataset.live) overview.attachCable(path, cable);
    act(path, () => choose(cable.id));
  }

  // A month or year of a band: how many documents, and a click narrows the window to it.
  /** @type {(path: SVGElement, band: PlannedBand, index: number, count: number) => void} */
  function binMark(path, {bins, unit}, index, count) {
    const from = bins[index], to = bins[index + 1] - DAY;
    const when = format(from, unit === 12 ? {year: 'numeric'} : {month: 'long', year: 'numeric'});
    path.setAttribute('aria-label', `${when}: ${ui('documents', {n: count})}`);
    path.setAttribute('tabindex', '-1');
    if (!path.dataset.live) tips.attach(path, () => [when, ui('documents', {n: count})]);
    act(path, () => setWindow(from, to));
  }

  /**
   * @param {SVGElement} path
   * @param {SpanData} span
   */
  function citedMark(path, span) {
    const same = citedOn.get(span.span.join()) ?? [span];
    const lines = () => same.map(other => `${words.cited[other.owner].title}: ${words.cited[other.owner].date}`);
    path.classList.add('cited-mark');
    path.setAttribute('role', 'img');
    path.setAttribute('tabindex', same[0] === span ? '0' : '-1');
    path.setAttribute('aria-label', `${ui('lane_cited')}: ${lines().join('; ')}`);
    if (path.dataset.live) return;
    path.dataset.live = 'yes';
    tips.attach(path, () => [ui('lane_cited'), ...lines()]);
  }

  // Only here are private numbers of plotly read.
  /** @type {(plot: PlotlyElement) => Axis} */
  function axis({_fullLayout: {xaxis, _size}}) {
    return {at: time => xaxis.l2p(time) + xaxis._offset, left: xaxis._offset, width: xaxis._length ?? _size.w};
  }

  // Rows grow with the screen, for a projector; on a phone they suit a finger.
  function measure() {
    const paper = document.documentElement.hasAttribute('data-printing');
    rowHeight = paper ? DATA.theme.row : narrow.matches ? 28 : DATA.theme.row + (innerHeight > 800 ? 4 : 0) + (innerHeight > 1100 ? 6 : 0);
    document.documentElement.style.setProperty('--row', `${rowHeight}px`);
    if (MANY) bound(paper);
  }

  // Of a large collection so many rows are seen at once that the map keeps its share; the rest scrolls.
  /** @param {boolean} paper */
  function bound(paper) {
    const box = byId('rows'), frame = main().clientHeight, above = box.offsetTop - byId('timeline').offsetTop;
    const free = frame - Math.max(MAP_LEAST, MAP_SHARE * frame) - byId('caption').offsetHeight - above - 12;
    const room = narrow.matches ? NARROW_ROWS * rowHeight : Math.max(LEAST_ROWS * rowHeight + AXIS, free);
    box.classList.add('many');
    box.style.maxHeight = paper ? '' : `${room}px`;
  }

  /** @param {number} row */
  const rowTop = row => lift(row) * rowHeight;

  // Writes the words beside their bars, and lines at the dates of events.
  function overlay() {
    if (!plot) return;
    const along = axis(plot);
    const found = [
      ...DATA.events.map(event => eventLine(event, along)), silenceWords(along), ...plan.bands.map(band => bandWords(band, along)),
      ...plan.bars.map(index => hourMark(index, along)),
      ...plan.bars.filter(index => !T.claims[index].part).map(index => barWords(index, along)),
      ...(MANY ? apart(along) : DATA.cables).map(cable => cableWords(cable, along)), ...citedWords(along),
    ];
    byId('words').replaceChildren(...found.flatMap(node => node ?? []), head);
    if (MANY) axisWords(along);
    moveHead();
    applyBars();
  }

  // The hours within a bar of days, where a day is wide enough to tell them.
  /** @type {(index: number, along: Axis) => HTMLElement | null} */
  function hourMark(index, {at, left, width}) {
    const span = T.claims[index], claim = known(CLAIMS, span.owner), hours = clockSpan(span.span, claim.hours);
    if (!hours || at(DAY) - at(0) < HOURLY) return null;
    const [from, to] = hours.map(at);
    if (to < left || from > left + width) return null;
    const node = make('div', `hour-mark hue-${claim.hue}`);
    node.style.left = `${from}px`;
    node.style.width = `${Math.max(to - from, 3)}px`;
    node.style.top = `${rowTop(known(plan.rowOf, index))}px`;
    return node;
  }

  // The axis stays in view while the rows scroll.
  /** @type {(along: Axis) => void} */
  function axisWords({at, left, width}) {
    const {tickvals, ticktext} = axisTicks();
    axisBox.replaceChildren(...tickvals.map((day, index) => {
      const node = make('span', '', ticktext[index]), x = at(ms(day));
      node.style.left = `${x}px`;
      if (x < left + 12) node.style.transform = 'none';
      else if (x > left + width - 20) node.style.transform = 'translateX(-100%)';
      return node;
    }));
  }

  // Says what a band stands for, and how to see each.
  /** @type {(band: PlannedBand, along: Axis) => HTMLElement} */
  function bandWords({row, documents, most, unit, open, lane, bins}, {width}) {
    const how = bins.length === 2 ? 'band_one' : unit === 12 ? 'band_year' : 'band_month';
    const said = [ui(how, {n: documents, most}), open ? ui('band_open', {n: open}) : ''].filter(Boolean);
    const node = make('span', 'bar-words band-words', said.join('; '));
    tips.attach(node, () => said);
    node.dataset.lane = lane;
    node.style.top = `${rowTop(row)}px`;
    node.style.maxWidth = `${width}px`;
    return node;
  }

  // Documents whose words do not meet: of several that would, the first is named, the chosen one always.
  /** @type {(along: Axis) => CableData[]} */
  function apart({at}) {
    const chosen = selectedCable();
    let free = -Infinity;
    const gap = chosen && at(ms(chosen.span[0]));
    let row = -1;
    const listed = [...plan.cables].sort((a, b) => rowOf(a) - rowOf(b) || ms(a.span[0]) - ms(b.span[0]));
    return listed.filter((cable, place) => {
      if (rowOf(cable) !== row) { row = rowOf(cable); free = -Infinity; }
      const x = at(ms(cable.span[1]) + DAY), next = listed[place + 1], words_ = dateRoom(cable), same = chosen && rowOf(chosen) === row;
      const fits = x > free && (!next || rowOf(next) !== row || at(ms(next.span[0])) > x + words_) && (cable === chosen || gap === undefined || !same || gap < x - words_ - 12 || gap > x + words_);
      if (cable === chosen || fits) free = x + words_;
      return cable === chosen || fits;
    });
  }
  /** @param {CableData} cable */
  const dateRoom = cable => 14 + words.cables[cable.id].date.length * (rowHeight > 18 ? 7.6 : 6.8);

  /** @type {(event: EventData, along: Axis) => HTMLElement | null} */
  function eventLine(event, {at, left, width}) {
    const x = at(ms(event.span[0]));
    if (x < left - 1 || x > left + width + 1) return null;
    const node = make('div', 'event-line');
    node.style.left = `${x}px`;
    return node;
  }

  // The words in the widest gap between documents.
  /** @type {(along: Axis) => HTMLElement | null} */
  function silenceWords({at, left, width}) {
    const widest = T.silences.map(([a, b]) => [Math.max(at(ms(a)), left), Math.min(at(ms(b) + DAY), left + width)])
      .filter(([a, b]) => b - a > (MANY ? 380 : 170)).sort((p, q) => (q[1] - q[0]) - (p[1] - p[0]))[0];
    if (!widest || narrow.matches || plan.bands.some(band => band.lane === 'cables')) return null;
    const node = make('span', 'bar-words silence-words', ui('silence'));
    node.style.left = `${(widest[0] + widest[1]) / 2 + (MANY ? 80 : 0)}px`;   // beside the date that may stand there
    node.style.top = `${rowTop(0)}px`;
    node.style.transform = 'translateX(-50%)';
    return node;
  }

  /** @type {(index: number, along: Axis) => HTMLElement | null} */
  function barWords(index, {at, left, width}) {
    const span = T.claims[index], row = known(plan.rowOf, index);
    const claim = known(CLAIMS, span.owner), text = words.claims[claim.id];
    const start = span.span[0] ? at(ms(span.span[0])) : left, end = span.span[1] ? at(ms(span.span[1]) + DAY) : left + width;
    if (end < left || start > left + width) return null;
    const node = button(`bar-words hue-${claim.hue}`, '', () => choose(claim.id));
    node.tabIndex = -1;
    node.dataset.id = claim.id;
    const number = make('b', '', text.n), rest = make('span', '', ` ${text.label}`);
    node.append(number, rest);
    const reading = text.readings.findIndex(([id]) => id === span.reading);
    if (reading >= 0) node.append(make('em', '', `, ${ui('reading', {letter: 'ABCDEFGH'[reading]})}: ${text.readings[reading][1]}`));
    if (reading > 0) node.append(make('em', '', ` (${ui('same_figure', {n: text.n})})`));
    if (span.open) node.append(make('em', '', `, ${text.printed ? text.when : ui('no_period')}`));
    else if (!claim.mark && !claim.aside) node.append(make('em', '', `, ${text.area}`));
    node.style.top = `${rowTop(row)}px`;
    const {side} = extent(start, end, span.open !== null, {left, width}), room = roomBeside(index, row, side, {left, width});
    if (side === 'right') { node.style.left = `${end + 5}px`; node.style.maxWidth = `${room - end - 6}px`; }
    else if (side === 'on') {
      node.style.left = `${Math.max(start, left) + 12}px`; node.classList.add('on-bar');
      node.style.maxWidth = `${Math.min(end, left + width) - Math.max(start, left) - 20}px`;
    } else { node.style.right = `${byId('words').clientWidth - start + 5}px`; node.style.maxWidth = `${start - room - 8}px`; }
    hoverable(node, claim);
    return node;
  }

  // Where the words beside a bar must end: at the edge, or at the next bar of the row.
  /** @type {(index: number, row: number, side: Extent['side'], axis: {left: number; width: number}) => number} */
  function roomBeside(index, row, side, {left, width}) {
    const own = plan.extents.get(index);
    let room = side === 'right' ? left + width : left;
    if (!own || side === 'on') return room;
    for (const [other, next] of plan.extents) {
      if (other === index || plan.rowOf.get(other) !== row) continue;
      if (side === 'right' && next.from >= own.to) room = Math.min(room, next.side === 'left' ? own.to : next.from);
      if (side === 'left' && next.to <= own.from) room = Math.max(room, next.side === 'right' ? own.from : next.to);
    }
    return room;
  }

  /** @type {(node: HTMLElement, claim: ClaimData) => void} */
  function hoverable(node, claim) {
    node.addEventListener('pointerenter', () => hover({claim: claim.id}));
    node.addEventListener('pointerleave', () => hover(null));
    tips.attach(node, () => [words.claims[claim.id].statement]);
  }

  /** @type {(cable: CableData, lanes?: TimelineData['lanes']) => number} */
  const rowOf = (cable, lanes = plan.lanes) => lanes.find(([id]) => id === (cable.near ? 'near' : 'cables'))?.[1] ?? 0;

  /** @type {(cable: CableData, along: Axis) => HTMLElement | null} */
  function cableWords(cable, {at, left, width}) {
    const host = MANY ? undefined : monthCables.find(other => other !== cable && other.near === cable.near && other.span[0] <= cable.span[0] && other.span[1] >= cable.span[1]);
    const x = at(ms((host ?? cable).span[1]) + DAY);
    if (x < left || at(ms(cable.span[0])) > left + width) return null;
    if (narrow.matches && selectedCable() !== cable) return null;
    const node = button('bar-words cable-words', words.cables[cable.id].date, () => choose(cable.id));
    node.tabIndex = -1;
    node.dataset.id = cable.id;
    node.style.top = `${rowTop(rowOf(cable))}px`;
    const crowded = !MANY && !host && DATA.cables.some(other => other !== cable && other.near === cable.near && other.span[0] >= cable.span[0] && at(ms(other.span[0])) - x < 120);
    if (crowded || left + width - x < 90) node.style.right = `${byId('words').clientWidth - at(ms(cable.span[0])) + 8}px`;
    else node.style.left = `${x + 6}px`;
    return node;
  }

  // Cited documents too close together for separate words share one that gives their number.
  /** @type {(along: Axis) => (HTMLElement | null)[]} */
  function citedWords({at, left, width}) {
    /** @type {(one: SpanData) => number} */
    const from = ({span: [start, end]}) => at(ms(start ?? end ?? ''));
    /** @type {(one: SpanData) => number} */
    const to = ({span: [start, end]}) => at(ms(end ?? start ?? ''));
    /** @param {SpanData[]} spans */
    const last = spans => Math.max(...spans.map(to));
    /** @type {SpanData[][]} */
    const groups = [];
    for (const span of [...T.cited].sort((a, b) => from(a) - from(b))) {
      const group = groups.at(-1);
      if (group && from(span) - last(group) < 100) group.push(span); else groups.push([span]);
    }
    return groups.map(spans => {
      const x = last(spans);
      if (x < left || x > left + width - 20) return null;
      const exact = spans.filter(span => span.open === null);
      const label = spans.length > 1 ? ui('cited_count', {n: spans.length}) : exact.length ? words.cited[spans[0].owner].date : '';
      if (!label) return null;
      const node = make('span', 'bar-words cited-words', label);
      node.style.top = `${rowTop(MANY ? plan.cited : spans[0].row)}px`;
      if (left + width - x < 100) node.style.right = `${byId('words').clientWidth - from(spans[0]) + 8}px`;
      else node.style.left = `${x + 9}px`;
      return node;
    });
  }

  function lanes() {
    const box = byId('lanes');
    box.replaceChildren(...plan.lanes.map(([id, row], index) => {
      const node = make('div', `lane lane-${id}`);
      node.append(MANY ? make('span', '', ui(`lane_${id}`)) : ui(`lane_${id}`));
      const next = plan.lanes[index + 1]?.[1] ?? plan.rows;
      node.style.top = `${(narrow.matches ? rowTop(row) - rowHeight : rowTop(row))}px`;
      node.style.height = `${(next - row + (narrow.matches ? 1 : 0)) * rowHeight}px`;
      return node;
    }));
    byId('detail').style.height = `${totalRows() * rowHeight + AXIS}px`;
    if (MANY) scrolls();
  }

  // Rows that do not all fit can be reached with wheel, finger and keys, and are said to be there.
  function scrolls() {
    const box = byId('rows'), more = box.scrollHeight > box.clientHeight + 2;
    box.tabIndex = more ? 0 : -1;
    box.setAttribute('role', 'group');
    box.setAttribute('aria-label', ui('rows'));
    byId('lanes').append(make('div', 'lane-more', more ? ui('rows_scroll', {n: plan.rows}) : ''));
  }

  // Brings a chosen bar into view.
  let revealed = '';
  function reveal() {
    const box = byId('rows'), key = `${state.selected} ${plan.rows}`;
    if (!MANY || key === revealed) return;
    revealed = key;
    const place = plan.bars.find(index => T.claims[index].owner === state.selected || known(CLAIMS, T.claims[index].owner).cable === state.selected);
    if (place === undefined || !state.selected) return;
    const top = rowTop(known(plan.rowOf, place)), seen = box.clientHeight - AXIS - rowHeight;
    if (top < box.scrollTop || top > box.scrollTop + seen) box.scrollTop = top - seen / 2;
  }

  // ---- playhead -------------------------------------------------------------------------------
  const head = make('div', 'head');
  const grip = head.appendChild(make('div', 'grip'));
  slider(grip, () => state.time ?? state.window[0], time => setTime(time));

  function scrubbing() {
    const box = byId('detail');
    let held = false;
    /** @type {(event: PointerEvent, plot: PlotlyElement) => number} */
    const time = (event, plot) => {
      const {left, width} = axis(plot), x = clamp(event.clientX - box.getBoundingClientRect().x, left, left + width - 1);
      return state.window[0] + Math.floor((x - left) / width * (state.window[1] + DAY - state.window[0]) / DAY) * DAY;
    };
    box.addEventListener('pointerdown', event => {
      if (!plot || within(event, 'button, .bar, .cable-mark, .cited-mark')) return;
      held = true;
      box.setPointerCapture(event.pointerId);
      player.pause();
      setTime(time(event, plot));
    });
    box.addEventListener('pointermove', event => { if (held && plot) setTime(time(event, plot)); });
    for (const name of ['pointerup', 'pointercancel']) box.addEventListener(name, () => { held = false; });
  }

  const readout = make('b');
  function moveHead() {
    const on = state.time !== null, time = state.time ?? state.window[0];
    head.classList.toggle('on', on);
    byId('readout').classList.toggle('on', on);
    readout.textContent = on ? format(time, {day: 'numeric', month: 'short', year: 'numeric'}) : '';
    slidTo(grip, time);
    overview.moveHead(time);
    if (plot) head.style.transform = `translateX(${axis(plot).at(time + DAY / 2)}px)`;
  }

  // Draws the window again once it has stopped moving.
  let resting = 0;
  function follow() {
    clearTimeout(resting);
    if (plot && (shown[0] !== state.window[0] || shown[1] !== state.window[1] || !samePlan())) resting = setTimeout(redraw, 90);
  }
  // What the plan of a large collection depends on besides the window.
  const planFor = () => [state.filters, plan.bands.length ? state.selected : null];
  /** @type {unknown[]} */
  let planned = [];
  const samePlan = () => !MANY || planFor().every((part, index) => part === planned[index]);
  function redraw() {
    if (!plot) return;
    if (MANY) { draw(); return; }
    shown = [...state.window];
    /** @type {Record<string, unknown>} */
    const change = {'xaxis.range': range()};
    for (const [key, value] of Object.entries(axisTicks())) change[`xaxis.${key}`] = value;
    Plotly.relayout(plot, change);
  }

  // ---- state on the marks ---------------------------------------------------------------------
  function applyBars() {
    plan.bars.forEach((place, index) => {
      const {owner} = T.claims[place];
      setFamily(drawn.bars[index], 'status', view.claims.get(owner)?.bar);
      setFamily(drawn.bars[index], 'chosen', owner === state.selected ? 'yes' : '');
    });
    reveal();
    for (const node of all('.bar-words[data-id]', byId('words'))) {
      const id = node.dataset.id ?? '', claim = view.claims.get(id);
      setFamily(node, 'status', claim ? claim.bar : view.cables.get(id));
      setFamily(node, 'chosen', node.dataset.id === state.selected ? 'yes' : '');
    }
    for (const path of drawn.dots) {
      setFamily(path, 'status', view.cables.get(path.dataset.id ?? ''));
      setFamily(path, 'chosen', path.dataset.id === state.selected ? 'yes' : '');
    }
    const chosen = CABLES.get(state.selected ?? '');
    [...longCited, ...shortCited].forEach((span, index) => setFamily(drawn.cited[index], 'status', !chosen || chosen.cites.includes(span.owner) ? 'on' : 'faded'));
  }

  function apply() {
    if (plot) applyBars();
    if (plot && !samePlan()) follow();
    if (plot && narrow.matches && shownFor !== state.selected) { shownFor = state.selected; overlay(); }
    moveHead();
  }

  // Highlights the bars of a mark of the map, and ends the highlight of the others.
  /** @param {string} id */
  function hot(id) {
    plan.bars.forEach((place, index) => drawn.bars[index]?.classList.toggle('hot', CLAIMS.get(T.claims[place].owner)?.mark === id && Boolean(id)));
  }
  // The same for one figure.
  /** @param {string | null} id */
  function hotClaim(id) {
    plan.bars.forEach((place, index) => drawn.bars[index]?.classList.toggle('hot', T.claims[place].owner === id));
  }

  function speak() {
    grip.setAttribute('aria-label', ui('playhead'));
    byId('timeline').setAttribute('aria-label', ui('timeline'));
    byId('readout').replaceChildren(readout, button('tool small', '×', () => { player.pause(); setTime(null); }, ui('clear_time')));
    if (plot) { lanes(); redraw(); }
  }

  const axisBox = make('div', 'axis');
  function start() { scrubbing(); byId('words').append(head); if (MANY) { byId('detail').append(axisBox); plan = windowPlan(); } measure(); byId('detail').style.height = `${totalRows() * rowHeight + AXIS}px`; }

  return {start, draw, apply, speak, follow, hot, hotClaim, resize: () => { if (plot) draw(); }};
})();
