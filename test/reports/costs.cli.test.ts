import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

/** Maren took an hour in three parts and brought three amounts; with Victor an evening was held, one amount is in euros. */
async function network(...more: readonly (readonly string[])[]): Promise<Refnet> {
  const on = (day: string) => ['--on', day];
  return newNetwork(
    ['config', 'currency', 'CAD'],
    ['add-partner', 'Maren Holt', '--stage', 'referral-partner'],
    ['add-partner', 'Victor Osei'],
    ['log', 'Ann B.', '--from', 'maren', ...on('2026-01-10')],
    ['log', 'Bea C.', '--from', 'maren', ...on('2026-03-31')],
    ['log', 'Cy D.', '--from', 'maren', ...on('2026-04-01')],
    ['log', 'Dan E.', '--from', 'victor', ...on('2026-02-10')],
    ['log', 'Eve F.', '--to', 'victor', ...on('2026-09-02')],
    ['update', '1', 'won', '--value', '1000', ...on('2026-02-10')],
    ['update', '2', 'won', '--value', '2500.50', ...on('2026-04-10')],
    ['update', '3', 'lost', ...on('2026-05-10')],
    ['update', '4', 'won', '--value', 'EUR 700', ...on('2026-10-01')],
    ['check-in', 'maren', '--minutes', '20', ...on('2026-02-01')],
    ['check-in', 'maren', '--minutes', '20', ...on('2026-06-01')],
    ['check-in', 'maren', '--minutes', '20', ...on('2026-11-01')],
    [
      'project',
      'victor',
      'an evening',
      '--kind',
      'event',
      '--from',
      '2026-05-05',
      '--until',
      '2026-05-05',
      '--cost',
      '200',
      '--minutes',
      '200',
    ],
    ['project', 'maren', 'a flyer', '--kind', 'co-marketing', '--from', '2026-05-06', '--cost', 'EUR 50'],
    ...more,
  );
}

const rate = ['config', 'hourly-rate', '100'];

