// Handles that mark a day and are moved with the arrow keys.

/** First and last day of the overview. */
const WHOLE = spanOf(DATA.timeline.whole);

/**
 * Makes an element a slider of days: arrow keys move it by a day, with Shift by 30 days, Home and
 * End to the ends of the overview.
 * @param {HTMLElement} node
 * @param {() => number} get its day
 * @param {(day: number) => void} set moves it
 */
function slider(node, get, set) {
  node.tabIndex = 0;
  node.setAttribute('role', 'slider');
  node.setAttribute('aria-valuemin', String(WHOLE[0] / DAY));
  node.setAttribute('aria-valuemax', String(WHOLE[1] / DAY));
  node.addEventListener('keydown', event => {
    const to = keyTarget(event, get());
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    set(clamp(to, ...WHOLE));
  });
}

/**
 * The day that a key moves a slider to; undefined for any other key.
 * @param {KeyboardEvent} event
 * @param {number} day
 */
function keyTarget({key, shiftKey}, day) {
  const by = DAY * (shiftKey ? 30 : 1);
  switch (key) {
    case 'ArrowLeft': case 'ArrowDown': return day - by;
    case 'ArrowRight': case 'ArrowUp': return day + by;
    case 'Home': return WHOLE[0];
    case 'End': return WHOLE[1];
    default: return undefined;
  }
}

/**
 * Announces the day of a slider. Formatting the first date takes half as long as drawing the map, so
 * it waits until the map is drawn.
 * @param {HTMLElement} node
 * @param {number} day
 */
function slidTo(node, day) {
  node.setAttribute('aria-valuenow', String(day / DAY));
  slid.set(node, day);
  spelling ||= requestAnimationFrame(() => {
    spelling = 0;
    for (const [slider, at] of slid) slider.setAttribute('aria-valuetext', longDay(at));
    slid.clear();
  });
}
/** @type {Map<HTMLElement, number>} */
const slid = new Map();
let spelling = 0;
