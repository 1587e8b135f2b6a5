import { formatDay } from '../calendar/day-words.ts';
import type { Day } from '../calendar/day.ts';
import type { Direction } from '../referrals/direction.ts';
import { label } from '../kinds/vocabulary.ts';
import { notChosenWords } from '../referrals/outcome.view.ts';
import type { Status } from '../referrals/status.ts';
import { capitalized } from '../text/capitalized.ts';
import { count, list } from '../text/count.ts';
import { firstFew } from '../text/first-few.ts';
import { quoted } from '../text/quoted.ts';
import { differenceLines } from './differences.view.ts';
import { forgottenLines } from './forgotten-rows.ts';
import { readableRows, type ImportTally } from './import.ts';
import {
  correctedLines,
  correctedWords,
  goneLines,
  looksLikeLines,
  repeatedLines,
} from './looks-like.view.ts';
import type { Aside } from './tracker-aside.ts';
import type { ColumnMeaning } from './tracker-columns.ts';
import type { TakenStatus } from './tracker-words.ts';
import { notReadLines } from './tracker.view.ts';

/** What an import did, or would do, and how it read the file. */
export interface ImportReport {
  file: string;
  dryRun: boolean;
  tally: ImportTally;
  headerLine: number;
  columns: readonly { heading: string; meaning: ColumnMeaning | undefined }[];
  /** Words that are none of refnet's for a status and were taken for one. */
  statuses: readonly TakenStatus[];
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
  /** What says the way that is no column: `the sheet "Outgoing 2025"`. */
  directionBy?: string;
  /** It is the one file and sheet of its command. */
  isAlone: boolean;
}

/** The command as it was typed, and with what makes rows the referrals they look like; undefined where that cannot be typed. */
export interface Typed {
  readonly again: string;
  readonly corrects: string | undefined;
  /** The command with these words added. */
  readonly more: (...words: readonly string[]) => string;
}

/** What was written, in a line, and how it was read. */
export function importLines(report: ImportReport, typed: Typed): string[] {
  const { tally } = report;
  return [
    headline(report),
    ...notChosenLines(tally),
    ...assumptions(report),
    ...statusLines(report),
    ...withoutDayLines(report),
    ...notReadLines(report.columns),
    ...recordLines(report, typed).map((line) => `  ${line}`),
  ];
}

/** What the file says otherwise than the record, has no more, or has twice. */
export function recordLines(
  { tally, dryRun, isAlone }: ImportReport,
  { again, corrects, more }: Typed,
): string[] {
  return [
    ...correctedLines(tally),
    ...differenceLines(tally, again),
    ...looksLikeLines(tally, { dryRun, command: corrects }),
    ...goneLines(tally),
    ...forgottenLines(tally.forgotten, { isAlone, again: more }),
    ...repeatedLines(tally, dryRun),
  ];
}

/** What usually comes next. */
export function nextLines({ importId, added, updated, changed, corrected }: ImportTally): string[] {
  if (importId !== null && added > 0)
    return ['  next: refnet report      refnet undo      takes the whole import back'];
  return (updated && changed > 0) || corrected.length > 0 ? ['  refnet undo      takes it back'] : [];
}

/** How the currency of all amounts of a file becomes that of amounts typed without one. */
export function currencyLine(currency: string): string {
  return `  refnet config currency ${currency}      takes amounts typed without a currency for ${currency}`;
}

function notChosenLines({ notChosen }: ImportTally): string[] {
  return notChosenWords(notChosen).map((words) => `${words}, as another name of the same client is won.`);
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

/** What was done, or would be, in a sentence. */
export function headline({ tally, dryRun }: ImportReport): string {
  const { added, changed, changedRows, updated, known, removed, rejected } = tally;
  const rows = readableRows(tally);
  const there = known + removed + (updated ? 0 : changedRows);
  const away = removed > 0 ? [`${removed} of them removed here since, and left so`] : [];
  if (there > 0 && there === rows)
    return `${[`Nothing new: ${allRows(rows)} already there`, ...away].join('; ')}.`;
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
  parts.push(...away);
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
  const { added, given, received, partners, newWithAdded, sources, firstDay, lastDay } = tally;
  const way = given === 0 ? 'from' : received === 0 ? 'to' : 'with';
  const fresh = newWithAdded === 0 ? '' : ` (${count(newWithAdded, 'new', 'new')})`;
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

/** Outcomes that the file gives no day, and by which day they are reckoned. */
export function withoutDayLines({ tally: { closedWithoutDay: n } }: ImportReport): string[] {
  if (n === 0) return [];
  const [have, go] = n === 1 ? ['has', 'goes'] : ['have', 'go'];
  return [`  ${count(n, 'outcome')} ${have} no day in the file, and ${go} by the day of the referral.`];
}

/** So many words that were taken for one status are told. */
const MOST_WORDS = 6;

/** Which words of the file were taken for which status; none where all are refnet's own. */
export function statusLines({ statuses, tally }: ImportReport): string[] {
  if (statuses.length === 0 || tally.added === 0) return [];
  const of = new Map<Status, string[]>();
  for (const { text, status } of statuses) of.set(status, [...(of.get(status) ?? []), quoted(text)]);
  const all = [...of].map(([status, words]) => `${firstFew(words, MOST_WORDS)} as ${label(status)}`);
  return [`  Statuses taken: ${all.join('; ')}; --statuses says otherwise.`];
}

/** What was taken of the file though nobody said it; none where nothing was. */
export function assumptions(report: ImportReport): string[] {
  const { tally, direction, directionAssumed, directionBy, assumedCurrency } = report;
  const by = directionBy === undefined ? '' : ` (${directionBy} says so)`;
  const taken = [
    directionAssumed && tally[direction] > 0
      ? [`as ${direction}${by}`, direction === 'given' ? '--received' : '--given']
      : [],
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
