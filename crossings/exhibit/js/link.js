// Connects map, timeline and words, and exchanges messages with the page around the document.
//
// window.crossings, for people who embed it:
//   ready                 a promise, fulfilled once map and timeline are drawn
//   setTime(day | null)   put the playhead on a day ('1961-04-30'), or show the whole window
//   setWindow(from, to)   first and last day of the window, both included
//   select(id | null)     choose a document or a figure by its id
//   step(by)              go to the document before (-1) or after (1); while Play tells, to its step
//   play()                let Play tell step by step, or pause it
//   end()                 end Play: all is as it was before
//   setFilters({directions, measures, sides, cables})   lists; an empty one filters nothing out
//   state()               {time, window, selected, filters, lang, cables, claims}; the last two are
//                         the ids now shown
// Every change dispatches the event 'crossings:change' on window, with the state as its detail.
// Wrong days and unknown ids throw a RangeError that names them.

function apply() {
  resurvey();
  mapview.apply();
  overview.apply();
  timeline.apply();
}

// What makes the browser lay out the page again waits until a step in time has been drawn.
let pending = 0;
function later() {
  if (pending) return;
  pending = requestAnimationFrame(() => {
    pending = 0;
    panels.plate();
    panels.beside();
    mapview.settle();
    stops.refresh();
    saying.say(nowShown());
  });
}

function changed(user = true) {
  apply();
  later();
  if (user) settled();
  window.dispatchEvent(new CustomEvent('crossings:change', {detail: publicState()}));
}

// What is shown, for those who hear the page.
function nowShown() {
  const {selected, time} = state, cable = CABLES.get(selected ?? '');
  if (player.isTelling()) return player.sentence();
  const what = cable ? `${words.cables[cable.id].date}: ${words.cables[cable.id].short}` : words.claims[selected ?? '']?.statement ?? (time === null ? '' : longDay(time));
  return [what, panels.count()].filter(Boolean).join('. ');
}

/** @type {() => PublicState} */
const publicState = () => ({
  time: state.time === null ? null : iso(state.time),
  window: state.window.map(iso),
  selected: state.selected,
  filters: structuredClone(state.filters),
  lang: state.lang,
  cables: shownCables().map(cable => cable.id),
  claims: shownClaims().map(claim => claim.id),
});

/**
 * Moves the playhead to a day; null shows the whole window.
 * @param {number | null} time
 */
function setTime(time, user = true) {
  if (user) player.stop();
  if (time === state.time) return;
  state.time = time;
  changed(user);
}

/**
 * Sets the first and last day shown; a playhead outside them moves to the nearer one.
 * @param {number} from
 * @param {number} to
 */
function setWindow(from, to, user = true) {
  if (user) player.stop();
  if (from === state.window[0] && to === state.window[1]) return;
  state.window = [from, to];
  if (state.time !== null) state.time = clamp(state.time, from, to);
  overview.moveBrush();
  timeline.follow();
  changed(user);
}

/**
 * Chooses a document or figure; a window that does not reach it is widened.
 * @param {string | null} id
 */
function select(id, user = true) {
  if (user) player.stop();
  if (id === state.selected) return;
  state.selected = id;
  if (user) { state.elsewhere = null; tell({busy: true}); }
  tips.hide();
  const cable = CABLES.get(id ?? ''), spans = CLAIMS.get(id ?? '')?.spans ?? (cable ? [cable.span] : []);
  const known = spans.flatMap(([start, end]) => start && end ? [spanOf([start, end])] : []);
  if (user && known.length) {
    const from = Math.min(...known.map(span => span[0])), to = Math.max(...known.map(span => span[1]));
    if (to < state.window[0] || from > state.window[1]) reach(from, to);
    if (state.time !== null && cable) state.time = clamp(known[0][1], ...state.window);
  }
  changed(user);
}

// A click on a figure or document chooses it; in the story, where the chapter has chosen, it opens
// the source.
/** @type {(id: string) => void} */
const choose = id => story.on() ? panels.evidence(id) : select(id);

// Widens the window to whole years that include both days.
/** @type {(from: number, to: number) => void} */
function reach(from, to) {
  const start = Math.min(state.window[0], Date.UTC(new Date(from).getUTCFullYear(), 0, 1));
  const end = Math.max(state.window[1], Date.UTC(new Date(to).getUTCFullYear(), 11, 31));
  state.window = [start, end];
  overview.moveBrush();
  timeline.follow();
}

