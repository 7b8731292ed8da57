// Which figures and cables are shown: functions of the data and the state alone, without a browser.
// The library has the same rules, for filters in crossings/questions/query.py and for time and
// selection in crossings/questions/visibility.py; tests/test_rules.py runs both on the same cases.

/** @type {Filters} */
const NO_FILTERS = {directions: [], measures: [], sides: [], cables: []};

/** @type {(list: string[], value: string | null) => boolean} */
const passes = (list, value) => !list.length || (value !== null && list.includes(value));

/**
 * Whether a figure of a cable fits the filters. One without a direction fits every direction.
 * @param {ClaimData} claim
 * @param {CableData} cable
 * @param {Filters} filters
 */
function claimFits(claim, cable, {directions, measures, sides, cables}) {
  const aimless = claim.direction === 'not-applicable' || claim.direction === 'not-stated';
  return passes(cables, claim.cable) && passes(measures, claim.measure) && passes(sides, claim.side)
    && (!directions.length || ((aimless || directions.includes(claim.direction))
      && cable.directions.some(way => directions.includes(way))));
}

/**
 * Whether a cable fits the filters. By measure or side it fits only if one of its figures does.
 * @param {CableData} cable
 * @param {Map<string, ClaimData>} claims
 * @param {Filters} filters
 */
function cableFits(cable, claims, filters) {
  const {directions, measures, sides, cables} = filters;
  if (!passes(cables, cable.id)) return false;
  if (directions.length && !cable.directions.some(way => directions.includes(way))) return false;
  return !(measures.length || sides.length) || ownClaims(cable, claims).some(claim => claimFits(claim, cable, filters));
}

/** @type {(cable: CableData, claims: Map<string, ClaimData>) => ClaimData[]} */
const ownClaims = (cable, claims) => cable.claims.flatMap(id => claims.get(id) ?? []);

/** @type {(span: OpenSpan) => DatedSpan} */
const dated = ([start, end]) => [start, end, start === null ? -Infinity : ms(start), end === null ? Infinity : ms(end)];

/**
 * How a period relates to the time shown: 'on' where every reading includes it, 'maybe' where only
 * some do, 'open' where it lies beyond an unknown end (the figure is not drawn there), else 'off'.
 * @param {DatedSpan[]} spans one for each reading
 * @param {number | null} time a day, or null for the whole window, for which one reading is enough
 * @param {Span} window
 * @returns {Reach}
 */
function timeStatus(spans, time, window) {
  const [from, to] = time === null ? window : [time, time];
  let sure = 0, perhaps = 0;
  for (const [start, end, first, last] of spans) {
    if (first > to || last < from) continue;
    const known = (start !== null || last <= to) && (end !== null || first >= from);
    if (known) sure += 1; else perhaps += 1;
  }
  if (!sure) return perhaps ? 'open' : 'off';
  return time === null || sure === spans.length ? 'on' : 'maybe';
}

/**
 * The figures that are in focus, while the others fade: the chosen one, those of the chosen cable, or
 * those that a chapter of the story is about; null where all are equal.
 * @param {Collection} data
 * @param {string | null} selected
 * @param {Set<string> | null} spoken figures of the chapter; null outside the story
 */
function inFocus({claims, cables}, selected, spoken) {
  if (selected !== null && claims.has(selected)) return new Set([selected]);
  const cable = cables.get(selected ?? '');
  return cable ? new Set(cable.claims) : spoken;
}

/**
 * Whether a figure may be compared with one of the others; either may say so.
 * @param {ClaimData} claim
 * @param {Set<string>} others
 * @param {Set<string>} named what the others say they may be compared with
 */
const comparable = (claim, others, named) => claim.comparable.some(id => others.has(id))
  || named.has(claim.id);

/** @type {(status: Status | undefined) => boolean} */
const isShown = status => status === 'on' || status === 'maybe';

/**
 * The chosen cable, or the one of the chosen figure.
 * @param {Collection} data
 * @param {string | null} selected
 */
const cableOf = ({claims, cables}, selected) => cables.get(selected ?? '') ?? cables.get(claims.get(selected ?? '')?.cable ?? '');

/** @type {WeakMap<ClaimData, {spans: DatedSpan[]; first: number; last: number}>} */
const dates = new WeakMap();
/**
 * The periods of a figure with its first and last day; read once, whatever the filters.
 * @param {ClaimData} claim
 */
