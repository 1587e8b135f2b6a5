import { reckonFees } from '../agreements/fee-record.ts';
import { feeStandings } from '../agreements/fee-standing.ts';
import { readFeeRecord } from '../agreements/fees.sql.ts';
import type { Day } from '../calendar/day.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { sumByCurrency } from '../money/money.ts';
import type { Partner } from '../partners/partner.ts';
import { surestAmount } from '../referrals/referral.ts';
import { listReferrals } from '../referrals/referral.sql.ts';
import { stands } from '../referrals/status.ts';
import type { Mine } from './told.ts';

/** What my record tells of the two of us, the oldest first: all that stands, but for clients who refused their consent. */
export function mineOf(db: Db, partner: Partner, today: Day): Mine[] {
  const standings = feeStandings(reckonFees(readFeeRecord(db, today, partner.id)));
  const standingOf = new Map(standings.map((each) => [each.referral.number, each]));
  return listReferrals(db, { partnerId: partner.id, sort: 'oldest' })
    .filter(({ status, consent }) => stands(status) && consent !== false)
    .map((referral): Mine => {
      const { id, occurredOn, direction, clientName, status, closedOn } = referral;
      const standing = standingOf.get(id);
      return {
        number: id,
        day: occurredOn,
        direction,
        client: clientName,
        status,
        closedOn,
        amount: surestAmount(referral),
        fee: sumByCurrency(standing?.accrued ?? []),
        feePaid: sumByCurrency(standing?.paid ?? []),
      };
    });
}
