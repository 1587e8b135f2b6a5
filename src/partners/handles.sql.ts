import type { Db } from '../file/sqlite.sql.ts';
import type { Row } from '../file/tables.sql.ts';
import type { PartnerHandle, Sought } from './find-partner.ts';

/** What is needed to find a partner by what was typed: one light row each. */
export function listHandles(db: Db): PartnerHandle[] {
  return handlesOf(db, '', {});
}

/**
 * The same of those alone whom it may be about: a word stands in a name, a business, another name or an email of theirs,
 * apostrophes aside, or the number is theirs. Most names are found among a few.
 */
export function listHandlesNear(db: Db, { word, id }: Sought): PartnerHandle[] {
  const has = (column: string) => `instr(replace(${column}, '''', ''), @word)`;
  const which = `where id = @id or ${has('name_key')} or ${has("coalesce(business_key, '')")}
    or id in (select partner_id from aliases where ${has('alias_key')})
    or id in (select partner_id from contact_points where kind = 'email' and ${has('value_key')})`;
  return handlesOf(db, which, { word, id });
}

function handlesOf(db: Db, which: string, cells: Row): PartnerHandle[] {
  const handles = new Map<number, PartnerHandle>();
  const rows = db
    .prepare<[Row], HandleRow>(
      `select id, name, profession, archived_on, name_key, business_key from partners ${which} order by name_key, id`,
    )
    .all(cells);
  for (const row of rows) {
    const keys = row.business_key === null ? [row.name_key] : [row.name_key, row.business_key];
    const { id, name, profession } = row;
    handles.set(id, { id, name, profession, archived: row.archived_on !== null, keys, emails: [] });
  }
  if (rows.length === 0) return [];
  const theirs = which === '' ? 'true' : 'partner_id in (select value from json_each(@ids))';
  const details = (sql: string) =>
    db
      .prepare<[Row], DetailKeyRow>(`${sql} and ${theirs}`)
      .all(which === '' ? {} : { ids: JSON.stringify([...handles.keys()]) });
  for (const { partner_id, key } of details('select partner_id, alias_key as key from aliases where true'))
    handles.get(partner_id)?.keys.push(key);
  for (const { partner_id, key } of details(
    "select partner_id, value_key as key from contact_points where kind = 'email'",
  ))
    handles.get(partner_id)?.emails.push(key);
  return [...handles.values()];
}

interface HandleRow {
  id: number;
  name: string;
  profession: string | null;
  archived_on: string | null;
  name_key: string;
  business_key: string | null;
}

interface DetailKeyRow {
  partner_id: number;
  key: string;
}
