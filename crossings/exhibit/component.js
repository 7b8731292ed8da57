/* Carries the exhibit into a Streamlit page: one iframe, built once, and messages both ways.
   Streamlit calls the default function again on new data and on a change of theme.
   If pages/_server.py let the exhibit start before Streamlit, its running frame is taken over. */

const MARK = { crossings: 1 };
const BUSY = 'crossings-busy'; // of the page, from a choice until Streamlit has heard of it
const PLAYED = new Set(['ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', ' ', 'Home', 'End', 'Escape', 'f', 'F', '?']);
const WITH_EXHIBIT = new Set(['', 'present']); // last parts of the addresses of pages that show it
const CARD = '.st-key-card'; // what is said of a choice, beside the exhibit
const OPEN = ':popover-open'; // the browser closes it by Escape
const TAKEN = 'input,textarea,select,button,a,summary,iframe,[contenteditable],[role],[tabindex]:not([tabindex="-1"])';

/**
 * @typedef {[string, string]} Days first and last day of the window
 * @typedef {{selected: string | null; window: Days | null}} Chosen
 * @typedef {Chosen & {mode?: string; chapter?: string | null; kiosk?: number}} View what the page
 *   shows and the document is asked to show; each change has a higher turn than the one before
 * @typedef {{file: string; title: string; view: View; turn: number}} Data from _frame.py
 * @typedef {{selected?: string | null; window?: Days}} State the document's, as it sends it
 * @typedef {{crossings?: 1; ready?: true; usual?: Days; state?: State; height?: number;
 *   clear?: true; busy?: true;
 *   chapter?: string; card?: true; told?: {selected: string | null} | null}} Said what the document sends
 * @typedef {object} Carrier
 * @property {HTMLIFrameElement} frame
 * @property {Set<string>} shown paths of pages that have shown the exhibit
 * @property {(name: string, value: unknown) => void} setState
 * @property {(view: View, turn: number) => void} offer sends a view that the document does not know
 * @property {(scheme: string) => void} dress sets light or dark
 * @property {() => void} leave hides the frame where the page does not show it
 * @property {() => void} end
 */

/** @param {Component<Data, {crossings?: Carrier}>} component */
export default function (component) {
  const { data, parentElement, setStateValue } = component;
  const me = (parentElement.crossings ??= begin(component));
  me.setState = setStateValue; // always the newest closure
  me.shown.add(location.pathname);
  me.leave();
  me.frame.title = data.title;
  me.frame.dataset.mode = data.view.mode;
  me.frame.dataset.kiosk = data.view.kiosk ? 'yes' : '';
  me.offer(data.view, data.turn);
  document.documentElement.classList.remove(BUSY);   // from here on Streamlit says that it runs
  me.dress(theme(parentElement));
  return me.end;
}

/**
 * @param {Component<Data, {crossings?: Carrier}>} component
 * @returns {Carrier}
 */
