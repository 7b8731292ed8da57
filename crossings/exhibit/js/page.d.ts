// What the scripts share besides the payload: the state, the elements of document.html, and the
// libraries in so far as they are used.

/** First and last day, both included, as UTC times in ms. */
type Span = [number, number];
type OpenSpan = [string | null, string | null];
type Tick = [number, Intl.DateTimeFormatOptions];
type Reach = 'on' | 'maybe' | 'open' | 'off';
type Status = 'on' | 'maybe' | 'faded' | 'off';
type Mode = 'explore' | 'present';

interface Filters { directions: string[]; measures: string[]; sides: string[]; cables: string[] }
interface Collection { claims: Map<string, ClaimData>; cables: Map<string, CableData> }
interface ClaimStatus { shown: Status; bar: Status }
type Scene = Pick<State, 'time' | 'window' | 'selected' | 'filters'>;
interface View { claims: Map<string, ClaimStatus>; cables: Map<string, Status> }
interface State {
  time: number | null;
  window: Span;
  selected: string | null;
  elsewhere: string | null;
  filters: Filters;
  lang: string;
  mode: Mode;
}

/** The elements that document.html holds, by id; tests/test_scripts.py holds the two together. */
interface OwnElements {
  story: HTMLElement; plate: HTMLElement; 'map-section': HTMLElement; 'map-frame': HTMLElement;
  key: HTMLDetailsElement; 'map-tools': HTMLElement; credit: HTMLElement; caption: HTMLElement;
  beside: HTMLElement; timeline: HTMLElement; controls: HTMLElement; 'overview-label': HTMLElement;
  readout: HTMLElement; overview: HTMLElement; lanes: HTMLElement; detail: HTMLElement;
  plot: HTMLElement; words: HTMLElement; edition: HTMLElement; tooltip: HTMLElement;
  'table-dialog': HTMLDialogElement; 'help-dialog': HTMLDialogElement;
  'evidence-dialog': HTMLDialogElement; 'contents-dialog': HTMLDialogElement;
  data: HTMLScriptElement;
  /** Made by scripts: the play button; plotly, in the single file. */
  play: HTMLButtonElement; 'plotly-packed': HTMLElement | null;
}

/** A state as the page around and people who embed the document are told it. */
interface PublicState {
  time: string | null; window: string[]; selected: string | null; filters: Filters; lang: string;
  cables: string[]; claims: string[];
}

/** Longitude and latitude, degrees. */
type Place = [number, number];
/** A box on the screen, px. */
interface Rect { x: number; y: number; w: number; h: number }
/** A way to put a label beside its place: in its own width and height, then in px. */
type Shift = [number, number, number?, number?];
interface LabelOptions {
  node: HTMLElement;
  /** Places to try, best first. */
  spots: Place[];
  shifts?: Shift[];
  /** The lower, the earlier it is placed. */
  rank: number;
  minZoom?: number;
  /** px kept free round it */
  gap?: number;
  /** Places that thin lines lead to. */
  anchor?: Place[] | null;
  dot?: HTMLElement | null;
}
type LabelItem = Required<LabelOptions> & {id: string; on: boolean};

/** A mark of the map as it is drawn: its outline, what goes with it, its label. */
interface Shape {
  mark: MarkData;
  extra: SVGElement[];
  path?: SVGElement;
  layer?: L.Polyline;
  /** All lines of a figure for several rivers. */
  all?: L.GeoJSON;
  label?: HTMLElement;
}

/** What the page around asks the document to show. */
interface Wanted {
  lang?: string; mode?: Mode; chapter?: string | null; kiosk?: number; filters?: Partial<Filters>;
  selected?: string | null; window?: [string, string] | null;
}

interface Window {
  crossings: any;
  crossingsLayers: {map: L.Map; layers: Record<string, L.GeoJSON>};
  Plotly: any;
}
declare const Plotly: any;
