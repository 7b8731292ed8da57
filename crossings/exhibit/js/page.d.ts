// What the scripts share besides the payload: the state, the elements of document.html, and what is
// used of the libraries.

/** First and last day, both included, as UTC times in ms. */
type Span = [number, number];
type OpenSpan = [string | null, string | null];
/** The two days as the data have them, then as times; an end that is not known is infinite. */
type DatedSpan = [string | null, string | null, number, number];
type Tick = [number, Intl.DateTimeFormatOptions];
type Reach = 'on' | 'maybe' | 'open' | 'off';
type Status = 'on' | 'maybe' | 'faded' | 'off';
type Mode = 'explore' | 'present';

interface Filters { directions: string[]; measures: string[]; sides: string[]; cables: string[] }
interface Collection { claims: Map<string, ClaimData>; cables: Map<string, CableData> }
interface ClaimStatus { shown: Status; bar: Status }
type Scene = Pick<State, 'time' | 'window' | 'selected' | 'filters'>;
interface View {
  claims: Map<string, ClaimStatus>; cables: Map<string, Status>;
  /** In the order of the data: figures that are not off, and cables that are on. */
  visible: Painted[]; cablesOn: CableData[];
}
/** What filters and choice say of each, apart from time; in the order of the data. */
interface Ground {
  claims: {
    claim: ClaimData; spans: DatedSpan[]; fits: boolean; back: boolean; compared: boolean;
    /** Its status far from its period, its status now, and its first and last day. */
    away: ClaimStatus; now: ClaimStatus | null; first: number; last: number;
  }[];
  cables: {cable: CableData; spans: DatedSpan[]; fits: boolean; apart: boolean}[];
  view: View;
}
interface State {
  time: number | null;
  window: Span;
  selected: string | null;
  elsewhere: string | null;
  filters: Filters;
  lang: string;
  mode: Mode;
}

/** The elements of document.html by id; tests/test_scripts.py compares the two. */
interface OwnElements {
  story: HTMLElement; picture: HTMLElement; plate: HTMLElement; 'map-section': HTMLElement; 'map-frame': HTMLElement;
  key: HTMLDetailsElement; 'map-tools': HTMLElement; credit: HTMLElement; caption: HTMLElement; 'left-out': HTMLElement; empty: HTMLElement;
  beside: HTMLElement; timeline: HTMLElement; controls: HTMLElement; 'overview-label': HTMLElement;
  readout: HTMLElement; fold: HTMLElement; overview: HTMLElement; funnel: HTMLElement; rows: HTMLElement; lanes: HTMLElement; detail: HTMLElement;
  plot: PlotlyElement; words: HTMLElement; edition: HTMLElement; tooltip: HTMLElement;
  skip: HTMLButtonElement; telling: HTMLElement; said: HTMLElement;
  'table-dialog': HTMLDialogElement; 'help-dialog': HTMLDialogElement;
  'evidence-dialog': HTMLDialogElement; 'contents-dialog': HTMLDialogElement;
  data: HTMLScriptElement;
  /** Made by scripts: the play button; in the single file, plotly */
  play: HTMLButtonElement; 'plotly-packed': HTMLElement | null;
}

/** The state as the document gives it to the page around it and to those who embed it. */
interface PublicState {
  time: string | null; window: string[]; selected: string | null; filters: Filters; lang: string;
  cables: string[]; claims: string[];
}

/** Longitude and latitude, degrees. */
type Place = [number, number];
/** A box on the screen, px. */
interface Rect { x: number; y: number; w: number; h: number }
/** Where a label goes beside its place: in parts of its width and height, then in px. */
type Shift = [number, number, number?, number?];
interface LabelOptions {
  node: HTMLElement;
  /** Places to try, best first. */
  spots: Place[];
  shifts?: Shift[];
  /** Labels of lower rank are placed first. */
  rank: number;
  minZoom?: number;
  /** px kept free around it */
  gap?: number;
  /** Places that thin lines lead to */
  anchor?: Place[] | null;
  dot?: HTMLElement | null;
  /** Classes of its forms, fullest first; '' is the label as it stands */
  forms?: string[];
  /** Whether it tells figures, which must not lose their place to the words of others */
  figure?: boolean;
}
type LabelItem = Required<LabelOptions> & {
  id: string; on: boolean; leader: SVGPathElement | null;
  /** Of its forms, px; null when they must be measured again */
  sizes: [number, number][] | null;
  /** Where the number is in each form, and where it stands on the map, px; null where it is not seen */
  leads: [number, number][]; stands: {x: number; y: number} | null;
};
/** What placing.js knows of a label: the points to try and the sizes of its forms, px. */
interface LabelWish {
  id: string; points: {x: number; y: number}[]; shifts: Shift[]; gap: number; rank: number;
  forms: [number, number][]; figure: boolean;
  /** Of a label that stands: where the corner of each form must be for its number to stay in place */
  corners?: {x: number; y: number}[];
}
type PlacedLabel = Rect & {form: number};
/** The map, px: its size, boxes that labels keep clear of, and lines that they may not cover. */
interface Room { width: number; height: number; boxes: Rect[]; lines: Rect[] }

