import { exclusiveOn, isAgreementInForce, type TermsVersion } from './terms.ts';
import type { Day } from '../calendar/day.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { ExclusivePromise } from '../referrals/who.ts';

/** My exclusive promises in force on a day. */
export function readExclusivePromises(db: Db, day: Day): ExclusivePromise[] {
  const rows = db
    .prepare<[], TermsRow>(
      `select a.id as agreement, a.partner_id as partnerId, a.starts_on as startsOn, a.ends_on as endsOn,
         a.closed_on as closedOn, t.from_day as fromDay, t.exclusive_service as exclusiveService
       from agreements a join agreement_terms t on t.agreement_id = a.id
       where a.id in (select agreement_id from agreement_terms where exclusive_service is not null)
       order by a.id, t.from_day`,
    )
    .all();
  const byAgreement = new Map<number, TermsRow[]>();
  for (const row of rows) byAgreement.set(row.agreement, [...(byAgreement.get(row.agreement) ?? []), row]);
  return [...byAgreement.values()].flatMap((terms) => inForce(terms, day));
}

interface TermsRow extends TermsVersion {
  agreement: number;
  partnerId: number;
  startsOn: Day;
  endsOn: Day | null;
  closedOn: Day | null;
}

function inForce(terms: readonly TermsRow[], day: Day): ExclusivePromise[] {
  const [first] = terms;
  const service = exclusiveOn({ terms: [...terms] }, day);
  if (first === undefined || service === null || !isAgreementInForce(first, day)) return [];
  const version = terms.findLast(({ fromDay }) => fromDay <= day) ?? first;
  return [{ partnerId: first.partnerId, agreement: first.agreement, service, since: version.fromDay }];
}
