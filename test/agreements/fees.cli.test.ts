import { describe, expect, test } from 'vitest';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

const VICTOR = ['add-partner', 'Victor Osei', '--country', 'US', '--known-since', '2024-01'] as const;
const CAD = ['config', 'currency', 'CAD'] as const;
const AGREED = ['agree', 'victor', '--verbal', '--from', '2026-01-01'] as const;

/** Referral 2, received and won, with 755.55 and 700 collected and 100 refunded. */
function network(...more: (readonly string[])[]): Promise<Refnet> {
  return newNetwork(
    VICTOR,
    CAD,
    [...AGREED, '--i-pay', '10% of collected for 12 months, cap 100'],
    ['log', 'Max P.', '--from', 'victor', '--on', '2026-02-01'],
    ['update', '2', 'won', '--value', '2,000', '--on', '2026-03-01'],
    ['update', '2', '--collected', '755.55', '--on', '2026-03-05'],
    ['update', '2', '--collected', '700', '--on', '2026-04-05'],
    ['update', '2', '--collected', '-100', '--on', '2026-05-05'],
    ...more,
  );
}

describe('refnet fees', () => {
  test('shows the accounts, one a partner, way and currency', async () => {
    const refnet = await network(['pay', 'victor', '50']);
    expect(await refnet.ok(['fees'])).toMatchInlineSnapshot(`
      "Partner      Way    Accrued    Paid     Due
      Victor Osei  I pay  CAD 100  CAD 50  CAD 50
      "
    `);
  });

  test('of one referral has its lines in Markdown with days and amounts in words', async () => {
    const refnet = await network(['pay', 'victor', '50']);
    expect(await refnet.ok(['fees', '2', '--format', 'md'])).toMatchInlineSnapshot(`
      "| Referral | Day | Fee | State |
      | --: | --- | --: | --- |
      | 2 | 5 Mar 2026 | CAD 75.56 | part paid |
      | 2 | 5 Apr 2026 | CAD 24.44 | due |
      | 2 | 5 May 2026 | CAD 0 | nothing |
      "
    `);
  });

  test('of a number that is no referral says so', async () => {
    const refnet = await network();
    expect(await refnet.fails(1, ['fees', '99'])).toMatchInlineSnapshot(`
      "refnet: there is no #99
        refnet history      lists what was changed
      "
    `);
    expect(await refnet.fails(1, ['fees', '1'])).toMatchInlineSnapshot(`
      "refnet: #1 is an agreement, not a referral
        refnet show 1      shows it
      "
    `);
  });

  describe('fee or no fee', () => {
    /** Received from Victor, whom I pay, and from Maren, whom I do not; given to Victor, who pays nothing. */
    const log = (partner: string, way: string, status: string, on = '2026-06-01') => [
      'log',
      `${partner} ${status}`,
      way,
      partner,
      '--on',
      on,
      '--status',
      status,
    ];
    const both = (lastStatus: string) =>
      newNetwork(
        VICTOR,
        CAD,
        ['add-partner', 'Maren Holt'],
        [...AGREED, '--i-pay', '10% of collected'],
        ...[2, 3, 4].map(() => log('victor', '--from', 'won')),
        log('victor', '--from', 'lost'),
        log('victor', '--from', lastStatus),
        log('victor', '--from', 'won', '2025-12-31'),
        log('victor', '--from', 'void'),
        log('victor', '--to', 'won'),
        ...[10, 11, 12].map(() => log('maren', '--from', 'lost')),
        log('maren', '--from', 'won'),
        log('maren', '--from', 'new'),
        ...['2', '3', '4'].map((number) => ['edit', number, '--value', '1,000.01']),
        ['edit', '7', '--value', 'USD 50'],
        ['edit', '9', '--value', '2,000'],
      );

    test('stands below all accounts once both sides have 5 closed', async () => {
      const refnet = await both('declined');
      expect(await refnet.ok(['fees'])).toMatchInlineSnapshot(`
        "No fee has accrued yet: nothing has come in that earns one.

        Expected: won, and nothing recorded yet that earns the fee
          #2  victor won  Victor Osei  you pay about CAD 100, won 1 Jun 2026
              refnet update 2 --collected AMOUNT
          #3  victor won  Victor Osei  you pay about CAD 100, won 1 Jun 2026
              refnet update 3 --collected AMOUNT
          #4  victor won  Victor Osei  you pay about CAD 100, won 1 Jun 2026
              refnet update 4 --collected AMOUNT

        Fee or no fee                                                      all on record
                    Referrals  Won              Closed business  Per client won
        with a fee          5  3 of 5 closed       CAD 3,000.03    CAD 1,000.01
        without             7  3 of 6 closed  CAD 2,000, USD 50       CAD 2,000

        A greater share of those with a fee was won. 1 won without an amount, both ways.
        Other things differ too: this is no proof of what a fee does.
        "
      `);
      expect(await refnet.ok(['fees', 'victor'])).not.toContain('Fee or no fee');
      const rows = JSON.parse(await refnet.ok(['fees', '--json']));
      expect(rows.map(({ kind, referral }: Record<string, unknown>) => [kind, referral])).toEqual([
        ['expected', 2],
        ['expected', 3],
        ['expected', 4],
      ]);
    });

    test('is not there with fewer', async () => {
      expect(await (await both('not-chosen')).ok(['fees'])).not.toContain('Fee or no fee');
    });

    test('takes what was collected where nothing was invoiced', async () => {
      const refnet = await both('declined');
      await refnet.ok(['update', '13', '--collected', '700']);
      await refnet.ok(['update', '13', '--collected', '-100']);
      const text = await refnet.ok(['fees']);
      expect(text).toContain('CAD 2,600');
      expect(text).not.toContain('without an amount');
    });
  });

  test('a referral by its number: every line with its arithmetic', async () => {
    expect(await (await network()).ok(['fees', '2'])).toMatchInlineSnapshot(`
      "Fee on #2, Victor Osei, 1 Feb 2026
        I pay 10% of collected for 12 months, cap CAD 100 a referral
        5 Mar 2026  CAD 75.56  due
          CAD 755.55 collected x 10% = CAD 75.56 rounded
        5 Apr 2026  CAD 24.44  due
          CAD 700 collected, CAD 1,455.55 in all x 10% = CAD 145.56 rounded; capped at
          CAD 100 a referral; CAD 75.56 accrued before, so CAD 24.44
        5 May 2026  CAD 0      nothing
          CAD 100 refunded, CAD 1,355.55 in all x 10% = CAD 135.56 rounded; capped at
          CAD 100 a referral; CAD 100 accrued before, so CAD 0
      "
    `);
  });

  test('a cap a year is of the calendar year: in the terms, on the page to sign, and with what it leaves of each', async () => {
    const refnet = await newNetwork(
      ['config', 'currency', 'GBP'],
      ['add-partner', 'Bilal Khan'],
      ['agree', 'bilal', '--verbal', '--from', '2025-01-01', '--they-pay', '10%, cap 2,000 a year', '--yes'],
      ['log', 'Ann', '--to', 'bilal', '--on', '2025-01-02'],
      ['log', 'Ben', '--to', 'bilal', '--on', '2025-01-03'],
      ['update', '2', 'won', '--collected', '20,000', '--on', '2025-04-05'],
      ['update', '3', 'won', '--collected', '30,000', '--on', '2025-12-31'],
      ['update', '3', '--collected', '1,000', '--on', '2026-01-01'],
    );
    const [, terms, ...lines] = (await refnet.ok(['fees', '3'])).split('\n').map((line) => line.trim());
    expect(terms).toBe('they pay me 10% of collected, cap GBP 2,000 a calendar year');
    expect(lines.join(' ')).toContain(
      'GBP 31,000 in all x 10% = GBP 3,100; the cap of GBP 2,000 a calendar year leaves GBP 0 in 2025 and GBP 100 in 2026',
    );
    const page = await refnet.run(['agree', '1', '--print']);
    expect(page.stdout).toContain('10% of collected, cap GBP 2,000 a calendar year.');
  });

  test('a referral of before the agreement carries none', async () => {
    const refnet = await network(['log', 'Early', '--from', 'victor', '--on', '2025-12-31']);
    expect(await refnet.ok(['fees', '6'])).toBe(
      'Fee on #6, Victor Osei, 31 Dec 2025: none was agreed when it was made\n',
    );
  });

  test('one that counts nowhere has none, and says so with what was agreed', async () => {
    const refnet = await network(
      ['log', 'Nora', '--from', 'victor', '--on', '2026-03-01', '--consent', 'no'],
      ['update', '6', 'won', '--collected', '5000'],
    );
    const fee = 'Fee on #6, Victor Osei, 1 Mar 2026: none, as';
    const read = async () => (await refnet.ok(['fees', '6'])).replace(/\n(?! )/g, ' ');
    expect(await read()).toContain(
      `${fee} the client did not agree to be contacted, so that it counts nowhere; agreed was: I pay 10% of`,
    );
    expect(await read()).toContain('refnet edit 6 --consent yes      if they did agree');
    expect(JSON.parse(await refnet.ok(['fees', '6', '--json']))).toMatchObject({
      terms: null,
      none: expect.stringContaining('counts nowhere'),
    });
    await refnet.ok(['edit', '6', '--consent', 'yes']);
    await refnet.ok(['update', '6', 'void', '--yes']);
    expect(await read()).toContain(`${fee} it is void and counts nowhere; agreed was: I pay 10% of`);
  });

  test('terms changed later do not touch what the earlier referral earns', async () => {
    const refnet = await network(['agree', 'victor', '--from', '2026-03-01', '--i-pay', 'flat 900 when won']);
    const before = await (await network()).ok(['fees', '2', '--json']);
    expect(await refnet.ok(['fees', '2', '--json'])).toBe(before);
  });

  test('closing the agreement stops only new referrals', async () => {
    const refnet = await network(
      ['agree', 'victor', '--close', '--on', '2026-02-15'],
      ['log', 'New', '--from', 'victor', '--on', '2026-02-16'],
      ['update', '6', 'won', '--on', '2026-03-01'],
      ['update', '6', '--collected', '500'],
    );
    expect(JSON.parse(await refnet.ok(['fees', 'victor', '--json']))).toMatchObject([{ accrued: '100.00' }]);
  });

  test('the yearly statement names each payee, and the tax form between two in the US', async () => {
    const refnet = await network(['config', 'country', 'US'], ['pay', 'victor', '50', '--on', '2026-06-01']);
    expect(await refnet.ok(['fees', '--year', '2026'])).toMatchInlineSnapshot(`
      "Fees of 2026, so far
      Partner      Way    Accrued    Paid  Due 20 Nov
      Victor Osei  I pay  CAD 100  CAD 50      CAD 50

      Victor Osei: US form 1099-NEC: paid in 2026 in CAD alone; what is not in USD
      counts once converted; the form is for USD 2,000 or more a year (2026); as a
      rule not for corporations. Source: 26 USC 6041(a), 6041A(a); Pub. L. 119-21 s.
      70433. Not legal advice.
      "
    `);
    expect(await refnet.ok(['fees', '--year', '2026', '--format', 'csv'])).toMatch(
      /^partner,partnerId,country,/,
    );
    expect(await refnet.ok(['fees', '--year'])).toBe(await refnet.ok(['fees', '--year', '2026']));
    expect(await refnet.ok(['fees', '--year', 'last'])).toBe(await refnet.ok(['fees', '--year', '2025']));
    expect(await refnet.ok(['fees', '--year', '2025'])).toBe('No fee was accrued, paid or due in 2025.\n');
  });

  test('fees without a written agreement are an alert of the advice', async () => {
    const refnet = await network();
    const { alerts } = JSON.parse(await refnet.ok(['advise', 'victor', '--json']));
    expect(alerts).toContainEqual(
      expect.objectContaining({
        id: 'fees-unwritten',
        text: 'CAD 100 of fees paid, received or due in the 12 months to 20 Nov 2026, with no written agreement about a fee in it',
      }),
    );
  });

  test.each([
    [['fees', '2', '--year', '2026'], '--year does not go with the fee on one referral'],
    [['fees', '2', '--year', '2026', '--json'], '--year does not go with the fee on one referral'],
    [['fees', '--year', '2026', '--year', '2025'], '--year is said 2 times'],
    [['fees', '--json', '--format', 'csv'], '--json and --format csv do not go together'],
  ])('%j is refused', async (argv, message) => {
    expect(await (await network()).fails(2, argv)).toContain(message);
  });

  test('the statement of a year may be of one partner', async () => {
    const refnet = await network(['add-partner', 'Maren Holt']);
    const of = async (...words: string[]) =>
      JSON.parse(await refnet.ok(['fees', ...words, '--year', '2026', '--json']));
    expect(await of('victor')).toHaveLength(1);
    expect(await of('victor')).toEqual(await of());
    expect(await of('maren')).toEqual([]);
  });

  test('no fee is the usual way', async () => {
    const refnet = await newNetwork(VICTOR);
    expect(await refnet.ok(['fees'])).toBe('No fees, which is the usual way to begin.\n');
  });
});

