// The timeline in detail: bars and marks drawn by plotly. The playhead and all words lie over them, so
// that a step in time draws nothing again.

const timeline = (() => {
  const T = DATA.timeline;
  const monthCables = DATA.cables.filter(({span}) => span[0] !== span[1]);
  const dayCables = DATA.cables.filter(({span}) => span[0] === span[1]);
  const longCited = T.cited.filter(c => c.open === null && c.span[0] !== c.span[1]);
  const shortCited = T.cited.filter(c => !longCited.includes(c));
  /** @type {PlotlyElement | null} the element that plotly has drawn in, once it has */
  let plot = null;
  /** @type {string | null} the choice that the words of a narrow page are laid out for */
  let shownFor = null;
  /** @type {Span} the window that plotly shows */
  let shown = state.window;
  /** @type {{bars: SVGElement[]; dots: SVGElement[]; cited: SVGElement[]}} in the order of the payload */
  let drawn = {bars: [], dots: [], cited: []};
  let rowHeight = DATA.theme.row;

  // On a narrow screen every lane begins with a row for its name.
  /** @param {number} row */
  const lift = row => narrow.matches ? row + T.lanes.filter(([, first]) => first <= row).length : row;
  const totalRows = () => T.rows + (narrow.matches ? T.lanes.length : 0);

  async function draw() {
    measure();
    const node = byId('plot');
    const figure = structuredClone(DATA.figure);
    for (const trace of figure.data) trace.y = decode(trace.y).map(row => row >= 0 ? lift(Math.floor(row + .05)) + (row - Math.floor(row + .05)) : row);
    figure.layout.height = totalRows() * rowHeight + 22;
    figure.layout.yaxis.range = [totalRows() - .5, -.5];
    figure.layout.xaxis.range = range();
    Object.assign(figure.layout.xaxis, axisTicks());
    figure.layout.autosize = true;
    await Plotly.newPlot(node, figure.data, figure.layout, {displayModeBar: false, responsive: false, staticPlot: false, scrollZoom: false, doubleClick: false});
    plot = node;
    shown = [...state.window];
    collect();
    node.on('plotly_afterplot', () => { collect(); overlay(); });
    lanes();
    overlay();
  }

  /** @type {(list: PlotlyNumbers) => number[]} */
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
      const names = DATA.figure.data.filter(trace => trace.type === type).map(trace => trace.name);
      [...plot.querySelectorAll(query)].forEach((group, index) => {
        group.classList.add(names[index]);
        groups[names[index]] = [.../** @type {NodeListOf<SVGElement>} */ (group.querySelectorAll(type === 'bar' ? '.point path' : 'path.point'))];
      });
    }
    /** @param {string[]} names */
    const paths = (...names) => names.flatMap(name => groups[name] ?? []);
    drawn = {bars: paths('claims'), dots: paths('month-cables', 'day-cables'), cited: paths('cited-spans', 'cited-days')};
    drawn.bars.forEach((path, index) => bar(path, T.claims[index]));
    drawn.dots.forEach((path, index) => cableMark(path, [...monthCables, ...dayCables][index]));
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

  /**
   * @param {SVGElement} path
   * @param {SpanData} span
   */
  function citedMark(path, span) {
    const same = T.cited.filter(other => other.span[0] === span.span[0] && other.span[1] === span.span[1]);
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
  }

  /** @param {number} row */
  const rowTop = row => lift(row) * rowHeight;

  // Writes the words beside their bars, and lines at the dates of events.
  function overlay() {
    if (!plot) return;
    const along = axis(plot);
    const found = [
      ...DATA.events.map(event => eventLine(event, along)), silenceWords(along),
      ...T.claims.filter(span => !span.part).map(span => barWords(span, along)),
      ...DATA.cables.map(cable => cableWords(cable, along)), ...citedWords(along),
    ];
    byId('words').replaceChildren(...found.flatMap(node => node ?? []), head);
    moveHead();
    applyBars();
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
      .filter(([a, b]) => b - a > 170).sort((p, q) => (q[1] - q[0]) - (p[1] - p[0]))[0];
    if (!widest || narrow.matches) return null;
    const node = make('span', 'bar-words silence-words', ui('silence'));
    node.style.left = `${(widest[0] + widest[1]) / 2}px`;
    node.style.top = `${rowTop(0)}px`;
    node.style.transform = 'translateX(-50%)';
    return node;
  }

  /** @type {(span: SpanData, along: Axis) => HTMLElement | null} */
  function barWords(span, {at, left, width}) {
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
    node.style.top = `${rowTop(span.row)}px`;
    const right = left + width - end;
    if (right > 250 || (right > 120 && end - start < 120)) { node.style.left = `${end + 5}px`; node.style.maxWidth = `${right - 6}px`; }
    else if (end - start > 150 || span.open) {
      node.style.left = `${Math.max(start, left) + 12}px`; node.classList.add('on-bar');
      node.style.maxWidth = `${Math.min(end, left + width) - Math.max(start, left) - 20}px`;
    } else { node.style.right = `${byId('words').clientWidth - start + 5}px`; node.style.maxWidth = `${start - left - 8}px`; }
    hoverable(node, claim);
    return node;
  }

  /** @type {(node: HTMLElement, claim: ClaimData) => void} */
  function hoverable(node, claim) {
    node.addEventListener('pointerenter', () => hover({claim: claim.id}));
    node.addEventListener('pointerleave', () => hover(null));
    tips.attach(node, () => [words.claims[claim.id].statement]);
  }

  const near = T.lanes.find(([id]) => id === 'near')?.[1] ?? 0;
  /** @type {(cable: CableData) => number} */
  const rowOf = cable => cable.near ? near : 0;

  /** @type {(cable: CableData, along: Axis) => HTMLElement | null} */
  function cableWords(cable, {at, left, width}) {
    const host = monthCables.find(other => other !== cable && other.near === cable.near && other.span[0] <= cable.span[0] && other.span[1] >= cable.span[1]);
    const x = at(ms((host ?? cable).span[1]) + DAY);
    if (x < left || at(ms(cable.span[0])) > left + width) return null;
    if (narrow.matches && selectedCable() !== cable) return null;
    const node = button('bar-words cable-words', words.cables[cable.id].date, () => choose(cable.id));
    node.tabIndex = -1;
    node.dataset.id = cable.id;
    node.style.top = `${rowTop(rowOf(cable))}px`;
    const crowded = !host && DATA.cables.some(other => other !== cable && other.near === cable.near && other.span[0] >= cable.span[0] && at(ms(other.span[0])) - x < 120);
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
      node.style.top = `${rowTop(spans[0].row)}px`;
      if (left + width - x < 100) node.style.right = `${byId('words').clientWidth - from(spans[0]) + 8}px`;
      else node.style.left = `${x + 9}px`;
      return node;
    });
  }

  function lanes() {
    const box = byId('lanes');
    box.replaceChildren(...T.lanes.map(([id, row], index) => {
      const node = make('div', `lane lane-${id}`, ui(`lane_${id}`));
      const next = T.lanes[index + 1]?.[1] ?? T.rows;
      node.style.top = `${(narrow.matches ? rowTop(row) - rowHeight : rowTop(row))}px`;
      node.style.height = `${(next - row + (narrow.matches ? 1 : 0)) * rowHeight}px`;
      return node;
    }));
    byId('detail').style.height = `${totalRows() * rowHeight + 22}px`;
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
    if (plot && (shown[0] !== state.window[0] || shown[1] !== state.window[1])) resting = setTimeout(redraw, 90);
  }
  function redraw() {
    if (!plot) return;
    shown = [...state.window];
    /** @type {Record<string, unknown>} */
    const change = {'xaxis.range': range()};
    for (const [key, value] of Object.entries(axisTicks())) change[`xaxis.${key}`] = value;
    Plotly.relayout(plot, change);
  }

  // ---- state on the marks ---------------------------------------------------------------------
  function applyBars() {
    T.claims.forEach((span, index) => {
      const status = view.claims.get(span.owner)?.bar;
      setFamily(drawn.bars[index], 'status', status);
      setFamily(drawn.bars[index], 'chosen', span.owner === state.selected ? 'yes' : '');
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
    [...longCited, ...shortCited].forEach((span, index) => setFamily(drawn.cited[index], 'status', !chosen || chosen.cites.includes(span.owner) ? 'on' : 'faded'));
  }

  function apply() {
    if (plot) applyBars();
    if (plot && narrow.matches && shownFor !== state.selected) { shownFor = state.selected; overlay(); }
    moveHead();
  }

  // Highlights the bars of a mark of the map, and ends the highlight of the others.
  /** @param {string} id */
  function hot(id) {
    T.claims.forEach((span, index) => drawn.bars[index]?.classList.toggle('hot', CLAIMS.get(span.owner)?.mark === id && Boolean(id)));
  }
  // The same for one figure.
  /** @param {string | null} id */
  function hotClaim(id) {
    T.claims.forEach((span, index) => drawn.bars[index]?.classList.toggle('hot', span.owner === id));
  }

  function speak() {
    grip.setAttribute('aria-label', ui('playhead'));
    byId('timeline').setAttribute('aria-label', ui('timeline'));
    byId('readout').replaceChildren(readout, button('tool small', '×', () => { player.pause(); setTime(null); }, ui('clear_time')));
    if (plot) { lanes(); redraw(); }
  }

  function start() { scrubbing(); byId('words').append(head); measure(); byId('detail').style.height = `${totalRows() * rowHeight + 22}px`; }

  return {start, draw, apply, speak, follow, hot, hotClaim, resize: () => { if (plot) draw(); }};
})();
