// Stops of the Tab key: of many marks in a group one is a stop, and arrow keys go from mark to mark.

/**
 * The place that a key leads to in a list; undefined for any other key.
 * @param {string} key
 * @param {number} at
 * @param {number} count
 */
function nextStop(key, at, count) {
  switch (key) {
    case 'ArrowRight': case 'ArrowDown': return Math.min(at + 1, count - 1);
    case 'ArrowLeft': case 'ArrowUp': return Math.max(at - 1, 0);
    case 'Home': return 0;
    case 'End': return count - 1;
    default: return undefined;
  }
}

/**
 * Marks in the order of reading: row by row, from left to right. What differs by less than the height
 * of a bar stands in one row.
 * @template {{x: number; y: number}} T
 * @param {T[]} marks px
 */
function readingOrder(marks) {
  const down = [...marks].sort((a, b) => a.y - b.y);
  /** @type {T[][]} */
  const rows = [];
  for (const mark of down) {
    const row = rows.at(-1);
    if (row && mark.y - row[0].y <= 6) row.push(mark); else rows.push([mark]);
  }
  return rows.flatMap(row => row.sort((a, b) => a.x - b.x));
}

const stops = (() => {
  /** @typedef {HTMLElement | SVGElement} Mark */
  /** @type {{box: HTMLElement; selector: string; ordered: boolean; last: Mark | null}[]} */
  const groups = [];
  /** @type {Mark | null} the mark that has the focus, also while it is drawn again */
  let held = null;
  /** @type {Mark | null} the mark that had it last */
  let recent = null;

  /**
   * Makes the marks in a box one stop, now and whenever they are drawn again.
   * @param {HTMLElement} box marks outside it cannot be seen, and are no stops
   * @param {string} selector of the marks
   * @param {boolean} ordered whether they follow the picture and not the page
   */
  function group(box, selector, ordered = false) {
    const own = {box, selector, ordered, last: /** @type {Mark | null} */ (null)};
    groups.push(own);
    box.addEventListener('keydown', event => {
      const mark = /** @type {Mark | null} */ (within(event, selector));
      if (!mark || event.ctrlKey || event.metaKey || event.altKey) return;
      if (['Enter', ' '].includes(event.key) && mark.classList.contains('chosen-yes') && !story.on()) {
        event.preventDefault();
        event.stopPropagation();
        toCard();
        return;
      }
      if (mark instanceof HTMLSelectElement && ['ArrowUp', 'ArrowDown'].includes(event.key)) return;
      const list = marks(own), to = list[nextStop(event.key, list.indexOf(mark), list.length) ?? -1];
      if (!to) return;
      event.preventDefault();
      event.stopPropagation();
      to.setAttribute('tabindex', '0');
      to.focus();
    }, true);
    box.addEventListener('focusin', event => {
      const mark = /** @type {Mark | null} */ (within(event, selector));
      if (mark) { own.last = held = recent = mark; set(own); }
    });
    // A mark that is drawn again loses the focus without having been left.
    box.addEventListener('focusout', ({target}) => queueMicrotask(() => { if (held === target && held?.isConnected) held = null; }));
    new MutationObserver(() => { keep(own); refresh(); }).observe(box, {childList: true, subtree: true});
  }

  // The marks of a group that can be seen.
  /** @param {typeof groups[number]} group */
  function marks({box, selector, ordered}) {
    const room = box.getBoundingClientRect();
    const seen = /** @type {Mark[]} */ ([...box.querySelectorAll(selector)]).filter(node => {
      if (node.getAttribute('aria-hidden') === 'true' || node.matches(':disabled') || !node.checkVisibility({visibilityProperty: true})) return false;
      const {left, right, top, bottom} = node.getBoundingClientRect();
      return right > room.left && left < room.right && bottom > room.top && top < room.bottom;
    });
    if (!ordered) return seen;
    const placed = seen.map(node => { const {left, top} = node.getBoundingClientRect(); return {node, x: Math.max(left, room.left), y: top}; });
    return readingOrder(placed).map(({node}) => node);
  }

  // One mark of a group is a stop: where the focus was last, else what is chosen, else the first.
  /** @param {typeof groups[number]} group */
  function set(group) {
    const list = marks(group), stop = (group.last && list.includes(group.last) && group.last) || list.find(node => node.classList.contains('chosen-yes')) || list[0];
    for (const node of /** @type {NodeListOf<Mark>} */ (group.box.querySelectorAll(group.selector))) {
      const index = node === stop ? 0 : -1;
      if (node.tabIndex !== index || !node.hasAttribute('tabindex')) node.setAttribute('tabindex', String(index));
    }
  }

  // Where the mark that had the focus was drawn again, the new one gets it.
  /** @param {typeof groups[number]} own */
  function keep(own) {
    const {last} = own;
    if (!last || last.isConnected) return;
    const again = marks(own).find(node => node.dataset.id && node.dataset.id === last.dataset.id) ?? null;
    if (held === last && again) { again.setAttribute('tabindex', '0'); again.focus(); }
    if (recent === last) recent = again;
    own.last = again;
  }

  // Looking which marks can be seen lays the page out, so it waits until nothing moves.
  let waiting = 0;
  function refresh() {
    clearTimeout(waiting);
    waiting = setTimeout(() => groups.forEach(set), 120);
  }

  /** Brings the focus back to the mark that had it last; false where there is none. */
  function back() {
    if (!recent?.isConnected) return false;
    recent.focus();
    return true;
  }

  return {group, refresh, back};
})();

// Tells those who hear the page what has changed, once it rests.
const saying = (() => {
  let resting = 0, said = '';
  /** @param {string} text */
  function say(text) {
    clearTimeout(resting);
    if (text === said) return;
    resting = setTimeout(() => { said = text; byId('said').textContent = text; }, 300);
  }
  return {say};
})();
