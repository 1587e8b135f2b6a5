import { periodWords, type Period } from '../calendar/period.ts';
import { quarterName } from '../calendar/quarters.ts';
import { formatDate, formatDayShort } from '../calendar/day-words.ts';
import type { Day } from '../calendar/day.ts';
import { stateOf } from '../contact/promise.ts';
import type { DueItem } from '../due/due.ts';
import { workingName, workingText, type WorkingAnswer } from '../partners/working.ts';
import type { Plain } from '../kinds/type.ts';
import { label } from '../kinds/vocabulary.ts';
import { formatMoney } from '../money/money.ts';
import { apart, rows, type Block, type Row } from '../screen/blocks.ts';
import { tableOf, type Column } from '../screen/columns.view.ts';
import { record } from '../screen/list.view.ts';
import { firstName } from '../text/first-name.ts';
import { agreementLines, type SideWords } from './agreement-lines.view.ts';
import type { MeetingLine } from './brief-line.ts';
import { isStanding, promiseLine } from './promise-lines.view.ts';
import type { ClientTold, Meeting } from './meeting.ts';
import type { PartnerFrame } from './partner-frame.view.ts';
import type { PartnerReport } from './partner-report.ts';
import { projectLine } from './record-lines.view.ts';
import { closedWords } from './report.view.ts';
import type { Returns } from './returns.ts';

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
  readonly part:
    | 'counted'
    | 'quarter'
    | 'since'
    | 'client'
    | 'to do'
    | 'agreement'
    | 'working'
    | 'together'
    | 'to talk about';
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
  /** The quarters that the period lies in, which add up to it; undefined where nothing is on record of one. */
  readonly quarters: readonly HandedQuarter[];
  /** Fees that are due between us, and what was paid too much. */
  readonly due: readonly DueItem[];
  /** How the two of us work together, in words that name no client. */
  readonly working: readonly WorkingAnswer[];
  /** The first day that the record covers. */
  readonly recordsSince: Day;
  /** What rules say of what is agreed, by the number of the agreement. */
  readonly notices: Meeting['notices'];
}

/** A quarter, as far as it lies in the period. */
export interface HandedQuarter {
  readonly days: Period;
  readonly returns: Returns | undefined;
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
    part('working', 'How we work together'),
    part('together', 'Done together'),
    part('to talk about', 'To talk about'),
  );
}

function rowOf({ label: name, text }: HandedLine): Row {
  return { cells: name === '' ? [text] : [name, text] };
}

/** Everything that is handed over in words, part by part. */
function handedLines(handover: Handover): HandedLine[] {
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

function countedLines(handover: Handover): HandedLine[] {
  const {
    sides: { me, them },
    report: { row },
    frame: { fees },
    quarters,
    recordsSince,
  } = handover;
  const line = (name: string, text: string): HandedLine => ({ part: 'counted', label: name, text });
  if (quarters.every(({ returns }) => returns === undefined)) {
    return [line('Introduced', `not on record, which begins ${formatDate(recordsSince)}`)];
  }
  const settled = [
    ...fees.paid.map((amount) => `${formatMoney(amount)} from ${me} to ${them}`),
    ...fees.received.map((amount) => `${formatMoney(amount)} from ${them} to ${me}`),
  ];
  return [
    line(
      'Introduced',
      row.exchanged === 0 ? 'none' : `${row.exchanged}: ${row.given} by ${me}, ${row.received} by ${them}`,
    ),
    line('Closed', row.closed === 0 ? 'none' : closedWords(row).replace(' closed', '')),
    ...(settled.length === 0 ? [] : [line('Fees paid', settled.join('; '))]),
  ];
}

/** What was introduced and what became of clients since the last check-in, without amounts. */
function sinceOf({ sides: { me, them }, frame: { today } }: Handover, meeting: Meeting): HandedLine[] {
  const line = (name: string, { clientName }: ClientTold, day: string): HandedLine => ({
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
  { sides, report: { handle }, frame: { today }, due, notices, working }: Handover,
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
      // A goal that was reached is nothing to do any more.
      part: stateOf(promise, today) === 'reached' ? 'together' : 'to do',
      label: promise.side === 'mine' ? me : them,
      text: promiseLine(promise, promise.side === 'mine' ? 'yours' : 'theirs', today).text,
    }));
  return [
    ...promised.filter(({ part }) => part === 'to do'),
    ...due.flatMap((item) => feeLine(item, sides, today)),
    ...meeting.agreements.flatMap((agreement) =>
      told(
        'agreement',
        agreementLines(
          agreement,
          { agreements: meeting.agreements, endings: [], notices },
          today,
          handle,
          wordsOf(sides),
        ),
      ).filter(({ label: name }) => name !== 'or'),
    ),
    ...working.map((answer): HandedLine => ({
      part: 'working',
      label: WORKING[answer.question]?.(sides) ?? workingName(answer.question),
      text: workingText(answer),
    })),
    ...promised.filter(({ part }) => part === 'together'),
    ...told(
      'together',
      meeting.projects.map((project) => projectLine(project, today)),
    ),
  ];
}

