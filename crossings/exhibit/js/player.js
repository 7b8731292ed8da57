// Plays through the window, and holds the controls above the timeline.

const player = (() => {
  const T = DATA.timeline;
  const PRESETS = /** @type {const} */ (['all', 'cables', 'figures', 'year', 'month']);
  const SWEEP = 16000; // ms to play the whole window at normal speed
  /** @type {{timer?: number; frame?: number} | null} */
  let playing = null;
  let speed = 1;
  const isPlaying = () => playing !== null;

  function play() {
    if (isPlaying()) return;
    const end = state.window[1];
    const from = state.time === null || state.time >= end ? state.window[0] : state.time;
    setTime(from);
    if (calm.matches) playing = {timer: setInterval(() => { if (!step(1)) pause(); }, 3000 / speed)};
    else {
      let last = performance.now(), exact = from;
      /** @param {number} now */
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
    if (!playing) return;
    clearInterval(playing.timer);
    cancelAnimationFrame(playing.frame ?? 0);
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

  function speak() {
    const box = byId('controls');
    const pace = make('select', 'tool');
    pace.setAttribute('aria-label', ui('speed'));
    for (const value of [.5, 1, 2, 4]) {
      const option = make('option', '', `${value}×`);
      option.value = String(value); option.selected = value === speed;
      pace.append(option);
    }
    pace.addEventListener('change', () => { speed = Number(pace.value); });
    const start = button('tool', '▶', toggle);
    start.id = 'play';
    const presets = make('span', 'presets');
    for (const id of PRESETS.filter(id => T.presets[id])) {
      const node = button('preset', ui(`preset_${id}`), () => setWindow(...spanOf(T.presets[id])));
      node.dataset.preset = id;
      presets.append(node);
    }
    box.replaceChildren(make('h2', '', ui('when')), presets,
      group(button('tool', '‹', () => step(-1), ui('step_back')), start, button('tool', '›', () => step(1), ui('step_on')), pace),
      group(button('tool text table-tool', ui('table'), () => panels.table()), button('tool', '?', panels.help, ui('help')), button('tool corners', '', fullScreen, ui('full'))));
    controlsState();
  }
  /** @param {HTMLElement[]} nodes */
  function group(...nodes) {
    const node = make('span', 'group');
    node.append(...nodes);
    return node;
  }

  // Marks the preset whose window is shown as pressed.
  function press() {
    for (const node of all('.preset', byId('controls'))) {
      const [from, to] = spanOf(T.presets[node.dataset.preset ?? '']);
      node.setAttribute('aria-pressed', String(from === state.window[0] && to === state.window[1]));
    }
  }

  return {play, pause, toggle, isPlaying, speak, press};
})();
