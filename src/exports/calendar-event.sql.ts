import type { Db } from '../file/sqlite.sql.ts';
import { clientsIn } from '../text/clients-in-text.ts';
import { givenNameOf, hasUnknownName, mentionsOf } from '../text/names-in-text.ts';
import { EVENT_TABLES } from './calendar-event.ts';

/** The uuids of the rows that events are about, by table and id. */
export function eventUuids(db: Db): (table: 'partners' | 'promises' | 'agreements', id: number) => string {
  const byTable = new Map(
    EVENT_TABLES.map((table) => [
      table,
      new Map(
        db
          .prepare<[], { id: number; uuid: string }>(`select id, uuid from ${table}`)
          .all()
          .map(({ id, uuid }) => [id, uuid]),
      ),
    ]),
  );
  return (table, id) => byTable.get(table)?.get(id) ?? '';
}

/** A number that rises with every change, and with each that is taken back. */
export function revisionOf(db: Db): number {
  const sql = `select 2 * coalesce((select seq from sqlite_sequence where name = 'changes'), 0) + count(undone_at) from changes`;
  return db.prepare<[], number>(sql).pluck().get() ?? 0;
}

/**
 * Whether a text names a client of the record, or may name one: any word of a client's name that is written as a name, and any
 * other word with a capital that is none of a partner, be it of somebody who is not on record, or no more.
 */
export function maybeNamesAClient(db: Db): (text: string) => boolean {
  const namesIn = (sql: string) => db.prepare<[], string>(sql).pluck().all();
  const partners = namesIn(
    `select name from partners union select alias from aliases
     union select business from partners where business is not null`,
  );
  const clients = namesIn('select distinct client_name from referrals where client_name is not null');
  const { takenOut, wholeTakenOut } = clientsIn(clients);
  const ofPartners = mentionsOf([...partners, ...partners.flatMap((name) => givenNameOf(name) ?? [])]);
  return (text) => {
    const rest = ofPartners.takenOut(text);
    return wholeTakenOut(text) !== text || takenOut(rest) !== rest || hasUnknownName(rest, partners);
  };
}
