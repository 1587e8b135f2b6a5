import type { Row, SqlValue, Table } from '../file/tables.sql.ts';
import type { Fates } from './merge-fates.sql.ts';
import { renumberedAlerts } from './merge-network.ts';
import type { Side } from './merge-side.sql.ts';

/** Where what stands in the other file stands here: rows with the numbers that they get, or have. */
export class Places {
  readonly own: Side;
  readonly other: Side;
  readonly fates: Fates;
  /** The numbers that records get here, by their uuids. */
  readonly ids: ReadonlyMap<string, number>;

  constructor(own: Side, other: Side, fates: Fates, ids: ReadonlyMap<string, number>) {
    this.own = own;
    this.other = other;
    this.fates = fates;
    this.ids = ids;
  }

  /** A row of the other file as it stands here, without its id; undefined where what it cannot be without is gone. */
  rowHere(table: Table, theirs: number): Row | undefined {
    const { other, own } = this;
    const { id: _id, ...row } = other.row(table, theirs);
    for (const { name, refersTo } of other.whole.get(table)?.columns ?? []) {
      const value = row[name] ?? null;
      if (value === null) continue;
      if (refersTo !== undefined) {
        row[name] = this.idHere(table, name, refersTo, value);
        if (row[name] === null && !own.isLoose(table, name)) return undefined;
      } else if (name === 'record_id') {
        const number = this.numberHere(Number(value));
        if (number === undefined) return undefined;
        row[name] = number;
      }
    }
    if (table === 'advice_declines' && typeof row['alerts'] === 'string') {
      row['alerts'] = renumberedAlerts(row['alerts'], (number) => this.numberHere(number) ?? number);
    }
    return row;
  }

  /** The number here of what a column of the other file points at; null where that is gone. */
  idHere(table: Table, column: string, refersTo: Table, value: SqlValue): number | null {
    const { other, own, fates, ids } = this;
    const uuid = other.uuidOf(refersTo, value);
    const meant = uuid === undefined ? undefined : fates.meantBy(table, column, uuid);
    return meant === undefined ? null : (ids.get(meant) ?? own.find(refersTo, meant)?.id ?? null);
  }

  /** The number here of the partner who has that number in the other file; undefined for one who is gone. */
  partnerHere(number: number): number | undefined {
    return this.idHere('import_identities', 'number', 'partners', number) ?? undefined;
  }

  /** The number here of what has that number in the other file. */
  numberHere(number: number): number | undefined {
    const { other, own, ids } = this;
    const record = other.recordOf(number);
    return record === undefined
      ? undefined
      : (ids.get(record.uuid) ?? own.find(record.table, record.uuid)?.id);
  }
}
