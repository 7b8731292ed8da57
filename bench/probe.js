// Runs in a page before the page's scripts and notes when what is waited for appears, in the page or
// in one of its frames. Times are ms on the page's clock, which starts with its navigation.
(() => {
  // Frames are watched from the page: what is put into the empty document that a frame begins with
  // is lost with it.
  if (window !== top) return;
  /** @type {Set<() => void>} */
  const waiting = new Set();
  /** @type {Notes} */
  const notes = window.bench = {
    first: {},    // name of a state -> when it was first true
    layers: [],   // [ids of the figures on the slider's map, when]
    pressed: [],  // [key, when]
    // Resolves to what `find` returns for the notes, as soon as that is not undefined.
    until: (find, patience) => new Promise((done, fail) => {
      const check = () => {
        const found = find(notes);
        if (found === undefined) return;
        waiting.delete(check);
        done(found);
      };
      waiting.add(check);
      setTimeout(() => fail(new Error(`never came: ${find}: ${JSON.stringify(notes)}`)), patience);
      check();
    }),
  };
  const tell = () => waiting.forEach(check => check());
  const wanted = new Map([['path', '.leaflet-pane path'], ['point', '.main-svg .point'], ['card', '.st-key-card .cx']]);
  let last = '';

  addEventListener('keydown', event => notes.pressed.push([event.key, performance.now()]), true);
  watch(window);

  /** @type {(name: string, time: number) => void} */
  function note(name, time) {
    if (name in notes.first) return;
    notes.first[name] = time;
    tell();
  }

  /** @param {Window & typeof globalThis} place */
  function watch(place) {
    const {document: content, performance: clock} = place;
    const ahead = clock.timeOrigin - performance.timeOrigin;
    new place.PerformanceObserver(list => {
      for (const {name, startTime} of list.getEntries()) note(name, ahead + startTime);
    }).observe({type: 'mark', buffered: true});
    const component = content.location.pathname.startsWith('/component/');
    const look = () => {
      for (const [name, selector] of wanted) {
        if (content.querySelector(selector)) { note(name, performance.now()); wanted.delete(name); }
      }
      if (place === window) /** @type {NodeListOf<HTMLIFrameElement>} */ (content.querySelectorAll('iframe:not([data-bench])')).forEach(enter);
      if (component) follow(content);
    };
    new MutationObserver(look).observe(content, {childList: true, subtree: true});
    look();
  }

  // Waits until a frame of the page holds its document.
  /** @param {HTMLIFrameElement} frame */
  function enter(frame) {
    frame.dataset.bench = 'yes';
    const ask = () => {
      const content = frame.contentDocument;
      if (content?.defaultView && content.URL !== 'about:blank') watch(content.defaultView);
      else if (frame.isConnected) requestAnimationFrame(ask);
    };
    ask();
  }

  // Notes what the map shows each time the slider has built it again.
  /** @param {Document} content */
  function follow(content) {
    if (!content.querySelector('.leaflet-pane path')) return;
    const shown = [...content.querySelectorAll('path[class*=claim-]')]
      .map(path => path.getAttribute('class')?.match(/claim-(\S+)/)?.[1] ?? '');
    const key = [...new Set(shown)].sort().join(' ');
    if (key === last) return;
    notes.layers.push([last = key, performance.now()]);
    tell();
  }
})();
