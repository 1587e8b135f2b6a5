import { notChosenWords } from '../referrals/outcome.view.ts';
import type { Day } from '../calendar/day.ts';
import { formatDay } from '../calendar/day-words.ts';
import { capitalized } from '../text/capitalized.ts';
import { readableRows, type ImportedReferral, type ImportTally, type LookAlike } from './import.ts';
import { differenceLines } from './differences.view.ts';
import { correctedWords, goneLines, looksLikeLines, repeatedLines } from './looks-like.view.ts';
import type { Aside } from './tracker-aside.ts';
import { formatMoney } from '../money/money.ts';
import { COLUMN_WORDS, type ColumnMeaning } from './tracker-columns.ts';
import { leftOutLines, notReadLines } from './tracker.view.ts';
import { count, list } from '../text/count.ts';
import { answerLine, RowsRefused, type Answer } from './rows-refused.ts';
import type { OpenWords } from './tracker-words.ts';
import { openWordAnswers, openWordLines, otherWordLines } from './words.view.ts';
import { readAsLine } from '../partners/name-parts.view.ts';
import { asPair } from './pairs.ts';
import { quoted } from '../text/quoted.ts';
import { quotedPath } from '../text/quoted-path.ts';
import { toned, type Text } from '../text/spans.ts';
import { displayWidth, padEnd, truncate } from '../text/width.ts';
import { referralPhrase } from '../referrals/referral.ts';
import { label } from '../kinds/vocabulary.ts';
import type { Direction } from '../referrals/direction.ts';

/** What an import did, or would do, and how it read the file. */
export interface ImportReport {
  file: string;
  dryRun: boolean;
  tally: ImportTally;
  headerLine: number;
  columns: readonly { heading: string; meaning: ColumnMeaning | undefined }[];
  /** Lines beneath the header that are no referrals, by what they are. */
  leftOut: Readonly<Record<Aside, readonly number[]>>;
  /** Beside how many partners' names, and in how many rows beside the client's, stood more than a name. */
  beside: { readonly partners: number; readonly clients: number };
  /** How the days are written, like `D/M/YYYY`. */
  dates: string;
  /** The currency of amounts that name none; undefined where the file has no amounts or names it itself. */
  assumedCurrency: string | undefined;
  direction: Direction;
  /** Nobody said which way the referrals went. */
  directionAssumed: boolean;
  /** It is the one file and sheet of its command. */
  isAlone: boolean;
}

/** The command as it was typed, and with what makes rows the referrals they look like; undefined where that cannot be typed. */
export interface Typed {
  readonly again: string;
  readonly corrects: string | undefined;
}

/** What was written, in a line, and how it was read. */
export function importLines(report: ImportReport, typed: Typed): string[] {
  const { tally } = report;
  return [
    summary(report),
    ...notChosenLines(tally),
    ...assumptions(report),
    ...notReadLines(report.columns),
    ...recordLines(report, typed).map((line) => `  ${line}`),
  ];
}

/** What the file says otherwise than the record, has no more, or has twice. */
function recordLines({ tally, dryRun }: ImportReport, { again, corrects }: Typed): string[] {
  return [
    ...differenceLines(tally, again),
    ...looksLikeLines(tally, { dryRun, command: corrects }),
    ...goneLines(tally),
    ...repeatedLines(tally, dryRun),
  ];
}

/** What usually comes next. */
export function nextLines({ importId, added, updated, changed, corrected }: ImportTally): string[] {
  if (importId !== null && added > 0)
    return ['  next: refnet report      refnet undo      takes the whole import back'];
  return (updated && changed > 0) || corrected.length > 0 ? ['  refnet undo      takes it back'] : [];
}

function notChosenLines({ notChosen }: ImportTally): string[] {
  return notChosenWords(notChosen).map((words) => `${words}, as another name of the same client is won.`);
}

