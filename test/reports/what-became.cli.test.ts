import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nadiasNetwork } from '../helpers/nadia.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

/** One of each: introduced and closed on the days or not, a reason noted, two names for one client, thanked and told. */
function network(): Promise<Refnet> {
  return newNetwork(
    ['config', 'currency', 'CAD'],
    ['add-partner', 'Maren Holt', '--profession', 'mortgage broker'],
    ['add-partner', 'Victor Osei', '--profession', 'CPA'],
    ['add-partner', 'Ilse Moreno', '--profession', 'bookkeeper'],
    ['log', 'Ann', '--from', 'maren', '--on', '2026-01-10'],
    ['log', 'Bob', '--from', 'maren', '--on', '2026-07-01'],
    ['log', 'Cleo', '--to', 'victor', '--on', '2026-07-02'],
    ['log', 'Dan', '--from', 'victor', '--on', '2026-09-30'],
    ['log', 'Eve', '--to', 'maren', '--on', '2026-10-01'],
    ['log', 'Finn', '--to', 'victor', '--to', 'ilse', '--on', '2026-08-03'],
    ['log', 'Gus', '--from', 'ilse', '--on', '2026-02-03'],
    ['update', '1', 'won', '--value', '3000', '--on', '2026-07-01'],
    ['update', '2', 'contacted', '--on', '2026-07-04'],
    ['update', '2', 'lost', '--on', '2026-07-21', '--because', 'Price'],
    ['update', '3', 'declined', '--on', '2026-09-30', '--because', 'price'],
    ['update', '6', 'won', '--on', '2026-08-10', '--value', '900'],
    ['update', '4', 'meeting', '--on', '2026-10-02'],
    ['thank', '2', '--on', '2026-07-05'],
    ['told', '1', '--on', '2026-07-06'],
  );
}

const json = async (refnet: Refnet, part: string, ...more: string[]) =>
  JSON.parse(await refnet.ok(['report', '--only', part, ...more, '--json']));

test('outcomes tell what became of what was introduced, and what was closed, on these days', async () => {
  const refnet = await network();
  expect(await json(refnet, 'outcomes', '--quarter', '2026q3')).toEqual({
    since: '2026-07-01',
    until: '2026-09-30',
    introduced: {
      given: {
        introduced: 2,
        new: 0,
        contacted: 0,
        meeting: 0,
        proposal: 0,
        won: 1,
        lost: 0,
        noResponse: 0,
        declined: 1,
        notChosen: 1,
      },
      received: {
        introduced: 2,
        new: 0,
        contacted: 0,
        meeting: 1,
        proposal: 0,
        won: 0,
        lost: 1,
        noResponse: 0,
        declined: 0,
        notChosen: 0,
      },
    },
    closed: {
      given: { closed: 2, won: 1, lost: 0, noResponse: 0, declined: 1, introducedEarlier: 0 },
      received: { closed: 2, won: 1, lost: 1, noResponse: 0, declined: 0, introducedEarlier: 1 },
    },
    whyNotWon: [{ why: 'Price', referrals: 2 }],
    // 3 (Bob), 90 (Cleo), 2 (Dan), 7 (Finn); and 172 (Ann), 20, 90, 7.
    daysToFirstStep: { days: 5, of: 4 },
    daysToOutcome: { days: 55, of: 4 },
  });
  expect(await refnet.ok(['report', '--only', 'outcomes', '--quarter', '2026q3'])).toMatchInlineSnapshot(`
    "Your referral network                                   1 Jul to 30 Sep 2026, Q3

    What became of those introduced, as known on 20 Nov 2026
      Status      Given  Received
      Meeting         0         1
      Won             1         0
      Lost            0         1
      Declined        1         0
      Not chosen      1         0

    Closed on these days, whenever introduced
      Status    Given  Received
      Won           1         1
      Lost          0         1
      Declined      1         0

      Introduced  4 (2 given, 2 received), 1 of them open
      Closed      4, 2 won: too few for a share; 1 introduced earlier
      Not chosen  1: the client chose another name; counted nowhere
      First step  5 days at the median of only 4: too few to go by
      Outcome     55 days at the median of only 4: too few to go by

    Why not won                                           2 closed without being won
      2  Price
    "
  `);
});

