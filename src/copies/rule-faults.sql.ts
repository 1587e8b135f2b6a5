import { isDay, type Day } from '../calendar/day.ts';
import { CLOCKS_DIFFER } from '../calendar/clock.ts';
import { highestNumber } from '../file/begin.sql.ts';
import { LAST_NUMBER } from '../file/last-number.ts';
import { IS_OPEN } from '../file/counting.ts';
import { missingFacts } from '../file/missing-facts.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { tablesOf, type Table } from '../file/tables.sql.ts';
import { TAKEN_OVER } from '../file/row-images.sql.ts';
import { isCurrency } from '../money/currency.ts';
import { contactKey } from '../partners/partner.ts';
import { readSettings } from '../settings/settings.ts';
import { listSettings } from '../settings/settings.sql.ts';
import { SEARCH_KEY_VERSION, searchKey } from '../text/search-key.ts';
import type { Check, Finding } from './doctor.ts';
import type { FaultyRow } from './faulty-row.ts';
import { forbiddenRows, perRow } from './forbidden.sql.ts';
import { namesakes } from './namesakes.sql.ts';
import { lostParents, takenTwice, unknownWords, type Orphan } from './orphans.sql.ts';

/** The rules that hold across tables, each with the rows that break it. */
export function ruleFaults(db: Db, { latest, now }: { latest: Day; now: Date }): Finding[] {
  const withColumn = (each: Orphan) => `${tagOfRow(db, each)} (${each.column})`;
  const rows = (check: Check, faulty: readonly FaultyRow[]): Finding => ({
    check,
    items: faulty.map((each) => tagOfRow(db, each)),
  });
  const all: readonly Finding[] = [
    {
      check: 'forbidden',
      items: perRow(forbiddenRows(db)).map((each) => `${tagOfRow(db, each)} (${each.columns.join(', ')})`),
    },
    { check: 'words', items: unknownWords(db).map(withColumn) },
    { check: 'parents', items: lostParents(db).map(withColumn) },
    { check: 'first-facts', items: missingFacts(db) },
    rows('numbers', takenTwice(db)),
    { check: 'counters', items: lateCounters(db).map(({ name }) => name) },
    rows(
      'search-keys',
      differingKeys(db).map(({ table, id }) => ({ table, id })),
    ),
    rows('status', statusFaults(db)),
    rows('closed-on', closedWithoutOutcome(db)),
    rows('last-step', lateSteps(db)),
    rows('stage', stageFaults(db)),
    rows('currencies', unknownCurrencies(db)),
    rows('tombstones', liveBuried(db)),
    rows('aliases', needlessAliases(db)),
    { check: 'journal', items: damagedChanges(db).map(String) },
    { check: 'settings', items: unreadableSettings(db) },
    rows('out-of-reach', daysBeyond(db)),
    rows('ahead', writtenAhead(db, now)),
    rows('negative', belowZero(db)),
    rows('future', inFuture(db, latest)),
    rows('order', endsBeforeItBegins(db)),
  ];
  // Names are compared by their keys.
  const hasKeys = all.every(({ check, items }) => check !== 'search-keys' || items.length === 0);
  return [...all, ...(hasKeys ? namesakes(db) : [])]
    .filter(({ items }) => items.length > 0)
    .map(({ check, items }) => ({ check, items: [...new Set(items)] }));
}

/** `p3`, `12`; for a row without a number the one it belongs to, else its table. */
function tagOfRow(db: Db, { table, id }: FaultyRow): string {
  const series = tablesOf(db).seriesOf(table);
  if (series === 'partner') return `p${id}`;
  if (series === 'record') return String(id);
  const owner = ['referral_id', 'partner_id'].find((column) => columnsOf(db, table).includes(column));
  const owned =
    owner === undefined
      ? undefined
      : db.prepare<[number], number | null>(`select ${owner} from ${table} where id = ?`).pluck().get(id);
  if (owned === undefined || owned === null) return `${table} ${id}`;
  return owner === 'partner_id' ? `p${owned}` : String(owned);
}

function columnsOf(db: Db, table: Table): string[] {
  return db.prepare<[string], string>('select name from pragma_table_info(?)').pluck().all(table);
}

