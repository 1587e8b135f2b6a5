import type { Day } from '../calendar/day.ts';
import type { Period } from '../calendar/period.ts';

/** The options of `refnet referrals` that list what was closed in a period, each after a blank. */
export function closedOptions({ since, until }: Period, today: Day): string {
  return ` --closed-since ${since}${until === today ? '' : ` --closed-until ${until}`}`;
}