test('an outcome of a day still to come is none yet', async () => {
  const refnet = await network();
  const { introduced, daysToOutcome } = JSON.parse(
    await refnet.ok(['report', '--only', 'outcomes', '--since', '2026-07-01', '--json'], {
      today: '2026-08-05',
    }),
  );
  expect(introduced.given).toMatchObject({ introduced: 3, new: 3, won: 0, notChosen: 0 });
  expect(introduced.received).toMatchObject({ introduced: 1, lost: 1 });
  expect(daysToOutcome).toEqual({ days: 96, of: 2 });
});

test('conversion is told in all, each way, by fee, partner and profession, a share from 5 closed on', async () => {
  const refnet = await network();
  await refnet.ok(['agree', 'ilse', '--they-pay', '10%', '--from', '2026-01-01', '--written']);
  await refnet.ok(['log', 'Hal', '--to', 'ilse', '--on', '2026-09-01']);
  await refnet.ok(['update', '10', 'lost', '--on', '2026-09-20']);
  const told = await json(refnet, 'conversion', '--year');
  expect(told).toMatchObject({
    closed: 5,
    won: 2,
    conversion: 40,
    introducedEarlier: 0,
    given: { closed: 3, won: 1, conversion: null },
    received: { closed: 2, won: 1, conversion: null },
    withFee: { closed: 1, won: 0, conversion: null },
    withoutFee: { closed: 4, won: 2, conversion: null },
    partners: [
      { partner: 'Maren Holt', partnerId: 'p1', closed: 2, won: 1, receivedClosed: 2, receivedWon: 1 },
      { partner: 'Victor Osei', partnerId: 'p2', closed: 2, won: 1, givenClosed: 2, givenWon: 1 },
      { partner: 'Ilse Moreno', partnerId: 'p3', closed: 1, won: 0, givenClosed: 1, givenWon: 0 },
    ],
    professions: [
      { profession: 'accountant', closed: 3, won: 1 },
      { profession: 'mortgage broker', closed: 2, won: 1 },
    ],
  });
  expect(await refnet.ok(['report', '--only', 'conversion', '--year'])).toMatchInlineSnapshot(`
    "Your referral network                               1 Jan to 20 Nov 2026, so far

    Won of those closed                                        5 closed, 2 won (40%)
      Given       3 closed, 1 won: too few for a share
      Received    2 closed, 1 won: too few for a share
      With a fee  1 closed, 0 won: too few for a share
      Without     4 closed, 2 won: too few for a share

    Won by partner
      Partner      Closed  Won
      Maren Holt        2    1
      Victor Osei       2    1
      Ilse Moreno       1    0

    Won by profession of the partner
      Profession       Closed  Won
      accountant            3    1
      mortgage broker       2    1

    Of fewer than 5 closed a share says nothing, and none is told.
    "
  `);
  expect(await refnet.ok(['report', '--only', 'conversion', '--year', '--format', 'csv']))
    .toMatchInlineSnapshot(`
    "by,name,closed,won,conversion,introducedEarlier
    all,,5,2,40,0
    direction,given,3,1,,0
    direction,received,2,1,,0
    fee,with,1,0,,0
    fee,without,4,2,,0
    partner,Maren Holt,2,1,,0
    partner,Victor Osei,2,1,,0
    partner,Ilse Moreno,1,0,,0
    profession,accountant,3,1,,0
    profession,mortgage broker,2,1,,0
    "
  `);
});

