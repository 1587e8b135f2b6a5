import { expect, test } from 'vitest';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

/** What Victor sends costs 10 % of what comes in; the outcome of #2 is of the last day of a quarter, its fee of the next. */
function network(): Promise<Refnet> {
  return newNetwork(
    ['config', 'currency', 'CAD'],
    ['add-partner', 'Victor Osei', '--known-since', '2024-01'],
    ['add-partner', 'Maren Holt'],
    ['agree', 'victor', '--verbal', '--from', '2024-01-01', '--i-pay', '10% of collected'],
    ['log', 'Max P.', '--from', 'victor', '--on', '2024-02-29', '--status', 'won'],
    ['update', '2', 'won', '--value', '1,000', '--on', '2024-03-31'],
    ['update', '2', '--collected', '1,000', '--on', '2024-03-31'],
    ['pay', 'victor', '100', '--on', '2024-04-01'],
    ['log', 'Nora B.', '--to', 'maren', '--on', '2024-12-31'],
    ['log', 'Olga C.', '--to', 'maren', '--on', '2025-01-01'],
  );
}

test('tells each partner in each quarter of the year, and all of them', async () => {
  const refnet = await network();
  expect(await refnet.ok(['report', '--only', 'quarterly-returns', '--year', '2024'])).toMatchInlineSnapshot(`
    "Your referral network                                       1 Jan to 31 Dec 2024

    Quarters, all together
      Quarter  Given  Received  Closed  Won   Business    Costs
      Q1 2024                1       1    1  CAD 1,000
      Q2 2024                                           CAD 100
      Q3 2024
      Q4 2024      1
      Closed, won: both ways. Business: closed business from clients received.
      Costs: fees paid and joint costs, your time aside

    Quarters by partner
      Partner      Quarter  Given  Received  Closed  Won   Business    Costs
      Maren Holt   Q1 2024
                   Q2 2024
                   Q3 2024
                   Q4 2024      1
      Victor Osei  Q1 2024                1       1    1  CAD 1,000
                   Q2 2024                                           CAD 100
                   Q3 2024
                   Q4 2024
    "
  `);
});

test('goes by the last four quarters where no year is asked for', async () => {
  const refnet = await network();
  const { since, until, total } = JSON.parse(
    await refnet.ok(['report', '--only', 'quarterly-returns', '--json', '--until', '2025-01-15']),
  );
  expect({ since, until }).toEqual({ since: '2024-04-01', until: '2025-01-15' });
  expect(
    total.map(({ quarter, given, until: last }: Record<string, unknown>) => [quarter, last, given]),
  ).toEqual([
    ['2024q2', '2024-06-30', 0],
    ['2024q3', '2024-09-30', 0],
    ['2024q4', '2024-12-31', 1],
    ['2025q1', '2025-01-15', 1],
  ]);
});

test('tells the quarters of the very days asked for, and no more, of a tax year too', async () => {
  const refnet = await network();
  const quartersOf = async (since: string, until: string) => {
    const of = ['report', '--only', 'quarterly-returns', '--json', '--since', since, '--until', until];
    const told = JSON.parse(await refnet.ok(of));
    expect([told.since, told.until]).toEqual([since, until]);
    return told.total.map((row: Record<string, unknown>) => [
      row.since,
      row.until,
      row.received,
      row.businessReceived,
    ]);
  };
  expect(await quartersOf('2024-02-06', '2025-02-05')).toEqual([
    ['2024-02-06', '2024-03-31', 1, [{ currency: 'CAD', amount: '1000.00' }]],
    ['2024-04-01', '2024-06-30', 0, []],
    ['2024-07-01', '2024-09-30', 0, []],
    ['2024-10-01', '2024-12-31', 0, []],
    ['2025-01-01', '2025-02-05', 0, []],
  ]);
  expect(await quartersOf('2024-02-01', '2024-02-29')).toEqual([['2024-02-01', '2024-02-29', 1, []]]);
});

