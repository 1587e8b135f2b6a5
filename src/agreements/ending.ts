/** What is to be done about an agreement that ends: the one rule for the advice and for what waits. */
import { addMonths, laterDay, type Day } from '../calendar/day.ts';
import type { AgreementDays } from './terms.ts';

/** An agreement with the number that names it. */
export interface NumberedDays extends AgreementDays {
  readonly number: number;
}

/** What an agreement that ends asks for, and the command that does it. */
export interface EndingStep {
  readonly text: string;
  readonly command: string;
}

/** Whether another agreement with the partner, not closed by the day, goes on after both that end and the day. */
export function isFollowed(end: Day, others: readonly AgreementDays[], day: Day): boolean {
  const both = laterDay(end, day);
  return others.some(
    ({ endsOn, closedOn }) => (closedOn === null || closedOn > day) && (endsOn === null || endsOn > both),
  );
}

/**
 * The command for an agreement that ends or has ended, by its number: another year, the first that reaches beyond `horizon`;
 * or to close it, where another agreement begins after it, so that it cannot go on.
 */
export function endingStep(
  number: number,
  end: Day,
  others: readonly AgreementDays[],
  horizon: Day,
): EndingStep {
  const close = `refnet agree ${number} --close`;
  if (others.some(({ startsOn }) => startsOn > end)) return { text: 'close it', command: close };
  return {
    text: `renew it, or close it (${close})`,
    command: `refnet agree ${number} --until ${renewedUntil(end, horizon)}`,
  };
}

function renewedUntil(end: Day, horizon: Day): Day {
  let years = 1;
  while (addMonths(end, 12 * years) <= horizon) years += 1;
  return addMonths(end, 12 * years);
}
