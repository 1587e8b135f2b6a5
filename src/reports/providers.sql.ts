import type { Day } from '../calendar/day.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { listPartners } from '../partners/partner.sql.ts';
import type { Providers } from '../referrals/gaps.ts';
import type { GivenFor } from '../referrals/who.ts';
import { readGivenFor } from '../referrals/who.sql.ts';
import { readExclusivePromises } from '../agreements/exclusive-promises.sql.ts';

/** Who may meet, as of today, what nobody met when it was asked for. */
export function readProviders(db: Db, today: Day): Providers {
  let given: GivenFor[] | undefined;
  return {
    partners: listPartners(db),
    promises: readExclusivePromises(db, today),
    given: () => (given ??= readGivenFor(db, today)),
  };
}