/** What an import is about to do: the numbers, the columns as they are understood, the first rows. */
export function planLines(about: ImportReport, typed: Typed, width: number): Text[] {
  const report = { ...about, dryRun: true };
  const { tally } = report;
  const lines: Text[] = [summary(report), '', ...columnLines(report), ''];
  if (tally.preview.length > 0) {
    const more = tally.added - tally.preview.length;
    lines.push([toned('heading', more > 0 ? 'The first rows' : 'The rows')]);
    lines.push(...tally.preview.map((row) => `  ${truncate(previewLine(row), width - 2)}`));
    if (more > 0) lines.push(`  ... and ${count(more, 'more', 'more')}`);
    lines.push('');
  }
  if (tally.newPartners.length > 0) {
    lines.push(`New partners: ${someOf(tally.newPartners)}`);
  }
  lines.push(...assumptions(report).map((line) => line.trimStart()));
  lines.push(...recordLines(report, typed));
  return lines;
}

/** Where the rejected rows went. */
export function badRowsLine(path: string, dryRun: boolean): string {
  return `the rejected rows ${dryRun ? 'would be' : 'are'} in ${quotedPath(path)}, to be mended and imported`;
}

/** What there is to say of rows that cannot be read: their faults, open words and what to type, the file they are in. */
export interface Unreadable {
  readonly faults: readonly string[];
  readonly open: OpenWords;
  /** What its lines are said to be of, where there are several tables. */
  readonly table: string | undefined;
  /** What reads statuses from another column. */
  readonly otherStatus: readonly Answer[];
  /** How a column without statuses is read as something else. */
  readonly noStatus: readonly string[];
  readonly badRows: string | undefined;
}

/** Why nothing was imported: the rows that cannot be read, and how to do without them. */
export function unreadable(
  tally: ImportTally,
  { faults, open, table, otherStatus, noStatus, badRows }: Unreadable,
): RowsRefused {
  const rows = readableRows(tally);
  const rest = rows - tally.rejected;
  const answers = [...openWordAnswers(open, table), ...otherStatus];
  const typed = answerLine(answers);
  const beside = {
    lines: [
      ...faults,
      ...openWordLines(open),
      ...(badRows === undefined ? [] : [badRowsLine(badRows, false)]),
    ],
    answers,
    notes: [...otherWordLines(open), ...noStatus],
  };
  const hints = [
    ...faults,
    ...openWordLines(open),
    ...(typed === undefined ? [] : [typed]),
    ...beside.notes,
    ...(badRows === undefined ? [] : [badRowsLine(badRows, false)]),
    ...(rest === 0 ? [] : [`--skip-bad      imports the other ${rest === 1 ? 'one' : count(rest, 'row')}`]),
  ];
  const message =
    rest === 0
      ? 'no row could be read, so nothing was imported'
      : `${count(tally.rejected, 'of', 'of')} ${count(rows, 'row')} cannot be read, so nothing was imported`;
  return new RowsRefused(message, { hints, beside, hasOthers: rest > 0 });
}

/** For the history: `imported 3 referrals, added 1 partner`. */
export function importSummary({ added, newPartners, changed, updated, corrected }: ImportTally): string {
  const parts = [
    ...(added > 0 ? [`imported ${count(added, 'referral')}`] : []),
    ...(newPartners.length > 0 ? [`added ${count(newPartners.length, 'partner')}`] : []),
    ...(updated && changed > 0 ? [`updated ${count(changed, 'referral')} from a file`] : []),
    ...(corrected.length > 0 ? [`corrected ${count(corrected.length, 'referral')} from a file`] : []),
  ];
  return parts.join(', ');
}

/** The command with more words, ready to paste. */
export type Again = (...more: readonly string[]) => string;

/** Which lines are no referrals, how names of new partners were read that were more than a name, and which may be one person, one a line. */
export function nameLines(report: ImportReport, again: Again): string[] {
  return [
    ...leftOutLines(report.leftOut),
    ...besideLines(report),
    ...takenApartLines(report.tally),
    ...lookAlikeLines({ ...report.tally, dryRun: report.dryRun }, again),
  ];
}

