import { describe, expect, test } from 'vitest';
import { newNetwork } from '../helpers/refnet.ts';

const ANN = [
  ['config', 'currency', 'CAD'],
  ['add-partner', 'Ann'],
] as const;

const RECEIVED = [
  ['agree', 'ann', '--written', '--from', '2026-01-01', '--they-pay', '10% of collected'],
  ['log', 'Alice', '--to', 'ann', '--on', '2026-02-01', '--status', 'won', '--value', '1000'],
  ['update', 'alice', '--on', '2026-02-10', '--collected', '1000'],
  ['pay', 'ann', '100', '--received', '--on', '2026-02-20'],
  ['log', 'Bert', '--to', 'ann', '--on', '2026-03-01', '--status', 'won', '--value', '1000'],
  ['update', 'bert', '--on', '2026-03-10', '--collected', '1000'],
] as const;

const REFUND = ['update', 'alice', '--collected', '-900', '--on', '2026-03-15'];

describe('what was entered late', () => {
  test.each([['--for', 'bert'], []])(
    'a refund leaves its credit, whatever was waived after it: %j',
    async (...of) => {
      const waived = ['pay', 'ann', '100', '--received', '--waive', ...of, '--on', '2026-03-20'];
      const refnet = await newNetwork(...ANN, ...RECEIVED, waived, REFUND);
      expect(await refnet.ok(['fees'])).toContain(
        'Ann      they pay  CAD 110  CAD 100  CAD 100       CAD 90\n',
      );
      expect(await refnet.ok(['fees', '--year'])).toContain(
        'Ann      they pay  CAD 110  CAD 100  CAD 100       CAD 0  CAD 90\n',
      );
      expect(await refnet.ok(['report', '--only', 'fees', '--year'])).toContain(
        'Ann      CAD 110   CAD 100  CAD 100  CAD 90\n',
      );
      expect(await refnet.ok(['pay', 'ann', '90', '--received', '--return'])).toContain(
        'CAD 90 returned to Ann, 20 Nov 2026; nothing more is due',
      );
      const back = await refnet.ok(['fees', '--year', '--format', 'csv']);
      expect(back).toMatch(/,returned,they-pay,2026,.*,,90\.00,.*,2,,2026-11-20,,1,10% of collected/);
    },
  );

  test('a credit goes off what is waived only where it was there before', async () => {
    const refnet = await newNetwork(...ANN, ...RECEIVED, REFUND);
    const waived = ['pay', 'ann', '100', '--received', '--waive', '--for', 'bert'];
    expect(await refnet.fails(1, waived)).toContain('CAD 100 is more than is due for #5: CAD 10');
  });

  test('a collection is due by itself, where the credit before it came back', async () => {
    const refnet = await newNetwork(
      ...ANN,
      ['agree', 'ann', '--written', '--from', '2026-01-01', '--i-pay', '5% of collected'],
      ['log', 'A', '--from', 'ann', '--on', '2026-02-01', '--status', 'won', '--value', '2000'],
      ['update', '2', '--collected', '2000', '--on', '2026-03-01'],
      ['pay', 'ann', '100', '--on', '2026-03-10'],
      ['update', '2', '--collected', '-1000', '--on', '2026-04-01'],
      ['pay', 'ann', '50', '--return', '--on', '2026-05-01'],
      ['log', 'B', '--from', 'ann', '--on', '2026-04-05', '--status', 'won', '--value', '4000'],
      ['update', 'B', '--collected', '4000', '--on', '2026-04-20'],
    );
    expect(await refnet.ok(['fees', '2'])).toContain('1 Mar 2026  CAD 100  paid\n');
    expect(await refnet.ok(['fees', '7'])).toContain('20 Apr 2026  CAD 200  due\n');
    expect(await refnet.ok(['due'])).toContain('you pay CAD 200, since 20 Apr');
  });

  test('a payment for a referral stays with it, whatever was paid before it', async () => {
    const refnet = await newNetwork(
      ...ANN,
      ...RECEIVED,
      ['log', 'Cleo', '--to', 'ann', '--on', '2026-03-01', '--status', 'won', '--value', '500'],
      ['update', 'cleo', '--on', '2026-03-11', '--collected', '500'],
      ['pay', 'ann', '100', '--received', '--for', 'bert', '--on', '2026-04-20'],
      ['pay', 'ann', '50', '--received', '--on', '2026-04-01'],
    );
    expect(await refnet.ok(['fees', '5'])).toContain('10 Mar 2026  CAD 100  paid\n');
    const book = await refnet.ok(['fees', '--year', '--format', 'csv']);
    expect(book).toMatch(/,paid,they-pay,.*,50\.00,.*,7,,2026-04-01,/);
    expect(book).toMatch(/,paid,they-pay,.*,100\.00,.*,5,,2026-04-20,/);
  });
});