/**
 * Chooses the previous or next document that fits the filters; false at the end.
 * @param {1 | -1} by
 */
function step(by) {
  const list = fittingCables();
  const here = list.findIndex(cable => cable === selectedCable());
  const next = here < 0 ? (by > 0 ? 0 : list.length - 1) : here + by;
  if (!list[next]) return false;
  select(list[next].id);
  return true;
}

/**
 * Replaces all filters; a list that is left out filters nothing out.
 * @param {Partial<Filters>} filters
 */
function setFilters(filters, user = true) {
  if (user) player.stop();
  state.filters = {...NO_FILTERS, ...filters};
  widen();
  overview.moveBrush();
  timeline.follow();
  changed(user);
}

// Takes every filter back, in the page around too.
function clearFilters() {
  state.window = usual();
  setFilters({});
  tell({clear: true});
}

// Where no figure fits, the window reaches the documents that speak of it.
function widen() {
  resurvey();
  const speaking = isEmpty() && isFiltered() ? fittingCables() : [], cables = DATA.timeline.presets.cables;
  if (!speaking.length || !cables) return;
  const spans = speaking.map(cable => spanOf(cable.span)), [from, to] = spanOf(cables);
  if (spans.every(span => span[0] >= from && span[1] <= to)) state.window = [Math.min(from, state.window[0]), Math.max(to, state.window[1])];
}

/**
 * Highlights a figure or a mark of the map in map and timeline; null ends it.
 * @param {{claim?: string; mark?: string} | null} what
 */
function hover(what) {
  const claim = what?.claim ? CLAIMS.get(what.claim) : null;
  mapview.hot(what?.mark ?? claim?.mark ?? null);
  if (what?.mark) timeline.hot(what.mark); else timeline.hotClaim(claim?.id ?? null);
}

/** @type {(lang: string) => void} */
function setLanguage(lang) {
  if (!DATA.texts[lang]) return;
  read(lang);
  mapview.speak();
  speakTimeline();
  panels.key();
  story.speak();
}

function speakTimeline() {
  overview.speak();
  player.speak();
  overview.moveBrush();
  timeline.speak();
}

/** @type {(lang: string) => void} */
function read(lang) {
  state.lang = lang;
  words = DATA.texts[lang];
  document.documentElement.lang = lang;
  document.title = ui('title');
  byId('caption').textContent = ui('modern');
  byId('credit').textContent = ui('credit');
  byId('edition').textContent = ui('edition');
  byId('skip').textContent = ui('skip');
}

function fullScreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen?.();
}

// ---- keyboard ---------------------------------------------------------------------------------
/** @type {Record<string, (() => void) | undefined>} */
const KEYS = {
  ArrowLeft: () => step(-1),
  ArrowRight: () => step(1),
  ' ': player.toggle,
  Home: () => { const first = fittingCables()[0]; if (first) select(first.id); },
  End: () => { const last = fittingCables().at(-1); if (last) select(last.id); },
  Escape: () => { if (panels.closeAll() || story.on()) return; if (player.isTelling()) { player.end(); return; } if (state.time !== null) setTime(null); else select(null); },
  f: fullScreen,
  F: fullScreen,
  '?': () => panels.help(),
};
/** @type {(key: string) => void} */
function press(key) {
  if (document.querySelector('dialog[open]') && key !== 'Escape') return;
  if (!story.key({key, preventDefault() {}})) KEYS[key]?.();
}

// From a mark to what is written of it: the card in the dashboard, the source where there is none.
function toCard() {
  if (document.documentElement.dataset.hosted) tell({card: true});
  else if (state.selected) panels.evidence(state.selected);
}
byId('skip').addEventListener('click', toCard);
addEventListener('keydown', event => {
  if (document.querySelector('dialog[open]')) return;   // the dialog handles its keys; Escape closes it
  const typing = within(event, 'input, select, textarea') && event.key !== 'Escape';
  const pressing = event.key === ' ' && within(event, 'button, [role=button], summary');
  if (!typing && !event.ctrlKey && !event.metaKey && !event.altKey && story.key(event)) return;
  if (typing || pressing || event.ctrlKey || event.metaKey || event.altKey || !KEYS[event.key]) return;
  event.preventDefault();
  press(event.key);
});
addEventListener('keydown', ({key}) => { if (!['Tab', 'Shift', ' ', 'Enter'].includes(key)) player.pause(); }, true);
// plotly stops the click that would move the focus into a frame.
addEventListener('pointerdown', () => window.focus(), true);

