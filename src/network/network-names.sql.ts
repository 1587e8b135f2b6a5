import type { Db } from '../file/sqlite.sql.ts';
import { tablesOf, type Row, type Table } from '../file/tables.sql.ts';

/** What a row is called that has no number, and a partner: its name, its key, its day, whichever it has. */
export function nameOfRow(db: Db, table: Table, id: number): string {
  const row = db.prepare<[number], Row>(`select * from ${table} where id = ?`).get(id) ?? {};
  const own = ['name', 'key', 'question', 'on_day', 'from_day', 'file_name'].flatMap((column) => {
    const value = row[column];
    return typeof value === 'string' ? [value] : [];
  });
  const partner = row['partner_id'];
  const of =
    typeof partner === 'number'
      ? db.prepare<[number], string>('select name from partners where id = ?').pluck().get(partner)
      : undefined;
  return [own[0] ?? '', ...(of === undefined ? [] : [`with ${of}`])].join(' ').trim();
}

/** The instant of the last change in a copy of a network; empty where it holds nothing. */
export function lastChangeIn(db: Db): string {
  const { names, isIdentified } = tablesOf(db);
  const instants = names.filter(isIdentified).map((table) => `select max(updated_at) as at from ${table}`);
  return (
    db
      .prepare<[], string | null>(`select max(at) from (${instants.join(' union all ')})`)
      .pluck()
      .get() ?? ''
  );
}
