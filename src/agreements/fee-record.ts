import { compareDays, earlierDay, laterDay, type Day } from '../calendar/day.ts';
import type { Money } from '../money/money.ts';
import { groupedBy } from '../text/grouped-by.ts';
import { accrue, type Accrual, type Collection, type FeeReferral } from './ledger.ts';
import type { LedgerPayment } from './payment.ts';
import { balances, type Balance } from './settle.ts';
import { feeDirectionOf, firstReferrals, isFee, termsInForce, type FeeTerms } from './fee-terms.ts';
import type { Direction } from '../referrals/direction.ts';
import type { Status } from '../referrals/status.ts';

/**
 * A version of fee terms with whom it is agreed: in an agreement, where `untilDay` also ends with it, or for one referral
 * alone. One for a referral may be without any fee, where it was agreed that this one has none.
 */
export interface AgreedTerms extends FeeTerms {
  readonly partner: number;
  /** Null for terms of one referral. */
  readonly agreement: number | null;
  /** Null for terms of an agreement. */
  readonly referral: number | null;
}

/** A referral with a partner of whom fee terms are on record. */
export interface FeeReferralRow {
  readonly number: number;
  readonly partner: number;
  readonly client: string | null;
  readonly direction: Direction;
  readonly day: Day;
  readonly status: Status;
  readonly wonOn: Day | null;
  /** The day from which it has come to nothing after all (lost, declined and the like); null where it has not. */
  readonly fellOn: Day | null;
  readonly invoiced: Money | null;
}

/** Everything fees are reckoned from, as it is on record. */
export interface FeeRecord {
  readonly terms: readonly AgreedTerms[];
  readonly referrals: readonly FeeReferralRow[];
  readonly collections: readonly Collection[];
  readonly payments: readonly LedgerPayment[];
  /** The day on which it is looked at: no money that is still to come can have come before it. */
  readonly asOf: Day;
}

/** The fees of a record: the lines reckoned from it, and where each account stands. */
export interface Fees {
  readonly record: FeeRecord;
  readonly accrual: RecordAccrual;
  readonly balances: readonly Balance[];
}

/** Reckons the fees of a record and settles them. */
export function reckonFees(record: FeeRecord): Fees {
  const accrual = accrueRecord(record);
  return { record, accrual, balances: settledBalances(record, accrual) };
}

/** The accounts of a record, by its lines. */
function settledBalances(record: FeeRecord, { lines, byHand }: RecordAccrual): Balance[] {
  return balances(lines, record.payments, byHand);
}

/** What is reckoned from a record, and the referrals whose payments may say what the fee comes to. */
export interface RecordAccrual extends Accrual {
  readonly byHand: ReadonlySet<number>;
}

/**
 * Every fee line of the record: the terms in force on a referral's day govern it for good. Payments may say what a fee
 * comes to where money was set aside because of its currency, and where a client was won and nothing that earns the fee
 * is recorded.
 */
function accrueRecord(record: FeeRecord): RecordAccrual {
  const referrals = feeReferrals(record);
  const accrual = accrue(referrals, record.collections);
  const setAside = accrual.setAside.flatMap(({ referral, reason }) =>
    reason === 'currency' ? [referral] : [],
  );
  const unrecorded = unrecordedOf(referrals, record.collections).map(({ number }) => number);
  return { ...accrual, byHand: new Set([...setAside, ...unrecorded]) };
}

/** A referral with terms that govern it. */
export type Governed = FeeReferral & { readonly terms: FeeTerms; readonly wonOn: Day };

/** The referrals won under terms of which nothing is recorded that would earn the fee: no money in, no invoice. */
export function unrecordedOf(
  referrals: readonly FeeReferral[],
  collections: readonly Collection[],
): Governed[] {
  const collected = new Set(collections.map(({ referral }) => referral));
  return referrals.flatMap((referral): Governed[] => {
    const { number, terms, wonOn, invoiced } = referral;
    if (terms === null || wonOn === null || terms.basis === 'won') return [];
    const isRecorded = terms.basis === 'collected' ? collected.has(number) : invoiced !== null;
    return isRecorded ? [] : [{ ...referral, terms, wonOn }];
  });
}

/** Money of an invoice that is not in yet, of a client won under terms by which what comes in earns the fee. */
export interface PartlyIn {
  readonly referral: Governed;
  readonly invoiced: Money;
  readonly notIn: Money;
  /** The day of the last money, or of the outcome where that is later. */
  readonly lastOn: Day;
}