describe('refnet pay', () => {
  test('settles the oldest first, and says what is still due', async () => {
    const refnet = await network();
    expect(await refnet.ok(['pay', 'victor', '80'])).toBe(
      '#6  CAD 80 paid to Victor Osei, 20 Nov 2026; CAD 20 still due\n',
    );
    const { lines } = JSON.parse(await refnet.ok(['fees', '2', '--json']));
    expect(lines.map(({ state }: { state: string }) => state)).toEqual(['paid', 'part-paid', 'nothing']);
    expect(await refnet.ok(['pay', 'victor'])).toBe(
      '#7  CAD 20 paid to Victor Osei, 20 Nov 2026; nothing more is due\n',
    );
  });

  test('more than is due is refused', async () => {
    const refnet = await network();
    expect(await refnet.fails(1, ['pay', 'victor', '100.01'])).toBe(
      'refnet: CAD 100.01 is more than is due: CAD 100\n  refnet fees victor      shows the accounts both ways\n',
    );
    expect(JSON.parse(await refnet.ok(['fees', '--json']))).toMatchObject([{ paid: '0.00' }]);
  });

  test('a fee can be waived, and a payment undone', async () => {
    const refnet = await network(['pay', 'victor', '30', '--waive']);
    expect(JSON.parse(await refnet.ok(['fees', '--json']))).toMatchObject([
      { waived: '30.00', due: '70.00' },
    ]);
    await refnet.ok(['undo']);
    expect(JSON.parse(await refnet.ok(['fees', '--json']))).toMatchObject([
      { waived: '0.00', due: '100.00' },
    ]);
  });

  test('the other direction is an account of its own', async () => {
    const refnet = await newNetwork(
      VICTOR,
      CAD,
      [...AGREED, '--they-pay', 'flat 200 when won'],
      ['log', 'Dana R.', '--to', 'victor', '--on', '2026-02-01'],
      ['update', '2', 'won', '--on', '2026-03-01'],
    );
    expect(await refnet.fails(1, ['pay', 'victor', '200'])).toBe(
      'refnet: nothing is due to Victor Osei\n' +
        '  refnet pay victor 200 --received      CAD 200 is due from them\n' +
        '  refnet fees victor      shows the accounts both ways\n',
    );
    expect(await refnet.fails(1, ['pay', 'victor'])).toContain(
      '  refnet pay victor --received      CAD 200 is due from them\n',
    );
    expect(await refnet.ok(['pay', 'victor', '200', '--received'])).toBe(
      '#3  CAD 200 received from Victor Osei, 20 Nov 2026; nothing more is due\n',
    );
  });

  test('what is due to them is named where nothing is due from them', async () => {
    const refnet = await network();
    for (const words of [
      ['pay', 'victor', '--received'],
      ['pay', 'victor', '100', '--received'],
    ]) {
      expect(await refnet.fails(1, words)).toContain(
        '  refnet pay victor      CAD 100 is due to them, without --received\n',
      );
    }
  });

  describe('where something is due both ways', () => {
    /** CAD 100 is due to Victor, and CAD 200 from him. */
    const bothWays = () =>
      network(
        [...AGREED, '--they-pay', 'flat 200 when won'],
        ['log', 'Dana R.', '--to', 'victor', '--on', '2026-02-01', '--status', 'won'],
      );

    test.each([
      [['80'], 'CAD 80 paid to', 'CAD 20 still due to them; CAD 200 due from them', 'victor --received'],
      [[], 'CAD 100 paid to', 'nothing more is due to them; CAD 200 due from them', 'victor --received'],
      [
        ['--received'],
        'CAD 200 received from',
        'nothing more is due from them; CAD 100 due to them',
        'victor',
      ],
    ])('%j names what is due the other way, and its command', async (argv, paid, due, again) => {
      const refnet = await bothWays();
      expect(await refnet.ok(['pay', 'victor', ...argv])).toMatch(
        new RegExp(`^#\\d+ {2}${paid} Victor Osei, 20 Nov 2026; ${due}: refnet pay ${again}\\n$`),
      );
      await refnet.ok(['pay', ...again.split(' ')]);
    });
  });

  test.each([
    ['99', 'there is no #99'],
    ['1', '#1 is an agreement, not a referral'],
    ['6', '#6 is a referral with Maren Holt, not with Victor Osei'],
  ])('for #%s: %s', async (number, message) => {
    const refnet = await network(['add-partner', 'Maren Holt'], ['log', 'Kim', '--from', 'maren']);
    expect(await refnet.fails(1, ['pay', 'victor', '20', '--for', number])).toContain(message);
  });

  test.each([
    [['pay'], 2, 'the partner is missing'],
    [['pay', 'victor', ',800'], 2, '$'],
    [['pay', 'victor', '-5'], 2, ''],
    [['pay', 'victor', '5', '--waive', '--return'], 2, 'do not go together'],
    [['pay', 'victor', '5', '--on', '2026-11-21'], 2, 'still to come'],
    [['pay', 'nobody', '5'], 1, 'no partner'],
  ])('%j is refused', async (argv, code, message) => {
    const refnet = await network();
    expect(await refnet.fails(code, argv)).toContain(message);
  });
});

