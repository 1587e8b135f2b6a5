import { describe, expect, test } from 'vitest';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

/** Fees both ways, accrued in the third quarter, paid in the third and the fourth, in two currencies. */
const network = (): Promise<Refnet> =>
  newNetwork(
    ['config', 'currency', 'CAD'],
    ['add-partner', 'Kelsey D', '--known-since', '2024-01'],
    ['add-partner', 'Tess Bright', '--known-since', '2024-01'],
    ['agree', 'kelsey', '--verbal', '--from', '2026-01-01', '--i-pay', '10%', '--yes'],
    ['agree', 'tess', '--verbal', '--from', '2026-01-01', '--they-pay', '10%', '--yes'],
    ['log', 'Max', '--from', 'kelsey', '--on', '2026-05-04'],
    ['log', 'Ito', '--to', 'tess', '--on', '2026-05-05'],
    ['log', 'Uma', '--to', 'tess', '--on', '2026-05-06'],
    ['update', 'Max', 'won', '--collected', '4,000', '--on', '2026-09-30'],
    ['update', 'Ito', 'won', '--collected', '2,000', '--on', '2026-07-01'],
    ['update', 'Uma', 'won', '--collected', 'USD 1,000', '--on', '2026-10-01'],
    ['pay', 'kelsey', '300', '--on', '2026-09-30'],
    ['pay', 'kelsey', '100', '--on', '2026-10-01'],
    ['pay', 'tess', '--received', 'CAD 200', '--on', '2026-08-01'],
    ['pay', 'tess', '--received', 'USD 60', '--on', '2026-11-01'],
  );

describe('fees of a period', () => {
  test('are what was accrued, paid and received on its days, and what was due at its end', async () => {
    const refnet = await network();
    expect(await refnet.ok(['fees', '--quarter', '2026q3'])).toMatchInlineSnapshot(`
      "Fees, 1 Jul to 30 Sep 2026, Q3
      Partner      Way       Accrued     Paid  Due 30 Sep
      Kelsey D     I pay     CAD 400  CAD 300     CAD 100
      Tess Bright  they pay  CAD 200  CAD 200       CAD 0
      "
    `);
    expect(await refnet.ok(['fees', 'tess', '--since', '2026-10-01'])).toMatchInlineSnapshot(`
      "Fees, 1 Oct to 20 Nov 2026
      Partner      Way       Accrued    Paid  Due 20 Nov
      Tess Bright  they pay  USD 100  USD 60      USD 40
      "
    `);
    expect(await refnet.ok(['fees', '--quarter', '2025q3'])).toBe(
      'No fee was accrued, paid or due: 1 Jul to 30 Sep 2025, Q3.\n',
    );
  });

  test.each([
    [['--quarter', 'q4'], '2026-10-01', '2026-11-20', null],
    [['--last', '30d'], '2026-10-22', '2026-11-20', null],
    [['--year'], '2026-01-01', '2026-11-20', 2026],
    [['--until', '2026-09-30'], '2025-10-01', '2026-09-30', null],
  ])('%j', async (words, since, until, year) => {
    const rows = JSON.parse(await (await network()).ok(['fees', ...words, '--json']));
    expect(rows[0]).toMatchObject({ since, until, year });
  });

  test('of the quarters of a year add up to the year', async () => {
    const refnet = await network();
    const sums = async (words: readonly string[]) => {
      const rows: Record<string, string>[] = JSON.parse(await refnet.ok(['fees', ...words, '--json']));
      const all: Record<string, number> = {};
      for (const row of rows) {
        for (const key of ['accrued', 'paid', 'waived']) {
          const name = `${row['partnerId']} ${row['direction']} ${row['currency']} ${key}`;
          all[name] = (all[name] ?? 0) + Number(row[key]);
        }
      }
      return Object.entries(all).filter(([, sum]) => sum !== 0);
    };
    const total: Record<string, number> = {};
    for (const quarter of ['q1', 'q2', 'q3', 'q4'])
      for (const [name, sum] of await sums(['--quarter', `2026${quarter}`]))
        total[name] = (total[name] ?? 0) + sum;
    expect(total).toEqual(Object.fromEntries(await sums(['--year', '2026'])));
  });

  test('are said in one way', async () => {
    expect(await (await network()).fails(2, ['fees', '--quarter', 'q3', '--year', '2026'])).toContain(
      'do not go together',
    );
  });
});

describe('the report says what changed hands in fees', () => {
  test.each([
    [['--quarter', '2026q3'], '  CAD 300 fees paid; CAD 200 fees received\n'],
    [['--quarter', '2026q4'], '  CAD 100 fees paid; USD 60 fees received\n'],
    [['kelsey', '--quarter', '2026q3'], '  CAD 300 fees paid\n'],
    [['tess', '--year', '2026'], '  CAD 200, USD 60 fees received\n'],
  ])('%j', async (words, line) => {
    expect(await (await network()).ok(['report', ...words])).toContain(line);
  });

  test.each([
    ['--quarter', '2026q2'],
    ['kelsey', '--quarter', '2026q1'],
  ])('and nothing of it: %j', async (...words) => {
    expect(await (await network()).ok(['report', ...words])).not.toContain('fees paid');
  });

  test('in JSON too, empty where there is nothing', async () => {
    const refnet = await network();
    const paid = [{ amount: '300.00', currency: 'CAD' }];
    const q3 = JSON.parse(await refnet.ok(['report', '--quarter', '2026q3', '--json']));
    expect(q3).toMatchObject({ feesPaid: paid, feesReceived: [{ amount: '200.00', currency: 'CAD' }] });
    const own = JSON.parse(await refnet.ok(['report', 'kelsey', '--quarter', '2026q3', '--json']));
    expect(own).toMatchObject({ feesPaid: paid, feesReceived: [] });
  });
});

