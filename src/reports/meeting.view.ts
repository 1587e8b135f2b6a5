import { agreements } from '../agreements/agreement.ts';
import { formatDayShort } from '../calendar/day-words.ts';
import { checkIns } from '../contact/check-in.ts';
import { projects } from '../contact/project.ts';
import { promises } from '../contact/promise.ts';
import { isFeedback, signals } from '../contact/signal.ts';
import { type AnyKind, plainRecord } from '../kinds/kind.ts';
import { plainWorking } from '../partners/working.view.ts';
import { type Referral, referrals } from '../referrals/referral.ts';
import { type Block, type Row, apart } from '../screen/blocks.ts';
import type { Plain } from '../screen/columns.view.ts';
import { record } from '../screen/list.view.ts';
import { agreementLines, workingLines } from './agreement-lines.view.ts';
import type { MeetingLine, MeetingPart } from './brief-line.ts';
import { isStanding, promiseLine, waitingLine } from './duty-lines.view.ts';
import type { MeetingFrame } from './meeting-frame.view.ts';
import { type Meeting, isMine } from './meeting.ts';
import { openLine, projectLine, signalLine } from './record-lines.view.ts';
import { sinceLines, sinceRows } from './since-lines.view.ts';
import { partnerLines } from './standing-lines.view.ts';

/** Everything that is told, part by part, whole. */
export function meetingLines(meeting: Meeting, frame: MeetingFrame): MeetingLine[] {
  const { today, handle } = frame;
  const side = (part: 'yours' | 'theirs'): MeetingLine[] => [
    ...meeting.waiting
      .filter((item) => isMine(item) === (part === 'yours'))
      .map((item) => waitingLine(item, part, frame)),
    ...meeting.promises
      .filter((promise) => (promise.side === 'mine') === (part === 'yours') && !isStanding(promise))
      .map((promise) => promiseLine(promise, part, today)),
  ];
  return [
    ...partnerLines(meeting, frame),
    ...sinceLines(meeting, today),
    ...side('yours'),
    ...side('theirs'),
    ...meeting.agreements.flatMap((agreement) => agreementLines(agreement, meeting, today, handle)),
    ...workingLines(meeting, frame),
    ...meeting.projects.map((project) => projectLine(project, today)),
    ...meeting.signals
      .filter((signal) => !isFeedback(signal))
      .map((signal): MeetingLine => ({ part: 'noted', ...signalLine(signal, today) })),
    ...meeting.open.map((referral) => openLine(referral, today)),
  ];
}

/** How many of each sort a screen shows. */
const SHOWN = 5;

/** The lines as blocks, each part under its heading, empty ones left out; of long lists the first `most`. */
export function meetingBlocks(meeting: Meeting, frame: MeetingFrame, most = SHOWN): Block[] {
  const lines = meetingLines(meeting, frame);
  const of = (part: MeetingPart) => lines.filter((line) => line.part === part);
  const { handle } = frame;
  const shown = (all: readonly MeetingLine[], rest: string, first = all.slice(0, most)): Row[] => {
    const more = all.length - first.length;
    return [...first.map(rowOf), ...(more > 0 ? [{ cells: ['', `... ${more} more`], command: rest }] : [])];
  };
  const aligned = (told: readonly Row[]): Block[] =>
    told.length === 0 ? [] : [{ is: 'rows', rows: told, among: told }];
  const part = (heading: string, told: readonly Row[]): Block[] =>
    told.length === 0 ? [] : [{ is: 'heading', text: heading }, ...aligned(told)];
  const side = (name: 'yours' | 'theirs') => {
    const own = of(name);
    const promised = own.filter((line) => line.label === 'promise');
    const waits = own.filter((line) => line.label !== 'promise');
    return [
      ...shown(waits, `refnet due --partner ${handle}`, firstOfEach(waits, most)),
      ...shown(promised, `refnet promise ${handle}`),
    ];
  };
  const since = meeting.lastCheckIn?.onDay;
  return apart(
    aligned(of('partner').map(rowOf)),
    since === undefined
      ? []
      : part(`Since ${formatDayShort(since, frame.today)}`, sinceRows(of('since'), most, since, handle)),
    part('Yours to do', side('yours')),
    part('Theirs to do', side('theirs')),
    part('Agreement', of('agreement').map(rowOf)),
    part('How you work together', of('working').map(rowOf)),
    part('Done together', shown(of('together'), `refnet project ${handle}`)),
    part('Noted', shown(of('noted'), `refnet note ${handle}`)),
    part('Open clients', shown(of('open'), `refnet referrals --partner ${handle} --open`)),
  );
}

function rowOf({ label: name, text, command }: MeetingLine): Row {
  return { cells: [name, text], command };
}

/** The first `most` of each sort: many thanks are not to crowd out a fee. */
function firstOfEach(lines: readonly MeetingLine[], most: number): MeetingLine[] {
  const sorts = new Map<string, number>();
  return lines.filter(({ label: sort }) => {
    const n = (sorts.get(sort) ?? 0) + 1;
    sorts.set(sort, n);
    return n <= most;
  });
}

/** The same as JSON has it: the records themselves, and of what waits the text and the command. */
export function meetingAsPlain(meeting: Meeting, { today, dueColumns }: MeetingFrame): Plain {
  const { partner, lastCheckIn } = meeting;
  const numbers = (some: readonly Referral[]): Plain => some.map(({ id }) => id);
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
    waiting: meeting.waiting.map((item) => ({ mine: isMine(item), ...record(dueColumns, item) })),
    promises: each(promises, meeting.promises),
    agreements: each(agreements, meeting.agreements),
    projects: each(projects, meeting.projects),
    notes: each(signals, meeting.signals),
    calledBy: meeting.called.map(({ word, sources, because }) => ({ word, sources, because })),
    workingTogether: plainWorking(meeting.working),
    openClients: each(referrals, meeting.open),
  };
}