// ---- the page around --------------------------------------------------------------------------
const framed = window.parent !== window;
const partner = location.origin === 'null' ? '*' : location.origin;
/** @type {(message: Message) => void} */
const tell = message => { if (framed) window.parent.postMessage({crossings: 1, ...message}, partner); };

let telling = 0;
/** @type {Chosen | undefined} what the visitor has chosen, once they have */
let chosen;
function settled() {
  clearTimeout(telling);
  chosen = {selected: state.selected ?? state.elsewhere, window: state.window.map(iso)};
  telling = setTimeout(() => tell({state: chosen}), 250);
}

addEventListener('message', event => {
  if (event.source !== window.parent || (partner !== '*' && event.origin !== location.origin) || event.data?.crossings !== 1) return;
  const {hello, view: wanted, theme, key, close, back} = event.data;
  if (hello && document.documentElement.dataset.hosted) hosted();
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  if (typeof key === 'string') press(key);
  if (close) panels.closeAll();
  if (back && !stops.back()) byId('skip').focus();
  if (wanted) show(wanted);
});

/**
 * Shows what the page asks for; no message goes back.
 * @param {Wanted} wanted
 */
function show(wanted) {
  if (wanted.lang && wanted.lang !== state.lang) setLanguage(wanted.lang);
  if (wanted.mode) setMode(wanted.mode);
  if (state.mode === 'present') {   // a chapter sets choice, window and figures itself
    state.filters = NO_FILTERS;
    story.show(wanted.chapter, wanted.kiosk ?? 0);
    return;
  }
  story.show();
  player.stop();
  look(wanted);
  widen();
  overview.moveBrush();
  timeline.follow();
  changed(false);
}

/**
 * Sets filters, choice and window as the page asks; what it does not name stays as it is.
 * @param {Wanted} wanted
 */
function look(wanted) {
  if (wanted.filters) state.filters = {...NO_FILTERS, ...wanted.filters};
  if ('selected' in wanted) {
    const id = wanted.selected ?? null, known = id !== null && (CLAIMS.has(id) || CABLES.has(id));
    state.selected = known ? id : null;
    state.elsewhere = known ? null : id;
  }
  const cable = CABLES.get(state.selected ?? '');
  if (Array.isArray(wanted.window)) {
    const [from, to] = spanOf(wanted.window);
    if (from <= to) state.window = [from, to];
  } else if (cable && 'selected' in wanted) {
    const [from, to] = spanOf(cable.span);
    if (to < state.window[0] || from > state.window[1]) reach(from, to);
  }
}

// Switches between 'explore' and 'present', the guided story beside a large map.
/** @type {(mode: Mode) => void} */
function setMode(mode) {
  const turned = mode !== state.mode;
  state.mode = mode;
  document.documentElement.dataset.mode = mode;
  if (turned) { byId('key').open = false; mapview.resize(); timeline.resize(); if (mode === 'present') window.focus(); else mapview.look('home', {animate: false}); }
}

// In the dashboard, which has its own table. It may load later than the document and then asks again;
// the answer says what the visitor has chosen meanwhile.
function hosted() {
  document.documentElement.dataset.hosted = 'yes';
  tell({ready: true, usual: usual().map(iso), state: chosen, height});
}

