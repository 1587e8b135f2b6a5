/** The quarters of the calendar that a period is told by. */
import { formatDate } from './day-words.ts';
import { addDays, addMonths, earlierDay, partsOf, type Day } from './day.ts';
import { partWith, type Period } from './period.ts';

/** So many are told beside one another, a year of them. */
const AT_LEAST = 4;

/** The quarters that the days lie in, oldest first; the first and the last as far as they lie in the period. */
export function quartersOf({ since, until }: Pick<Period, 'since' | 'until'>): Period[] {
  const quarters: Period[] = [];
  for (let from = since; from <= until;) {
    const whole = partWith(from, 'quarter');
    const to = earlierDay(whole.until, until);
    quarters.push({ since: from, until: to, part: 'quarter' });
    if (to === until) break;
    from = addDays(to, 1);
  }
  return quarters;
}

/**
 * The quarters to tell beside one another for a period, from their first day on, oldest first, the last one up to the
 * period's last day: those of a calendar year, or of the very days where the first one was said, else the last four, or
 * as many more as the period is long.
 */
export function quartersBeside({ since, until, part, length, isFromDay }: Period): Period[] {
  if (isFromDay === true) return quartersOf({ since, until });
  const touched = quartersOf({ since: partWith(since, 'quarter').since, until });
  if (part === 'year') return touched;
  const long = length?.unit === 'month' ? Math.ceil(length.n / 3) : touched.length;
  const n = Math.max(AT_LEAST, long);
  const first = addMonths(partWith(until, 'quarter').since, -3 * (n - 1));
  return quartersOf({ since: first, until });
}

/** `Q3 2026`, `Q4 2026 to 20 Nov`, `Q4 2025 from 21 Nov`, `Q4 2026, 1 to 20 Nov`: of days within one quarter. */
export function quarterName({ since, until }: Pick<Period, 'since' | 'until'>): string {
  const whole = partWith(since, 'quarter');
  const { year, month } = partsOf(since);
  const name = `Q${Math.ceil(month / 3)} ${year}`;
  const [from, to] = [dayAndMonth(since), dayAndMonth(until)];
  const isFromStart = since === whole.since;
  if (until === whole.until) return isFromStart ? name : `${name} from ${from}`;
  return isFromStart ? `${name} to ${to}` : `${name}, ${from} to ${to}`;
}

function dayAndMonth(day: Day): string {
  return formatDate(day).slice(0, -5);
}
