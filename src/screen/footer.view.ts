import type { Day } from '../calendar/day.ts';
import { formatDay } from '../calendar/day-words.ts';
import { count } from '../text/count.ts';

const MORE = [100, 1000];

/**
 * How many of a list are shown, and of which days: `14 partners`, or
 * `20 of 1,204 referrals, since Mon 5 Jan 2026, shown: --limit 100, --limit all`.
 */
export function listed(shown: number, total: number, noun: string, days = ''): string {
  if (shown >= total) return `${count(total, noun)}${days}`;
  const more = MORE.find((limit) => limit > shown && limit < total);
  const limits = more === undefined ? [] : [`--limit ${more}`];
  const which = days === '' ? '' : `${days},`;
  return `${shown} of ${count(total, noun)}${which} shown: ${[...limits, '--limit all'].join(', ')}`;
}

/** The days a list is of, both inclusive, after a comma; nothing where none were given. */
export function daysListed(since: Day | undefined, until: Day | undefined): string {
  if (since !== undefined && until !== undefined) return `, ${formatDay(since)} to ${formatDay(until)}`;
  if (since !== undefined) return `, since ${formatDay(since)}`;
  return until === undefined ? '' : `, until ${formatDay(until)}`;
}