// Opened alone, as a file or a page, the document reads its address and offers both modes and
// every language. Its header is put in before the map is measured; what is returned shows what the
// address asks for, once the map is drawn.
function alone() {
  const bar = make('header', 'alone'), brand = make('h1', '', 'Crossings');
  /** @type {[Mode, UiKey][]} */
  const offered = [['explore', 'mode_explore'], ['present', 'mode_present']];
  const modes = offered.filter(([mode]) => mode === 'explore' || DATA.story.length);
  const fill = () => {
    const pages = modes.length > 1 ? modes.map(([mode, key]) => {
      const node = button('preset', ui(key), () => { show({mode}); fill(); });
      node.setAttribute('aria-pressed', String(state.mode === mode));
      return node;
    }) : [];
    const languages = Object.keys(DATA.texts);
    const tongues = languages.length > 1 ? languages.map(lang => {
      const node = button('preset', DATA.texts[lang].ui.language, () => { setLanguage(lang); changed(false); fill(); });
      node.lang = lang;
      node.setAttribute('aria-pressed', String(state.lang === lang));
      return node;
    }) : [];
    bar.replaceChildren(brand, ...pages, ...collectionAlone ? [ringSwitch()] : [], ...tongues, button('preset', ui('print'), () => print()), button('preset', ui('sources'), panels.sources));
  };
  const kiosk = Math.max(0, Number(asked.get('kiosk')) || 0);
  const mode = kiosk || asked.get('mode') === 'present' ? 'present' : 'explore', lang = asked.get('lang') ?? '';
  /** @type {Wanted} */
  const wanted = {mode, kiosk, chapter: asked.get('chapter')};
  if (DATA.texts[lang]) wanted.lang = lang;
  if (asked.get('sel')) wanted.selected = asked.get('sel');
  main().before(bar);
  document.documentElement.dataset.alone = asked.has('embed') ? 'embed' : 'yes';
  fill();
  stops.group(bar, 'button');
  return () => { show(wanted); fill(); };
}

// In a single file that holds both: shows the neighbouring documents, or the collection alone.
function ringSwitch() {
  const node = button('preset', ui('ring'), () => {
    asked.set('ring', ringOn ? '0' : '1');
    location.search = asked.toString();
  });
  node.setAttribute('aria-pressed', String(ringOn));
  return node;
}

// ---- public interface -------------------------------------------------------------------------
/**
 * A day as a UTC time; throws a RangeError that names the function asked.
 * @param {string} text
 * @param {string} what
 */
function day(text, what) {
  const time = ms(text);
  if (!Number.isFinite(time)) throw new RangeError(`crossings.${what}: ${text} is not a day; write 1961-04-30`);
  return time;
}
/** @type {(state: PublicState) => void} */
let drawn;
window.crossings = {
  ready: new Promise(resolve => { drawn = resolve; }),
  setTime: text => setTime(text === null ? null : day(text, 'setTime')),
  setWindow: (from, to) => {
    const first = day(from, 'setWindow'), last = day(to, 'setWindow');
    if (first > last) throw new RangeError(`crossings.setWindow: ${from} is after ${to}; swap them`);
    setWindow(first, last);
  },
  select: id => {
    if (id !== null && !CLAIMS.has(id) && !CABLES.has(id)) throw new RangeError(`crossings.select: no document or figure has the id ${id}`);
    select(id);
  },
  step: by => { if (player.isTelling()) player.step(by); else step(by < 0 ? -1 : 1); },
  play: player.toggle,
  end: player.end,
  setFilters: filters => setFilters(filters),
  state: publicState,
};

// ---- start ------------------------------------------------------------------------------------
// The window that the document opens with.
const usual = () => spanOf(DATA.timeline.presets.figures ?? DATA.timeline.presets.cables ?? DATA.timeline.whole);
const main = () => /** @type {HTMLElement} */ (document.querySelector('main'));

function start() {
  state.window = usual();
  read(state.lang);
  const inDashboard = framed && location.origin !== 'null' && !new URLSearchParams(location.search).has('embed');
  const opened = inDashboard ? hosted : alone();
  overview.start();      // before the map, whose size depends on it
  timeline.start();
  speakTimeline();
  panels.key();
  mapview.start();
  mapview.speak();
  apply();
  panels.plate();
  panels.beside();
  mapview.settle(true);
  performance.mark('crossings:map');
  opened();
  watch();
  stops.group(byId('map-frame'), '.mark[role=button], .mark-stop, .pin, .locality');
  stops.group(byId('plot'), '.bar, .cable-mark, .cited-mark, .bands path', true);
  stops.group(byId('overview'), '.event, .cable', true);
  for (const id of /** @type {const} */ (['map-tools', 'left-out', 'beside', 'telling', 'controls'])) stops.group(byId(id), 'button, select, a[href]');
  stops.refresh();
  // The map is seen before the timeline is drawn, and both before plotly, which takes seconds on a slow
  // machine, is loaded.
  requestAnimationFrame(() => requestAnimationFrame(() => timeline.draw().then(() => {
    apply();
    performance.mark('crossings:timeline');
    fetchPlotly();
    atRest(loadPlotly);
  }).catch(failed)));
}

