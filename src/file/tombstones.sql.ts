import type { Change } from './journal.sql.ts';

/**
 * Keeps that a removed record became another, by their uuids: what another copy of the network says of the one is then
 * said of the other. Runs inside the change that removed it, which keeps it for redo.
 */
export function noteMerged({ db, id }: Pick<Change, 'db' | 'id'>, uuid: string, into: string): void {
  const image = `json_object('uuid', uuid, 'kind', kind, 'deleted_at', deleted_at, 'merged_into', merged_into)`;
  db.prepare(
    `insert into change_rows (change_id, table_name, row_id, before, after)
     select :id, 'tombstones', 0, ${image}, json_set(${image}, '$.merged_into', :into)
     from tombstones where uuid = :uuid`,
  ).run({ id, uuid, into });
  db.prepare('update tombstones set merged_into = ? where uuid = ?').run(into, uuid);
}
