import type { Row } from '../file/tables.sql.ts';
import type { Side } from '../network/merge-side.sql.ts';
import { parsedJson } from '../text/parsed-json.ts';

/** What one copy of the network forgot and the other did not: the referrals there, by number, and when. */
export interface ToForget {
  readonly ids: readonly number[];
  /** The uuids of those that are not there any more, unless undo keeps them. */
  readonly gone: readonly string[];
  readonly at: string;
}

interface Entry {
  readonly uuid: string;
  readonly kind: string;
  readonly forgotten_at: string;
}

/** The referrals whose clients were forgotten on one side, and are still known on the other, or may be. */
export function stillKnown(forgetting: Side, knowing: Side): ToForget {
  const ids: number[] = [];
  const gone: string[] = [];
  let at = '';
  for (const { uuid, kind, forgotten_at: forgottenAt } of newThere(forgetting, knowing)) {
    if (forgottenAt > at) at = forgottenAt;
    if (kind !== 'referrals') continue;
    const known = knowing.find(kind, uuid);
    if (known === undefined) gone.push(uuid);
    else ids.push(known.id);
  }
  return { ids, gone, at };
}

/**
 * How many clients were forgotten on one side of whom the other, as far as it was taken out, has only that their referral was
 * removed: what it keeps for undo may name them.
 */
export function removedUnforgotten(forgetting: Side, knowing: Side): number {
  return newThere(forgetting, knowing).filter(
    ({ uuid, kind }) =>
      kind === 'referrals' && knowing.find(kind, uuid) === undefined && knowing.tombstone(uuid) !== undefined,
  ).length;
}

/** A text from which a name was taken out on one side, beside the very version that it was taken out of. */
export interface ClearedText {
  readonly table: string;
  readonly uuid: string;
  readonly column: string;
  readonly cleared: string;
  readonly known: string;
}

/** Texts in which a client was mentioned, as they are where it was forgotten, and as the other side knows or knew them. */
export function clearedTexts(
  forgetting: Side,
  knowing: Side,
  columnsOf: Readonly<Record<string, readonly string[]>>,
): ClearedText[] {
  return newThere(forgetting, knowing).flatMap(({ uuid, kind }): ClearedText[] => {
    if (kind === 'referrals' || !forgetting.tables.isIdentified(kind)) return [];
    const clear = forgetting.find(kind, uuid);
    if (clear === undefined) return [];
    const row = forgetting.row(kind, clear.id);
    return versionsOf(knowing, kind, uuid, clear.updatedAt).flatMap((version) =>
      (columnsOf[kind] ?? []).flatMap((column): ClearedText[] => {
        const [cleared, known] = [row[column], version[column]];
        if (typeof cleared !== 'string' || typeof known !== 'string' || cleared === known) return [];
        return [{ table: kind, uuid, column, cleared, known }];
      }),
    );
  });
}

/** A record as it was at an instant: as it is, or as the journal keeps it. */
function versionsOf(side: Side, table: string, uuid: string, at: string): Row[] {
  const now = side.find(table, uuid);
  if (now?.updatedAt === at) return [side.row(table, now.id)];
  return side
    .all<{ image: string }>(
      `select image from (
         select before as image from change_rows where table_name = ?
         union all select after from change_rows where table_name = ?)
       where json_valid(image) and image ->> '$.uuid' = ? and image ->> '$.updated_at' = ?`,
      table,
      table,
      uuid,
      at,
    )
    .map(({ image }) => (parsedJson(image) ?? {}) as Row);
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

/** What was forgotten on one side, and not since then on the other. */
function newThere(forgetting: Side, knowing: Side): Entry[] {
  return forgetting
    .all<Entry>('select * from forgotten order by uuid')
    .filter(
      ({ uuid, forgotten_at: at }) =>
        knowing.get('select 1 from forgotten where uuid = ? and forgotten_at >= ?', uuid, at) === undefined,
    );
}
