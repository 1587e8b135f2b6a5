import { addDays, type Day } from '../calendar/day.ts';
import { dueRecord, everythingDue } from '../due/due-record.ts';
import { dueColumns } from '../due/due-columns.view.ts';
import * as feeWords from '../due/fee-items.view.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { partnerNamer } from '../partners/find-partner.ts';
import { listHandles } from '../partners/handles.sql.ts';
import type { Settings } from '../settings/settings.ts';
import { dayOf, occasionsOf } from '../partners/notices.cli.ts';
import { noticesOf, noticeText } from '../partners/notices.ts';
import { meetingOf, type Meeting, type MeetingSnapshot } from './meeting.ts';
import { readMeeting } from './meeting.sql.ts';
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

/** What a meeting with the partner today is prepared by, and the words for what waits. */
export async function briefFor(db: Db, partnerId: number, settings: Settings, today: Day): Promise<Brief> {
  const question = { today, until: addDays(today, AHEAD_DAYS), settings };
  const { snapshot, due } = readMeeting(db, partnerId, question);
  const filter = { kind: [], partner: partnerId };
  const { items } = everythingDue(await dueRecord(due, question), due.referrals, question, filter);
  const handle = partnerNamer(listHandles(db));
  return {
    meeting: meetingOf(snapshot, items, noticesOfAgreements(snapshot, settings, today), today),
    dueColumns: dueColumns({ today, handle, feeWords }),
  };
}
