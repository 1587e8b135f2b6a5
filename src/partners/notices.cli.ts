import type { Agreement } from '../agreements/agreement.ts';
import { listAgreements } from '../agreements/agreement.sql.ts';
import { hasFees } from '../agreements/has-fees.sql.ts';
import { exclusiveOn, feeOn, isAgreementInForce } from '../agreements/terms.ts';
import { isFee, type FeeDirection } from '../agreements/fee-terms.ts';
import { governing } from '../agreements/fee-record.ts';
import { readFeeRecord } from '../agreements/fees.sql.ts';
import type { Day } from '../calendar/day.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { getReferral } from '../referrals/referral.sql.ts';
import type { Referral } from '../referrals/referral.ts';
import type { Settings } from '../settings/settings.ts';
import { namingOccasions, noticesOf, noticeText, type Occasion } from './notices.ts';
import { readShownNotices, rememberNotices } from './notices.sql.ts';
import { getPartner } from './partner.sql.ts';

/** What a notice is about: a partner, what is going on with them, and on which day. */
interface About {
  readonly partnerId: number;
  readonly occasions: readonly Occasion[];
  readonly on: Day;
  readonly settings: Settings;
}

/**
 * Returns, a line for stderr each, the notices that were not shown for this partner before, and remembers that they are
 * now. Within a change that is only tried, that too is rolled back. They never block.
 */
export function noticesOnce(db: Db, about: About): string[] {
  const partner = getPartner(db, about.partnerId);
  if (partner === undefined || about.occasions.length === 0) return [];
  const shown = readShownNotices(db, partner.uuid);
  const fresh = noticesOf(about.occasions, about.on, about.settings, partner).filter(
    ({ id }) => !shown.has(id),
  );
  if (fresh.length === 0) return [];
  rememberNotices(
    db,
    partner.uuid,
    fresh.map(({ id }) => id),
  );
  return fresh.map((notice) => `Note: ${noticeText(notice)}`);
}

/** The occasion of a fee, by who pays it. */
export function feeOccasion(direction: FeeDirection): Occasion {
  return direction === 'i-pay' ? 'fee-paid' : 'fee-received';
}

/** The day for which an agreement is looked at: today, or its first day where that is later. */
export function dayOf({ startsOn }: Agreement, today: Day): Day {
  return startsOn > today ? startsOn : today;
}

/** What an agreement as it is on a day calls for. */
export function occasionsOf(agreement: Agreement, day: Day): Occasion[] {
  const [paid, received] = [pays(agreement, 'i-pay', day), pays(agreement, 'they-pay', day)];
  const promised = (whose: 'mine' | 'theirs') => agreement.expectations.some(({ side }) => side === whose);
  const isBothWays = (received || promised('mine')) && (paid || promised('theirs'));
  return [
    ...(paid ? [feeOccasion('i-pay')] : []),
    ...(received ? [feeOccasion('they-pay')] : []),
    ...(exclusiveOn(agreement, day) === null ? [] : (['exclusive'] as const)),
    ...(isBothWays ? (['both-ways'] as const) : []),
  ];
}

/** The partners with whom it is agreed on a day that they pay me for referrals. */
export function payersOn(db: Db, day: Day): Set<number> {
  const agreements = hasFees(db) ? listAgreements(db) : [];
  return new Set(
    agreements
      .filter((each) => isAgreementInForce(each, day) && pays(each, 'they-pay', day))
      .map(({ partnerId }) => partnerId),
  );
}

function pays(agreement: Agreement, direction: FeeDirection, day: Day): boolean {
  const rule = feeOn(agreement, direction, day);
  return rule !== null && isFee(rule);
}

/** Lines on referrals that were given: the notices on naming their partners that were not shown for these before. */
export function namingNotes(
  db: Db,
  ids: readonly number[],
  { settings, today }: { readonly settings: Settings; readonly today: Day },
): string[] {
  return ids.flatMap((id) => {
    const referral = getReferral(db, id);
    if (referral?.direction !== 'given') return [];
    const occasions = namingOccasions(isPaidFor(db, referral));
    return noticesOnce(db, { partnerId: referral.partnerId, occasions, on: today, settings });
  });
}

/** Whether it is agreed that the partner pays me for this referral. */
function isPaidFor(db: Db, { id, partnerId }: Referral): boolean {
  const record = hasFees(db) ? readFeeRecord(db, partnerId) : undefined;
  const row = record?.referrals.find(({ number }) => number === id);
  return record !== undefined && row !== undefined && governing(record.terms, row) !== null;
}
