// What is drawn beside the words of a chapter, instead of the map or above it; made by
// questions/chapters.py. Every word and number in it is text, so that it can be read aloud.

const pictures = (() => {
  /** @type {(tag: keyof HTMLElementTagNameMap, className: string, ...parts: (Node | string)[]) => HTMLElement} */
  const box = (tag, className, ...parts) => { const node = make(tag, className); node.append(...parts); return node; };
  /** @param {number} share of an axis */
  const percent = share => `${share * 100}%`;
  /** @type {(scope: 'row' | 'col', ...parts: (Node | string)[]) => HTMLElement} */
  const head = (scope, ...parts) => { const node = box('th', '', ...parts); node.setAttribute('scope', scope); return node; };
  /** @param {Way} way */
  const wayName = way => box('span', `way hue-${way.hue}`, make('i', '', way.direction === 'cn-to-kp' ? '◢' : '◤'), way.name);

  // Cases as rows that align, directions as columns; where nothing is laid down, that is written.
  /** @param {Rules} picture */
  function rules({ways, cases, none, by}) {
    const table = make('table', 'rules');
    table.append(box('thead', '', box('tr', '', make('td'), ...ways.map(way => head('col', wayName(way))))));
    table.append(box('tbody', '', ...cases.map(({name, cells}) => box('tr', '', head('row', name), ...cells.map(([text, consent]) =>
      text ? box('td', '', text, ...(consent ? [make('b', 'consent', consent)] : [])) : make('td', 'missing', none))))));
    return [table, make('p', 'note', by)];
  }

  // An empty frame where other chapters have a number; the map is under it.
  /** @param {NoNumber} picture */
  function noNumber({way, frame, title, reason}) {
    const words = box('div', '', ...(way ? [wayName(way)] : []), make('b', '', title), ` ${reason}`);
    return [box('div', 'unnumbered', make('div', `frame hue-${way?.hue ?? 'ink'}`, frame), words)];
  }

  // Bars of equal height on one axis of months, and the days that only one of them covers.
  /** @param {SideBySide} picture */
  function reports({ticks, bars, only, note}) {
    const axis = box('div', 'months', ...ticks.map(([at, name]) => placed(make('span', '', name), at)));
    const rows = bars.flatMap(bar => {
      const said = box('div', 'says', button(`figure-link hue-${bar.hue}`, bar.number, () => panels.evidence(bar.claim), ui('see_source', {n: bar.number})), make('span', '', ` ${bar.label}`));
      const strip = placed(make('i', `swatch hue-${bar.hue} fill-${bar.pattern} ${bar.open ? `open-${bar.open}` : ''}`), bar.start, bar.end);
      const ends = placed(box('span', 'ends', bar.ends, ' ', make('em', '', bar.ours)), bar.end);
      return [said, box('div', 'strip', strip, ends), box('p', 'who', make('b', '', bar.who), ` · ${bar.facts.join(' · ')}`)];
    });
    const brackets = only.map(({start, end, text}) => {
      const line = placed(make('i', ''), start, end), words = make('span', '', text);
      words.style.paddingLeft = percent(Math.min(start, .5));
      return box('div', 'only', line, words);
    });
    const lines = ticks.slice(1).map(([at]) => placed(make('i', 'month-line'), at));
    return [box('div', 'side-by-side', axis, box('div', 'plane', ...lines, ...rows, ...brackets)), make('p', 'note', note)];
  }
  /** @type {<T extends HTMLElement>(node: T, start: number, end?: number) => T} */
  function placed(node, start, end) {
    node.style.left = percent(start);
    if (end !== undefined) node.style.width = percent(end - start);
    return node;
  }

  // Who said what, in the order of the documents; the other side stands further in.
  /** @param {Statements} picture */
  function positions({columns, rows}) {
    /** @param {Said['side']} side */
    const mark = side => make('i', `swatch fill-${side === 'cn' ? 'hatch' : 'dots'}`);
    const key = box('p', 'note', ...columns.flatMap(([side, name]) => [mark(side), box('span', 'named', name)]));
    const body = rows.map((row, index) => box('tr', `side-${row.side} ${row.near ? 'near' : ''}`,
      head('row', row.document === rows[index - 1]?.document ? '' : row.date),
      box('td', '', box('div', 'said', box('b', '', mark(row.side), `${row.near ? '◇ ' : ''}${row.who}`, make('em', '', ` ${row.stance}`)), row.text))));
    return [key, box('table', 'statements', box('tbody', '', ...body))];
  }

  // A row a year: documents as in the overview, months without one as silence.
  /** @param {Months} picture */
  function months({names, years, told, key}) {
    const table = make('table', 'all-months');
    table.append(box('thead', '', box('tr', '', make('td'), ...names.map(name => head('col', name)))));
    table.append(box('tbody', '', ...years.map(year => box('tr', '', head('row', year.name), ...year.months.map(month)))));
    const [document, none, figure] = key;
    const marks = box('ul', 'month-key',
      box('li', '', make('i', 'cable day way-to-kp'), make('i', 'cable month way-to-kp'), document),
      box('li', '', make('i', 'silent'), none), box('li', '', make('i', 'swatch hue-ink fill-hatch'), figure));
    return [make('p', 'told', told), table, marks];
  }
  /** @param {Month} month */
  function month({name, documents, figures}) {
    const cell = make('td', documents.length ? 'held' : 'silent');
    for (const id of documents) {
      const cable = known(CABLES, id);
      const mark = button(`cable ${cable.span[0] === cable.span[1] ? 'day' : 'month'}`, '', () => panels.evidence(id), `${words.cables[id].date}: ${words.cables[id].short}`);
      mark.dataset.id = id;
      overview.dress(mark, cable);
      cell.append(mark);
    }
    if (figures) cell.append(make('i', `swatch hue-ink ${figures === 'collection' ? 'fill-hatch' : 'hollow'}`));
    cell.title = name;
    return cell;
  }

  /**
   * The elements of a picture.
   * @param {NonNullable<ChapterText['picture']>} picture
   * @returns {HTMLElement[]}
   */
  function drawn(picture) {
    switch (picture.kind) {
      case 'rules': return rules(picture);
      case 'no-number': return noNumber(picture);
      case 'reports': return reports(picture);
      case 'positions': return positions(picture);
      case 'months': return months(picture);
    }
  }

  /**
   * Gives a box the largest size of type, px, with which its content fits it; the least where none does.
   * @type {(box: HTMLElement, least: number, most: number) => void}
   */
  function fit(box, least, most) {
    /** @param {number} size */
    const fits = size => {
      box.style.setProperty('--size', `${size}px`);
      return box.scrollHeight <= box.clientHeight && box.scrollWidth <= box.clientWidth;
    };
    let low = least, high = most;
    if (fits(high)) return;
    while (high - low > .4) { const middle = (low + high) / 2; if (fits(middle)) low = middle; else high = middle; }
    fits(low);
  }

  return {drawn, fit};
})();
