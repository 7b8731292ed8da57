// Days as UTC times in ms: no time zone can move a date of the data.

const DAY = 86400000;
const ms = iso => Date.parse(`${iso}T00:00:00Z`);
const iso = time => new Date(time).toISOString().slice(0, 10);
const clamp = (value, low, high) => Math.min(high, Math.max(low, value));
