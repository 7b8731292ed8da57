// The guided story: chapters beside the map, turned by key, button, swipe or presenter's remote. As a
// kiosk it plays by itself, stops at a touch, and starts again after a visible countdown.

const story = (() => {
  const CHAPTERS = DATA.story;
  const STAY = 16000;      // ms that a chapter is shown while the kiosk plays by itself
  const WARNING = 10;      // seconds of countdown before the kiosk starts again
  let at = -1, kiosk = 0, idle = 0, ticking = 0;
  /** @type {Window | null} the speaker's window */
  let notes = null;
  /** @type {ReturnType<typeof build> | null} */
  let built = null;

  const on = () => state.mode === 'present' && CHAPTERS.length > 0;
  /** @param {number} index */
  const text = index => words.story[CHAPTERS[index].id];

  // The elements of a chapter; they are made when the story is first shown.
  function page() {
    if (!built) {
      built = build();
      label();
    }
    return built;
  }

  function build() {
    const parts = {
      chapter: make('div', 'chapter'), heading: make('h1'), body: make('div', 'chapter-text'), warning: make('p', 'chapter-warning'),
      hedges: make('p', 'chapter-source'), source: make('p', 'chapter-source'), progress: make('ol', 'progress'), count: button('tool chapter-count', '', contents), countdown: make('p', 'countdown'),
      back: button('tool turn', '', () => go(at - 1)), next: button('tool turn onward', '', () => go(at + 1)),
      again: button('tool again', '', restart), notes: button('tool text', '', speakerNotes), full: button('tool corners', '', fullScreen),
    };
    parts.heading.tabIndex = -1;
    parts.countdown.hidden = true;
    parts.countdown.popover = 'manual';
    const bar = make('div', 'chapter-bar');
    bar.append(parts.back, parts.next, parts.again, parts.progress, parts.count, parts.notes, parts.full);
    for (const [index] of CHAPTERS.entries()) {
      const item = make('li');
      item.append(button('', '', () => go(index)));
      parts.progress.append(item);
    }
    const foot = make('div', 'chapter-foot');
    parts.chapter.append(parts.heading, parts.body);
    foot.append(parts.warning, parts.hedges, parts.source);
    byId('story').replaceChildren(parts.chapter, foot, parts.countdown, bar);
    swipe(document.body);
    const watch = new ResizeObserver(size);
    for (const box of [main(), parts.chapter, foot, byId('picture')]) watch.observe(box);
    document.fonts.ready.then(size);
    return parts;
  }

  // Type from the least size that present.css sets, as large as its column lets it be.
  function size() {
    if (!on() || !built || narrow.matches) return;
    const least = parseFloat(getComputedStyle(main()).fontSize);
    main().style.setProperty('--zoom', String(least / 11));   // the overview is drawn in type of 11 px
    pictures.fit(built.chapter, least, least * 2.3);
    if (!byId('picture').hidden) pictures.fit(byId('picture'), least, least * 1.8);
  }

  // What is drawn beside the words; with nothing of its own, a chapter has the map alone.
  function draw() {
    const {picture} = text(at), box = byId('picture');
    document.documentElement.dataset.picture = picture?.kind ?? 'map';
    box.hidden = !picture;
    box.replaceChildren(...(picture ? pictures.drawn(picture) : []));
    size();
  }

  /**
   * Shows a chapter; false where there is none.
   * @param {number} index
   */
  function go(index, user = true) {
    if (index < 0 || index >= CHAPTERS.length) return false;
    const chapter = CHAPTERS[index];
    at = index;
    state.time = null;
    state.selected = chapter.select;
    state.window = spanOf(chapter.window);
    overview.moveBrush();
    timeline.follow();
    changed(false);
    render();
    mapview.look(chapter.look);
    if (user) { touched(); tell({chapter: chapter.id}); page().heading.focus({preventScroll: true}); }
    return true;
  }

  function render() {
    if (at < 0) return;
    const {heading, text: body, warning, reservations, source} = text(at), parts = page();
    parts.heading.replaceChildren(...pieces(heading));
    parts.body.replaceChildren(...body.map(paragraph => {
      const node = make('p');
      node.append(...pieces(paragraph));
      return node;
    }));
    parts.hedges.textContent = reservations;
    parts.hedges.hidden = !reservations;
    parts.warning.textContent = warning;
    parts.warning.hidden = !warning;
    parts.source.textContent = source;
    parts.chapter.scrollTop = 0;
    draw();
    parts.count.textContent = `${at + 1} / ${CHAPTERS.length}`;
    parts.count.setAttribute('aria-label', `${ui('chapters')}: ${parts.count.textContent}`);
    parts.count.title = ui('chapters');
    parts.back.disabled = at === 0;
    parts.next.disabled = at === CHAPTERS.length - 1;
    [...parts.progress.children].forEach((item, index) => {
      const link = /** @type {HTMLElement} */ (item.firstChild);
      link.setAttribute('aria-current', index === at ? 'step' : 'false');
      link.setAttribute('aria-label', text(index).title);
      link.title = text(index).title;
    });
    for (const shape of document.querySelectorAll('.stressed')) shape.classList.remove('stressed');
    for (const id of CHAPTERS[at].stress) mapview.stress(id);
    if (notes && !notes.closed) fillNotes(notes);
  }

  // Every number is a button that shows its source.
  /** @param {[string, string | null][]} list */
  const pieces = list => list.map(([piece, id]) => {
    if (!id) return piece;
    const claim = CLAIMS.get(id);
    return button(`figure-link${claim ? ` hue-${claim.hue}` : ''}`, piece, () => panels.evidence(id), ui('see_source', {n: piece}));
  });

  // Shows a list of all chapters.
  function contents() {
    const list = make('ol', 'contents');
    for (const [index] of CHAPTERS.entries()) {
      const item = make('li'), line = button('preset', text(index).title, () => { panels.closeAll(); go(index); });
      if (index === at) line.setAttribute('aria-current', 'step');
      item.append(line);
      list.append(item);
    }
    panels.open(byId('contents-dialog'), ui('chapters'), list);
  }

  // Opens a second window for the speaker: this chapter's notes and the next chapter's title.
  function speakerNotes() {
    notes = window.open('', 'crossings-notes', 'width=720,height=640');
    if (notes) fillNotes(notes);
  }
  /** @param {Window} window */
  function fillNotes(window) {
    const page = window.document;
    /** @type {(tag: string, text: string) => void} */
    const add = (tag, text) => { const node = page.createElement(tag); node.textContent = text; page.body.append(node); };
    page.body.replaceChildren();
    page.title = ui('notes');
    page.body.style.cssText = 'font: 20px/1.5 sans-serif; margin: 32px; max-width: 40em';
    add('h1', `${at + 1} / ${CHAPTERS.length}  ${text(at).title}`);
    for (const paragraph of text(at).notes.split(/\n\n+/)) add('p', paragraph);
    add('p', text(at).source);
    if (at + 1 < CHAPTERS.length) add('h2', ui('next_chapter', {heading: text(at + 1).title}));
    window.onkeydown = event => key(event);
  }

  /** @param {HTMLElement} box */
  function swipe(box) {
    /** @type {[number, number] | null} */
    let from = null;
    // A map that was zoomed into is moved by a finger, and the overview's window is dragged.
    /** @param {Event} event */
    const kept = event => within(event, '.leaflet-container') ? mapview.map.dragging.enabled() : within(event, '.overview, dialog');
    box.addEventListener('touchstart', event => { from = event.touches.length === 1 && !kept(event) ? [event.touches[0].clientX, event.touches[0].clientY] : null; }, {passive: true});
    box.addEventListener('touchend', event => {
      if (!from || !on()) return;
      const dx = event.changedTouches[0].clientX - from[0], dy = event.changedTouches[0].clientY - from[1];
      if (Math.abs(dx) > 60 && Math.abs(dx) > 2 * Math.abs(dy)) go(at + (dx < 0 ? 1 : -1));
    }, {passive: true});
  }

  /** @type {Record<string, (() => void) | undefined>} */
  const KEYS = {
    ArrowRight: () => go(at + 1), PageDown: () => go(at + 1), ' ': () => go(at + 1),
    ArrowLeft: () => go(at - 1), PageUp: () => go(at - 1),
    Home: () => go(0), End: () => go(CHAPTERS.length - 1),
    n: () => speakerNotes(), N: () => speakerNotes(), f: fullScreen, F: fullScreen,
  };
  /**
   * Acts on a key of the story; false for any other key.
   * @param {Pick<KeyboardEvent, 'key' | 'preventDefault'>} event
   */
  function key(event) {
    const act = on() && KEYS[event.key];
    if (!act || (kiosk && 'nNfF'.includes(event.key))) return false;
    event.preventDefault();
    act();
    return true;
  }

  // ---- kiosk ----------------------------------------------------------------------------------
  // Two states: playing by itself (`mine`), or used by a visitor until they have been idle too long.
  let mine = true, since = 0, tongue = 'en';
  function touched() { mine = false; since = Date.now(); countDown(''); }

  // Shown above everything, even an open dialog.
  /** @param {string} text */
  function countDown(text) {
    const node = built?.countdown;
    if (!node || node.textContent === text) return;
    node.textContent = text;
    node.hidden = !text;
    if (node.matches(':popover-open') !== Boolean(text)) node.togglePopover();
  }

  /** @param {number} seconds */
  function startKiosk(seconds) {
    kiosk = seconds;
    document.documentElement.dataset.kiosk = seconds ? 'yes' : '';
    clearInterval(ticking);
    if (!seconds) return;
    mine = true; since = Date.now(); idle = seconds * 1000; tongue = state.lang;
    ticking = setInterval(tick, 250);
    for (const name of ['pointerdown', 'keydown', 'wheel', 'touchstart']) addEventListener(name, touched, {capture: true, passive: true});
  }

  function tick() {
    if (!on()) return;
    const still = Date.now() - since;
    if (mine) {
      if (still > Math.min(STAY, idle)) { since = Date.now(); if (!go(at + 1, false)) go(0, false); }
      return;
    }
    const left = Math.ceil((idle - still) / 1000);
    countDown(left > Math.min(WARNING, idle / 2000) ? '' : ui('countdown', {n: Math.max(left, 0)}));
    if (left <= 0) restart();
  }

  // Puts everything back as it was at the start, for the next visitor.
  function restart() {
    state.filters = NO_FILTERS;
    mine = true; since = Date.now();
    countDown('');
    panels.closeAll();
    tips.hide();
    notes?.close();
    if (state.lang !== tongue) setLanguage(tongue);
    for (const part of /** @type {HTMLDetailsElement[]} */ (all('details'))) part.open = false;
    for (const part of document.querySelectorAll('main, main *')) part.scrollTop = 0;
    scrollTo(0, 0);
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    go(0, false);
    tell({chapter: CHAPTERS[0].id});
  }

  /**
   * Enters or leaves the story, as the mode says; without a chapter the one shown stays.
   * @param {string | null} [chapter]
   */
  function show(chapter, seconds = 0) {
    if (!on()) { startKiosk(0); byId('picture').hidden = true; return; }
    page();
    if (seconds !== kiosk) startKiosk(seconds);
    const wanted = CHAPTERS.findIndex(item => item.id === chapter);
    const index = wanted >= 0 ? wanted : at < 0 ? 0 : at;
    if (index !== at) go(index, false); else render();
  }

  function label() {
    const parts = page();
    /** @type {[HTMLElement, UiKey][]} */
    const named = [[parts.back, 'chapter_back'], [parts.next, 'chapter_next'], [parts.full, 'full']];
    for (const [node, name] of named) { node.setAttribute('aria-label', ui(name)); node.title = ui(name); }
    parts.notes.textContent = ui('notes');
    parts.again.textContent = ui('start_again');
    parts.back.textContent = `‹ ${ui('back')}`;
    parts.next.textContent = `${ui('next')} ›`;
  }

  function speak() {
    if (!built) return;
    label();
    render();
  }

  // The figures that a chapter without a chosen document is about; no other is shown with it.
  const spoken = () => new Set((CHAPTERS[at]?.stress ?? []).filter(id => CLAIMS.has(id)));

  return {show, key, speak, on, spoken, at: () => at};
})();
