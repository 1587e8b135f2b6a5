import { lacksYear, type DateFormat } from '../calendar/date-formats.ts';
import type { DateOrder } from '../calendar/date-order.ts';
import type { Day } from '../calendar/day.ts';
import type { KnownSince } from '../calendar/known-since.ts';
import { isInReach } from '../calendar/reach.ts';
import { knownSince } from '../partners/partner.ts';
import { UserError } from '../text/errors.ts';
import { remembering } from '../text/remember.ts';

const SAYS_YEAR = /\d{4}/;

/**
 * Reads since when somebody is known: a day as the column writes days, else whatever may be typed for it. Null for what is
 * none of these, says no year, or is still to come.
 */
export function sinceReader(
  dates: DateFormat | undefined,
  { today, dateOrder }: { today: Day; dateOrder: DateOrder | undefined },
): (text: string) => KnownSince | null {
  const here = { today, dateOrder, currency: undefined, partner: () => 0 };
  const typed = (text: string) => {
    try {
      return knownSince.parse(text, here);
    } catch (error) {
      if (error instanceof UserError) return null;
      throw error;
    }
  };
  return remembering((text: string) => {
    const day = dates?.parse(text);
    if (day !== undefined) return day > today || !isInReach(day) ? null : { day, precision: 'day' };
    // What a file says is of the day it was written: neither a year is guessed, nor is `3 years ago` reckoned from today.
    return SAYS_YEAR.test(text) && !lacksYear(text) ? typed(text) : null;
  });
}