/**
 * The referrals won of whose invoice a part has come in, the rest not. What went back is not to come again. That no more
 * comes in is said by nothing collected (`--collected 0`), or by a lower amount invoiced.
 */
export function partlyIn(referrals: readonly FeeReferral[], collections: readonly Collection[]): PartlyIn[] {
  const collectionsOf = groupedBy(collections, ({ referral }) => referral);
  return referrals.flatMap((referral): PartlyIn[] => {
    const { number, terms, wonOn, invoiced } = referral;
    if (terms?.basis !== 'collected' || wonOn === null || invoiced === null) return [];
    const own = collectionsOf.get(number) ?? [];
    const last = own.toSorted((a, b) => compareDays(a.day, b.day) || a.id - b.id).at(-1);
    if (last === undefined || last.minor === 0 || own.some((each) => each.currency !== invoiced.currency))
      return [];
    const cameIn = own.reduce((sum, { minor }) => sum + Math.max(minor, 0), 0);
    if (cameIn >= invoiced.minor) return [];
    const notIn = { minor: invoiced.minor - cameIn, currency: invoiced.currency };
    const lastOn = laterDay(last.day, wonOn);
    return [{ referral: { ...referral, terms, wonOn }, invoiced, notIn, lastOn }];
  });
}

/** The referrals with the terms that govern each, and whether it is the first of its agreement. */
export function feeReferrals({ terms, referrals }: FeeRecord): FeeReferral[] {
  const termsOf = groupedBy(terms, ({ partner }) => partner);
  const governed = referrals.map((referral) => ({
    referral,
    terms: governing(termsOf.get(referral.partner) ?? [], referral),
  }));
  const firsts = firstReferrals(
    governed.flatMap(({ referral, terms: found }) =>
      found === null
        ? []
        : [
            {
              number: referral.number,
              agreement: found.agreement ?? `referral ${referral.number}`,
              direction: found.direction,
              day: referral.day,
            },
          ],
    ),
  );
  return governed.map(({ referral, terms: found }) => ({
    number: referral.number,
    partner: referral.partner,
    day: referral.day,
    terms: found,
    isFirst: firsts.has(referral.number),
    wonOn: referral.wonOn,
    invoiced: referral.invoiced,
  }));
}

/**
 * What governs a referral: terms of its own stand before those of the partner, whenever they were agreed. Null for no
 * fee, also where it was agreed that this one has none.
 */
export function governing(
  terms: readonly AgreedTerms[],
  referral: Pick<FeeReferralRow, 'number' | 'partner' | 'direction' | 'day'>,
): AgreedTerms | null {
  const own = ownTerms(terms, referral);
  if (own !== undefined) return isFee(own) ? own : null;
  return usualTerms(terms, referral);
}

/** What was in force with the partner on the day of a referral, whatever was agreed for it alone. */
export function usualTerms(
  terms: readonly AgreedTerms[],
  { partner, direction, day }: Pick<FeeReferralRow, 'partner' | 'direction' | 'day'>,
): AgreedTerms | null {
  const way = feeDirectionOf(direction);
  const versions = terms.filter(
    (each) => each.referral === null && each.partner === partner && each.direction === way,
  );
  return termsInForce(versions, day);
}

/** What was agreed for one referral alone, while it is with that partner and goes that way. */
export function ownTerms(
  terms: readonly AgreedTerms[],
  { number, partner, direction }: Pick<FeeReferralRow, 'number' | 'partner' | 'direction'>,
): AgreedTerms | undefined {
  return terms.find(
    (each) =>
      each.referral === number && each.partner === partner && each.direction === feeDirectionOf(direction),
  );
}

/** The record up to and including a day, as it stood then. */
export function recordUpTo(record: FeeRecord, day: Day): FeeRecord {
  return {
    terms: record.terms,
    referrals: record.referrals
      .filter((referral) => referral.day <= day)
      .map((referral) => ({
        ...referral,
        wonOn: referral.wonOn !== null && referral.wonOn > day ? null : referral.wonOn,
        fellOn: referral.fellOn !== null && referral.fellOn > day ? null : referral.fellOn,
      })),
    collections: record.collections.filter((collection) => collection.day <= day),
    payments: record.payments.filter((payment) => payment.day <= day),
    asOf: earlierDay(day, record.asOf),
  };
}
