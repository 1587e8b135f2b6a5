import { describe, expect, test } from 'vitest';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';
import { sampleNetwork } from '../helpers/sample.ts';

const json = async (refnet: Refnet, part: string, ...more: string[]) =>
  JSON.parse(await refnet.ok(['report', '--only', part, ...more, '--json']));

describe('report --only fees', () => {
  const network = () =>
    newNetwork(
      ['config', 'currency', 'CAD'],
      ['add-partner', 'Ann Lee'],
      ['add-partner', 'Bea Fox'],
      ['agree', 'ann', '--i-pay', '10%', '--from', '2026-01-01', '--written'],
      ['agree', 'bea', '--they-pay', '20%', '--from', '2026-01-01', '--written'],
      ['log', 'A', '--from', 'ann', '--on', '2026-02-01'],
      ['log', 'B', '--to', 'bea', '--on', '2026-02-02'],
      ['log', 'C', '--from', 'ann', '--on', '2026-08-02'],
      ['update', '3', 'won', '--value', '1000', '--on', '2026-03-01'],
      ['update', '3', '--collected', '1000', '--on', '2026-06-30'],
      ['update', '4', 'won', '--value', '500', '--on', '2026-07-01'],
      ['update', '4', '--collected', '500', '--on', '2026-07-01'],
      ['update', '5', 'won', '--value', '3000', '--on', '2026-09-30'],
      ['pay', 'ann', '40', '--on', '2026-07-15'],
    );

  test('tells what accrued and was paid on the days, and what was due and expected at their end', async () => {
    const refnet = await network();
    const zero = { amount: '0.00', currency: 'CAD' };
    const cad = (amount: string) => ({ amount, currency: 'CAD' });
    const { accounts, totals } = await json(refnet, 'fees', '--quarter', '2026q3');
    expect(accounts).toEqual([
      {
        partner: 'Bea Fox',
        partnerId: 'p2',
        direction: 'they-pay',
        currency: 'CAD',
        accrued: cad('100.00'),
        paid: zero,
        waived: zero,
        due: cad('100.00'),
        credit: zero,
        expected: zero,
      },
      {
        partner: 'Ann Lee',
        partnerId: 'p1',
        direction: 'i-pay',
        currency: 'CAD',
        accrued: zero,
        paid: cad('40.00'),
        waived: zero,
        due: cad('60.00'),
        credit: zero,
        expected: cad('300.00'),
      },
    ]);
    expect(totals).toHaveLength(2);
    const before = await json(refnet, 'fees', '--quarter', '2026q2');
    expect(before.accounts).toMatchObject([
      { partner: 'Ann Lee', accrued: cad('100.00'), paid: zero, due: cad('100.00'), expected: zero },
    ]);
    expect(await refnet.ok(['report', '--only', 'fees', '--quarter', '2026q3'])).toMatchInlineSnapshot(`
      "Your referral network                                   1 Jul to 30 Sep 2026, Q3

      Fees received
        Partner  Accrued      Due
        Bea Fox  CAD 100  CAD 100
        Due: at the end of these days, from all time before

      Fees paid: CAD 40
        Partner    Paid     Due  Expected
        Ann Lee  CAD 40  CAD 60   CAD 300
        Paid: less what came back. Due: at the end of these days, from all time
        before. Expected: of clients won, reckoned, at the end of these days

        each with its lines    refnet fees --quarter 2026q3
      "
    `);
  });

  test('says calmly that there is none, and adds up to the fees of the report', async () => {
    const none = await newNetwork(['add-partner', 'Ann Lee']);
    expect(await none.ok(['report', '--only', 'fees'])).toContain(
      '  No fee was accrued, paid or expected on these days, which is usual.\n  refnet fees\n',
    );
    const refnet = await sampleNetwork();
    const { totals } = await json(refnet, 'fees');
    const report = JSON.parse(await refnet.ok(['report', '--json']));
    const paid = (direction: string) =>
      totals.flatMap((each: { direction: string; paid: { amount: string; currency: string } }) =>
        each.direction === direction && Number(each.paid.amount) !== 0 ? [each.paid] : [],
      );
    expect(paid('i-pay')).toEqual(report.feesPaid);
    expect(paid('they-pay')).toEqual(report.feesReceived);
  });
});

