// Which figures and cables are shown: functions of the data and the state alone, without a browser.
// The library has the same rules, for filters in crossings/questions/query.py and for time and
// selection in crossings/questions/visibility.py; tests/test_rules.py runs both on the same cases.

const NO_FILTERS = {directions: [], measures: [], sides: [], cables: []};

const passes = (list, value) => !list.length || list.includes(value);

// Whether a figure of a cable fits the filters. One without a direction fits every direction.
function claimFits(claim, cable, {directions, measures, sides, cables}) {
  const aimless = claim.direction === 'not-applicable' || claim.direction === 'not-stated';
  return passes(cables, claim.cable) && passes(measures, claim.measure) && passes(sides, claim.side)
    && (!directions.length || ((aimless || directions.includes(claim.direction))
      && cable.directions.some(way => directions.includes(way))));
}

// A cable without figures cannot answer a measure or a side.
function cableFits(cable, claims, filters) {
  const {directions, measures, sides, cables} = filters;
  if (!passes(cables, cable.id)) return false;
  if (directions.length && !cable.directions.some(way => directions.includes(way))) return false;
  return !(measures.length || sides.length) || cable.claims.some(id => claimFits(claims.get(id), cable, filters));
}

// 'on' where every reading reaches the time shown, 'maybe' where only some do, 'open' where it
// lies beyond an end that is not known (such a figure is not drawn there), else 'off'.
// time: a day, or null for the whole window, which any one reading is enough for.
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

// The figures that the others stand back for: the chosen one, those of the chosen cable, or those
// that a chapter of the story speaks of (null outside the story); null where there are none.
function inFocus({claims, cables}, selected, spoken) {
  if (claims.has(selected)) return new Set([selected]);
  const cable = cables.get(selected);
  return cable ? new Set(cable.claims) : spoken;
}

const comparable = (claims, claim, others) => claim.comparable.some(id => others.has(id))
  || [...others].some(id => claims.get(id).comparable.includes(claim.id));

// For every figure its status on the map and in the lists ('on', 'maybe', 'faded', 'off') and
// on the timeline (the same), where nothing that fits the filters vanishes; for every cable 'on',
// 'faded' or 'off'. spoken: as for inFocus.
function survey(data, {time, window, selected, filters}, spoken) {
  const focus = inFocus(data, selected, spoken);
  const chosen = data.cables.get(selected) ?? data.cables.get(data.claims.get(selected)?.cable);
  const claims = new Map(), cables = new Map();
  for (const claim of data.claims.values()) {
    const fit = claimFits(claim, data.cables.get(claim.cable), filters);
    const when = timeStatus(claim.spans, time, window);
    let shown = fit && when !== 'open' ? when : 'off';
    let bar = !fit ? 'off' : when === 'off' ? 'faded' : when === 'open' ? 'maybe' : when;
    if (focus && !focus.has(claim.id)) {
      if (shown !== 'off') shown = comparable(data.claims, claim, focus) ? 'faded' : 'off';
      if (bar !== 'off') bar = 'faded';
    }
    claims.set(claim.id, {shown, bar});
  }
  for (const cable of data.cables.values()) {
    const near = timeStatus([cable.span], time, window) === 'on'
      || cable.claims.some(id => ['on', 'maybe'].includes(claims.get(id).shown));
    const apart = focus && chosen !== cable;
    cables.set(cable.id, !cableFits(cable, data.claims, filters) ? 'off' : apart || !near ? 'faded' : 'on');
  }
  return {claims, cables};
}
