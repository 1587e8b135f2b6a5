/** Referrals by several numbers at once: loaded where those are typed. */
import type { Target } from '../shell/target.cli.ts';
import { severalNumbers } from '../shell/several-numbers.ts';
import { getReferral } from './referral.sql.ts';
import type { Referral } from './referral.ts';

/** The referrals of the numbers typed, in that order. Throws a UserError where one of them is of no referral. */
export const numberedReferrals: Target<readonly Referral[]> = {
  several: true,
  async find({ words }, session) {
    const ids = severalNumbers(words) ?? [];
    const { noSuchRecord } = await session.rooms.noSuchRecord();
    return {
      read: (db) =>
        ids.map((id) => {
          const referral = getReferral(db, id);
          if (referral === undefined) throw noSuchRecord(db, id, 'a referral');
          return referral;
        }),
    };
  },
};
