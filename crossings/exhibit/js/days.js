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

/**
 * When something of known hours began and ended: the first hour on the first day, the last on the last.
 * @param {[string | null, string | null]} span days
 * @param {string[]} hours none, one, or from and until: 05:00
 * @returns {[number, number] | null} null without hours, or where a day is not known
 */
function clockSpan([first, last], hours) {
  if (!hours.length || !first || !last) return null;
  /** @type {(day: string, hour: string) => number} */
  const at = (day, hour) => ms(day) + (Number(hour.slice(0, 2)) * 60 + Number(hour.slice(3))) * 60_000;
  return [at(first, hours[0]), hours.length > 1 ? at(last, hours[1]) : at(first, hours[0])];
}
