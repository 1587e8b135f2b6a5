import { isDay, type Day } from '../calendar/day.ts';
import { takeNumber } from '../file/journal.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { tablesOf, type Row, type Table } from '../file/tables.sql.ts';
import { nearestDay } from './nearest-day.ts';
import type { FaultyRow } from './faulty-row.ts';
import { columnNames, columnsOf, type Column } from './faulty-rows.sql.ts';
import { systemCode } from '../text/system-code.ts';

/** A row with a value that a rule of its table forbids, and the columns that the rule is about. */
export interface Forbidden extends FaultyRow {
  readonly columns: readonly string[];
}

/** The rows that the rules of their tables forbid, which another program can have got round. */
export function forbiddenRows(db: Db): Forbidden[] {
  return tablesOf(db).names.flatMap((table) => {
    const rules = rulesOf(db, table);
    if (!isAny(db, table, rules)) return [];
    const columns = columnNames(db, table);
    return rules.flatMap((rule) => {
      const about = columns.filter((name) => isAbout(rule, name));
      const ids = db.prepare<[], number>(`select id from ${table} where not (${rule}) order by id`);
      return ids
        .pluck()
        .all()
        .map((id) => ({ table, id, columns: about }));
    });
  });
}

/** Whether a row of a table is forbidden by any of its rules: in nearly every table none is, which one look at the rows tells. */
function isAny(db: Db, table: Table, rules: readonly string[]): boolean {
  if (rules.length === 0) return false;
  const broken = rules.map((rule) => `not (${rule})`).join(' or ');
  return db.prepare(`select 1 from ${table} where ${broken} limit 1`).get() !== undefined;
}

/** Each row once, with all the columns that some rule is about. */
export function perRow(rows: readonly Forbidden[]): Forbidden[] {
  const all = new Map<string, Forbidden>();
  for (const each of rows) {
    const key = `${each.table} ${each.id}`;
    const columns = new Set([...(all.get(key)?.columns ?? []), ...each.columns]);
    all.set(key, { ...each, columns: [...columns] });
  }
  return [...all.values()];
}

