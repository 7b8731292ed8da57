// Ticks of the timeline: days, months or years, as many as there is room for.

const TICK_ROOM = 46;   // px that a tick and its word need
const MONTH_DAYS = 30.4;

/**
 * Ticks as plotly takes them.
 * @param {Span} window
 * @param {number} width of the axis, px
 * @param {(day: number, options: Intl.DateTimeFormatOptions) => string} write a day in words
 */
function ticks([first, last], width, write) {
  const end = last + DAY, days = (end - first) / DAY, room = width / TICK_ROOM;
  const at = days <= 62 ? dayTicks(first, end, Math.ceil(days / room)) : monthTicks(first, end, room);
  return {tickmode: 'array', tickvals: at.map(([day]) => iso(day)), ticktext: at.map(([day, options]) => write(day, options))};
}

/**
 * A tick every few days; the month is named where it begins.
 * @param {number} from
 * @param {number} end the day after the last
 * @param {number} step days
 * @returns {Tick[]}
 */
function dayTicks(from, end, step) {
  /** @type {Tick[]} */
  const found = [];
  for (let day = from; day < end; day += step * DAY) {
    const named = day === from || new Date(day).getUTCDate() <= step;
    found.push([day, named ? {day: 'numeric', month: 'short'} : {day: 'numeric'}]);
  }
  return found;
}

/**
 * Ticks at first days of months, in steps that divide a year or are whole years; January shows the
 * year.
 * @param {number} from
 * @param {number} end the day after the last
 * @param {number} room how many there is room for
 * @returns {Tick[]}
 */
function monthTicks(from, end, room) {
  const months = (end - from) / DAY / MONTH_DAYS, start = new Date(from);
  const every = [1, 2, 3, 4, 6, 12, 24, 36, 60, 120, 240].find(n => months / n <= room) ?? 600;
  /** @type {Tick[]} */
  const found = [];
  for (let month = 0; month < months + 1; month += 1) {
    const day = Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + month, 1), at = new Date(day);
    if (day < from || day >= end || (at.getUTCFullYear() * 12 + at.getUTCMonth()) % every) continue;
    found.push([day, at.getUTCMonth() === 0 || every >= 12 ? {year: 'numeric'} : {month: 'short'}]);
  }
  return found;
}
