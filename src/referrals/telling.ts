/** Thanking the giver of a referral, and telling them what became of it. */
import { formatDay } from '../calendar/day-words.ts';
import type { Day } from '../calendar/day.ts';
import { label } from '../kinds/vocabulary.ts';
import { UserError, usageError } from '../text/errors.ts';
import type { Referral } from './referral.ts';
import { refuseBefore, type Outcome, type SaidOutcome } from './said-outcome.ts';
import { isClosed } from './status.ts';
import { withPartner } from './with-partner.ts';

/** Whom to thank and to tell is the giver of a received referral, and only an outcome can be told. */
export function loopOf(
  standing: Referral,
  move: Outcome['move'],
  { status = standing.status, on, thanked = false, told = false }: SaidOutcome,
  today: Day,
): Outcome['loop'] {
  const { id, direction, thankedOn, closedOn } = standing;
  withPartner(standing, 'so there is nobody to thank for it or to tell');
  if (direction === 'given') {
    throw usageError(`#${id} was given by you, so there is nobody to thank for it or to tell`);
  }
  if (told && !isClosed(status)) {
    throw usageError(`#${id} has no outcome to tell yet`, `refnet update ${id} won --told`);
  }
  refuseBefore(standing, on ?? today);
  return {
    ...(thanked ? { thankedOn: thankedOn ?? on ?? today } : {}),
    // What is told is the outcome that is said, also where a later step stands.
    ...(told ? tellOutcome({ ...standing, status, closedOn: move?.onDay ?? closedOn }, on, today) : {}),
  };
}

/** The giver of a referral knows its outcome from `on` (today, or the day it stands at). Refuses what cannot be told. */
export function tellOutcome(referral: Referral, on: Day | undefined, today: Day): { toldOn: Day } {
  const { id, direction, status, partnerName } = referral;
  if (direction === 'given') {
    throw new UserError(`#${id} was given by you to ${partnerName}, so there is nobody to tell`, {
      hints: [`refnet update ${id}      when ${partnerName} tells you what became of it`],
    });
  }
  withPartner(referral, 'so there is nobody to tell');
  if (!isClosed(status)) {
    throw new UserError(`#${id} has no outcome to tell yet: it is ${label(status)}`, {
      hints: [`refnet update ${id} won --value AMOUNT      or lost, no-response, declined`],
    });
  }
  const toldOn = on ?? referral.toldOn ?? today;
  const since = referral.closedOn ?? referral.occurredOn;
  if (toldOn < since) {
    throw usageError(
      `${formatDay(toldOn)} is before the outcome, ${formatDay(since)}`,
      'give a day from then on',
    );
  }
  return { toldOn };
}