test('an imported client counts as thanked and told once that is recorded, and is left out before', async () => {
  const refnet = await newNetwork(['add-partner', 'Maren Holt']);
  const path = join(refnet.home, 'list.csv');
  const rows = ['Ann,Maren Holt,2026-03-02,won', 'Ben,Maren Holt,2026-03-09,won'];
  writeFileSync(path, `Client,Referred By,Date,Status\n${rows.join('\n')}\n`);
  await refnet.run(['import', path, '--received']);
  const told = async () => JSON.parse(await refnet.ok(['report', '--only', 'referrers', '--json']));
  expect(await told()).toMatchObject({ thanked: { n: 0, of: 0 }, told: { n: 0, of: 0 } });
  expect(await refnet.ok(['report', '--only', 'referrers'])).toContain(
    'none to thank for; 2 left out, imported after the day they came',
  );
  const [{ number: id }] = JSON.parse(await refnet.ok(['referrals', '--json']));
  await refnet.ok(['thank', String(id)]);
  await refnet.ok(['told', String(id)]);
  expect(await told()).toMatchObject({ thanked: { n: 1, of: 1 }, told: { n: 1, of: 1 } });
});

test('referrers are told who sent some, for the first time, and no longer; and what was thanked and told', async () => {
  const refnet = await network();
  expect(await json(refnet, 'referrers', '--quarter', '2026q3')).toEqual({
    since: '2026-07-01',
    until: '2026-09-30',
    received: 2,
    firstTime: 1,
    lapsed: [{ partner: 'Ilse Moreno', partnerId: 'p3', receivedBefore: 1, last: '2026-02-03' }],
    thanked: { n: 1, of: 2, percent: null },
    told: { n: 1, of: 2, percent: null },
    referrers: [
      {
        partner: 'Maren Holt',
        partnerId: 'p1',
        received: 1,
        receivedBefore: 1,
        firstTime: false,
        thanked: 1,
        thankedOf: 1,
        told: 1,
        toldOf: 2,
      },
      {
        partner: 'Victor Osei',
        partnerId: 'p2',
        received: 1,
        receivedBefore: 0,
        firstTime: true,
        thanked: 0,
        thankedOf: 1,
        told: 0,
        toldOf: 0,
      },
    ],
  });
  expect(await refnet.ok(['report', '--only', 'referrers', '--quarter', '2026q3'])).toMatchInlineSnapshot(`
    "Your referral network                                   1 Jul to 30 Sep 2026, Q3

    Who sent clients                                      2 received from 2 partners
      Partner      Received                           Before  First  Thanked    Told
      Maren Holt          1  ███████████████████████       1          1 of 1  1 of 2
      Victor Osei         1  ███████████████████████       0  first   0 of 1
      Before: in the 12 months before. First: none received ever before

      First time   1: Victor Osei
      Thanked for  1 of 2
      Told         1 of 2

    Sent none this time 1                               some in the 12 months before
      Ilse Moreno  1 before, last 3 Feb 2026    refnet report ilse

    On record since 20 Nov 2026: who sent clients before is known only in part.
    "
  `);
  expect(await refnet.ok(['report', '--only', 'referrers', '--year', '2025'])).toMatchInlineSnapshot(`
    "Your referral network                                       1 Jan to 31 Dec 2025

    Who sent clients                                                          nobody
      No partner sent a client on these days.    refnet log CLIENT --from PARTNER
    "
  `);
});

test('who sent some a day before the 12 months before, and none since, has not lapsed', async () => {
  const refnet = await newNetwork(
    ['add-partner', 'Ann Lee'],
    ['add-partner', 'Bea Fox'],
    ['log', 'A', '--from', 'ann', '--on', '2025-06-30'],
    ['log', 'B', '--from', 'bea', '--on', '2025-07-01'],
  );
  const { lapsed } = await json(refnet, 'referrers', '--quarter', '2026q3');
  expect(lapsed).toEqual([{ partner: 'Bea Fox', partnerId: 'p2', receivedBefore: 1, last: '2025-07-01' }]);
});

