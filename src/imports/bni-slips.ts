/** What a slips audit report of BNI Connect says: its columns, the kinds of slips, and which of them are of the user. */
import { looksLikeNumberedDay, type DateSniffer } from '../calendar/date-formats.ts';
import type { Day } from '../calendar/day.ts';
import { readColumnAmount } from '../money/amount-formats.ts';
import type { Money } from '../money/money.ts';
import { namePartsOf } from '../partners/name-parts.ts';
import { isNobody, isNoNote, isOwnName } from '../partners/nobody.ts';
import type { Direction } from '../referrals/direction.ts';
import { UserError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';
import { cleanInput, cleanNote } from '../text/sanitize.ts';
import { keyWords, searchKey } from '../text/search-key.ts';
import { LINE, NOTE, tooLong } from '../text/too-long.ts';
import type { SheetRecord } from '../sheets/sheet.ts';
import { isPrivateText } from './private-words.ts';

/** The columns of a report, each by its place. Between them are empty ones, of cells that are merged. */
interface SlipColumns {
  readonly from: number;
  readonly to: number;
  readonly type: number;
  readonly amount: number;
  readonly detail: number;
  readonly day: number;
}

/** Where the slips begin, and what stands where. */
export interface SlipsHead {
  readonly line: number;
  readonly columns: SlipColumns;
  /** The texts above the headings, among them the day of the meeting. */
  readonly titles: readonly string[];
}

function wordsOf(text: string): string {
  return keyWords(searchKey(text)).join(' ');
}

/** Finds the headings of a slips audit report among the first records; undefined where it is none. */
export function slipsHead(first: readonly SheetRecord[]): SlipsHead | undefined {
  const titles: string[] = [];
  for (const { line, fields } of first) {
    const words = fields.map(wordsOf);
    const [from, to, type] = [words.indexOf('from'), words.indexOf('to'), words.indexOf('slip type')];
    if (from !== -1 && to !== -1 && type !== -1) {
      const has = (pattern: RegExp) => words.findIndex((each) => pattern.test(each));
      const columns = {
        from,
        to,
        type,
        amount: has(/tyfcb/),
        detail: has(/^details?$/),
        day: has(/^(?:slip )?date\b/),
      };
      return { line, columns, titles };
    }
    titles.push(...fields.map(cleanInput).filter((text) => text !== ''));
  }
  return undefined;
}

const PALMS = ['p', 'a', 'l', 'm', 's', 'rgi', 'rgo', 'rri', 'rro', 'v', '1 2 1', 'tyfcb', 'ceu', 't'];

/** Whether these are the headings of a PALMS report: sums of each member, and not one slip. */
export function isPalms(first: readonly SheetRecord[]): boolean {
  return first.some(({ fields }) => {
    const words = new Set(fields.map(wordsOf));
    return PALMS.filter((each) => words.has(each)).length >= 8;
  });
}

/** The days in the texts above the headings: of the meeting first, then of the run. */
export function daysInTitles(titles: readonly string[]): string[] {
  const pattern =
    /\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|\d{1,2} [A-Za-z]{3,9} \d{4}|[A-Za-z]{3,9} \d{1,2},? \d{4}/g;
  const report = titles.filter((title) => /slips?\b|\bfor\b|period|meeting/i.test(title));
  return report.flatMap((title) => title.match(pattern) ?? []);
}

/** What a slip of the user says. */
export interface Slip {
  readonly line: number;
  readonly kind: 'referral' | 'one-to-one' | 'closed business';
  /** Of a referral, or of the one whose business was closed. */
  readonly direction: Direction;
  readonly partner: string;
  readonly day: Day;
  readonly amount: Money | null;
  readonly note: string | null;
}

/** The slips of the user, and what else the report has. */
export interface Slips {
  readonly slips: readonly Slip[];
  /** How many slips were left out, by the reason. */
  readonly leftOut: ReadonlyMap<string, number>;
  readonly faults: readonly { readonly line: number; readonly fault: string }[];
}

/** How to read the cells of a report. */
export interface SlipReading {
  readonly myName: string;
  readonly today: Day;
  readonly currency: string;
  /** The day of a slip by the text for it, its own cell or the title. */
  readonly dayOf: (text: string) => Day | undefined;
  /** The day of the meeting, as the title has it. */
  readonly meeting: string | undefined;
}

const KINDS: Readonly<Record<string, Slip['kind'] | undefined>> = {
  referral: 'referral',
  'one to one': 'one-to-one',
  '1 2 1': 'one-to-one',
  '1 to 1': 'one-to-one',
  '121': 'one-to-one',
  tyfcb: 'closed business',
  'thank you for closed business': 'closed business',
};

/** Feeds the days of all slips to what finds out how they are written. */
export function addDaysOfSlips(
  days: DateSniffer,
  { columns, line }: SlipsHead,
  records: Iterable<SheetRecord>,
): void {
  if (columns.day === -1) return;
  for (const record of records)
    if (record.line > line) days.add((record.fields[columns.day] ?? '').slice(0, LINE));
}

/** Reads all slips: those that name the user, each with what it says. */
export function readSlips(head: SlipsHead, records: Iterable<SheetRecord>, reading: SlipReading): Slips {
  const slips: Slip[] = [];
  const leftOut = new Map<string, number>();
  const faults: { line: number; fault: string }[] = [];
  for (const { line, fields } of records) {
    if (line <= head.line) continue;
    const why = tooLongIn(fields, head.columns);
    if (why !== undefined) {
      faults.push({ line, fault: `a cell ${why}` });
      continue;
    }
    const read = readSlip(line, (place) => cleanInput(fields[place] ?? ''), head.columns, reading);
    if (read === undefined) continue;
    if ('fault' in read) faults.push({ line, fault: read.fault });
    else if ('leftOut' in read) leftOut.set(read.leftOut, (leftOut.get(read.leftOut) ?? 0) + 1);
    else slips.push(read);
  }
  return { slips, leftOut, faults };
}

/** Why a row is not looked into: a cell of it that is read is too long. */
function tooLongIn(fields: readonly string[], { detail, ...columns }: SlipColumns): string | undefined {
  const why = Object.values(columns).map((place) => tooLong(fields[place] ?? '', LINE));
  return [...why, tooLong(fields[detail] ?? '', NOTE)].find((each) => each !== undefined);
}

function readSlip(
  line: number,
  at: (place: number) => string,
  columns: SlipColumns,
  { myName, today, currency, dayOf, meeting }: SlipReading,
): Slip | { fault: string } | { leftOut: string } | undefined {
  const [from, to, type] = [at(columns.from), at(columns.to), at(columns.type)];
  if (type === '') return undefined;
  const isMine = (name: string) => isOwnName(name, myName) || isOwnName(namePartsOf(name).name, myName);
  const [byMe, toMe] = [isMine(from), isMine(to)];
  if (!byMe && !toMe) return { leftOut: 'of others' };
  const kind = KINDS[wordsOf(type)];
  if (kind === undefined)
    return { leftOut: isPrivateText(type) ? 'of another kind' : `of kind ${type.slice(0, 30)}` };
  const partner = byMe ? to : from;
  if (byMe && toMe) return { leftOut: 'from you to yourself' };
  if (isNobody(partner)) return { leftOut: 'that name nobody else' };
  const written = at(columns.day) || (meeting ?? '');
  const day = dayOf(written);
  const shown = looksLikeNumberedDay(written) ? ` (${quoted(written)})` : '';
  if (day === undefined) return { fault: `the day is no day${shown}` };
  if (day > today) return { fault: `the day is still to come${shown}` };
  const amount = kind === 'closed business' ? amountOf(at(columns.amount), currency) : null;
  if (typeof amount === 'string') return { fault: amount };
  return {
    line,
    kind,
    // Who closed business thanks the one who gave the referral.
    direction: (kind === 'closed business') === byMe ? 'received' : 'given',
    partner,
    day,
    amount,
    note: noteOf(at(columns.detail)),
  };
}

function noteOf(cell: string): string | null {
  return isNoNote(cell) ? null : cleanNote(cell) || null;
}

function amountOf(cell: string, currency: string): Money | string | null {
  try {
    return readColumnAmount(cell, undefined, currency) ?? null;
  } catch (error) {
    if (error instanceof UserError) return 'the amount cannot be read';
    throw error;
  }
}
