import { dayOfInstant, partsOf, type Day } from './day.ts';
import { formatDate } from './day-words.ts';

/** The instant, as ISO has it, at which a day begins by the clock on the wall of this process. */
export function startOfDay(day: Day): string {
  const { year, month, dayOfMonth } = partsOf(day);
  return new Date(year, month - 1, dayOfMonth).toISOString();
}

/** `20 Nov 2026, 09:12` of an ISO instant, `unknown` of what is none: by the clock on the wall of this process, or in an IANA time zone. */
export function formatInstant(at: string, timeZone?: string): string {
  const instant = new Date(at);
  if (Number.isNaN(instant.getTime())) return 'unknown';
  const time =
    timeZone === undefined
      ? [instant.getHours(), instant.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':')
      : instant.toLocaleTimeString('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });
  return `${formatDate(dayOfInstant(instant, timeZone))}, ${time}`;
}
