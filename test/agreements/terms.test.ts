import { describe, expect, test } from 'vitest';
import {
  endOf,
  exclusiveOn,
  feeRuleOn,
  isAgreementInForce,
  lastDayInForce,
  reviewOf,
  toldOn,
  type FeeVersion,
} from '../../src/agreements/terms.ts';
import { asDay, type Day } from '../../src/calendar/day.ts';
import { rule } from './rules.ts';

const maybeDay = (day: string | null): Day | null => (day === null ? null : asDay(day));
const days = (endsOn: string | null, closedOn: string | null) => ({
  startsOn: asDay('2026-01-10'),
  endsOn: maybeDay(endsOn),
  closedOn: maybeDay(closedOn),
});

describe('an agreement from 10 January', () => {
  test.each<[endsOn: string | null, closedOn: string | null, day: string, is: boolean]>([
    [null, null, '2026-01-09', false],
    [null, null, '2026-01-10', true],
    [null, null, '2099-01-01', true],
    ['2026-03-10', null, '2026-03-10', true],
    ['2026-03-10', null, '2026-03-11', false],
    [null, '2026-03-10', '2026-03-09', true],
    [null, '2026-03-10', '2026-03-10', false],
    ['2026-03-09', '2026-03-10', '2026-03-09', true],
    ['2026-03-20', '2026-03-10', '2026-03-10', false],
    [null, '2026-01-10', '2026-01-10', false],
  ])('to %s, closed on %s: in force on %s is %s', (endsOn, closedOn, day, is) => {
    expect(isAgreementInForce(days(endsOn, closedOn), asDay(day))).toBe(is);
  });

  test.each<[endsOn: string | null, closedOn: string | null, last: string | null, end: string | null]>([
    [null, null, null, null],
    ['2026-03-10', null, '2026-03-10', '2026-03-10'],
    [null, '2026-03-10', '2026-03-09', '2026-03-10'],
    ['2026-03-10', '2026-03-10', '2026-03-09', '2026-03-10'],
    ['2026-03-10', '2026-03-12', '2026-03-10', '2026-03-10'],
    ['2026-03-12', '2026-03-10', '2026-03-09', '2026-03-10'],
  ])('to %s, closed on %s: last in force on %s, governs until %s', (endsOn, closedOn, last, end) => {
    expect(lastDayInForce(days(endsOn, closedOn))).toBe(last);
    expect(endOf(days(endsOn, closedOn))).toBe(end);
  });

  test.each<[reviewOn: string | null, endsOn: string | null, closedOn: string | null, comes: boolean]>([
    [null, null, null, false],
    [null, '2026-03-10', null, false],
    ['2026-03-10', null, null, true],
    ['2026-03-09', '2026-03-10', null, true],
    ['2026-03-10', '2026-03-10', null, true],
    ['2026-03-11', '2026-03-10', null, false],
    ['2026-03-09', null, '2026-03-10', true],
    ['2026-03-10', null, '2026-03-10', false],
  ])('to be reviewed on %s, to %s, closed on %s: that is a review is %s', (on, endsOn, closedOn, comes) => {
    const reviewOn = maybeDay(on);
    expect(reviewOf({ ...days(endsOn, closedOn), reviewOn })).toBe(comes ? reviewOn : null);
  });

  test.each<[endsOn: string | null, closedOn: string | null, today: string, told: string]>([
    [null, null, '2026-01-09', '2026-01-10'],
    [null, null, '2026-01-10', '2026-01-10'],
    [null, null, '2026-06-01', '2026-06-01'],
    ['2026-03-10', null, '2026-03-09', '2026-03-09'],
    ['2026-03-10', null, '2026-03-10', '2026-03-10'],
    ['2026-03-10', null, '2026-03-11', '2026-03-10'],
    [null, '2026-03-10', '2026-03-10', '2026-03-09'],
    [null, '2026-01-11', '2026-03-10', '2026-01-10'],
    [null, '2026-01-10', '2026-03-10', '2026-01-10'],
  ])('to %s, closed on %s, is told on %s as of %s', (endsOn, closedOn, today, told) => {
    expect(toldOn({ ...days(endsOn, closedOn), fees: [] }, asDay(today))).toBe(told);
  });

  test.each<[feeFrom: string, today: string, told: string]>([
    ['2026-03-10', '2026-03-09', '2026-03-09'],
    ['2026-03-10', '2026-03-10', '2026-03-10'],
    ['2026-03-10', '2026-03-11', '2026-03-10'],
    ['2026-03-09', '2026-03-11', '2026-03-09'],
  ])('with a fee from %s, closed on 10 March, is told on %s as of %s', (from, today, told) => {
    const fees = [fee(10, from), fee(20, '2026-01-10')];
    expect(toldOn({ ...days(null, '2026-03-10'), fees }, asDay(today))).toBe(told);
  });
});

function fee(percent: number, from: string, until: string | null = null, direction = 'i-pay' as const) {
  return {
    id: percent,
    direction,
    fromDay: asDay(from),
    untilDay: maybeDay(until),
    rule: rule({ percentMillionths: percent * 10_000 }),
  };
}

describe('what is agreed on a day', () => {
  const fees: FeeVersion[] = [
    fee(10, '2026-01-10', '2026-02-09'),
    fee(20, '2026-02-10', '2026-02-20'),
    fee(30, '2026-03-01'),
    { ...fee(5, '2026-02-15'), direction: 'they-pay' },
  ];
  test.each([
    ['2026-01-09', undefined],
    ['2026-01-10', 10],
    ['2026-02-09', 10],
    ['2026-02-10', 20],
    ['2026-02-20', 20],
    ['2026-02-21', undefined],
    ['2026-02-28', undefined],
    ['2026-03-01', 30],
  ])('on %s the fee that I pay is %s%%', (day, percent) => {
    const found = feeRuleOn({ fees }, 'i-pay', asDay(day));
    expect(found?.percentMillionths).toBe(percent === undefined ? undefined : percent * 10_000);
  });

  test.each([
    ['2026-01-09', null],
    ['2026-01-10', 'tax'],
    ['2026-01-31', 'tax'],
    ['2026-02-01', null],
    ['2026-02-28', null],
    ['2026-03-01', 'wills'],
  ])('on %s the exclusive service is %s', (day, service) => {
    const terms = [
      { fromDay: asDay('2026-01-10'), exclusiveService: 'tax' },
      { fromDay: asDay('2026-02-01'), exclusiveService: null },
      { fromDay: asDay('2026-03-01'), exclusiveService: 'wills' },
    ];
    expect(exclusiveOn({ terms }, asDay(day))).toBe(service);
  });
});