describe('report --only agreements', () => {
  const network = () =>
    newNetwork(
      ['add-partner', 'Ann Lee'],
      ['add-partner', 'Bea Fox'],
      ['add-partner', 'Cy Orr'],
      [
        'agree',
        'ann',
        '--written',
        '--from',
        '2026-01-01',
        '--until',
        '2026-12-31',
        '--exclusive',
        'mortgages',
      ],
      ['agree', 'bea', '--verbal', '--from', '2026-09-01', '--they-pay', '10%', '--yes'],
      ['agree', 'cy', '--verbal', '--from', '2025-01-01', '--until', '2026-03-31'],
    );

  test('CSV has those that ended as well, by their state', async () => {
    const refnet = await newNetwork(
      ['add-partner', 'Maren Holt'],
      ['agree', 'maren', '--written', '--from', '2025-01-01', '--until', '2026-03-31'],
      ['agree', 'maren', '--verbal', '--from', '2026-05-01'],
    );
    const csv = await refnet.ok(['report', '--only', 'agreements', '--format', 'csv']);
    expect(csv.split('\r\n').map((line) => line.split(',').filter((cell) => cell !== ''))).toEqual([
      [
        'agreement',
        'partner',
        'partnerId',
        'form',
        'since',
        'until',
        'review',
        'exclusive',
        'fees',
        'closed',
        'state',
      ],
      ['2', 'Maren Holt', 'p1', 'verbal', '2026-05-01', '2027-05-01', 'in-force'],
      ['1', 'Maren Holt', 'p1', 'written', '2025-01-01', '2026-03-31', 'ended'],
      [],
    ]);
  });

  test('tells those in force on the last day, what ends and ended, begun ones and reviews', async () => {
    const refnet = await network();
    const told = await json(refnet, 'agreements', '--year');
    expect(told).toMatchObject({
      written: 1,
      verbal: 1,
      exclusive: 1,
      inForce: [
        {
          partner: 'Ann Lee',
          form: 'written',
          since: '2026-01-01',
          until: '2026-12-31',
          exclusive: 'mortgages',
        },
        { partner: 'Bea Fox', form: 'verbal', fees: ['they pay 10% of collected'] },
      ],
      ending: [{ partner: 'Ann Lee' }, { partner: 'Cy Orr' }],
      begun: [{ partner: 'Ann Lee' }, { partner: 'Bea Fox' }],
      ended: [{ partner: 'Cy Orr' }],
    });
    expect(await refnet.ok(['report', '--only', 'agreements', '--year'])).toMatchInlineSnapshot(`
      "Your referral network                               1 Jan to 20 Nov 2026, so far

      In force on 20 Nov 2026: 2                                   1 written, 1 verbal
        Partner  Form     Since       Until        Review      Exclusive  Fees
        Ann Lee  written  1 Jan 2026  31 Dec 2026              mortgages
        Bea Fox  verbal   1 Sep 2026               1 Dec 2026             they pay 10%
                                                                          of collected
        Exclusive: clients for this go to this partner alone

      Ending or ended, not closed 2
        Ann Lee  ends 31 Dec 2026                 refnet agree 1 --until 2027-12-31
        Cy Orr   ended 31 Mar 2026, not closed    refnet agree 3 --until 2027-03-31

      Begun on these days 2
        Ann Lee  written, from 1 Jan 2026
        Bea Fox  verbal, from 1 Sep 2026

      Ended on these days 1
        Cy Orr  verbal, to 31 Mar 2026
      "
    `);
  });

  // The notice is 60 days: an end on 31 Dec is told from 1 Nov on.
  test.each([
    ['2026-11-01', ['Ann Lee', 'Cy Orr']],
    ['2026-10-31', ['Cy Orr']],
    ['2026-03-31', ['Cy Orr']],
    ['2026-01-29', []],
  ])('as of %s ends: %j', async (until, names) => {
    const refnet = await network();
    const { ending } = await json(refnet, 'agreements', '--until', until);
    expect(ending.map(({ partner }: { partner: string }) => partner)).toEqual(names);
    // Commands are about today.
    expect(await refnet.ok(['report', '--only', 'agreements', '--until', until])).not.toContain(
      'refnet agree',
    );
  });

  test('commands work as they are printed', async () => {
    const refnet = await network();
    const text = await refnet.ok(['report', '--only', 'agreements']);
    const commands = [...text.matchAll(/refnet (agree .*)$/gm)].map(([, argv = '']) => argv.split(' '));
    expect(commands.length).toBeGreaterThan(1);
    for (const argv of commands) expect((await refnet.run(argv)).code).toBe(0);
    expect((await json(refnet, 'agreements')).ending).toEqual([]);
  });

  test('says calmly that there is none', async () => {
    const refnet = await newNetwork(['add-partner', 'Ann Lee']);
    expect(await refnet.ok(['report', '--only', 'agreements'])).toContain(
      '  No agreement is in force, which is the usual way to begin.    refnet advise\n',
    );
  });
});

test.each([60, 80, 120])('fits %i columns', async (columns) => {
  const refnet = await sampleNetwork();
  const text = await refnet.ok(['report', '--only', 'fees,agreements'], { columns });
  for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(columns);
});
