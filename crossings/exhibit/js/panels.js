// Words around the map: tooltip, plate, list of figures without a place, key, table, help.

const tips = (() => {
  const box = byId('tooltip');
  /**
   * Shows texts beside an element while it is pointed at or has the focus.
   * @param {GlobalEventHandlers & Element} node
   * @param {() => (string | null | undefined)[]} lines the first is the heading; empty ones are left out
   */
  function attach(node, lines) {
    if (node instanceof SVGElement && !node.hasAttribute('tabindex')) node.setAttribute('tabindex', '-1');   // a listener alone would make a shape a stop
    /** @type {(at: {clientX: number; clientY: number}) => void} */
    const open = at => show(lines().flatMap(line => line || []), at);
    node.addEventListener('pointerenter', event => { if (event.pointerType !== 'touch') open(event); });
    node.addEventListener('pointermove', event => { if (event.pointerType !== 'touch') move(event.clientX, event.clientY); });
    node.addEventListener('pointerleave', hide);
    node.addEventListener('focus', () => { if (node.matches(':focus-visible')) { const at = node.getBoundingClientRect(); open({clientX: at.x + at.width / 2, clientY: at.bottom}); } });
    node.addEventListener('blur', hide);
  }
  /** @type {(lines: string[], at: {clientX: number; clientY: number}) => void} */
  function show(lines, {clientX, clientY}) {
    if (!lines.length) { hide(); return; }
    box.replaceChildren(...lines.map((line, index) => make('p', index ? '' : 'lead', line)));
    box.hidden = false;
    move(clientX, clientY);
  }
  /** @type {(x: number, y: number) => void} */
  function move(x, y) {
    const {offsetWidth: w, offsetHeight: h} = box;
    const left = x + 14 + w > innerWidth ? Math.max(4, x - w - 10) : x + 14;
    const top = y + 16 + h > innerHeight ? Math.max(4, y - h - 10) : y + 16;
    box.style.transform = `translate(${left}px,${top}px)`;
  }
  const hide = () => { box.hidden = true; };
  /**
   * What a tooltip says of a figure or document; nothing of what is chosen, which the card tells.
   * @param {{id: string; cable?: string}} what
   * @param {(string | null | undefined)[]} lines
   */
  const unlessChosen = ({id, cable}, lines) => [id, cable].includes(state.selected ?? undefined) ? [] : lines;
  return {attach, hide, unlessChosen};
})();

