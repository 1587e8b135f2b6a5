import { describe, expect, test } from 'vitest';
import { asked } from '../helpers/asked.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

/** I pay Kelsey 25%; #2 was won for CAD 14,000, of which 4,000 came in and its fee was paid. */
function partPaid(...more: (readonly string[])[]): Promise<Refnet> {
  return newNetwork(
    ['config', 'currency', 'CAD'],
    ['add-partner', 'Kelsey D', '--known-since', '2024-01'],
    [
      'agree',
      'kelsey',
      '--verbal',
      '--from',
      '2026-07-01',
      '--review-on',
      '2027-07-01',
      '--i-pay',
      '25%',
      '--yes',
    ],
    ['log', 'Priscilla', '--from', 'kelsey', '--on', '2026-07-01'],
    ['update', '2', 'won', '--value', '14,000', '--on', '2026-09-14'],
    ['update', '2', '--collected', '4,000', '--on', '2026-10-18'],
    ['pay', 'kelsey', '--on', '2026-10-18'],
    ...more,
  );
}

const KINDS = ['fee', 'expected-fee', 'fallen-fee', 'credit'].flatMap((kind) => ['--kind', kind]);

describe('after a part payment', () => {
  test('the rest is in the fees, with how it ends', async () => {
    const refnet = await partPaid();
    expect(await refnet.ok(['fees'])).toMatchInlineSnapshot(`
      "Partner   Way      Accrued       Paid  Due
      Kelsey D  I pay  CAD 1,000  CAD 1,000

      Expected: won, and not all of it in yet
        #2  Priscilla  Kelsey D  CAD 10,000 of 14,000 not in yet, you pay about
                                 CAD 2,500 more, since 18 Oct 2026
            refnet update 2 --collected AMOUNT
        refnet update 2 --value "CAD 4000"   if no more comes in
        refnet pay kelsey --for 2 --settled  if no more is due for it
      "
    `);
    expect(await refnet.ok(['fees', '2'])).toContain('CAD 10,000 of 14,000 not in yet');
    expect(await refnet.ok(['show', '2'])).toContain('CAD 1,000 accrued, CAD 10,000 of 14,000 not in yet');
  });

  test.each([
    ['2026-11-16', 'Nothing of that is waiting.\n'],
    [
      '2026-11-17',
      [
        'Today',
        '  Fee  Kelsey D  CAD 10,000 of 14,000 not in yet, you pay about CAD 2,500 more,',
        '                 Priscilla since 18 Oct  refnet update 2 --collected AMOUNT',
        '',
      ].join('\n'),
    ],
  ])('it is in due from the 30th day after the last money on: %s', async (today, text) => {
    const refnet = await partPaid();
    const options = { today, columns: 80 };
    expect(await refnet.ok(['due', '--within', '0d', ...KINDS], options)).toBe(text);
  });

  test.each([
    [['update', '2', '--collected', '10,000']],
    [['update', '2', '--value', '4,000']],
    [['update', '2', '--collected', '0']],
    [['pay', 'kelsey', '--for', '2', '--settled']],
    [['pay', 'kelsey', '--for', '2', '--waive']],
    [['update', '2', 'void', '--yes']],
  ])('it ends with %j', async (words) => {
    const refnet = await partPaid(words);
    expect(JSON.parse(await refnet.ok(['fees', '--json'])).map((row: { kind: string }) => row.kind)).toEqual([
      'account',
    ]);
  });

  test('what went back is not to come again, and cannot be paid ahead', async () => {
    const refnet = await partPaid(['update', '2', '--collected', '-1,000', '--on', '2026-11-02']);
    expect(await refnet.ok(['fees'])).toContain('CAD 10,000 of 14,000 not in yet');
    expect(await refnet.fails(1, ['pay', 'kelsey', '--for', '2'])).toContain(
      'refnet update 2 --collected AMOUNT      makes an expected fee due',
    );
  });
});

