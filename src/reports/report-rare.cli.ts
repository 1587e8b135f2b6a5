/** What few reports on the network tell on a screen: loaded where one does, and for programs. */
import { formatDay } from '../calendar/day-words.ts';
import type { Day } from '../calendar/day.ts';
import type { Period } from '../calendar/period.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { countMoreNames } from '../referrals/more-names.sql.ts';
import { noneBut } from '../referrals/uncounted.ts';
import { readUncounted } from '../referrals/uncounted.sql.ts';
import { listWithoutAmount } from '../referrals/without-amount.sql.ts';
import { count } from '../text/count.ts';
import { usageError, type UserError } from '../text/errors.ts';
import { closedOptions } from './closed-options.ts';
import type { Rare } from './report.view.ts';

/**
 * Reads wins without an amount, how many clients the names `given` stand for, and what counts nowhere where that is told:
 * where nothing else was introduced, and to programs.
 */
export function rareOf(
  db: Db,
  period: Period,
  today: Day,
  { given, exchanged, isPlain }: { given: number; exchanged: number; isPlain: boolean },
): Rare {
  const uncounted = exchanged > 0 && !isPlain ? [] : readUncounted(db, period, today);
  const clientsGiven = given - countMoreNames(db, period, today);
  return {
    withoutAmount: listWithoutAmount(db, period, today),
    allWithoutAmount: `refnet referrals --received --without-amount${closedOptions(period, today)}`,
    uncounted,
    none: noneBut('none introduced', uncounted),
    ...(uncounted.length === 0 ? {} : { empty: 'No referral that counts in this period yet.' }),
    clientsGiven,
    names:
      clientsGiven === given ? '' : `given: ${count(given, 'name')} for ${count(clientsGiven, 'client')}`,
  };
}

/** A first or last day that is still to come: what the days until then bring is not known. */
export function stillToCome(option: '--since' | '--until', day: Day): UserError {
  return usageError(
    `${option} ${formatDay(day)} is still to come`,
    'a report counts up to today: give a day that is past',
  );
}
