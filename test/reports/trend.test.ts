import { describe, expect, test } from 'vitest';
import { asDay } from '../../src/calendar/day.ts';
import type { Period } from '../../src/calendar/period.ts';
import { isStill, monthsOf, trendOf, type MonthCounted } from '../../src/reports/trend.ts';
import { nadiasNetwork } from '../helpers/nadia.ts';
import { newNetwork } from '../helpers/refnet.ts';

const days = (since: string, until: string): Period => ({ since: asDay(since), until: asDay(until) });
const counted = (month: string, given: number, received: number): MonthCounted => ({
  month,
  given,
  received,
  outcomes: [],
});

const CLOSED: MonthCounted['outcomes'][number] = {
  partnerId: 1,
  direction: 'received',
  currency: null,
  minor: null,
  won: 0,
  closed: 1,
  introducedEarlier: 0,
};

describe('months', () => {
  test.each([
    ['2026-01-31', '2026-01-31', ['2026-01-31 2026-01-31']],
    ['2026-01-31', '2026-02-01', ['2026-01-31 2026-01-31', '2026-02-01 2026-02-01']],
    ['2024-02-29', '2024-03-31', ['2024-02-29 2024-02-29', '2024-03-01 2024-03-31']],
    ['9999-12-30', '9999-12-31', ['9999-12-30 9999-12-31']],
    ['2025-12-15', '2026-02-03', ['2025-12-15 2025-12-31', '2026-01-01 2026-01-31', '2026-02-01 2026-02-03']],
  ])('from %s to %s', (since, until, expected) => {
    expect(monthsOf(days(since, until)).map((each) => `${each.since} ${each.until}`)).toEqual(expected);
  });
});

describe('a trend', () => {
  test('stands beside the same place of the period before, counted from the end', () => {
    const { months, quarters } = trendOf(
      [counted('2026-04', 1, 2), counted('2026-06', 0, 4)],
      days('2026-04-01', '2026-06-30'),
      {
        period: days('2026-01-01', '2026-03-31'),
        counted: [counted('2026-01', 5, 0), counted('2026-03', 0, 7)],
      },
      days('2020-01-01', '2020-01-01').since,
    );
    expect(months.map(({ given, received, before }) => [given, received, before])).toEqual([
      [1, 2, 5],
      [0, 0, 0],
      [0, 4, 7],
    ]);
    expect(quarters.map(({ exchanged, before }) => [exchanged, before])).toEqual([[7, 12]]);
  });

  test('begins with the first month in which anything happened, the last twelve aside', () => {
    const { months } = trendOf(
      [counted('2024-05', 1, 0)],
      days('2020-01-01', '2026-06-30'),
      undefined,
      days('2020-01-01', '2020-01-01').since,
    );
    expect(months[0]?.days.since).toBe('2024-05-01');
    expect(
      trendOf([], days('2020-01-01', '2026-06-30'), undefined, days('2020-01-01', '2020-01-01').since).months,
    ).toHaveLength(12);
  });
});

const nothing = { given: 0, received: 0, outcomes: [] };
test.each<[recordsSince: string, counted: Omit<MonthCounted, 'month'>, isUnknown: boolean]>([
  ['2026-03-31', nothing, false],
  ['2026-04-01', nothing, true],
  ['2026-04-01', { ...nothing, given: 1 }, false],
  ['2026-04-01', { ...nothing, received: 1 }, false],
  ['2026-04-01', { given: 1, received: 1, outcomes: [] }, false],
  ['2026-04-01', { ...nothing, outcomes: [CLOSED] }, false],
])('with records from %s on, March with %j is not known: %s', (recordsSince, own, isUnknown) => {
  const march = days('2026-03-01', '2026-03-31');
  const { months } = trendOf([{ month: '2026-03', ...own }], march, undefined, asDay(recordsSince));
  expect(months.map((each) => each.isUnknown)).toEqual([isUnknown]);
});

test('what is before the record begins is no zero, and that it begins is said', async () => {
  const refnet = await nadiasNetwork();
  await refnet.ok(['config', 'records-since', '2025-03-10']);
  const argv = ['report', '--only', 'trend', '--since', '2025-01-01', '--until', '2025-12-31'];
  const { months, quarters } = JSON.parse(await refnet.ok([...argv, '--json']));
  expect(months.map(({ exchangedBefore }: Record<string, unknown>) => exchangedBefore)).toEqual(
    Array(12).fill(null),
  );
  expect(quarters).toHaveLength(4);
  await refnet.ok(['log', 'Early', '--from', 'maren', '--on', '2024-11-02']);
  const text = await refnet.ok(argv);
  expect(text).toMatch(/^ {2}Jan 2025 +- +- .*-$/m);
  expect(text).toMatch(/^ {2}Nov 2025 .*1$/m);
  expect(text).toContain(
    '  Not all of these days may be on record: records begin 10 Mar 2025\n  refnet config records-since DAY\n',
  );
  const later = await refnet.ok([
    'report',
    '--only',
    'trend',
    '--since',
    '2025-06-01',
    '--until',
    '2025-08-31',
  ]);
  expect(later).not.toContain('may be on record');
});

