import type { Row } from '../file/tables.sql.ts';
import type { Side } from '../network/merge-side.sql.ts';

/** What one copy of the network forgot and the other did not: the referrals there, by number, and when. */
export interface ToForget {
  readonly ids: readonly number[];
  readonly at: string;
}

interface Entry {
  readonly uuid: string;
  readonly kind: string;
  readonly forgotten_at: string;
}

/** The referrals whose clients were forgotten on one side, and are still known on the other. */
export function stillKnown(forgetting: Side, knowing: Side): ToForget {
  const ids: number[] = [];
  let at = '';
  for (const { uuid, kind, forgotten_at: forgottenAt } of onlyIn(forgetting, knowing)) {
    const known = kind === 'referrals' ? knowing.find(kind, uuid) : undefined;
    if (known === undefined) continue;
    ids.push(known.id);
    if (forgottenAt > at) at = forgottenAt;
  }
  return { ids, at };
}

/** Words of other records in which a client was mentioned are on both sides what they are where it was forgotten. */
export function takeCleared(
  forgetting: Side,
  knowing: Side,
  columnsOf: Readonly<Record<string, readonly string[]>>,
): void {
  for (const { uuid, kind } of onlyIn(forgetting, knowing)) {
    const columns = columnsOf[kind] ?? [];
    if (kind === 'referrals' || columns.length === 0 || !forgetting.tables.isIdentified(kind)) continue;
    const [clear, known] = [forgetting.find(kind, uuid), knowing.find(kind, uuid)];
    if (clear === undefined || known === undefined) continue;
    const row = forgetting.row(kind, clear.id);
    const keyed = columns.flatMap((column) =>
      `${column}_key` in row ? [column, `${column}_key`] : [column],
    );
    const sets = keyed.map((column) => `${column} = ?`).join(', ');
    knowing.run(
      `update ${kind} set ${sets} where id = ?`,
      ...keyed.map((column) => row[column] ?? null),
      known.id,
    );
  }
}

/** What was forgotten on one side is from here on known as such on the other. */
export function takeForgotten(own: Side, other: Side): void {
  for (const { uuid, kind, forgotten_at: at } of other.all<Entry>('select * from forgotten')) {
    own.run(
      `insert into forgotten (uuid, kind, forgotten_at) values (?, ?, ?)
       on conflict (uuid) do update set forgotten_at = max(forgotten_at, excluded.forgotten_at)`,
      uuid,
      kind,
      at,
    );
  }
}

function onlyIn(forgetting: Side, knowing: Side): Entry[] {
  return forgetting
    .all<Entry>('select * from forgotten order by uuid')
    .filter(({ uuid }) => knowing.get('select 1 from forgotten where uuid = ?', uuid) === undefined);
}

/**
 * Does what changes the words of records, but for the instants at which these were last changed: forgetting is no change that
 * could win over one.
 */
export function keepingInstants({ db, identified }: Side, work: () => void): void {
  db.exec(
    'create temp table kept_instants (kind text, id integer, updated_at text, primary key (kind, id)) without rowid',
  );
  for (const table of identified) {
    db.exec(`insert into temp.kept_instants select '${table}', id, updated_at from main.${table}`);
  }
  work();
  for (const table of identified) {
    db.prepare<Row[string][]>(
      `update main.${table} as t set updated_at = k.updated_at from temp.kept_instants k
       where k.kind = ? and k.id = t.id and k.updated_at <> t.updated_at`,
    ).run(table);
  }
  db.exec('drop table temp.kept_instants');
}
