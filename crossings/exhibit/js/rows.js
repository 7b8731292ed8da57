// How a timeline of many figures finds room: which share a row, and which lanes are bands of
// documents until the window is narrow enough. Functions of data alone; tests/test_rows.py runs them.

const OPEN_MOST = 120;   // figures of a lane that are drawn one by one
const PAPER_MOST = 60;   // on paper, where no window can be narrowed
const APART = 12;        // px between what shares a row, bars and words alike
const INSET = 24;        // px of a bar that show beside words on it
const BAND_ROWS = 2;     // a row for words, a row for the bars
const MARK_ROOM = 16;    // px that a document's mark needs
const BIN_ROOM = 3;      // px that a month of a band needs

/**
 * Where the words of a bar go, and all that bar and words take: right of it, else on it, else left of
 * it, where they find room; otherwise in a row of their own below it.
 * @param {number} start px
 * @param {number} end px
 * @param {number} words how wide they are, px
 * @param {{left: number; width: number}} axis
 * @returns {Extent}
 */
function extent(start, end, words, {left, width}) {
  const edge = left + width, from = Math.max(start, left), to = Math.min(end, edge);
  if (edge - end >= words) return {side: 'right', from: start, to: end + words};
  if (to - from - INSET >= words) return {side: 'on', from: start, to: end};
  if (start - left >= words) return {side: 'left', from: start - words, to: end};
  const begin = Math.max(left, Math.min(from, edge - words));
  return {side: 'below', from, to, words: {from: begin, to: Math.min(begin + words, edge)}};
}

/**
 * The rows of a figure: one for each of its readings, and one for words that stand below their bar.
 * @param {Extent[]} readings
 * @returns {Rows}
 */
function readingRows(readings) {
  /** @type {{from: number; to: number}[]} */
  const parts = [];
  const down = readings.map(reading => {
    parts.push(reading);
    if (reading.side === 'below') parts.push(reading.words);
    return parts.lastIndexOf(reading);
  });
  return {parts, down, words: readings.map(({side}) => Number(side === 'below'))};
}

/**
 * Figures with all that goes with them: the rows of their readings, and the parts under them.
 * @param {SpanData[]} spans those of a lane, in the order of the data
 * @param {number} first the place of the first in that order
 * @returns {Unit[]}
 */
function unitsOf(spans, first) {
  /** @type {Map<number, Unit>} by row of the data */
  const byRow = new Map();
  /** @type {Map<string, Unit>} */
  const byOwner = new Map();
  for (const [index, span] of spans.entries()) {
    if (span.part) continue;
    const unit = byOwner.get(span.owner) ?? {row: span.row, spans: []};
    unit.row = Math.min(unit.row, span.row);
    unit.spans.push(first + index);
    byOwner.set(span.owner, unit);
    byRow.set(span.row, unit);
  }
  for (const [index, span] of spans.entries()) if (span.part) byRow.get(span.row)?.spans.push(first + index);
  return [...byOwner.values()].sort((a, b) => a.row - b.row);
}

/**
 * The row of each unit: the first where it meets no other, so that what does not meet may share one.
 * @param {{from: number; to: number}[][]} units for each of its rows what it takes, px
 * @returns {{rows: number[]; count: number}}
 */
function pack(units) {
  /** @type {{from: number; to: number}[][]} */
  const taken = [];
  const rows = units.map(parts => {
    /** @param {number} row */
    const free = row => parts.every((part, index) => !taken[row + index]?.some(other => part.from < other.to + APART && other.from < part.to + APART));
    let row = 0;
    while (!free(row)) row += 1;
    for (const [index, part] of parts.entries()) (taken[row + index] ??= []).push(part);
    return row;
  });
  return {rows, count: taken.length};
}

/**
 * First days of the months of a window, or of its years where months would be too thin, and the day
 * after the last.
 * @param {Span} window
 * @param {number} width px
 */
function binsOf([from, to], width) {
  const start = new Date(from), end = new Date(to);
  const months = (end.getUTCFullYear() - start.getUTCFullYear()) * 12 + end.getUTCMonth() - start.getUTCMonth() + 1;
  const unit = months * BIN_ROOM > width ? 12 : 1;
  const first = unit === 12 ? 0 : start.getUTCMonth(), bins = [from];
  for (let step = unit; ; step += unit) {
    const day = Date.UTC(start.getUTCFullYear(), first + step, 1);
    if (day > to) break;
    bins.push(day);
  }
  return {bins: [...bins, to + DAY], unit};
}

/** @type {(span: OpenSpan, from: number, to: number) => boolean} */
const reaches = ([first, last], from, to) => (!first || ms(first) <= to) && (!last || ms(last) >= from);

/** @type {(span: OpenSpan) => Span} the days of a period that are known; none where neither end is */
const knownDays = ([first, last]) => first || last ? [ms(first ?? last ?? ''), ms(last ?? first ?? '')] : [Infinity, -Infinity];

/**
 * How many documents speak of each bin. A document counts once in a bin, whatever its figures; one
 * whose period has an unknown end counts only where the known end is, and one without any only in all.
 * @param {{document: string; span: OpenSpan}[]} entries those of a document side by side
 * @param {number[]} bins first days, and the day after the last
 * @returns {Band}
 */
function bandOf(entries, bins) {
  const counts = bins.slice(1).map(() => 0), from = bins[0], to = bins[bins.length - 1] - DAY;
  const stamps = bins.slice(1).map(() => '');
  const inAll = new Set(), open = new Set();
  for (const {document, span} of entries) {
    if (!reaches(span, from, to)) continue;
    inAll.add(document);
    if (!span[0] || !span[1]) open.add(document);
    const [start, end] = knownDays(span);
    if (start > to || end < from) continue;
    for (let bin = binAt(bins, Math.max(start, from)); bin < counts.length && bins[bin] <= end; bin += 1) {
      if (stamps[bin] === document) continue;
      stamps[bin] = document;
      counts[bin] += 1;
    }
  }
  return {counts, documents: inAll.size, open: open.size, most: Math.max(0, ...counts)};
}

/**
 * The bin that a day lies in.
 * @param {number[]} bins
 * @param {number} day
 */
function binAt(bins, day) {
  let low = 0, high = bins.length - 2;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (bins[middle] <= day) low = middle; else high = middle - 1;
  }
  return low;
}
