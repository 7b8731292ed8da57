/* Folds the parts of a page where there is little room: h2[data-fold] is the heading of a part, and
   what follows it, up to the next such heading, is hidden until it is opened, found by the browser's
   search, or led to by a link. Elsewhere, and on paper, nothing is folded.
   Only attributes of Streamlit's elements are changed: it may put others in their place at any time. */

const FOLDING = '[data-fold]';

/** @typedef {{end: () => void}} Folding */

/** @param {Component<{narrow: number}, {folding?: Folding}>} component */
export default function ({ data, parentElement }) {
  return (parentElement.folding ??= begin(data.narrow, () => delete parentElement.folding)).end;
}

/**
 * @param {number} narrow px, the widest window in which parts are folded
 * @param {() => void} forget
 * @returns {Folding}
 */
function begin(narrow, forget) {
  const little = matchMedia(`screen and (max-width: ${narrow}px)`);
  /** @type {Map<string, boolean>} what the reader has opened or closed, by page and heading */
  const chosen = new Map();
  /** @type {WeakMap<Element, HTMLElement>} the heading of what is folded */
  const owners = new WeakMap();
  let followed = '', paper = false;

  /** @param {HTMLElement} heading */
  const key = heading => `${location.pathname} ${heading.id || name(heading)}`;
  /** @param {HTMLElement} heading */
  const isOpen = heading => chosen.get(key(heading)) ?? heading.dataset.open !== undefined;
  /** @type {(heading: HTMLElement, open: boolean) => void} */
  const set = (heading, open) => {
    chosen.set(key(heading), open);
    fold();
  };
  const fold = () => {
    const folded = little.matches && !paper;
    /** @type {Set<Element>} */
    const away = new Set();
    for (const heading of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(FOLDING))) {
      const open = isOpen(heading);
      if (folded) button(heading).setAttribute('aria-expanded', `${open}`);
      else plain(heading);
      if (!folded || open) continue;
      for (const element of inside(heading)) {
        owners.set(element, heading);
        away.add(element);
      }
    }
    for (const element of document.querySelectorAll('[data-folded]')) if (!away.has(element)) show(element);
    for (const element of away) if (element.getAttribute('hidden') === null) hide(element);
    arrive();
  };
  // The part of the address behind # leads to what may be folded, or not be there yet.
  const arrive = () => {
    const target = aim(location.hash);
    if (!target || followed === location.href) return;
    followed = location.href;
    if (unfold(target)) target.scrollIntoView();
  };
  /**
   * Opens what an element is folded in, or the part that it is the heading of.
   * @param {Element} element
   */
  const unfold = element => {
    const box = element.closest('[data-folded]');
    const heading = element.matches(FOLDING) ? /** @type {HTMLElement} */ (element) : box && owners.get(box);
    if (!heading || isOpen(heading)) return false;
    set(heading, true);
    return true;
  };
  /** @param {Event} event */
  const found = event => {
    if (event.target instanceof Element) unfold(event.target);
  };
  /** @param {MouseEvent} event */
  const click = event => {
    const heading = /** @type {HTMLElement | null | undefined} */ (within(event, '.cx-fold')?.closest(FOLDING));
    if (heading) set(heading, !isOpen(heading));
    const target = aim(/** @type {HTMLAnchorElement | null} */ (within(event, 'a[href^="#"]'))?.hash);
    if (target) unfold(target);
  };
  const print = () => {
    paper = true;
    fold();
  };
  const printed = () => {
    paper = false;
    fold();
  };

  const watch = new MutationObserver(fold);
  const events = { beforematch: found, click, hashchange: fold, beforeprint: print, afterprint: printed };
  for (const [type, act] of Object.entries(events)) addEventListener(type, /** @type {EventListener} */ (act), true);
  little.addEventListener('change', fold);
  watch.observe(document.body, { childList: true, subtree: true });
  fold();
  return {
    end: () => {
      for (const [type, act] of Object.entries(events)) removeEventListener(type, /** @type {EventListener} */ (act), true);
      little.removeEventListener('change', fold);
      watch.disconnect();
      forget();
    },
  };
}

/**
 * What an address within the page leads to.
 * @param {string | undefined} hash
 */
function aim(hash) {
  return hash ? document.getElementById(decodeURIComponent(hash.slice(1))) : null;
}

/**
 * What a heading stands over: what follows it, in its own box or, where Streamlit gave it a box to
 * itself, after that.
 * @param {HTMLElement} heading
 */
function inside(heading) {
  const found = upTo(heading);
  const box = heading.parentElement?.matches('.stHtml') ? heading.closest('.stElementContainer') : null;
  return box ? [...found, ...upTo(box)] : found;
}

/** @param {Element} element */
function upTo(element) {
  const found = [];
  for (let next = element.nextElementSibling; next && !next.matches(FOLDING) && !next.querySelector(FOLDING); next = next.nextElementSibling) found.push(next);
  return found;
}

/** @param {Element} element */
function hide(element) {
  element.setAttribute('hidden', 'until-found');
  element.setAttribute('data-folded', '');
}

/** @param {Element} element */
function show(element) {
  element.removeAttribute('hidden');
  element.removeAttribute('data-folded');
}

/** @param {HTMLElement} heading */
function name(heading) {
  return heading.querySelector('.cx-fold')?.firstChild?.textContent ?? heading.textContent;
}

/**
 * The button in a heading, made where there is none: the heading's own words, and how much is inside.
 * @param {HTMLElement} heading
 */
function button(heading) {
  const known = heading.querySelector('.cx-fold');
  if (known) return known;
  const made = Object.assign(document.createElement('button'), { type: 'button', className: 'cx-fold' });
  const title = document.createElement('span');
  title.append(...heading.childNodes);
  made.append(title);
  if (heading.dataset.fold) made.append(' ', Object.assign(document.createElement('small'), { textContent: heading.dataset.fold }));
  heading.append(made);
  return made;
}

/**
 * A heading without a button.
 * @param {HTMLElement} heading
 */
function plain(heading) {
  const title = heading.querySelector('.cx-fold > span');
  if (title) heading.replaceChildren(...title.childNodes);
}
