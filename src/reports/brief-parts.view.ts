import { declineWords, firstStepOf, headingOf, holdsNothingBack } from '../advice/verdict.view.ts';
import { hasNoCosts } from '../advice/costs-words.ts';
import { formatDayShort } from '../calendar/day-words.ts';
import type { Day } from '../calendar/day.ts';
import { formatMoney } from '../money/money.ts';
import { isPutAway } from '../partners/put-away.ts';
import { REVIEW_QUESTIONS } from '../partners/working.ts';
import { rows, type Block, type Row } from '../screen/blocks.ts';

import { count } from '../text/count.ts';
import type { Text } from '../text/spans.ts';
import { shortened } from '../text/shortened.ts';
import type { MeetingLine, MeetingPart } from './brief-line.ts';
import { costRows } from './cost-rows.view.ts';
import type { MeetingFrame } from './meeting-frame.view.ts';
import { meetingLines } from './meeting.view.ts';
import type { ClientTold, Meeting } from './meeting.ts';
import type { PartnerReport } from './partner-report.ts';
import type { PartnerFrame } from './partner-frame.view.ts';
import { timeToRecord, type ToRecord } from './returns.ts';
import { clientOf, sinceRows } from './since-lines.view.ts';
import { keepAnswer } from './working-lines.view.ts';
import type { Question } from './worth-asking.ts';

/** One part of the brief, under its heading. */
export interface BriefPart {
  readonly part: string;
  readonly blocks: readonly Block[];
  /** It is of the two of us, and may be handed to the partner; private where it is not said. */
  readonly handed?: true;
}

/** How much of what is long is shown; `most` of each sort, and of a text so many columns. */
export interface Room {
  readonly most: number;
  readonly text: number;
}

/** Everything there is. */
export const EVERYTHING: Room = { most: Infinity, text: Infinity };

/** Where the relationship stands is said under the title. */
const TOLD_ABOVE = 'Stage';
/** What the sources call it is on the partner's card. */
const TOLD_ON_CARD = 'Called';

/** Of what is only worth remembering so many are shown, where not everything is. */
const FEW = 3;

/** What is good to have in view before a meeting, as of today, part by part; those with nothing in them are empty. */
export function meetingParts(meeting: Meeting, frame: MeetingFrame, room: Room): BriefPart[] {
  const lines = meetingLines(room.most === Infinity ? meeting : { ...meeting, open: [] }, frame);
  const of = (part: MeetingPart) => lines.filter((line) => line.part === part);
  const { handle, today } = frame;
  const rowsOf = (all: readonly MeetingLine[]) => all.map((line) => rowOf(line, room));
  const few = (part: MeetingPart, rest: string) =>
    listed(of(part), rest, room, of(part).slice(0, Math.min(room.most, FEW)));
  // Without an answer they are among the questions worth asking.
  const working = of('working').filter(({ text }) => !text.endsWith('not answered yet'));
  const since = sinceRows(of('since'), room.most, meeting.newAfter, handle);
  const yours = ofOneSide(of('yours'), handle, room).map((row): Row => ({ ...row, toDo: true }));
  const theirs = ofOneSide(of('theirs'), handle, room);
  const open = openRows(meeting, of('open'), frame, room);
  const together = few('together', `refnet project ${handle}`);
  return [
    { part: 'partner', blocks: aligned(rowsOf(notToldBeside(of('partner'), room))) },
    { part: 'since', handed: true, blocks: headed(newWords(meeting, today), since) },
    { part: 'yours', blocks: headed('Yours to do', yours) },
    { part: 'theirs', blocks: headed('Theirs to do', theirs) },
    { part: 'open', handed: true, blocks: headed('Open clients', open) },
    { part: 'agreement', handed: true, blocks: headed('Agreement', rowsOf(of('agreement'))) },
    { part: 'working', blocks: headed('How you work together', rowsOf(working)) },
    { part: 'together', handed: true, blocks: headed('Done together', together) },
    { part: 'noted', blocks: headed('Noted', few('noted', `refnet note ${handle}`)) },
    { part: 'details', blocks: headed('Details', rowsOf(of('details'))) },
  ];
}

/** The first of some lines, and how many more there are with the command for the `rest`. */
function listed(
  all: readonly MeetingLine[],
  rest: string,
  room: Room,
  first = all.slice(0, room.most),
): Row[] {
  const more = all.length - first.length;
  return [
    ...first.map((line) => rowOf(line, room)),
    ...(more > 0 ? [{ cells: ['', `... ${more} more`], command: rest }] : []),
  ];
}

/** What one of the two has to do: what waits, then what was promised. */
function ofOneSide(own: readonly MeetingLine[], handle: string, room: Room): Row[] {
  const promised = own.filter((line) => line.label === 'promise');
  const waits = own.filter((line) => line.label !== 'promise');
  return [
    ...listed(waits, `refnet due --partner ${handle}`, room, firstOfEach(waits, room.most)),
    ...listed(promised, `refnet promise ${handle}`, room),
  ];
}

