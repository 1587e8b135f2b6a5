import { inTurn } from '../file/commit.sql.ts';
import type { Db } from '../file/open.sql.ts';

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

const KEY = 'notices-shown';

/**
 * What was already shown for a partner: each notice with its occasion. What was read is no fact of the network, so it is not
 * journaled.
 */
export function readShownNotices(db: Db, partnerUuid: string): Set<string> {
  return new Set(readAll(db)[partnerUuid] ?? []);
}

/** Remembers that these were shown for a partner. */
export function rememberNotices(db: Db, partnerUuid: string, keys: readonly string[]): void {
  inTurn(db, () => {
    const all = readAll(db);
    const value = JSON.stringify({ ...all, [partnerUuid]: [...(all[partnerUuid] ?? []), ...keys] });
    db.prepare(
      'insert into meta (key, value) values (?, ?) on conflict (key) do update set value = excluded.value',
    ).run(KEY, value);
  });
}

function readAll(db: Db): Record<string, string[]> {
  const text = db.prepare<[string], string>('select value from meta where key = ?').pluck().get(KEY);
  if (text === undefined) return {};
  const all: Record<string, string[]> = JSON.parse(text);
  return all;
}
