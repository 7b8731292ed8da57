/* Keeps the ledger's boxes in step with what is chosen, and tells which one was changed.
   The boxes are ticked here and not in the markup, so that the table, and with it the focus,
   stays as it is when a box changes. */

export default function ({ data, parentElement, setTriggerValue }) {
  const me = (parentElement.boxes ??= begin(parentElement));
  me.tell = setTriggerValue; // always the newest closure
  me.picks = new Set(data.picks);
  me.tick();
  return me.end;
}

function begin(parentElement) {
  const me = { picks: new Set() };
  const boxes = () => /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll('input[data-pick]'));
  me.tick = () => {
    for (const box of boxes()) box.checked = me.picks.has(box.dataset.pick);
  };
  const change = event => {
    const box = event.target.closest?.('input[data-pick]');
    if (!box) return;
    box.checked ? me.picks.add(box.dataset.pick) : me.picks.delete(box.dataset.pick);
    me.tell('pick', { id: box.dataset.pick, on: box.checked });
  };
  const click = event => {
    copy(event);
    const link = event.target.closest?.('a[href^="#"]');
    if (link) follow(event, link);
  };
  const watch = new MutationObserver(changes => {
    const fresh = changes.some(change => [...change.addedNodes].some(node => node instanceof Element && node.querySelector('input[data-pick]')));
    if (fresh) me.tick();
  });
  addEventListener('change', change);
  addEventListener('click', click);
  watch.observe(document.body, { childList: true, subtree: true });
  me.end = () => {
    removeEventListener('change', change);
    removeEventListener('click', click);
    watch.disconnect();
    delete parentElement.boxes;
  };
  return me;
}

/* A link within the page moves the view and the focus, and leaves the address as it is. */
function follow(event, link) {
  const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!target) return;
  event.preventDefault();
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  target.scrollIntoView({ behavior: calm ? 'auto' : 'smooth', block: 'start' });
  if (!target.matches('[tabindex]')) target.tabIndex = -1;
  target.focus({ preventScroll: true });
}
