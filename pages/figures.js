/* Ticks the ledger's boxes as chosen, and tells Streamlit which one a reader has changed.
   The boxes are ticked here and not in the markup, so that the table, and with it the focus,
   stays as it is when a box changes. */

/**
 * @typedef {{picks: Set<string>; tell: (name: string, value: unknown) => void; tick: () => void;
 *   end: () => void}} Boxes
 */

/** @param {Component<{picks: string[]}, {boxes?: Boxes}>} component */
export default function ({ data, parentElement, setTriggerValue }) {
  const me = (parentElement.boxes ??= begin(() => delete parentElement.boxes));
  me.tell = setTriggerValue; // always the newest closure
  me.picks = new Set(data.picks);
  me.tick();
  return me.end;
}

/**
 * @param {() => void} forget
 * @returns {Boxes}
 */
function begin(forget) {
  const boxes = () => /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll('input[data-pick]'));
  /** @param {Event} event */
  const change = event => {
    const box = /** @type {HTMLInputElement | null} */ (within(event, 'input[data-pick]'));
    const id = box?.dataset.pick;
    if (!box || !id) return;
    if (box.checked) me.picks.add(id);
    else me.picks.delete(id);
    me.tell('pick', { id, on: box.checked });
  };
  /** @param {MouseEvent} event */
  const click = event => {
    copy(event);
    const link = /** @type {HTMLAnchorElement | null} */ (within(event, 'a[href^="#"]'));
    if (link) follow(event, link);
  };
  const watch = new MutationObserver(changes => {
    const fresh = changes.some(change => [...change.addedNodes].some(node => node instanceof Element && node.querySelector('input[data-pick]')));
    if (fresh) me.tick();
  });
  addEventListener('change', change);
  addEventListener('click', click);
  watch.observe(document.body, { childList: true, subtree: true });
  /** @type {Boxes} */
  const me = {
    picks: new Set(),
    tell: () => {},
    tick: () => {
      for (const box of boxes()) box.checked = me.picks.has(box.dataset.pick ?? '');
    },
    end: () => {
      removeEventListener('change', change);
      removeEventListener('click', click);
      watch.disconnect();
      forget();
    },
  };
  return me;
}

/**
 * A link within the page moves the view and the focus; the address stays as it is.
 * @param {Event} event
 * @param {HTMLAnchorElement} link
 */
function follow(event, link) {
  const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!target) return;
  event.preventDefault();
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  target.scrollIntoView({ behavior: calm ? 'auto' : 'smooth', block: 'start' });
  if (!target.matches('[tabindex]')) target.tabIndex = -1;
  target.focus({ preventScroll: true });
}
