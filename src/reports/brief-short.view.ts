import { firstStepOf, headingOf } from '../advice/verdict.view.ts';
import { costsWords, hasNoCosts } from '../advice/costs-words.ts';
import { formatDate } from '../calendar/day-words.ts';
import { periodWords } from '../calendar/period.ts';
import { formatMoney } from '../money/money.ts';
import { BLANK, type Block, type Row } from '../screen/blocks.ts';
import { textLines } from '../screen/draw-text.view.ts';
import type { Look } from '../screen/list.view.ts';
import { capitalized } from '../text/capitalized.ts';
import { count } from '../text/count.ts';
import { plainOf } from '../text/spans.ts';
import { sparkline } from '../text/spark.ts';
import { displayWidth, truncate } from '../text/width.ts';
import { shortened } from '../text/shortened.ts';
import { newWords } from './brief-parts.view.ts';
import type { MeetingLine } from './brief-line.ts';
import { meetingLines } from './meeting.view.ts';
import type { OpenCounts } from './meeting.ts';
import { meetingFrame, type PartnerFrame } from './partner-frame.view.ts';
import type { PartnerReport } from './partner-report.ts';
import { titleOf } from './partner-report.view.ts';
import { closedWords, introducedWords, monthEnds } from './report.view.ts';
import type { Returns } from './returns.ts';
import { knownWords, stageWords } from './standing-lines.view.ts';

/** A screen of 24 lines, without the one on which the next command is typed. */
const LINES = 23;
/** Of a text so many lines are shown at most, of things to do and to ask so many. */
const LINES_OF_TEXT = 2;
const DUTIES = 3;
const QUESTIONS = 3;

/** A row, and how much it matters: those with the highest number go first where there is no room. */
interface Weighed {
  readonly rank: number;
  readonly row: Row;
  /** It says more of the row before. */
  readonly goesOn?: true;
}

/**
 * The brief in at most one screen, whatever there is to tell: the most important first, the least left out, and said so.
 * What is to be pasted or filed is no screen: there nothing is cut or dropped.
 */
export function shortBlocks(report: PartnerReport, frame: PartnerFrame, look: Look): Block[] {
  const all = shortRows(report, frame, look);
  if (look.format !== 'table') return [...headBlocks(report, frame, Infinity), BLANK, ...agendaBlocks(all)];
  const fitting = all.map((each) => ({ ...each, row: fitted(each.row, look.width) }));
  const head = headBlocks(report, frame, look.width);
  const blocks = (told: readonly Weighed[]) => [
    ...head,
    BLANK,
    ...rowBlocks([...told, ...leftOut(fitting, told, report.handle)]),
  ];
  let told = fitting;
  while (told.length > 0 && textLines(blocks(told), look).length > LINES) {
    const least = told.reduce((most, each) => (each.rank >= most.rank ? each : most));
    told = told.filter((each) => each !== least);
  }
  return blocks(told);
}

function rowBlocks(told: readonly Weighed[]): Block[] {
  const rows = told.map(({ row }) => row);
  return rows.length === 0 ? [] : [{ is: 'rows', rows, among: rows }];
}

/** What there was no room for, by the names of its rows, and where it is. */
function leftOut(all: readonly Weighed[], told: readonly Weighed[], handle: string): Weighed[] {
  const names = all.map(({ row }, at) => {
    const named = all.slice(0, at + 1).findLast((each) => nameOf(each.row) !== '');
    return { row, name: named === undefined ? '' : nameOf(named.row).toLowerCase() };
  });
  const missing = names.filter(({ row }) => told.every((each) => each.row !== row));
  if (missing.length === 0) return [];
  const text = [...new Set(missing.map(({ name }) => name))].join(', ');
  return [{ rank: 0, row: { cells: ['Left out', text], command: `refnet report ${handle}` } }];
}

function nameOf({ cells: [name = ''] }: Row): string {
  return plainOf(name);
}

/** The rows as a list, each with its name; what is worth asking last, to be ticked and answered. */
function agendaBlocks(all: readonly Weighed[]): Block[] {
  let name = '';
  const rows = all.map(({ row, goesOn }): Row => {
    const [first = '', ...rest] = row.cells;
    if (plainOf(first) !== '') name = plainOf(first);
    return goesOn === true ? row : { ...row, cells: [name, ...rest] };
  });
  const asked = rows.filter(({ asks }) => asks === true);
  const questions = asked.map((row): Row => ({ ...row, cells: row.cells.slice(1), toDo: true }));
  return [
    { is: 'rows', rows: rows.filter(({ asks }) => asks !== true) },
    ...(asked.length === 0
      ? []
      : ([BLANK, { is: 'heading', text: 'Ask' }, { is: 'rows', rows: questions }] as const)),
  ];
}