/** What a table was made to check, as SQL says it. */
function rulesOf(db: Db, table: Table): string[] {
  const sql = db
    .prepare<[string], string>(`select sql from sqlite_schema where type = 'table' and name = ?`)
    .pluck()
    .get(table);
  return [...(sql ?? '').matchAll(/\bcheck \(/g)].map(({ index }) => inBrackets(sql ?? '', index + 6));
}

/** What stands in the bracket that opens at `from`; no rule has one within a text. */
function inBrackets(sql: string, from: number): string {
  let depth = 0;
  for (let at = from; at < sql.length; at += 1) {
    if (sql[at] === '(') depth += 1;
    else if (sql[at] === ')') depth -= 1;
    if (depth === 0) return sql.slice(from + 1, at);
  }
  return 'true';
}

/**
 * Makes the values of such a row ones that can be: the nearest day where one is needed, the last of what belongs together
 * where days are in no order, else none. Returns whether the row fits then; it is left as it is where it would not.
 */
export function mendForbidden(db: Db, { table, id, columns }: Forbidden, today: Day): boolean {
  const known = columnsOf(db, table).filter(({ name }) => columns.includes(name));
  const row = db.prepare<[number], Row>(`select * from ${table} where id = ?`).get(id);
  if (row === undefined) return false;
  const rules = rulesOf(db, table);
  const isFit = (values: Row) => isTaken(db, { table, id }, values, rules);
  return (
    candidates(db, table, row, known, today).some(isFit) || emptied(db, table, rules, columns).some(isFit)
  );
}

/** What could stand instead, what changes least first. */
function candidates(db: Db, table: Table, row: Row, columns: readonly Column[], today: Day): Row[] {
  const days = columns.filter(({ name }) => /_on$|_day$|^known_since$/.test(name) && row[name] !== null);
  const real = Object.fromEntries(
    days.map(({ name, isNeeded }) => [
      name,
      nearestDay(String(row[name])) ?? (isNeeded ? recordedOn(row, today) : null),
    ]),
  );
  const latest = Object.values(real).reduce((a: string, b) => (b !== null && b > a ? b : a), '') || today;
  const none = columns.filter(({ isNeeded }) => !isNeeded).map(({ name }) => ({ [name]: null }));
  return [
    real,
    ...days.map(({ name }) => ({ ...real, [name]: latest })),
    ...(columns.some(({ name }) => name === 'currency') ? [{ currency: usualCurrency(db, table) }] : []),
    ...(columns.some(({ name }) => name === 'known_since_precision')
      ? [{ known_since_precision: 'year' }]
      : []),
    ...none,
    Object.assign({}, ...none),
    ...columns.flatMap(({ name, isNeeded }) =>
      isNeeded ? (INSTEAD[name] ?? [1]).map((value) => ({ [name]: value })) : [],
    ),
  ];
}

/** The currency that most others of a table are in; null where none is in any. */
function usualCurrency(db: Db, table: Table): string | null {
  const most = `select currency from ${table} where currency is not null group by currency order by count(*) desc`;
  return db.prepare<[], string>(most).pluck().get() ?? null;
}

/** What can stand where a word or a number is needed: what makes the least of the record. */
const INSTEAD: Readonly<Record<string, readonly (string | number)[]>> = {
  direction: ['received', 'i-pay'],
  kind: ['link'],
  answer: ['unsure'],
  form: ['verbal'],
  side: ['mine'],
  name: ['Unknown'],
  settles: [0],
  percent_millionths: [0],
  do_not_refer: [0],
};

/** The earliest of the other days of a row, else the day on which it was recorded. */
function recordedOn(row: Row, today: Day): string {
  const days = Object.entries(row)
    .filter(([column]) => /_on$|_day$/.test(column))
    .flatMap(([, value]) => (typeof value === 'string' && isDay(value) ? [value] : []));
  const at = row['created_at'];
  const written = typeof at === 'string' && isDay(at.slice(0, 10)) ? at.slice(0, 10) : today;
  return days.reduce((first: string, day) => (day < first ? day : first), written);
}

/** Nothing in all that some rule says of the columns, and of others beside them; a partner where one is to be there. */
function emptied(db: Db, table: Table, rules: readonly string[], columns: readonly string[]): Row[] {
  const all = columnsOf(db, table);
  const together = rules.filter((rule) => columns.some((name) => isAbout(rule, name)));
  const none = together.map((rule): Row =>
    Object.fromEntries(
      all.flatMap(({ name, isNeeded }) => (!isNeeded && isAbout(rule, name) ? [[name, null]] : [])),
    ),
  );
  const isOfSomebody = columns.includes('partner_id') && columns.includes('source_id');
  return [
    ...none,
    Object.assign({}, ...none),
    ...(isOfSomebody ? [{ partner_id: takeNumber(db, 'partner'), source_id: null }] : []),
  ];
}

function isAbout(rule: string, column: string): boolean {
  return new RegExp(`\\b${column}\\b`).test(rule);
}

/**
 * Gives a row these values where the rules about them then hold, whatever others say of what is still to be mended in it.
 * Returns whether they do.
 */
function isTaken(db: Db, { table, id }: FaultyRow, values: Row, rules: readonly string[]): boolean {
  const columns = Object.keys(values);
  if (columns.length === 0) return false;
  const about = rules.filter((rule) => columns.some((name) => isAbout(rule, name)));
  db.exec('savepoint tried');
  db.pragma('ignore_check_constraints = on');
  let isKept = false;
  try {
    db.prepare(`update ${table} set ${columns.map((each) => `${each} = ?`).join(', ')} where id = ?`).run(
      ...Object.values(values),
      id,
    );
    const broken = about.map((rule) => `not (${rule})`).join(' or ') || 'false';
    isKept = db.prepare(`select 1 from ${table} where id = ? and (${broken})`).get(id) === undefined;
  } catch (error) {
    if (!isForbiddenBy(error)) throw error;
  } finally {
    db.pragma('ignore_check_constraints = off');
    if (!isKept) db.exec('rollback to tried');
    db.exec('release tried');
  }
  return isKept;
}

/** Writes what a rule of its table may forbid, which then stays as it is. */
export function unlessForbidden(write: () => void): void {
  try {
    write();
  } catch (error) {
    if (!isForbiddenBy(error)) throw error;
  }
}

function isForbiddenBy(error: unknown): boolean {
  return systemCode(error).startsWith('SQLITE_CONSTRAINT');
}