test('in CSV and Markdown', async () => {
  const refnet = await network();
  const of = ['report', '--only', 'returns', '--year', '2024'];
  expect(await refnet.ok([...of, '--format', 'csv'])).toMatchInlineSnapshot(`
    "partner,partnerId,quarter,since,until,given,received,closed,won,receivedClosed,receivedWon,businessReceived,feesReceived,feesPaid,jointCosts,minutes,time,costs,benefit,costsPerWon
    Maren Holt,p2,2024q1,2024-01-01,2024-03-31,0,0,0,0,0,0,,,,,0,,CAD 0.00,,
    Maren Holt,p2,2024q2,2024-04-01,2024-06-30,0,0,0,0,0,0,,,,,0,,CAD 0.00,,
    Maren Holt,p2,2024q3,2024-07-01,2024-09-30,0,0,0,0,0,0,,,,,0,,CAD 0.00,,
    Maren Holt,p2,2024q4,2024-10-01,2024-12-31,1,0,0,0,0,0,,,,,0,,CAD 0.00,,
    Victor Osei,p1,2024q1,2024-01-01,2024-03-31,0,1,1,1,1,1,CAD 1000.00,,,,0,,CAD 0.00,,
    Victor Osei,p1,2024q2,2024-04-01,2024-06-30,0,0,0,0,0,0,,,CAD 100.00,,0,,CAD 100.00,,
    Victor Osei,p1,2024q3,2024-07-01,2024-09-30,0,0,0,0,0,0,,,,,0,,CAD 0.00,,
    Victor Osei,p1,2024q4,2024-10-01,2024-12-31,0,0,0,0,0,0,,,,,0,,CAD 0.00,,
    ,,2024q1,2024-01-01,2024-03-31,0,1,1,1,1,1,CAD 1000.00,,,,0,,CAD 0.00,,
    ,,2024q2,2024-04-01,2024-06-30,0,0,0,0,0,0,,,CAD 100.00,,0,,CAD 100.00,,
    ,,2024q3,2024-07-01,2024-09-30,0,0,0,0,0,0,,,,,0,,CAD 0.00,,
    ,,2024q4,2024-10-01,2024-12-31,1,0,0,0,0,0,,,,,0,,CAD 0.00,,
    "
  `);
  expect(await refnet.ok([...of, '--format', 'md'])).toMatchInlineSnapshot(`
    "# Your referral network

    1 Jan to 31 Dec 2024

    ## Quarters, all together

    | Quarter | Given | Received | Closed | Won | Business | Costs |
    | --- | --: | --: | --: | --: | --: | --: |
    | Q1 2024 |  | 1 | 1 | 1 | CAD 1,000 |  |
    | Q2 2024 |  |  |  |  |  | CAD 100 |
    | Q3 2024 |  |  |  |  |  |  |
    | Q4 2024 | 1 |  |  |  |  |  |

    Closed, won: both ways. Business: closed business from clients received. Costs: fees paid and joint costs, your time aside

    ## Quarters by partner

    | Partner | Quarter | Given | Received | Closed | Won | Business | Costs |
    | --- | --- | --: | --: | --: | --: | --: | --: |
    | Maren Holt | Q1 2024 |  |  |  |  |  |  |
    |  | Q2 2024 |  |  |  |  |  |  |
    |  | Q3 2024 |  |  |  |  |  |  |
    |  | Q4 2024 | 1 |  |  |  |  |  |
    | Victor Osei | Q1 2024 |  | 1 | 1 | 1 | CAD 1,000 |  |
    |  | Q2 2024 |  |  |  |  |  | CAD 100 |
    |  | Q3 2024 |  |  |  |  |  |  |
    |  | Q4 2024 |  |  |  |  |  |  |
    "
  `);
});

test('says so where there is nothing', async () => {
  const refnet = await newNetwork(['add-partner', 'Maren Holt']);
  expect(await refnet.ok(['report', '--only', 'quarterly-returns'])).toBe(
    'Your referral network                                       1 Jan to 20 Nov 2026\n\n' +
      '  Nothing is on record in these quarters.    refnet log CLIENT --from PARTNER\n',
  );
});

test('more quarters than a year has begin where anything is on record', async () => {
  const refnet = await network();
  const { total } = JSON.parse(
    await refnet.ok(['report', '--only', 'quarterly-returns', '--json', '--since', '1920-01-01']),
  );
  expect(total.map(({ quarter }: { quarter: string }) => quarter).slice(0, 2)).toEqual(['2024q1', '2024q2']);
});

test('the parts are offered for completion, and told in the help', async () => {
  const refnet = await network();
  const [, ...offered] = (await refnet.ok(['__complete', 'zsh', '--', 'report', '--only', ''])).split('\n');
  const words = offered.map((line) => line.split('\t')[0]);
  expect(words).toEqual(expect.arrayContaining(['costs', 'portfolio', 'quarterly-returns']));
  const after = await refnet.ok(['__complete', 'zsh', '--', 'report', '--only', 'volume,co']);
  expect(after).toContain('volume,costs');
  expect(await refnet.ok(['help', 'report'])).toContain(
    '\n    quarterly-returns  the same, costs and business, quarter by quarter\n',
  );
});

test('a year that does not begin in January is said to be asked for by its days', async () => {
  const refnet = await network();
  for (const year of ['2025/26', '2025-2026'])
    expect(await refnet.fails(2, ['report', '--only', 'quarterly-returns', '--year', year])).toContain(
      'any other is asked for by its days: --since DAY --until DAY',
    );
});
