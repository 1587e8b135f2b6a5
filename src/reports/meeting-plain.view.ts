import { agreements } from '../agreements/agreement.ts';
import { checkIns } from '../contact/check-in.ts';
import { projects } from '../contact/project.ts';
import { promises } from '../contact/promise.ts';
import { signals } from '../contact/signal.ts';
import { dueColumns } from '../due/due-columns.view.ts';
import { type AnyKind, plainRecord } from '../kinds/kind.ts';
import type { Plain } from '../kinds/type.ts';
import { plainWorking } from '../partners/working.view.ts';
import { referrals } from '../referrals/referral.ts';
import { record } from '../screen/list.view.ts';
import type { MeetingFrame } from './meeting-frame.view.ts';
import { type ClientTold, type Meeting, isMine } from './meeting.ts';

/** A meeting as JSON has it: the records themselves, and of what waits the text and the command. */
export function meetingAsPlain(meeting: Meeting, { today, dueWords }: MeetingFrame): Plain {
  const columns = dueColumns(dueWords);
  const { partner, lastCheckIn } = meeting;
  const numbers = (some: readonly ClientTold[]): Plain => some.map(({ id }) => id);
  const each = (of: AnyKind, records: readonly object[]): Plain =>
    records.map((one) => plainRecord(of, one, today));
  return {
    stage: partner.stage,
    knownSince: partner.knownSince?.day ?? null,
    archivedOn: partner.archivedOn,
    doNotRefer: partner.doNotRefer,
    notTakingUntil: partner.notTakingUntil,
    introducedBy: partner.introducerName,
    idealClient: partner.idealClient,
    lastCheckIn: lastCheckIn === undefined ? null : plainRecord(checkIns, lastCheckIn, today),
    introducedSince: numbers(meeting.introduced),
    closedSince: numbers(meeting.closed),
    waiting: meeting.waiting.map((item) => ({ mine: isMine(item), ...record(columns, item) })),
    promises: each(promises, meeting.promises),
    agreements: each(agreements, meeting.agreements),
    projects: each(projects, meeting.projects),
    notes: each(signals, meeting.signals),
    calledBy: meeting.called.map(({ word, sources, because }) => ({ word, sources, because })),
    workingTogether: plainWorking(meeting.working),
    openClients: each(referrals, meeting.open),
  };
}
