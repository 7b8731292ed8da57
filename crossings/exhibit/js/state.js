// What is shown: filters, window, playhead, selection, and what follows from them.
// The filters follow the same rules as crossings.query.choose.

const state = {
  time: null,        // the playhead, a UTC time in ms, or null for the whole window
  window: null,      // [first, last] day as UTC times, both inclusive
  selected: null,    // id of a cable or a figure
  elsewhere: null,   // id of something the page has chosen that is not drawn here
  filters: {directions: [], measures: [], sides: [], cables: []},
  lang: 'en',
  mode: 'explore',
};

const has = (list, value) => !list.length || list.includes(value);

function fits(claim) {
  const {directions, measures, sides, cables} = state.filters;
  const aimless = claim.direction === 'not-applicable' || claim.direction === 'not-stated';
  const cable = CABLES.get(claim.cable);
  return has(cables, claim.cable) && has(measures, claim.measure) && has(sides, claim.side)
    && (!directions.length || ((aimless || directions.includes(claim.direction))
      && cable.directions.some(d => directions.includes(d))));
}

function cableFits(cable) {
  const {directions, measures, sides, cables} = state.filters;
  if (!has(cables, cable.id)) return false;
  if (directions.length && !cable.directions.some(d => directions.includes(d))) return false;
  return !(measures.length || sides.length) || cable.claims.some(id => fits(CLAIMS.get(id)));
}

// 'on' where every reading reaches the time shown, 'maybe' where only some do, 'open' where it
// lies beyond an end that is not known (such a figure is not drawn there), else 'off'.
function timeStatus(spans) {
  const [from, to] = state.time === null ? state.window : [state.time, state.time];
  let sure = 0, perhaps = 0;
  for (const [start, end] of spans) {
    const first = start === null ? -Infinity : ms(start), last = end === null ? Infinity : ms(end);
    if (first > to || last < from) continue;
    const known = (start !== null || last <= to) && (end !== null || first >= from);
    if (known) sure += 1; else perhaps += 1;
  }
  if (!sure) return perhaps ? 'open' : 'off';
  return state.time === null || sure === spans.length ? 'on' : 'maybe';
}

const selectedCable = () => CABLES.get(state.selected) ?? CABLES.get(CLAIMS.get(state.selected)?.cable);

function focus() {
  if (CLAIMS.has(state.selected)) return new Set([state.selected]);
  const cable = CABLES.get(state.selected);
  return cable ? new Set(cable.claims) : story.on() ? story.spoken() : null;
}

const comparable = (claim, others) => claim.comparable.some(id => others.has(id))
  || [...others].some(id => CLAIMS.get(id).comparable.includes(claim.id));

// For every figure its status on the map and in the lists ('on', 'maybe', 'faded', 'off') and
// on the timeline ('on', 'maybe', 'faded', 'off'), where nothing that fits the filters vanishes.
function survey() {
  const chosen = focus();
  const claims = new Map(), cables = new Map();
  for (const claim of DATA.claims) {
    const when = timeStatus(claim.spans);
    let shown = fits(claim) && when !== 'open' ? when : 'off';
    let bar = !fits(claim) ? 'off' : {off: 'faded', open: 'maybe'}[when] ?? when;
    if (chosen && !chosen.has(claim.id)) {
      if (shown !== 'off') shown = comparable(claim, chosen) ? 'faded' : 'off';
      if (bar !== 'off') bar = 'faded';
    }
    claims.set(claim.id, {shown, bar});
  }
  for (const cable of DATA.cables) {
    const near = timeStatus([cable.span]) === 'on'
      || cable.claims.some(id => ['on', 'maybe'].includes(claims.get(id).shown));
    const known = cableFits(cable);
    const other = chosen && selectedCable() !== cable;
    cables.set(cable.id, !known ? 'off' : other || !near ? 'faded' : 'on');
  }
  return {claims, cables};
}

let view = {claims: new Map(), cables: new Map()};

const shownClaims = () => DATA.claims.filter(c => ['on', 'maybe'].includes(view.claims.get(c.id)?.shown));
const shownCables = () => DATA.cables.filter(c => view.cables.get(c.id) === 'on');
