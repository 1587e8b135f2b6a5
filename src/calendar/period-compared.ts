/** The period that another one is compared with. */
import { formatDate } from './day-words.ts';
import { addMonths, withinCalendar } from './day.ts';
import { beforeWords, partWith, periodBefore, type Period } from './period.ts';

/** The one of the same kind before it, or the same days a year before. */
export const COMPARED_WITH = ['before', 'year'] as const;
export type ComparedWith = (typeof COMPARED_WITH)[number];

/** The period to compare with; undefined where it lies before the calendar begins. */
export function comparedPeriod(period: Period, having: ComparedWith): Period | undefined {
  return having === 'year' ? yearBefore(period) : periodBefore(period);
}

/** The same days a year before: a month, quarter or year as a whole, or as far as this one has come. */
function yearBefore(period: Period): Period | undefined {
  const { since, until, part, length } = period;
  return withinCalendar(() => {
    const [from, to] = [addMonths(since, -12), addMonths(until, -12)];
    if (part === undefined) return { since: from, until: to, length };
    const whole = partWith(from, part);
    return until < partWith(since, part).until ? { ...whole, until: to } : whole;
  });
}

/** What the period is called that another is compared with: `Q2`, `Q3 2025`, `the 12 months before`, `1 Jan 2025 to 8 Mar 2025`. */
export function comparedWords(before: Period, period: Period, having: ComparedWith): string {
  if (having === 'before' || before.part !== undefined) return beforeWords(before, period);
  return `${formatDate(before.since)} to ${formatDate(before.until)}`;
}
