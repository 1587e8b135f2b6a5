import { periodWords } from '../calendar/period.ts';
import { quarterName } from '../calendar/quarters.ts';
import { formatDate, formatDayShort } from '../calendar/day-words.ts';
import { label } from '../kinds/vocabulary.ts';
import { formatMoney } from '../money/money.ts';
import type { Referral } from '../referrals/referral.ts';
import { apart, rows, type Block, type Row } from '../screen/blocks.ts';
import { tableOf, type Column, type Plain } from '../screen/columns.view.ts';
import { record } from '../screen/list.view.ts';
import { firstName } from '../text/first-name.ts';
import { agreementLines, type SideWords } from './agreement-lines.view.ts';
import type { MeetingLine } from './brief-line.ts';
import { isStanding, promiseLine } from './duty-lines.view.ts';
import type { Meeting } from './meeting.ts';
import type { PartnerFrame } from './partner-frame.view.ts';
import type { PartnerReport } from './partner-report.ts';
import { projectLine } from './record-lines.view.ts';
import type { ReturnsRow } from './returns.ts';

/** The two of us, as each is called. */
export interface Sides {
  readonly me: string;
  readonly them: string;
}

/** By their first names, unless those are the same. */
export function sidesOf(me: string, partner: string): Sides {
  const [mine, theirs] = [firstName(me), firstName(partner)];
  return mine.toLowerCase() === theirs.toLowerCase() ? { me, them: partner } : { me: mine, them: theirs };
}

/** One thing that is handed over: which part it stands in, what it is, and its words. */
export interface HandedLine {
  readonly part: 'counted' | 'since' | 'to do' | 'agreement' | 'together' | 'to talk about';
  readonly label: string;
  readonly text: string;
}

/** What is handed over to a partner before a meeting, beside {@link HandedLine}s: tables of its own. */
export interface Handover {
  readonly me: string;
  readonly partner: string;
  readonly sides: Sides;
  readonly report: PartnerReport;
  readonly frame: PartnerFrame;
}

/** The brief for the partner: only what concerns the two of us, in the third person. */
export function handoverBlocks(handover: Handover): Block[] {
  const { me, partner, report, frame } = handover;
  const lines = handedLines(handover);
  const part = (name: HandedLine['part'], heading?: string): Block[] => {
    const own = lines.filter((line) => line.part === name);
    if (own.length === 0) return [];
    return [
      ...(heading === undefined ? [] : [{ is: 'heading', text: heading } as const]),
      ...rows(own.map(rowOf)),
    ];
  };
  const since = frame.brief?.meeting.lastCheckIn?.onDay;
  const open = openOf(handover);
  return apart(
    [{ is: 'title', text: `${me} and ${partner}`, beside: periodWords(report.period) }],
    part('counted'),
    quarterBlocks(handover),
    part(
      'since',
      since === undefined
        ? 'In the last 12 months'
        : `Since we last spoke, ${formatDayShort(since, frame.today)}`,
    ),
    open.length === 0
      ? []
      : [
          { is: 'heading', text: 'Clients under way' },
          { ...tableOf(clientColumns(handover), open), fitted: true },
        ],
    part('to do', 'To do'),
    part('agreement', 'Agreement'),
    part('together', 'Done together'),
    part('to talk about', 'To talk about'),
  );
}

function rowOf({ label: name, text }: HandedLine): Row {
  return { cells: name === '' ? [text] : [name, text] };
}

/** Everything that is handed over in words, part by part. */
export function handedLines(handover: Handover): HandedLine[] {
  const { frame } = handover;
  const meeting = frame.brief?.meeting;
  return [
    ...countedLines(handover),
    ...(meeting === undefined ? [] : [...sinceOf(handover, meeting), ...recordLines(handover, meeting)]),
    ...frame.questions
      .filter(({ handed }) => handed === true)
      .map(({ text }): HandedLine => ({ part: 'to talk about', label: '', text })),
  ];
}

function countedLines({ sides: { me, them }, report: { row }, frame: { fees } }: Handover): HandedLine[] {
  const line = (name: string, text: string): HandedLine => ({ part: 'counted', label: name, text });
  const settled = [
    ...fees.paid.map((amount) => `${formatMoney(amount)} from ${me} to ${them}`),
    ...fees.received.map((amount) => `${formatMoney(amount)} from ${them} to ${me}`),
  ];
  return [
    line('Introduced', `${row.exchanged}: ${row.given} by ${me}, ${row.received} by ${them}`),
    line('Closed', row.closed === 0 ? 'none' : `${row.closed}, of them ${row.won} won`),
    ...(settled.length === 0 ? [] : [line('Fees paid', settled.join('; '))]),
  ];
}

