/* On a phone: the menu has a name, the card of what is chosen is a sheet that rises from below and
   leaves in sight what was chosen, and a foot goes from document to document and tells what Play
   tells. In a wider window nothing of this is there.
   Streamlit may put other elements in place of its own at any time, so all is set again when it does. */

const MENU = '[data-testid="stExpandSidebarButton"]';
const UNMENU = '[data-testid="stSidebarCollapseButton"] button';
const CHOSEN = '.st-key-card .cx-card:not(:has(> .cx-choices))';
const OPEN = ':popover-open'; // the browser closes it by Escape
const FOOT_LEAST = 360; // px of height; in a lower window (a laptop at 400 %) the foot would take a third
const SWIPE = 60; // px downwards that close the sheet

/** @typedef {Record<'menu' | 'close' | 'copy' | 'copied' | 'chosen' | 'foot' | 'earlier' | 'later' | 'play' | 'pause' | 'end', string>} Words */
/** @typedef {{when: string; text: string; runs: boolean}} Telling what Play tells, and whether it goes on by itself */
/** @typedef {{select(id: null): void; step(by: number): void; play(): void; end(): void}} Crossings what a page asks of the exhibit */
/** @typedef {{end: () => void}} Phone */

/** @param {Component<{narrow: number; words: Words}, {phone?: Phone}>} component */
export default function ({ data, parentElement }) {
  return (parentElement.phone ??= begin(data.narrow, data.words, () => delete parentElement.phone)).end;
}

/**
 * @param {number} narrow px, the widest window that counts as a phone
 * @param {Words} words
 * @param {() => void} forget
 * @returns {Phone}
 */
function begin(narrow, words, forget) {
  const little = matchMedia(`screen and (max-width: ${narrow}px)`), high = matchMedia(`(min-height: ${FOOT_LEAST}px)`);
  const bar = Object.assign(document.createElement('div'), { className: 'cx-sheet-bar' });
  const closing = Object.assign(document.createElement('button'), { type: 'button', textContent: `✕ ${words.close}` });
  const link = Object.assign(document.createElement('button'), { type: 'button', textContent: words.copy });
  Object.assign(link.dataset, { copy: 'address', done: words.copied });
  bar.append(link, closing);
  let shown = ''; // heading of the card that the sheet shows
  /** @type {Element | null} where the focus was before the sheet took it */
  let opener = null;
  let brought = false; // whether the page was scrolled to what is chosen
  let from = NaN; // where a finger took the bar, px
  /** @type {Telling | null} */
  let told = null;
  let past = ''; // heading of the card that followed the telling: no choice of the reader's
  const foot = footOf(words, (/** @type {'step' | 'play' | 'end'} */ what, by = 0) => exhibit()?.crossings[what](by));

  const update = () => {
    for (const [button, word] of /** @type {const} */ ([[MENU, words.menu], [UNMENU, words.close]])) name(document.querySelector(button), word);
    foot.show(little.matches && high.matches && exhibit()?.frame.dataset.mode === 'explore', told);
    const card = little.matches ? document.querySelector(CHOSEN) : null;
    const sheet = follows(title(card)) ? null : card?.closest('.stColumn');
    if (!card || !(sheet instanceof HTMLElement)) {
      if (shown) lower();
      return;
    }
    if (bar.parentElement !== sheet) sheet.prepend(bar);
    const heading = title(card);
    if (sheet.dataset.sheet && shown === heading) return;
    raise(sheet, heading);
  };
  /** Whether a card follows the telling, now or since it ended: it is no choice of the reader's. */
  /** @param {string} heading */
  const follows = heading => {
    if (told) past = heading || past;
    else if (heading !== past) past = '';
    return Boolean(told) || past !== '';
  };
  /** @type {(sheet: HTMLElement, heading: string) => void} */
  const raise = (sheet, heading) => {
    const focused = document.activeElement;
    if (!shown && focused instanceof HTMLIFrameElement) opener = focused;
    shown = heading;
    for (const [key, value] of [['role', 'dialog'], ['aria-label', `${words.chosen}: ${heading}`], ['data-sheet', 'up'], ['tabindex', '-1']]) sheet.setAttribute(key, value);
    sheet.scrollTop = 0;
    brought = false;
    bring();
    if (opener && focused === opener) sheet.focus({ preventScroll: true });
  };
  /** Once: an address with a choice opens its card before the map stands. */
  const bring = () => {
    const sheet = bar.parentElement;
    if (shown && sheet && !brought) brought = bringIntoSight(sheet);
  };
  /** Takes the sheet away; the focus goes back to where it was. */
  const lower = () => {
    const sheet = bar.parentElement;
    bar.remove();
    shown = '';
    for (const key of ['role', 'aria-label', 'data-sheet', 'tabindex']) sheet?.removeAttribute(key);
    if (opener instanceof HTMLIFrameElement && (document.activeElement === document.body || sheet?.contains(document.activeElement))) {
      opener.focus();
      opener.contentWindow?.focus();
    }
    opener = null;
  };
  const close = () => {
    if (!shown) return;
    const sheet = bar.parentElement;
    exhibit()?.crossings.select(null);
    opener ??= document.querySelector('iframe.crossings-frame');
    if (sheet) sheet.dataset.sheet = 'down'; // at once; the page follows when the server has answered
  };
  /** @param {KeyboardEvent} event */
  const key = event => {
    if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector(OPEN) || !within(event, '[data-sheet=up]')) return;
    event.preventDefault();
    close();
  };
  /** @param {TouchEvent} event */
  const take = event => (from = event.touches[0].clientY);
  /** @param {TouchEvent} event */
  const leave = event => {
    if (event.changedTouches[0].clientY - from > SWIPE) close();
  };
  /** @param {MessageEvent<{crossings?: 1; ready?: true; state?: {selected?: string | null}; telling?: Telling | null} | undefined>} event */
  const hear = ({ data, source, origin }) => {
    const shown = exhibit();
    if (data?.crossings !== 1 || origin !== location.origin || source !== shown?.frame.contentWindow) return;
    if (data.state?.selected) past = '';
    bring();
    if (data.telling === undefined && !data.ready && !data.state) return;
    const begins = data.telling && !told;
    if (data.telling !== undefined) told = data.telling;
    update();
    if (begins && little.matches) toMap();
  };
  addEventListener('message', hear);
  closing.addEventListener('click', close);
  bar.addEventListener('touchstart', take, { passive: true });
  bar.addEventListener('touchend', leave);
  addEventListener('keydown', key, true);
  for (const size of [little, high]) size.addEventListener('change', update);
  const watch = new MutationObserver(update);
  watch.observe(document.body, { childList: true, subtree: true });
  update();
  return {
    end: () => {
      watch.disconnect();
      for (const size of [little, high]) size.removeEventListener('change', update);
      removeEventListener('keydown', key, true);
      removeEventListener('message', hear);
      foot.remove();
      bar.remove();
      forget();
    },
  };
}

