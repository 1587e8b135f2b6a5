import { describe, expect, test } from 'vitest';
import { asDay } from '../../src/calendar/day.ts';
import { backFrom, partWith, type Period } from '../../src/calendar/period.ts';
import {
  barsOf,
  costChartsOf,
  monthsBeside,
  quartersOf,
  quartersToCount,
  timelineOf,
  waysOf,
} from '../../src/reports/charts.ts';
import type { Followed } from '../../src/reports/followed.ts';
import { outcomesOf } from '../../src/reports/outcomes.ts';
import { NO_RETURNS } from '../../src/reports/returns.ts';

const day = asDay;
const TODAY = day('2026-11-20');
const YEAR = backFrom(TODAY, { n: 12, unit: 'month' });

function followed(
  partnerId: number,
  direction: Followed['direction'],
  status: Followed['status'],
  n: number,
): readonly Followed[] {
  const row: Followed = {
    id: 1,
    partnerId,
    partner: '',
    profession: null,
    client: null,
    direction,
    occurredOn: day('2026-05-05'),
    status,
    closedOn: null,
    firstStepOn: null,
    thankedOn: null,
    toldOn: null,
    why: null,
    hasFee: false,
    importedOn: null,
  };
  return Array.from({ length: n }, () => row);
}

const rows = [
  ...followed(1, 'given', 'won', 5),
  ...followed(1, 'received', 'won', 3),
  ...followed(1, 'received', 'meeting', 4),
  ...followed(2, 'received', 'declined', 3),
  ...followed(3, 'received', 'not-chosen', 2),
];
const partners = [
  { id: 2, name: 'Victor Osei' },
  { id: 1, name: 'Maren Holt' },
  { id: 3, name: 'Ilse Moreno' },
];

describe('bars', () => {
  test('won are of those received alone, and whoever exchanged nothing has no bar', () => {
    expect(barsOf(rows, YEAR, partners)).toEqual([
      { name: 'Victor Osei', given: 0, received: 3, won: 0 },
      { name: 'Maren Holt', given: 5, received: 7, won: 3 },
    ]);
  });
});

describe('what became of them', () => {
  test('each way has every outcome, those too that nothing came to', () => {
    expect(
      waysOf(outcomesOf(rows, YEAR)).map(({ direction, parts }) => [
        direction,
        ...parts.map(({ label, n }) => `${label} ${n}`),
      ]),
    ).toEqual([
      ['given', 'won 5', 'lost 0', 'no response 0', 'declined 0', 'open 0'],
      ['received', 'won 3', 'lost 0', 'no response 0', 'declined 3', 'open 4'],
    ]);
  });
});

describe('months', () => {
  test.each<
    [
      string,
      Period | { since: ReturnType<typeof day>; until: ReturnType<typeof day> },
      string,
      string,
      number,
    ]
  >([
    ['twelve months to a day', YEAR, '2025-12', '2026-11', 12],
    [
      'a quarter is told with the months before it',
      partWith(day('2026-08-01'), 'quarter'),
      '2025-10',
      '2026-09',
      12,
    ],
    ['a year of the calendar', partWith(day('2025-05-05'), 'year'), '2025-01', '2025-12', 12],
    [
      'thirteen whole months',
      { since: day('2025-10-01'), until: day('2026-10-31') },
      '2025-10',
      '2026-10',
      13,
    ],
    ['fourteen months', { since: day('2025-10-31'), until: TODAY }, '2025-10', '2026-11', 14],
    ['five years: the last two', { since: day('2021-12-01'), until: TODAY }, '2024-12', '2026-11', 24],
  ])('%s', (_, period, first, last, n) => {
    const months = monthsBeside(period);
    expect([months[0], months.at(-1), months.length]).toEqual([first, last, n]);
  });

  test('a month in which nothing was stands between the others', () => {
    const money = { currency: null, minor: null, introducedEarlier: 0 };
    const outcomes = [{ partnerId: 1, direction: 'given', won: 1, closed: 2, ...money }] as const;
    const counted = [{ month: '2026-11', given: 1, received: 2, outcomes }];
    expect(timelineOf(monthsBeside(YEAR), counted).slice(-2)).toEqual([
      { month: '2026-10', given: 0, received: 0, won: 0 },
      { month: '2026-11', given: 1, received: 2, won: 1 },
    ]);
  });
});