/** The series whose counter is below the highest number in use, or beyond all that can be typed, with that number. */
export function lateCounters(db: Db): { name: string; highest: number }[] {
  return (['partner', 'record'] as const).flatMap((name) => {
    const highest = highestNumber(db, name);
    const last = db.prepare<[string], number>('select last from counters where name = ?').pluck().get(name);
    if (last === undefined) return [];
    return last < highest || (last > LAST_NUMBER && last > highest) ? [{ name, highest }] : [];
  });
}

/** The rows that were written at an instant that is still to come. */
export function writtenAhead(db: Db, now: Date): (FaultyRow & { readonly column: string })[] {
  const latest = new Date(now.getTime() + CLOCKS_DIFFER).toISOString();
  return tablesOf(db).names.flatMap((table) =>
    columnsOf(db, table)
      .filter((column) => /^(?:created|updated)_at$/.test(column))
      .flatMap((column) =>
        db
          .prepare<[string], number>(
            `select id from ${table} where ${column} > ? and ${column} glob '[0-9]*' order by id`,
          )
          .pluck()
          .all(latest)
          .map((id) => ({ table, id, column })),
      ),
  );
}

/** A search key that is not the one its text has, and the one it ought to be. */
export interface DifferingKey extends FaultyRow {
  readonly column: string;
  readonly key: string | null;
}

export function differingKeys(db: Db): DifferingKey[] {
  db.function('refnet_key', { deterministic: true }, (text: unknown) =>
    typeof text === 'string' ? searchKey(text) : null,
  );
  db.function('refnet_contact_key', { deterministic: true }, (kind: unknown, value: unknown) =>
    contactKey({ kind: kind === 'phone' ? 'phone' : 'email', value: String(value) }),
  );
  return tablesOf(db).names.flatMap((table) => {
    const columns = columnsOf(db, table);
    return columns.flatMap((column) => {
      const text = column.replace(/_key$/, '');
      if (text === column || !columns.includes(text === 'client' ? 'client_name' : text)) return [];
      const of = text === 'client' ? 'client_name' : text;
      const key = table === 'contact_points' ? 'refnet_contact_key(kind, value)' : `refnet_key(${of})`;
      return db
        .prepare<[], { id: number; key: string | null }>(
          `select id, ${key} as key from ${table} where ${column} is not ${key}`,
        )
        .all()
        .map((row) => ({ table, column, ...row }));
    });
  });
}

/** The version of the recipe of search keys that the file names. */
export function keyVersionDiffers(db: Db): boolean {
  const version = db.prepare(`select value from meta where key = 'search-key-version'`).pluck().get();
  return version !== undefined && version !== String(SEARCH_KEY_VERSION);
}

/** What the history of a referral says it has come to; `new` where it has none. */
export const STATUS_OF_HISTORY = `coalesce((select e.status from status_events e
  where e.referral_id = t.id and e.status is not null order by e.on_day desc, e.id desc limit 1), 'new')`;

const STEP_DAY = `max(t.occurred_on,
  coalesce((select max(on_day) from status_events where referral_id = t.id), ''),
  coalesce((select imported_on from imports where id = t.import_id), ''))`;

/** What the history of a partner says of the stage. */
export const STAGE_OF_HISTORY = `(select e.stage from stage_events e where e.partner_id = t.id
  order by e.on_day desc, e.id desc limit 1)`;

function rowsWhere(db: Db, table: Table, condition: string): FaultyRow[] {
  const ids = db
    .prepare<[], number>(`select t.id from ${table} t where ${condition} order by t.id`)
    .pluck()
    .all();
  return ids.map((id) => ({ table, id }));
}

function statusFaults(db: Db): FaultyRow[] {
  return rowsWhere(db, 'referrals', `t.status <> ${STATUS_OF_HISTORY}`);
}

/** What each referral whose status differs from its history ought to have. */
export function statusesOfHistory(db: Db): { id: number; status: string; day: Day | null }[] {
  return db
    .prepare<[], { id: number; status: string; day: Day | null }>(
      `select t.id, ${STATUS_OF_HISTORY} as status, (select max(e.on_day) from status_events e
         where e.referral_id = t.id and e.status is not null) as day
       from referrals t where t.status <> ${STATUS_OF_HISTORY}`,
    )
    .all();
}

