/** So many fees and payments in one account that whatever goes through them once for each of them would not end in time. */
import { expect, test } from 'vitest';
import { expectedFees } from '../../src/agreements/expected-fees.ts';
import { fallenFees } from '../../src/agreements/fallen-fees.ts';
import { feeBook } from '../../src/agreements/fee-book.ts';
import { parseFeePhrase } from '../../src/agreements/parse-fee-phrase.ts';
import { reckonFees, type FeeRecord } from '../../src/agreements/fee-record.ts';
import { NO_FEE_RULE } from '../../src/agreements/fee-terms.ts';
import { asDay } from '../../src/calendar/day.ts';

const MANY = 4_000;
const terms = parseFeePhrase('10%', { currency: 'CAD' }) ?? NO_FEE_RULE;
const CAD = { minor: 1000, currency: 'CAD' };

/** One partner: fees of a dollar, each paid by a payment toward none; as many lost after money had come in, and as many expected. */
function record(): FeeRecord {
  const numbers = Array.from({ length: MANY }, (_, at) => at + 1);
  const referral = (number: number, more: { fellOn?: boolean } = {}) => ({
    number,
    partner: 1,
    client: null,
    direction: 'received' as const,
    day: asDay('2026-01-01'),
    status: more.fellOn === true ? ('lost' as const) : ('won' as const),
    wonOn: more.fellOn === true ? null : asDay('2026-02-01'),
    fellOn: more.fellOn === true ? asDay('2026-04-01') : null,
    invoiced: CAD,
  });
  const collection = (number: number) => ({ id: number, referral: number, day: asDay('2026-03-01'), ...CAD });
  return {
    terms: [
      {
        ...terms,
        partner: 1,
        agreement: 1,
        referral: null,
        direction: 'i-pay',
        fromDay: asDay('2025-01-01'),
        untilDay: null,
      },
    ],
    referrals: [
      ...numbers.map((number) => referral(number)),
      ...numbers.map((number) => referral(MANY + number, { fellOn: true })),
      ...numbers.map((number) => referral(2 * MANY + number)),
    ],
    collections: [...numbers.map(collection), ...numbers.map((number) => collection(MANY + number))],
    payments: numbers.map((number) => ({
      number,
      partner: 1,
      kind: 'paid',
      direction: 'i-pay',
      day: asDay('2026-05-01'),
      minor: 100,
      currency: 'CAD',
      toward: null,
    })),
    asOf: asDay('2026-05-01'),
  };
}

test('every payment is booked for the fee it paid, and nothing open is lost', () => {
  const fees = reckonFees(record());
  const book = feeBook(fees, { since: asDay('2026-01-01'), until: asDay('2026-12-31') });
  const paid = book.filter(({ kind }) => kind === 'paid');
  expect(paid.map(({ referrals }) => referrals)).toEqual(paid.map(({ payment }) => [payment]));
  expect([paid.length, fallenFees(fees).length, expectedFees(fees).length]).toEqual([MANY, MANY, MANY]);
});
