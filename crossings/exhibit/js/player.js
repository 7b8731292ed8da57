// Play: tells the documents and their figures step by step, and ends at the whole as it was before.
// Also holds the controls above the timeline.

/**
 * A telling as data: which step is told and whether the next comes by itself. `what` is what is asked
 * for; a pause leaves the step, the step after the last is the whole, and an end leaves nothing.
 * @param {Told} told
 * @param {'play' | 'pause' | 'next' | 'back' | 'end'} what
 * @param {number} count steps before the whole
 * @param {boolean} still whether nothing may move by itself
 * @returns {Told}
 */
function toldAfter({at, runs}, what, count, still) {
  const begun = at !== null, last = count;
  switch (what) {
    case 'play': return {at: begun && at < last ? at : 0, runs: !still};
    case 'pause': return {at, runs: false};
    case 'next': return begun && at < last ? {at: at + 1, runs: runs && at + 1 < last} : {at, runs: false};
    case 'back': return {at: begun ? Math.max(at - 1, 0) : null, runs};
    default: return {at: null, runs: false};
  }
}

const player = (() => {
  const T = DATA.timeline;
  const PRESETS = /** @type {const} */ (['all', 'cables', 'figures', 'year', 'month']);
  const STAY = 6000;   // ms that a step is shown before the next
  /** @type {Told} */
  let told = {at: null, runs: false};
  /** @type {StepData[]} those that fit the filters */
  let steps = [];
  /** @type {Pick<State, 'selected' | 'elsewhere' | 'time' | 'window'> | null} what is shown at the end */
  let before = null;
  let labelled = () => {};   // puts the labels of the map where they were
  /** @type {number | null} the step at which a choice ended the telling */
  let left = null;
  let next = 0;
  const isPlaying = () => told.runs;
  const isTelling = () => told.at !== null;

  /** @type {(what: 'play' | 'pause' | 'next' | 'back' | 'end') => void} */
  function go(what) {
    const was = told.at;
    if (was === null && what === 'play') { begin(); told = {at: left, runs: false}; }
    told = toldAfter(told, what, steps.length, calm.matches);
    clearTimeout(next);
    if (told.at !== was) show();
    if (told.runs) next = setTimeout(() => go('next'), STAY);
    controlsState();
  }
  const play = () => { if (DATA.telling.length) go('play'); };
  const pause = () => { if (told.runs) go('pause'); };
  const toggle = () => isPlaying() ? pause() : play();

  function begin() {
    const {selected, elsewhere, time, window} = state;
    before = {selected, elsewhere, time, window};
    labelled = labels.keep();
    const fitting = new Set(fittingCables().map(cable => cable.id));
    const figures = new Set(DATA.claims.filter(claim => claimFits(claim, known(CABLES, claim.cable), state.filters)).map(claim => claim.id));
    steps = DATA.telling.filter(({about, select}) => !about.length || (CLAIMS.has(select ?? '') ? figures.has(select ?? '') : about.some(id => fitting.has(id))));
    const rows = byId('rows'), {style} = byId('telling');
    style.marginTop = `${rows.offsetTop - byId('timeline').offsetTop}px`;
    style.setProperty('--lanes', `${rows.offsetHeight}px`);
  }

  // Shows a step, the whole, or, at the end, what was shown before.
  function show() {
    const step = steps[told.at ?? -1];
    if (step) {
      Object.assign(state, {selected: step.select, elsewhere: null, time: null});
      state.window = step.window ? spanOf(step.window) : wholeWindow();
    } else if (before) Object.assign(state, before);
    tips.hide();
    overview.moveBrush();
    overview.tell(step ? spanOf(step.span) : null);
    timeline.follow();
    changed(false);
    if (!step) labelled();
    card(step ? {selected: step.select} : null);
    write();
    if (told.at === null) before = left = null;
  }

  // Long enough for every step, so that nothing is drawn anew between them.
  const wholeWindow = () => /** @type {Span} */ ([
    Math.min(...steps.map(({span}) => ms(span[0])), before?.window[0] ?? Infinity),
    Math.max(...steps.map(({span}) => ms(span[1])), before?.window[1] ?? -Infinity),
  ]);

  // The card of the page follows once a step rests.
  let following = 0;
  /** @param {Message['told']} what */
  function card(what) {
    clearTimeout(following);
    following = setTimeout(() => tell({told: what}), 250);
  }

  /** Ends the telling before something else is chosen, by the reader or the page; Play goes on from there. */
  function stop() {
    if (!isTelling()) return;
    const {at} = told;
    go('end');
    left = at;
  }

  /** What is told, in words, and whether the next step comes by itself; null where nothing is.
      @returns {Telling | null} */
  function telling() {
    if (told.at === null) return null;
    const step = steps[told.at];
    if (!step) return {when: '', text: ui('told_whole'), runs: false};
    const {when, text, place} = words.telling[DATA.telling.indexOf(step)];
    return {when, text: [text.map(([piece]) => piece).join(''), place].filter(Boolean).join(' '), runs: told.runs};
  }

  /** The same as a sentence, for those who hear the page; empty where nothing is told. */
  function sentence() {
    const now = telling();
    return now ? [now.when, now.text].filter(Boolean).join(': ') : '';
  }

  function write() {
    const box = byId('telling'), {at} = told;
    document.documentElement.toggleAttribute('data-telling', at !== null);
    box.hidden = at === null;
    if (at === null) return;
    const step = steps[at], text = make('p', 'sentence');
    box.classList.toggle('whole', !step);
    const head = make('p', 'told-when');
    if (step) {
      const said = words.telling[DATA.telling.indexOf(step)];
      head.append(make('span', '', said.when), make('b', '', ui('told_of', {n: at + 1, of: steps.length})));
      for (const [piece, id] of said.text) text.append(id ? make('b', `hue-${known(CLAIMS, id).hue}`, piece) : piece);
      box.replaceChildren(head, text, make('p', 'says', [said.says, said.place].filter(Boolean).join(' ')));
    } else {
      head.append(make('span', '', ui('intro_title')));
      text.append(ui('told_whole'));
      box.replaceChildren(head, text);
    }
    box.append(buttons());
    stops.refresh();
  }

  /** @type {{bar: HTMLElement; back: HTMLButtonElement; run: HTMLButtonElement; on: HTMLButtonElement; close: HTMLButtonElement} | null} */
  let made = null;
  function buttons() {
    made ??= {
      bar: make('div', 'told-bar'),
      back: button('tool text', '', () => { go('back'); }), run: button('tool text', '', toggle),
      on: button('tool text dark', '', () => go('next')), close: button('tool', '×', () => go('end'), ui('told_end')),
    };
    const {bar, back, run, on, close} = made, whole = told.at === steps.length;
    back.textContent = ui('told_back');
    back.disabled = told.at === 0;
    run.textContent = ui(whole ? 'told_again' : isPlaying() ? 'pause' : 'told_on');
    run.hidden = calm.matches && !whole;
    on.textContent = ui(told.at === steps.length - 1 ? 'told_last' : 'told_next');
    on.hidden = whole;
    if (!bar.firstChild) bar.append(back, run, on, close);
    return bar;
  }

  function controlsState() {
    const node = byId('play');
    node.textContent = isPlaying() ? '❚❚' : '▶';
    node.setAttribute('aria-label', ui(isPlaying() ? 'pause' : 'play'));
    node.title = ui(isPlaying() ? 'pause' : 'play');
    node.disabled = !DATA.telling.length;
    if (made && isTelling()) buttons();
    tell({telling: telling()});
  }

  function speak() {
    const box = byId('controls');
    const start = button('tool', '▶', toggle);
    start.id = 'play';
    const presets = make('span', 'presets');
    for (const id of PRESETS.filter(id => T.presets[id])) {
      const node = button('preset', ui(`preset_${id}`), () => setWindow(...spanOf(T.presets[id])));
      node.dataset.preset = id;
      presets.append(node);
    }
    box.replaceChildren(make('h2', '', ui('when')), presets,
      group(button('tool', '‹', () => step(-1), ui('step_back')), start, button('tool', '›', () => step(1), ui('step_on'))),
      group(button('tool text table-tool', ui('table'), () => panels.table()), button('tool', '?', panels.help, ui('help')), button('tool corners', '', fullScreen, ui('full'))));
    controlsState();
    made = null;
    write();
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

  return {play, pause, stop, toggle, isPlaying, isTelling, sentence, step: (/** @type {number} */ by) => go(by < 0 ? 'back' : 'next'), end: () => go('end'), speak, press};
})();
