import type { Db } from '../file/sqlite.sql.ts';
import type { Row } from '../file/tables.sql.ts';
import type { PartnerHandle, Sought } from './find-partner.ts';

/** What is needed to find a partner by what was typed: one light row each. */
export function listHandles(db: Db): PartnerHandle[] {
  return handlesOf(db, '', {});
}

/** What a reader of all partners knows of each already. */
type Known = Pick<PartnerHandle, 'id' | 'name' | 'profession'> & {
  readonly nameKey: string;
  readonly archivedOn: string | null;
};

/** The handles of all partners, who were read already, in the order of {@link listHandles}: the rest of each is read alone. */
export function handlesOfAll(db: Db, partners: readonly Known[]): PartnerHandle[] {
  const handles = new Map(
    partners.map(({ id, name, profession, nameKey, archivedOn }): [number, PartnerHandle] => [
      id,
      { id, name, profession, archived: archivedOn !== null, keys: [nameKey], emails: [] },
    ]),
  );
  addDetails(handles, (sql) => db.prepare<[], DetailKeyRow>(`${sql} and true`).all(), [
    'select id as partner_id, business_key as key from partners where business_key is not null',
  ]);
  return [...handles.values()];
}

/**
 * The handles of those alone whom a text may be about: a word stands in a name, a business, another name or an email of
 * theirs, apostrophes aside, or the number is theirs. Most names are found among a few. All where it is not known what is
 * sought.
 */
export function listHandlesNear(db: Db, sought: Sought | undefined): PartnerHandle[] {
  if (sought === undefined) return listHandles(db);
  const has = (column: string) => `instr(replace(${column}, '''', ''), @word)`;
  const which = `where id = @id or ${has('name_key')} or ${has("coalesce(business_key, '')")}
    or id in (select partner_id from aliases where ${has('alias_key')})
    or id in (select partner_id from contact_points where kind = 'email' and ${has('value_key')})`;
  return handlesOf(db, which, { ...sought });
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
  addDetails(handles, (sql) =>
    db
      .prepare<[Row], DetailKeyRow>(`${sql} and ${theirs}`)
      .all(which === '' ? {} : { ids: JSON.stringify([...handles.keys()]) }),
  );
  return [...handles.values()];
}

/** Adds the other keys of each, in this order: those that `before` selects, other names, emails. */
function addDetails(
  handles: ReadonlyMap<number, PartnerHandle>,
  read: (sql: string) => readonly DetailKeyRow[],
  before: readonly string[] = [],
): void {
  const names = [...before, 'select partner_id, alias_key as key from aliases where true'];
  for (const { partner_id, key } of names.flatMap(read)) handles.get(partner_id)?.keys.push(key);
  const emails = read("select partner_id, value_key as key from contact_points where kind = 'email'");
  for (const { partner_id, key } of emails) handles.get(partner_id)?.emails.push(key);
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
