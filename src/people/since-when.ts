import type { DateFormat } from '../calendar/date-formats.ts';
import type { DateOrder } from '../calendar/date-order.ts';
import { asDay, isDay, type Day } from '../calendar/day.ts';
import type { KnownSince } from '../calendar/known-since.ts';
import { isInReach } from '../calendar/reach.ts';

/**
 * Reads since when somebody is known: a year, a month as `2024-03`, a day as the column writes days. Null for what is none
 * of these, or still to come.
 */
export function sinceReader(
  dates: ((order?: DateOrder) => DateFormat) | undefined,
  { today, order }: { today: Day; order: DateOrder | undefined },
): (text: string) => KnownSince | null {
  const asWritten = dates?.();
  const format = asWritten?.ambiguous === true && order !== undefined ? dates?.(order) : asWritten;
  return (text) => {
    const known = read(text, format);
    return known === null || known.day > today || !isInReach(known.day) ? null : known;
  };
}

function read(text: string, format: DateFormat | undefined): KnownSince | null {
  if (/^\d{4}$/.test(text)) return since(`${text}-01-01`, 'year');
  if (/^\d{4}-\d{2}$/.test(text)) return since(`${text}-01`, 'month');
  const day = isDay(text) ? asDay(text) : format?.parse(text);
  return day === undefined ? null : { day, precision: 'day' };
}

function since(day: string, precision: KnownSince['precision']): KnownSince | null {
  return isDay(day) ? { day: asDay(day), precision } : null;
}
