// What the other scripts use: the data, and small helpers for the page.

// A single file may hold the collection twice: alone, and with its neighbouring documents, which the
// address asks for, or the file shows at first.
const withNeighbours = document.getElementById('data'), collectionAlone = document.getElementById('data-alone');
const asked = new URLSearchParams(location.search || location.hash.slice(1));
const ringOn = !collectionAlone || (asked.get('ring') ?? collectionAlone.dataset.ring) === '1';
/** @type {Payload} */
const DATA = JSON.parse((ringOn ? withNeighbours : collectionAlone)?.textContent ?? '');
const CLAIMS = new Map(DATA.claims.map(claim => [claim.id, claim]));
const CABLES = new Map(DATA.cables.map(cable => [cable.id, cable]));
const MARKS = new Map(DATA.marks.map(mark => [mark.id, mark]));
const calm = matchMedia('(prefers-reduced-motion: reduce)');
const slim = matchMedia(`(max-width: ${DATA.theme.narrow}px)`);
const narrow = {get matches() { return slim.matches && !document.documentElement.hasAttribute('data-printing'); }}; // paper is never narrow

/**
 * An element of document.html.
 * @template {keyof OwnElements} K
 * @param {K} id
 */
const byId = id => /** @type {OwnElements[K]} */ (document.getElementById(id));

/**
 * Elements by a selector, in the page or in a part of it.
 * @param {string} selector
 * @param {ParentNode} root
 */
const all = (selector, root = document) => [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(selector))];

/**
 * The element of a kind that an event came from or from within, if any.
 * @param {Event} event
 * @param {string} selector
 */
const within = ({target}, selector) => target instanceof Element ? target.closest(selector) : null;

/**
 * The value of a map for a key; throws a RangeError if it has none.
 * @template {string | number} K
 * @template T
 * @param {Map<K, T>} map
 * @param {K} key
 * @returns {T}
 */
function known(map, key) {
  const value = map.get(key);
  if (value === undefined) throw new RangeError(`there is no ${key}`);
  return value;
}

/**
 * A new element with class and text. Text is never set as markup.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {string} className
 * @param {string} text
 */
function make(tag, className = '', text = '') {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text) node.textContent = text;
  return node;
}

/**
 * A new button.
 * @param {string} className
 * @param {string} text
 * @param {() => void} act
 * @param {string} label where the text alone does not say what it does
 */
function button(className, text, act, label = '') {
  const node = make('button', className, text);
  node.type = 'button';
  if (label) { node.setAttribute('aria-label', label); node.title = label; }
  node.addEventListener('click', act);
  return node;
}

// The words of the language now chosen.
let words = DATA.texts.en; // eslint-disable-line prefer-const -- link.js sets it
/**
 * A text of the interface, with its placeholders filled.
 * @param {UiKey} key
 * @param {Record<string, string | number>} values
 */
const ui = (key, values = {}) =>
  words.ui[key].replace(/\{(\w+)\}/g, (all, name) => String(values[name] ?? all));

// Formatters are slow to make, so each is made once.
/** @type {Map<string, Intl.DateTimeFormat>} */
const formatters = new Map();
/**
 * A day in the reader's language.
 * @param {number} day
 * @param {Intl.DateTimeFormatOptions} options
 */
function format(day, options) {
  const lang = state.lang === 'en' ? 'en-GB' : state.lang, key = lang + JSON.stringify(options);
  const formatter = formatters.get(key) ?? new Intl.DateTimeFormat(lang, {timeZone: 'UTC', ...options});
  formatters.set(key, formatter);
  return formatter.format(day);
}

/** @param {number} day */
const longDay = day => format(day, {day: 'numeric', month: 'long', year: 'numeric'});

/**
 * Gives an element exactly one class of a family (status-on, status-off …).
 * @param {HTMLElement | SVGElement | null | undefined} node
 * @param {string} family
 * @param {string | undefined} value
 */
function setFamily(node, family, value) {
  if (!node || node.dataset[family] === value) return;
  const old = node.dataset[family];
  if (old) node.classList.remove(`${family}-${old}`);
  if (value) node.classList.add(`${family}-${value}`);
  if (value === undefined) delete node.dataset[family]; else node.dataset[family] = value;
}
