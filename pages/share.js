/* Copying on the Share page, and the keyboard's place: a reader who pressed a button that was taken away
   goes on with what came of it. */

export default function ({ parentElement }) {
  const me = (parentElement.share ??= begin(parentElement));
  return me.end;
}

function begin(parentElement) {
  const me = {};
  /** @type {Element | null} */
  let place = null; // of the button that was pressed last
  const remember = event => {
    place = event.target.closest?.('[class*="st-key-made-"]') ?? null;
  };
  const goOn = () => {
    if (!place?.isConnected || document.activeElement !== document.body) return;
    place.querySelector('button')?.focus({ preventScroll: true });
  };
  const watch = new MutationObserver(goOn);
  addEventListener('click', copy);
  addEventListener('focusin', remember);
  addEventListener('pointerdown', remember);
  watch.observe(document.body, { childList: true, subtree: true });
  me.end = () => {
    removeEventListener('click', copy);
    removeEventListener('focusin', remember);
    removeEventListener('pointerdown', remember);
    watch.disconnect();
    delete parentElement.share;
  };
  return me;
}