test('reciprocity is given beside received in counts and in money', async () => {
  const refnet = await network();
  expect(await json(refnet, 'reciprocity', '--quarter', '2026q3')).toMatchObject({
    given: 2,
    received: 2,
    businessGiven: [{ amount: '900.00', currency: 'CAD' }],
    businessReceived: [{ amount: '3000.00', currency: 'CAD' }],
    bothWays: 1,
    onlyGiven: 0,
    onlyReceived: 1,
    partners: [
      { partner: 'Victor Osei', given: 2, received: 1, businessGiven: [{ amount: '900.00' }] },
      { partner: 'Maren Holt', given: 0, received: 1, businessReceived: [{ amount: '3000.00' }] },
    ],
  });
  const text = await refnet.ok(['report', '--only', 'reciprocity']);
  expect(text).toMatchInlineSnapshot(`
    "Your referral network                                   12 months to 20 Nov 2026

    Given and received                                           3 given, 4 received
      Partner      Given                 Received                 To them     To you
      Maren Holt       1  ██████▌               2  █████████████           CAD 3,000
      Victor Osei      2  █████████████         1  ██████▌        CAD 900
      Ilse Moreno      0                        1  ██████▌
      To them: closed business at partners from clients given, as far as they told.
      To you: closed business from clients received

      Both ways  2 partners
      One way    0 given only, 1 received only
      Business   CAD 3,000 from clients received
                 CAD 900 at partners, from clients given
    "
  `);
  expect(text).not.toMatch(/debt|owe|unfair|balance|even/i);
});

test('concentration has the total of a firm of several partners', async () => {
  const refnet = await newNetwork(
    ['add-partner', 'Ann Lee', '--business', 'Lee & Fox'],
    ['add-partner', 'Bea Fox', '--business', 'Lee & Fox'],
    ['add-partner', 'Cy Orr', '--business', 'Orr'],
    ['log', 'A', '--from', 'ann'],
    ['log', 'B', '--from', 'bea'],
    ['log', 'C', '--from', 'cy'],
  );
  expect((await json(refnet, 'concentration')).firms).toEqual([
    { firm: 'Lee & Fox', partners: ['Ann Lee', 'Bea Fox'], received: 2 },
  ]);
  expect(await refnet.ok(['report', '--only', 'concentration'])).toContain(
    '  Firms  Lee & Fox 2 of the 3, by Ann Lee and Bea Fox\n',
  );
});

test('concentration has shares from 10 received on, and marks who sent as much as the setting or more', async () => {
  const refnet = await newNetwork(
    ...['Ann Lee', 'Bea Fox', 'Cy Orr'].map((name) => ['add-partner', name]),
    ...['ann', 'ann', 'ann', 'ann', 'bea', 'bea', 'bea', 'cy', 'cy'].map((from, at) => [
      'log',
      `Client ${at}`,
      '--from',
      from,
      '--on',
      '2026-08-01',
    ]),
  );
  const few = await json(refnet, 'concentration');
  expect(few).toMatchObject({ received: 9, topFifth: null, markPercent: 40 });
  expect(few.senders[0]).toEqual({
    partner: 'Ann Lee',
    partnerId: 'p1',
    received: 4,
    percent: null,
    marked: false,
  });
  expect(await refnet.ok(['report', '--only', 'concentration'])).toMatchInlineSnapshot(`
    "Your referral network                                   12 months to 20 Nov 2026

    How much came from whom                               9 received from 3 partners
      Partner  Received
      Ann Lee         4  ██████████▋
      Bea Fox         3  ████████
      Cy Orr          2  █████▍

      Shares  too few to tell: 9 received, told from 10 on

    A full bar is all that was received from partners.
    "
  `);
  await refnet.ok(['log', 'Client 9', '--from', 'cy', '--on', '2026-08-01']);
  const { senders, topFifth } = await json(refnet, 'concentration');
  expect(
    senders.map(({ percent, marked }: { percent: number; marked: boolean }) => [percent, marked]),
  ).toEqual([
    [40, true],
    [30, false],
    [30, false],
  ]);
  expect(topFifth).toEqual({ partners: 1, received: 4, names: ['Ann Lee'] });
  await refnet.ok(['config', 'concentration-percent', '41']);
  expect((await json(refnet, 'concentration')).senders[0].marked).toBe(false);
});

