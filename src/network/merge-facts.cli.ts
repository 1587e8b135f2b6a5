import { formatDate } from '../calendar/day-words.ts';
import { isDay, type Day } from '../calendar/day.ts';
import { readRecord } from '../file/rows.sql.ts';
import type { Row, SqlValue, Table } from '../file/tables.sql.ts';
import type { AnyKind } from '../kinds/kind.ts';
import { formatMoney } from '../money/money.ts';
import { formatPercent } from '../money/percent.ts';
import { KINDS } from '../records/record-kinds.ts';
import type { Side } from './merge-side.sql.ts';
import type { Fact } from './merged.ts';
import { nameOfRow } from './network-names.sql.ts';

/** A version of a record: in which copy, and by which number. */
export interface Version {
  readonly side: Side;
  readonly id: number;
}

/** What differs between two versions of one record, as people call it: first by its kind, else by its columns. */
export function factsBetween(table: Table, from: Version, to: Version, today: Day): Fact[] {
  const known = ofKind(table, from, to, today);
  // A status says its last step; what was said of it, it does not.
  const facts = [...known, ...ofSteps(table, from, to, known.length > 0)];
  return facts.length > 0 ? facts : ofColumns(table, from, to);
}

function ofKind(table: Table, from: Version, to: Version, today: Day): Fact[] {
  for (const of of KINDS) {
    if (of.table !== table) continue;
    const [before, after] = [from, to].map(({ side, id }) => readRecord(side.db, of, id, { today }));
    if (before !== undefined && after !== undefined) return factsOfRecords(of, before, after, today);
  }
  return [];
}

/** What differs between two records of a kind; where `only` is there, of those columns alone. */
export function factsOfRecords(
  of: AnyKind,
  before: object,
  after: object,
  today: Day,
  only?: ReadonlySet<string>,
): Fact[] {
  return of.fields.flatMap(({ columns, option, label: fact, words }): Fact[] => {
    if (columns.length === 0 && option === undefined) return [];
    if (only !== undefined && !columns.some((column) => only.has(column))) return [];
    const [was, is] = [words(before, today), words(after, today)];
    return was === is ? [] : [{ fact, from: was, to: is }];
  });
}

/** Histories and answers, of which a record keeps several. */
const STEPS: Readonly<Record<Table, string>> = {
  status_events: 'steps',
  stage_events: 'moves',
  question_answers: 'answers',
  fee_tiers: 'tiers',
  source_aliases: 'other names',
};

function ofSteps(table: Table, from: Version, to: Version, onlyWithReason: boolean): Fact[] {
  return from.side.owned(table).flatMap(([child, column]): Fact[] => {
    const fact = STEPS[child];
    if (fact === undefined) return [];
    const [was, is] = [from, to].map(({ side, id }) =>
      side
        .ownedRows(child, column, id)
        .filter((row) => !onlyWithReason || !('reason' in row) || row['reason'] !== null)
        .map((row) => stepWords(row, column)),
    );
    const only = (these: readonly string[] = [], those: readonly string[] = []) =>
      these.filter((each) => !those.includes(each)).join('; ');
    const [lost, stands] = [only(was, is), only(is, was)];
    return lost === '' && stands === '' ? [] : [{ fact, from: lost, to: stands }];
  });
}

function stepWords(row: Row, owner: string): string {
  const hidden = new Set(['id', owner, 'created_at', 'alias_key']);
  return Object.entries(row)
    .flatMap(([column, cell]) => (hidden.has(column) || cell === null ? [] : [cellWords(cell)]))
    .join(' ');
}

function ofColumns(table: Table, from: Version, to: Version): Fact[] {
  const columns = from.side.whole.get(table)?.columns ?? [];
  const [before, after] = [from.side.row(table, from.id), to.side.row(table, to.id)];
  return columns.flatMap(({ name, is, refersTo }): Fact[] => {
    if (name === 'id' || name === 'uuid' || name.endsWith('_at') || name.endsWith('_key')) return [];
    const column = { name, is, refersTo };
    const [was, now] = [wordsOf(from, before, column), wordsOf(to, after, column)];
    return was === now ? [] : [{ fact: factWord(name), from: was, to: now }];
  });
}

function wordsOf(
  { side }: Version,
  row: Row,
  { name, is, refersTo }: { name: string; is: string; refersTo: Table | undefined },
): string {
  const cell = row[name] ?? null;
  if (cell === null) return '';
  const { currency } = row;
  if (refersTo !== undefined) return nameOfRow(side.db, refersTo, Number(cell));
  if (is === 'amount' && typeof cell === 'number' && typeof currency === 'string') {
    return formatMoney({ minor: cell, currency });
  }
  if (name.endsWith('_millionths')) return formatPercent(Number(cell));
  return cellWords(cell);
}

function cellWords(cell: SqlValue): string {
  if (typeof cell !== 'string') return String(cell);
  return isDay(cell) ? formatDate(cell) : cell;
}

/** Columns as people call what is in them. */
function factWord(column: string): string {
  return column.replace(/_(?:id|minor|name|millionths|on|day)$/, '').replaceAll('_', ' ');
}
