/** Whether a row of an export can be one of its table, before anything is made of it. */
import { CLOCKS_DIFFER } from '../calendar/clock.ts';
import { isDay } from '../calendar/day.ts';
import { isInReach } from '../calendar/reach.ts';
import { isCurrency } from '../money/currency.ts';
import { LAST_NUMBER } from '../file/last-number.ts';
import { quoted } from '../text/quoted.ts';
import { lazyPattern } from '../text/pattern.ts';
import { cleanInput } from '../text/sanitize.ts';
import { LINE, NOTE, tooLong } from '../text/too-long.ts';
import { parsedJson } from '../text/parsed-json.ts';
import type { NetworkColumn, NetworkTable } from './network-tables.ts';
import { isUuid } from '../text/uuid.ts';

/** The cells of a row in the order of the columns of its table, a reference as the uuid it points at; or what is wrong. */
type CheckedRow = { readonly cells: readonly (string | number | null)[] } | { readonly fault: string };

/** What a program keeps as a text, which nobody wrote and screens never show: at most so many characters. */
const LONGEST_KEPT = 1_000_000;
const KEPT: ReadonlySet<string> = new Set([
  'import_maps.headings',
  'import_maps.mapping',
  'import_maps.statuses',
  'advice_declines.holds_back',
  'advice_declines.alerts',
  'meta.value',
]);

/** What people, firms and groups of them are called; what files and sheets are called, and every note, stays as it is. */
const NAMES: ReadonlySet<string> = new Set([
  'name',
  'business',
  'profession',
  'region',
  'client_name',
  'alias',
  'tag',
]);

/** Facts of one line, whichever table has them; what is kept of every other text may have several. */
const LINES: ReadonlySet<string> = new Set([
  ...NAMES,
  'label',
  'need',
  'value',
  'question',
  'file_name',
  'sheet',
]);

/** The columns that hold numbers, of rows and of what people type. */
const NUMBERS: ReadonlySet<string> = new Set(['id', 'record_id', 'number']);

/** Half of a character beyond the first 65,536, which is none by itself. */
const HALF = /\p{Surrogate}/u;

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** What nobody sees, or a terminal would follow: the mark of a sequence, a bell, a mark of direction. */
const UNSEEN = lazyPattern(
  String.raw`(?![\u200c\u200d\p{Variation_Selector}])[\p{Cc}\p{Default_Ignorable_Code_Point}]`,
  'u',
);

/** A name as it is kept when it is typed, where it has signs that no name has; any other text as it is. */
export function withoutUnseen(column: string, text: string): string {
  return NAMES.has(column) && UNSEEN().test(text) ? cleanInput(text) : text;
}

/** Looks at a row: that it has what every row of the table has, nothing the table knows not, and each fact of its kind. */
export function checkRow({ name, columns }: NetworkTable, row: unknown, now: Date): CheckedRow {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return { fault: 'this is no row' };
  const given = new Map<string, unknown>(Object.entries(row));
  const known = new Set(columns.map((column) => column.name));
  const unknown = [...given.keys()].find((key) => !known.has(key));
  if (unknown !== undefined) return { fault: `${quoted(unknown)} is nothing that ${name} have` };
  const cells: (string | number | null)[] = [];
  for (const column of columns) {
    const value = given.get(column.name) ?? null;
    const fault = faultOf(name, column, value, now);
    if (fault !== undefined) return { fault: `${column.name} ${fault}` };
    cells.push(value as string | number | null);
  }
  return { cells };
}

function faultOf(table: string, column: NetworkColumn, value: unknown, now: Date): string | undefined {
  const { name, is, required } = column;
  if (value === null) return required ? 'is missing' : undefined;
  if (is === 'whole' || is === 'amount') return faultOfNumber(table, name, value);
  if (typeof value !== 'string') return 'is no text';
  // SQLite would keep another character in its place, and nothing would find it by what was written.
  if (HALF.test(value)) return 'has half a character in it';
  if (value.includes('\0')) return 'has a character in it that no text has (U+0000)';
  const long = name.endsWith('_key') ? undefined : tooLong(value, mostOf(table, name));
  if (long !== undefined) return long;
  if (is === 'reference' || name === 'uuid' || name === 'merged_into') {
    return isUuid(value) ? undefined : 'is no uuid';
  }
  if (is === 'instant') return faultOfInstant(value, now);
  if (is === 'day') {
    if (!isDay(value)) return 'is no day';
    return isInReach(value) ? undefined : 'is a day out of reach, which runs from 1920 to 2199';
  }
  if (name === 'holds_back' || name === 'alerts')
    return isListOfTexts(value) ? undefined : 'is no list of texts';
  if (name === 'currency' || name.endsWith('_currency'))
    return isCurrency(value) ? undefined : 'is no currency';
  return undefined;
}

function mostOf(table: string, name: string): number {
  if (KEPT.has(`${table}.${name}`)) return LONGEST_KEPT;
  return LINES.has(name) ? LINE : NOTE;
}

function faultOfNumber(table: string, name: string, value: unknown): string | undefined {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) return 'is no whole number';
  // What a list of people made stands below zero: partners have a series of their own.
  const hasBoth = table === 'import_identities' && name === 'number';
  if (hasBoth) {
    if (Math.abs(value) > LAST_NUMBER) return `is not between -${LAST_NUMBER} and ${LAST_NUMBER}`;
  } else if (name === 'last') {
    if (value < 0 || value > LAST_NUMBER) return `is not between 0 and ${LAST_NUMBER}`;
  } else if (NUMBERS.has(name) && (value < 1 || value > LAST_NUMBER)) {
    return `is not between 1 and ${LAST_NUMBER}`;
  }
  return undefined;
}

/** Of two copies the later change stands: an instant that is still to come would win for ever. */
function faultOfInstant(value: string, now: Date): string | undefined {
  const at = INSTANT.test(value) && isDay(value.slice(0, 10)) ? new Date(value) : undefined;
  if (at === undefined || Number.isNaN(at.getTime())) return 'is no instant';
  return at.getTime() > now.getTime() + CLOCKS_DIFFER
    ? 'is later than the clock of this computer: set the clock that is wrong; where the other one was, refnet doctor --repair there mends its records'
    : undefined;
}

/** Whether a text is JSON of a list of texts, as a declined advice keeps what it stood on. */
function isListOfTexts(text: string): boolean {
  const list = parsedJson(text);
  return Array.isArray(list) && list.every((each) => typeof each === 'string');
}