describe('report --only costs', () => {
  test('tells the network, each partner and each quarter', async () => {
    const refnet = await network(rate);
    expect(await refnet.ok(['report', '--only', 'costs'])).toMatchInlineSnapshot(`
      "Your referral network                                   12 months to 20 Nov 2026

        Took       CAD 633.33: CAD 433.33 for 4 h 20 min, CAD 200 joint costs
        Brought    4 received and closed, 3 won; not to be weighed, 1 won without an
                   amount in CAD
        Each won   CAD 211.11 for each of 3 received and won
        Not added  EUR 50 joint costs, EUR 700 closed business

      Costs by partner
        Partner            Time       Costs  Closed  Won    Each won      Business
        Victor Osei  3 h 20 min  CAD 533.33       1    1  CAD 533.33       EUR 700
        Maren Holt          1 h     CAD 100       3    2      CAD 50  CAD 3,500.50
        Costs: time at CAD 100 an hour, fees paid and joint costs. Closed, won:
        received. Each won: costs for each client received and won, rounded. Business:
        closed business from clients received
        No room for Joint: a wider window or --format csv has it all

      Costs by quarter
        Quarter                 Costs  Closed  Won    Each won      Business
        Q1 2026             CAD 33.33       1    1   CAD 33.33     CAD 1,000
        Q2 2026            CAD 566.67       2    1  CAD 566.67  CAD 2,500.50
        Q3 2026
        Q4 2026 to 20 Nov   CAD 33.33       1    1   CAD 33.33       EUR 700
        No room for Time and Joint: a wider window or --format csv has it all
      "
    `);
  });

  test('asks for the worth of an hour, for time, and for amounts', async () => {
    const refnet = await network(
      ['log', 'Flo G.', '--from', 'maren', '--on', '2026-04-01'],
      ['update', 'flo', 'won', '--on', '2026-05-10'],
    );
    expect((await refnet.ok(['report', '--only', 'costs'])).split('\n\n')[1]).toMatchInlineSnapshot(`
      "  Took       4 h 20 min and CAD 200 joint costs
        Brought    5 received and closed, 4 won; not to be weighed, 2 won without an
                   amount in CAD
        Each won   CAD 50 for each of 4 received and won, your time aside
        Not added  EUR 50 joint costs, EUR 700 closed business
        To record  no hourly rate is set: 4 h 20 min not added
                   refnet config hourly-rate AMOUNT
        To record  1 won without an amount    refnet update 11 --value AMOUNT"
    `);
    const empty = await newNetwork(['add-partner', 'Maren Holt']);
    expect(await empty.ok(['report', '--only', 'costs'])).toMatchInlineSnapshot(`
      "Your referral network                                   12 months to 20 Nov 2026

        Nothing spent on these days, and nothing received was closed.
        To record  no time of yours is noted at a check-in
                   refnet check-in PARTNER --minutes MINUTES
      "
    `);
  });

  test('a rate in another currency is not taken, and said to be so', async () => {
    const refnet = await network(['config', 'hourly-rate', 'EUR 100']);
    expect(await refnet.ok(['report', '--only', 'costs'])).toContain(
      '  To record  the hourly rate is in EUR, not in CAD: 4 h 20 min not added\n' +
        '             refnet config hourly-rate AMOUNT\n',
    );
  });

  test('is of the period asked for, with its quarters', async () => {
    const refnet = await network(rate);
    const names = async (...period: string[]) => {
      const shown = JSON.parse(await refnet.ok(['report', '--only', 'costs', '--json', ...period]));
      return shown.quarters.map((each: { since: string; until: string }) => `${each.since} ${each.until}`);
    };
    expect(await names('--quarter', '2026q1')).toEqual(['2026-01-01 2026-03-31']);
    expect(await names('--year', '2026')).toEqual([
      '2026-01-01 2026-03-31',
      '2026-04-01 2026-06-30',
      '2026-07-01 2026-09-30',
      '2026-10-01 2026-11-20',
    ]);
    expect(await names('--since', '2026-02-03', '--until', '2026-04-09')).toEqual([
      '2026-02-03 2026-03-31',
      '2026-04-01 2026-04-09',
    ]);
  });

  test('in JSON, CSV and Markdown', async () => {
    const refnet = await network(rate);
    const json = JSON.parse(await refnet.ok(['report', '--only', 'costs', '--json', '--quarter', '2026q2']));
    expect(json).toMatchInlineSnapshot(`
      {
        "currency": "CAD",
        "hourlyRate": {
          "amount": "100.00",
          "currency": "CAD",
        },
        "partners": [
          {
            "benefit": null,
            "businessReceived": [],
            "closed": 0,
            "costs": {
              "amount": "533.33",
              "currency": "CAD",
            },
            "costsPerWon": null,
            "feesPaid": [],
            "feesReceived": [],
            "given": 0,
            "jointCosts": [
              {
                "amount": "200.00",
                "currency": "CAD",
              },
            ],
            "minutes": 200,
            "partner": "Victor Osei",
            "partnerId": "p2",
            "received": 0,
            "receivedClosed": 0,
            "receivedWon": 0,
            "time": {
              "amount": "333.33",
              "currency": "CAD",
            },
            "won": 0,
          },
          {
            "benefit": null,
            "businessReceived": [
              {
                "amount": "2500.50",
                "currency": "CAD",
              },
            ],
            "closed": 2,
            "costs": {
              "amount": "33.33",
              "currency": "CAD",
            },
            "costsPerWon": {
              "amount": "33.33",
              "currency": "CAD",
            },
            "feesPaid": [],
            "feesReceived": [],
            "given": 0,
            "jointCosts": [
              {
                "amount": "50.00",
                "currency": "EUR",
              },
            ],
            "minutes": 20,
            "partner": "Maren Holt",
            "partnerId": "p1",
            "received": 1,
            "receivedClosed": 2,
            "receivedWon": 1,
            "time": {
              "amount": "33.33",
              "currency": "CAD",
            },
            "won": 1,
          },
        ],
        "quarters": [
          {
            "benefit": null,
            "businessReceived": [
              {
                "amount": "2500.50",
                "currency": "CAD",
              },
            ],
            "closed": 2,
            "costs": {
              "amount": "566.67",
              "currency": "CAD",
            },
            "costsPerWon": {
              "amount": "566.67",
              "currency": "CAD",
            },
            "feesPaid": [],
            "feesReceived": [],
            "given": 0,
            "jointCosts": [
              {
                "amount": "200.00",
                "currency": "CAD",
              },
              {
                "amount": "50.00",
                "currency": "EUR",
              },
            ],
            "minutes": 220,
            "quarter": "2026q2",
            "received": 1,
            "receivedClosed": 2,
            "receivedWon": 1,
            "since": "2026-04-01",
            "time": {
              "amount": "366.67",
              "currency": "CAD",
            },
            "until": "2026-06-30",
            "won": 1,
          },
        ],
        "since": "2026-04-01",
        "toRecord": [],
        "total": {
          "benefit": null,
          "businessReceived": [
            {
              "amount": "2500.50",
              "currency": "CAD",
            },
          ],
          "closed": 2,
          "costs": {
            "amount": "566.67",
            "currency": "CAD",
          },
          "costsPerWon": {
            "amount": "566.67",
            "currency": "CAD",
          },
          "feesPaid": [],
          "feesReceived": [],
          "given": 0,
          "jointCosts": [
            {
              "amount": "200.00",
              "currency": "CAD",
            },
            {
              "amount": "50.00",
              "currency": "EUR",
            },
          ],
          "minutes": 220,
          "received": 1,
          "receivedClosed": 2,
          "receivedWon": 1,
          "time": {
            "amount": "366.67",
            "currency": "CAD",
          },
          "won": 1,
        },
        "until": "2026-06-30",
      }
    `);
    expect(await refnet.ok(['report', '--only', 'costs', '--format', 'csv', '--quarter', '2026q2']))
      .toMatchInlineSnapshot(`
      "partner,partnerId,quarter,since,until,given,received,closed,won,receivedClosed,receivedWon,businessReceived,feesReceived,feesPaid,jointCosts,minutes,time,costs,benefit,costsPerWon
      Victor Osei,p2,,,,0,0,0,0,0,0,,,,CAD 200.00,200,CAD 333.33,CAD 533.33,,
      Maren Holt,p1,,,,0,1,2,1,2,1,CAD 2500.50,,,EUR 50.00,20,CAD 33.33,CAD 33.33,,CAD 33.33
      ,,2026q2,2026-04-01,2026-06-30,0,1,2,1,2,1,CAD 2500.50,,,"CAD 200.00; EUR 50.00",220,CAD 366.67,CAD 566.67,,CAD 566.67
      ,,,,,0,1,2,1,2,1,CAD 2500.50,,,"CAD 200.00; EUR 50.00",220,CAD 366.67,CAD 566.67,,CAD 566.67
      "
    `);
    expect(await refnet.ok(['report', '--only', 'costs', '--format', 'md', '--quarter', '2026q2']))
      .toMatchInlineSnapshot(`
        "# Your referral network

        1 Apr to 30 Jun 2026, Q2

        - **Took**: CAD 566.67: CAD 366.67 for 3 h 40 min, CAD 200 joint costs
        - **Brought**: 2 received and closed, 1 won; to be weighed from 3 closed on
        - **Each won**: CAD 566.67 for the one received and won
        - **Not added**: EUR 50 joint costs

        ## Costs by partner

        | Partner | Time | Joint | Costs | Closed | Won | Each won | Business |
        | --- | --: | --: | --: | --: | --: | --: | --: |
        | Victor Osei | 3 h 20 min | CAD 200 | CAD 533.33 |  |  |  |  |
        | Maren Holt | 20 min | EUR 50 | CAD 33.33 | 2 | 1 | CAD 33.33 | CAD 2,500.50 |

        Joint: costs of what is done together, when it began. Costs: time at CAD 100 an hour, fees paid and joint costs. Closed, won: received. Each won: costs for each client received and won, rounded. Business: closed business from clients received

        Time is rounded once for each line: lines may differ from the whole by CAD 0.01.
        "
      `);
  });

  test.each([60, 80, 120])('fits %i columns', async (columns) => {
    const refnet = await network(rate);
    for (const part of ['costs', 'portfolio', 'quarterly-returns']) {
      const text = await refnet.ok(['report', '--only', part], { columns, terminal: true });
      expect(
        stripVTControlCharacters(text)
          .split('\n')
          .filter((line) => line.length > columns),
      ).toEqual([]);
    }
  });

  test('where rounded lines do not add up, it says why', async () => {
    const refnet = await newNetwork(
      ['config', 'currency', 'CAD'],
      rate,
      ['add-partner', 'Maren Holt'],
      ['check-in', 'maren', '--minutes', '20', '--on', '2026-02-01'],
      ['check-in', 'maren', '--minutes', '20', '--on', '2026-06-01'],
      ['check-in', 'maren', '--minutes', '20', '--on', '2026-11-01'],
    );
    expect(await refnet.ok(['report', '--only', 'costs'])).toContain(
      'Time is rounded once for each line: lines may differ from the whole by CAD 0.01.\n',
    );
  });
});