export function closedWithoutOutcome(db: Db): FaultyRow[] {
  return rowsWhere(db, 'referrals', `t.closed_on is not null and t.${IS_OPEN}`);
}

/** A day that is none, in the history or of the referral, is told as a value that the rules forbid. */
const IS_LATE_STEP = `t.last_step_on <> ${STEP_DAY} and ${STEP_DAY} is date(${STEP_DAY})`;

function lateSteps(db: Db): FaultyRow[] {
  return rowsWhere(db, 'referrals', IS_LATE_STEP);
}

export function stepDays(db: Db): { id: number; day: Day }[] {
  return db
    .prepare<[], { id: number; day: Day }>(
      `select t.id, ${STEP_DAY} as day from referrals t where ${IS_LATE_STEP}`,
    )
    .all();
}

function stageFaults(db: Db): FaultyRow[] {
  return rowsWhere(db, 'partners', `t.stage <> ${STAGE_OF_HISTORY}`);
}

export function stagesOfHistory(db: Db): { id: number; stage: string }[] {
  return db
    .prepare<[], { id: number; stage: string }>(
      `select t.id, ${STAGE_OF_HISTORY} as stage from partners t where t.stage <> ${STAGE_OF_HISTORY}`,
    )
    .all();
}

/** The amounts in a currency that there is not. */
export function unknownCurrencies(db: Db): (FaultyRow & { readonly column: string })[] {
  return tablesOf(db).names.flatMap((table) =>
    columnsOf(db, table)
      .filter((column) => /(?:^|_)currency$/.test(column))
      .flatMap((column) => {
        const codes = db.prepare<[], string>(
          `select distinct ${column} from ${table} where ${column} is not null`,
        );
        const unknown = codes
          .pluck()
          .all()
          .filter((code) => !isCurrency(code));
        return unknown.flatMap((code) =>
          db
            .prepare<[string], number>(`select id from ${table} where ${column} = ?`)
            .pluck()
            .all(code)
            .map((id) => ({ table, id, column })),
        );
      }),
  );
}

function liveBuried(db: Db): FaultyRow[] {
  const { names, isIdentified } = tablesOf(db);
  return names.filter(isIdentified).flatMap((table) =>
    // What became itself was parted again from what it had been merged into: that is no removal.
    rowsWhere(db, table, 't.uuid in (select uuid from tombstones where merged_into is not uuid)'),
  );
}

/** What was given for a referral, a fee or a project cannot be below nothing; a refund of what was collected can. */
const ABOVE_ZERO: readonly (readonly [table: Table, columns: readonly string[]])[] = [
  ['referrals', ['estimate_minor', 'agreed_minor', 'invoiced_minor']],
  ['fee_terms', ['flat_minor', 'cap_minor', 'first_bonus_minor']],
  ['fee_tiers', ['above_minor']],
  ['projects', ['cost_minor']],
];

/** The amounts below zero that cannot be. */
export function belowZero(db: Db): (FaultyRow & { readonly column: string; readonly amount: number })[] {
  return ABOVE_ZERO.flatMap(([table, columns]) =>
    columns.flatMap((column) =>
      db
        .prepare<[], { id: number; amount: number }>(
          `select id, ${column} as amount from ${table} where ${column} < 0 order by id`,
        )
        .all()
        .map((row) => ({ table, column, ...row })),
    ),
  );
}

/** The uuids of rows that are there and are said to be gone. */
export function liveTombstones(db: Db): string[] {
  const { names, isIdentified } = tablesOf(db);
  return names.filter(isIdentified).flatMap((table) =>
    db
      .prepare<[], string>(
        `select uuid from tombstones
           where merged_into is not uuid and uuid in (select uuid from ${table})`,
      )
      .pluck()
      .all(),
  );
}

