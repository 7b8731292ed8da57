// Made from payload_types.py by `make schema`; change it there.

type UiKey =
  | 'title'
  | 'map'
  | 'timeline'
  | 'skip'
  | 'intro_title'
  | 'intro'
  | 'no_place'
  | 'no_place_none'
  | 'no_figure'
  | 'no_room'
  | 'key'
  | 'key_to_kp'
  | 'key_to_cn'
  | 'key_to_cn_none'
  | 'key_cn'
  | 'key_kp'
  | 'key_faded'
  | 'key_maybe'
  | 'key_blank'
  | 'key_derived'
  | 'key_origin'
  | 'key_home'
  | 'key_rivers'
  | 'key_point'
  | 'key_line'
  | 'now'
  | 'china'
  | 'north_korea'
  | 'ussr'
  | 'modern'
  | 'when'
  | 'lane_cables'
  | 'lane_cn'
  | 'lane_kp'
  | 'lane_other'
  | 'lane_cited'
  | 'ring'
  | 'crossed_note'
  | 'named_note'
  | 'within'
  | 'lane_near'
  | 'undated'
  | 'lane_near_figures'
  | 'key_near'
  | 'key_ring'
  | 'overview'
  | 'silence'
  | 'preset_all'
  | 'preset_cables'
  | 'preset_figures'
  | 'play'
  | 'pause'
  | 'step_back'
  | 'step_on'
  | 'told_of'
  | 'told_back'
  | 'told_next'
  | 'told_last'
  | 'told_on'
  | 'told_again'
  | 'told_end'
  | 'told_whole'
  | 'clear_time'
  | 'playhead'
  | 'window_start'
  | 'window_end'
  | 'zoom_in'
  | 'zoom_out'
  | 'home'
  | 'table'
  | 'help'
  | 'close'
  | 'full'
  | 'print'
  | 'reading'
  | 'same_figure'
  | 'no_period'
  | 'cited_count'
  | 'documents'
  | 'band_month'
  | 'band_year'
  | 'band_one'
  | 'band_open'
  | 'rows_open'
  | 'rows_fold'
  | 'more_here'
  | 'more_listed'
  | 'table_left'
  | 'worked_out'
  | 'origin_note'
  | 'confidence_high'
  | 'confidence_medium'
  | 'confidence_low'
  | 'orientation'
  | 'named_point'
  | 'in_view_near'
  | 'in_view'
  | 'no_figure_day'
  | 'none_cn-to-kp'
  | 'none_kp-to-cn'
  | 'none_choice'
  | 'none_speaks'
  | 'none_speaks_one'
  | 'none_silent'
  | 'none_blank'
  | 'none_lane'
  | 'none_window'
  | 'lane_none'
  | 'both_directions'
  | 'clear_filters'
  | 'nothing'
  | 'says'
  | 'date'
  | 'correspondents'
  | 'source'
  | 'see_source'
  | 'record'
  | 'in_explore'
  | 'help_title'
  | 'help_keys'
  | 'help_words'
  | 'help_arrows'
  | 'help_space'
  | 'help_ends'
  | 'help_esc'
  | 'help_full'
  | 'help_help'
  | 'help_tab'
  | 'help_drag'
  | 'notes'
  | 'next_chapter'
  | 'chapters'
  | 'chapter_back'
  | 'chapter_next'
  | 'back'
  | 'next'
  | 'start_again'
  | 'countdown'
  | 'mode_explore'
  | 'mode_present'
  | 'sources'
  | 'failed'
  | 'preset_year'
  | 'preset_month'
  | 'no_figure_text'
  | 'credit'
  | 'edition'
  | 'language';

/** The days of one figure, in shares of the axis: the length is time, never the number.
    ``open`` names an end that is not known; the bar is then drawn to the edge. */
interface Bar {
  claim: string;
  number: string;
  label: string;
  hue: 'to-kp' | 'to-cn' | 'ink';
  pattern: 'hatch' | 'dots' | 'lines';
  start: number;
  end: number;
  open: '' | 'start' | 'end';
  ends: string;
  ours: string;
  who: string;
  facts: Array<string>;
}

/** One case of crossing: for each direction what is laid down, empty where nothing is, and whose
    consent it needs. */
interface Case {
  name: string;
  cells: Array<[string, string]>;
}

