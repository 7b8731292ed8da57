/* Keys, copying and printing on the reading pages. Streamlit calls the default function again on
   new data. */

const BUSY = 'input,textarea,select,iframe,[contenteditable],[role=combobox],[role=listbox],[role=option],[role=radiogroup],[role=slider],[role=tab],[role=menu],[role=dialog],[data-arrows]';
/** @type {Record<string, string | undefined>} */
const STEP = { ArrowLeft: '.st-key-before button', ArrowRight: '.st-key-after button' };

/** @typedef {{sought?: string | null; open: (cable: string) => void; end: () => void}} Reading */

/** @param {Component<{sought: string | null}, {reading?: Reading}>} component */
export default function ({ data, parentElement, setTriggerValue }) {
  const me = (parentElement.reading ??= begin(() => delete parentElement.reading));
  me.open = cable => setTriggerValue('cable', cable);
  if (data.sought !== me.sought) reveal((me.sought = data.sought));
  return me.end;
}

/**
 * @param {() => void} forget
 * @returns {Reading}
 */
function begin(forget) {
  /** @param {KeyboardEvent} event */
  const key = event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.defaultPrevented) return;
    if (within(event, BUSY)) return;
    const button = /** @type {HTMLButtonElement | null} */ (document.querySelector(STEP[event.key] ?? 'nothing'));
    if (!button || button.disabled) return;
    event.preventDefault();
    button.click();
  };
  /** @param {MouseEvent} event */
  const click = event => {
    const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    const cable = within(event, 'a[data-cable]')?.dataset.cable;
    if (cable && plain) {
      event.preventDefault();
      me.open(cable);
    }
    copy(event);
    if (within(event, 'button[data-print]')) print();
  };
  addEventListener('keydown', key);
  document.documentElement.dataset.reading = 'keys'; // from now on keys and copying work
  addEventListener('click', click, true);
  /** @type {Reading} */
  const me = {
    open: () => {},
    end: () => {
      removeEventListener('keydown', key);
      removeEventListener('click', click, true);
      forget();
    },
  };
  return me;
}

/**
 * Scrolls to the entry that the address asks for, once it is in the page.
 * @param {string | null} id
 */
function reveal(id, tries = 60) {
  if (!id) return;
  const entry = document.getElementById(id);
  if (entry) entry.scrollIntoView({ block: 'center' });
  else if (tries) requestAnimationFrame(() => reveal(id, tries - 1));
}