test('months add up to quarters, and both to the report on the network', async () => {
  const refnet = await nadiasNetwork();
  for (const period of [[], ['--year'], ['--since', '2026-03-05', '--until', '2026-10-12']]) {
    const { totals } = JSON.parse(await refnet.ok(['report', ...period, '--json']));
    const trend = JSON.parse(await refnet.ok(['report', '--only', 'trend', ...period, '--json']));
    for (const parts of [trend.months, trend.quarters]) {
      const sum = (key: string) =>
        parts.reduce((total: number, each: Record<string, number>) => total + (each[key] ?? 0), 0);
      expect([sum('given'), sum('received'), sum('closed'), sum('won')]).toEqual([
        totals.given,
        totals.received,
        totals.closed,
        totals.won,
      ]);
    }
  }
});

test('is told with bars of one scale where a screen has room, numbers alone elsewhere', async () => {
  const refnet = await newNetwork(
    ['config', 'currency', 'CAD'],
    ['config', 'records-since', '2026-01-01'],
    ['add-partner', 'Ann Lee'],
    ['log', 'A', '--from', 'ann', '--on', '2026-07-05'],
    ['log', 'B', '--from', 'ann', '--on', '2026-07-06'],
    ['log', 'C', '--to', 'ann', '--on', '2026-09-30'],
    ['log', 'D', '--from', 'ann', '--on', '2026-05-01'],
    ['update', '1', 'won', '--value', '900', '--on', '2026-09-30'],
  );
  expect(await refnet.ok(['report', '--only', 'trend', '--quarter', '2026q3'])).toMatchInlineSnapshot(`
    "Your referral network                                   1 Jul to 30 Sep 2026, Q3

    Month by month
      Month     Given  Received                            Won  Business  Before
      Jul 2026      0         2  ████████████████████████                      0
      Aug 2026      0         0                                                1
      Sep 2026      1         0  ████████████                1   CAD 900       0
      Bars: given and received, from zero; a full one is 2. Won: both ways.
      Business: closed business from clients received. Before: given and received at
      the same place of Q2
    "
  `);
  expect(await refnet.ok(['report', '--only', 'trend', '--quarter', '2026q3', '--plain'])).not.toMatch(
    /[\u2580-\u259f]/,
  );
  expect(await refnet.ok(['report', '--only', 'trend', '--quarter', '2026q3', '--format', 'csv']))
    .toMatchInlineSnapshot(`
    "part,since,until,given,received,exchanged,closed,won,businessReceived,exchangedBefore
    month,2026-07-01,2026-07-31,0,2,2,0,0,,0
    month,2026-08-01,2026-08-31,0,0,0,0,0,,1
    month,2026-09-01,2026-09-30,1,0,1,1,1,CAD 900.00,0
    quarter,2026-07-01,2026-09-30,1,2,3,1,1,CAD 900.00,1
    "
  `);
  const empty = await refnet.ok(['report', '--only', 'trend', '--quarter', '2025q1']);
  expect(empty).toContain(
    '  Nothing was introduced or closed on these days.\n  refnet log CLIENT --from PARTNER\n',
  );
});

test.each([60, 80, 120])('fits %i columns', async (columns) => {
  const refnet = await nadiasNetwork();
  const text = await refnet.ok(['report', '--only', 'trend,habits'], { columns });
  for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(columns);
});

test.each<[string, Partial<MonthCounted>, boolean]>([
  ['nothing', {}, true],
  ['one given', { given: 1 }, false],
  ['one closed', { outcomes: [CLOSED] }, false],
  ['one given and one closed', { given: 1, outcomes: [CLOSED] }, false],
])('months with %s are still: %s', (_what, some, still) => {
  const month = days('2026-06-01', '2026-06-30');
  const trend = trendOf([{ ...counted('2026-06', 0, 0), ...some }], month, undefined, month.since);
  expect(isStill(trend)).toBe(still);
});

test('a month is not still where its place of the period before had one', () => {
  const before = { period: days('2026-05-01', '2026-05-31'), counted: [counted('2026-05', 1, 0)] };
  expect(isStill(trendOf([], days('2026-06-01', '2026-06-30'), before, asDay('2020-01-01')))).toBe(false);
});

test('of the period before of which a part alone is on record, that is said', async () => {
  const refnet = await newNetwork(
    ['config', 'records-since', '2025-06-01'],
    ['add-partner', 'Ann Lee'],
    ['log', 'Jane D.', '--from', 'ann', '--on', '2025-10-05'],
  );
  expect(await refnet.ok(['report', '--only', 'trend'])).toContain(
    '\n  Not all of the 12 months before may be on record: records begin 1 Jun 2025\n',
  );
});