/** A month: the documents dated in it, and the ring of a figure whose period it belongs to. */
interface Month {
  name: string;
  documents: Array<string>;
  figures: '' | 'collection' | 'neighbours';
}

/** Every month of the years that the documents are from. ``key`` explains the marks: a document,
    a month without one, a month of a figure's period. */
interface Months {
  kind: 'months';
  names: Array<string>;
  years: Array<Year>;
  told: string;
  key: Array<string>;
}

/** That a document has no figure: which movement it is about, and why nothing is hatched. */
interface NoNumber {
  kind: 'no-number';
  way: Way | null;
  frame: string;
  title: string;
  reason: string;
}

/** Days that one figure covers and the other does not. */
interface Only {
  start: number;
  end: number;
  text: string;
}

/** What a document lays down: cases as rows, directions as columns. ``by`` says who does. */
interface Rules {
  kind: 'rules';
  ways: Array<Way>;
  cases: Array<Case>;
  none: string;
  by: string;
}

/** What somebody said, asked or instructed, and in which column it stands. */
interface Said {
  date: string;
  document: string;
  near: boolean;
  side: 'cn' | 'kp';
  who: string;
  stance: string;
  text: string;
}

/** Figures of a comparison on one axis; ``ticks`` are the starts of months with their names. */
interface SideBySide {
  kind: 'reports';
  ticks: Array<[number, string]>;
  bars: Array<Bar>;
  only: Array<Only>;
  note: string;
}

/** Who said what, document by document; a column for each side. */
interface Statements {
  kind: 'positions';
  columns: Array<['cn' | 'kp', string]>;
  rows: Array<Said>;
}

/** A direction of movement, as the head of a column. */
interface Way {
  direction: 'cn-to-kp' | 'kp-to-cn' | 'not-stated' | 'not-applicable';
  hue: 'to-kp' | 'to-cn' | 'ink';
  name: string;
}

/** Twelve months. */
interface Year {
  name: string;
  months: Array<Month>;
}

/** A document, as rules and drawings need it. */
interface CableData {
  id: string;
  span: [string, string];
  near: boolean;
  directions: Array<'cn-to-kp' | 'kp-to-cn' | 'not-stated' | 'not-applicable'>;
  claims: Array<string>;
  origins: Array<string>;
  cites: Array<string>;
}

/** A figure: a span for each reading of its period, and how and where it is drawn. */
interface ClaimData {
  id: string;
  cable: string;
  near: boolean;
  spans: Array<[string | null, string | null]>;
  hours: Array<string>;
  direction: 'cn-to-kp' | 'kp-to-cn' | 'not-stated' | 'not-applicable';
  measure: string;
  unit: string;
  side: 'cn' | 'kp' | null;
  moved: boolean;
  hue: 'to-kp' | 'to-cn' | 'ink';
  pattern: 'hatch' | 'dots' | 'lines';
  wedge: string;
  aside: boolean;
  mark: string | null;
  beside: boolean;
  part: boolean;
  comparable: Array<string>;
}

/** A value of ours that has its own area. */
interface DerivedData {
  id: string;
  mark: string;
  claims: Array<string>;
}

/** What figures of one area are drawn on; spots for its label, best first. */
interface MarkData {
  id: string;
  form: 'area' | 'line' | 'point' | 'ring';
  features: Array<string>;
  places: Array<string>;
  spots: Array<[number, number]>;
}

/** A border point, for orientation, or a town that a document names; with a radius, in km, a
    place that lies somewhere within it. */
interface PointData {
  id: string;
  kind: string;
  at: [number, number];
  radius: number | null;
  crossed: boolean;
  confidence: 'high' | 'medium' | 'low' | null;
  named: boolean;
}

/** A state; places for its name, best first. */
interface StateData {
  id: string;
  kind: 'state';
  spots: Array<[number, number]>;
  rank: number;
}

/** A province or town that is named for orientation only. */
interface NameData {
  id: string;
  kind: 'province' | 'town';
  at: [number, number];
  rank: number;
}

/** A river's name lies along two points of it. */
interface RiverData {
  id: string;
  kind: 'river';
  at: [[number, number], [number, number]];
  rank: number;
}

/** A bar or mark of the timeline; ``open`` names the end that is not known. */
interface SpanData {
  owner: string;
  span: [string | null, string | null];
  row: number;
  reading: string | null;
  part: boolean;
  open: 'start' | 'end' | null;
}

