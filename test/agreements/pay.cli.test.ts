import { describe, expect, test } from 'vitest';
import { asked } from '../helpers/asked.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

const VICTOR = ['add-partner', 'Victor Osei', '--known-since', '2024-01'] as const;
const CAD = ['config', 'currency', 'CAD'] as const;

/** CAD 100 is due to Victor for #2. */
function network(...more: (readonly string[])[]): Promise<Refnet> {
  return newNetwork(
    VICTOR,
    CAD,
    ['agree', 'victor', '--verbal', '--from', '2026-01-01', '--i-pay', '10% of collected'],
    ['log', 'Max P.', '--from', 'victor', '--on', '2026-02-01', '--status', 'won'],
    ['update', '2', '--collected', '1,000', '--on', '2026-03-05'],
    ...more,
  );
}

/** USD 50 is due to Victor for #4. */
const IN_DOLLARS = [
  ['log', 'Zoe K.', '--from', 'victor', '--on', '2026-02-02'],
  ['update', '4', '--collected', 'USD 500', '--on', '2026-04-05'],
];

async function paid(refnet: Refnet): Promise<Record<string, string>> {
  const [account] = JSON.parse(await refnet.ok(['fees', 'victor', '--json']));
  const { paid: total, waived, due, credit } = account;
  return { paid: total, waived, due, credit };
}

test.each([
  [[], 'nothing is to come back from Buddy Boyd'],
  [['--received'], 'nothing is to go back to Buddy Boyd'],
])('what was never paid does not come back: %j', async (way, message) => {
  const refnet = await newNetwork(
    ['add-partner', 'Buddy Boyd'],
    ['agree', 'buddy', '--verbal', '--i-pay', '10%', '--they-pay', '10%'],
  );
  expect(await refnet.fails(1, ['pay', 'buddy', '--return', ...way])).toContain(`refnet: ${message}\n`);
});

describe('what is typed', () => {
  test.each([
    [['victor', 'CAD', '10']],
    [['victor', 'osei', '10']],
    [['victor', 'osei', 'CAD', '10']],
    [['Victor Osei', '10 cad']],
    [['victor', '--amount', '10']],
  ])('%j is CAD 10 with Victor', async (words) => {
    const refnet = await network();
    expect(await refnet.ok(['pay', ...words])).toBe(
      '#4  CAD 10 paid to Victor Osei, 20 Nov 2026; CAD 90 still due\n',
    );
  });

  test('an amount that the shell took is refused, and not taken for all that is due', async () => {
    const refnet = await network();
    expect(await refnet.fails(2, ['pay', 'victor', ''])).toContain('the amount is empty');
    expect(await paid(refnet)).toMatchObject({ paid: '0.00', due: '100.00' });
  });

  test('--json is the payment, and what is still due', async () => {
    const refnet = await network();
    const argv = ['pay', 'victor', '30', '--for', '2', '--note', 'cheque 12', '--json'];
    expect(JSON.parse(await refnet.ok(argv))).toEqual({
      number: 4,
      kind: 'paid',
      partner: 'Victor Osei',
      partnerId: 'p1',
      direction: 'i-pay',
      day: '2026-11-20',
      amount: '30.00',
      currency: 'CAD',
      referral: 2,
      settles: false,
      note: 'cheque 12',
      uuid: expect.stringMatching(/^[0-9a-f-]{36}$/),
      stillDue: '70.00',
    });
  });

  test('--for finds the referral by its client as well', async () => {
    const refnet = await network(
      ['log', 'Max Q.', '--from', 'victor', '--on', '2026-02-02'],
      ['update', '4', '--collected', '500', '--on', '2026-02-03'],
      ['add-partner', 'Ilse Moreno'],
      ['log', 'Ann B.', '--from', 'ilse'],
    );
    const paying = ['pay', 'victor', '10', '--for'];
    expect(JSON.parse(await refnet.ok([...paying, 'max p', '--json']))).toMatchObject({ referral: 2 });
    expect(await refnet.fails(1, [...paying, 'max'])).toBe(
      [
        'refnet: "max" fits 2 referrals with Victor Osei',
        '  refnet pay victor 10 --for 4      Max Q. received from Victor Osei, Mon 2 Feb 2026',
        '  refnet pay victor 10 --for 2      Max P. received from Victor Osei, Sun 1 Feb 2026',
        '',
      ].join('\n'),
    );
    expect(await refnet.fails(1, [...paying, 'ann b'])).toBe(
      [
        'refnet: no referral with Victor Osei fits "ann b"',
        '  refnet referrals --partner victor      lists them',
        '',
      ].join('\n'),
    );
  });

  test('--dry-run says what it would do, and writes nothing', async () => {
    const refnet = await network();
    expect(await refnet.ok(['pay', 'victor', '30', '--dry-run'])).toBe(
      '#4  CAD 30 paid to Victor Osei, 20 Nov 2026; CAD 70 still due\nNothing was written.\n',
    );
    expect(await paid(refnet)).toMatchObject({ paid: '0.00' });
  });

  test('where several currencies are due, the command is given again with one of them', async () => {
    const refnet = await network(...IN_DOLLARS);
    const said = await refnet.fails(2, ['pay', 'victor', '--waive', '--on', '2026-11-19']);
    expect(said).toBe(
      [
        'refnet: CAD 100 and USD 50 are due: say which',
        '  refnet pay victor --waive --on 2026-11-19 "CAD 100"',
        '',
      ].join('\n'),
    );
    await refnet.ok(['pay', 'victor', '--waive', '--on', '2026-11-19', 'CAD 100.00']);
    expect(await paid(refnet)).toMatchObject({ waived: '100.00' });
  });
});

