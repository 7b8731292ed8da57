// What is shown: filters, window, playhead, selection, and what follows from them by rules.js.

const state = {
  time: null,        // the playhead, a UTC time in ms, or null for the whole window
  window: null,      // [first, last] day as UTC times, both inclusive
  selected: null,    // id of a cable or a figure
  elsewhere: null,   // id of something the page has chosen that is not drawn here
  filters: NO_FILTERS,
  lang: 'en',
  mode: 'explore',
};

const selectedCable = () => CABLES.get(state.selected) ?? CABLES.get(CLAIMS.get(state.selected)?.cable);

// Documents that fit the filters, in their order.
const fittingCables = () => DATA.cables.filter(cable => cableFits(cable, CLAIMS, state.filters));

let view = {claims: new Map(), cables: new Map()};

function resurvey() {
  view = survey({claims: CLAIMS, cables: CABLES}, state, story.on() ? story.spoken() : null);
}

const shownClaims = () => DATA.claims.filter(c => ['on', 'maybe'].includes(view.claims.get(c.id)?.shown));
const shownCables = () => DATA.cables.filter(c => view.cables.get(c.id) === 'on');
