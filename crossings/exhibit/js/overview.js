// The overview: a strip of all years that is always shown, with the window as a brush on it.

const overview = (() => {
  const T = DATA.timeline;
  /** @type {(time: number) => number} percent of the strip */
  const share = time => (time - WHOLE[0]) / (WHOLE[1] + DAY - WHOLE[0]) * 100;
  /** @type {<T extends HTMLElement>(node: T, start: number, end?: number) => T} */
  const place = (node, start, end) => {
    node.style.left = `${share(start)}%`;
    if (end !== undefined) node.style.width = `${Math.max(share(end + DAY) - share(start), .1)}%`;
    return node;
  };
  /** @type {Map<string, HTMLElement>} the cables' marks by their ids */
  const marks = new Map();
  const brush = make('div', 'brush'), head = make('div', 'head');
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
      node.dataset.id = event.id;
      if (share(ms(event.span[0])) > 50) node.classList.add('leftward');
      tips.attach(node, () => [words.events[event.id].date, words.events[event.id].title]);
      box.append(node);
    }
    box.append(brush, head);
    for (const cable of DATA.cables) {
      const month = cable.span[0] !== cable.span[1];
      const node = button(`cable ${month ? 'month' : 'day'}`, '', () => choose(cable.id));
      node.dataset.id = cable.id;
      dress(node, cable);
      place(node, ms(cable.span[0]), month ? ms(cable.span[1]) : undefined);
      attachCable(node, cable);
      box.append(node);
      marks.set(cable.id, node);
    }
    box.append(startHandle, endHandle);
    dragBrush(box);
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
      return [text.date, text.short, text.who];
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

  function moveBrush() {
    place(brush, ...state.window);
    startHandle.style.left = `${share(state.window[0])}%`;
    endHandle.style.left = `${share(state.window[1] + DAY)}%`;
    slidTo(startHandle, state.window[0]);
    slidTo(endHandle, state.window[1]);
    player.press();
  }

  function apply() {
    for (const [id, node] of marks) {
      setFamily(node, 'status', view.cables.get(id));
      setFamily(node, 'chosen', selectedCable()?.id === id ? 'yes' : '');
      node.setAttribute('aria-pressed', String(state.selected === id));
    }
  }

  function speak() {
    byId('overview-label').textContent = ui('overview');
    for (const node of all('.event', byId('overview'))) node.textContent = words.events[node.dataset.id ?? ''].title;
    for (const [id, node] of marks) node.setAttribute('aria-label', `${words.cables[id].date}: ${words.cables[id].short}`);
    startHandle.setAttribute('aria-label', ui('window_start'));
    endHandle.setAttribute('aria-label', ui('window_end'));
  }

  return {start, moveHead, moveBrush, apply, speak, dress, attachCable};
})();
