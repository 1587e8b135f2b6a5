import type { Row, Table } from '../file/tables.sql.ts';
import type { RawJournal } from './journal-raw.sql.ts';
import { gaveWayAt } from './merge-network.ts';
import type { Side } from './merge-side.sql.ts';

/** A record that could not stand beside another of the other file: it became that one, or ends earlier. */
export interface GaveWay {
  readonly table: Table;
  readonly id: number;
  readonly phrase: string;
  readonly facts: readonly string[];
}

/** Tables of which one record alone may have these facts, as the unique indexes of the schema say. */
const ALONE: readonly { readonly table: Table; readonly by: string; readonly where?: string }[] = [
  { table: 'settings', by: 'key' },
  { table: 'sources', by: 'name_key' },
  { table: 'agreement_terms', by: 'agreement_id, from_day' },
  { table: 'fee_terms', by: 'partner_id, direction, from_day', where: 'agreement_id is not null' },
  { table: 'fee_terms', by: 'referral_id', where: 'referral_id is not null' },
];

/**
 * Of two records that both files made and that cannot stand beside each other the one changed later stands (of one instant
 * the greater uuid), and what points at the other points at it.
 */
export function settleRules(
  own: Side,
  journal: RawJournal,
  phrase: (table: Table, id: number) => string,
): GaveWay[] {
  const gaveWay: GaveWay[] = [];
  for (const { table, by, where = 'true' } of ALONE) {
    const groups = own.all<Row>(
      `select ${by} from ${table} where ${where} group by ${by} having count(*) > 1`,
    );
    for (const group of groups) {
      const equal = Object.keys(group).map((column) => `${column} is ?`);
      const rows = own.all<Row>(
        `select * from ${table} where ${where} and ${equal.join(' and ')} order by updated_at desc, uuid desc`,
        ...Object.values(group),
      );
      const [winner, ...losers] = rows;
      for (const loser of losers) {
        if (winner === undefined) continue;
        gaveWay.push({
          table,
          id: Number(loser['id']),
          phrase: phrase(table, Number(loser['id'])),
          facts: [],
        });
        giveWay(own, journal, table, loser, winner);
      }
    }
  }
  return gaveWay;
}

function giveWay(own: Side, journal: RawJournal, table: Table, loser: Row, winner: Row): void {
  const [id, to] = [Number(loser['id']), Number(winner['id'])];
  const at = gaveWayAt(String(loser['updated_at']), String(winner['updated_at']));
  for (const child of own.identified) {
    for (const { name, refersTo } of own.whole.get(child)?.columns ?? []) {
      if (refersTo !== table) continue;
      for (const each of own.all<{ id: number }>(`select id from ${child} where ${name} = ?`, id)) {
        journal.update(child, each.id, { [name]: to });
      }
    }
  }
  for (const [child, column] of own.owned(table)) {
    for (const row of own.ownedRows(child, column, id)) journal.remove(child, Number(row['id']), at);
  }
  journal.remove(table, id, at);
  journal.bury(String(loser['uuid']), {
    uuid: loser['uuid'] ?? '',
    kind: table,
    deleted_at: at,
    merged_into: winner['uuid'] ?? null,
  });
}