/** @type {(button: Element | null, word: string) => void} */
function name(button, word) {
  if (!button || button.getAttribute('data-word') === word) return;
  button.setAttribute('data-word', word);
  button.setAttribute('aria-label', word);
}

/** @param {Element | null} card */
const title = card => card?.querySelector('h2')?.textContent ?? '';

/** The exhibit's window, if the page shows it. */
function exhibit() {
  const frame = /** @type {HTMLIFrameElement | null} */ (document.querySelector('iframe.crossings-frame'));
  const shown = /** @type {Window & {crossings?: Crossings} | null | undefined} */ (frame?.contentWindow);
  return frame?.checkVisibility() && shown?.crossings ? { frame, crossings: shown.crossings, document: shown.document } : null;
}

/**
 * The foot of a phone's page: the document before, Play, the document after; while Play tells, what it
 * tells, and its steps.
 * @param {Words} words
 * @param {(what: 'step' | 'play' | 'end', by?: number) => void} ask
 */
function footOf(words, ask) {
  const foot = document.createElement('section'), said = document.createElement('div'), row = document.createElement('div');
  foot.className = 'cx-foot';
  foot.setAttribute('aria-label', words.foot);
  said.className = 'cx-told';
  row.className = 'cx-row';
  /** @type {(text: string, press: () => void) => HTMLButtonElement} */
  const button = (text, press) => {
    const node = Object.assign(document.createElement('button'), { type: 'button', textContent: text });
    node.addEventListener('click', press);
    return node;
  };
  const run = button(words.play, () => ask('play')), end = button(words.end, () => ask('end'));
  row.append(button(words.earlier, () => ask('step', -1)), run, button(words.later, () => ask('step', 1)), end);
  foot.append(said, row);
  let now = '';
  return {
    /** @type {(on: boolean, telling: Telling | null) => void} */
    show: (on, telling) => {
      const next = JSON.stringify([on, telling]);
      exhibit()?.document.documentElement.toggleAttribute('data-foot', on);
      if (next === now && foot.isConnected === on) return;
      now = next;
      if (on) document.querySelector('.stApp')?.append(foot); else foot.remove();
      said.hidden = end.hidden = !telling;
      run.textContent = telling?.runs ? words.pause : words.play;
      const when = Object.assign(document.createElement('b'), { textContent: telling?.when ?? '' });
      said.replaceChildren(when, Object.assign(document.createElement('p'), { textContent: telling?.text ?? '' }));
    },
    remove: () => foot.remove(),
  };
}

/** Scrolls the page so that the map begins below its head. */
function toMap() {
  const shown = exhibit(), map = shown?.document.querySelector('.map-frame');
  if (!shown || !map) return;
  const top = shown.frame.getBoundingClientRect().top + map.getBoundingClientRect().top;
  const head = document.querySelector('header.stAppHeader')?.getBoundingClientRect().bottom ?? 0;
  document.querySelector('.stMain')?.scrollBy({ top: top - head - 8 });
}

/**
 * Scrolls the page so that what is chosen stands between its head and the sheet.
 * @param {HTMLElement} sheet
 * @returns {boolean} whether what is chosen is drawn yet
 */
function bringIntoSight(sheet) {
  const shown = exhibit(), main = document.querySelector('.stMain');
  if (!shown || !main) return false;
  const mark = shown.document.querySelector('.map .chosen-yes') ?? shown.document.querySelector('.chosen-yes');
  if (!mark) return false;
  const box = mark.getBoundingClientRect(), top = shown.frame.getBoundingClientRect().top + box.top;
  const head = document.querySelector('header.stAppHeader')?.getBoundingClientRect().bottom ?? 0;
  const foot = sheet.getBoundingClientRect().top;
  main.scrollBy({ top: top + box.height / 2 - (head + foot) / 2 });
  return true;
}
