/** Whether a row of an export can be one of its table, before anything is made of it. */
import { isDay } from '../calendar/day.ts';
import { isInReach } from '../calendar/reach.ts';
import { isCurrency } from '../money/currency.ts';
import { quoted } from '../text/quoted.ts';
import type { NetworkColumn, NetworkTable } from './network-tables.ts';

/** The cells of a row in the order of the columns of its table, a reference as the uuid it points at; or what is wrong. */
export type CheckedRow = { readonly cells: readonly (string | number | null)[] } | { readonly fault: string };

/** A text is at most so long: no fact that somebody wrote comes near. */
const LONGEST_TEXT = 1_000_000;

/** What a file says of the notices that were shown, by the partners' uuids. */
const NOTICES = 'notices-shown';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** Looks at a row: that it has what every row of the table has, nothing the table knows not, and each fact of its kind. */
export function checkRow({ name, columns }: NetworkTable, row: unknown): CheckedRow {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return { fault: 'this is no row' };
  const given = new Map<string, unknown>(Object.entries(row));
  const known = new Set(columns.map((column) => column.name));
  const unknown = [...given.keys()].find((key) => !known.has(key));
  if (unknown !== undefined) return { fault: `${quoted(unknown)} is nothing that ${name} have` };
  const cells: (string | number | null)[] = [];
  for (const column of columns) {
    const value = given.get(column.name) ?? null;
    const fault = faultOf(column, value);
    if (fault !== undefined) return { fault: `${column.name} ${fault}` };
    cells.push(value as string | number | null);
  }
  if (given.get('key') === NOTICES && !isShown(given.get('value')))
    return { fault: 'value is no list of notices' };
  return { cells };
}

function faultOf({ name, is, required }: NetworkColumn, value: unknown): string | undefined {
  if (value === null) return required ? 'is missing' : undefined;
  if (is === 'whole' || is === 'amount') {
    return Number.isSafeInteger(value) ? undefined : 'is no whole number';
  }
  if (typeof value !== 'string') return 'is no text';
  if (value.length > LONGEST_TEXT) return 'is too long';
  if (is === 'reference' || name === 'uuid' || name === 'merged_into') {
    return UUID.test(value) ? undefined : 'is no uuid';
  }
  if (is === 'instant') return INSTANT.test(value) && isDay(value.slice(0, 10)) ? undefined : 'is no instant';
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

/** Whether a text is JSON of a list of texts, as a declined advice keeps what it stood on. */
function isListOfTexts(text: string): boolean {
  const list = parsed(text);
  return Array.isArray(list) && list.every((each) => typeof each === 'string');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isShown(value: unknown): boolean {
  const all = typeof value === 'string' ? parsed(value) : undefined;
  if (typeof all !== 'object' || all === null || Array.isArray(all)) return false;
  return Object.values(all).every((each: unknown) => isListOfTexts(JSON.stringify(each)));
}
