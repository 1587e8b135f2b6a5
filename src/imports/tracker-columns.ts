import type { Direction } from '../referrals/direction.ts';
import { usageError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';
import type { ToldFact } from './compared.ts';
import { shellQuoted } from '../text/shell-word.ts';
import { asPair } from './pairs.ts';
import { OWN_MEANING_WORDS, type OwnMeaning } from './own-list.ts';
import type { TitledWay } from './title-way.ts';
import { MEANING_WORDS, type Meaning } from './tracker-meanings.ts';

/** What a column may hold. */
export type ColumnMeaning = Meaning | OwnMeaning;

/** What a column may hold, in a few words. */
export const COLUMN_WORDS: Readonly<Record<ColumnMeaning, string>> = {
  ...MEANING_WORDS,
  ...OWN_MEANING_WORDS,
};

/** One column of a tracker. Without a meaning it is not read. */
export interface TrackerColumn {
  heading: string;
  meaning: ColumnMeaning | undefined;
  /** The currency that the heading names: `Revenue (EUR)`. */
  currency: string | undefined;
  /** A column of statuses whose cells say yes or no. */
  yesNo: boolean;
}

/** The cell of a row that has a meaning, trimmed; empty where there is no such column. A name in two columns is one. */
export type CellFinder = (fields: readonly string[], meaning: ColumnMeaning) => string;

/** What finds the cells of rows with these columns. */
export function cellFinder(columns: readonly TrackerColumn[]): CellFinder {
  const places = new Map<ColumnMeaning, readonly number[]>();
  const add = (meaning: ColumnMeaning, ...found: readonly (number | undefined)[]) => {
    const at = found.filter((place) => place !== undefined);
    if (at.length > 0 && !places.has(meaning)) places.set(meaning, at);
  };
  columns.forEach(({ meaning }, index) => {
    if (meaning !== undefined) add(meaning, index);
  });
  for (const whole of NAMES) add(whole, ...PARTS.map((part) => places.get(`${whole}-${part}`)?.[0]));
  return (fields, meaning) => {
    const found = places.get(meaning);
    // Most columns that there may be a file has not.
    if (found === undefined) return '';
    const [place = 0, second] = found;
    const cell = shown((fields[place] ?? '').trim());
    return second === undefined ? cell : `${cell} ${(fields[second] ?? '').trim()}`.trim();
  };
}

/** A link is what it shows: `=HYPERLINK("https://...","Maren Holt")`. */
function shown(cell: string): string {
  if (cell.charCodeAt(0) !== EQUALS) return cell;
  return /^=\s*hyperlink\(\s*"[^"]*"\s*[,;]\s*"([^"]*)"\s*\)$/i.exec(cell)?.[1]?.trim() ?? cell;
}

const EQUALS = 61;

/** A column of amounts: where it is, and what its heading says of their currency. */
export interface AmountPlace {
  readonly index: number;
  readonly heading: string;
  readonly currency: string | undefined;
}

/** The columns of amounts of a meaning: several only where each is in a currency of its own. */
export function amountPlaces(columns: readonly TrackerColumn[], wanted: ColumnMeaning): AmountPlace[] {
  return columns.flatMap(({ meaning, heading, currency }, index) =>
    meaning === wanted ? [{ index, heading, currency }] : [],
  );
}

/** The amount in such a column, with the `$` that its heading says; empty where there is none. */
export function amountAt(fields: readonly string[], { index, heading, currency }: AmountPlace): string {
  const cell = shown((fields[index] ?? '').trim());
  const sign = heading.includes('$') ? '$' : /(?<!\p{L})(?:rs|rupees?)(?!\p{L})/iu.test(heading) ? 'Rs ' : '';
  const isMarked = currency !== undefined || sign === '' || !/^[\d.,'\s()-]*\d[\d.,'\s()-]*$/.test(cell);
  return isMarked ? cell : `${sign}${cell}`;
}

const NAMES = ['client', 'partner', 'given-to'] as const;
const PARTS = ['first', 'last'] as const;

/** Whether a column says this, or says it in two columns of first and last names. */
export function hasColumn(columns: readonly TrackerColumn[], wanted: Meaning): boolean {
  const meant: readonly ColumnMeaning[] = [
    wanted,
    ...PARTS.map((part) => `${wanted}-${part}` as ColumnMeaning),
  ];
  return columns.some(({ meaning }) => meaning !== undefined && meant.includes(meaning));
}

/** Whether these are the columns of a list that refnet printed: no other has the numbers of partners. */
export function isOwnList(columns: readonly Pick<TrackerColumn, 'meaning'>[]): boolean {
  return columns.some(({ meaning }) => meaning === 'partner-number');
}

/**
 * What a row says of its status, as a word. Where no column says it, a day in the column of closed ones says that it is
 * closed, which is won or lost.
 */
export function statusFinder(columns: readonly TrackerColumn[]): (fields: readonly string[]) => string {
  const at = cellFinder(columns);
  const has = (meaning: Meaning) => hasColumn(columns, meaning);
  const closes = !has('status') && !has('won-on') && !has('lost-on') && has('closed');
  return (fields) => (closes && at(fields, 'closed') !== '' ? 'closed' : at(fields, 'status'));
}

/** Whether a row says nothing at all. */
export function isBlank(fields: readonly string[]): boolean {
  return fields.every((field) => field === '' || field.trim() === '');
}

/** What the user said of columns: by the key of the heading, the heading as typed and what it means. */
export type Mapping = ReadonlyMap<string, { heading: string; meaning: Meaning }>;

/** Whether a line is the header: it says where the day is, and the partner or where else clients came from. */
export function isHeader(columns: readonly TrackerColumn[]): boolean {
  return hasColumn(columns, 'day') && saysWhence(columns);
}

/** Whether columns say whom rows are with: a partner, or a source that is none. */
export function saysWhence(columns: readonly TrackerColumn[]): boolean {
  return (['partner', 'given-to', 'source'] as const).some((meaning) => hasColumn(columns, meaning));
}

/** Which way the rows of a file go that do not say so themselves, and whether that is only assumed. */
export interface Way {
  direction: Direction;
  directionAssumed: boolean;
  /** What says it that is no column and nobody: `the sheet "Outgoing 2025"`. */
  directionBy?: string;
}

/** Which way, by what was said and by the columns. Throws a usage UserError where the two contradict each other. */
export function wayOf(
  columns: readonly TrackerColumn[],
  said: Direction | undefined,
  titled?: TitledWay,
): Way {
  const has = (wanted: Meaning) => hasColumn(columns, wanted);
  const to = has('partner') ? undefined : columns.find(({ meaning }) => meaning?.startsWith('given-to'));
  if (to === undefined) {
    if (said === undefined && titled !== undefined && has('partner'))
      return { direction: titled.direction, directionAssumed: true, directionBy: titled.said };
    const assumed = said === undefined && !has('direction') && !has('given-to') && has('partner');
    return { direction: said ?? 'received', directionAssumed: assumed };
  }
  if (said !== 'received') return { direction: 'given', directionAssumed: false };
  throw usageError(
    `--received does not go with a column ${quoted(to.heading)}`,
    'leave --received out',
    `--map ${shellQuoted(asPair(to.heading, 'partner'))}      reads it as whom the clients came from`,
  );
}

/** Whether the heading of the amounts says no currency. */
export function leavesCurrencyOpen(columns: readonly TrackerColumn[]): boolean {
  return columns.some(({ meaning, currency }) => meaning === 'value' && currency === undefined);
}

/** The columns that say each fact of a referral. */
const TOLD_BY: Readonly<Record<ToldFact, readonly ColumnMeaning[]>> = {
  status: ['status'],
  closedOn: ['closed', 'won-on', 'lost-on'],
  amount: ['value', 'estimate'],
  need: ['need'],
  note: ['note'],
};

/** The facts that these columns tell: an empty cell says that there is none. */
export function toldBy(columns: readonly TrackerColumn[]): ReadonlySet<ToldFact> {
  const has = (meaning: ColumnMeaning) => columns.some((column) => column.meaning === meaning);
  const facts = Object.entries(TOLD_BY) as [ToldFact, readonly ColumnMeaning[]][];
  return new Set(facts.flatMap(([fact, meanings]) => (meanings.some(has) ? [fact] : [])));
}