/** A row with its text cut to a few lines; its command never is. */
function fitted(row: Row, width: number): Row {
  const cells = row.cells.map((cell, at) =>
    typeof cell === 'string' && at === row.cells.length - 1
      ? shortened(cell, LINES_OF_TEXT * Math.max(20, width - LABEL - 6))
      : cell,
  );
  return { ...row, cells };
}

/** How wide the names before the texts are, about. */
const LABEL = 11;

function headBlocks(report: PartnerReport, frame: PartnerFrame, width: number): Block[] {
  const { brief } = frame;
  const title = titleOf(report, brief);
  const text = width === Infinity ? title : truncate(title, width);
  if (brief === undefined)
    return [
      { is: 'title', text },
      { is: 'paragraph', text: `As of ${formatDate(report.period.until)}.` },
    ];
  const { partner } = brief.meeting;
  const known = knownWords(partner);
  const hasRoom = known !== '' && width !== Infinity && displayWidth(text) + displayWidth(known) + 2 <= width;
  const stage = stageWords(brief.meeting, report.stageSince);
  const about = [capitalized(stage), ...(hasRoom || known === '' ? [] : [known])].join(', ');
  return [
    { is: 'title', text, ...(hasRoom ? { beside: known } : {}) },
    { is: 'paragraph', text: `${about}. ${headingOf(report.advice)}.` },
  ];
}

function shortRows(report: PartnerReport, frame: PartnerFrame, look: Look): Weighed[] {
  const { brief, today } = frame;
  // Open clients are counted here, and may be a thousand.
  const counted = brief && { ...brief, meeting: { ...brief.meeting, open: [] } };
  const lines = counted === undefined ? [] : meetingLines(...meetingFrame(report, counted, today));
  const of = (part: MeetingLine['part']) => lines.filter((line) => line.part === part);
  const named = (label: string) => of('partner').find((line) => line.label === label);
  const { handle } = report;
  return [
    ...['Archived', 'Careful', 'Clients'].flatMap((label) => oneRow(1, label, named(label))),
    ...oneRow(2, 'Last met', named('Last met')),
    ...sinceRow(report, frame, of('since')),
    ...dutyRows(3, 'Yours to do', of('yours'), handle),
    ...dutyRows(4, 'Theirs', of('theirs'), handle),
    ...verdictRows(report),
    ...oneRow(8, 'Check-in', named('Next')),
    ...frame.questions.slice(0, QUESTIONS).map(({ text }, at): Weighed => ({
      rank: 9 + at,
      row: { cells: [at === 0 ? 'Ask' : '', text], asks: true },
    })),
    ...agreementRow(of('agreement')),
    ...periodRow(report, look),
    ...yearRow(frame),
    ...costsRow(report, frame),
    ...openRow(brief?.meeting.openCounts, handle),
    ...oneRow(18, 'Looks for', named('Looks for')),
    ...of('noted')
      .slice(0, 1)
      .map(({ label, text }): Weighed => ({ rank: 19, row: { cells: ['Noted', `${label}: ${text}`] } })),
  ];
}

function oneRow(rank: number, name: string, line: MeetingLine | undefined): Weighed[] {
  return line === undefined ? [] : [{ rank, row: { cells: [name, line.text], command: line.command } }];
}

/** `Since 16 Oct  2 received (Jane D., Kofi V.), 1 won (Hana W.)`. */
function sinceRow(
  { handle }: PartnerReport,
  { brief, today }: PartnerFrame,
  lines: readonly MeetingLine[],
): Weighed[] {
  if (brief === undefined || lines.length === 0) return [];
  const sorts = [...new Set(lines.map(({ label }) => label))];
  const text = sorts.map((sort) => {
    const own = lines.filter(({ label }) => label === sort);
    const names = own.slice(0, 3).map((line) => line.text);
    return `${own.length} ${sort} (${[...names, ...(own.length > 3 ? ['...'] : [])].join(', ')})`;
  });
  const isLong = lines.length > 3 * sorts.length;
  return [
    {
      rank: 5,
      row: {
        cells: [
          brief.meeting.lastCheckIn === undefined ? 'In 12 months' : newWords(brief.meeting, today),
          text.join('; '),
        ],
        command: isLong ? `refnet report ${handle}` : undefined,
      },
    },
  ];
}

const FEES = ['fee', 'credit'];