describe('report of a partner', () => {
  test('has costs and benefit, and the quarters', async () => {
    const refnet = await network(rate);
    const parts = (await refnet.ok(['report', 'maren'])).split('\n\n');
    expect(parts.filter((part) => /^(Costs|By quarter)/.test(part)).join('\n\n')).toMatchInlineSnapshot(`
      "Costs and benefit
        Took       CAD 100 for 1 h
        Brought    CAD 3,500.50 closed business
        Each won   CAD 50 for each of 2 received and won
        Not added  EUR 50 joint costs"
    `);
  });

  test('is silent where nothing was spent or closed', async () => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt'], ['log', 'Ann B.', '--from', 'maren']);
    expect(await refnet.ok(['report', 'maren'])).not.toMatch(/Costs|By quarter|Took/);
  });

  test('asks nothing of a partner who is archived', async () => {
    const refnet = await newNetwork(
      ['add-partner', 'Maren Holt'],
      ['log', 'Ann B.', '--from', 'maren', '--on', '2026-01-10'],
      ['update', '1', 'lost', '--on', '2026-02-10'],
      ['edit', 'maren', '--archive'],
    );
    expect(await refnet.ok(['report', 'maren'])).toContain('Took     nothing noted\n');
    expect(await refnet.ok(['report', 'maren'])).not.toContain('--minutes');
    expect(await refnet.ok(['report', '--only', 'costs'])).toContain(
      'refnet check-in PARTNER --minutes MINUTES',
    );
  });

  test.each([
    ['2 closed', 2, 'Brought    2 received and closed, 2 won; to be weighed from 3 closed on'],
    ['3 closed', 3, 'Brought    CAD 3,000 closed business'],
  ])('weighs the benefit from 3 closed on: %s', async (_what, n, brought) => {
    const referrals = Array.from({ length: n }, (_, at) => [
      ['log', `Ann ${at}`, '--from', 'maren', '--on', '2026-01-10'],
      ['update', String(at + 1), 'won', '--value', '1000', '--on', '2026-02-10'],
    ]).flat();
    const refnet = await newNetwork(
      ['config', 'currency', 'CAD'],
      ['add-partner', 'Maren Holt'],
      ...referrals,
    );
    expect(await refnet.ok(['report', 'maren'])).toContain(brought);
  });

  test('the advice says the same of what it looked at', async () => {
    const refnet = await network(rate);
    const why = await refnet.ok(['advise', 'maren', '--why']);
    expect(why.split('\n').filter((line) => /^ {2}(took|brought|each won|not added) /.test(line)))
      .toMatchInlineSnapshot(`
      [
        "  took           CAD 100 for 1 h",
        "  brought        CAD 3,500.50 closed business",
        "  each won       CAD 50 for each of 2 received and won",
        "  not added      EUR 50 joint costs",
      ]
    `);
  });
});

