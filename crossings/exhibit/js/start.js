// What everything else stands on: the data, and small helpers for the page.

const DATA = JSON.parse(document.getElementById('data').textContent);
const CLAIMS = new Map(DATA.claims.map(claim => [claim.id, claim]));
const CABLES = new Map(DATA.cables.map(cable => [cable.id, cable]));
const MARKS = new Map(DATA.marks.map(mark => [mark.id, mark]));
const calm = matchMedia('(prefers-reduced-motion: reduce)');
const slim = matchMedia(`(max-width: ${DATA.theme.narrow}px)`);
const narrow = {get matches() { return slim.matches && !document.documentElement.hasAttribute('data-printing'); }}; // paper never is

const byId = id => document.getElementById(id);

// An element with class and text. Text is only ever set as text.
function make(tag, className = '', text = '') {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text) node.textContent = text;
  return node;
}

function button(className, text, act, label = '') {
  const node = make('button', className, text);
  node.type = 'button';
  if (label) { node.setAttribute('aria-label', label); node.title = label; }
  node.addEventListener('click', act);
  return node;
}

// The words of the language now chosen.
let words = DATA.texts.en;
const ui = (key, values = {}) =>
  words.ui[key].replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);

// Formatters are dear to make: each is made once.
const formatters = new Map();
function format(time, options) {
  const lang = state.lang === 'en' ? 'en-GB' : state.lang, key = lang + JSON.stringify(options);
  if (!formatters.has(key)) formatters.set(key, new Intl.DateTimeFormat(lang, {timeZone: 'UTC', ...options}));
  return formatters.get(key).format(time);
}

const wedge = direction => ({'cn-to-kp': '◢', 'kp-to-cn': '◤'})[direction] ?? '';
const hue = claim => claim.moved && wedge(claim.direction) ? (claim.direction === 'cn-to-kp' ? 'to-kp' : 'to-cn') : 'ink';
const pattern = claim => claim.side === 'kp' ? 'dots' : 'hatch';

// Give an element exactly one class of a family (status-on, status-off …).
function setFamily(node, family, value) {
  if (!node || node.dataset?.[family] === value) return;
  const old = node.dataset[family];
  if (old) node.classList.remove(`${family}-${old}`);
  if (value) node.classList.add(`${family}-${value}`);
  node.dataset[family] = value;
}
