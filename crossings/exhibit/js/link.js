// Joins map, timeline and words, and speaks with whoever shows the document.
//
// window.crossings, for people who embed it:
//   ready                 a promise, fulfilled once map and timeline stand
//   setTime(day | null)   put the playhead on a day ('1961-04-30'), or show the whole window
//   setWindow(from, to)   first and last day of the window, both included
//   select(id | null)     choose a document or a figure by its id
//   setFilters({directions, measures, sides, cables})   lists; an empty one lets everything pass
//   state()               {time, window, selected, filters, lang, cables, claims}: ids now shown
// On every change the window gets the event 'crossings:change' with the state as detail.
// Wrong days and unknown ids throw a RangeError that names them.

function apply() {
  resurvey();
  mapview.apply();
  timeline.apply();
}

// What costs a layout waits until a step in time has been drawn.
let pending = 0;
function later() {
  if (pending) return;
  pending = requestAnimationFrame(() => {
    pending = 0;
    panels.plate();
    panels.beside();
    if (!timeline.isPlaying()) mapview.settle();
  });
}

function changed(user = true) {
  apply();
  later();
  if (user && !timeline.isPlaying()) settled();
  window.dispatchEvent(new CustomEvent('crossings:change', {detail: publicState()}));
}

const publicState = () => ({
  time: state.time === null ? null : iso(state.time),
  window: state.window.map(iso),
  selected: state.selected,
  filters: structuredClone(state.filters),
  lang: state.lang,
  cables: shownCables().map(cable => cable.id),
  claims: shownClaims().map(claim => claim.id),
});

function setTime(time, user = true) {
  if (time === state.time) return;
  state.time = time;
  changed(user);
}

function setWindow(from, to, user = true) {
  if (from === state.window[0] && to === state.window[1]) return;
  state.window = [from, to];
  if (state.time !== null) state.time = clamp(state.time, from, to);
  timeline.moveBrush();
  timeline.follow();
  changed(user);
}

// Choosing something that lies outside the window moves the window to it.
function select(id, user = true) {
  if (id === state.selected) return;
  state.selected = id;
  if (user) state.elsewhere = null;
  tips.hide();
  const spans = CLAIMS.get(id)?.spans ?? (CABLES.has(id) ? [CABLES.get(id).span] : []);
  const known = spans.filter(([start, end]) => start && end).map(span => span.map(ms));
  if (user && known.length) {
    const from = Math.min(...known.map(span => span[0])), to = Math.max(...known.map(span => span[1]));
    if (to < state.window[0] || from > state.window[1]) reach(from, to);
    if (state.time !== null && CABLES.has(id)) state.time = clamp(known[0][1], ...state.window);
  }
  changed(user);
}

// What a reader points at is chosen; in the story, where a chapter holds the choice, it is shown
// with its source.
const choose = id => story.on() ? panels.evidence(id) : select(id);

// Widen the window to whole years around what has to be in it.
function reach(from, to) {
  const start = Math.min(state.window[0], Date.UTC(new Date(from).getUTCFullYear(), 0, 1));
  const end = Math.max(state.window[1], Date.UTC(new Date(to).getUTCFullYear(), 11, 31));
  state.window = [start, end];
  timeline.moveBrush();
  timeline.follow();
}

// Previous or next document among those that fit the filters; false at the end.
function step(by) {
  const list = fittingCables();
  const here = list.indexOf(selectedCable());
  const next = here < 0 ? (by > 0 ? 0 : list.length - 1) : here + by;
  if (!list[next]) return false;
  select(list[next].id);
  return true;
}

function setFilters(filters, user = true) {
  state.filters = {...NO_FILTERS, ...filters};
  changed(user);
}

function hover(what) {
  const claim = what?.claim ? CLAIMS.get(what.claim) : null;
  mapview.hot(what?.mark ?? claim?.mark ?? null);
  if (what?.mark) timeline.hot(what.mark); else timeline.hotClaim(claim?.id ?? null);
}

function setLanguage(lang) {
  if (!DATA.texts[lang]) return;
  read(lang);
  mapview.speak();
  timeline.speak();
  panels.key();
  story.speak();
}

function read(lang) {
  state.lang = lang;
  words = DATA.texts[lang];
  document.documentElement.lang = lang;
  document.title = ui('title');
  byId('caption').textContent = ui('modern');
  byId('credit').textContent = ui('credit');
  byId('edition').textContent = ui('edition');
}

function fullScreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen?.();
}