function besideLines({ beside: { partners, clients }, dryRun }: ImportReport): string[] {
  const ofPartners = count(partners, "partner's name", "partners' names");
  const ofClients = count(clients, "client's name", "clients' names");
  const are = dryRun ? 'would be' : 'are';
  return [
    ...(partners > 0
      ? [
          `beside ${ofPartners} stood an address, a number or a firm, which ${are} kept with those that are new`,
        ]
      : []),
    ...(clients > 0 ? [`beside ${ofClients} stood an address or a number, which ${are} left out`] : []),
  ];
}

function takenApartLines({ takenApart }: ImportTally): string[] {
  const lines = takenApart
    .slice(0, MOST_NAMES)
    .map(({ typed, ...parts }) => `${quoted(typed)} was ${readAsLine(typed, parts) ?? ''}`);
  const more = takenApart.length - lines.length;
  return [...lines, ...(more > 0 ? [`... and ${count(more, 'more', 'more')}`] : [])];
}

/** Names that may be one person, one a line, and what to type where they are. */
export function lookAlikeLines(
  { lookAlikes, dryRun }: { readonly lookAlikes: readonly LookAlike[]; readonly dryRun: boolean },
  again: Again,
): string[] {
  if (lookAlikes.length === 0) return [];
  const shown = lookAlikes.slice(0, MOST_NAMES);
  const lines = shown.flatMap(({ name, like, partnerId, addedId, likeId }) => [
    `${quoted(name)} is not on record, but looks like ${partnerId === null ? `${quoted(like)} of the same file` : `${like} (p${partnerId})`}`,
    ...(addedId === null || likeId === null || dryRun ? [] : [`  refnet merge p${likeId} p${addedId}`]),
  ]);
  const more = lookAlikes.length - shown.length;
  return [
    ...lines,
    ...(more > 0 ? [`... and ${count(more, 'more', 'more')}`] : []),
    ...(dryRun
      ? [
          'They would be added apart; a terminal asks about each. To say that they are one, or some of them:',
          `  ${again('--same', shown.map(({ name, whom }) => asPair(name, whom)).join(', '))}`,
        ]
      : ['They were added apart; where two are one person, the command beneath makes them one.']),
  ];
}

const MOST_NAMES = 12;

function someOf(names: readonly string[]): string {
  const more = names.length - MOST_NAMES;
  return more > 1
    ? `${names.slice(0, MOST_NAMES).join(', ')} and ${count(more, 'more', 'more')}`
    : list(names, 'and');
}

function summary({ tally, dryRun }: ImportReport): string {
  const { added, changed, changedRows, updated, known, removed, rejected } = tally;
  const rows = readableRows(tally);
  const there = known + removed + (updated ? 0 : changedRows);
  if (there > 0 && there === rows) return `Nothing new: ${allRows(rows)} already there.`;
  const parts: string[] = [];
  if (added > 0) parts.push(`${dryRun ? 'Would import' : 'Imported'} ${imported(tally)}`);
  if (updated && changed > 0) {
    const verb = dryRun ? 'would bring' : 'brought';
    parts.push(`${added > 0 ? verb : capitalized(verb)} ${count(changed, 'referral')} up to date`);
  }
  if (tally.corrected.length > 0) {
    const verb = dryRun ? 'would correct' : 'corrected';
    parts.push(`${parts.length > 0 ? verb : capitalized(verb)} ${correctedWords(tally)}`);
  }
  if (parts.length === 0) parts.push('Nothing new');
  if (there > 0) parts.push(`${count(there, 'row')} ${there === 1 ? 'was' : 'were'} already there`);
  if (removed > 0) parts.push(`${removed} of them removed here since, and left so`);
  if (rejected > 0) parts.push(`${count(rejected, 'row')} could not be read`);
  const out = tally.rows - rows;
  if (out > 0) parts.push(`${count(out, 'row')} ${out === 1 ? 'was' : 'were'} left out`);
  return `${parts.join('; ')}.`;
}

