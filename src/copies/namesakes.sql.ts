import type { Db } from '../file/sqlite.sql.ts';
import type { Finding } from './doctor.ts';

/**
 * Partners of one name whom nothing tells apart, as `p1 p4`: made so on two copies, or by an import. Those who each have a
 * firm or a way to be reached of their own are two, and those archived are out of the way. A postal address, which can be
 * written in many ways, tells nobody apart.
 */
export function namesakes(db: Db): Finding[] {
  const pairs = db
    .prepare<[], { first: number; second: number }>(
      `select a.id as first, b.id as second from partners a join partners b on b.name_key = a.name_key and b.id > a.id
       where a.archived_on is null and b.archived_on is null
         and (a.business_key is null or b.business_key is null or a.business_key = b.business_key)
         and not exists (
           select 1 from contact_points c join contact_points d on d.kind = c.kind
           where c.kind <> 'address' and c.partner_id = a.id and d.partner_id = b.id and not exists (
             select 1 from contact_points e join contact_points f on f.kind = e.kind and f.value_key = e.value_key
             where e.partner_id = a.id and f.partner_id = b.id and e.kind = c.kind))
       order by a.id, b.id`,
    )
    .all();
  return pairs.length === 0
    ? []
    : [{ check: 'twice', items: pairs.map(({ first, second }) => `p${first} p${second}`) }];
}