// ---- keyboard ---------------------------------------------------------------------------------
const KEYS = {
  ArrowLeft: () => step(-1),
  ArrowRight: () => step(1),
  ' ': timeline.toggle,
  Home: () => { const first = fittingCables()[0]; if (first) select(first.id); },
  End: () => { const last = fittingCables().at(-1); if (last) select(last.id); },
  Escape: () => { if (panels.closeAll() || story.on()) return; timeline.pause(); if (state.time !== null) setTime(null); else select(null); },
  f: fullScreen,
  F: fullScreen,
  '?': () => panels.help(),
};
function press(key) {
  if (document.querySelector('dialog[open]') && key !== 'Escape') return;
  if (!story.key({key, preventDefault() {}})) KEYS[key]?.();
}
addEventListener('keydown', event => {
  if (document.querySelector('dialog[open]')) return;   // its keys are its own, Escape closes it
  const typing = event.target.closest?.('input, select, textarea') && event.key !== 'Escape';
  const pressing = event.key === ' ' && event.target.closest?.('button, [role=button], summary');
  if (!typing && !event.ctrlKey && !event.metaKey && !event.altKey && story.key(event)) return;
  if (typing || pressing || event.ctrlKey || event.metaKey || event.altKey || !KEYS[event.key]) return;
  event.preventDefault();
  press(event.key);
});
// plotly swallows the click that would bring the focus into a frame.
addEventListener('pointerdown', () => window.focus(), true);

// ---- the page around --------------------------------------------------------------------------
const framed = window.parent !== window;
const partner = location.origin === 'null' ? '*' : location.origin;
const tell = message => { if (framed) window.parent.postMessage({crossings: 1, ...message}, partner); };

let telling, chosen;
function settled() {
  clearTimeout(telling);
  chosen = {selected: state.selected ?? state.elsewhere, window: state.window.map(iso)};
  telling = setTimeout(() => tell({state: chosen}), 250);
}

addEventListener('message', event => {
  if (event.source !== window.parent || (partner !== '*' && event.origin !== location.origin) || event.data?.crossings !== 1) return;
  const {hello, view: wanted, theme, key} = event.data;
  if (hello && document.documentElement.dataset.hosted) hosted();
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  if (typeof key === 'string') press(key);
  if (wanted) show(wanted);
});

// What the page asks for is shown and never answered.
function show(wanted) {
  if (wanted.lang && wanted.lang !== state.lang) setLanguage(wanted.lang);
  if (wanted.mode) setMode(wanted.mode);
  if (state.mode === 'present') {   // a chapter brings its own choice, window and figures
    state.filters = NO_FILTERS;
    story.show(wanted.chapter, wanted.kiosk ?? 0);
    return;
  }
  story.show();
  if (wanted.filters) state.filters = {...NO_FILTERS, ...wanted.filters};
  if ('selected' in wanted) {
    const known = CLAIMS.has(wanted.selected) || CABLES.has(wanted.selected);
    state.selected = known ? wanted.selected : null;
    state.elsewhere = known ? null : wanted.selected;
  }
  if (Array.isArray(wanted.window)) {
    const [from, to] = wanted.window.map(ms);
    if (from <= to) state.window = [from, to];
  } else if (state.selected && 'selected' in wanted) {
    const span = CABLES.get(state.selected)?.span.map(ms);
    if (span && (span[1] < state.window[0] || span[0] > state.window[1])) reach(...span);
  }
  timeline.moveBrush();
  timeline.follow();
  changed(false);
}

// 'explore', or 'present': the guided story beside a large map.
function setMode(mode) {
  const turned = mode !== state.mode;
  state.mode = mode;
  document.documentElement.dataset.mode = mode;
  if (turned) { byId('key').open = false; mapview.resize(); timeline.resize(); if (mode === 'present') window.focus(); else mapview.look('home', {animate: false}); }
}

// Shown by the dashboard, which has a table of its own. It may come later than the document, and
// asks again; what a visitor has chosen by then is told with the answer.
function hosted() {
  document.documentElement.dataset.hosted = 'yes';
  tell({ready: true, usual: usual().map(iso), state: chosen, height});
}

// Opened by itself, as a file or a page of its own, the document reads its address and offers
// both modes and every language.
function alone() {
  const asked = new URLSearchParams(location.search || location.hash.slice(1));
  const bar = make('header', 'alone'), brand = make('h1', '', 'Crossings');
  const modes = [['explore', 'mode_explore'], ['present', 'mode_present']].filter(([mode]) => mode === 'explore' || DATA.story.length);
  const fill = () => {
    const pages = modes.length > 1 ? modes.map(([mode, key]) => {
      const node = button('preset', ui(key), () => { show({mode}); fill(); });
      node.setAttribute('aria-pressed', state.mode === mode);
      return node;
    }) : [];
    const languages = Object.keys(DATA.texts);
    const tongues = languages.length > 1 ? languages.map(lang => {
      const node = button('preset', DATA.texts[lang].ui.language, () => { setLanguage(lang); changed(false); fill(); });
      node.lang = lang;
      node.setAttribute('aria-pressed', state.lang === lang);
      return node;
    }) : [];
    bar.replaceChildren(brand, ...pages, ...tongues, button('preset', ui('print'), () => print()), button('preset', ui('sources'), panels.sources));
  };
  const kiosk = Math.max(0, Number(asked.get('kiosk')) || 0);
  const wanted = {mode: kiosk ? 'present' : asked.get('mode') ?? 'explore', kiosk, chapter: asked.get('chapter') ?? undefined};
  if (DATA.texts[asked.get('lang')]) wanted.lang = asked.get('lang');
  if (asked.get('sel')) wanted.selected = asked.get('sel');
  document.querySelector('main').before(bar);
  document.documentElement.dataset.alone = asked.has('embed') ? 'embed' : 'yes';
  show(wanted);
  fill();
}

