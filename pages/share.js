/* Copying on the Share page, and the keyboard's place: whoever pressed a button that was taken away
   goes on with what came of it. */

export default function ({ parentElement }) {
  const me = (parentElement.share ??= begin(parentElement));
  return me.end;
}

function begin(parentElement) {
  const me = {};
  let place = null; // of the button that was pressed last
  const remember = event => {
    const at = event.target.closest?.('[class*="st-key-made-"]');
    if (at || event.target !== document.body) place = at ?? null;
  };
  const goOn = () => {
    if (!place?.isConnected || document.activeElement !== document.body) return;
    place.querySelector('button')?.focus({ preventScroll: true });
  };
  const watch = new MutationObserver(goOn);
  addEventListener('click', copy);
  addEventListener('focusin', remember);
  watch.observe(document.body, { childList: true, subtree: true });
  me.end = () => {
    removeEventListener('click', copy);
    removeEventListener('focusin', remember);
    watch.disconnect();
    delete parentElement.share;
  };
  return me;
}