/** Other names that say nothing: empty, the name itself, or said twice. */
export function needlessAliases(db: Db): FaultyRow[] {
  return rowsWhere(
    db,
    'aliases',
    `t.alias_key = '' or t.alias_key = (select name_key from partners p where p.id = t.partner_id)
     or exists (select 1 from aliases o where o.partner_id = t.partner_id and o.alias_key = t.alias_key and o.id < t.id)`,
  );
}

/** The changes whose images of rows cannot be read, so that they cannot be taken back. */
export function damagedChanges(db: Db): number[] {
  const quotedNames = (names: readonly string[]) => names.map((name) => `'${name}'`).join(', ');
  const tables = quotedNames([...tablesOf(db).names, ...TAKEN_OVER]);
  return db
    .prepare<[], number>(
      `select distinct change_id from change_rows
       where not (json_valid(coalesce(before, '{}')) and json_valid(coalesce(after, '{}')))
         or table_name not in (${tables}) or (before is null and after is null and table_name not in (${quotedNames(TAKEN_OVER)}))
       order by change_id`,
    )
    .pluck()
    .all();
}

/** The keys of settings whose value cannot be read. */
export function unreadableSettings(db: Db): string[] {
  const { faults } = readSettings(listSettings(db));
  return faults.flatMap((fault) => /refnet config (\S+) --unset/.exec(fault)?.[1] ?? []);
}

function dayColumns(db: Db, table: Table): string[] {
  return columnsOf(db, table).filter((column) => /_on$|_day$|^known_since$/.test(column));
}

/** The first and the last day that can be on record. */
const REACH = ['1920-01-01', '2199-12-31'] as const;

/** The days beyond reach, each with the nearest within. */
export function daysBeyond(db: Db): (FaultyRow & { readonly column: string; readonly day: string })[] {
  return tablesOf(db).names.flatMap((table) =>
    dayColumns(db, table).flatMap((column) =>
      db
        .prepare<[string, string], { id: number; day: string }>(
          `select id, ${column} as day from ${table} where ${column} not between ? and ? and ${column} is date(${column}) order by id`,
        )
        .all(...REACH)
        .map(({ id, day }) => ({ table, id, column, day: day < REACH[0] ? REACH[0] : REACH[1] })),
    ),
  );
}

/** The days of what has happened, which cannot be ahead. */
const PAST: readonly (readonly [table: Table, columns: readonly string[]])[] = [
  ['partners', ['known_since', 'archived_on']],
  ['stage_events', ['on_day']],
  ['question_answers', ['on_day']],
  ['working_answers', ['on_day']],
  ['referrals', ['occurred_on', 'closed_on', 'thanked_on', 'told_on']],
  ['status_events', ['on_day']],
  ['collections', ['on_day']],
  ['check_ins', ['on_day']],
  ['broadcasts', ['on_day']],
  ['signals', ['on_day']],
  ['payments', ['on_day']],
  ['promises', ['done_on']],
  ['unmet_needs', ['on_day']],
];

/** What is no day at all is told as a value that the rules forbid, since no command can read it. */
const IS_DAY = (column: string) => `t.${column} is date(t.${column})`;

function inFuture(db: Db, latest: Day): FaultyRow[] {
  if (!isDay(latest)) return [];
  return PAST.flatMap(([table, columns]) =>
    rowsWhere(
      db,
      table,
      columns.map((column) => `(t.${column} > '${latest}' and ${IS_DAY(column)})`).join(' or '),
    ),
  );
}

/** What is on record to end before it begins, or to be told of before it happened. */
function endsBeforeItBegins(db: Db): FaultyRow[] {
  return [
    ...rowsWhere(
      db,
      'referrals',
      'min(coalesce(t.closed_on, t.occurred_on), coalesce(t.thanked_on, t.occurred_on), coalesce(t.told_on, t.occurred_on)) < t.occurred_on',
    ),
    ...rowsWhere(db, 'projects', 't.until_day < t.from_day'),
    ...rowsWhere(db, 'fee_terms', 't.until_day < t.from_day'),
    ...rowsWhere(db, 'snoozes', 't.until_day < t.on_day'),
    ...rowsWhere(db, 'advice_declines', 't.until_day < t.on_day'),
    ...rowsWhere(db, 'promises', 't.due_on < t.from_day'),
  ];
}
