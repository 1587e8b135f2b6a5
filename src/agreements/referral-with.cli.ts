import type { Day } from '../calendar/day.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { partnerNamer } from '../partners/find-partner.ts';
import { listHandles } from '../partners/handles.sql.ts';
import type { Partner } from '../partners/partner.ts';
import { calledApart } from '../partners/same-named.sql.ts';
import { noSuchRecord } from '../records/record.cli.ts';
import { getReferral, listReferrals } from '../referrals/referral.sql.ts';
import { referralPhrase, referrals, type Referral } from '../referrals/referral.ts';
import { SO_NO_FEE, withPartner as ofPartner, type WithPartner } from '../referrals/with-partner.ts';
import { recordNumber } from '../shell/options.cli.ts';
import { retyped } from '../shell/suggestions.cli.ts';
import { thoseOf } from '../shell/target.cli.ts';
import { UserError } from '../text/errors.ts';

/** The referral with this partner that was named by its number, or by its client or words of it. */
export function referralWith(
  db: Db,
  partner: Partner,
  typed: string,
  { argv, today }: { argv: readonly string[]; today: Day },
): WithPartner<Referral> {
  const number = recordNumber(typed);
  if (number !== undefined) return withPartner(db, partner, number);
  const all = listReferrals(db, { partnerId: partner.id });
  const found = thoseOf(referrals, { names: ({ clientName }) => [clientName] }, all, typed, { today });
  const [only, ...others] = found;
  if (only === undefined) {
    throw new UserError(`no referral with ${partner.name} fits "${typed}"`, {
      hints: [`refnet referrals --partner ${handleOf(db, partner)}      lists them`],
    });
  }
  if (others.length === 0) return ofPartner(only, SO_NO_FEE);
  throw new UserError(`"${typed}" fits ${found.length} referrals with ${partner.name}`, {
    hints: found
      .slice(0, 6)
      .map((each) => `${retyped(argv, typed, String(each.id))}      ${referralPhrase(each)}`),
  });
}

/** Only a referral with this partner can have a fee that is settled with them. */
function withPartner(db: Db, partner: Partner, number: number): WithPartner<Referral> {
  const found = getReferral(db, number);
  if (found === undefined) throw noSuchRecord(db, number, 'a referral');
  const referral = ofPartner(found, SO_NO_FEE);
  if (referral.partnerId === partner.id) return referral;
  throw new UserError(
    `#${number} is a referral with ${calledApart(db, referral.partnerId)}, not with ${calledApart(db, partner.id)}`,
    {
      hints: [`refnet fees ${handleOf(db, partner)}      shows the accounts both ways`],
    },
  );
}

/** How a command names a partner. */
export function handleOf(db: Db, partner: Partner): string {
  return partnerNamer(listHandles(db))(partner);
}