test('an account of which a refund took back all is in the year with its entries, and in no report', async () => {
  const refnet = await newNetwork(
    ['config', 'currency', 'CAD'],
    ['add-partner', 'Kelsey D'],
    ['agree', 'kelsey', '--written', '--from', '2026-01-01', '--i-pay', '10%'],
    ['log', 'Max', '--from', 'kelsey', '--on', '2026-05-04'],
    ['update', 'Max', 'won', '--collected', '1,000', '--on', '2026-06-01'],
    ['update', 'Max', '--collected=-1,000', '--on', '2026-06-20'],
  );
  expect(await refnet.ok(['fees', '--year', '2026'])).toContain(
    'Kelsey D  I pay    CAD 0  CAD 0       CAD 0',
  );
  expect(await refnet.ok(['fees', '--year', '2025'])).not.toContain('Kelsey');
  expect(await refnet.ok(['report', '--only', 'fees'])).not.toContain('Kelsey');
});

describe('what a refund of another year takes back', () => {
  const returned = (...more: (readonly string[])[]): Promise<Refnet> =>
    newNetwork(
      ['config', 'country', 'US'],
      ['add-partner', 'Jenna K', '--known-since', '2024-01'],
      ['agree', 'jenna', '--verbal', '--from', '2025-01-01', '--i-pay', '25%', '--yes'],
      ['log', 'Ann A', '--from', 'jenna', '--on', '2025-03-01'],
      ['update', '2', 'won', '--collected', '16,000', '--on', '2025-04-01'],
      ['pay', 'jenna', '4,000', '--on', '2025-04-02'],
      ['update', '2', '--collected=-16,000', '--on', '2026-02-01'],
      ['pay', 'jenna', '4,000', '--return', '--on', '2026-02-02'],
      ['log', 'Ben B', '--from', 'jenna', '--on', '2026-03-01'],
      ...more,
    );

  test('stands beside what was paid, which the form goes by', async () => {
    const refnet = await returned(
      ['update', '7', 'won', '--collected', '22,000', '--on', '2026-04-01'],
      ['pay', 'jenna', '5,500', '--on', '2026-04-02'],
    );
    const fees = await refnet.ok(['fees', '--year', '2026']);
    expect(fees).toContain(
      [
        'Partner  Way      Accrued       Paid   Returned  Due 20 Nov',
        'Jenna K  I pay  USD 1,500  USD 5,500  USD 4,000       USD 0',
        '',
        'Jenna K: US form 1099-NEC: USD 5,500 paid in 2026, and USD 4,000 came back;',
      ].join('\n'),
    );
    expect(JSON.parse(await refnet.ok(['fees', '--year', '2026', '--json']))).toMatchObject([
      { paid: '5500.00', returned: '4000.00' },
    ]);
    expect(await refnet.ok(['fees', '--year', '2025'])).not.toContain('Returned');
  });

  test('is no amount below zero in a report', async () => {
    const refnet = await returned();
    expect(await refnet.ok(['report', '--year', '2026'])).toContain(
      'USD 4,000 more in fees came back than were paid\n',
    );
  });
});

test('fees of two years say what was brought forward, the year of the last day, and on a narrow screen what was paid too much', async () => {
  const refnet = await newNetwork(
    ['config', 'currency', 'GBP'],
    ['add-partner', 'Amelia Ackroyd', '--known-since', '2024-01'],
    ['agree', 'amelia', '--verbal', '--from', '2025-01-01', '--i-pay', '10%', '--yes'],
    ['log', 'Ann', '--from', 'amelia', '--on', '2025-01-02'],
    ['update', '2', 'won', '--collected', '15,000', '--on', '2025-02-01'],
    ['update', '2', '--collected', '5,000', '--on', '2025-04-06'],
    ['pay', 'amelia', '2,000', '--on', '2025-05-01'],
    ['update', '2', '--collected=-1,000', '--on', '2025-06-01'],
  );
  const argv = ['fees', '--since', '2025-04-06', '--until', '2026-04-05'];
  expect(await refnet.ok(argv)).toContain(
    [
      'Partner         Way    Brought forward  Accrued       Paid  Due 5 Apr 2026   Credit',
      'Amelia Ackroyd  I pay        GBP 1,500  GBP 400  GBP 2,000           GBP 0  GBP 100',
      '',
    ].join('\n'),
  );
  const narrow = (await refnet.run(argv, { columns: 60, terminal: true })).stdout;
  expect(narrow).toContain('Credit');
});
