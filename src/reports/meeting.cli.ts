import { addDays, type Day } from '../calendar/day.ts';
import { dueRecord, everythingDue, type DueQuestion } from '../due/due-record.ts';
import { isFee } from '../due/due-item.view.ts';
import { partnerNamer, type PartnerHandle } from '../partners/find-partner.ts';
import type { Settings } from '../settings/settings.ts';
import { loaded } from '../text/lazily.ts';
import { meetingOf } from './meeting.ts';
import type { readMeeting } from './meeting.sql.ts';
import type { Brief } from './meeting-frame.view.ts';

/** What comes up in so many days is told too: a fee that is expected is asked about later than at a meeting. */
const AHEAD_DAYS = 31;

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
  // Rules and fees are told of what is agreed, and load much.
  const notices =
    snapshot.agreements.length === 0
      ? new Map()
      : (await import('./agreement-notices.cli.ts')).noticesOfAgreements(
          snapshot,
          due.network,
          settings,
          today,
        );
  const feeWords = items.some(isFee) ? await import('../due/fee-items.view.ts') : undefined;
  return {
    meeting: await loaded(() => meetingOf(snapshot, items, notices, today)),
    dueWords: { today, handle, feeWords, adviceWords: undefined },
  };
}