describe('money collected', () => {
  test('is echoed, and a refund is below zero', async () => {
    const refnet = await newNetwork(VICTOR, CAD, ['log', 'Max P.', '--from', 'victor', '--on', '2026-02-01']);
    expect(await refnet.ok(['update', '1', '--collected', '500', '--on', '2026-03-05'])).toContain(
      'CAD 500 collected, Thu 5 Mar 2026',
    );
    expect(await refnet.ok(['update', '1', '--collected', '-200', '--on', '2026-03-06'])).toContain(
      'CAD 200 refunded, Fri 6 Mar 2026',
    );
  });

  test.each([
    ['-300.01', 1, 'no more can go back than came in: CAD 300'],
    ['USD 5', 1, 'a referral has one currency'],
    ['1.800', 2, ''],
  ])('%s', async (amount, code, message) => {
    const refnet = await newNetwork(
      VICTOR,
      CAD,
      ['log', 'Max P.', '--from', 'victor', '--on', '2026-02-01'],
      ['update', '1', '--collected', '300'],
    );
    const result = await refnet.run(['update', '1', '--collected', amount]);
    expect(result.code).toBe(code);
    expect(result.stderr).toContain(message);
  });

  test('a day before the referral is refused', async () => {
    const refnet = await newNetwork(VICTOR, CAD, ['log', 'Max P.', '--from', 'victor', '--on', '2026-02-01']);
    expect(await refnet.fails(2, ['update', '1', '--collected', '5', '--on', '2026-01-31'])).toContain(
      'before the referral itself',
    );
  });
});

