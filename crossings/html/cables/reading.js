/* Keys, copying and printing on the reading pages. Streamlit runs this again on new data. */

const BUSY = 'input,textarea,select,iframe,[contenteditable],[role=combobox],[role=listbox],[role=option],[role=radiogroup],[role=slider],[role=tab],[role=menu],[role=dialog],[data-arrows]';
const STEP = { ArrowLeft: '.st-key-before button', ArrowRight: '.st-key-after button' };

export default function ({ data, parentElement, setTriggerValue }) {
  const me = (parentElement.reading ??= begin(parentElement));
  me.open = cable => setTriggerValue('cable', cable);
  if (data.sought !== me.sought) reveal((me.sought = data.sought));
  return me.end;
}

function begin(parentElement) {
  const me = {};
  const key = event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.defaultPrevented) return;
    if (event.target.closest?.(BUSY)) return;
    const button = document.querySelector(STEP[event.key] ?? 'nothing');
    if (!button || button.disabled) return;
    event.preventDefault();
    button.click();
  };
  const click = event => {
    const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    const link = event.target.closest?.('a[data-cable]');
    if (link && plain) {
      event.preventDefault();
      me.open(link.dataset.cable);
    }
    copy(event);
    if (event.target.closest?.('button[data-print]')) print();
  };
  addEventListener('keydown', key);
  document.documentElement.dataset.reading = 'keys'; // from now on keys and copying work
  addEventListener('click', click, true);
  me.end = () => {
    removeEventListener('keydown', key);
    removeEventListener('click', click, true);
    delete parentElement.reading;
  };
  return me;
}

/* Brings the entry that the address asks for into view, once it stands. */
function reveal(id, tries = 60) {
  if (!id) return;
  const entry = document.getElementById(id);
  if (entry) entry.scrollIntoView({ block: 'center' });
  else if (tries) requestAnimationFrame(() => reveal(id, tries - 1));
}
