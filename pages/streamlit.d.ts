// What Streamlit gives the scripts of components, and what these scripts add to the page's own types.

interface Component<Data, Kept = {}> {
  /** From the page's Python; new on every run of the page */
  data: Data;
  /** An element that stays the same between runs; scripts keep in it what they have set up. */
  parentElement: HTMLElement & Kept;
  setStateValue(name: string, value: unknown): void;
  setTriggerValue(name: string, value: unknown): void;
}

interface Event {
  /** Set once a script has handled it: two scripts may hear one click. */
  copied?: boolean;
}
interface HTMLButtonElement {
  /** The timer that puts back the label of a button that has copied. */
  again?: number;
}
