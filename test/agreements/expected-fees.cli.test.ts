import { describe, expect, test } from 'vitest';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

const START = [
  ['config', 'currency', 'CAD'],
  ['add-partner', 'Tess Bright', '--known-since', '2024-01'],
  ['add-partner', 'Victor Osei', '--known-since', '2024-01'],
] as const;

const TERMS = ['--verbal', '--from', '2026-01-01', '--review-on', '2027-01-01'];

/** Tess pays me 10%, I pay Victor 10% and never more than CAD 500; #3 was given to Tess, #4 received from Victor. */
function network(...more: (readonly string[])[]): Promise<Refnet> {
  return newNetwork(
    ...START,
    ['agree', 'tess', ...TERMS, '--they-pay', '10%'],
    ['agree', 'victor', ...TERMS, '--i-pay', '10%, cap 500'],
    ['log', 'Ito', '--to', 'tess', '--on', '2026-02-01'],
    ['log', 'Max', '--from', 'victor', '--on', '2026-02-01', '--consent', 'yes'],
    ...more,
  );
}

const won = (number: string, value: string | undefined, on = '2026-10-21') => [
  'update',
  number,
  'won',
  '--on',
  on,
  ...(value === undefined ? [] : ['--value', value]),
];

async function due(refnet: Refnet, today?: string) {
  const kinds = ['fee', 'expected-fee', 'fee-by-hand', 'credit'].flatMap((kind) => ['--kind', kind]);
  return refnet.ok(['due', ...kinds], today === undefined ? {} : { today });
}

async function rows(refnet: Refnet, ...words: string[]): Promise<Record<string, unknown>[]> {
  return JSON.parse(await refnet.ok(['fees', ...words, '--json']));
}

