/* On a phone: the menu has a name, and the card of what is chosen is a sheet that rises from below
   and leaves in sight what was chosen. In a wider window nothing of this is there.
   Streamlit may put other elements in place of its own at any time, so all is set again when it does. */

const MENU = '[data-testid="stExpandSidebarButton"]';
const UNMENU = '[data-testid="stSidebarCollapseButton"] button';
const CHOSEN = '.st-key-card .cx-card:not(:has(> .cx-choices))';
const SWIPE = 60; // px downwards that close the sheet

/** @typedef {{menu: string; close: string; chosen: string}} Words */
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
  const little = matchMedia(`screen and (max-width: ${narrow}px)`);
  const bar = Object.assign(document.createElement('div'), { className: 'cx-sheet-bar' });
  const closing = Object.assign(document.createElement('button'), { type: 'button', textContent: `✕ ${words.close}` });
  bar.append(closing);
  let shown = ''; // heading of the card that the sheet shows
  /** @type {Element | null} where the focus was before the sheet took it */
  let opener = null;
  let from = NaN; // where a finger took the bar, px

  const update = () => {
    for (const [button, word] of /** @type {const} */ ([[MENU, words.menu], [UNMENU, words.close]])) name(document.querySelector(button), word);
    const card = little.matches ? document.querySelector(CHOSEN) : null;
    const sheet = card?.closest('.stColumn');
    if (!card || !(sheet instanceof HTMLElement)) {
      if (shown) lower();
      return;
    }
    if (bar.parentElement !== sheet) sheet.prepend(bar);
    const heading = card.querySelector('h2')?.textContent ?? '';
    if (sheet.dataset.sheet && shown === heading) return;
    raise(sheet, heading);
  };
  /** @type {(sheet: HTMLElement, heading: string) => void} */
  const raise = (sheet, heading) => {
    const focused = document.activeElement;
    if (!shown && focused instanceof HTMLIFrameElement) opener = focused;
    shown = heading;
    for (const [key, value] of [['role', 'dialog'], ['aria-label', `${words.chosen}: ${heading}`], ['data-sheet', 'up'], ['tabindex', '-1']]) sheet.setAttribute(key, value);
    sheet.scrollTop = 0;
    bringIntoSight(sheet);
    if (opener && focused === opener) sheet.focus({ preventScroll: true });
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
    if (event.key !== 'Escape' || event.defaultPrevented || !within(event, '[data-sheet=up]')) return;
    event.preventDefault();
    close();
  };
  /** @param {TouchEvent} event */
  const take = event => (from = event.touches[0].clientY);
  /** @param {TouchEvent} event */
  const leave = event => {
    if (event.changedTouches[0].clientY - from > SWIPE) close();
  };
  closing.addEventListener('click', close);
  bar.addEventListener('touchstart', take, { passive: true });
  bar.addEventListener('touchend', leave);
  addEventListener('keydown', key, true);
  little.addEventListener('change', update);
  const watch = new MutationObserver(update);
  watch.observe(document.body, { childList: true, subtree: true });
  update();
  return {
    end: () => {
      watch.disconnect();
      little.removeEventListener('change', update);
      removeEventListener('keydown', key, true);
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

/** The exhibit's window, if the page shows it. */
function exhibit() {
  const frame = /** @type {HTMLIFrameElement | null} */ (document.querySelector('iframe.crossings-frame'));
  const shown = /** @type {Window & {crossings?: {select: (id: null) => void}} | null | undefined} */ (frame?.contentWindow);
  return frame && shown?.crossings ? { frame, crossings: shown.crossings, document: shown.document } : null;
}

/**
 * Scrolls the page so that what is chosen stands between its head and the sheet.
 * @param {HTMLElement} sheet
 */
function bringIntoSight(sheet) {
  const shown = exhibit(), main = document.querySelector('.stMain');
  if (!shown || !main) return;
  const mark = shown.document.querySelector('.map .chosen-yes') ?? shown.document.querySelector('.chosen-yes');
  if (!mark) return;
  const box = mark.getBoundingClientRect(), top = shown.frame.getBoundingClientRect().top + box.top;
  const head = document.querySelector('header.stAppHeader')?.getBoundingClientRect().bottom ?? 0;
  const foot = sheet.getBoundingClientRect().top;
  main.scrollBy({ top: top + box.height / 2 - (head + foot) / 2 });
}
