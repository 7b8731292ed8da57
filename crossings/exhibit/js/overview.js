// The overview: a strip of all years that is always shown, with the window as a brush on it.

const overview = (() => {
  const T = DATA.timeline;
  /** @type {(time: number) => number} percent of the strip */
  const share = time => clamp((time - WHOLE[0]) / (WHOLE[1] + DAY - WHOLE[0]) * 100, 0, 100);
  /** @type {<T extends HTMLElement>(node: T, start: number, end?: number) => T} */
  const place = (node, start, end) => {
    node.style.left = `${share(start)}%`;
    if (end !== undefined) node.style.width = `${Math.max(share(end + DAY) - share(start), .1)}%`;
    return node;
  };
  /** @type {Map<string, HTMLElement>} the cables' marks by their ids */
  const marks = new Map();
  const brush = make('div', 'brush'), toldOf = make('div', 'told-of'), head = make('div', 'head');
  const startHandle = handle('start'), endHandle = handle('end');

  function start() {
    const box = byId('overview');
    for (const [start, end] of T.silences) box.append(place(make('div', 'silence'), ms(start), ms(end)));
    for (let year = new Date(WHOLE[0]).getUTCFullYear(); ms(`${year}-01-01`) <= WHOLE[1]; year += 1) {
      box.append(place(make('span', 'year', String(year)), ms(`${year}-01-01`)));
    }
    for (const event of DATA.events) {
      const node = place(make('button', 'event'), ms(event.span[0]));
      node.type = 'button';
      node.tabIndex = -1;
      node.dataset.id = event.id;
      if (share(ms(event.span[0])) > 85) node.classList.add('leftward');
      tips.attach(node, () => [words.events[event.id].date, words.events[event.id].title]);
      box.append(node);
    }
    new ResizeObserver(fit).observe(box);
    document.fonts?.ready.then(fit);
    box.append(brush, toldOf, head);
    for (const {nodes, cables} of rings) {
      for (const [index, node] of nodes.entries()) {
        box.append(place(node, bins[index], bins[index + 1] - DAY));
        tips.attach(node, () => [binName(index), ui('documents', {n: node.dataset.n ?? 0})]);
      }
      if (!nodes.length) for (const cable of cables) box.append(mark(cable));
    }
    box.append(startHandle, endHandle);
    dragBrush(box);
  }

  /** @param {CableData} cable */
  function mark(cable) {
    const month = cable.span[0] !== cable.span[1];
    const node = button(`cable ${month ? 'month' : 'day'}`, '', () => choose(cable.id));
    node.dataset.id = cable.id;
    node.tabIndex = -1;
    dress(node, cable);
    place(node, ms(cable.span[0]), month ? ms(cable.span[1]) : undefined);
    attachCable(node, cable);
    marks.set(cable.id, node);
    return node;
  }

  // More documents than have room are drawn as how many there are in a month or year, those of each
  // ring apart; only the chosen one has a mark of its own.
  const CROWD = 90;
  const {bins, unit} = binsOf(WHOLE, 1100);
  const rings = [false, true].map(near => {
    const cables = DATA.cables.filter(cable => cable.near === near);
    return {cables, entries: cables.map(({id, span}) => ({document: id, span})), nodes: cables.length > CROWD ? bins.slice(1).map(() => make('div', near ? 'density near' : 'density')) : []};
  });
  const crowded = new Set(rings.flatMap(({nodes, cables}) => nodes.length ? cables : []));
  /** @param {number} index */
  const binName = index => format(bins[index], unit === 12 ? {year: 'numeric'} : {month: 'long', year: 'numeric'});
  /** @type {Filters | null} the filters that the densities are drawn for */
  let counted = null;
  function count() {
    if (counted === state.filters) return;
    counted = state.filters;
    for (const {nodes, entries} of rings) {
      if (!nodes.length) continue;
      const {counts, most} = bandOf(entries.filter(({document}) => view.cables.get(document) !== 'off'), bins);
      for (const [index, node] of nodes.entries()) {
        node.dataset.n = String(counts[index]);
        const height = counts[index] / Math.max(most, 1) * 18;
        Object.assign(node.style, {height: `${height}px`, top: `${33 - height}px`});
      }
    }
  }
  function single() {
    const cable = selectedCable();
    for (const [id, node] of marks) if (id !== cable?.id && crowded.has(known(CABLES, id))) { node.remove(); marks.delete(id); }
    if (cable && !marks.has(cable.id)) { startHandle.before(mark(cable)); name(cable.id); }
  }

  /** @type {(node: HTMLElement | SVGElement, cable: CableData) => void} */
  const dress = (node, cable) => {
    const ways = {'cn-to-kp': 'to-kp', 'kp-to-cn': 'to-cn', 'not-stated': 'none', 'not-applicable': 'none'};
    setFamily(node, 'way', cable.directions.length > 1 ? 'both' : ways[cable.directions[0] ?? 'not-stated']);
    setFamily(node, 'near', cable.near ? 'yes' : '');
  };

  /** @type {(node: HTMLElement | SVGElement, cable: CableData) => void} */
  function attachCable(node, cable) {
    tips.attach(node, () => {
      const text = words.cables[cable.id];
      return tips.unlessChosen(cable, [text.date, text.short, text.who]);
    });
  }

  /** @param {'start' | 'end'} which */
  function handle(which) {
    const node = make('div', `handle ${which}`);
    slider(node, () => state.window[which === 'start' ? 0 : 1], time => {
      const [from, to] = state.window;
      setWindow(which === 'start' ? Math.min(time, to) : from, which === 'end' ? Math.max(time, from) : to);
    });
    return node;
  }

  /** @param {HTMLElement} box */
  function dragBrush(box) {
    /** @type {{side: 0 | 1 | null; from: number; window: Span} | null} */
    let grip = null;
    /** @param {PointerEvent} event */
    const at = event => {
      const frame = box.getBoundingClientRect();
      return WHOLE[0] + Math.round((event.clientX - frame.x) / frame.width * (WHOLE[1] + DAY - WHOLE[0]) / DAY) * DAY;
    };
    box.addEventListener('pointerdown', event => {
      if (within(event, '.cable, .event')) return;
      const side = event.target === startHandle ? 0 : event.target === endHandle ? 1 : null;
      grip = {side, from: at(event), window: [...state.window]};
      if (side === null && (grip.from < state.window[0] || grip.from > state.window[1])) {
        const half = (state.window[1] - state.window[0]) / 2;
        grip.window = [grip.from - half, grip.from + half];
      }
      box.setPointerCapture(event.pointerId);
    });
    box.addEventListener('pointermove', event => {
      if (!grip) return;
      const by = at(event) - grip.from, [from, to] = grip.window;
      if (grip.side === 0) setWindow(clamp(from + by, WHOLE[0], to), to);
      else if (grip.side === 1) setWindow(from, clamp(to + by, from, WHOLE[1]));
      else {
        const start = clamp(from + by, WHOLE[0], WHOLE[1] - (to - from));
        setWindow(start, start + (to - from));
      }
    });
    for (const name of ['pointerup', 'pointercancel']) box.addEventListener(name, () => { grip = null; });
  }

  /**
   * Shows the playhead as a line on a day, or hides it.
   * @param {number} time
   */
  function moveHead(time) {
    head.classList.toggle('on', state.time !== null);
    head.style.left = `${share(time + DAY / 2)}%`;
  }

  // Frames the days that a step of Play is about.
  /** @param {Span | null} span */
  function tell(span) {
    toldOf.classList.toggle('on', span !== null);
    if (span) place(toldOf, ...span);
  }

  function moveBrush() {
    place(brush, ...state.window);
    startHandle.style.left = `${share(state.window[0])}%`;
    endHandle.style.left = `${share(state.window[1] + DAY)}%`;
    // The overview opens into the months below.
    byId('funnel').style.clipPath = `polygon(${share(state.window[0])}% 0, ${share(state.window[1] + DAY)}% 0, 100% 100%, 0 100%)`;
    slidTo(startHandle, state.window[0]);
    slidTo(endHandle, state.window[1]);
    player.press();
  }

  function apply() {
    if (crowded.size) { count(); single(); }
    for (const [id, node] of marks) {
      setFamily(node, 'status', view.cables.get(id));
      setFamily(node, 'chosen', selectedCable()?.id === id ? 'yes' : '');
      node.setAttribute('aria-pressed', String(state.selected === id));
    }
  }

  function speak() {
    byId('overview-label').textContent = ui('overview');
    for (const node of all('.event', byId('overview'))) {
      node.replaceChildren(make('span', '', words.events[node.dataset.id ?? ''].title));
      node.setAttribute('aria-label', words.events[node.dataset.id ?? ''].title);
    }
    fit();
    for (const id of marks.keys()) name(id);
    startHandle.setAttribute('aria-label', ui('window_start'));
    endHandle.setAttribute('aria-label', ui('window_end'));
  }

  // An event is named where its words meet no document and no other event.
  function fit() {
    let free = -Infinity;
    const taken = [...marks.values()].map(node => node.getBoundingClientRect());
    for (const node of all('.event', byId('overview'))) {
      node.classList.remove('mute');
      const {left, right} = node.getBoundingClientRect();
      if (left < free || taken.some(box => box.left < right + 4 && left < box.right + 4)) node.classList.add('mute'); else free = right + 4;
    }
  }

  /** @param {string} id */
  const name = id => marks.get(id)?.setAttribute('aria-label', `${words.cables[id].date}: ${words.cables[id].short}`);

  /** @param {string} id */
  const has = id => marks.has(id);

  return {start, has, tell, moveHead, moveBrush, apply, speak, dress, attachCable};
})();
