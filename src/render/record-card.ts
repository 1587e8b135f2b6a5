import { isDay } from '../domain/day.ts';
import { formatDay } from '../domain/day-words.ts';
import { formatAmountPlain, formatMoney } from '../domain/money.ts';
import { label } from '../domain/words.ts';
import { sanitizeLine } from '../text/sanitize.ts';
import type { CardFact } from './card.ts';
import type { Plain } from './columns.ts';
import { nounOf } from './history.ts';

/** A record of any numbered table, as it is stored. */
export interface StoredRecord {
  kind: string;
  table: string;
  row: Readonly<Record<string, string | number | null>>;
}

/** Columns that are not facts of their own: identity, keys for searching, and what is shown with another one. */
const INTERNAL = /^(?:id|uuid|created_at|updated_at|partner_id|currency|touch|import_id)$|_key$/;

/** Columns whose words are of a closed vocabulary. */
const WORDS = new Set(['kind', 'side', 'form', 'goal_kind']);

/** `#31  promise, Maren Holt`. */
export function recordTitle({ table, row }: StoredRecord, partnerName: string): string {
  return sanitizeLine(`#${String(row['id'])}  ${nounOf(table)}, ${partnerName}`);
}

/** Every fact of a record under the name of its column; what is not recorded has an empty text. */
export function recordFacts({ row }: StoredRecord): CardFact[] {
  return factColumns(row).map((column) => ({
    label: column
      .replace(/_minor$/, '')
      .replace(/_id$/, '')
      .replaceAll('_', ' '),
    text: factText(row, column),
  }));
}

/** `#31  promise: mine; send the brochure; due on Wed 25 Nov 2026`: a record in one line. */
export function recordLine(stored: StoredRecord): string {
  const parts = recordFacts(stored)
    .filter(({ text }) => text !== '')
    .map(({ label: name, text }) => (/ on$| day$| id$/.test(name) ? `${name} ${text}` : text));
  return sanitizeLine(`#${String(stored.row['id'])}  ${nounOf(stored.table)}: ${parts.join('; ')}`);
}

/** A record as JSON gives it: columns by name, amounts as decimal text beside their currency. */
export function recordPlain({ kind, row }: StoredRecord): { [key: string]: Plain } {
  const entries = Object.entries(row).flatMap(([column, value]): [string, Plain][] => {
    if (column === 'id' || column === 'partner_id' || /_key$|_at$/.test(column)) return [];
    if (!column.endsWith('_minor')) return [[camelCase(column), value]];
    const currency = row['currency'];
    const amount = typeof value === 'number' && typeof currency === 'string';
    return [[camelCase(column.replace(/_minor$/, '')), amount ? formatAmountPlain(value, currency) : null]];
  });
  return { recordKind: kind, number: row['id'] ?? null, ...Object.fromEntries(entries) };
}

function factColumns(row: StoredRecord['row']): string[] {
  return Object.keys(row).filter((column) => !INTERNAL.test(column));
}

function factText(row: StoredRecord['row'], column: string): string {
  const value = row[column];
  if (value === null || value === undefined) return '';
  const currency = row['currency'];
  if (column.endsWith('_minor') && typeof value === 'number' && typeof currency === 'string') {
    return formatMoney({ minor: value, currency });
  }
  if (column.endsWith('_id')) return `#${value}`;
  if (typeof value === 'string' && isDay(value)) return formatDay(value);
  return WORDS.has(column) ? label(String(value)) : String(value);
}

function camelCase(column: string): string {
  return column.replaceAll(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase());
}