describe('the statement of a year', () => {
  test('begins with what stood open, and says how far it goes', async () => {
    const refnet = await newNetwork(
      ...ANN,
      ['agree', 'ann', '--written', '--from', '2025-01-01', '--i-pay', '10% of collected'],
      ['log', 'A', '--from', 'ann', '--on', '2025-02-01', '--status', 'won', '--value', '2000'],
      ['update', '2', '--collected', '1500', '--on', '2025-12-31'],
      ['update', '2', '--collected', '3000', '--on', '2026-03-01'],
      ['pay', 'ann', '300', '--on', '2026-03-10'],
    );
    expect(await refnet.ok(['fees', '--year'])).toMatchInlineSnapshot(`
      "Fees of 2026, so far
      Partner  Way    Brought forward  Accrued     Paid  Due 20 Nov
      Ann      I pay          CAD 150  CAD 300  CAD 300     CAD 150
      "
    `);
    expect(await refnet.ok(['fees', '--year', '2025'])).toContain('Way    Accrued   Paid');
    expect(JSON.parse(await refnet.ok(['fees', '--year', '--json']))[0]).toMatchObject({
      until: '2026-11-20',
      openingDue: '150.00',
      openingCredit: '0.00',
      accrued: '300.00',
      paid: '300.00',
      due: '150.00',
    });
    expect(await refnet.ok(['fees', '--year', '--format', 'csv'])).toContain(
      ',account,i-pay,2026,2026-01-01,2026-11-20,CAD,150.00,0.00,300.00,300.00,0.00,0.00,150.00,0.00,',
    );
  });
});

describe('the fees of the report', () => {
  test('add up every currency where one is added up', async () => {
    const refnet = await newNetwork(
      ...ANN,
      ['add-partner', 'Bea'],
      ['agree', 'ann', '--written', '--from', '2026-01-01', '--i-pay', '10% of collected'],
      ['agree', 'bea', '--written', '--from', '2026-01-01', '--i-pay', '10% of collected'],
      ['log', 'Alf', '--from', 'ann', '--on', '2026-02-01', '--status', 'won'],
      ['log', 'Bob', '--from', 'bea', '--on', '2026-02-01', '--status', 'won'],
      ['log', 'Cyd', '--from', 'bea', '--on', '2026-02-02', '--status', 'won'],
      ['update', 'alf', '--collected', '1000', '--on', '2026-03-01'],
      ['update', 'bob', '--collected', '500', '--on', '2026-03-01'],
      ['update', 'cyd', '--collected', 'USD 300', '--on', '2026-03-01'],
    );
    const page = await refnet.ok(['report', '--only', 'fees', '--year']);
    expect(page).toMatch(/In all +CAD 150 accrued, CAD 150 due with 2 partners\n/);
    expect(page).toMatch(/In all +USD 30 accrued, USD 30 due with 1 partner\n/);
    const csv = await refnet.ok(['report', '--only', 'fees', '--year', '--format', 'csv']);
    expect(csv).toContain('Ann,p1,i-pay,CAD,100.00,0.00,0.00,100.00,0.00,0.00');
  });

  test('say in Markdown in which currency something is expected', async () => {
    const refnet = await newNetwork(
      ...ANN,
      ['agree', 'ann', '--written', '--from', '2026-01-01', '--i-pay', '10% of collected'],
      ['log', 'Alf', '--from', 'ann', '--on', '2026-02-01', '--status', 'won', '--value', '1800'],
    );
    expect(await refnet.ok(['fees', '--format', 'md'])).toContain('| CAD 180 |');
  });

  test('of two sums on one day the one entered first was paid for first', async () => {
    const refnet = await newNetwork(
      ...ANN,
      ['agree', 'ann', '--verbal', '--they-pay', '30%'],
      ['log', 'Gus', '--to', 'ann'],
      ['update', 'gus', 'won', '--value', '10000', '--collected', '6000'],
      ['pay', 'ann', '--received'],
      ['update', '2', '--collected', '4000'],
    );
    expect(await refnet.ok(['fees', '2'])).toBe(`Fee on #2, Ann, 20 Nov 2026
  they pay me 30% of collected
  20 Nov 2026  CAD 1,800  paid
    CAD 6,000 collected x 30% = CAD 1,800
  20 Nov 2026  CAD 1,200  due
    CAD 4,000 collected, CAD 10,000 in all x 30% = CAD 3,000; CAD 1,800 accrued
    before, so CAD 1,200
`);
    const book = await refnet.ok(['fees', '--year', '--format', 'csv']);
    expect(book).toMatch(/,due,they-pay,.*,1200\.00,.*"CAD 4,000 collected, CAD 10,000 in all/);
  });
});
