import type { Db } from '../file/sqlite.sql.ts';
import type { PartnerHandle } from './find-partner.ts';

/** What is needed to find a partner by what was typed: one light row each. */
export function listHandles(db: Db): PartnerHandle[] {
  const handles = new Map<number, PartnerHandle>();
  const rows = db
    .prepare<[], HandleRow>(
      'select id, name, profession, archived_on, name_key, business_key from partners order by name_key, id',
    )
    .all();
  for (const row of rows) {
    const keys = row.business_key === null ? [row.name_key] : [row.name_key, row.business_key];
    const { id, name, profession } = row;
    handles.set(id, { id, name, profession, archived: row.archived_on !== null, keys, emails: [] });
  }
  const aliases = db.prepare<[], DetailKeyRow>('select partner_id, alias_key as key from aliases').all();
  for (const { partner_id, key } of aliases) handles.get(partner_id)?.keys.push(key);
  const emails = db
    .prepare<[], DetailKeyRow>(`select partner_id, value_key as key from contact_points where kind = 'email'`)
    .all();
  for (const { partner_id, key } of emails) handles.get(partner_id)?.emails.push(key);
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