describe('an expected fee', () => {
  test('is listed, reckoned from what was invoiced, in both directions', async () => {
    const refnet = await network(won('3', '10,000'), won('4', '2,000'));
    expect(await refnet.ok(['fees'])).toMatchInlineSnapshot(`
      "No fee has accrued yet: nothing has come in that earns one.

      Expected: won, and nothing recorded yet that earns the fee
        #3  Ito  Tess Bright  they pay about CAD 1,000, won 21 Oct 2026
            refnet update 3 --collected AMOUNT
        #4  Max  Victor Osei  you pay about CAD 200, won 21 Oct 2026
            refnet update 4 --collected AMOUNT
      "
    `);
    expect(await rows(refnet)).toMatchObject([
      { kind: 'expected', referral: 3, client: 'Ito', currency: 'CAD', expected: '1000.00', due: null },
      { kind: 'expected', referral: 4, client: 'Max', currency: 'CAD', expected: '200.00', due: null },
    ]);
    expect(await refnet.ok(['fees', '3'])).toMatchInlineSnapshot(`
      "Fee on #3, Tess Bright, 1 Feb 2026
        they pay me 10% of collected

      Expected: won, and nothing recorded yet that earns the fee
        #3  Ito  Tess Bright  they pay about CAD 1,000, won 21 Oct 2026
            refnet update 3 --collected AMOUNT
      "
    `);
  });

  test('is in due from the 30th day after the outcome on, with the command that records it', async () => {
    const refnet = await network(won('3', '10,000'), won('4', '2,000'));
    expect(
      await refnet.ok(['due', '--kind', 'expected-fee', '--within', '0d'], { today: '2026-11-19' }),
    ).toBe('Nothing of that is waiting.\n');
    expect(await due(refnet)).toMatchInlineSnapshot(`
      "Today
        Fee  Tess Bright  they pay about CAD 1,000, Ito won 21 Oct
             refnet update 3 --collected AMOUNT
        Fee  Victor Osei  you pay about CAD 200, Max won 21 Oct
             refnet update 4 --collected AMOUNT
      "
    `);
    const [first] = JSON.parse(await refnet.ok(['due', '--kind', 'expected-fee', '--json']));
    expect(first).toMatchObject({
      kind: 'expected-fee',
      number: 3,
      client: 'Ito',
      amount: null,
      expected: '1000.00',
      currency: 'CAD',
      dueOn: '2026-11-20',
      state: 'today',
    });
  });

  test('of several clients with one partner is told once, with the command that lists each', async () => {
    const refnet = await network(
      won('3', '10,000'),
      ['log', 'Kim', '--to', 'tess', '--on', '2026-02-03', '--status', 'won'],
      ['log', 'Pia', '--to', 'tess', '--on', '2026-02-04', '--status', 'won'],
      ['update', '6', '--value', '500'],
    );
    expect(await due(refnet)).toBe(
      [
        'Today',
        '  Fee  Tess Bright  they pay about CAD 1,050, 3 clients since 3 Feb, 1 not known',
        '       refnet fees tess',
        '',
      ].join('\n'),
    );
    const items = JSON.parse(await refnet.ok(['due', '--kind', 'expected-fee', '--json']));
    expect(items.map(({ number, expected }: Record<string, unknown>) => [number, expected])).toEqual([
      [5, null],
      [6, '50.00'],
      [3, '1000.00'],
    ]);
    expect(await refnet.ok(['due', '--brief', '--kind', 'expected-fee'])).toContain('3 today');
  });

  test('of an amount nobody knows is listed with the command that records the value', async () => {
    const refnet = await network(won('3', undefined));
    expect(await refnet.ok(['fees', 'tess'])).toMatchInlineSnapshot(`
      "No fee has accrued yet: nothing has come in that earns one.

      Expected: won, and nothing recorded yet that earns the fee
        #3  Ito  Tess Bright  they pay a fee, amount not known, won 21 Oct 2026
            refnet update 3 --value AMOUNT
      "
    `);
    expect(await due(refnet)).toMatchInlineSnapshot(`
      "Today
        Fee  Tess Bright  they pay a fee, amount not known, Ito won 21 Oct
             refnet update 3 --value AMOUNT
      "
    `);
    await refnet.ok(['update', '3', '--value', '500']);
    expect(await rows(refnet)).toMatchObject([
      { expected: '50.00', command: 'refnet update 3 --collected AMOUNT' },
    ]);
  });

  test('of an amount in another currency than the cap is listed, and not reckoned', async () => {
    const refnet = await newNetwork(
      ['add-partner', 'Buddy Boyd'],
      ['agree', 'buddy', '--written', '--from', '2026-01-01', '--they-pay', '25%, cap CAD 2500', '--yes'],
      ['log', 'Jeanne', '--to', 'buddy', '--on', '2026-02-01'],
      ['update', '2', 'won', '--value', 'USD 11600'],
    );
    expect(await refnet.ok(['fees'])).toContain('they pay a fee, not reckoned: other currency, won');
  });

  test.each([
    [
      'collected',
      [['update', '3', '--collected', '400']],
      [
        { kind: 'account', accrued: '40.00', due: '40.00' },
        { kind: 'expected', expected: '960.00' },
      ],
    ],
    ['nothing that came in', [['update', '3', '--collected', '0']], []],
    ['paid', [['pay', 'tess', '--for', '3']], [{ accrued: '1000.00', paid: '1000.00', due: '0.00' }]],
    [
      'part paid',
      [['pay', 'tess', '400', '--for', '3']],
      [
        { paid: '400.00', due: '0.00' },
        { kind: 'expected', expected: '600.00' },
      ],
    ],
    ['waived', [['pay', 'tess', '--for', '3', '--waive']], [{ accrued: '1000.00', waived: '1000.00' }]],
    ['settled', [['pay', 'tess', '--for', '3', '--settled']], []],
    ['lost after all', [['update', '3', 'lost', '--on', '2026-11-01']], []],
  ])('goes away once it is %s', async (_name, commands, left) => {
    const refnet = await network(won('3', '10,000'), ...commands);
    expect(await rows(refnet)).toMatchObject(left);
    expect(await rows(refnet)).toHaveLength(left.length);
  });

  test('that was waived or paid is not due again once the money comes in', async () => {
    const waived = await network(won('3', '10,000'), ['pay', 'tess', '--for', '3', '--waive']);
    await waived.ok(['update', '3', '--collected', '10,000']);
    expect(await rows(waived)).toMatchObject([{ accrued: '1000.00', waived: '1000.00', due: '0.00' }]);
    const paid = await network(won('3', '10,000'), ['pay', 'tess', '400', '--for', '3']);
    await paid.ok(['update', '3', '--collected', '10,000']);
    expect(await rows(paid)).toMatchObject([
      { accrued: '1000.00', paid: '400.00', due: '600.00', credit: '0.00' },
    ]);
    expect(await rows(paid)).toHaveLength(1);
  });

  test('is the most that is paid before more is recorded', async () => {
    const refnet = await network(won('3', '10,000'));
    expect(await refnet.fails(1, ['pay', 'tess', '1,000.01', '--for', '3'])).toBe(
      [
        'refnet: CAD 1,000.01 is more than is expected for #3: CAD 1,000',
        '  refnet update 3 --collected AMOUNT      says what it is reckoned from',
        '',
      ].join('\n'),
    );
    expect(await refnet.fails(1, ['pay', 'tess', 'USD 5', '--for', '3'])).toContain(
      'nothing is expected in USD for #3, but CAD 1,000',
    );
    expect(await refnet.fails(1, ['pay', 'tess'])).toContain(
      'refnet update 3 --collected AMOUNT      what Tess Bright took in: makes an expected fee due',
    );
    expect(await refnet.fails(2, ['pay', 'victor', '5', '--received', '--for', '4'])).toContain(
      '#4 was received from Victor Osei, so a fee on it is yours to pay',
    );
  });

  test('keeps to a cap of the year beside what is due', async () => {
    const refnet = await network(
      ['agree', 'victor', '--from', '2026-01-01', '--i-pay', '10%, cap 500 a year'],
      ['update', '4', '--collected', '4,000', '--on', '2026-11-01'],
      ['log', 'Pia', '--from', 'victor', '--on', '2026-02-02', '--status', 'won'],
      ['update', '6', '--value', '3,000'],
    );
    expect(await rows(refnet, 'victor')).toMatchObject([
      { kind: 'account', due: '400.00' },
      { kind: 'expected', expected: '100.00' },
    ]);
  });

  test('is in the year at whose end it was open, and never in its sums', async () => {
    const refnet = await network(won('3', '10,000'));
    expect(await refnet.ok(['fees', '--year', '2026'])).toMatchInlineSnapshot(`
      "Fees of 2026, so far
      No fee was accrued, paid or due.

      Expected: won, and nothing recorded yet that earns the fee
        #3  Ito  Tess Bright  they pay about CAD 1,000, won 21 Oct 2026
            refnet update 3 --collected AMOUNT
      "
    `);
    expect(JSON.parse(await refnet.ok(['fees', '--year', '2026', '--json']))).toMatchObject([
      { kind: 'expected', year: 2026, accrued: null, due: null, expected: '1000.00', referral: 3 },
    ]);
    expect(await refnet.ok(['fees', '--year', '2025'])).toBe('No fee was accrued, paid or due in 2025.\n');
    const paid = await network(won('3', '10,000'), ['pay', 'tess', '--for', '3']);
    expect(JSON.parse(await paid.ok(['fees', '--year', '2026', '--json']))).toMatchObject([
      { kind: 'account', accrued: '1000.00', paid: '1000.00', due: '0.00' },
    ]);
  });

  test('of an archived partner stays in due, and may be snoozed by its number', async () => {
    const refnet = await network(won('3', '10,000'), ['edit', 'tess', '--archive']);
    expect(await due(refnet)).toContain('they pay about CAD 1,000');
    await refnet.ok(['snooze', '3', '--until', '2027-01-10']);
    expect(await due(refnet)).not.toContain('CAD 1,000');
  });
});

