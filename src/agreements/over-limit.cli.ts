import type { Day } from '../calendar/day.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Money } from '../money/money.ts';
import { feeOccasion } from '../partners/notices.cli.ts';
import { noticesFor, sourceText, type Notice } from '../partners/notices.ts';
import { getPartner } from '../partners/partner.sql.ts';
import type { Settings } from '../settings/settings.ts';
import { agreedAboveWords, earnedAboveWords, mostAllowed } from './fee-limit.ts';
import { reckonFees, type Fees } from './fee-record.ts';
import { FEE_DIRECTIONS, isFee, type FeeDirection, type FeeRule } from './fee-terms.ts';
import { readFeeRecord } from './fees.sql.ts';
import type { Payment } from './payment.ts';

/** With whom, on which day, and who I am. */
interface About {
  readonly partnerId: number;
  readonly on: Day;
  readonly settings: Settings;
}

/** The notice that limits a fee of that direction with a partner, where one does. */
function limiting(db: Db, { partnerId, on, settings }: About, direction: FeeDirection): Notice | undefined {
  const partner = getPartner(db, partnerId);
  if (partner === undefined) return undefined;
  return noticesFor({ occasion: feeOccasion(direction), on }, settings, partner).find(
    ({ feeLimit }) => feeLimit !== undefined,
  );
}

/** Lines on fees that were just agreed, where a rule limits them to less. */
export function overLimitAgreed(
  db: Db,
  about: About,
  rules: Readonly<Record<FeeDirection, FeeRule | null | undefined>>,
): string[] {
  return FEE_DIRECTIONS.flatMap((direction) => {
    const rule = rules[direction] ?? null;
    if (rule === null || !isFee(rule)) return [];
    const notice = limiting(db, about, direction);
    const words = notice?.feeLimit === undefined ? undefined : agreedAboveWords(rule, notice.feeLimit);
    return notice === undefined || words === undefined ? [] : [`Note: ${words} ${sourceText(notice)}`];
  });
}

/** Lines on the fee of one referral as it has accrued, where a rule limits it to less. */
export function overLimitAccrued(db: Db, about: About, referral: number): string[] {
  const fees = reckonFees(readFeeRecord(db, about.partnerId));
  return FEE_DIRECTIONS.flatMap((direction) => overLimitOf(db, about, fees, direction, [referral]));
}

/** Lines on the fees that a payment is for, where a rule limits them to less: the one it names, or those it settles of. */
export function overLimitPaid(
  db: Db,
  about: About,
  { before, payment }: { readonly before: Pick<Fees, 'balances'>; readonly payment: Payment },
): string[] {
  const { direction, toward } = payment;
  const fees = reckonFees(readFeeRecord(db, about.partnerId));
  const [dueBefore, dueAfter] = [before, fees].map((each) => dueByReferral(each, payment));
  const settled = [...(dueBefore ?? [])].filter(([referral, due]) => due > (dueAfter?.get(referral) ?? 0));
  const referrals = toward === null ? settled.map(([referral]) => referral) : [toward.referral];
  return overLimitOf(db, about, fees, direction, referrals);
}

/** What is due for each referral in the account of a payment, in minor units. */
function dueByReferral(
  { balances }: Pick<Fees, 'balances'>,
  { direction, amount }: Payment,
): Map<number, number> {
  const dues = new Map<number, number>();
  for (const balance of balances) {
    if (balance.direction !== direction || balance.currency !== amount.currency) continue;
    for (const { line, due } of balance.lines) dues.set(line.referral, (dues.get(line.referral) ?? 0) + due);
  }
  return dues;
}

function overLimitOf(
  db: Db,
  about: About,
  fees: Fees,
  direction: FeeDirection,
  referrals: readonly number[],
): string[] {
  const notice = referrals.length === 0 ? undefined : limiting(db, about, direction);
  const limit = notice?.feeLimit;
  if (notice === undefined || limit === undefined) return [];
  return referrals.flatMap((referral) => {
    const fee = feeOf(fees, direction, referral, limit.most.currency);
    const basis = basisOf(fees, referral, limit.most.currency);
    if (basis.minor <= 0 || fee.minor <= mostAllowed(limit, basis.minor).minor) return [];
    return [`Note: ${earnedAboveWords(referral, fee, basis, limit)} ${sourceText(notice)}`];
  });
}

/** What a referral has earned in a currency, by its terms or as it was paid by hand. */
function feeOf({ balances }: Fees, direction: FeeDirection, referral: number, currency: string): Money {
  const lines = balances
    .filter((each) => each.direction === direction && each.currency === currency)
    .flatMap((each) => each.lines.filter(({ line }) => line.referral === referral));
  return { minor: lines.reduce((sum, { line }) => sum + line.minor, 0), currency };
}

/** The most that its legal fee can be by what is on record: what was invoiced or has come in, whichever is more. */
function basisOf({ record }: Fees, referral: number, currency: string): Money {
  const invoiced = record.referrals.find(({ number }) => number === referral)?.invoiced;
  const cameIn = record.collections
    .filter((each) => each.referral === referral && each.currency === currency)
    .reduce((sum, { minor }) => sum + minor, 0);
  return { minor: Math.max(invoiced?.currency === currency ? invoiced.minor : 0, cameIn), currency };
}
