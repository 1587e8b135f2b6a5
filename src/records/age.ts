import { addMonths, type Day } from '../calendar/day.ts';
import { usageError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';

/**
 * The day that lies an age before today, as typed: `7y`, `18 months`. Throws a usage UserError, with an example, for what is
 * no age.
 */
export function daySoLongAgo(typed: string, today: Day, example: string): Day {
  const [, number = '', unit = ''] = /^(\d{1,3}) ?(y|yr|yrs|years?|m|mo|months?)$/i.exec(typed.trim()) ?? [];
  const months = Number(number) * (/^y/i.test(unit) ? 12 : 1);
  if (number === '' || months < 1 || months > 1200) {
    throw usageError(`${quoted(typed)} is no age`, `write it as 7y or 18 months: ${example}`);
  }
  return addMonths(today, -months);
}