function begin({ data, parentElement, setStateValue }) {
  const early = waiting(data.file);
  const frame = early ?? Object.assign(document.createElement('iframe'), { allow: 'fullscreen' });
  frame.className = 'crossings-frame';
  let ready = false, turn = data.turn, scheme = '';
  let wanted = data.view;
  /** @type {View | null} what the document shows */
  let view = null;
  /** @type {Days | undefined} the window that the document opens with */
  let usual;

  /** @param {object} message */
  const post = message => {
    if (ready) frame.contentWindow?.postMessage({ ...MARK, ...message }, location.origin);
  };
  /** @type {Carrier['dress']} */
  const dress = now => {
    if (now !== scheme) post({ theme: now });
    scheme = now;
  };
  /** @param {string} chapter */
  const setChapter = chapter => {
    if (chapter === view?.chapter) return;
    view = { ...(view ?? wanted), chapter };
    me.setState('chapter', { id: chapter, turn: ++turn });
  };
  // Not sent: what the document shows already, and an answer to an older choice.
  /** @type {Carrier['offer']} */
  const offer = (offered, at) => {
    wanted = offered;
    if (!ready || at < turn || same(offered, view)) return;
    turn = at;
    view = offered;
    tell();
  };
  // No window in the address means the one that the document opened with.
  const tell = () => post({ view: { ...view, window: view?.window ?? usual } });
  /** @type {(state: State) => Chosen} */
  const settled = ({ selected = null, window = null }) => ({ selected, window: same(window, usual) ? null : window });
  /** @param {State} state */
  const settle = state => {
    const { selected, window } = settled(state);
    if (selected !== view?.selected || !same(window, view?.window)) choose({ selected, window });
  };
  /** @param {Partial<Chosen>} chosen */
  const choose = chosen => {
    const next = { ...(view ?? wanted), ...chosen };
    view = next;
    // The turn makes every choice a new value, so that choosing the same again after Back counts.
    me.setState('view', { selected: next.selected, window: next.window, turn: ++turn });
  };

  // A choice is under way; the reader takes the filters back from within the exhibit.
  /** @param {Said} said */
  const attend = said => {
    if (said.busy) document.documentElement.classList.add(BUSY);
    if (said.clear) /** @type {HTMLElement | null} */ (document.querySelector('.st-key-clear button'))?.click();
  };

  /** @param {MessageEvent<Said | undefined>} event */
  const hear = event => {
    if (event.source !== frame.contentWindow || event.origin !== location.origin) return;
    const said = event.data;
    if (said?.crossings !== 1) return;
    if (said.ready) {
      ready = true;
      view = null;
      usual = said.usual;
      post({ theme: scheme });
      const early = said.state && settled(said.state); // chosen before the page was there
      offer({ ...wanted, ...early }, turn);
      if (early) choose(early);
    } else if (said.state) settle(said.state);
    attend(said);
    if (said.height !== undefined) frame.style.setProperty('--content', said.height ? `${Math.ceil(said.height)}px` : '');
    if (typeof said.chapter === 'string') setChapter(said.chapter);
    if (said.card) toCard();
    if (said.told !== undefined) me.setState('told', { ...said.told, on: said.told !== null, turn: ++turn });
  };
  // From a mark to its card, and back by Escape to the mark. While Streamlit answers a choice there may
  // be no card; it is waited for.
  const toCard = () => {
    const card = /** @type {HTMLElement | null} */ (document.querySelector(CARD));
    comes.disconnect();
    if (!card) {
      comes.observe(document.body, { childList: true, subtree: true });
      return;
    }
    card.tabIndex = -1;
    card.focus();
  };
  const comes = new MutationObserver(toCard);
  /** @param {KeyboardEvent} event */
  const toExhibit = event => {
    event.preventDefault();
    frame.focus();
    post({ back: true });
  };
  /** @param {KeyboardEvent} event */
  const key = event => {
    if (event.ctrlKey || event.metaKey || event.altKey || !PLAYED.has(event.key)) return;
    if (event.key.startsWith('Page') && frame.dataset.mode !== 'present') return;
    if (event.defaultPrevented || (event.key === 'Escape' && document.querySelector(OPEN))) return;
    if (event.key === 'Escape' && within(event, CARD)) return toExhibit(event);
    const taken = within(event, TAKEN);
    if (taken && !taken.matches('.stMain')) {
      if (event.key === 'Escape') post({ close: true });
      return;
    }
    event.preventDefault();
    post({ key: event.key });
  };
  /** @param {MouseEvent} event */
  const click = event => {
    const selected = within(event, 'a[data-select]')?.dataset.select;
    if (selected !== undefined && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0) {
      event.preventDefault();
      document.documentElement.classList.add(BUSY);
      choose({ selected });
      tell();
    }
    copy(event);
  };

  // Where the exhibit begins, for the style sheet, which gives it the height that is left.
  const measure = () => {
    const main = frame.closest('.stMain');
    if (!main) return;
    const top = frame.getBoundingClientRect().top - main.getBoundingClientRect().top + main.scrollTop;
    document.documentElement.style.setProperty('--crossings-top', `${Math.round(top)}px`);
  };
  const watch = new ResizeObserver(measure);

  // Streamlit keeps what a page showed until the next page is done; the exhibit is hidden at once.
  const leave = () => {
    const here = me.shown.has(location.pathname) || WITH_EXHIBIT.has(location.pathname.split('/').pop() ?? '');
    frame.style.display = here ? '' : 'none';
  };

  addEventListener('message', hear);
  addEventListener('popstate', leave);
  globalThis.navigation?.addEventListener('currententrychange', leave);
  addEventListener('keydown', key);
  addEventListener('click', click, true);
  const end = () => {
    removeEventListener('message', hear);
    removeEventListener('popstate', leave);
    globalThis.navigation?.removeEventListener('currententrychange', leave);
    removeEventListener('keydown', key);
    removeEventListener('click', click, true);
    watch.disconnect();
    comes.disconnect();
    frame.remove();
    delete parentElement.crossings;
  };
  /** @type {Carrier} */
  const me = { frame, shown: new Set(), setState: setStateValue, offer, dress, leave, end };
  if (early) {
    parentElement.moveBefore(frame, null); // unlike append, does not load it again
    frame.contentWindow?.postMessage({ ...MARK, hello: true }, location.origin);
  } else {
    frame.src = address(data.file);
    parentElement.append(frame);
  }
  const page = frame.closest('.stMainBlockContainer');
  if (page) watch.observe(page, { box: 'border-box' }); // its padding is part of what is above
  return me;
}

/**
 * The address of a built file. Streamlit's pages and app/ are all in one folder, so it is relative to
 * any page; Streamlit's markup, which may change with the next version, is not used.
 * @param {string} file
 */
function address(file) {
  return new URL(`./app/static/${encodeURIComponent(file)}`, document.baseURI).href;
}

/**
 * The frame that started early, if it holds this document; one of an older edition is removed.
 * @param {string} file
 */
function waiting(file) {
  const frame = /** @type {HTMLIFrameElement | null} */ (document.querySelector('.crossings-early'));
  if (frame?.src.endsWith(`/${encodeURIComponent(file)}`)) return frame;
  frame?.remove();
  return null;
}

/** @type {(one: unknown, other: unknown) => boolean} */
function same(one, other) {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}

/**
 * 'dark' on a dark page: Streamlit gives components only its colours, not its scheme.
 * @param {Element} element
 */
function theme(element) {
  const probe = document.createElement('canvas').getContext('2d');
  if (!probe) return 'light';
  probe.fillStyle = getComputedStyle(element).getPropertyValue('--st-background-color').trim() || '#fff';
  probe.fillRect(0, 0, 1, 1);
  const [red, green, blue] = probe.getImageData(0, 0, 1, 1).data;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 128 ? 'dark' : 'light';
}
