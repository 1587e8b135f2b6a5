import type { Day } from '../calendar/day.ts';
import { dayOf, occasionsOf } from '../partners/notices.cli.ts';
import { beforehand, noticesOf, noticeText } from '../partners/notices.ts';
import type { Settings } from '../settings/settings.ts';
import type { Meeting, MeetingSnapshot } from './meeting.ts';

/** What rules say of what is agreed with a partner and has not ended, by the number of the agreement. */
export function noticesOfAgreements(
  { partner, agreements }: Pick<MeetingSnapshot, 'partner' | 'agreements'>,
  settings: Settings,
  today: Day,
): Meeting['notices'] {
  return new Map(
    agreements
      .filter(
        ({ endsOn, closedOn }) =>
          (closedOn === null || closedOn > today) && (endsOn === null || endsOn >= today),
      )
      .map((agreement) => {
        const day = dayOf(agreement, today);
        const told = beforehand(noticesOf(occasionsOf(agreement, day), day, settings, partner));
        return [agreement.id, told.map(noticeText)] as const;
      }),
  );
}
