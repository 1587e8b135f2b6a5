import type { NetworkSnapshot } from '../advice/relationship.ts';
import type { Day } from '../calendar/day.ts';
import { dayOf, occasionsOf } from '../partners/notices.cli.ts';
import { beforehand, citationsOf, noticesOf, noticeText, toldApart } from '../partners/notices.ts';
import type { Settings } from '../settings/settings.ts';
import type { Meeting, MeetingSnapshot } from './meeting.ts';

/**
 * What rules say of what is agreed with a partner and has not ended, by the number of the agreement; of what was told of the
 * partner before, the sources.
 */
export function noticesOfAgreements(
  { partner, agreements }: Pick<MeetingSnapshot, 'partner' | 'agreements'>,
  { shownNotices }: Pick<NetworkSnapshot, 'shownNotices'>,
  settings: Settings,
  today: Day,
): Meeting['notices'] {
  const shown = shownNotices?.get(partner.id) ?? new Set();
  return new Map(
    agreements
      .filter(
        ({ endsOn, closedOn }) =>
          (closedOn === null || closedOn > today) && (endsOn === null || endsOn >= today),
      )
      .map((agreement) => {
        const day = dayOf(agreement, today);
        const occasions = occasionsOf(agreement, day);
        const notices = beforehand(noticesOf(occasions, day, settings, partner));
        const { fresh, told } = toldApart(notices, occasions, shown);
        return [agreement.id, { fresh: fresh.map(noticeText), told: citationsOf(told) }] as const;
      }),
  );
}
