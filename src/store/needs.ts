import type { Day } from '../domain/day.ts';
import type { UnmetNeed } from '../domain/gaps.ts';
import { searchKey } from '../text/search-key.ts';
import type { Change } from './journal.ts';
import type { Db } from './open.ts';
import { keyOrNull } from './partners.ts';

/** Remembers that a need was asked for and nobody met it; the same one counts once a day. Gives whether it is new. */
export function rememberNeed(change: Change, need: UnmetNeed): boolean {
  const keys: [Day, string, string | null] = [need.onDay, searchKey(need.need), keyOrNull(need.region)];
  const known = change.db
    .prepare<[Day, string, string | null]>(
      'select 1 from unmet_needs where on_day = ? and need_key = ? and region_key is ?',
    )
    .get(...keys);
  if (known !== undefined) return false;
  const [on_day, need_key, region_key] = keys;
  change.insert('unmet_needs', { on_day, need: need.need, need_key, region: need.region, region_key });
  return true;
}

/** The needs nobody met, asked for between two days, both inclusive; oldest first. */
export function listUnmetNeeds(db: Db, since: Day, until: Day): UnmetNeed[] {
  return db
    .prepare<[Day, Day], UnmetNeed>(
      `select on_day as onDay, need, region from unmet_needs where on_day between ? and ? order by on_day, id`,
    )
    .all(since, until);
}