const PARTS = ['outcomes', 'conversion', 'referrers', 'reciprocity', 'concentration'];

test.each(PARTS)('%s says what to do where there is nothing', async (part) => {
  const refnet = await newNetwork(['add-partner', 'Ann Lee']);
  const text = await refnet.ok(['report', '--only', part]);
  expect(text).toMatch(/(?:Nothing was|No partner sent) .* on these days\.\s+refnet /);
  expect(text).not.toMatch(/NaN|undefined|null/);
  await refnet.ok(['report', '--only', part, '--format', 'csv']);
  await refnet.ok(['report', '--only', part, '--format', 'md']);
});

test('the parts have the numbers of the report on the network', async () => {
  const refnet = await nadiasNetwork();
  for (const period of [
    [],
    ['--quarter', 'last'],
    ['--since', '2026-03-05', '--until', '2026-10-31'],
    ['--year'],
  ]) {
    const { totals, volume } = JSON.parse(await refnet.ok(['report', ...period, '--json']));
    const outcomes = await json(refnet, 'outcomes', ...period);
    expect(outcomes.introduced.given.introduced).toBe(totals.given);
    expect(outcomes.introduced.received.introduced).toBe(totals.received);
    expect(outcomes.closed.given.closed + outcomes.closed.received.closed).toBe(totals.closed);
    expect(await json(refnet, 'conversion', ...period)).toMatchObject({
      closed: totals.closed,
      won: totals.won,
      introducedEarlier: totals.introducedEarlier,
    });
    expect(await json(refnet, 'reciprocity', ...period)).toMatchObject({
      given: totals.given,
      received: totals.received,
      businessReceived: totals.businessReceived,
      businessGiven: totals.businessGiven,
    });
    expect((await json(refnet, 'referrers', ...period)).received).toBe(totals.received);
    const { senders, received } = await json(refnet, 'concentration', ...period);
    expect(received).toBe(totals.received);
    const most = Math.max(...volume.map((row: { received: number }) => row.received));
    expect(senders[0].received).toBe(most);
  }
});

test.each([60, 80, 120])('the parts fit %i columns', async (columns) => {
  const refnet = await nadiasNetwork();
  const text = await refnet.ok(['report', '--only', PARTS.join(',')], { columns });
  for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(columns);
});

test('why others were not won is not told where all were', async () => {
  const refnet = await newNetwork(
    ['add-partner', 'Maren Holt'],
    ['log', 'Jane D.', '--from', 'maren', '--status', 'won', '--value', '900'],
  );
  const won = await refnet.ok(['report', '--only', 'outcomes']);
  expect(won).toContain('  Closed      1, 1 won');
  expect(won).not.toContain('Why not won');
  await refnet.ok(['log', 'Kim S.', '--from', 'maren', '--status', 'lost']);
  expect(await refnet.ok(['report', '--only', 'outcomes'])).toContain('Why not won');
});

test('who was introduced before the days is counted where there is one, and no zero stands for the others', async () => {
  const refnet = await newNetwork(
    ['add-partner', 'Maren Holt'],
    ['add-partner', 'Victor Osei'],
    ['log', 'Jane D.', '--from', 'maren', '--on', '2025-03-02'],
    ['update', '1', 'won', '--value', '900', '--on', '2026-05-02'],
    ['log', 'Kim S.', '--from', 'victor', '--on', '2026-03-02', '--status', 'won', '--value', '900'],
  );
  const rows = (await refnet.ok(['report', '--only', 'conversion'])).split('\n');
  expect(rows.filter((row) => /^ {2}(?:Partner|Maren|Victor) /.test(row))).toEqual([
    '  Partner      Closed  Won  Earlier',
    '  Maren Holt        1    1        1',
    '  Victor Osei       1    1',
  ]);
});
