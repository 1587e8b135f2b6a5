import { lazily } from '../text/lazily.ts';
import type { Db } from './sqlite.sql.ts';

/** Few partners share their name. */
const namesakes = lazily(() => import('./namesakes.sql.ts'));

/** A record that names its partner, as a sentence tells it: told apart from others of that name. */
export function toldApart<R>(db: Db, record: R): R {
  if (typeof record !== 'object' || record === null) return record;
  const id = 'partnerId' in record && 'partnerName' in record ? record.partnerId : null;
  if (typeof id !== 'number') return record;
  const isShared = db
    .prepare<[number]>(
      'select 1 from partners p join partners o on o.name_key = p.name_key and o.id <> p.id where p.id = ?',
    )
    .get(id);
  if (isShared === undefined) return record;
  return { ...record, partnerName: namesakes().namesApart(db, [id]).get(id) };
}
