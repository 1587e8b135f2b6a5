/** What stays on record of a partner who changed firms, though it may have gone with the old one. */
import type { Db } from '../file/sqlite.sql.ts';
import { partnerNamer } from '../partners/find-partner.ts';
import { listHandles } from '../partners/handles.sql.ts';
import { CONTACTS, type Partner } from '../partners/partner.ts';
import { shellWord } from '../text/shell-word.ts';

/** A line that names the ways to reach them known from before, with the command that takes them out; none where there are none. */
export function fromFormerFirm(db: Db, before: Partner, now: Partner): string[] {
  if (before.business === null || now.business === before.business) return [];
  const left = Object.entries(CONTACTS).flatMap(([field, kind]) => {
    const values = now[field as keyof typeof CONTACTS];
    const known = before[field as keyof typeof CONTACTS];
    return values.filter((value) => known.includes(value)).map((value) => ({ kind, value }));
  });
  if (left.length === 0) return [];
  const handle = partnerNamer(listHandles(db))({ id: now.id, name: now.name });
  const options = left.map(({ kind, value }) => `--remove-${kind} ${shellWord(value)}`);
  return [
    `known from before: ${left.map(({ value }) => value).join('; ')}`,
    `  what went with ${before.business}: refnet edit ${handle} ${options.join(' ')}`,
  ];
}