describe('a client who comes to nothing after money came in', () => {
  const FELL = ['update', '2', 'fell', 'through'];

  test('is said to have, with what stands and the commands that take it back', async () => {
    const refnet = await partPaid();
    const { code, stderr } = await refnet.run(FELL);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr:
        'Note: #2: CAD 4,000 came in, and its fee of CAD 1,000 stands (CAD 1,000 paid): if it went back, refnet update 2 --collected "CAD -4000"  then: refnet pay kelsey AMOUNT --return\n',
    });
  });

  test('is asked about in a terminal', async () => {
    const refnet = await partPaid();
    const { code, stderr } = await asked(refnet, FELL, [['Close it all the same?', 'n']]);
    expect(code).toBe(130);
    expect(stderr).toContain('#2: CAD 4,000 came in, and its fee of CAD 1,000 stands (CAD 1,000 paid)');
    expect(await refnet.ok(['show', '2'])).toContain('status    won');
  });

  test('stays in the fees and in due until the money and the fee went back', async () => {
    const refnet = await partPaid();
    await refnet.run(FELL);
    expect(await refnet.ok(['fees'])).toMatchInlineSnapshot(`
      "Partner   Way      Accrued       Paid  Due
      Kelsey D  I pay  CAD 1,000  CAD 1,000

      Came to nothing after money came in: what stands
        #2  Priscilla  Kelsey D  you pay; CAD 4,000 came in, and its fee of CAD 1,000
                                 stands (CAD 1,000 paid)
            refnet update 2 --collected "CAD -4000"
        refnet pay kelsey --for 2 --settled  if it all stays as it is
      "
    `);
    expect(await refnet.ok(['due', ...KINDS])).toMatchInlineSnapshot(`
      "Today
        Fee  Kelsey D  Priscilla came to nothing 20 Nov: CAD 4,000 came in, and its
                       fee of CAD 1,000 stands (CAD 1,000 paid)
             refnet update 2 --collected "CAD -4000"
      "
    `);
    await refnet.ok(['update', '2', '--collected', 'CAD -4000']);
    expect(await refnet.ok(['due', ...KINDS])).toContain('you paid CAD 1,000 too much');
    await refnet.ok(['pay', 'kelsey', 'CAD 1000', '--return']);
    expect(await refnet.ok(['due', ...KINDS])).toBe('Nothing of that is waiting.\n');
  });

  test('is a fee to look at, and no credit, where nothing was paid', async () => {
    const refnet = await newNetwork(
      ['config', 'currency', 'CAD'],
      ['add-partner', 'Abe One'],
      ['agree', 'abe', '--verbal', '--i-pay', '10% of collected'],
      ['log', 'Lena', '--from', 'abe'],
      ['update', '2', 'lost', '--told', '--thanked'],
      ['update', '2', '--collected', '200'],
    );
    expect(await refnet.ok(['report'])).toContain('Due: 1 fee, 1 fee to look at ');
    expect(await refnet.ok(['due', '--kind', 'credit'])).toBe('Nothing of that is waiting.\n');
    expect(JSON.parse(await refnet.ok(['due', '--kind', 'fallen-fee', '--json']))).toMatchObject([
      { kind: 'fallen-fee', number: 2, amount: '20.00', currency: 'CAD' },
    ]);
  });

  test('stays in JSON with what stands, and the command that takes it back', async () => {
    const refnet = await partPaid();
    await refnet.run(FELL);
    const [, ...rows] = JSON.parse(await refnet.ok(['fees', '--json']));
    expect(rows).toMatchObject([
      {
        kind: 'fallen',
        referral: 2,
        client: 'Priscilla',
        currency: 'CAD',
        day: '2026-11-20',
        expected: null,
        text: 'you pay; CAD 4,000 came in, and its fee of CAD 1,000 stands (CAD 1,000 paid)',
        command: 'refnet update 2 --collected "CAD -4000"',
      },
    ]);
  });

  test('is not said to have where all that came in went back', async () => {
    const refnet = await partPaid(
      ['update', '2', '--collected', '-4,000'],
      ['pay', 'kelsey', '1,000', '--return'],
    );
    expect((await refnet.run(FELL)).stderr).toBe('');
  });

  test('or until it is said that all stays as it is', async () => {
    const refnet = await partPaid();
    await refnet.run(FELL);
    await refnet.ok(['pay', 'kelsey', '--for', '2', '--settled']);
    expect(await refnet.ok(['due', ...KINDS])).toBe('Nothing of that is waiting.\n');
    expect(await refnet.ok(['fees'])).not.toContain('came to nothing');
  });

  test('is named without a fee as well, and not at all where nothing came in', async () => {
    const refnet = await newNetwork(
      ['config', 'currency', 'CAD'],
      ['add-partner', 'Kelsey D'],
      ['log', 'Uma', '--from', 'kelsey'],
      ['log', 'Pia', '--from', 'kelsey'],
      ['update', '1', 'won', '--collected', '200'],
    );
    expect((await refnet.run(['update', '1', 'lost'])).stderr).toBe(
      'Note: CAD 200 came in for #1, and stays on record: if it went back, refnet update 1 --collected "CAD -200"\n',
    );
    expect((await refnet.run(['update', '2', 'lost'])).stderr).toBe('');
  });
});

