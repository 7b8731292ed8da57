
/* Copies what a button[data-copy] holds: a text, "address" for the page's own address, or "code" for
   the code shown before it, since Streamlit takes an attribute away that holds markup.
   ``_frame.script`` adds this to the script of every page that has such buttons. */
async function copy(event) {
  const button = event.target.closest?.('button[data-copy]');
  if (!button || event.copied) return;
  event.copied = true; // where two scripts hear one click
  const text = meant(button);
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

function meant(button) {
  if (button.dataset.copy === 'address') return location.href;
  if (button.dataset.copy === 'code') return button.closest('.cx').querySelector('code').textContent;
  return button.dataset.copy;
}

function byHand(text, button) {
  const box = Object.assign(document.createElement('textarea'), { value: text });
  button.after(box);
  box.select();
  document.execCommand('copy');
  box.remove();
  button.focus({ preventScroll: true });
}
