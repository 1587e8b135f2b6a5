import type { Day } from '../calendar/day.ts';
import { countsOn } from '../file/counting.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { closedBusiness, countOutcomes, type DaysCounted } from './closed.ts';
import { readOutcomes } from './closed.sql.ts';
import type { Introduced } from './introduced.ts';
import { readUncounted } from './uncounted.sql.ts';

interface BroughtRow {
  id: number;
  name: string;
  profession: string | null;
  archived: 0 | 1;
  byId: number;
  byName: string;
  received: number;
  given: number;
}

/**
 * Whom a partner introduced by the last day counted, and whom these introduced in turn, nearest first, with what was exchanged and won with each on
 * the days counted: referrals by their own day, outcomes by theirs.
 */
export function listIntroduced(db: Db, partnerId: number, days: DaysCounted, today: Day): Introduced[] {
  const exchanged = (direction: string) =>
    `(select count(*) from referrals where partner_id = p.id and direction = '${direction}'
        and occurred_on between :since and :until and ${countsOn(':today')})`;
  return db
    .prepare<[{ partner: number; since: Day; until: Day; today: Day }], BroughtRow>(
      `with recursive brought(id, steps) as (
         select id, 1 from partners where introduced_by = :partner and id <> :partner
         union
         select p.id, steps + 1 from brought b join partners p on p.introduced_by = b.id and p.id <> :partner)
       select p.id, p.name, p.profession, p.archived_on is not null as archived, i.id as byId, i.name as byName,
         ${exchanged('received')} as received, ${exchanged('given')} as given
       from brought b join partners p on p.id = b.id join partners i on i.id = p.introduced_by
       where p.known_since is null or p.known_since <= :until
         or ${exchanged('received')} > 0 or ${exchanged('given')} > 0
       order by steps, p.name_key, p.id`,
    )
    .all({ partner: partnerId, since: days.since, until: days.until, today })
    .map(({ byId, byName, archived, ...row }) => {
      const outcomes = readOutcomes(db, days, today, row.id).filter(
        ({ direction }) => direction === 'received',
      );
      return {
        ...row,
        archived: archived === 1,
        by: byId === partnerId ? null : { id: byId, name: byName },
        uncounted: readUncounted(db, days, today, row.id),
        won: countOutcomes(outcomes).won,
        business: closedBusiness(outcomes, 'received'),
      };
    });
}