// Once the page has been quiet for a while (Streamlit waits for its server in between), and no mark is
// pressed: it would be replaced under the finger.
/** @type {(act: () => void) => void} */
function atRest(act) {
  const often = 50, patience = 4000, begun = performance.now();   // ms
  let last = begun, quiet = 0;
  const ticking = setInterval(() => {
    const now = performance.now();
    quiet = now - last < 1.6 * often ? quiet + 1 : 0;
    last = now;
    if (pressed || (quiet < 6 && now - begun < patience)) return;
    clearInterval(ticking);
    act();
  }, often);
}
let pressed = false;
for (const name of ['pointerdown', 'pointerup', 'pointercancel']) addEventListener(name, () => { pressed = name === 'pointerdown'; }, true);

// Fetches plotly once the map is there, behind all that the page itself still waits for.
function fetchPlotly() {
  if (byId('plotly-packed')) return;
  const link = make('link');
  Object.assign(link, {rel: 'preload', as: 'script', fetchPriority: 'low', href: DATA.plotly});
  document.head.append(link);
}

function loadPlotly() {
  const ready = () => timeline.draw().then(() => {
    apply();
    document.documentElement.dataset.ready = 'yes';
    drawn(publicState());
  }).catch(failed);
  if (window.Plotly) { ready(); return; }
  const packed = byId('plotly-packed');
  if (packed) { unpack(packed).then(ready, failed); return; }
  const script = make('script');
  script.src = DATA.plotly;
  script.onload = ready;
  script.onerror = failed;
  document.head.append(script);
}

// In the single file plotly is in an element, gzipped and as base64.
/** @type {(holder: HTMLElement) => Promise<void>} */
async function unpack(holder) {
  const bytes = Uint8Array.from(atob(holder.textContent), c => c.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  document.head.append(make('script', '', await new Response(stream).text()));
}

/** @type {(error: unknown) => void} */
function failed(error) {
  console.error(error);
  byId('words').replaceChildren(make('p', 'failed', ui('failed')));
}

// On paper the picture is as wide as the text of a page. The page is laid out before it is printed,
// while the browser still gives the size of the screen.
/** @type {(printing: boolean) => void} */
function paper(printing) {
  document.documentElement.toggleAttribute('data-printing', printing);
  byId('key').open = byId('key').open && !printing;
  mapview.resize();
  timeline.resize();
  labels.place();
}
addEventListener('beforeprint', () => paper(true));
addEventListener('afterprint', () => paper(false));

// Follows the size of the window, and tells the page around how tall a narrow document is.
let height = 0;
/** @type {(px: number) => void} the height that the document needs; 0: as high as its frame is */
function grow(px) {
  height = px;
  main().style.minHeight = px && !narrow.matches ? `${px}px` : '';
  tell({height: px});
}
function watch() {
  let turnedWide = narrow.matches;
  let width = innerWidth;
  new ResizeObserver(() => {
    const tall = main().scrollHeight;
    if (narrow.matches) { if (Math.abs(tall - height) > 1) grow(tall); } else if (turnedWide) grow(0);
    turnedWide = narrow.matches;
  }).observe(main());
  let resizing = 0, tall = innerHeight;
  /** @type {(size: string) => void} */
  const resize = size => {
    if (size !== mapview.size()) mapview.resize();   // fitted to the size that it has now, not to an earlier one
    if (Math.abs(innerWidth - width) > 1 || Math.abs(innerHeight - tall) > 1) timeline.resize();
    width = innerWidth; tall = innerHeight;
    panels.fit();
  };
  new ResizeObserver(([{contentRect}]) => {
    const size = `${Math.round(contentRect.width)}×${Math.round(contentRect.height)}`;
    clearTimeout(resizing);
    if (size !== mapview.size()) resizing = setTimeout(resize, 60, size);
  }).observe(byId('map-frame'));
  document.fonts?.ready.then(labels.forget);
}

start();
