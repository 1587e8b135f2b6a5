/** What rules say of all that is agreed, whether money came of it or not: loaded where all of them are asked for. */
import type { Day } from '../calendar/day.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { dayOf, occasionsOf } from '../partners/notices.cli.ts';
import { noRuleWords, noticesFor, noticeText, type Occasion } from '../partners/notices.ts';
import { readParty } from '../partners/notices.sql.ts';
import type { Settings } from '../settings/settings.ts';
import { list } from '../text/count.ts';
import { listAgreements } from './agreement.sql.ts';
import type { FeeRecord } from './fee-record.ts';
import type { OpenFee } from './fee-rules.cli.ts';
import { FEE_DIRECTIONS, feeOccasion, isFee } from './fee-terms.ts';
import { lastDayInForce } from './terms.ts';

/** What is agreed besides fees, in words before the names of the partners. */
const AGREED: Partial<Record<Occasion, string>> = {
  exclusive: 'Exclusive promise to',
  'both-ways': 'What is agreed both ways with',
};

/** The agreements with a partner, or with everybody, that have not ended, each with what it calls for as of its day. */
function standing(db: Db, today: Day, partner: number | undefined) {
  return listAgreements(db, partner)
    .filter((each) => (lastDayInForce(each) ?? today) >= today)
    .map((each) => {
      const on = dayOf(each, today);
      return { partnerId: each.partnerId, on, occasions: occasionsOf(each, on) };
    });
}

/** The fees that are agreed, usually or for one referral alone, earned or not. */
export function feesAgreed(
  db: Db,
  { terms }: FeeRecord,
  { today, partner }: { readonly today: Day; readonly partner: number | undefined },
): OpenFee[] {
  return [
    ...standing(db, today, partner).flatMap(({ partnerId, occasions }) =>
      FEE_DIRECTIONS.filter((direction) => occasions.includes(feeOccasion(direction))).map((direction) => ({
        partnerId,
        direction,
      })),
    ),
    ...terms
      .filter((each) => each.referral !== null && isFee(each))
      .map(({ partner: partnerId, direction }) => ({ partnerId, direction })),
  ];
}

/** That no rule on the fees agreed is known of my own profession, once. */
export function noRuleLines(db: Db, fees: readonly OpenFee[], me: Settings): string[] {
  const lines = fees.flatMap(({ partnerId, direction }) => {
    const party = readParty(db, partnerId);
    return party === undefined ? [] : (noRuleWords([feeOccasion(direction)], me, party) ?? []);
  });
  return [...new Set(lines)];
}

/** Each notice on what is agreed besides fees once, with whom it is about. */
export function agreedRuleLines(
  db: Db,
  {
    settings: me,
    today,
    partner,
  }: { readonly settings: Settings; readonly today: Day; readonly partner: number | undefined },
): string[] {
  const named = new Map<string, { what: string; text: string; names: string[] }>();
  for (const { partnerId, on, occasions } of standing(db, today, partner)) {
    const party = readParty(db, partnerId);
    for (const occasion of occasions) {
      const what = AGREED[occasion];
      if (what === undefined || party === undefined) continue;
      for (const notice of noticesFor({ occasion, on }, me, party)) {
        const key = `${notice.id} ${occasion}`;
        const told = named.get(key) ?? { what, text: noticeText(notice), names: [] };
        named.set(key, { ...told, names: [...new Set([...told.names, party.name])] });
      }
    }
  }
  return [...named.values()].map(({ what, text, names }) => `${what} ${list(names, 'and')}: ${text}`);
}