/** What is known of the partner, but for what stands elsewhere on the same page. */
function notToldBeside(all: readonly MeetingLine[], { most }: Room): readonly MeetingLine[] {
  return all.filter(({ label }) => label !== TOLD_ABOVE && (most === Infinity || label !== TOLD_ON_CARD));
}

/** `Since 16 Oct`: since the last check-in; before the first one the window that stands in for it. */
export function newWords({ lastCheckIn }: Meeting, today: Day): string {
  return lastCheckIn === undefined
    ? 'In the last 12 months'
    : `Since ${formatDayShort(lastCheckIn.onDay, today)}`;
}

function aligned(told: readonly Row[]): Block[] {
  return told.length === 0 ? [] : [{ is: 'rows', rows: told, among: told }];
}

/** Rows under a heading; nothing without rows. */
function headed(heading: string, told: readonly Row[]): Block[] {
  return told.length === 0 ? [] : [{ is: 'heading', text: heading }, ...aligned(told)];
}

function rowOf({ label: name, text, command }: MeetingLine, { text: columns }: Room): Row {
  return { cells: [name, shortened(text, columns)], command };
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

/** Clients without an outcome: each with what is known where all are told, else by way. */
function openRows(
  { open, openCounts }: Meeting,
  lines: readonly MeetingLine[],
  { handle, today }: MeetingFrame,
  { most, text }: Room,
): Row[] {
  if (most === Infinity) return lines.map((line) => rowOf(line, { most, text }));
  const all = `refnet referrals --partner ${handle} --open`;
  return (['given', 'received'] as const).flatMap((way): Row[] => {
    const own = open.filter(({ direction }) => direction === way);
    const names = own.slice(0, most).map((client) => `${clientOf(client)} (${openAside(client, today)})`);
    const rest = openCounts[way].n - names.length;
    if (own.length === 0) return [];
    const more = rest > 0 ? [`${rest} more`] : [];
    return [{ cells: [way, [...names, ...more].join(', ')], command: `${all} --${way}` }];
  });
}

/** `1 Jun`, `1 Jun, about USD 11,000`: the day, and what is expected of it. */
function openAside({ occurredOn, estimate }: ClientTold, today: Day): string {
  const day = formatDayShort(occurredOn, today);
  return estimate === null ? day : `${day}, about ${formatMoney(estimate)}`;
}

/** What it took and brought; nothing where nothing was spent or closed. */
export function costsOf(report: PartnerReport, frame: PartnerFrame): Block[] {
  const { returns, settings } = frame;
  if (hasNoCosts(returns)) return [];
  return [
    { is: 'heading', text: 'Costs and benefit' },
    ...costRows(returns, settings, toRecordOf(report, frame)),
  ];
}

/** What to record of time; nothing of a partner who is put away. */
export function toRecordOf(
  { handle, row }: PartnerReport,
  { returns, settings, today }: PartnerFrame,
): readonly ToRecord[] {
  if (hasNoCosts(returns) || isPutAway(row.partner, today)) return [];
  return timeToRecord(returns, settings, handle);
}

/** The verdict, why, what holds back, and the one next step; everything else about it is the advice's to tell. */
export function verdictPart(report: PartnerReport, isAway: boolean): Block[] {
  const { advice, handle } = report;
  const step = firstStepOf(advice);
  const holds = advice.holdsBack.map(({ text }) => text);
  const told: Row[] = [
    { cells: ['Why', advice.asked] },
    ...(holds.length > 0 ? [{ cells: ['Holds back', holds.join('; ')] }] : []),
    ...(holdsNothingBack(advice) ? [{ cells: ['Holds back', 'nothing on record'] }] : []),
    ...declineWords(report).map((text): Row => ({ cells: ['Declined', text] })),
    {
      cells: ['Next', step.text],
      command: step.command,
      ...(step.command === undefined ? {} : { toDo: true }),
    },
    ...(isAway ? [] : [{ cells: ['More', moreOf(report)], command: `refnet advise ${handle}` }]),
  ];
  return [{ is: 'heading', text: headingOf(advice) }, ...aligned(told)];
}

/** What the advice tells beside the verdict: `the rule, 2 red flags, 5 not known`. */
function moreOf({ advice }: PartnerReport): string {
  const { alerts, redFlags, missing } = advice;
  return [
    'the rule',
    ...(alerts.length > 0 ? [`${alerts.length} to see to`] : []),
    ...(redFlags.length > 0 ? [count(redFlags.length, 'red flag')] : []),
    ...(missing.length > 0 ? [`${missing.length} not known`] : []),
  ].join(', ');
}

/** The questions, each with the fact that it is asked for. */
export function questionBlocks(questions: readonly Question[], handle: string): Block[] {
  if (questions.length === 0) return [];
  return [
    { is: 'heading', text: 'Worth asking' },
    ...rows(
      questions.map(({ id, text, because, source }): Row => {
        const below: Text = `${because} [${source}]`;
        const kept = REVIEW_QUESTIONS.find(({ key }) => key === id);
        return {
          cells: [text],
          below,
          asks: true,
          ...(kept === undefined ? {} : { command: keepAnswer(handle, kept.key) }),
        };
      }),
    ),
  ];
}