describe('exclusive promises', () => {
  test('a promise broken by a referral to somebody else is a red flag', async () => {
    const refnet = await newNetwork(
      ['add-partner', 'Wanda Webb', '--profession', 'web designer', '--known-since', '2024-01'],
      ['add-partner', 'Otto Other', '--profession', 'web designer'],
      ['agree', 'wanda', '--written', '--from', '2026-01-01', '--exclusive', 'web design'],
      ['log', 'Dana R.', '--to', 'otto', '--for', 'web design', '--on', '2026-06-01'],
    );
    const { redFlags } = JSON.parse(await refnet.ok(['advise', 'wanda', '--json']));
    expect(redFlags).toContainEqual(expect.objectContaining({ id: 'exclusive-broken', record: 2 }));
  });

  test('a promise ended by other terms is broken no more', async () => {
    const refnet = await newNetwork(
      ['add-partner', 'Wanda Webb', '--profession', 'web designer', '--known-since', '2024-01'],
      ['add-partner', 'Otto Other', '--profession', 'web designer'],
      ['agree', 'wanda', '--written', '--from', '2026-01-01', '--exclusive', 'web design'],
      ['agree', 'wanda', '--from', '2026-05-01', '--exclusive', 'none'],
      ['log', 'Dana R.', '--to', 'otto', '--for', 'web design', '--on', '2026-06-01'],
    );
    expect(JSON.parse(await refnet.ok(['advise', 'wanda', '--json'])).redFlags).toEqual([]);
  });
});
