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

/**
 * How a period relates to the time shown: 'on' where every reading includes it, 'maybe' where only
 * some do, 'open' where it lies beyond an unknown end (the figure is not drawn there), else 'off'.
 * @param {OpenSpan[]} spans one for each reading
 * @param {number | null} time a day, or null for the whole window, for which one reading is enough
 * @param {Span} window
 * @returns {Reach}
 */
function timeStatus(spans, time, window) {
  const [from, to] = time === null ? window : [time, time];
  let sure = 0, perhaps = 0;
  for (const [start, end] of spans) {
    const first = start === null ? -Infinity : ms(start), last = end === null ? Infinity : ms(end);
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

/** @type {(claims: Map<string, ClaimData>, claim: ClaimData, others: Set<string>) => boolean} */
const comparable = (claims, claim, others) => claim.comparable.some(id => others.has(id))
  || [...others].some(id => claims.get(id)?.comparable.includes(claim.id));

/** @type {(status: Status | undefined) => boolean} */
const isShown = status => status === 'on' || status === 'maybe';

/**
 * The chosen cable, or the one of the chosen figure.
 * @param {Collection} data
 * @param {string | null} selected
 */
const cableOf = ({claims, cables}, selected) => cables.get(selected ?? '') ?? cables.get(claims.get(selected ?? '')?.cable ?? '');

/**
 * The status of every cable, and of every figure on the map and in the lists ('shown') and on the
 * timeline ('bar'), where nothing that fits the filters is hidden.
 * @param {Collection} data
 * @param {Scene} scene
 * @param {Set<string> | null} spoken as for inFocus
 * @returns {View}
 */
function survey(data, scene, spoken) {
  const focus = inFocus(data, scene.selected, spoken), chosen = cableOf(data, scene.selected);
  /** @type {View['claims']} */
  const claims = new Map();
  /** @type {View['cables']} */
  const cables = new Map();
  for (const claim of data.claims.values()) {
    const own = claimStatus(claim, data, scene), back = focus && !focus.has(claim.id);
    claims.set(claim.id, back ? standBack(own, comparable(data.claims, claim, focus)) : own);
  }
  for (const cable of data.cables.values()) {
    const near = timeStatus([cable.span], scene.time, scene.window) === 'on'
      || cable.claims.some(id => isShown(claims.get(id)?.shown));
    const apart = focus && chosen !== cable;
    cables.set(cable.id, !cableFits(cable, data.claims, scene.filters) ? 'off' : apart || !near ? 'faded' : 'on');
  }
  return {claims, cables};
}

/**
 * The status of a figure before any choice is considered.
 * @param {ClaimData} claim
 * @param {Collection} data
 * @param {Scene} scene
 * @returns {ClaimStatus}
 */
function claimStatus(claim, data, {time, window, filters}) {
  const cable = data.cables.get(claim.cable);
  if (!cable || !claimFits(claim, cable, filters)) return {shown: 'off', bar: 'off'};
  const when = timeStatus(claim.spans, time, window);
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