describe('a bare amount', () => {
  /** The cap of what Buddy pays is in CAD, and Jeanne paid USD. */
  const byHand = () =>
    newNetwork(
      ['config', 'currency', 'CAD'],
      ['add-partner', 'Buddy Boyd', '--known-since', '2024-01'],
      ['agree', 'buddy', '--written', '--from', '2026-01-01', '--they-pay', '25%, cap CAD 2500', '--yes'],
      ['log', 'Jeanne', '--to', 'buddy', '--value', 'USD 11600', '--on', '2026-02-01'],
      ['update', '2', 'won', '--collected', 'USD 11600'],
    );

  test.each(['2', 'jeanne'])(
    'for a fee by hand is refused, naming both currencies: --for %s',
    async (referral) => {
      expect(await (await byHand()).fails(2, ['pay', 'buddy', '2500', '--for', referral, '--settled'])).toBe(
        [
          'refnet: "2500" may be in CAD or USD',
          `  refnet pay buddy CAD 2500 --for ${referral} --settled      CAD 2,500`,
          `  refnet pay buddy USD 2500 --for ${referral} --settled      USD 2,500`,
          '',
        ].join('\n'),
      );
    },
  );

  test('for a fee by hand is asked about in a terminal', async () => {
    const refnet = await byHand();
    const { stdout } = await asked(
      refnet,
      ['pay', 'buddy', '2500', '--for', '2', '--settled'],
      [['In which currency?', '2']],
    );
    expect(stdout).toContain('USD 2,500 received from Buddy Boyd for #2');
  });

  test.each([
    ['USD 2500', 'USD 2,500'],
    ['2500 cad', 'CAD 2,500'],
    ['US$2500', 'USD 2,500'],
  ])('is none that says its currency: %s', async (typed, said) => {
    const refnet = await byHand();
    expect(await refnet.ok(['pay', 'buddy', typed, '--for', '2', '--settled'])).toContain(
      `${said} received from Buddy Boyd`,
    );
  });

  test('for a referral is in its currency, also where only what came in says which', async () => {
    const refnet = await newNetwork(
      ['config', 'currency', 'CAD'],
      ['add-partner', 'Buddy Boyd'],
      ['log', 'Uma', '--from', 'buddy'],
      ['update', '1', 'won', '--collected', 'USD 300'],
      ['update', '1', '--collected', '20'],
    );
    expect(await refnet.ok(['update', '1', '--value', '320'])).toContain('invoiced USD 320');
  });
});