function datesOf(claim) {
  const found = dates.get(claim);
  if (found) return found;
  const spans = claim.spans.map(dated);
  const made = {spans, first: Math.min(...spans.map(span => span[2])), last: Math.max(...spans.map(span => span[3]))};
  dates.set(claim, made);
  return made;
}

/**
 * What filters and choice say of every figure and cable, whatever the time: worked out once, so that a
 * step in time only looks at dates.
 * @param {Collection} data
 * @param {Pick<Scene, 'selected' | 'filters'>} scene
 * @param {Set<string> | null} spoken as for inFocus
 * @returns {Ground}
 */
function groundOf(data, {selected, filters}, spoken) {
  const focus = inFocus(data, selected, spoken), chosen = cableOf(data, selected);
  const named = new Set([...focus ?? []].flatMap(id => data.claims.get(id)?.comparable ?? []));
  const claims = [...data.claims.values()].map(claim => {
    const cable = data.cables.get(claim.cable), {spans, first, last} = datesOf(claim);
    const fits = cable !== undefined && claimFits(claim, cable, filters), back = focus !== null && !focus.has(claim.id);
    const compared = back && comparable(claim, focus, named), away = claimStatus([], fits, null, [0, 0]);
    return {
      claim, spans, first, last, fits, back, compared, away: back ? standBack(away, compared) : away, now: null,
    };
  });
  const cables = [...data.cables.values()].map(cable => ({
    cable, spans: [dated(cable.span)], fits: cableFits(cable, data.claims, filters), apart: focus !== null && chosen !== cable,
  }));
  return {claims, cables, view: {claims: new Map(), cables: new Map(), visible: [], cablesOn: []}};
}

/**
 * The status of every cable, and of every figure on the map and in the lists ('shown') and on the
 * timeline ('bar'), where nothing that fits the filters is hidden. A figure far from the time shown is
 * not looked at again: the view of one ground is the same object for every time.
 * @param {Ground} ground
 * @param {Pick<Scene, 'time' | 'window'>} scene
 * @returns {View}
 */
function survey(ground, {time, window}) {
  const {view} = ground, [from, to] = time === null ? window : [time, time];
  const speaking = new Set();
  view.visible = [];
  for (const one of ground.claims) {
    const status = one.first > to + DAY || one.last < from - DAY ? one.away : statusIn(one, time, window);
    if (status !== one.now) view.claims.set(one.claim.id, one.now = status);
    if (status.shown !== 'off') view.visible.push([one.claim, status.shown]);
    if (isShown(status.shown)) speaking.add(one.claim.cable);
  }
  view.cablesOn = [];
  for (const {cable, spans, fits, apart} of ground.cables) {
    const near = timeStatus(spans, time, window) === 'on' || speaking.has(cable.id);
    const status = !fits ? 'off' : apart || !near ? 'faded' : 'on';
    if (view.cables.get(cable.id) !== status) view.cables.set(cable.id, status);
    if (status === 'on') view.cablesOn.push(cable);
  }
  return view;
}

/** @type {(one: Ground['claims'][number], time: number | null, window: Span) => ClaimStatus} */
function statusIn({spans, fits, back, compared}, time, window) {
  const own = claimStatus(spans, fits, time, window);
  return back ? standBack(own, compared) : own;
}

/**
 * The status of a figure before any choice is considered.
 * @param {DatedSpan[]} spans
 * @param {boolean} fits whether it fits the filters
 * @param {number | null} time
 * @param {Span} window
 * @returns {ClaimStatus}
 */
function claimStatus(spans, fits, time, window) {
  if (!fits) return {shown: 'off', bar: 'off'};
  const when = timeStatus(spans, time, window);
  if (when === 'off') return {shown: 'off', bar: 'faded'};
  if (when === 'open') return {shown: 'off', bar: 'maybe'};
  return {shown: when, bar: when};
}

/**
 * The status of a figure outside the focus.
 * @param {ClaimStatus} own
 * @param {boolean} compared whether it may be compared with a figure in focus
 * @returns {ClaimStatus}
 */
function standBack({shown, bar}, compared) {
  return {shown: shown !== 'off' && compared ? 'faded' : 'off', bar: bar === 'off' ? 'off' : 'faded'};
}
