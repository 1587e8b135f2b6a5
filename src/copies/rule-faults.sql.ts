import type { Day } from '../calendar/day.ts';
import { missingFacts } from '../file/missing-facts.sql.ts';
import { tooMuchTogether } from '../file/too-much.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { tablesOf } from '../file/tables.sql.ts';
import {
  damagedChanges,
  isHistoryLate,
  lateCounters,
  liveBuried,
  unreadableSettings,
} from './bookkeeping.sql.ts';
import type { Check, Finding } from './doctor.ts';
import type { FaultyRow } from './faulty-row.ts';
import { columnNames } from './faulty-rows.sql.ts';
import { forbiddenRows, perRow, type Forbidden } from './forbidden.sql.ts';
import { closedWithoutOutcome, lateSteps, stageFaults, statusFaults } from './histories.sql.ts';
import {
  belowZero,
  daysBeyond,
  endsBeforeItBegins,
  inFuture,
  putOffBackwards,
  unknownCurrencies,
  writtenAhead,
} from './impossible.sql.ts';
import { namesakes } from './namesakes.sql.ts';
import { beyondNumbers } from './beyond-numbers.sql.ts';
import { lostParents, takenTwice, unknownWords, type Orphan } from './orphans.sql.ts';
import { differingKeys, needlessAliases } from './search-keys.sql.ts';
import { introducedInCircles } from '../partners/introducers.sql.ts';
import { unreadableFacts } from './own-facts.sql.ts';
import { unfitRows, type UnfitRow } from './unfit.sql.ts';

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
      items: perRow([...unfitRows(db).map(asForbidden), ...forbiddenRows(db)]).map(
        (each) => `${tagOfRow(db, each)} (${each.columns.join(', ')})`,
      ),
    },
    { check: 'words', items: unknownWords(db).map(withColumn) },
    { check: 'parents', items: lostParents(db).map(withColumn) },
    { check: 'first-facts', items: missingFacts(db) },
    { check: 'own-facts', items: unreadableFacts(db) },
    { check: 'beyond-numbers', items: beyondNumbers(db).map(({ number }) => number) },
    rows('numbers', takenTwice(db)),
    {
      check: 'counters',
      items: [...lateCounters(db).map(({ name }) => name), ...(isHistoryLate(db) ? ['change'] : [])],
    },
    rows(
      'search-keys',
      differingKeys(db).map(({ table, id }) => ({ table, id })),
    ),
    rows('status', statusFaults(db)),
    rows('closed-on', closedWithoutOutcome(db)),
    rows('last-step', lateSteps(db)),
    rows('stage', stageFaults(db)),
    rows(
      'circles',
      introducedInCircles(db).map((id) => ({ table: 'partners', id })),
    ),
    rows('currencies', unknownCurrencies(db)),
    rows('tombstones', liveBuried(db)),
    rows('aliases', needlessAliases(db)),
    { check: 'journal', items: damagedChanges(db).map(String) },
    { check: 'settings', items: unreadableSettings(db) },
    rows('out-of-reach', daysBeyond(db, latest)),
    rows('ahead', writtenAhead(db, now)),
    rows('negative', belowZero(db)),
    rows('too-much', tooMuchTogether(db)),
    rows('put-off', putOffBackwards(db)),
    rows('future', inFuture(db, latest)),
    rows('order', endsBeforeItBegins(db)),
  ];
  // Names are compared by their keys.
  const hasKeys = all.every(({ check, items }) => check !== 'search-keys' || items.length === 0);
  return [...all, ...(hasKeys ? namesakes(db) : [])]
    .filter(({ items }) => items.length > 0)
    .map(({ check, items }) => ({ check, items: [...new Set(items)] }));
}

/** Of a row without a number nothing is said but its table. */
function asForbidden({ table, id, columns }: UnfitRow): Forbidden {
  return { table, id: typeof id === 'number' ? id : 0, columns };
}

/** `p3`, `12`; for a row without a number the one it belongs to, else its table. */
function tagOfRow(db: Db, { table, id }: FaultyRow): string {
  const series = tablesOf(db).seriesOf(table);
  if (series === 'partner') return `p${id}`;
  if (series === 'record') return String(id);
  const owner = ['referral_id', 'partner_id'].find((column) => columnNames(db, table).includes(column));
  const owned: unknown =
    owner === undefined
      ? undefined
      : db.prepare<[number], number | null>(`select ${owner} from ${table} where id = ?`).pluck().get(id);
  if (typeof owned !== 'number') return `${table} ${id}`;
  return owner === 'partner_id' ? `p${owned}` : String(owned);
}