describe('a fee to settle by hand', () => {
  /** Max pays in USD, and the cap of Victor's fee is in CAD. */
  const inDollars = (...more: (readonly string[])[]) =>
    network(
      won('4', 'USD 9,000', '2026-03-01'),
      ['update', '4', '--collected', 'USD 9,000', '--on', '2026-03-02'],
      ...more,
    );

  test('is in the fees, in due and in the year, with the command that books it', async () => {
    const refnet = await inDollars();
    expect(await refnet.ok(['fees'])).toMatchInlineSnapshot(`
      "No fee has accrued yet: nothing has come in that earns one.

      To settle by hand: money in another currency than the terms
        #4  Max  Victor Osei  you pay; USD 9,000 came in
            refnet pay victor AMOUNT --for 4
      "
    `);
    expect(await due(refnet)).toMatchInlineSnapshot(`
      "Today
        Fee  Victor Osei  by hand, for Max: USD 9,000 came in
             refnet pay victor AMOUNT --for 4
      "
    `);
    expect(await refnet.ok(['fees', '--year', '2026'])).toContain('you pay; USD 9,000 came in');
    expect(await refnet.ok(['fees', '--year', '2025'])).not.toContain('USD');
    expect(await rows(refnet)).toMatchObject([
      {
        kind: 'by-hand',
        referral: 4,
        currency: 'USD',
        expected: null,
        command: 'refnet pay victor AMOUNT --for 4',
      },
    ]);
  });

  test('is booked in parts, in the currency of the money, until it is said to be all', async () => {
    const refnet = await inDollars();
    expect(await refnet.fails(2, ['pay', 'victor', '--for', '4'])).toBe(
      [
        'refnet: only you can say what the fee on #4 comes to',
        '  refnet pay victor --for 4 AMOUNT',
        '  refnet pay victor --for 4 --settled      if nothing more is due for it',
        '',
      ].join('\n'),
    );
    expect(await refnet.ok(['pay', 'victor', '--for', '4', 'USD 300'])).toBe(
      '#6  USD 300 paid to Victor Osei for #4, 20 Nov 2026; is that all? refnet pay victor --for 4 --settled\n',
    );
    await refnet.ok(['pay', 'victor', '--for', '4', '50', '--waive']);
    expect(await rows(refnet)).toMatchObject([
      { kind: 'account', currency: 'USD', accrued: '350.00', paid: '300.00', waived: '50.00', due: '0.00' },
      { kind: 'by-hand', text: 'you pay; USD 9,000 came in, USD 350 booked' },
    ]);
    expect(await refnet.ok(['pay', 'victor', '--for', '4', '--settled'])).toBe(
      '#8  The fee on #4 settled for good with Victor Osei, 20 Nov 2026; nothing more is due\n',
    );
    expect(await rows(refnet)).toHaveLength(1);
    expect(await due(refnet)).toBe('Nothing of that is waiting.\n');
    expect(await refnet.fails(1, ['pay', 'victor', '--for', '4', '5'])).toBe(
      'refnet: the fee on #4 was settled for good, 20 Nov 2026\n  refnet remove 8      if more is due after all\n',
    );
    expect(await refnet.ok(['fees', '4'])).toMatchInlineSnapshot(`
      "Fee on #4, Victor Osei, 1 Feb 2026
        I pay 10% of collected, cap CAD 500 a referral
        20 Nov 2026  USD 300  paid
          booked by hand
        20 Nov 2026  USD 50   waived
          booked by hand
        USD 9,000 on 2 Mar 2026: the cap or the steps of the fee are in another
        currency, and refnet never converts: agree on this one by hand
        Settled for good: nothing more is due for it.
      "
    `);
    await refnet.ok(['undo']);
    expect(await rows(refnet)).toHaveLength(2);
  });

  test('is done with the last payment, and open again when that is said', async () => {
    const refnet = await inDollars(['pay', 'victor', 'CAD 410', '--for', '4', '--settled']);
    expect(await rows(refnet)).toMatchObject([{ currency: 'CAD', accrued: '410.00', paid: '410.00' }]);
    expect(await due(refnet)).toBe('Nothing of that is waiting.\n');
    await refnet.ok(['edit', '6', '--reopen']);
    expect(await due(refnet)).toContain('USD 9,000 came in, CAD 410 booked');
  });

  test('is named where nothing else is due', async () => {
    const refnet = await inDollars();
    for (const words of [
      ['pay', 'victor'],
      ['pay', 'victor', '50'],
    ]) {
      expect(await refnet.fails(1, words)).toContain(
        '  refnet pay victor AMOUNT --for 4      books what was agreed for it\n',
      );
    }
  });

  test('may be waived whole, whatever it comes to', async () => {
    const refnet = await inDollars(['pay', 'victor', '--for', '4', '--waive']);
    expect(await rows(refnet)).toEqual([]);
    expect(await refnet.ok(['show', '6'])).toContain('The fee on #4 waived by Victor Osei, 20 Nov 2026');
    expect(await refnet.fails(1, ['edit', '6', '--reopen'])).toContain('a payment is more than nothing');
  });

  test('that was paid comes back by hand as well', async () => {
    const refnet = await inDollars(['pay', 'victor', 'USD 300', '--for', '4']);
    expect(await refnet.ok(['pay', 'victor', 'USD 40', '--for', '4', '--return'])).toContain(
      'USD 40 came back from Victor Osei for #4',
    );
    expect(await rows(refnet)).toMatchObject([
      { accrued: '260.00', paid: '260.00', due: '0.00', credit: '0.00' },
      {},
    ]);
    expect(await refnet.fails(1, ['pay', 'victor', 'USD 261', '--for', '4', '--return'])).toContain(
      'USD 260',
    );
  });

  test('is not what a flat fee needs, under a cap or not: it is due, with no blank row', async () => {
    const refnet = await network(
      ['agree', 'tess', '--from', '2026-01-01', '--they-pay', 'flat 200, cap 500'],
      ['update', '3', '--collected', 'USD 500', '--on', '2026-03-02'],
      ['update', '3', '--collected', 'USD 100', '--on', '2026-03-03'],
    );
    expect(await refnet.ok(['fees'])).toBe(
      'Partner      Way       Accrued      Due\nTess Bright  they pay  CAD 200  CAD 200\n',
    );
    expect(await refnet.ok(['fees', '3'])).not.toContain('USD 0');
  });
});

