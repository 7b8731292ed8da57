
/* Copies what a button[data-copy] holds: a text, or "address" for the page's own address.
   ``_frame.script`` adds this to the script of every page that has such buttons. */
async function copy(event) {
  const button = event.target.closest?.('button[data-copy]');
  if (!button || event.copied) return;
  event.copied = true; // where two scripts hear one click
  const text = button.dataset.copy === 'address' ? location.href : button.dataset.copy;
  button.dataset.label ??= button.textContent;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    byHand(text, button); // pages not served over https have no clipboard
  }
  button.textContent = button.dataset.done;
  clearTimeout(button.again);
  button.again = setTimeout(() => (button.textContent = button.dataset.label), 1600);
}

function byHand(text, button) {
  const box = Object.assign(document.createElement('textarea'), { value: text });
  button.after(box);
  box.select();
  document.execCommand('copy');
  box.remove();
  button.focus({ preventScroll: true });
}
