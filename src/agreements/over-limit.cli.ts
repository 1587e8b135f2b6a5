import type { Day } from '../calendar/day.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { readParty } from '../partners/notices.sql.ts';
import type { Settings } from '../settings/settings.ts';
import { reckonFees, type Fees } from './fee-record.ts';
import { agreedOverLimit, earnedOverLimit, type Sides } from './fee-rules.ts';
import type { FeeDirection, FeeRule } from './fee-terms.ts';
import { readFeeRecord } from './fees.sql.ts';
import type { Payment } from './payment.ts';

/** With whom, on which day, and who I am. */
interface About {
  readonly partnerId: number;
  readonly on: Day;
  readonly settings: Settings;
}

function notes(db: Db, { partnerId, on, settings: me }: About, said: (sides: Sides) => string[]): string[] {
  const partner = readParty(db, partnerId);
  return partner === undefined ? [] : said({ me, partner, on }).map((words) => `Note: ${words}`);
}

/** Lines on fees that were just agreed, where a rule limits them to less. */
export function overLimitAgreed(
  db: Db,
  about: About,
  rules: Readonly<Record<FeeDirection, FeeRule | null | undefined>>,
): string[] {
  return notes(db, about, (sides) => agreedOverLimit(sides, rules));
}

/** Lines on the fee of one referral as it has accrued or is expected, where a rule limits it to less. */
export function overLimitAccrued(db: Db, about: About, referral: number): string[] {
  const fees = reckonFees(readFeeRecord(db, about.on, about.partnerId));
  return notes(db, about, (sides) => earnedOverLimit(sides, fees, { among: [referral] }));
}

/** Lines on the fees that a payment is for, where a rule limits them to less: the one it names, or those it settles of. */
export function overLimitPaid(
  db: Db,
  about: About,
  { before, payment }: { readonly before: Pick<Fees, 'balances'>; readonly payment: Payment },
): string[] {
  const { direction, toward } = payment;
  const fees = reckonFees(readFeeRecord(db, about.on, about.partnerId));
  const [dueBefore, dueAfter] = [before, fees].map((each) => dueByReferral(each, payment));
  const settled = [...(dueBefore ?? [])].filter(([referral, due]) => due > (dueAfter?.get(referral) ?? 0));
  const among = toward === null ? settled.map(([referral]) => referral) : [toward.referral];
  return notes(db, about, (sides) => earnedOverLimit(sides, fees, { directions: [direction], among }));
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