function allRows(rows: number): string {
  if (rows === 1) return 'its one row was';
  return rows === 2 ? 'both rows were' : `all ${count(rows, 'row')} were`;
}

/** `214 referrals from 23 partners (9 new) and 2 sources, 3 Jan 2024 to 18 Nov 2026`. */
function imported(tally: ImportTally): string {
  const { added, given, received, partners, newPartners, sources, firstDay, lastDay } = tally;
  const way = given === 0 ? 'from' : received === 0 ? 'to' : 'with';
  const fresh = newPartners.length === 0 ? '' : ` (${count(newPartners.length, 'new', 'new')})`;
  const whom = [
    ...(partners > 0 || sources === 0 ? [`${count(partners, 'partner')}${fresh}`] : []),
    ...(sources > 0 ? [count(sources, 'source')] : []),
  ];
  const days = firstDay === null || lastDay === null ? '' : `, ${dayRange(firstDay, lastDay)}`;
  return `${count(added, 'referral')} ${way} ${list(whom, 'and')}${days}`;
}

function dayRange(first: Day, last: Day): string {
  return first === last ? plainDay(first) : `${plainDay(first)} to ${plainDay(last)}`;
}

/** `18 Nov 2026`: in a range of years the weekday says nothing. */
function plainDay(day: Day): string {
  return formatDay(day).replace(/^\w+ /, '');
}

function assumptions(report: ImportReport): string[] {
  const { tally, directionAssumed, assumedCurrency } = report;
  const taken = [
    directionAssumed && tally.received > 0 ? ['as received', '--given'] : [],
    assumedCurrency === undefined ? [] : [`amounts in ${assumedCurrency}`, '--currency'],
  ].filter((pair) => pair.length > 0);
  if (taken.length === 0 || tally.added === 0) return [];
  const what = list(
    taken.map(([words = '']) => words),
    'and',
  );
  const options = list(
    taken.map(([, option = '']) => option),
    'and',
  );
  return [`  Taken ${what}; ${options} ${taken.length === 1 ? 'says' : 'say'} otherwise.`];
}

/** Beyond so many, columns that are not read are only counted. */
const MOST_COLUMNS = 40;

function columnLines({ columns, dates, headerLine, assumedCurrency }: ImportReport): string[] {
  const filled = columns.filter(({ heading }) => heading !== '');
  const isShown = ({ meaning }: (typeof filled)[number], at: number) =>
    meaning !== undefined || at < MOST_COLUMNS;
  const named = filled.filter(isShown);
  const more = filled.length - named.length;
  const wide = Math.min(30, Math.max(0, ...named.map(({ heading }) => displayWidth(heading))));
  const lines = named.map(({ heading, meaning }) => {
    const extra =
      meaning === 'day'
        ? `, written ${dates}`
        : meaning === 'value' && assumedCurrency !== undefined
          ? `, in ${assumedCurrency} where it names no currency`
          : '';
    const words = meaning === undefined ? 'not read' : COLUMN_WORDS[meaning];
    return `  ${padEnd(truncate(heading, wide), wide)}  ${words}${extra}`;
  });
  const rest = more === 0 ? [] : [`  ... and ${count(more, 'more column', 'more columns')}, not read`];
  return [`Columns, from line ${headerLine}`, ...lines, ...rest];
}

function previewLine(row: ImportedReferral): string {
  const phrase = referralPhrase({
    clientName: row.client,
    direction: row.direction,
    partnerName: row.partner,
    source: row.source ?? null,
    need: row.need,
    occurredOn: row.day,
  });
  const status = row.status === null || row.status === 'new' ? [] : [label(row.status)];
  const amount =
    row.amount === null ? [] : [`${row.status === 'won' ? '' : 'about '}${formatMoney(row.amount)}`];
  return [phrase, ...status, ...amount].join('; ');
}
