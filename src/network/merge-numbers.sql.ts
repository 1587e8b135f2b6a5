import type { Series, Table } from '../file/tables.sql.ts';
import type { Fates } from './merge-fates.sql.ts';
import type { Side } from './merge-side.sql.ts';

/** A record that comes under another number than it has in the other file. */
export interface Renumbered {
  readonly table: Table;
  readonly from: number;
  readonly to: number;
}

/**
 * The number of each record that comes, by its uuid: its own, or the next free one where that is taken. The counters
 * rise beyond those of both files, so that neither gives out a number that is in use.
 */
export function giveNumbers(
  own: Side,
  other: Side,
  fates: Fates,
): { readonly ids: Map<string, number>; readonly renumbered: readonly Renumbered[] } {
  const ids = new Map<string, number>();
  const renumbered: Renumbered[] = [];
  const gone = goneButKnown(own);
  for (const series of ['partner', 'record'] as const) {
    const tables = own.identified.filter((table) => own.tables.seriesOf(table) === series);
    const given = new Set<number>();
    const isTaken = (number: number) =>
      given.has(number) ||
      (series === 'record' && gone.has(number)) ||
      tables.some((table) => own.uuidOf(table, number) !== undefined);
    let last = Math.max(lastOf(own, series), lastOf(other, series));
    const coming = [...fates.coming]
      .filter(([, { table }]) => own.tables.seriesOf(table) === series)
      .toSorted(([, a], [, b]) => a.theirs - b.theirs);
    for (const [uuid, { table, theirs }] of coming) {
      const id = isTaken(theirs) ? (last += 1) : theirs;
      given.add(id);
      ids.set(uuid, id);
      if (id !== theirs) renumbered.push({ table, from: theirs, to: id });
    }
    own.run('update counters set last = max(last, ?) where name = ?', last, series);
  }
  return { ids, renumbered };
}

function lastOf(side: Side, series: Series): number {
  return side.all<{ last: number }>('select last from counters where name = ?', series)[0]?.last ?? 0;
}

/** Numbers of removed records that an imported row stands for still. */
function goneButKnown(own: Side): ReadonlySet<number> {
  const records = own.identified.filter((table) => own.tables.seriesOf(table) === 'record');
  const there = records.map((table) => `select id from ${table}`).join(' union all ');
  const rows = own.all<{ number: number }>(
    `select distinct number from import_identities where number not in (${there})`,
  );
  return new Set(rows.map(({ number }) => number));
}
