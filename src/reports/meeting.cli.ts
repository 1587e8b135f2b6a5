import { addDays, type Day } from '../calendar/day.ts';
import { dueRecord, everythingDue, type DueQuestion } from '../due/due-record.ts';
import { dueColumns } from '../due/due-columns.view.ts';
import * as feeWords from '../due/fee-items.view.ts';
import { partnerNamer, type PartnerHandle } from '../partners/find-partner.ts';
import type { Settings } from '../settings/settings.ts';
import { dayOf, occasionsOf } from '../partners/notices.cli.ts';
import { noticesOf, noticeText } from '../partners/notices.ts';
import { meetingOf, type Meeting, type MeetingSnapshot } from './meeting.ts';
import type { readMeeting } from './meeting.sql.ts';
import type { Brief } from './meeting-frame.view.ts';

/** What comes up in so many days is told too: a fee that is expected is asked about later than at a meeting. */
const AHEAD_DAYS = 31;

/** What rules say of what is agreed with a partner and has not ended, by the number of the agreement. */
function noticesOfAgreements(
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
        const told = noticesOf(occasionsOf(agreement, day), day, settings, partner).map(noticeText);
        return [agreement.id, told] as const;
      }),
  );
}

/** What is asked before a meeting of what waits. */
export function meetingQuestion(settings: Settings, today: Day): DueQuestion {
  return { today, until: addDays(today, AHEAD_DAYS), settings };
}

/** What a meeting with the partner today is prepared by, and the words for what waits; from what was read for it. */
export async function briefFrom(
  { snapshot, due }: ReturnType<typeof readMeeting>,
  handles: readonly PartnerHandle[],
  question: DueQuestion,
): Promise<Brief> {
  const { settings, today } = question;
  const partnerId = snapshot.partner.id;
  const filter = { kind: [], partner: partnerId };
  const { items } = everythingDue(await dueRecord(due, question), due.referrals, question, filter);
  const handle = partnerNamer(handles);
  return {
    meeting: meetingOf(snapshot, items, noticesOfAgreements(snapshot, settings, today), today),
    dueColumns: dueColumns({ today, handle, feeWords }),
  };
}
