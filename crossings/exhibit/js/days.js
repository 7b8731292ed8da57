// Days as UTC times in ms, so that no time zone shifts a date.

const DAY = 86400000;
/** @type {Map<string, number>} days that were read before: reading one takes longer than finding it */
const readDays = new Map();
/** @param {string} iso a day, '1961-04-30' */
function ms(iso) {
  const found = readDays.get(iso);
  if (found !== undefined) return found;
  const time = Date.parse(`${iso}T00:00:00Z`);
  readDays.set(iso, time);
  return time;
}
/** @param {number} day */
const iso = day => new Date(day).toISOString().slice(0, 10);
/**
 * First and last day.
 * @param {[string, string]} days
 * @returns {Span}
 */
const spanOf = ([first, last]) => [ms(first), ms(last)];
/** @type {(value: number, low: number, high: number) => number} */
const clamp = (value, low, high) => Math.min(high, Math.max(low, value));
