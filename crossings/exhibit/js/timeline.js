// The timeline in detail: bars and marks drawn by plotly, and by bars.js until plotly is there. The
// playhead and all words lie over them, so that a step in time draws nothing again.

const timeline = (() => {
  const T = DATA.timeline;
  const HOURLY = 40;   // px that a day needs for its hours to be told
  const YEAR_ROOM = 66;   // px that a year and its month need on the axis
  const MAP_LEAST = 380, MAP_SHARE = .56;   // px, and part of the whole, that the timeline leaves to the map
  const LEAST_ROWS = 6, NARROW_ROWS = 20;   // shown before the reader opens all
  const NEAR_ROWS = 3;   // of neighbouring documents' figures; more are a band until the reader opens all
  const monthCables = DATA.cables.filter(({span}) => span[0] !== span[1]);
  const dayCables = DATA.cables.filter(({span}) => span[0] === span[1]);
  const dated = T.cited.filter(c => c.span[0] || c.span[1]);   // the others are counted in the lane's name
  const longCited = dated.filter(c => c.open === null && c.span[0] !== c.span[1]);
  const shortCited = dated.filter(c => !longCited.includes(c));
  const LAST = new Set(['other', 'cited']);   // lanes that are folded first
  const LANES = T.lanes.map(([id, row], index) => {
    const next = T.lanes[index + 1]?.[1] ?? T.rows, first = T.claims.findIndex(span => span.row >= row);
    const spans = T.claims.filter(span => span.row >= row && span.row < next);
    const dates = id === 'cables' || id === 'near' ? DATA.cables.filter(cable => cable.near === (id === 'near')) : null;
    /** @type {{document: string; span: OpenSpan; owner: string}[]} */
    const entries = dates ? dates.map(({id: document, span}) => ({document, span, owner: document}))
      : spans.map(({owner, span}) => ({document: known(CLAIMS, owner).cable, span, owner}));
    return {id, dates, units: unitsOf(spans, first), entries: entries.sort((a, b) => a.document < b.document ? -1 : Number(a.document > b.document))};
  }).sort((a, b) => Number(LAST.has(a.id)) - Number(LAST.has(b.id)));
  /** @type {Map<string, SpanData[]>} documents cited of one date */
  const citedOn = new Map();
  for (const one of dated) citedOn.set(one.span.join(), [...citedOn.get(one.span.join()) ?? [], one]);
  let stands = false;   // whether bars and marks are drawn
  /** @type {string | null} the choice that the words of a narrow page are laid out for */
  let shownFor = null;
  /** @type {Span} the window that is drawn */
  let shown = state.window;
  let wide = 0;   // px, how wide it is drawn
  /** @type {Plan} what is drawn, and where */
  let plan = emptyPlan();
  let unfolded = false;
  /** @type {ListedTrace[]} what is drawn */
  let traces = [];
  /** @type {{bars: SVGElement[]; dots: SVGElement[]; cited: SVGElement[]; bands: SVGElement[]}} in the order of the plan */
  let drawn = {bars: [], dots: [], cited: [], bands: []};
  let rowHeight = DATA.theme.row;

  // On a narrow screen every lane begins with a row for its name.
  /** @param {number} row */
  const lift = row => narrow.matches ? row + plan.lanes.filter(([, first]) => first <= row).length : row;
  const totalRows = () => plan.rows + (narrow.matches ? plan.lanes.length : 0);

  /** @returns {Plan} */
  function emptyPlan() {
    return {lanes: [], rows: 0, none: -1, folded: 0, bars: [], bands: [], rowOf: new Map(), below: new Map(), cables: [], cited: -1};
  }

  // What the window shows: bars that share rows, or bands of documents.
  /** @returns {Plan} */
  function windowPlan() {
    const found = emptyPlan();
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
      else claimsLane(found, id, units, band, width);
      if (found.lanes.at(-1)?.[1] === found.rows) found.lanes.pop();   // nothing of it is in the window
      if (id === 'cables' && isEmpty()) { found.none = found.rows; found.lanes.push(['none', found.rows]); found.rows += 2; }
    }
    fold(found);
    const days = new Set(dayCables);   // plotly draws the bars of months before the dots of days
    found.cables.sort((a, b) => Number(days.has(a)) - Number(days.has(b)));
    return found;
  }

  // Rows that find no room are folded away, the last lanes first: the map keeps its height.
  /** @param {Plan} found */
  function fold(found) {
    const room = roomFor(), over = Math.max(0, found.rows - room);
    found.folded += over;
    if (!over) return;
    /** @type {(row: number | undefined, high?: number) => boolean} */
    const seen = (row, high = 1) => row !== undefined && row + high <= room;
    found.lanes = found.lanes.filter(([, row]) => seen(row));
    found.bars = found.bars.filter(index => seen(found.rowOf.get(index), 1 + known(found.below, index)));
    found.bands = found.bands.filter(({row}) => seen(row, BAND_ROWS));
    found.cables = found.cables.filter(cable => found.lanes.some(([id]) => id === laneOf(cable)));
    if (!seen(found.cited)) found.cited = -1;
    found.rows = room;
  }

  /** @type {(span: OpenSpan) => boolean} */
  const inWindow = span => reaches(span, ...state.window);

  /** @type {(found: Plan, lane: string, units: Unit[], band: (some: {owner: string}[]) => void, width: number) => void} */
  function claimsLane(found, lane, units, band, width) {
    /** @param {Unit} unit */
    const first = unit => T.claims[unit.spans[0]];
    const here = units.filter(unit => view.claims.get(first(unit).owner)?.bar !== 'off' && unit.spans.some(index => inWindow(T.claims[index].span)));
    const paper = document.documentElement.hasAttribute('data-printing');
    const chosen = new Set([state.selected, ...CABLES.get(state.selected ?? '')?.claims ?? []]);
    const crowded = here.length > (paper ? PAPER_MOST : OPEN_MOST);
    const aside = lane === 'near_figures' && !crowded && !paper && !unfolded ? packed(here, width).count : 0;
    const closed = crowded || aside > NEAR_ROWS;
    const single = closed ? here.filter(unit => unit.spans.some(index => chosen.has(T.claims[index].owner))) : here;
    if (closed) band(here.flatMap(unit => unit.spans.map(index => T.claims[index])));
    const {rows, count, inside} = packed(single, width);
    for (const [place, {row, spans}] of single.entries()) {
      const {down, words: below} = inside[place];
      for (const index of spans) {
        const reading = T.claims[index].row - row;
        found.bars.push(index);
        found.rowOf.set(index, found.rows + rows[place] + down[reading]);
        found.below.set(index, below[reading]);
      }
    }
    found.rows += count;
    if (aside > NEAR_ROWS) found.folded += Math.max(0, aside - BAND_ROWS - count);
  }

  // The rows of figures that keep apart, bars and words alike, and those inside each of them.
  /** @type {(units: Unit[], width: number) => {rows: number[]; count: number; inside: Rows[]}} */
  function packed(units, width) {
    const along = {left: 0, width}, from = state.window[0], days = state.window[1] + DAY - from;
    /** @type {(day: string | null, more: number, otherwise: number) => number} */
    const at = (day, more, otherwise) => day === null ? otherwise : (ms(day) + more - from) / days * width;
    const inside = units.map(({row, spans}) => {
      /** @type {Extent[]} by row of the unit */
      const readings = [];
      for (const index of spans) {
        const {span, part, row: own} = T.claims[index];
        if (part) continue;
        readings[own - row] = extent(at(span[0], 0, 0), at(span[1], DAY, width), wordsWidth(index), along);
      }
      return readingRows(readings);
    });
    return {...pack(inside.map(({parts}) => parts)), inside};
  }

  async function draw() {
    measure();
    plan = windowPlan();
    const node = byId('plot'), focused = /** @type {HTMLElement | null} */ (document.activeElement)?.dataset.id;
    const held = node.contains(document.activeElement);
    const figure = structuredClone(DATA.figure);
    traces = figure.data = windowTraces();
    figure.layout.height = totalRows() * rowHeight;
    figure.layout.yaxis.range = [totalRows() - .5, -.5];
    figure.layout.xaxis.range = range();
    Object.assign(figure.layout.xaxis, axisTicks());
    figure.layout.autosize = true;
    lanes();
    shown = [...state.window];
    wide = node.clientWidth;
    if (window.Plotly) {
      node.querySelector('.sketch')?.remove();   // plotly draws in the same task: nothing is seen of it
      await Plotly.newPlot(node, figure.data, figure.layout, {displayModeBar: false, responsive: false, staticPlot: false, scrollZoom: false, doubleClick: false});
      node.on('plotly_afterplot', () => { collect(); overlay(); });
    } else {
      const down = (/** @type {number} */ row) => (row + .5) * rowHeight;
      node.replaceChildren(bars.draw(traces, axis(), down, figure.layout.xaxis.tickvals ?? [], figure.layout.height));
    }
    stands = true;
    planned = planFor();
    collect();
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
  /** @type {(name: string, rows: Map<number, [number, number]>) => ListedTrace[]} */
  function some(name, rows) {
    const whole = columnsOf(name);
    if (!whole || !rows.size) return [];
    const places = [...rows.keys()], {base} = whole.trace;
    return [{
      ...whole.trace,
      ...base && {base: places.map(place => base[place])},
      width: whole.width && places.map(place => whole.width?.[place] ?? 0),
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
    const citedRows = list => new Map(plan.cited < 0 ? [] : list.map((_span, place) => [place, [cited, plan.cited]]));
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
  /** @returns {ListedTrace[]} */
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

  // Elements by the name of their trace, in the order of the payload: bar i is span i.
  function collect() {
    const plot = byId('plot');
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
    path.setAttribute('tabindex', '-1');
    setFamily(path, 'part', span.part ? 'yes' : '');
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
      tips.attach(path, () => tips.unlessChosen(claim, [words.claims[claim.id].statement, words.claims[claim.id].readings.find(([id]) => id === span.reading)?.[1]]));
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
    path.setAttribute('tabindex', '-1');
    path.setAttribute('aria-hidden', String(overview.has(cable.id)));   // each document is a stop once
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
    path.setAttribute('tabindex', '-1');
    path.setAttribute('aria-hidden', String(same[0] !== span));
    path.setAttribute('aria-label', `${ui('lane_cited')}: ${lines().join('; ')}`);
    if (path.dataset.live) return;
    path.dataset.live = 'yes';
    tips.attach(path, () => [ui('lane_cited'), ...lines()]);
  }

  // Where the days of the window that is drawn lie; the figure has no margin.
  /** @returns {Axis} */
  function axis() {
    const [from, to] = shown, days = to + DAY - from;
    return {at: time => (time - from) / days * wide, left: 0, width: wide};
  }

  // Rows grow with the screen, for a projector; on a phone they suit a finger.
  function measure() {
    const paper = document.documentElement.hasAttribute('data-printing');
    rowHeight = paper ? DATA.theme.row : narrow.matches ? 28 : DATA.theme.row + (innerHeight > 800 ? 4 : 0) + (innerHeight > 1100 ? 6 : 0);
    document.documentElement.style.setProperty('--row', `${rowHeight}px`);
    const styles = getComputedStyle(document.documentElement);
    wordsFont = {fontFamily: styles.getPropertyValue('--sans'), serif: styles.getPropertyValue('--serif'), size: parseFloat(styles.getPropertyValue('--words'))};
  }

  // How many rows are shown at once: as many as leave the map its share, all of them where the reader
  // has opened them, and on paper.
  function roomFor() {
    const frame = base || main().clientHeight, above = byId('rows').offsetTop - byId('timeline').offsetTop;
    if (unfolded || document.documentElement.hasAttribute('data-printing')) return Infinity;
    if (narrow.matches) return NARROW_ROWS;
    const free = frame - Math.max(MAP_LEAST, MAP_SHARE * frame) - byId('caption').offsetHeight - byId('left-out').offsetHeight - above - axisBox.offsetHeight;
    return Math.max(LEAST_ROWS, Math.floor(free / rowHeight));
  }

  // With all rows open, the document is higher by them, and the map stays as it is.
  let base = 0;   // px, the height of the whole before
  function unfold() {
    unfolded = !unfolded;
    if (unfolded) base = main().getBoundingClientRect().height;
    draw().then(() => {
      grow(unfolded ? base + high() - shut : 0);
      if (!unfolded) base = 0;
    });
  }
  let shut = 0;   // px, the height of the rows before
  const high = () => byId('detail').getBoundingClientRect().height;

  /** @param {number} row */
  const rowTop = row => lift(row) * rowHeight;

  // Writes the words beside their bars, and lines at the dates of events.
  function overlay() {
    if (!stands) return;
    const along = axis();
    const found = [
      ...DATA.events.map(event => eventLine(event, along)), silenceWords(along), ...plan.bands.map(band => bandWords(band, along)),
      ...plan.bars.map(index => hourMark(index, along)),
      ...plan.bars.filter(index => !T.claims[index].part).map(index => barWords(index, along)),
      ...cablesWords(along), ...citedWords(along), noneWords(along),
    ];
    byId('words').replaceChildren(...found.flatMap(node => node ?? []), head);
    axisWords(along);
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

  // The months of the lanes, on top of them; the first says its year.
  /** @type {(along: Axis) => void} */
  function axisWords({at, left, width}) {
    const {tickvals, ticktext} = axisTicks(), months = ticktext.some(text => !/^\d{4}$/.test(text));
    axisBox.replaceChildren(...tickvals.map((day, index) => {
      const node = make('span'), year = day.slice(0, 4), x = at(ms(day)), next = tickvals[index + 1];
      const said = ticktext[index] === year ? months ? format(ms(day), {month: 'short'}) : '' : ticktext[index];
      // A year stands where it begins, and where the months do; it leaves out its month for want of room.
      const named = !index || said !== ticktext[index], room = (next ? at(ms(next)) : left + width) - x;
      if (named) node.append(make('b', '', year));
      if (said && !(named && room < YEAR_ROOM)) node.append(` ${said}`);
      node.style.left = `${x}px`;
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
      .filter(([a, b]) => b - a > 380).sort((p, q) => (q[1] - q[0]) - (p[1] - p[0]))[0];
    if (!widest || narrow.matches || plan.bands.some(band => band.lane === 'cables')) return null;
    const node = make('span', 'bar-words silence-words', ui('silence'));
    node.style.left = `${(widest[0] + widest[1]) / 2}px`;
    node.style.top = `${rowTop(0)}px`;
    node.style.transform = 'translateX(-50%)';
    return node;
  }

  // The words of a bar in pieces: number, what was counted, and in italics what else must be said; then
  // the same of parts that count something else, drawn as thin bars below.
  /** @type {(index: number) => {claim: ClaimData; pieces: [string, string, string]}[]} */
  function wordsOf(index) {
    const span = T.claims[index], claim = known(CLAIMS, span.owner), text = words.claims[claim.id];
    const reading = text.readings.findIndex(([id]) => id === span.reading), also = [];
    if (reading >= 0) also.push(`${ui('reading', {letter: 'ABCDEFGH'[reading]})}: ${text.readings[reading][1]}`);
    if (span.open) also.push(text.printed ? text.when : ui('no_period'));
    else if (!claim.mark && !claim.aside) also.push(text.area);
    const same = reading > 0 ? ` (${ui('same_figure', {n: text.n})})` : '';
    const told = new Set([claim.measure]);
    const parts = (partsIn.get(span.row) ?? []).flatMap(owner => {
      const part = known(CLAIMS, owner), {n, label} = words.claims[owner];
      if (told.has(part.measure)) return [];
      told.add(part.measure);
      return [{claim: part, pieces: /** @type {[string, string, string]} */ ([n, ` ${label}`, ''])}];
    });
    return [{claim, pieces: [text.n, ` ${text.label}`, also.map(said => `, ${said}`).join('') + same]}, ...parts];
  }
  /** @type {Map<number, string[]>} parts by the row of the data that they share with their whole */
  const partsIn = new Map();
  for (const {row, part, owner} of T.claims) if (part) partsIn.set(row, [...partsIn.get(row) ?? [], owner]);

  const pen = /** @type {CanvasRenderingContext2D} */ (make('canvas').getContext('2d'));
  const WORDS_EDGE = 16;   // px that stand left and right of words
  /** @type {(index: number) => number} px */
  function wordsWidth(index) {
    const {fontFamily, size, serif} = wordsFont;
    /** @type {(font: string, text: string) => number} */
    const wide = (font, text) => { pen.font = font; return pen.measureText(text).width; };
    return WORDS_EDGE + wordsOf(index).reduce((sum, {pieces: [n, label, also]}, place) => sum + (place ? 8 : 0)
      + wide(`650 ${size * 1.08}px ${serif}`, n) + wide(`${size}px ${fontFamily}`, label + also), 0);
  }
  let wordsFont = {fontFamily: 'sans-serif', serif: 'serif', size: 12.5};

  /** @type {(index: number, along: Axis) => HTMLElement | null} */
  function barWords(index, {at, left, width}) {
    const {span} = T.claims[index];
    const start = span[0] ? at(ms(span[0])) : left, end = span[1] ? at(ms(span[1]) + DAY) : left + width;
    if (end < left || start > left + width) return null;
    const line = make('div', 'bar-line'), room = extent(start, end, wordsWidth(index), {left, width}), {side} = room;
    for (const [place, {claim, pieces: [n, label, also]}] of wordsOf(index).entries()) {
      const node = button(`bar-words hue-${claim.hue}`, '', () => choose(claim.id));
      node.tabIndex = -1;
      node.setAttribute('aria-hidden', 'true');   // the bar says it
      node.dataset.id = claim.id;
      node.append(make('b', '', n), make('span', '', label), ...also ? [make('em', '', also)] : []);
      hoverable(node, claim);
      line.append(place ? '; ' : '', node);
    }
    line.style.top = `${rowTop(known(plan.rowOf, index)) + (side === 'below' ? rowHeight : 0)}px`;
    if (side === 'below') {
      line.classList.add('below-bar');
      line.style.left = `${room.words.from}px`;
      line.style.maxWidth = `${left + width - room.words.from}px`;
    } else if (side === 'right') { line.style.left = `${end + 5}px`; line.style.maxWidth = `${left + width - end - 5}px`; }
    else if (side === 'on') {
      line.classList.add('on-bar');
      line.style.left = `${Math.max(start, left) + 12}px`;
      line.style.maxWidth = `${Math.min(end, left + width) - Math.max(start, left) - 20}px`;
    } else { line.style.right = `${byId('words').clientWidth - start + 5}px`; line.style.maxWidth = `${start - left - 5}px`; }
    return line;
  }

  /** @type {(node: HTMLElement, claim: ClaimData) => void} */
  function hoverable(node, claim) {
    node.addEventListener('pointerenter', () => hover({claim: claim.id}));
    node.addEventListener('pointerleave', () => hover(null));
    tips.attach(node, () => tips.unlessChosen(claim, [words.claims[claim.id].statement]));
  }

  /** @type {(cable: CableData) => 'near' | 'cables'} */
  const laneOf = cable => cable.near ? 'near' : 'cables';
  /** @type {(cable: CableData, lanes?: Plan['lanes']) => number} */
  const rowOf = (cable, lanes = plan.lanes) => lanes.find(([id]) => id === laneOf(cable))?.[1] ?? 0;

  // Dates beside their documents, right of the mark or left of it: the chosen one always, of the others
  // those that meet neither a mark nor another date.
  /** @type {(along: Axis) => HTMLElement[]} */
  function cablesWords({at, left, width}) {
    const chosen = selectedCable(), edge = left + width, beside = 7;
    const marks = plan.cables.map(cable => ({cable, row: rowOf(cable), from: at(ms(cable.span[0])) - 6, to: Math.max(at(ms(cable.span[1]) + DAY), at(ms(cable.span[0])) + 6)}))
      .filter(({from, to}) => to > left && from < edge);
    /** @type {{row: number; from: number; to: number}[]} */
    const taken = [];
    return marks.sort((a, b) => Number(b.cable === chosen) - Number(a.cable === chosen) || a.from - b.from).flatMap(({cable, row, from, to}) => {
      if (narrow.matches && cable !== chosen) return [];
      const wide = 8 + (pen.font = `${wordsFont.size}px ${wordsFont.fontFamily}`, pen.measureText(words.cables[cable.id].date).width);
      // A day within a month of another document has its date beside that month.
      const host = marks.find(other => other.row === row && other.cable !== cable && other.from < from && other.to > to);
      const right = (host?.to ?? to) + beside, before = (host?.from ?? from) - beside;
      const places = [{from: right, to: right + wide}, {from: before - wide, to: before}];
      if (marks.some(other => other.row === row && other.from > from && other.to < to)) places.reverse();
      const free = places.filter(box => box.from >= left - 1 && box.to <= edge + 1
        && !taken.some(one => one.row === row && one.from < box.to + 6 && box.from < one.to + 6)
        && !marks.some(one => one.row === row && one.from < box.to && box.from < one.to));
      if (!free.length) return [];
      taken.push({row, ...free[0]});
      const node = button('bar-words cable-words', words.cables[cable.id].date, () => choose(cable.id));
      node.tabIndex = -1;
      node.setAttribute('aria-hidden', 'true');
      node.dataset.id = cable.id;
      node.style.top = `${rowTop(row)}px`;
      node.style.left = `${free[0].from}px`;
      return [node];
    });
  }

  // Where no figure fits the filters, a dashed lane says so.
  /** @type {(along: Axis) => HTMLElement | null} */
  function noneWords({left, width}) {
    if (plan.none < 0) return null;
    const node = make('div', 'none-lane', ui('none_lane'));
    Object.assign(node.style, {left: `${left}px`, width: `${width}px`, top: `${rowTop(plan.none) + 3}px`, height: `${2 * rowHeight - 6}px`});
    return node;
  }

  // Cited documents too close together for separate words share one that gives their number.
  /** @type {(along: Axis) => (HTMLElement | null)[]} */
  function citedWords({at, left, width}) {
    if (plan.cited < 0) return [];
    /** @type {(one: SpanData) => number} */
    const from = ({span: [start, end]}) => at(ms(start ?? end ?? ''));
    /** @type {(one: SpanData) => number} */
    const to = ({span: [start, end]}) => at(ms(end ?? start ?? ''));
    /** @param {SpanData[]} spans */
    const last = spans => Math.max(...spans.map(to));
    /** @type {SpanData[][]} */
    const groups = [];
    for (const span of [...dated].sort((a, b) => from(a) - from(b))) {
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
      node.style.top = `${rowTop(plan.cited)}px`;
      if (left + width - x < 100) node.style.right = `${byId('words').clientWidth - from(spans[0]) + 8}px`;
      else node.style.left = `${x + 9}px`;
      return node;
    });
  }

  function lanes() {
    const box = byId('lanes');
    box.replaceChildren(...plan.lanes.map(([id, row], index) => {
      const undated = id === 'cited' ? T.cited.length - dated.length : 0;
      const node = make('div', `lane lane-${id}`, [ui(`lane_${id}`), undated ? ui('undated', {n: undated}) : ''].filter(Boolean).join(' · '));
      const next = plan.lanes[index + 1]?.[1] ?? plan.rows;
      node.style.top = `${(narrow.matches ? rowTop(row) - rowHeight : rowTop(row))}px`;
      node.style.height = `${(next - row + (narrow.matches ? 1 : 0)) * rowHeight}px`;
      return node;
    }));
    const open = unfolded || plan.folded > 0;
    byId('fold').replaceChildren(...open ? [button('preset', unfolded ? ui('rows_fold') : ui('rows_open', {n: plan.folded}), unfold)] : []);
    // As high for every window and choice, so that the map keeps its size.
    const rows = unfolded || narrow.matches || document.documentElement.hasAttribute('data-printing') ? totalRows() : Math.min(T.rows, roomFor());
    byId('detail').style.height = `${Math.max(rows, totalRows()) * rowHeight + axisBox.offsetHeight}px`;
    if (!unfolded) shut = high();
  }

  // ---- playhead -------------------------------------------------------------------------------
  const head = make('div', 'head');
  const grip = head.appendChild(make('div', 'grip'));
  slider(grip, () => state.time ?? state.window[0], time => setTime(time));

  function scrubbing() {
    const box = byId('detail');
    let held = false;
    /** @type {(event: PointerEvent) => number} */
    const time = event => {
      const {left, width} = axis(), x = clamp(event.clientX - box.getBoundingClientRect().x, left, left + width - 1);
      return state.window[0] + Math.floor((x - left) / width * (state.window[1] + DAY - state.window[0]) / DAY) * DAY;
    };
    box.addEventListener('pointerdown', event => {
      if (!stands || within(event, 'button, .bar, .cable-mark, .cited-mark')) return;
      held = true;
      box.setPointerCapture(event.pointerId);
      setTime(time(event));
    });
    box.addEventListener('pointermove', event => { if (held) setTime(time(event)); });
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
    if (stands) head.style.transform = `translateX(${axis().at(time + DAY / 2)}px)`;
  }

  // Draws the window again once it has stopped moving.
  let resting = 0;
  function follow() {
    clearTimeout(resting);
    if (stands && (shown[0] !== state.window[0] || shown[1] !== state.window[1] || !samePlan())) resting = setTimeout(redraw, 90);
  }
  // What the plan depends on besides the window.
  const planFor = () => [state.filters, plan.bands.length ? state.selected : null];
  /** @type {unknown[]} */
  let planned = [];
  const samePlan = () => planFor().every((part, index) => part === planned[index]);
  const redraw = () => { if (stands) draw(); };

  // ---- state on the marks ---------------------------------------------------------------------
  function applyBars() {
    plan.bars.forEach((place, index) => {
      const {owner} = T.claims[place];
      setFamily(drawn.bars[index], 'status', view.claims.get(owner)?.bar);
      setFamily(drawn.bars[index], 'chosen', owner === state.selected ? 'yes' : '');
    });
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
    if (plan.cited >= 0) [...longCited, ...shortCited].forEach((span, index) => setFamily(drawn.cited[index], 'status', !chosen || chosen.cites.includes(span.owner) ? 'on' : 'faded'));
  }

  function apply() {
    if (stands) applyBars();
    if (stands && !samePlan()) follow();
    if (stands && narrow.matches && shownFor !== state.selected) { shownFor = state.selected; overlay(); }
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
    byId('readout').replaceChildren(readout, button('tool small', '×', () => setTime(null), ui('clear_time')));
    redraw();
  }

  const axisBox = make('div', 'axis');
  function start() {
    scrubbing();
    byId('words').append(head);
    byId('detail').prepend(axisBox);
    measure();
    plan = windowPlan();
    lanes();
  }

  return {start, draw, apply, speak, follow, hot, hotClaim, resize: redraw};
})();
