// Made from payload_types.py by `make schema`; change it there.

type UiKey =
  | 'title'
  | 'map'
  | 'timeline'
  | 'intro_title'
  | 'intro'
  | 'no_place'
  | 'no_place_none'
  | 'no_room'
  | 'no_figure'
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
  | 'speed'
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
  | 'rows'
  | 'rows_scroll'
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
  facts: FactKeys;
  texts: Record<string, Texts>;
  figure: PlotlyFigure;
  theme: Theme;
  plotly: string;
}