/** A mark of the map as it is drawn: its outline, what goes with it, its label. */
interface Shape {
  mark: MarkData;
  extra: SVGElement[];
  path?: SVGElement;
  layer?: L.Polyline;
  /** All lines of a figure for several rivers */
  all?: L.GeoJSON;
  label?: HTMLElement;
}

/** A figure and its status on the map. */
type Painted = [ClaimData, Status];
/** A feature of the layers, with the id by which marks name it. */
type GeoFeature = GeoJSON.Feature<{coordinates: Place[]} & GeoJSON.LineString, {id: string}>;

/** What the page around asks the document to show. */
interface Wanted {
  lang?: string; mode?: Mode; chapter?: string | null; kiosk?: number; filters?: Partial<Filters>;
  selected?: string | null; window?: [string, string] | null;
}

/** What a visitor has chosen, as sent to the page around. */
interface Chosen { selected: string | null; window: string[] }

/** The step of Play that is told, none where nothing is, and whether the next comes by itself. */
interface Told { at: number | null; runs: boolean }

/** A message to the page around. */
interface Message {
  ready?: true; usual?: string[]; state?: Chosen; clear?: true; busy?: true; height?: number; chapter?: string;
  /** The reader goes on to the card, or skips to it. */
  card?: true;
  /** What a step of Play chooses for its time only; null where it is over. */
  told?: {selected: string | null} | null;
  /** What Play tells, at once; null where it is over. */
  telling?: Telling | null;
}
/** A step of Play in words: when, the sentence, and whether the next comes by itself. */
interface Telling { when: string; text: string; runs: boolean }

/** window.crossings, described in link.js. */
interface PublicInterface {
  ready: Promise<PublicState>;
  setTime(day: string | null): void;
  setWindow(from: string, to: string): void;
  select(id: string | null): void;
  step(by: number): void;
  play(): void;
  end(): void;
  setFilters(filters: Partial<Filters>): void;
  state(): PublicState;
}

/** Numbers as plotly's Python library writes them: a list, or base64 with its type. */
type PlotlyNumbers = number[] | {bdata: string; dtype: 'f8' | 'f4' | 'i1' | 'i2' | 'i4' | 'u1'};
interface PlotlyTrace {
  type: 'bar' | 'scatter'; name: string; y: PlotlyNumbers; x: (string | number)[] | PlotlyNumbers;
  base?: string[]; width?: PlotlyNumbers; orientation?: 'h'; hoverinfo?: 'none';
}
/** One whose numbers are lists. */
interface ListedTrace extends PlotlyTrace { x: (string | number)[]; y: number[]; width?: number[] }
interface PlotlyFigure {
  data: PlotlyTrace[];
  layout: {height: number; autosize: boolean; xaxis: {range: string[]; tickvals?: string[]}; yaxis: {range: number[]}};
}
/** The element that plotly draws in. */
interface PlotlyElement extends HTMLElement {
  on(event: 'plotly_afterplot', act: () => void): void;
}
interface PlotlyLibrary {
  newPlot(node: HTMLElement, data: object[], layout: object, options: object): Promise<unknown>;
  relayout(node: HTMLElement, change: object): Promise<unknown>;
}
/** A figure of the timeline with its readings and parts: its first row, its spans by their place. */
interface Unit { row: number; spans: number[] }
/** Where the words of a bar go, and what bar and words take in its row and in the one below, px. */
type Extent = {from: number; to: number} & ({side: 'right' | 'on' | 'left'} | {side: 'below'; words: {from: number; to: number}});
/** The rows of a figure: what each takes, px; for each reading how many rows it lies below the first, and
    how many rows of words are below it. */
interface Rows { parts: {from: number; to: number}[]; down: number[]; words: number[] }
/** Documents by month or year: how many in each, in all, with an open period, and in the fullest. */
interface Band { counts: number[]; documents: number; open: number; most: number }
type PlannedBand = Band & {lane: string; row: number; bins: number[]; unit: number};
/** What the timeline draws of a window: lanes with their first rows, bars by place with their rows;
    how many rows of words are below each; the row that says that no figure fits, how many rows find no room, and the row of the cited documents, each -1 where there is none. */
interface Plan {
  lanes: (TimelineData['lanes'][number] | ['none', number])[]; rows: number; none: number; folded: number; bars: number[]; rowOf: Map<number, number>; below: Map<number, number>;
  bands: PlannedBand[]; cables: CableData[]; cited: number;
}
/** The axis of the timeline on the screen: where a time lies, where it begins and how wide it is, px. */
interface Axis { at(time: number): number; left: number; width: number }

interface Window {
  crossings: PublicInterface;
  crossingsLayers: {map: L.Map; layers: Record<string, L.GeoJSON>};
  Plotly?: PlotlyLibrary;
}
declare const Plotly: PlotlyLibrary;
