/* Copying on the Share page, and the keyboard's focus: when a pressed button is replaced by its
   result, the focus moves to the result. */

/** @param {Component<{}, {share?: {end: () => void}}>} component */
export default function ({ parentElement }) {
  return (parentElement.share ??= begin(() => delete parentElement.share)).end;
}

/** @param {() => void} forget */
function begin(forget) {
  /** @type {Element | null} */
  let place = null; // of the button that was pressed last
  /** @param {Event} event */
  const remember = event => {
    place = within(event, '[class*="st-key-made-"]');
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
  const end = () => {
    removeEventListener('click', copy);
    removeEventListener('focusin', remember);
    removeEventListener('pointerdown', remember);
    watch.disconnect();
    forget();
  };
  return { end };
}
