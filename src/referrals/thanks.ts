/** Thanks for a referral that was received. */
import { formatDay } from '../calendar/day-words.ts';
import type { Day } from '../calendar/day.ts';
import { UserError, usageError } from '../text/errors.ts';
import type { Referral } from './referral.ts';
import { withPartner } from './with-partner.ts';

/** How the giver was thanked, and when: today and in no way said, or as it stands. Refuses what cannot be thanked for. */
export function thankFor(
  referral: Referral,
  { on, how }: { on: Day | undefined; how: string | undefined },
  today: Day,
): Pick<Referral, 'thankedOn' | 'thankedHow'> {
  const { id, direction, partnerName, occurredOn } = referral;
  if (direction === 'given') {
    throw new UserError(`#${id} was given by you to ${partnerName}, so the thanks are not yours to give`, {
      hints: ['thanks go to whoever sent you a client: refnet thank PARTNER'],
    });
  }
  withPartner(referral, 'so there is nobody to thank');
  const thankedOn = on ?? referral.thankedOn ?? today;
  if (thankedOn < occurredOn) {
    throw usageError(
      `${formatDay(thankedOn)} is before the referral, ${formatDay(occurredOn)}`,
      'give a day from then on with --on',
    );
  }
  return { thankedOn, thankedHow: how ?? referral.thankedHow };
}