/** What was introduced and what became of clients since the last check-in, without amounts. */
function sinceOf({ sides: { me, them }, frame: { today } }: Handover, meeting: Meeting): HandedLine[] {
  const line = (name: string, { clientName }: Referral, day: string): HandedLine => ({
    part: 'since',
    label: name,
    text: `${clientName ?? 'a client'}, ${day}`,
  });
  return [
    ...meeting.introduced.map((each) =>
      line(`by ${each.direction === 'given' ? me : them}`, each, formatDayShort(each.occurredOn, today)),
    ),
    ...meeting.closed.map((each) =>
      line(
        label(each.status),
        each,
        `${each.closedOn === null ? '' : `${formatDayShort(each.closedOn, today)}, `}introduced by ${each.direction === 'given' ? me : them}`,
      ),
    ),
  ];
}

/** What is promised, agreed and done together, as each side would say it. */
function recordLines(
  { sides, report: { handle }, frame: { today } }: Handover,
  meeting: Meeting,
): HandedLine[] {
  const { me, them } = sides;
  const told = (part: HandedLine['part'], lines: readonly MeetingLine[]): HandedLine[] =>
    lines
      .filter(({ handed }) => handed === true)
      .map(({ label: name, text }) => ({ part, label: name, text }));
  const promised = meeting.promises
    .filter((promise) => !isStanding(promise))
    .map((promise): HandedLine => ({
      part: 'to do',
      label: promise.side === 'mine' ? me : them,
      text: promiseLine(promise, promise.side === 'mine' ? 'yours' : 'theirs', today).text,
    }));
  return [
    ...promised,
    ...meeting.agreements.flatMap((agreement) =>
      told(
        'agreement',
        agreementLines(
          agreement,
          { agreements: meeting.agreements, endings: [], notices: meeting.notices },
          today,
          handle,
          wordsOf(sides),
        ),
      ).filter(({ label: name }) => name !== 'or'),
    ),
    ...told(
      'together',
      meeting.projects.map((project) => projectLine(project, today)),
    ),
  ];
}

function wordsOf({ me, them }: Sides): SideWords {
  return {
    iWill: `${me} will`,
    theyWill: `${them} will`,
    iPay: `${me} pays`,
    theyPay: `${them} pays`,
    iSend: `${me} sends`,
  };
}

/** Clients without an outcome, oldest first. */
function openOf({ frame: { brief } }: Handover): readonly Referral[] {
  return (brief?.meeting.open ?? []).toReversed();
}

function clientColumns({ sides: { me, them } }: Handover): Column<Referral>[] {
  return [
    {
      key: 'client',
      heading: 'Client',
      value: ({ clientName }) => clientName,
      text: ({ clientName }) => clientName ?? 'a client',
    },
    { key: 'introducedBy', heading: 'By', value: ({ direction }) => (direction === 'given' ? me : them) },
    {
      key: 'day',
      heading: 'Introduced',
      value: ({ occurredOn }) => occurredOn,
      text: ({ occurredOn }) => formatDate(occurredOn),
    },
    { key: 'status', heading: 'Status', value: ({ status }) => label(status) },
  ];
}

function quarterBlocks(handover: Handover): Block[] {
  const { quarters } = handover.frame;
  if (quarters.length < 2) return [];
  return [
    { is: 'heading', text: 'By quarter' },
    { ...tableOf(quarterColumns(handover), quarters), fitted: true },
  ];
}

function quarterColumns({ sides: { me, them } }: Handover): Column<ReturnsRow>[] {
  return [
    {
      key: 'quarter',
      heading: 'Quarter',
      value: ({ quarter }) => (quarter === undefined ? null : quarterName(quarter)),
    },
    { key: 'byMe', heading: `By ${me}`, value: ({ returns }) => returns.given, align: 'right' },
    { key: 'byPartner', heading: `By ${them}`, value: ({ returns }) => returns.received, align: 'right' },
    { key: 'closed', heading: 'Closed', value: ({ returns }) => returns.outcomes.closed, align: 'right' },
    { key: 'won', heading: 'Won', value: ({ returns }) => returns.outcomes.won, align: 'right' },
  ];
}

/** The same as JSON has it: a public contract. */
export function handoverAsPlain(handover: Handover): { readonly [key: string]: Plain } {
  const { me, partner, report, frame } = handover;
  const { since, until } = report.period;
  const { given, received, exchanged, closed, won } = report.row;
  return {
    from: me,
    for: partner,
    since,
    until,
    introducedByMe: given,
    introducedByPartner: received,
    exchanged,
    closed,
    won,
    lastCheckIn: report.row.lastCheckIn ?? null,
    quarters: frame.quarters.map((each) => record(quarterColumns(handover), each)),
    openClients: openOf(handover).map((each) => record(clientColumns(handover), each)),
    lines: handedLines(handover).map(({ part, label: name, text }) => ({ part, label: name, text })),
  };
}

/** Its lines in CSV. */
export const HANDED_LINE_COLUMNS: readonly Column<HandedLine>[] = [
  { key: 'part', value: ({ part }) => part },
  { key: 'label', value: ({ label: name }) => name },
  { key: 'text', value: ({ text }) => text },
];