/** Lanes with their first rows, the spans in the order in which plotly draws them, windows. */
interface TimelineData {
  lanes: Array<['cables' | 'cn' | 'kp' | 'other' | 'cited' | 'near' | 'near_figures', number]>;
  rows: number;
  claims: Array<SpanData>;
  cited: Array<SpanData>;
  silences: Array<[string, string]>;
  whole: [string, string];
  presets: Record<string, [string, string]>;
}

/** Context that no cable reports. */
interface EventData {
  id: string;
  span: [string, string];
}

/** What a chapter of the story shows. */
interface ChapterData {
  id: string;
  select: string | null;
  window: [string, string];
  look: string | [number, number, number, number];
  stress: Array<string>;
}

/** A step of Play: what it is about, what is chosen meanwhile, its days, and the window where it
    is not that of all steps. */
interface StepData {
  about: Array<string>;
  select: string | null;
  span: [string, string];
  window: [string, string] | null;
}

/** A step in words; ``place`` says why the map shows no area. */
interface StepText {
  when: string;
  text: Array<[string, string | null]>;
  says: string;
  place: string;
}

/** One statement with its period and its reservations. */
interface PlateLine {
  when: string;
  text: Array<[string, string | null]>;
  says: string;
}

/** A document in words. */
interface CableText {
  short: string;
  citation: string;
  url: string | null;
  date: string;
  plate: Array<PlateLine>;
  who: string;
}

/** A figure in words; ``readings`` are ids with labels, ``caution`` what may not be concluded. */
interface ClaimText {
  n: string;
  unit: string;
  measure: string;
  label: string;
  period: string;
  when: string;
  printed: boolean;
  readings: Array<[string, string]>;
  area: string;
  who: string;
  reporter: string;
  hedges: string;
  statement: string;
  facts: Record<string, string>;
  caution: string;
}

/** A value of ours in words: how it was worked out, and from which figures. */
interface DerivedText {
  n: string;
  label: string;
  measure: string;
  facts: Record<string, string>;
  figures: Array<string>;
}

/** Names of a place: of the time, of today, in its own script; where a border point stood. */
interface PlaceText {
  name: string;
  now: string | null;
  local: string | null;
  stood?: string | null;
}

/** A chapter in words. */
interface ChapterText {
  title: string;
  heading: Array<[string, string | null]>;
  text: Array<Array<[string, string | null]>>;
  warning: string;
  notes: string;
  reservations: string;
  source: string;
  picture: Rules | NoNumber | SideBySide | Statements | Months | null;
}

/** A cited document, or an event, in words. */
interface DatedText {
  title: string;
  date: string;
}

/** Every word of the document in one language, by id; the glossary in its order, word and meaning. */
interface Texts {
  ui: Record<UiKey, string>;
  facts: Record<string, string>;
  computed: Record<string, string>;
  glossary: Array<[string, string]>;
  cables: Record<string, CableText>;
  claims: Record<string, ClaimText>;
  derived: Record<string, DerivedText>;
  marks: Record<string, string>;
  places: Record<string, PlaceText>;
  names: Record<string, PlaceText>;
  story: Record<string, ChapterText>;
  telling: Array<StepText>;
  cited: Record<string, DatedText>;
  events: Record<string, DatedText>;
}

/** Which facts are given of a figure in the table and with its source, and of a value of ours. */
interface FactKeys {
  table: Array<string>;
  card: Array<string>;
  computed: Array<string>;
}

/** Sizes in px that scripts and styles share: a row of the timeline, the narrowest wide page. */
interface Theme {
  row: number;
  narrow: number;
}

/** The whole document as data. ``figure`` is for plotly, ``plotly`` the name of its file. */
interface Payload {
  cables: Array<CableData>;
  claims: Array<ClaimData>;
  derived: Array<DerivedData>;
  marks: Array<MarkData>;
  points: Array<PointData>;
  labels: Array<StateData | NameData | RiverData>;
  timeline: TimelineData;
  events: Array<EventData>;
  story: Array<ChapterData>;
  telling: Array<StepData>;
  facts: FactKeys;
  texts: Record<string, Texts>;
  figure: PlotlyFigure;
  theme: Theme;
  plotly: string;
}
