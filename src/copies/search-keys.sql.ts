import type { Db } from '../file/sqlite.sql.ts';
import { tablesOf } from '../file/tables.sql.ts';
import { contactKey, CONTACTS } from '../partners/partner.ts';
import { searchKey } from '../text/search-key.ts';
import type { FaultyRow } from './faulty-row.ts';
import { columnNames, rowsWhere } from './faulty-rows.sql.ts';

const KINDS = Object.values(CONTACTS);

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
    contactKey({ kind: KINDS.find((each) => each === kind) ?? 'email', value: String(value) }),
  );
  return tablesOf(db).names.flatMap((table) => {
    const columns = columnNames(db, table);
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

/** Other names that say nothing: empty, the name itself, or said twice. */
export function needlessAliases(db: Db): FaultyRow[] {
  return rowsWhere(
    db,
    'aliases',
    `t.alias_key = '' or t.alias_key = (select name_key from partners p where p.id = t.partner_id)
     or exists (select 1 from aliases o where o.partner_id = t.partner_id and o.alias_key = t.alias_key and o.id < t.id)`,
  );
}
