import { addDays, type Day } from '../calendar/day.ts';
import { dueRecord, everythingDue } from '../due/due-record.ts';
import { dueColumns } from '../due/due-columns.view.ts';
import * as feeWords from '../due/fee-items.view.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { partnerNamer } from '../partners/find-partner.ts';
import { listHandles } from '../partners/handles.sql.ts';
import type { Settings } from '../settings/settings.ts';
import { meetingOf } from './meeting.ts';
import { readMeeting } from './meeting.sql.ts';
import type { Brief } from './meeting-frame.view.ts';

/** What comes up in so many days is told too: a fee that is expected is asked about later than at a meeting. */
const AHEAD_DAYS = 31;

/** What a meeting with the partner today is prepared by, and the words for what waits. */
export async function briefFor(db: Db, partnerId: number, settings: Settings, today: Day): Promise<Brief> {
  const question = { today, until: addDays(today, AHEAD_DAYS), settings };
  const { snapshot, due } = readMeeting(db, partnerId, question);
  const filter = { kind: [], partner: partnerId };
  const { items } = everythingDue(await dueRecord(due, question), due.referrals, question, filter);
  const handle = partnerNamer(listHandles(db));
  return {
    meeting: meetingOf(snapshot, items, today),
    dueColumns: dueColumns({ today, handle, feeWords }),
  };
}