describe('quarters beside those of last year', () => {
  test('one that goes on is counted to the same day of last year', () => {
    const toCount = quartersToCount({ until: TODAY }, TODAY);
    expect(toCount.map(({ now, earlier }) => [now?.until, earlier?.until])).toEqual([
      ['2026-03-31', '2025-03-31'],
      ['2026-06-30', '2025-06-30'],
      ['2026-09-30', '2025-09-30'],
      ['2026-11-20', '2025-11-20'],
    ]);
    const counted = toCount.map((each, at) => ({ ...each, exchanged: at, before: at === 2 ? 4 : 0 }));
    expect(quartersOf(counted, day('2025-08-14'))).toMatchObject([
      { quarter: 'Q1', now: 0, before: undefined },
      { quarter: 'Q2', now: 1, before: undefined },
      { quarter: 'Q3', now: 2, before: 4 },
      { quarter: 'Q4', now: 3, before: 0, part: 'to 20 Nov' },
    ]);
  });

  test('one to come has not begun, and of a period that is over it is left out', () => {
    const may = day('2026-05-31');
    const counted = quartersToCount({ until: may }, may).map((each) => ({
      ...each,
      exchanged: each.now && 1,
      before: each.earlier && 1,
    }));
    expect(
      quartersOf(counted, day('2020-01-01')).map(({ quarter, now, part }) => [quarter, now, part]),
    ).toEqual([
      ['Q1', 1, undefined],
      ['Q2', 1, 'to 31 May'],
      ['Q3', undefined, 'not begun'],
      ['Q4', undefined, 'not begun'],
    ]);
    expect(quartersToCount({ until: day('2026-06-30') }, TODAY).length).toBe(2);
  });

  test('before the first year there is none, and 29 February stands beside the 28th', () => {
    expect(quartersToCount({ until: day('1900-12-31') }, TODAY)[0]?.earlier).toBeUndefined();
    expect(quartersToCount({ until: day('2028-02-29') }, day('2028-02-29'))[0]?.earlier?.until).toBe(
      '2027-02-28',
    );
  });
});

describe('costs beside business', () => {
  const settings = { currency: 'CAD', 'hourly-rate': { minor: 5000, currency: 'CAD' } };
  const money = (minor: number, currency = 'CAD') => [{ minor, currency }];

  test('a picture for each currency, and nothing of one is added to another', () => {
    const all = [
      {
        name: 'Maren Holt',
        returns: {
          ...NO_RETURNS,
          minutes: 90,
          feesPaid: money(1000),
          businessReceived: [...money(42_000), ...money(700, 'USD')],
        },
      },
      { name: 'Victor Osei', returns: { ...NO_RETURNS, jointCosts: money(300, 'EUR') } },
    ];
    expect(costChartsOf(all, settings, 'partner')).toEqual([
      { currency: 'CAD', rows: [{ name: 'Maren Holt', costs: 8500, business: 42_000 }] },
      { currency: 'EUR', rows: [{ name: 'Victor Osei', costs: 300, business: 0 }] },
      { currency: 'USD', rows: [{ name: 'Maren Holt', costs: 0, business: 700 }] },
    ]);
  });

  test('an empty quarter stands among the others, an empty partner does not', () => {
    const all = [
      { name: 'Q1', returns: { ...NO_RETURNS, businessReceived: money(42_000) } },
      { name: 'Q2', returns: NO_RETURNS },
      { name: 'Q3', returns: { ...NO_RETURNS, feesPaid: money(100) } },
    ];
    const named = (by: 'partner' | 'quarter') =>
      costChartsOf(all, settings, by).map(({ rows: shown }) => shown.map(({ name }) => name));
    expect(named('quarter')).toEqual([['Q1', 'Q2', 'Q3']]);
    expect(named('partner')).toEqual([['Q1', 'Q3']]);
  });

  test('time without its worth and clients without an amount are not known, and are no zero', () => {
    const returns = { ...NO_RETURNS, minutes: 60, receivedOutcomes: { won: 2, closed: 3 } };
    expect(costChartsOf([{ name: 'Maren Holt', returns }], { currency: 'CAD' }, 'partner')).toEqual([
      { currency: 'CAD', rows: [{ name: 'Maren Holt', costs: undefined, business: undefined }] },
    ]);
    expect(costChartsOf([{ name: 'Maren Holt', returns: NO_RETURNS }], settings, 'partner')).toEqual([]);
  });
});
