import { inTurn } from '../file/commit.sql.ts';
import type { Db } from '../file/open.sql.ts';
import { readAllShown, SHOWN_NOTICES } from './shown-notices.sql.ts';

/** A partner as notices look at them. */
export interface PartyRow {
  readonly id: number;
  readonly uuid: string;
  readonly name: string;
  readonly profession: string | null;
  readonly business: string | null;
  readonly country: string | null;
  readonly subdivision: string | null;
}

/** The partner of that number as notices look at them; undefined where there is none. */
export function readParty(db: Db, partnerId: number): PartyRow | undefined {
  return db
    .prepare<[number], PartyRow>(
      'select id, uuid, name, profession, business, country, subdivision from partners where id = ?',
    )
    .get(partnerId);
}

/** Remembers that these were shown for a partner. */
export function rememberNotices(db: Db, partnerUuid: string, keys: readonly string[]): void {
  inTurn(db, () => {
    const all = readAllShown(db);
    const value = JSON.stringify({ ...all, [partnerUuid]: [...(all[partnerUuid] ?? []), ...keys] });
    db.prepare(
      'insert into meta (key, value) values (?, ?) on conflict (key) do update set value = excluded.value',
    ).run(SHOWN_NOTICES, value);
  });
}
