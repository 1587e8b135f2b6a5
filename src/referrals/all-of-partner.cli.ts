import type { Db } from '../file/sqlite.sql.ts';
import { aPartner } from '../partners/partner.cli.ts';
import type { Partner } from '../partners/partner.ts';
import type { Target } from '../shell/target.cli.ts';
import { UserError } from '../text/errors.ts';
import type { Referral } from './referral.ts';

/** A partner, with all their referrals that a command is for. */
export interface AllOf {
  readonly partner: Partner;
  readonly referrals: readonly Referral[];
}

/** All referrals of one partner that `among` gives. Throws a UserError, in the words of `none`, where there are none. */
export function allOfPartner(
  question: string,
  example: string,
  among: (db: Db, partner: Partner) => readonly Referral[],
  none: (partner: Partner) => string,
): Target<AllOf> {
  const onePartner = aPartner({ question, example });
  return {
    several: true,
    async find(typed, session) {
      const { read, ...found } = await onePartner.find(typed, session);
      return {
        ...found,
        read(db) {
          const partner = read(db);
          const referrals = among(db, partner);
          if (referrals.length === 0) throw new UserError(none(partner));
          return { partner, referrals };
        },
      };
    },
  };
}
