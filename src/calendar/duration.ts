/** How people write how long something took. Loaded where it is typed otherwise than as minutes. */

const HOURS =
  /^(\d{1,4}(?:[.,]\d{1,2})?) ?(?:h|hr|hrs|hours?)(?:(?: and)? ?(\d{1,2}) ?(?:m|min|mins|minutes?)?)?$/;
const HALF = /^(?:(an?|\d{1,3}) (?:hours? )?and a half(?: hours?)?|(half an? hour|1\/2 hour)|(an hour))$/;
const MINUTES = /^(\d{1,6}) ?(?:m|min|mins|minutes?|')\.?$/;
const CLOCK = /^(\d{1,3}):([0-5]\d)(?: ?h)?$/;

/**
 * Reads a length of time in whole minutes, half up: `90 min`, `1h`, `1h30`, `1 h 30 min`, `1.5 hours`, `1:30` (hours and
 * minutes), `half an hour`. Returns undefined where it is none.
 */
export function readDuration(typed: string): number | undefined {
  const text = typed.trim().toLowerCase().replaceAll(/\s+/g, ' ').replace(/\.$/, '');
  const [, minutes] = MINUTES.exec(text) ?? [];
  if (minutes !== undefined) return Number(minutes);
  const [, hours, more = '0'] = HOURS.exec(text) ?? [];
  if (hours !== undefined && Number(more) < 60) {
    return Math.floor(Number(hours.replace(',', '.')) * 60 + 0.5) + Number(more);
  }
  const [, full, past] = CLOCK.exec(text) ?? [];
  if (full !== undefined) return Number(full) * 60 + Number(past);
  const [, whole, half, one] = HALF.exec(text) ?? [];
  if (whole !== undefined) return (whole.startsWith('a') ? 1 : Number(whole)) * 60 + 30;
  if (half !== undefined) return 30;
  return one === undefined ? undefined : 60;
}
