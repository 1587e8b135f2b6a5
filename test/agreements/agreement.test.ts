import { describe, expect, test } from 'vitest';
import {
  inTheWay,
  refuseLaterTerms,
  refuseOverlap,
  refuseReview,
  type Agreement,
} from '../../src/agreements/agreement.ts';
import { asDay, type Day } from '../../src/calendar/day.ts';
import { UserError } from '../../src/text/errors.ts';
import { refusal, rule } from './rules.ts';

const maybeDay = (day: string | null): Day | null => (day === null ? null : asDay(day));

/** Whether it is accepted; any other error than a refusal is thrown. */
function takes(action: () => void): boolean {
  try {
    action();
    return true;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}

function agreement(
  id: number,
  startsOn: string,
  endsOn: string | null = null,
  some: Partial<Agreement> = {},
): Agreement {
  return {
    id,
    uuid: `agreement-${id}`,
    partnerId: 1,
    partnerName: 'Maren Holt',
    form: 'written',
    startsOn: asDay(startsOn),
    endsOn: maybeDay(endsOn),
    closedOn: null,
    reviewOn: null,
    location: null,
    note: null,
    terms: [],
    fees: [],
    expectations: [],
    ...some,
  };
}

describe('the review of an agreement', () => {
  const before = agreement(1, '2026-03-10', null, { reviewOn: asDay('2026-03-05') });
  test.each<[startsOn: string, reviewOn: string | null, of: 'a new one' | 'the one before', is: boolean]>([
    ['2026-03-10', null, 'a new one', true],
    ['2026-03-10', '2026-03-11', 'a new one', true],
    ['2026-03-10', '2026-03-10', 'a new one', false],
    ['2026-03-10', '2026-03-05', 'a new one', false],
    ['2026-03-10', '2026-03-05', 'the one before', true],
    ['2026-03-10', '2026-03-06', 'the one before', false],
    ['2026-03-09', '2026-03-05', 'the one before', false],
    ['2026-03-04', '2026-03-05', 'the one before', true],
  ])('from %s, to be reviewed on %s, of %s: taken is %s', (startsOn, reviewOn, of, is) => {
    const wanted = { startsOn: asDay(startsOn), reviewOn: maybeDay(reviewOn) };
    expect(takes(() => refuseReview(of === 'a new one' ? undefined : before, wanted))).toBe(is);
  });
});

/** Of an agreement from 10 to 20 March, and another one. */
const BESIDE: [other: Agreement, overlaps: boolean][] = [
  [agreement(2, '2026-03-01', '2026-03-09'), false],
  [agreement(2, '2026-03-01', '2026-03-10'), true],
  [agreement(2, '2026-03-12', '2026-03-13'), true],
  [agreement(2, '2026-03-20'), true],
  [agreement(2, '2026-03-21'), false],
  [agreement(2, '2026-03-01', null, { closedOn: asDay('2026-03-10') }), false],
  [agreement(2, '2026-03-01', null, { closedOn: asDay('2026-03-11') }), true],
];

describe('two agreements with a partner', () => {
  const own = agreement(1, '2026-03-10', '2026-03-20');
  const elsewhere = agreement(1, '2020-01-01', '2020-01-31');

  test.each(BESIDE)('one from 10 to 20 March and %o: one reaches into the other is %s', (other, overlaps) => {
    expect(inTheWay(own, [other], undefined)).toBe(overlaps ? other : undefined);
    expect(inTheWay(other, [own], undefined)).toBe(overlaps ? own : undefined);
    expect(takes(() => refuseOverlap(elsewhere, own, [elsewhere, other]))).toBe(!overlaps);
  });

  test('one that is replaced is not in the way, nor is the one that is changed', () => {
    const other = agreement(2, '2026-03-01');
    expect(inTheWay(own, [other], other)).toBeUndefined();
    refuseOverlap(own, { ...own, endsOn: null }, [own]);
    const neverInForce = { ...own, closedOn: own.startsOn };
    refuseOverlap(neverInForce, own, [neverInForce]);
  });

  test('where they reached into each other before, either may be changed', () => {
    refuseOverlap(own, { ...own, endsOn: null }, [own, agreement(2, '2026-03-20')]);
    expect(
      refusal(() => refuseOverlap(own, { ...own, endsOn: null }, [own, agreement(3, '2026-03-21')])),
    ).toBe(
      'another agreement with Maren Holt is in force from 21 Mar 2026: #3\nrefnet edit 3 --until DAY      ends it earlier',
    );
    const ending = agreement(3, '2026-03-21', '2026-04-05');
    expect(refusal(() => refuseOverlap(own, { ...own, endsOn: null }, [own, ending]))).toContain(
      'is in force from 21 Mar 2026 to 5 Apr 2026: #3\n',
    );
  });
});

describe('an agreement of 10 March, of which a term changed on the 15th', () => {
  const version = { fromDay: asDay('2026-03-15'), exclusiveService: null };
  const own = agreement(1, '2026-03-10', null, {
    terms: [{ fromDay: asDay('2026-03-10'), exclusiveService: 'tax' }],
  });
  const fee = {
    id: 1,
    direction: 'i-pay' as const,
    fromDay: version.fromDay,
    untilDay: null,
    rule: rule({ percentMillionths: 1 }),
  };
  test.each([
    ['2026-03-14', true],
    ['2026-03-15', false],
    ['2026-03-16', false],
  ])('that it began on %s is taken is %s', (begins, is) => {
    for (const changed of [
      { ...own, terms: [...own.terms, version] },
      { ...own, fees: [fee] },
    ]) {
      expect(takes(() => refuseLaterTerms(changed, asDay(begins)))).toBe(is);
    }
    refuseLaterTerms(own, asDay(begins));
  });

  test('the refusal names that day', () => {
    const changed = { ...own, fees: [fee] };
    expect(refusal(() => refuseLaterTerms(changed, version.fromDay))).toBe(
      'terms of it changed on 15 Mar 2026, so it began before that day\ngive an earlier day with --from',
    );
  });
});
