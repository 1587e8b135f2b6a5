/** What partners are told apart by where several fit what was typed: loaded where they do. */
import { formatDate } from '../calendar/day-words.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { count } from '../text/count.ts';
import { describe, type PartnerHandle } from './find-partner.ts';
import { readLastSeen } from './last-seen.sql.ts';

/** `Sam Nguyen (lawyer)`; of two who are described alike also the business, and what is on record of each. */
export function toldApart(db: Db, candidates: readonly PartnerHandle[]): (partner: PartnerHandle) => string {
  return (partner) => {
    const own = describe(partner);
    const isAlone = candidates.every((each) => each.id === partner.id || describe(each) !== own);
    const seen = isAlone ? undefined : readLastSeen(db, partner.id);
    if (seen === undefined) return own;
    const { business, region, referrals, lastDay } = seen;
    const last = lastDay === null ? [] : [`last ${formatDate(lastDay)}`];
    return [
      own,
      ...[business, region].filter((each) => each !== null),
      count(referrals, 'referral'),
      ...last,
    ].join(', ');
  };
}