function dutyRows(rank: number, name: string, lines: readonly MeetingLine[], handle: string): Weighed[] {
  // Fees may be many, and their words long: the first says that there are some.
  const fees = lines.filter(({ label }) => FEES.includes(label));
  const first = lines.filter((line) => !fees.includes(line) || line === fees[0]);
  const isMore = lines.length > first.length || first.length > DUTIES;
  const shown = isMore ? first.slice(0, DUTIES - 1) : first;
  const more = lines.length - shown.length;
  return [
    ...shown.map(({ part, label, text, command }, at): Weighed => ({
      rank,
      row: {
        cells: [at === 0 ? name : '', `${label}: ${text}`],
        command,
        ...(part === 'yours' ? { toDo: true } : {}),
      },
    })),
    ...(more === 0
      ? []
      : [{ rank, row: { cells: ['', `... ${more} more`], command: `refnet due --partner ${handle}` } }]),
  ];
}

/** Why the verdict, what holds back, and the one next step. */
function verdictRows(report: PartnerReport): Weighed[] {
  const { advice } = report;
  const step = firstStepOf(advice);
  const held = advice.holdsBack.map(({ text }) => text).join('; ');
  return [
    { rank: 7, row: { cells: ['Why', advice.asked] } },
    ...(held === '' ? [] : [{ rank: 7, row: { cells: ['Holds back', held] } }]),
    {
      rank: 0,
      row: {
        cells: ['Next', step.text],
        command: step.command,
        ...(step.command === undefined ? {} : { toDo: true }),
      },
    },
  ];
}

function agreementRow(lines: readonly MeetingLine[]): Weighed[] {
  const [first] = lines;
  if (first === undefined) return [];
  const review = lines.find(({ label }) => label === 'review');
  const due = review === undefined ? '' : `; review ${review.text}`;
  const notices = lines.filter(({ label }) => label === 'notice').length;
  const more = notices === 0 ? '' : `; ${count(notices, 'notice')} in the whole brief`;
  return [
    {
      rank: 12,
      row: {
        cells: ['Agreement', `${first.label}, ${first.text}${due}${more}`],
        command: review?.command ?? first.command,
      },
    },
  ];
}

function periodRow(report: PartnerReport, look: Look): Weighed[] {
  const { months, row, period } = report;
  const ends = monthEnds(period.until).map((month) => month.slice(0, 3));
  const isToldAsBars = period.length?.unit === 'month' && period.length.n === 12;
  const bars = look.plain === true || look.numbers === true ? months.join(' ') : sparkline(months);
  const words = [introducedWords(row), ...(row.closed === 0 ? [] : [closedWords(row)])].join('; ');
  const isEmpty = row.exchanged + row.closed === 0;
  return [
    {
      rank: 13,
      row: {
        cells: [
          isToldAsBars ? '12 months' : 'Period',
          isToldAsBars ? words : `${periodWords(period)}: ${words}`,
        ],
      },
    },
    ...(isToldAsBars && !isEmpty
      ? [
          {
            rank: 15,
            row: { cells: ['', `${ends[0] ?? ''} ${bars} ${ends[1] ?? ''}`] },
            goesOn: true as const,
          },
        ]
      : []),
  ];
}

function yearRow({ year }: PartnerFrame): Weighed[] {
  if (year === undefined) return [];
  const words = (name: string, returns: Returns | undefined) => {
    if (returns === undefined) return `${name}: not on record`;
    const money = returns.businessReceived.map(formatMoney);
    return `${name}: ${[`${returns.given + returns.received} exchanged`, ...money].join(', ')}`;
  };
  const { now, before } = year.whole;
  const text = [
    words(year.year, now),
    words(`${year.yearBefore} to ${formatDate(year.untilBefore).slice(0, -5)}`, before),
  ];
  return [{ rank: 14, row: { cells: ['Year', text.join('; ')] } }];
}

function costsRow(_report: PartnerReport, { returns, settings }: PartnerFrame): Weighed[] {
  if (hasNoCosts(returns)) return [];
  const text = costsWords(returns, settings).map(({ name, text: told }) => `${name} ${told}`);
  return [{ rank: 17, row: { cells: ['Costs', text.join('; ')] } }];
}

function openRow(open: OpenCounts | undefined, handle: string): Weighed[] {
  const all = open === undefined ? 0 : open.given.n + open.received.n;
  if (open === undefined || all === 0) return [];
  const ways = (['given', 'received'] as const).flatMap((way) => {
    const { n } = open[way];
    return n === 0 ? [] : [`${n} ${way}`];
  });
  const text = `${count(all, 'client')}: ${ways.join(', ')}`;
  return [
    { rank: 16, row: { cells: ['Open', text], command: `refnet referrals --partner ${handle} --open` } },
  ];
}