describe('two terminals at once', () => {
  test.each([
    [['pay', 'victor', '100'], { paid: '100.00', due: '0.00' }],
    [['pay', 'victor', '100', '--waive'], { waived: '100.00', due: '0.00' }],
  ])('%j is recorded once', async (argv, after) => {
    const refnet = await network();
    const flags = argv.slice(3);
    const { code, stderr } = await asked(
      refnet,
      ['pay', ...flags],
      [
        ['Whom did you pay', 'victor'],
        ['How much', '100'],
        [
          'Enter writes it',
          async () => {
            await refnet.ok(argv);
            return '';
          },
        ],
      ],
    );
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringMatching(
        /leaves: refnet: nothing is due in CAD\n  refnet fees victor      shows the accounts both ways\n$/,
      ),
    });
    expect(await paid(refnet)).toMatchObject(after);
  });

  test('money that came back is recorded once', async () => {
    const refnet = await network(
      ['pay', 'victor', '100', '--on', '2026-04-01'],
      ['update', '2', '--collected', '-300', '--on', '2026-05-01'],
    );
    const { code, stderr } = await asked(
      refnet,
      ['pay', '--return'],
      [
        ['Whom did you pay', 'victor'],
        ['How much (CAD 30)', ''],
        [
          'Enter writes it',
          async () => {
            await refnet.ok(['pay', 'victor', '30', '--return']);
            return '';
          },
        ],
      ],
    );
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringContaining('there is no credit in CAD'),
    });
    expect(await paid(refnet)).toMatchObject({ paid: '70.00', credit: '0.00' });
  });

  test('a part that is still due beside what the other paid is recorded', async () => {
    const refnet = await network();
    const { code, stdout } = await asked(
      refnet,
      ['pay'],
      [
        ['Whom did you pay', 'victor'],
        ['How much', '40'],
        [
          'Enter writes it',
          async () => {
            await refnet.ok(['pay', 'victor', '60']);
            return '';
          },
        ],
      ],
    );
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: '#5  CAD 40 paid to Victor Osei, 20 Nov 2026; nothing more is due\n',
    });
  });

  test('a payment changed to what was due before the other paid is refused', async () => {
    const refnet = await network(['pay', 'victor', '40'], ['pay', 'victor', '60']);
    expect(await refnet.fails(1, ['edit', '4', '--amount', '50'])).toContain(
      'CAD 50 is more than is due: CAD 40',
    );
    expect(await paid(refnet)).toMatchObject({ paid: '100.00' });
  });
});

describe('in a terminal', () => {
  test('asks whom and how much, with all that is due offered, and shows what it writes', async () => {
    const refnet = await network();
    const { code, stdout, stderr } = await asked(
      refnet,
      ['pay'],
      [
        ['Whom did you pay, or who paid you', 'victor'],
        ['How much (CAD 100)', ''],
        ['  CAD 100 paid to Victor Osei, 20 Nov 2026; nothing more is due\n', ''],
      ],
    );
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: '#4  CAD 100 paid to Victor Osei, 20 Nov 2026; nothing more is due\n',
    });
    expect(stderr).not.toContain('Paid or received');
  });

  test('asks which way where they owe something, and takes an amount in the currency of that account', async () => {
    const refnet = await newNetwork(
      VICTOR,
      CAD,
      ['agree', 'victor', '--verbal', '--from', '2026-01-01', '--they-pay', 'flat EUR 200 when won'],
      ['log', 'Dana R.', '--to', 'victor', '--on', '2026-02-01', '--status', 'won'],
    );
    const { stdout } = await asked(
      refnet,
      ['pay'],
      [
        ['Whom did you pay', 'victor'],
        ['Number, or its first letters (2)', ''],
        ['How much (EUR 200)', '150'],
        ['Enter writes it', ''],
      ],
    );
    expect(stdout).toBe('#3  EUR 150 received from Victor Osei, 20 Nov 2026; EUR 50 still due\n');
  });

  test('asks which of several currencies', async () => {
    const refnet = await network(...IN_DOLLARS);
    const { stdout } = await asked(
      refnet,
      ['pay', 'victor'],
      [
        ['How much (CAD 100)', 'USD 50'],
        ['Enter writes it', ''],
      ],
    );
    expect(stdout).toBe('#6  USD 50 paid to Victor Osei, 20 Nov 2026; nothing more is due\n');
  });
});

test('a credit that a refund left of before a payment of the same day comes back', async () => {
  const refnet = await network(
    ['pay', 'victor', '100'],
    ['update', '2', '--collected', '-300', '--on', '2026-11-19'],
  );
  expect(await refnet.ok(['fees', 'victor'])).toContain('CAD 30');
  expect(await paid(refnet)).toMatchObject({ credit: '30.00' });
  expect(await refnet.fails(1, ['pay', 'victor', '30.01', '--return'])).toBe(
    'refnet: CAD 30.01 is more than the credit: CAD 30\n  refnet fees victor      shows the accounts both ways\n',
  );
  expect(await refnet.ok(['pay', 'victor', '10', '--return'])).toBe(
    '#6  CAD 10 came back from Victor Osei, 20 Nov 2026; CAD 20 too much is paid: it goes back, or off the next fee\n',
  );
  expect(await refnet.ok(['pay', 'victor', '20', '--return'])).toBe(
    '#7  CAD 20 came back from Victor Osei, 20 Nov 2026; nothing more is due\n',
  );
  expect(await paid(refnet)).toMatchObject({ paid: '70.00', credit: '0.00' });
});
