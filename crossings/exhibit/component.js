/* Carries the exhibit into a Streamlit page: one iframe, built once, and messages both ways.
   Streamlit calls the default function again on new data and on a change of theme.
   Where pages/_server.py let the exhibit start before Streamlit, its frame is taken over as it runs. */

const MARK = { crossings: 1 };
const PLAYED = new Set(['ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', ' ', 'Home', 'End', 'Escape', 'f', 'F', '?']);
const WITH_EXHIBIT = new Set(['', 'present']); // last parts of the addresses of pages that show it
const TAKEN = 'input,textarea,select,button,a,summary,iframe,[contenteditable],[role],[tabindex]:not([tabindex="-1"])';

/**
 * What the page shows and the document is told; changes are told with a turn that only grows.
 * @typedef {{selected: string | null; window: [string, string] | null; mode: string;
 *   chapter?: string | null; kiosk?: number}} View
 */

/** @param {any} component what Streamlit hands over: the data of _frame.py, an element, a setter */
export default function ({ data, parentElement, setStateValue }) {
  const me = (parentElement.crossings ??= begin(parentElement, data));
  me.setState = setStateValue; // always the newest closure
  me.shown.add(location.pathname);
  me.leave();
  me.frame.title = data.title;
  me.frame.dataset.mode = data.view.mode;
  me.frame.dataset.kiosk = data.view.kiosk ? 'yes' : '';
  me.offer(data.view, data.turn);
  me.dress(theme(parentElement));
  return me.end;
}

/**
 * @param {any} parentElement
 * @param {{file: string; turn: number}} data
 */
function begin(parentElement, data) {
  const early = waiting(data.file);
  const frame = early ?? Object.assign(document.createElement('iframe'), { allow: 'fullscreen' });
  frame.className = 'crossings-frame';
  /** @type {any} */
  const me = { frame, shown: new Set(), ready: false, turn: data.turn, view: null, wanted: null };

  me.post = message => {
    if (me.ready) frame.contentWindow?.postMessage({ ...MARK, ...message }, location.origin);
  };
  me.dress = scheme => {
    if (scheme !== me.scheme) me.post({ theme: scheme });
    me.scheme = scheme;
  };
  const setChapter = chapter => {
    if (chapter === me.view?.chapter) return;
    me.view = { ...me.view, chapter };
    me.setState('chapter', { id: chapter, turn: ++me.turn });
  };
  // What the document knows already is not sent again, and no answer to an older choice.
  me.offer = (view, turn) => {
    me.wanted = view;
    if (!me.ready || turn < me.turn || same(view, me.view)) return;
    me.turn = turn;
    me.view = view;
    me.tell();
  };
  // No window in the address means the one that the document opened with.
  me.tell = () => me.post({ view: { ...me.view, window: me.view.window ?? me.usual } });
  const settled = state => ({
    selected: state.selected ?? null,
    window: same(state.window, me.usual) ? null : (state.window ?? null),
  });
  me.settle = state => {
    const { selected, window } = settled(state);
    if (selected !== me.view?.selected || !same(window, me.view?.window)) me.choose({ selected, window });
  };
  me.choose = state => {
    me.view = { ...me.view, ...state };
    // The turn makes every choice a new value, so that choosing the same again after Back counts.
    me.setState('view', { selected: me.view.selected, window: me.view.window, turn: ++me.turn });
  };

  const hear = event => {
    if (event.source !== frame.contentWindow || event.origin !== location.origin) return;
    const said = event.data;
    if (said?.crossings !== 1) return;
    if (said.ready) {
      me.ready = true;
      me.view = null;
      me.usual = said.usual;
      me.post({ theme: me.scheme });
      const early = said.state && settled(said.state); // chosen before the page was there
      me.offer({ ...me.wanted, ...early }, me.turn);
      if (early) me.choose(early);
    } else if (said.state) me.settle(said.state);
    if (said.height) frame.style.setProperty('--content', `${Math.ceil(said.height)}px`);
    if (typeof said.chapter === 'string') setChapter(said.chapter);
  };
  const key = event => {
    if (event.ctrlKey || event.metaKey || event.altKey || !PLAYED.has(event.key)) return;
    if (event.key.startsWith('Page') && frame.dataset.mode !== 'present') return;
    const taken = event.target.closest?.(TAKEN);
    if (event.defaultPrevented || (taken && !taken.matches('.stMain'))) return;
    event.preventDefault();
    me.post({ key: event.key });
  };
  const click = event => {
    const link = event.target.closest?.('a[data-select]');
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0) {
      event.preventDefault();
      const selected = link.dataset.select;
      me.choose({ selected });
      me.tell();
    }
    copy(event);
  };

  // The room left under the head of the page, for the style sheet.
  const measure = () => {
    const main = frame.closest('.stMain');
    if (!main) return;
    const top = frame.getBoundingClientRect().top - main.getBoundingClientRect().top + main.scrollTop;
    document.documentElement.style.setProperty('--crossings-top', `${Math.round(top)}px`);
  };
  const watch = new ResizeObserver(measure);

  // Streamlit keeps what a page showed until the next one is done: the exhibit goes at once.
  me.leave = () => {
    const here = me.shown.has(location.pathname) || WITH_EXHIBIT.has(location.pathname.split('/').pop() ?? '');
    frame.style.display = here ? '' : 'none';
  };

  addEventListener('message', hear);
  addEventListener('popstate', me.leave);
  globalThis.navigation?.addEventListener('currententrychange', me.leave);
  addEventListener('keydown', key);
  addEventListener('click', click, true);
  me.end = () => {
    removeEventListener('message', hear);
    removeEventListener('popstate', me.leave);
    globalThis.navigation?.removeEventListener('currententrychange', me.leave);
    removeEventListener('keydown', key);
    removeEventListener('click', click, true);
    watch.disconnect();
    frame.remove();
    delete parentElement.crossings;
  };
  if (early) {
    parentElement.moveBefore(frame, null); // unlike append, does not load it again
    frame.contentWindow?.postMessage({ ...MARK, hello: true }, location.origin);
  } else {
    frame.src = address(data.file);
    parentElement.append(frame);
  }
  const page = frame.closest('.stMainBlockContainer');
  if (page) watch.observe(page, { box: 'border-box' }); // its padding is part of what stands above
  return me;
}

/* Where a built file is, from any page: Streamlit's pages lie one beside the other, and so does app/.
   Nothing of Streamlit's markup is asked, since the next version may write another. */
function address(file) {
  return new URL(`./app/static/${encodeURIComponent(file)}`, document.baseURI).href;
}

/* The frame that started early, if it holds this document; one of an older edition is dropped. */
function waiting(file) {
  const frame = /** @type {HTMLIFrameElement | null} */ (document.querySelector('.crossings-early'));
  if (frame?.src.endsWith(`/${encodeURIComponent(file)}`)) return frame;
  frame?.remove();
  return null;
}

function same(one, other) {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}

/* Streamlit tells no scheme, only colours: a dark page is a dark scheme. */
function theme(element) {
  const probe = document.createElement('canvas').getContext('2d');
  if (!probe) return 'light';
  probe.fillStyle = getComputedStyle(element).getPropertyValue('--st-background-color').trim() || '#fff';
  probe.fillRect(0, 0, 1, 1);
  const [red, green, blue] = probe.getImageData(0, 0, 1, 1).data;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 128 ? 'dark' : 'light';
}