// ---- public interface -------------------------------------------------------------------------
function day(text, what) {
  const time = ms(text);
  if (!Number.isFinite(time)) throw new RangeError(`crossings.${what}: ${text} is not a day; write 1961-04-30`);
  return time;
}
let stands;
window.crossings = {
  ready: new Promise(resolve => { stands = resolve; }),
  setTime: text => setTime(text === null ? null : day(text, 'setTime')),
  setWindow: (from, to) => {
    const span = [day(from, 'setWindow'), day(to, 'setWindow')];
    if (span[0] > span[1]) throw new RangeError(`crossings.setWindow: ${from} is after ${to}; swap them`);
    setWindow(...span);
  },
  select: id => {
    if (id !== null && !CLAIMS.has(id) && !CABLES.has(id)) throw new RangeError(`crossings.select: no document or figure has the id ${id}`);
    select(id);
  },
  setFilters: filters => setFilters(filters),
  state: publicState,
};

// ---- start ------------------------------------------------------------------------------------
// The window that the document opens with, in ms.
const usual = () => (DATA.timeline.presets.figures ?? DATA.timeline.presets.cables ?? DATA.timeline.whole).map(ms);

function start() {
  state.window = usual();
  fetchPlotly();
  read(state.lang);
  timeline.start();      // what the map's size depends on comes before the map
  timeline.speak();
  panels.key();
  mapview.start();
  mapview.speak();
  apply();
  panels.plate();
  panels.beside();
  mapview.settle(true);
  performance.mark('crossings:map');
  if (framed && location.origin !== 'null' && !new URLSearchParams(location.search).has('embed')) hosted(); else alone();
  watch();
  // plotly costs seconds on a slow machine: the map is drawn and usable before it is asked for.
  requestAnimationFrame(() => requestAnimationFrame(loadPlotly));
}

// Bring plotly here while the map is drawn; it is not run before the map stands.
function fetchPlotly() {
  if (byId('plotly-packed')) return;
  const link = make('link');
  Object.assign(link, {rel: 'preload', as: 'script', href: DATA.plotly});
  document.head.append(link);
}

function loadPlotly() {
  const ready = () => timeline.draw().then(() => {
    apply();
    performance.mark('crossings:timeline');
    document.documentElement.dataset.ready = 'yes';
    stands(publicState());
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

// In the single file plotly lies packed in an element of its own.
async function unpack(holder) {
  const bytes = Uint8Array.from(atob(holder.textContent), c => c.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  document.head.append(make('script', '', await new Response(stream).text()));
}

function failed(error) {
  console.error(error);
  byId('words').replaceChildren(make('p', 'failed', ui('failed')));
}

// Follow the size of the page; tell the page how tall a narrow document is.
// On paper the picture is as wide as the text of a page. The page is laid out before it is printed,
// at a time when the browser still tells the size of the screen.
function paper(printing) {
  document.documentElement.toggleAttribute('data-printing', printing);
  byId('key').open = byId('key').open && !printing;
  mapview.resize();
  timeline.resize();
  labels.place();
}
addEventListener('beforeprint', () => paper(true));
addEventListener('afterprint', () => paper(false));

let height = 0;
function watch() {
  let width = innerWidth;
  new ResizeObserver(() => {
    const tall = document.querySelector('main').scrollHeight;
    if (narrow.matches && Math.abs(tall - height) > 1) { height = tall; tell({height: tall}); }
  }).observe(document.querySelector('main'));
  let resizing, size = '';
  new ResizeObserver(([entry]) => {
    const now = `${entry.contentRect.width}×${entry.contentRect.height}`;
    if (!size || now === size) { size = now; return; }   // the first report is of the size it has
    size = now;
    clearTimeout(resizing);
    resizing = setTimeout(() => {
      const turned = Math.abs(innerWidth - width) > 1;
      width = innerWidth;
      mapview.resize();
      if (turned) timeline.resize();
    }, 60);
  }).observe(byId('map-frame'));
  document.fonts?.ready.then(labels.forget);
}

start();
