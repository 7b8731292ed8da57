/* Copies what a button[data-copy] holds: a text, "address" for the page's own address, or "code" for
   the code shown before it, since Streamlit removes attributes that hold markup.
   ``_frame.script`` adds this file to the script of every component. */

/** @param {MouseEvent} event */
async function copy(event) {
  const button = /** @type {HTMLButtonElement | null} */ (within(event, 'button[data-copy]'));
  if (!button || event.copied) return;
  event.copied = true;
  const { label = button.textContent, done = '' } = button.dataset;
  const text = meant(button);
  button.dataset.label = label;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    byHand(text, button); // pages not served over https have no clipboard
  }
  button.textContent = done;
  clearTimeout(button.again);
  button.again = setTimeout(() => (button.textContent = label), 1600);
}

/**
 * The element of a kind that an event came from or from within, if any.
 * @param {Event} event
 * @param {string} selector
 */
function within({ target }, selector) {
  return target instanceof Element ? /** @type {HTMLElement | null} */ (target.closest(selector)) : null;
}

/** @param {HTMLElement} button */
function meant(button) {
  const { copy = '' } = button.dataset;
  if (copy === 'address') return location.href;
  if (copy === 'code') return button.closest('.cx')?.querySelector('code')?.textContent ?? '';
  return copy;
}

/** @type {(text: string, button: HTMLElement) => void} */
function byHand(text, button) {
  const box = Object.assign(document.createElement('textarea'), { value: text });
  button.after(box);
  box.select();
  document.execCommand('copy');
  box.remove();
  button.focus({ preventScroll: true });
}