/** Who says it of whom. */
const WORKING: Readonly<Record<string, (sides: Sides) => string>> = {
  'describes-me': ({ me, them }) => `${them} on ${me}`,
  'i-describe': ({ me, them }) => `${me} on ${them}`,
};

/** `Darla`, `a fee of USD 150 to Bea, since 26 Nov`: whose it is to pay, without the clients that it is for. */
function feeLine(item: DueItem, { me, them }: Sides, today: Day): HandedLine[] {
  if (item.kind !== 'fee' && item.kind !== 'credit') return [];
  const { kind, direction, money, on } = item;
  const isMine = (direction === 'i-pay') === (kind === 'fee');
  const [from, to] = isMine ? [me, them] : [them, me];
  const what =
    kind === 'fee'
      ? `a fee of ${formatMoney(money)} to ${to}`
      : `${formatMoney(money)} back to ${to}, paid too much`;
  return [{ part: 'to do', label: from, text: `${what}, since ${formatDayShort(on, today)}` }];
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
function openOf({ frame: { brief } }: Handover): readonly ClientTold[] {
  return (brief?.meeting.open ?? []).toReversed();
}

function clientColumns({ sides: { me, them } }: Handover): Column<ClientTold>[] {
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

/** Of a period within one quarter the line above says it all. */
function quarterBlocks(handover: Handover): Block[] {
  const { quarters, recordsSince } = handover;
  const first = quarters.findIndex(({ returns }) => returns !== undefined);
  if (quarters.length < 2 || first === -1) return [];
  const told = quarters.slice(Math.max(0, Math.min(first - 1, quarters.length - 2)));
  const isKnown = told.every(({ returns }) => returns !== undefined);
  return [
    { is: 'heading', text: 'By quarter' },
    { ...tableOf(quarterColumns(handover), told), fitted: true },
    ...(isKnown
      ? []
      : rows([{ cells: [`${UNKNOWN} is not on record, which begins ${formatDate(recordsSince)}`] }])),
  ];
}

/** What a table says of a time of which nothing is on record. */
const UNKNOWN = '-';

function quarterColumns({ sides: { me, them } }: Handover): Column<HandedQuarter>[] {
  const counted = (
    key: string,
    heading: string,
    value: (returns: Returns) => number,
  ): Column<HandedQuarter> => ({
    key,
    heading,
    value: ({ returns }) => (returns === undefined ? null : value(returns)),
    text: ({ returns }) => (returns === undefined ? UNKNOWN : String(value(returns))),
    align: 'right',
  });
  return [
    { key: 'quarter', heading: 'Quarter', value: ({ days }) => quarterName(days) },
    counted('byMe', `By ${me}`, ({ given }) => given),
    counted('byPartner', `By ${them}`, ({ received }) => received),
    counted('closed', 'Closed', ({ outcomes }) => outcomes.closed),
    counted('won', 'Won', ({ outcomes }) => outcomes.won),
  ];
}

/** Everything as lines, the tables too, for CSV. */
export function handedInLines(handover: Handover): HandedLine[] {
  const { sides } = handover;
  const quarters = handover.quarters.length < 2 ? [] : handover.quarters;
  const lines = handedLines(handover);
  const of = (...parts: readonly HandedLine['part'][]) => lines.filter(({ part }) => parts.includes(part));
  const before: readonly HandedLine['part'][] = ['counted', 'since'];
  return [
    ...of('counted'),
    ...quarters.map(({ days, returns }): HandedLine => ({
      part: 'quarter',
      label: quarterName(days),
      text: returns === undefined ? 'not on record' : quarterText(returns, sides),
    })),
    ...of('since'),
    ...openOf(handover).map(({ clientName, direction, occurredOn, status }): HandedLine => ({
      part: 'client',
      label: `by ${direction === 'given' ? sides.me : sides.them}`,
      text: `${clientName ?? 'a client'}, ${formatDate(occurredOn)}, ${label(status)}`,
    })),
    ...lines.filter(({ part }) => !before.includes(part)),
  ];
}

function quarterText({ given, received, outcomes }: Returns, { me, them }: Sides): string {
  return `${given} by ${me}, ${received} by ${them}; ${outcomes.closed} closed, ${outcomes.won} won`;
}

/** Everything that is handed over, as JSON has it: a public contract. */
export function handoverAsPlain(handover: Handover): { readonly [key: string]: Plain } {
  const { me, partner, report } = handover;
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
    introducedEarlier: report.row.introducedEarlier,
    lastCheckIn: report.row.lastCheckIn ?? null,
    quarters: handover.quarters.map((each) => record(quarterColumns(handover), each)),
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
