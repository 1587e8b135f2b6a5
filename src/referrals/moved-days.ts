import { formatDay } from '../calendar/day-words.ts';
import type { Day } from '../calendar/day.ts';
import { label } from '../kinds/vocabulary.ts';
import { UserError } from '../text/errors.ts';
import type { Referral, StatusEvent } from './referral.ts';

/** The days of a referral that move along with its own. */
interface MovedDays {
  readonly facts: Pick<Referral, 'closedOn' | 'thankedOn' | 'toldOn'>;
  readonly history: readonly StatusEvent[];
}

/**
 * What becomes of the days of a referral when its own moves. What happened on the very day it had moves along to a later
 * one: it was recorded together with it. Throws a UserError where anything else happened before the new day.
 */
export function daysAfterMove(referral: Referral, history: readonly StatusEvent[], onDay: Day): MovedDays {
  const { id, occurredOn, closedOn, thankedOn, toldOn } = referral;
  const happened = [
    ...history.map(({ status, onDay: day }) => ({
      what: status === null ? 'there was news of it' : `it was ${label(status)}`,
      day,
    })),
    { what: 'you gave thanks', day: thankedOn },
    { what: 'you told the outcome', day: toldOn },
  ];
  const early = happened.find(({ day }) => day !== null && day !== occurredOn && day < onDay);
  if (early !== undefined && early.day !== null) {
    throw new UserError(`${formatDay(onDay)} is after ${formatDay(early.day)}, when ${early.what}`, {
      hints: ['correct that day first: refnet update, thank or told, each with --on', `refnet show ${id}`],
    });
  }
  const moved = <D extends Day | null>(day: D) => (day === occurredOn && onDay > occurredOn ? onDay : day);
  return {
    facts: { closedOn: moved(closedOn), thankedOn: moved(thankedOn), toldOn: moved(toldOn) },
    history: history.map((entry) => ({ ...entry, onDay: moved(entry.onDay) })),
  };
}