describe('what was paid too much', () => {
  const refunded = (...more: (readonly string[])[]) =>
    network(
      ['update', '3', '--collected', '25,000', '--on', '2026-03-02'],
      ['pay', 'tess', '--received', '--on', '2026-03-03'],
      ['update', '3', '--collected', '-25,000', '--on', '2026-10-05'],
      ['update', '4', '--collected', '1,000', '--on', '2026-03-02'],
      ['pay', 'victor', '--on', '2026-03-03'],
      ['update', '4', '--collected', '-300', '--on', '2026-10-06'],
      ...more,
    );

  test('is in the fees and in due, in both directions, with the command that returns it', async () => {
    const refnet = await refunded();
    expect(await refnet.ok(['fees'])).toMatchInlineSnapshot(`
      "Partner      Way       Accrued       Paid  Due     Credit
      Tess Bright  they pay           CAD 2,500       CAD 2,500
      Victor Osei  I pay      CAD 70    CAD 100          CAD 30

      Paid too much: it goes back, or off the next fee
        Tess Bright  they paid you CAD 2,500 too much, since 5 Oct 2026
                     refnet pay tess "CAD 2500" --received --return
        Victor Osei  you paid CAD 30 too much, since 6 Oct 2026
                     refnet pay victor "CAD 30" --return
      "
    `);
    expect(await due(refnet)).toMatchInlineSnapshot(`
      "Today
        Credit  Tess Bright  they paid you CAD 2,500 too much, since 5 Oct
                refnet pay tess "CAD 2500" --received --return
        Credit  Victor Osei  you paid CAD 30 too much, since 6 Oct
                refnet pay victor "CAD 30" --return
      "
    `);
    const items = JSON.parse(await refnet.ok(['due', '--kind', 'credit', '--json']));
    expect(items).toMatchObject([
      { kind: 'credit', amount: '2500.00', currency: 'CAD', dueOn: '2026-10-05', expected: null },
      { kind: 'credit', amount: '30.00', currency: 'CAD', dueOn: '2026-10-06' },
    ]);
  });

  test.each([
    [['tess', '2500', '--return'], 'CAD 2,500 returned to Tess Bright, 20 Nov 2026; nothing more is due'],
    [['tess', '--return'], 'CAD 2,500 returned to Tess Bright, 20 Nov 2026; nothing more is due'],
    [['tess', '2500', '--return', '--received'], 'CAD 2,500 returned to Tess Bright'],
    [['tess', '2500', '--return', '--for', '3'], 'CAD 2,500 returned to Tess Bright for #3'],
    [['victor', '30', '--return'], 'CAD 30 came back from Victor Osei, 20 Nov 2026; nothing more is due'],
    [['victor', '30', '--return', '--for', '4'], 'CAD 30 came back from Victor Osei for #4'],
  ])('goes back with pay %j', async (words, line) => {
    const refnet = await refunded();
    expect(await refnet.ok(['pay', ...words])).toContain(line);
    expect(JSON.parse(await refnet.ok(['due', '--kind', 'credit', '--json']))).toHaveLength(1);
  });

  test('goes off the next fee, and is then gone', async () => {
    const refnet = await refunded(['update', '4', '--collected', '300']);
    expect(await due(refnet)).not.toContain('Victor');
  });
});
