// The state of the document: filters, window, playhead, selection; rules.js works out what is shown.

/** @type {State} */
const state = {
  time: null,        // the playhead, or null for the whole window
  window: spanOf(DATA.timeline.whole),
  selected: null,    // id of a cable or a figure
  elsewhere: null,   // id of something that the page has chosen and that is not drawn here
  filters: NO_FILTERS,
  lang: 'en',
  mode: 'explore',
};
const COLLECTION = {claims: CLAIMS, cables: CABLES};

const selectedCable = () => cableOf(COLLECTION, state.selected);

// Documents that fit the filters, in their order.
const fittingCables = () => DATA.cables.filter(cable => cableFits(cable, CLAIMS, state.filters));

/** @type {View} */
let view = {claims: new Map(), cables: new Map(), visible: [], cablesOn: []};
/** @type {{of: unknown[]; ground: Ground} | null} what a step in time leaves as it is, and what it came of */
let settledOn = null;

function resurvey() {
  const of = [state.filters, state.selected, story.on() ? story.at() : null];
  if (!settledOn?.of.every((part, index) => part === of[index])) {
    settledOn = {of, ground: groundOf(COLLECTION, state, story.on() ? story.spoken() : null)};
  }
  view = survey(settledOn.ground, state);
}

// Whether no figure at all fits the filters, whatever the time.
const isEmpty = () => settledOn !== null && DATA.claims.length > 0 && !settledOn.ground.claims.some(({fits}) => fits);
const isFiltered = () => Object.values(state.filters).some(list => list.length);

/** @param {ClaimData} claim */
const statusOf = claim => view.claims.get(claim.id)?.shown ?? 'off';

const shownClaims = () => view.visible.flatMap(([claim, shown]) => isShown(shown) ? claim : []);
const shownCables = () => view.cablesOn;
