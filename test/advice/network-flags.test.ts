import { describe, expect, it } from 'vitest';
import { exclusivityConflictsOf } from '../../src/advice/network-flags.ts';
import type { ExclusivePromise, GivenReferral, PromiseHolder } from '../../src/advice/network-flags.ts';
import { addDays } from '../../src/calendar/day.ts';
import { agreement, AS_OF, monthsBefore, type AgreementInShort } from './facts.ts';

function promise(service: string, some: AgreementInShort = {}, since?: string): ExclusivePromise {
  const its = agreement({ exclusiveService: service, from: monthsBefore(9), ...some });
  return { service, since: (since ?? its.from) as typeof its.from, agreement: its };
}
const iris: PromiseHolder = {
  id: 1,
  name: 'Iris Lund',
  profession: 'web designer',
  promises: [promise('web design')],
};
const tomas: PromiseHolder = { id: 2, name: 'Tomas Reyes', profession: 'web developer', promises: [] };
const petra: PromiseHolder = {
  id: 3,
  name: 'Petra Vogel',
  profession: 'graphic designer',
  services: 'logos, web design',
  promises: [],
};
const given = (partnerId: number, some: Partial<GivenReferral> = {}): GivenReferral => ({
  number: 40,
  partnerId,
  on: monthsBefore(2),
  ...some,
});
const conflicts = (partners: PromiseHolder[], ...referrals: GivenReferral[]) =>
  Object.fromEntries(exclusivityConflictsOf(partners, referrals, AS_OF));
const brokenBy = (referral: GivenReferral, holder: PromiseHolder = iris) =>
  Object.keys(conflicts([holder, tomas, petra], referral)).length === 1;

describe('a promise broken', () => {
  it('is told to the one who holds it, with the referral and who got it', () => {
    expect(conflicts([iris, tomas], given(2, { need: 'a new website' }))).toEqual({
      1: [{ service: 'web design', other: 'Tomas Reyes', referral: 40, on: given(2).on }],
    });
  });

  it.each<[what: string, referral: GivenReferral, broken: boolean]>([
    ['a need that matches', given(3, { need: 'website' }), true],
    ['a need of the same words', given(3, { need: 'Web Design!' }), true],
    ['no need, the receiver’s profession matches', given(2), true],
    ['no need, one of the receiver’s services matches', given(3), true],
    ['a need the table does not know, the receiver matches', given(2, { need: 'spring launch' }), true],
    ['another need, though the receiver would match', given(3, { need: 'logo' }), false],
    ['to the one it was promised to', given(1, { need: 'website' }), false],
    ['to somebody no longer on record', given(99, { need: 'website' }), false],
    ['on the first day of the promise', given(2, { on: monthsBefore(9) }), true],
    ['the day before', given(2, { on: addDays(monthsBefore(9), -1) }), false],
    ['on the day looked at', given(2, { on: AS_OF }), true],
    ['later', given(2, { on: addDays(AS_OF, 1) }), false],
  ])('%s', (_what, referral, broken) => {
    expect(brokenBy(referral)).toBe(broken);
  });

  const held = (some: AgreementInShort, since?: string): PromiseHolder => ({
    ...iris,
    promises: [promise('web design', some, since)],
  });

  it.each([
    ['an agreement that ends on the day looked at', held({ until: AS_OF }), true],
    ['an agreement that ended after it', held({ until: monthsBefore(2) }), true],
    ['an agreement that ended the day before', held({ until: addDays(monthsBefore(2), -1) }), false],
    ['an agreement closed since', held({ closedOn: addDays(monthsBefore(2), 1) }), true],
    ['an agreement closed that day', held({ closedOn: monthsBefore(2) }), false],
    ['an agreement whose exclusive terms came later', held({}, addDays(monthsBefore(2), 1)), false],
    ['exclusive terms of that very day', held({}, monthsBefore(2)), true],
    ['a promise of another service', { ...iris, promises: [promise('copywriting')] }, false],
  ])('%s', (_what, holder, broken) => {
    expect(brokenBy(given(2), holder)).toBe(broken);
  });

  it('is left alone after 12 months', () => {
    const old = held({ from: monthsBefore(20) });
    expect(brokenBy(given(2, { on: monthsBefore(12) }), old)).toBe(false);
    expect(brokenBy(given(2, { on: addDays(monthsBefore(12), 1) }), old)).toBe(true);
  });

  it('is told in the order of days, whatever the order of entry', () => {
    const referrals = [
      given(2, { number: 52 }),
      given(2, { number: 51 }),
      given(3, { number: 60, on: monthsBefore(3) }),
    ];
    const numbers = (list: GivenReferral[]) =>
      conflicts([iris, tomas, petra], ...list)[1]?.map(({ referral }) => referral);
    expect(numbers(referrals)).toEqual([60, 51, 52]);
    expect(numbers(referrals.toReversed())).toEqual([60, 51, 52]);
  });
});

describe('a promise made twice', () => {
  const rival = { ...tomas, promises: [promise('websites', { number: 9 })] };

  it('is told to both, beside each referral that broke either', () => {
    expect(conflicts([iris, rival, petra], given(2), given(1))).toEqual({
      1: [
        { service: 'web design', other: 'Tomas Reyes' },
        { service: 'web design', other: 'Tomas Reyes', referral: 40, on: monthsBefore(2) },
      ],
      2: [
        { service: 'websites', other: 'Iris Lund' },
        { service: 'websites', other: 'Iris Lund', referral: 40, on: monthsBefore(2) },
      ],
    });
  });

  it('is none when only one of them is still in force', () => {
    const former = { ...tomas, promises: [promise('websites', { closedOn: AS_OF })] };
    expect(conflicts([iris, former])).toEqual({});
  });

  it('is none for two services, nor for one partner promised the same in two agreements', () => {
    const tax = { ...iris, promises: [promise('tax returns')] };
    expect(conflicts([tax, { ...tomas, promises: [promise('bookkeeping')] }])).toEqual({});
    expect(conflicts([{ ...iris, promises: [promise('web design'), promise('websites')] }])).toEqual({});
  });
});
