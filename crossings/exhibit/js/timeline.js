// The timeline: an overview that never leaves, over a detail window drawn by plotly. The playhead,
// the window and all words are laid over it, so that a step in time costs no drawing.

const timeline = (() => {
  const T = DATA.timeline;
  const whole = T.whole.map(ms);
  const days = id => CABLES.get(id).span;
  const monthCables = DATA.cables.filter(c => days(c.id)[0] !== days(c.id)[1]);
  const dayCables = DATA.cables.filter(c => days(c.id)[0] === days(c.id)[1]);
  const longCited = T.cited.filter(c => c.open === null && c.span[0] !== c.span[1]);
  const shortCited = T.cited.filter(c => !longCited.includes(c));
  let shownFor = null, plot = null, bars = [], dots = [], cited = [], shown = null, rowHeight = DATA.theme.row;

  // ---- overview -------------------------------------------------------------------------------
  const share = time => (time - whole[0]) / (whole[1] + DAY - whole[0]) * 100;
  const place = (node, start, end) => {
    node.style.left = `${share(start)}%`;
    if (end !== undefined) node.style.width = `${Math.max(share(end + DAY) - share(start), .1)}%`;
    return node;
  };
  const marks = new Map();
  let brush, startHandle, endHandle, overviewHead;

  function overview() {
    const box = byId('overview');
    for (const [start, end] of T.silences) box.append(place(make('div', 'silence'), ms(start), ms(end)));
    for (let year = new Date(whole[0]).getUTCFullYear(); ms(`${year}-01-01`) <= whole[1]; year += 1) {
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
    brush = box.appendChild(make('div', 'brush'));
    overviewHead = box.appendChild(make('div', 'head'));
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
    startHandle = handle('start');
    endHandle = handle('end');
    box.append(startHandle, endHandle);
    dragBrush(box);
  }

  const dress = (node, cable) => setFamily(node, 'way', cable.directions.length > 1 ? 'both' : cable.directions[0] === 'kp-to-cn' ? 'to-cn' : 'to-kp');

  function attachCable(node, cable) {
    tips.attach(node, () => {
      const text = words.cables[cable.id];
      return [text.date, text.short, text.who];
    });
  }

  function handle(which) {
    const node = make('div', `handle ${which}`);
    node.tabIndex = 0;
    node.setAttribute('role', 'slider');
    slide(node, () => state.window[which === 'start' ? 0 : 1], time => {
      const [from, to] = state.window;
      setWindow(which === 'start' ? Math.min(time, to) : from, which === 'end' ? Math.max(time, from) : to);
    });
    return node;
  }

  // Arrow keys on a handle: a day, with Shift a month, Home and End the ends.
  function slide(node, get, set) {
    node.setAttribute('aria-valuemin', whole[0] / DAY);
    node.setAttribute('aria-valuemax', whole[1] / DAY);
    node.addEventListener('keydown', event => {
      const step = {ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1}[event.key];
      const ends = {Home: whole[0], End: whole[1]}[event.key];
      if (step === undefined && ends === undefined) return;
      event.preventDefault(); event.stopPropagation();
      set(clamp(ends ?? get() + step * DAY * (event.shiftKey ? 30 : 1), ...whole));
    });
  }

  function dragBrush(box) {
    let grip = null;
    const at = event => {
      const frame = box.getBoundingClientRect();
      return whole[0] + Math.round((event.clientX - frame.x) / frame.width * (whole[1] + DAY - whole[0]) / DAY) * DAY;
    };
    box.addEventListener('pointerdown', event => {
      if (event.target.closest('.cable, .event')) return;
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
      if (grip.side === 0) setWindow(clamp(from + by, whole[0], to), to);
      else if (grip.side === 1) setWindow(from, clamp(to + by, from, whole[1]));
      else {
        const start = clamp(from + by, whole[0], whole[1] - (to - from));
        setWindow(start, start + (to - from));
      }
    });
    for (const name of ['pointerup', 'pointercancel']) box.addEventListener(name, () => { grip = null; });
  }

  // ---- detail ---------------------------------------------------------------------------------
  // On a narrow screen every lane begins with a row for its name.
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
    Object.assign(figure.layout.xaxis, ticks());
    figure.layout.autosize = true;
    await Plotly.newPlot(node, figure.data, figure.layout, {displayModeBar: false, responsive: false, staticPlot: false, scrollZoom: false, doubleClick: false});
    plot = node;
    shown = [...state.window];
    collect();
    node.on('plotly_afterplot', () => { collect(); overlay(); });
    lanes();
    overlay();
  }

  // Plotly writes long number lists as base64; the rows come as such a list or as a plain one.
  function decode(list) {
    if (Array.isArray(list)) return list;
    const bytes = Uint8Array.from(atob(list.bdata), c => c.charCodeAt(0));
    const kind = {f8: Float64Array, i1: Int8Array, i2: Int16Array, i4: Int32Array, u1: Uint8Array, f4: Float32Array}[list.dtype];
    return [...new kind(bytes.buffer)];
  }

  const range = () => [iso(state.window[0]), iso(state.window[1] + DAY)];

  // Ticks in the reader's language: days, months or years, as many as there is room for.
  function ticks() {
    const [from, to] = [state.window[0], state.window[1] + DAY], room = (byId('plot').clientWidth || 700) / 46;
    const days = (to - from) / DAY, vals = [], text = [];
    const push = (time, options) => { vals.push(iso(time)); text.push(format(time, options)); };
    if (days <= 62) {
      const step = Math.ceil(days / room);
      for (let t = from; t < to; t += step * DAY) push(t, {day: 'numeric', ...(t === from || new Date(t).getUTCDate() <= step ? {month: 'short'} : {})});
    } else {
      const start = new Date(from), months = days / 30.4, every = [1, 2, 3, 4, 6, 12, 24, 36].find(n => months / n <= room) ?? 60;
      for (let m = 0; m < months + 1; m += 1) {
        const t = Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + m, 1), at = new Date(t);
        if (t < from || t >= to || (at.getUTCFullYear() * 12 + at.getUTCMonth()) % every) continue;
        push(t, at.getUTCMonth() === 0 || every >= 12 ? {year: 'numeric'} : {month: 'short'});
      }
    }
    return {tickmode: 'array', tickvals: vals, ticktext: text};
  }

  // plotly's elements by the name of their trace, in the order of the payload: bar i is span i.
  function collect() {
    const groups = {};
    for (const [type, query] of [['bar', '.barlayer .trace.bars'], ['scatter', '.scatterlayer .trace.scatter']]) {
      const names = DATA.figure.data.filter(trace => trace.type === type).map(trace => trace.name);
      [...plot.querySelectorAll(query)].forEach((group, index) => {
        group.classList.add(names[index]);
        groups[names[index]] = [...group.querySelectorAll(type === 'bar' ? '.point path' : 'path.point')];
      });
    }
    const paths = (...names) => names.flatMap(name => groups[name] ?? []);
    bars = paths('claims');
    dots = paths('month-cables', 'day-cables');
    cited = paths('cited-spans', 'cited-days');
    bars.forEach((path, index) => bar(path, T.claims[index]));
    dots.forEach((path, index) => cableMark(path, [...monthCables, ...dayCables][index]));
    cited.forEach((path, index) => citedMark(path, [...longCited, ...shortCited][index]));
  }

  function act(node, press) {
    if (node.dataset.live) return;
    node.dataset.live = 'yes';
    node.setAttribute('role', 'button');
    node.addEventListener('click', press);
    node.addEventListener('keydown', event => {
      if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); event.stopPropagation(); press(); }
    });
  }

  function bar(path, span) {
    const claim = CLAIMS.get(span.owner);
    path.dataset.id = claim.id;
    path.setAttribute('tabindex', span.part ? '-1' : '0');
    path.setAttribute('aria-label', words.claims[claim.id].statement);
    path.classList.add('bar');
    path.classList.toggle('open', Boolean(span.open));
    setFamily(path, 'hue', hue(claim));
    setFamily(path, 'fill', pattern(claim));
    if (!path.dataset.live) {
      path.addEventListener('pointerenter', () => hover({claim: claim.id}));
      path.addEventListener('pointerleave', () => hover(null));
      path.addEventListener('focus', () => hover({claim: claim.id}));
      path.addEventListener('blur', () => hover(null));
      tips.attach(path, () => [words.claims[claim.id].statement, words.claims[claim.id].readings.find(([id]) => id === span.reading)?.[1]]);
    }
    act(path, () => choose(claim.id));
  }

  function cableMark(path, cable) {
    path.dataset.id = cable.id;
    path.classList.add('cable-mark');
    path.setAttribute('tabindex', '0');
    path.setAttribute('aria-label', `${words.cables[cable.id].date}: ${words.cables[cable.id].short}`);
    dress(path, cable);
    if (!path.dataset.live) attachCable(path, cable);
    act(path, () => choose(cable.id));
  }

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

  // The two private numbers of plotly that the overlay needs, wrapped here and tested once.
  function axis() {
    const {xaxis, _size} = plot._fullLayout;
    return {at: time => xaxis.l2p(time) + xaxis._offset, left: xaxis._offset, width: xaxis._length ?? _size.w};
  }

  // Rows are as high as the screen allows: a finger on a phone, a wall read from afar.
  function measure() {
    const paper = document.documentElement.hasAttribute('data-printing');
    rowHeight = paper ? DATA.theme.row : narrow.matches ? 28 : DATA.theme.row + (innerHeight > 800 ? 4 : 0) + (innerHeight > 1100 ? 6 : 0);
    document.documentElement.style.setProperty('--row', `${rowHeight}px`);
  }

  const rowTop = row => lift(row) * rowHeight;

  // Words beside their bars, on paper of their own, and all that belongs at a date.
  function overlay() {
    if (!plot) return;
    const {at, left, width} = axis(), box = byId('words'), rows = [];
    const line = (time, className) => {
      const x = at(time);
      if (x < left - 1 || x > left + width + 1) return null;
      const node = make('div', className);
      node.style.left = `${x}px`;
      rows.push(node);
      return node;
    };
    for (const event of DATA.events) line(ms(event.span[0]), 'event-line');
    silenceWords(at, left, width, rows);
    for (const span of T.claims.filter(span => !span.part)) rows.push(barWords(span, at, left, width));
    for (const cable of DATA.cables) rows.push(cableWords(cable, at, left, width));
    rows.push(...citedWords(at, left, width));
    box.replaceChildren(...rows.filter(Boolean), head);
    moveHead();
    applyBars();
  }

  function silenceWords(at, left, width, rows) {
    const widest = T.silences.map(([a, b]) => [Math.max(at(ms(a)), left), Math.min(at(ms(b) + DAY), left + width)])
      .filter(([a, b]) => b - a > 170).sort((p, q) => (q[1] - q[0]) - (p[1] - p[0]))[0];
    if (!widest || narrow.matches) return;
    const node = make('span', 'bar-words silence-words', ui('silence'));
    node.style.left = `${(widest[0] + widest[1]) / 2}px`;
    node.style.top = `${rowTop(0)}px`;
    node.style.transform = 'translateX(-50%)';
    rows.push(node);
  }

  function barWords(span, at, left, width) {
    const claim = CLAIMS.get(span.owner), text = words.claims[claim.id];
    const start = span.span[0] ? at(ms(span.span[0])) : left, end = span.span[1] ? at(ms(span.span[1]) + DAY) : left + width;
    if (end < left || start > left + width) return null;
    const node = button(`bar-words hue-${hue(claim)}`, '', () => choose(claim.id));
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

  function hoverable(node, claim) {
    node.addEventListener('pointerenter', () => hover({claim: claim.id}));
    node.addEventListener('pointerleave', () => hover(null));
    tips.attach(node, () => [words.claims[claim.id].statement]);
  }

  function cableWords(cable, at, left, width) {
    const host = monthCables.find(other => other !== cable && other.span[0] <= cable.span[0] && other.span[1] >= cable.span[1]);
    const x = at(ms((host ?? cable).span[1]) + DAY);
    if (x < left || at(ms(cable.span[0])) > left + width) return null;
    if (narrow.matches && selectedCable() !== cable) return null;
    const node = button('bar-words cable-words', words.cables[cable.id].date, () => choose(cable.id));
    node.tabIndex = -1;
    node.dataset.id = cable.id;
    node.style.top = `${rowTop(0)}px`;
    const crowded = !host && DATA.cables.some(other => other !== cable && other.span[0] >= cable.span[0] && at(ms(other.span[0])) - x < 120);
    if (crowded || left + width - x < 90) node.style.right = `${byId('words').clientWidth - at(ms(cable.span[0])) + 8}px`;
    else node.style.left = `${x + 6}px`;
    return node;
  }

  // Cited documents that share a place get one word with their number.
  function citedWords(at, left, width) {
    const from = span => at(ms(span.span[0] ?? span.span[1])), to = span => at(ms(span.span[1] ?? span.span[0]));
    const last = spans => Math.max(...spans.map(to));
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
  grip.tabIndex = 0;
  grip.setAttribute('role', 'slider');
  slide(grip, () => state.time ?? state.window[0], time => setTime(time));

  function scrubbing() {
    const box = byId('detail');
    let held = false;
    const time = event => {
      const {left, width} = axis(), x = clamp(event.clientX - box.getBoundingClientRect().x, left, left + width - 1);
      return state.window[0] + Math.floor((x - left) / width * (state.window[1] + DAY - state.window[0]) / DAY) * DAY;
    };
    box.addEventListener('pointerdown', event => {
      if (!plot || event.target.closest('button, .bar, .cable-mark, .cited-mark')) return;
      held = true;
      box.setPointerCapture(event.pointerId);
      pause();
      setTime(time(event));
    });
    box.addEventListener('pointermove', event => { if (held) setTime(time(event)); });
    for (const name of ['pointerup', 'pointercancel']) box.addEventListener(name, () => { held = false; });
  }

  let readout;
  function moveHead() {
    const on = state.time !== null;
    head.classList.toggle('on', on);
    overviewHead.classList.toggle('on', on);
    const time = on ? state.time : state.window[0];
    overviewHead.style.left = `${share(time + DAY / 2)}%`;
    grip.setAttribute('aria-valuenow', time / DAY);
    readout.textContent = on ? format(time, {day: 'numeric', month: 'short', year: 'numeric'}) : '';
    spelling ||= requestAnimationFrame(spell);
    readout.parentNode.classList.toggle('on', on);
    if (plot) head.style.transform = `translateX(${axis().at(time + DAY / 2)}px)`;
  }

  function moveBrush() {
    place(brush, state.window[0], state.window[1]);
    startHandle.style.left = `${share(state.window[0])}%`;
    endHandle.style.left = `${share(state.window[1] + DAY)}%`;
    for (const [node, index] of [[startHandle, 0], [endHandle, 1]]) node.setAttribute('aria-valuenow', state.window[index] / DAY);
    spelling ||= requestAnimationFrame(spell);
    for (const node of byId('controls').querySelectorAll('.preset')) {
      const [from, to] = T.presets[node.dataset.preset].map(ms);
      node.setAttribute('aria-pressed', from === state.window[0] && to === state.window[1]);
    }
  }

  // The first date that is written out costs as much as half a map: it waits until that is drawn.
  let spelling = 0;
  function spell() {
    spelling = 0;
    const shown = [[grip, state.time ?? state.window[0]], [startHandle, state.window[0]], [endHandle, state.window[1]]];
    for (const [node, time] of shown) node.setAttribute('aria-valuetext', format(time, {day: 'numeric', month: 'long', year: 'numeric'}));
  }

  // The detail follows the window once it has come to rest.
  let resting;
  function follow() {
    clearTimeout(resting);
    if (plot && (shown[0] !== state.window[0] || shown[1] !== state.window[1])) resting = setTimeout(redraw, 90);
  }
  function redraw() {
    shown = [...state.window];
    const change = {'xaxis.range': range()};
    for (const [key, value] of Object.entries(ticks())) change[`xaxis.${key}`] = value;
    Plotly.relayout(plot, change);
  }

  // ---- playing --------------------------------------------------------------------------------
  const SWEEP = 16000; // ms from one end of the window to the other at normal speed
  let playing = null, speed = 1;
  const isPlaying = () => playing !== null;

  function play() {
    if (isPlaying()) return;
    const end = state.window[1];
    if (state.time === null || state.time >= end) setTime(state.window[0]);
    if (calm.matches) playing = {timer: setInterval(() => { if (!step(1)) pause(); }, 3000 / speed)};
    else {
      let last = performance.now(), exact = state.time;
      const frame = now => {
        exact += (now - last) / SWEEP * speed * (end - state.window[0]);
        last = now;
        if (exact >= end) { setTime(end); pause(); return; }
        const day = Math.floor(exact / DAY) * DAY;
        if (day !== state.time) setTime(day);
        playing = {frame: requestAnimationFrame(frame)};
      };
      playing = {frame: requestAnimationFrame(frame)};
    }
    controlsState();
  }
  function pause() {
    if (!isPlaying()) return;
    clearInterval(playing.timer);
    cancelAnimationFrame(playing.frame);
    playing = null;
    controlsState();
    settled();
  }
  const toggle = () => isPlaying() ? pause() : play();

  function controlsState() {
    const node = byId('play');
    node.textContent = isPlaying() ? '❚❚' : '▶';
    node.setAttribute('aria-label', ui(isPlaying() ? 'pause' : 'play'));
    node.title = ui(isPlaying() ? 'pause' : 'play');
  }

  function controls() {
    const box = byId('controls');
    readout = make('b');
    byId('readout').replaceChildren(readout, button('tool small', '×', () => { pause(); setTime(null); }, ui('clear_time')));
    const pace = make('select', 'tool');
    pace.setAttribute('aria-label', ui('speed'));
    for (const value of [.5, 1, 2, 4]) {
      const option = make('option', '', `${value}×`);
      option.value = value; option.selected = value === speed;
      pace.append(option);
    }
    pace.addEventListener('change', () => { speed = Number(pace.value); });
    const start = button('tool', '▶', toggle);
    start.id = 'play';
    const presets = make('span', 'presets');
    for (const id of ['all', 'cables', 'figures', 'year', 'month'].filter(id => T.presets[id])) {
      const [from, to] = T.presets[id].map(ms);
      const node = button('preset', ui(`preset_${id}`), () => setWindow(from, to));
      node.dataset.preset = id;
      presets.append(node);
    }
    box.replaceChildren(make('h2', '', ui('when')), presets,
      group(button('tool', '‹', () => step(-1), ui('step_back')), start, button('tool', '›', () => step(1), ui('step_on')), pace),
      group(button('tool text table-tool', ui('table'), panels.table), button('tool', '?', panels.help, ui('help')), button('tool corners', '', fullScreen, ui('full'))));
    controlsState();
  }
  function group(...nodes) {
    const node = make('span', 'group');
    node.append(...nodes);
    return node;
  }

  // ---- state on the marks ---------------------------------------------------------------------
  function applyBars() {
    T.claims.forEach((span, index) => {
      const status = view.claims.get(span.owner)?.bar;
      setFamily(bars[index], 'status', status);
      setFamily(bars[index], 'chosen', span.owner === state.selected ? 'yes' : '');
    });
    for (const node of byId('words').querySelectorAll('.bar-words[data-id]')) {
      const claim = view.claims.get(node.dataset.id);
      setFamily(node, 'status', claim ? claim.bar : view.cables.get(node.dataset.id));
      setFamily(node, 'chosen', node.dataset.id === state.selected ? 'yes' : '');
    }
    for (const path of dots) {
      setFamily(path, 'status', view.cables.get(path.dataset.id));
      setFamily(path, 'chosen', path.dataset.id === state.selected ? 'yes' : '');
    }
    const chosen = CABLES.get(state.selected);
    [...longCited, ...shortCited].forEach((span, index) => setFamily(cited[index], 'status', !chosen || chosen.cites.includes(span.owner) ? 'on' : 'faded'));
  }

  function apply() {
    for (const [id, node] of marks) {
      setFamily(node, 'status', view.cables.get(id));
      setFamily(node, 'chosen', selectedCable()?.id === id ? 'yes' : '');
      node.setAttribute('aria-pressed', state.selected === id);
    }
    if (plot) applyBars();
    if (plot && narrow.matches && shownFor !== state.selected) { shownFor = state.selected; overlay(); }
    moveHead();
  }

  function hot(id) {
    T.claims.forEach((span, index) => bars[index]?.classList.toggle('hot', CLAIMS.get(span.owner).mark === id && Boolean(id)));
  }
  function hotClaim(id) {
    T.claims.forEach((span, index) => bars[index]?.classList.toggle('hot', span.owner === id));
  }

  function speak() {
    byId('overview-label').textContent = ui('overview');
    byId('overview').querySelectorAll('.event').forEach(node => {
      node.textContent = words.events[node.dataset.id].title;
    });
    for (const [id, node] of marks) node.setAttribute('aria-label', `${words.cables[id].date}: ${words.cables[id].short}`);
    startHandle.setAttribute('aria-label', ui('window_start'));
    endHandle.setAttribute('aria-label', ui('window_end'));
    grip.setAttribute('aria-label', ui('playhead'));
    byId('timeline').setAttribute('aria-label', ui('timeline'));
    controls();
    moveBrush();
    if (plot) { lanes(); redraw(); }
  }

  function start() { overview(); scrubbing(); byId('words').append(head); measure(); byId('detail').style.height = `${totalRows() * rowHeight + 22}px`; }

  return {start, draw, apply, speak, overlay, moveBrush, follow, hot, hotClaim, play, pause, toggle, isPlaying, resize: () => { if (plot) draw(); }};
})();