const panels = (() => {
  /** @param {ClaimData} claim */
  const swatch = claim => make('i', `swatch hue-${claim.hue} ${claim.near ? 'hollow' : `fill-${claim.pattern}`}`);

  // The plate is written again only when its words change; another day changes only its heading.
  let plated = '';
  function plate() {
    const empty = byId('empty'), hidden = !isEmpty() || Boolean(state.selected) || story.on();
    if (empty.hidden !== hidden) { empty.hidden = hidden; labels.forget(); }
    const day = state.time !== null && !state.selected;
    const key = JSON.stringify([state.lang, state.selected, isEmpty() && state.filters, nothingHere(), day, day ? shownClaims().map(c => c.id) : '']);
    if (key !== plated) setPlate();
    else if (day) byId('plate').querySelector('h2')?.replaceChildren(longDay(state.time ?? 0));
    plated = key;
  }

  function setPlate() {
    const box = byId('plate'), claim = CLAIMS.get(state.selected ?? ''), cable = CABLES.get(state.selected ?? '');
    if (claim) box.replaceChildren(...claimPlate(claim));
    else if (cable) box.replaceChildren(...cablePlate(cable));
    else if (isEmpty()) box.replaceChildren(...emptyPlate());
    else if (nothingHere()) box.replaceChildren(make('h2', '', ui('none_window')), button('preset way-back', ui('preset_figures'), () => setWindow(...usual())));
    else if (state.time !== null) box.replaceChildren(...dayPlate(state.time));
    else box.replaceChildren(make('h2', '', ui('intro_title')), make('p', 'sentence', ui('intro')));
    fit();
  }
  const count = () => {
    const figures = shownClaims(), documents = shownCables();
    if (!figures.length && !documents.length) return ui('nothing');
    /** @type {(list: {near: boolean}[], near: boolean) => number} */
    const many = (list, near) => list.filter(one => one.near === near).length;
    const counted = {claims: many(figures, false), cables: many(documents, false), more: many(figures, true), around: many(documents, true)};
    return ui(counted.around ? 'in_view_near' : 'in_view', counted);
  };

  const nothingHere = () => state.time === null && !shownClaims().length;

  // An empty choice: what no document gives, which documents speak of it, and one way back. On the map
  // it stands over the north-west, away from the rivers.
  function emptyPlate() {
    const {directions, ...others} = state.filters, only = directions.length === 1 && Object.values(others).every(list => !list.length);
    const said = only ? ui(directions[0] === 'kp-to-cn' ? 'none_kp-to-cn' : 'none_cn-to-kp') : ui('none_choice');
    const speaking = fittingCables(), list = make('ul', 'speaking');
    for (const cable of speaking) {
      const row = make('li');
      row.append(button('figure-link', words.cables[cable.id].date, () => select(cable.id)));
      list.append(row);
    }
    const speaks = speaking.length === 1 ? ui('none_speaks_one') : speaking.length ? ui('none_speaks', {n: speaking.length}) : ui('none_silent');
    const back = () => button('preset way-back', ui(only ? 'both_directions' : 'clear_filters'), clearFilters);
    byId('empty').replaceChildren(make('h2', '', said), make('p', '', ui('none_blank')), back());
    return [make('h2', '', said), make('p', 'sentence', speaks), list, back()];
  }

  // For a day of the playhead: the figures whose period includes it, or that there are none.
  /** @param {number} time */
  function dayPlate(time) {
    const here = shownClaims().filter(claim => !claim.part && !claim.aside);
    const rows = here.slice(0, 3).map(claim => {
      const text = words.claims[claim.id], row = make('p', 'sentence brief');
      row.append(make('b', `hue-${claim.hue}`, text.n), ` ${text.label} `, make('small', '', [ui('says', {who: text.who}), text.hedges].filter(Boolean).join('; ')));
      return row;
    });
    if (!rows.length) rows.push(make('p', 'sentence', ui('no_figure_day')));
    return [make('h2', '', longDay(time)), ...rows];
  }

  /** @param {ClaimData} claim */
  function claimPlate(claim) {
    const text = words.claims[claim.id];
    const sentence = make('p', 'sentence');
    sentence.append(make('b', `hue-${claim.hue}`, text.n), ` ${text.unit}: ${text.measure}, ${text.area}.`);
    const says = make('p', 'says');
    says.append(swatch(claim), ` ${text.reporter}. ${text.hedges}`);
    return [make('h2', '', text.period), sentence, says, make('p', 'count', text.caution), source(claim.id)];
  }

  // Opened alone, the document shows the source; in the dashboard the card beside it does.
  /** @param {string} id */
  const source = id => button('source-tool preset', ui('source'), () => evidence(id));

  /** @param {CableData} cable */
  function cablePlate(cable) {
    return [...words.cables[cable.id].plate.flatMap(plateLine), source(cable.id)];
  }

  /**
   * One statement with its period and its reservations.
   * @param {PlateLine} line
   */
  function plateLine({when, text, says}) {
    const sentence = make('p', 'sentence'), who = make('p', 'says');
    const first = CLAIMS.get(text.find(([, id]) => id)?.[1] ?? '');
    for (const [piece, id] of text) sentence.append(id ? make('b', `hue-${known(CLAIMS, id).hue}`, piece) : piece);
    if (first) who.append(swatch(first), ' ');
    who.append(says);
    return [make('h2', '', when), sentence, who];
  }

  // Figures without a stated place, and those that are not about movement; of very many, the first and
  // how many more there are, written once the playhead rests.
  const listing = () => narrow.matches ? 8 : 40;
  let listed = '', most = listing(), resting = 0;
  function beside() {
    const list = view.visible.flatMap(([claim]) => claim.beside ? claim : []).sort((a, b) => Number(b.moved) - Number(a.moved));
    const key = JSON.stringify([state.lang, state.selected, list.length, list.slice(0, most).map(c => [c.id, statusOf(c)])]);
    if (key === listed) return;
    listed = key;
    most = listing();
    clearTimeout(resting);
    if (list.length > most) resting = setTimeout(() => setBeside(list), 90); else setBeside(list);
  }

  /** @param {ClaimData[]} list */
  function setBeside(list) {
    const box = byId('beside'), heading = make('h3', '', ui('no_place'));
    const rows = make('ul', 'placeless');
    for (const claim of list.slice(0, most)) {
      const text = words.claims[claim.id], row = make('li');
      const node = button('', '', () => choose(claim.id));
      node.dataset.id = claim.id;
      setFamily(node, 'status', statusOf(claim));
      setFamily(node, 'chosen', claim.id === state.selected ? 'yes' : '');
      node.append(swatch(claim), make('b', `hue-${claim.hue}`, text.n), ` ${text.unit}: ${text.measure}. `, make('small', '', [text.period, text.who, text.hedges].filter(Boolean).join(' · ')));
      node.addEventListener('pointerenter', () => hover({claim: claim.id}));
      node.addEventListener('pointerleave', () => hover(null));
      row.append(node);
      rows.append(row);
    }
    if (list.length > most) {
      const row = make('li', 'more');
      row.append(button('preset', ui('more_listed', {n: list.length - most}), () => { most += 200; setBeside(list); }));
      rows.append(row);
    }
    const none = make('div', 'none');
    none.append(make('h3', '', ui('no_figure')), make('p', '', ui('no_figure_text')));
    box.replaceChildren(...(ui('no_figure_text') ? [none] : []), heading, list.length ? rows : make('p', 'quiet', ui('no_place_none')));
    fit(list);
  }

  // Nothing beside the map is cut off: where the words do not fit they stand closer, then the last
  // figures give way to their number, which opens all of them.
  /** @type {ClaimData[]} */
  let placeless = [];
  function fit(list = placeless) {
    placeless = list;
    const box = byId('beside'), style = main().dataset, rows = all('.placeless li', box);
    box.querySelector('.rest')?.remove();
    for (const row of rows) row.hidden = false;
    const high = () => byId('plate').offsetHeight + box.scrollHeight <= byId('map-section').offsetHeight + 1;
    for (const close of ['no', 'yes', 'very']) {
      style.close = close;
      if (narrow.matches || story.on() || high()) return;
    }
    const rest = make('li', 'rest');
    rows[0]?.parentNode?.append(rest);
    for (let kept = rows.length - 1; kept >= 0; kept -= 1) {
      rows[kept].hidden = true;
      rest.replaceChildren(button('preset', ui('more_listed', {n: list.length - kept}), () => table(list)));
      if (high()) return;
    }
  }

  // Below the map: the figures in view that found no room on it, in one row where the page is wide; a
  // button opens those that the row does not hold. The row, once there, stays until another choice: it
  // takes room from the map, and a map that changed its height for it could ask for it again and again.
  let missing = '', wanted = '';
  /** @param {ClaimData[]} list */
  function leftOut(list) {
    const box = byId('left-out'), before = box.hidden;
    const asked = JSON.stringify([state.filters, state.selected, state.time, innerWidth, innerHeight]);
    const key = JSON.stringify([state.lang, asked, list.map(claim => claim.id)]);
    if (key === missing) return;
    missing = key;
    if (list.length) wanted = asked;
    box.hidden = wanted !== asked;
    box.style.visibility = list.length ? '' : 'hidden';
    const named = list.slice(0, LEFT_OUT).map(claim => {
      const text = words.claims[claim.id], node = button('preset', '', () => choose(claim.id));
      node.dataset.id = claim.id;
      node.append(make('b', `hue-${claim.hue}`, text.n), ` ${text.label}`);
      return node;
    });
    const rest = make('span');
    box.replaceChildren(ui('no_room'), ' ', ...named, rest);
    for (let kept = named.length; kept >= 0; kept -= 1) {
      for (const node of named.slice(kept)) node.remove();
      const left = list.length - kept;
      rest.replaceChildren(...left ? [button('preset', ui('more_listed', {n: left}), () => table(list))] : []);
      if (narrow.matches || box.scrollWidth <= box.clientWidth) break;
    }
    if (before !== box.hidden) timeline.resize();
  }
  const LEFT_OUT = 6;   // figures that are named there

  // What each mark of map and timeline stands for, one row a mark.
  function marksExplained() {
    const counted = new Set(DATA.claims.map(c => c.direction));
    /** @type {(form: string, item: HTMLElement) => HTMLElement[]} */
    const drawnAs = (form, item) => DATA.marks.some(mark => mark.form === form) ? [item] : [];
    /** @type {(symbol: HTMLElement, text: string) => HTMLElement} */
    const row = (symbol, text) => { const node = make('li'); node.append(symbol, make('span', '', text)); return node; };
    /** @type {(className: string, text: string) => HTMLElement} */
    const glyph = (className, text) => make('i', `glyph ${className}`, text);
    return [
      row(glyph('hue-to-kp', '◢'), ui('key_to_kp')),
      row(glyph('hue-to-cn', '◤'), ui(counted.has('kp-to-cn') ? 'key_to_cn' : 'key_to_cn_none')),
      row(make('i', 'swatch hue-to-kp fill-hatch'), ui('key_cn')),
      row(make('i', 'swatch hue-to-kp fill-dots'), ui('key_kp')),
      row(make('i', 'swatch faded hue-to-kp fill-hatch'), ui('key_faded')),
      row(make('i', 'swatch dashed hue-to-kp fill-hatch'), ui('key_maybe')),
      row(make('i', 'swatch blank'), ui('key_blank')),
      row(glyph('derived', '[ ]'), ui('key_derived')),
      row(make('i', 'pin ring'), ui('key_origin')),
      ...drawnAs('point', row(make('i', 'pin home-yes'), ui('key_home'))),
      ...drawnAs('line', row(make('i', 'glyph rivers'), ui('key_rivers'))),
      row(make('i', 'pin diamond'), ui('key_point')),
      row(make('i', 'glyph dotted'), ui('key_line')),
      ...DATA.cables.some(cable => cable.near) ? [row(make('i', 'swatch hollow hue-to-kp'), ui('key_near'))] : [],
      ...DATA.points.some(point => point.radius) ? [row(make('i', 'swatch round'), ui('key_ring'))] : [],
    ];
  }

  function key() {
    const box = byId('key');
    box.querySelector('summary')?.replaceChildren(ui('key'));
    box.querySelector('ul')?.replaceChildren(...marksExplained());
    box.open = !narrow.matches && byId('map-frame').clientHeight > 360 && byId('map-frame').clientWidth > 640;
    box.ontoggle = labels.forget;
  }

  const ROWS = 500;   // of the table; it says how many more figures there are
  // Shows figures, usually every one in view, as a table: the text alternative of map and timeline.
  function table(claims = shownClaims()) {
    const dialog = byId('table-dialog');
    const sheet = make('table'), headings = sheet.createTHead().insertRow(), body = sheet.createTBody();
    const left = claims.length - ROWS;
    sheet.createCaption().textContent = [claims.length === shownClaims().length ? count() : '', left > 0 ? ui('table_left', {n: ROWS, left}) : ''].filter(Boolean).join(' ');
    for (const key of DATA.facts.table) {
      const cell = make('th', '', words.facts[key]);
      cell.scope = 'col';
      headings.append(cell);
    }
    for (const claim of claims.slice(0, ROWS)) {
      const row = body.insertRow();
      DATA.facts.table.forEach((key, index) => {
        const value = words.claims[claim.id].facts[key];
        const cell = make(index ? 'td' : 'th', index ? '' : 'number', index ? value : '');
        if (!index) { cell.scope = 'row'; cell.append(button('figure-link', value, () => evidence(claim.id), ui('see_source', {n: value}))); }
        row.append(cell);
      });
    }
    open(dialog, ui('table'), sheet);
  }

  // Explains the picture by its own marks, then the keys, then the words that stand on it.
  function help() {
    /** @type {[string, UiKey][]} */
    const rows = [['← →', 'help_arrows'], ['Space', 'help_space'], ['Home End', 'help_ends'], ['Esc', 'help_esc'], ['F', 'help_full'], ['?', 'help_help'], ['Tab', 'help_tab']];
    const keys = make('dl', 'keys'), meanings = make('dl', 'meanings'), marks = make('ul', 'marks');
    for (const [name, text] of rows) keys.append(make('dt', '', name), make('dd', '', ui(text)));
    for (const [word, text] of words.glossary) meanings.append(make('dt', '', word), make('dd', '', text));
    marks.append(...marksExplained());
    const body = make('div', 'help');
    body.append(make('p', '', ui('intro')), marks,
      make('h3', '', ui('help_keys')), keys, make('p', '', ui('help_drag')),
      ...words.glossary.length ? [make('h3', '', ui('help_words')), meanings] : []);
    open(byId('help-dialog'), ui('help_title'), body);
  }

  /**
   * Shows where figures come from: document, place in it, words; for a value of ours, how it was
   * worked out and from what; for a document, who wrote to whom.
   * @param {string[]} ids
   */
  function evidence(...ids) {
    const body = make('div', 'evidence');
    for (const id of ids) {
      if (ids.length > 1) body.append(make('h3', '', nameOf(id)));
      body.append(...(CLAIMS.has(id) ? claimEvidence(id) : CABLES.has(id) ? cableEvidence(id) : derivedEvidence(id)));
    }
    open(byId('evidence-dialog'), ids.length > 1 ? ui('source') : nameOf(ids[0]), body);
  }

  /** @param {string} id */
  function nameOf(id) {
    const text = words.claims[id] ?? words.derived[id];
    return text ? `${text.n} ${text.label}` : words.cables[id].short;
  }

  /**
   * Names with their values; a row without a value is left out.
   * @param {[string, string | Node][]} rows
   */
  function list(rows) {
    const node = make('dl');
    for (const [name, value] of rows) if (value) {
      const cell = make('dd');
      cell.append(value);
      node.append(make('dt', '', name), cell);
    }
    return node;
  }

  /** @param {string} id */
  function claimEvidence(id) {
    const claim = known(CLAIMS, id), text = words.claims[id], quoted = make('q', '', text.facts.anchor);
    quoted.lang = 'en';
    /** @type {[string, string | Node][]} */
    const rows = DATA.facts.card.map(key => [words.facts[key], key === 'anchor' ? quoted : text.facts[key]]);
    return [list(rows), make('p', 'not', text.caution), citation(claim.cable), inExplore(id)];
  }

  /** @param {string} id */
  function derivedEvidence(id) {
    const text = words.derived[id], from = make('span');
    for (const [index, claim] of text.figures.entries()) from.append(index ? ', ' : '', button('figure-link', nameOf(claim), () => evidence(claim)));
    /** @type {[string, string | Node][]} */
    const rows = DATA.facts.computed.map(key => [words.computed[key], key === 'from' ? from : text.facts[key]]);
    return [make('p', '', ui('worked_out')), list(rows), inExplore(id)];
  }

  /** @param {string} id */
  function cableEvidence(id) {
    const text = words.cables[id];
    return [list([[ui('date'), text.date], [ui('correspondents'), text.who]]), citation(id), inExplore(id)];
  }

  // With a link to the record, which a kiosk does not show.
  /** @param {string} id */
  function citation(id) {
    const {citation: full, url} = words.cables[id], node = make('p', 'citation', full);
    if (url && document.documentElement.dataset.kiosk !== 'yes') {
      const link = make('a', '', ui('record'));
      Object.assign(link, {href: url, target: '_blank', rel: 'noopener noreferrer'});
      node.append(' ', link);
    }
    return node;
  }

  // A link from the story to the figure on Explore; empty elsewhere.
  /** @param {string} id */
  function inExplore(id) {
    const {kiosk, hosted} = document.documentElement.dataset;
    if (!hosted || kiosk === 'yes' || !story.on()) return '';
    const link = make('a', 'preset', ui('in_explore'));
    const page = new URL('../../', location.href);
    page.searchParams.set('sel', id);
    if (DATA.cables.some(cable => cable.near)) page.searchParams.set('ring', '1');
    if (state.lang !== 'en') page.searchParams.set('lang', state.lang);
    Object.assign(link, {href: page.href, target: '_top'});
    return link;
  }

  // Shows every document with its citation and the address of its record.
  function sources() {
    const list = make('ul', 'sources');
    for (const cable of DATA.cables) { const row = make('li'); row.append(citation(cable.id)); list.append(row); }
    open(byId('help-dialog'), ui('sources'), list);
  }

  /**
   * Opens a dialog with a heading and a button that closes it.
   * @param {HTMLDialogElement} dialog
   * @param {string} title
   * @param {HTMLElement} body
   */
  function open(dialog, title, body) {
    const head = make('header');
    const close = button('tool', '×', () => dialog.close(), ui('close'));
    head.append(make('h2', '', title), close);
    dialog.replaceChildren(head, body);
    dialog.setAttribute('aria-label', title);
    if (dialog.open) close.focus(); else dialog.showModal();
  }

  // In a frame, Tab would leave the dialog for the page behind it.
  for (const dialog of document.querySelectorAll('dialog')) dialog.addEventListener('keydown', event => {
    if (event.key !== 'Tab') return;
    const stops = all('button, a[href]', dialog);
    const end = event.shiftKey ? stops[0] : stops.at(-1), other = event.shiftKey ? stops.at(-1) : stops[0];
    if (document.activeElement === end || !dialog.contains(document.activeElement)) { event.preventDefault(); other?.focus(); }
  });

  const closeAll = () => {
    const open = /** @type {HTMLDialogElement[]} */ (all('dialog[open]'));
    open.forEach(dialog => dialog.close());
    return open.length > 0;
  };

  return {count, plate, beside, fit, leftOut, key, table, help, evidence, sources, open, closeAll};
})();