describe('a touch shared by several partners', () => {
  const shared = () =>
    newNetwork(
      ['config', 'currency', 'CAD'],
      ['config', 'hourly-rate', '100'],
      ['add-partner', 'Ann Reed'],
      ['add-partner', 'Bob Hale'],
      ['check-in', 'ann', 'bob', '--kind', 'meeting', '--minutes', '60', '--on', '2026-11-20'],
      ['check-in', 'bob', '--kind', 'call', '--minutes', '30', '--on', '2026-08-03'],
    );
  const NOTE =
    'Time shared by several partners stands in the line of each, and once in the\nwhole: lines exceed it by 1 h.\n';

  test('counts once in the whole and its quarters, and in full in the line of each', async () => {
    const refnet = await shared();
    const text = await refnet.ok(['report', '--only', 'costs']);
    expect(text).toContain('  Took      CAD 150 for 1 h 30 min\n');
    expect(text).toContain(NOTE);
    const json = JSON.parse(await refnet.ok(['report', '--only', 'costs', '--json']));
    const minutes = (rows: readonly { minutes: number }[]) => rows.map((row) => row.minutes);
    expect(json.total.minutes).toBe(90);
    expect(minutes(json.partners)).toEqual([90, 60]);
    expect(minutes(json.quarters).slice(-2)).toEqual([30, 60]);
    const quarterly = await refnet.ok(['report', '--only', 'quarterly-returns']);
    expect(quarterly).toContain(`\n\n${NOTE}`);
    const groups = await refnet.ok(['report', '--only', 'costs', '--by', 'stage']);
    expect(groups).toMatch(/In all +2 +1 h 30 min +CAD 150\n/);
  });

  test('is one row of what explains the whole, with all who shared it, and one of each partner', async () => {
    const refnet = await shared();
    const whole = await refnet.ok(['report', '--explain', 'costs']);
    expect(whole).toMatch(/20 Nov 2026 +Ann Reed, Bob Hale +meeting +1 h\n/);
    expect(whole).toContain('  In all  CAD 150 for 1 h 30 min\n');
    const bob = await refnet.ok(['report', 'bob', '--explain', 'time']);
    expect(bob).toMatch(/20 Nov 2026 +Bob Hale +meeting +1 h\n/);
    expect(bob).toContain('  In all  CAD 150\n');
  });

  test('is one check-in and one one-to-one among habits', async () => {
    const refnet = await shared();
    const habits = JSON.parse(await refnet.ok(['report', '--only', 'habits', '--json']));
    expect(habits).toMatchObject({ checkIns: 2, oneToOnes: 1, checkInsByKind: { meeting: 1, call: 1 } });
    const explained = JSON.parse(await refnet.ok(['report', '--explain', 'one-to-ones', '--json']));
    expect(explained.total.count).toBe(1);
  });

  test('has the longest that was noted of it, where one was set right', async () => {
    const refnet = await shared();
    await refnet.ok(['edit', '2', '--minutes', '75']);
    const costs = JSON.parse(await refnet.ok(['report', '--only', 'costs', '--json']));
    expect(costs.total.minutes).toBe(105);
  });
});
