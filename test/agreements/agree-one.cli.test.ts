import { describe, expect, test } from 'vitest';
import { asked } from '../helpers/asked.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

/** Maren pays me 25% of what clients given to her from February on pay; #2 was given to her, #3 received from her. */
function network(...more: (readonly string[])[]): Promise<Refnet> {
  return newNetwork(
    ['config', 'currency', 'CAD'],
    ['add-partner', 'Maren Holt', '--known-since', '2024-01'],
    ['agree', 'maren', '--verbal', '--from', '2026-02-01', '--they-pay', '25%'],
    ['log', 'Jane D.', '--to', 'maren', '--on', '2026-03-01'],
    ['log', 'Kofi V.', '--from', 'maren', '--on', '2026-03-02'],
    ...more,
  );
}

const WON = ['update', '2', 'won', '--value', '1,000', '--on', '2026-03-10'];

async function expected(refnet: Refnet): Promise<unknown[]> {
  const rows: Record<string, unknown>[] = JSON.parse(await refnet.ok(['fees', '--json']));
  return rows.map((row) => row['expected'] ?? row['due']);
}

describe('terms of one referral', () => {
  test('stand before those of the partner, also agreed afterwards, and are shown', async () => {
    const refnet = await network(WON);
    expect(await expected(refnet)).toEqual(['250.00']);
    expect(await refnet.ok(['agree', 'maren', '--for', '2', '--they-pay', '30%'])).toBe(
      '#2  Jane D. given to Maren Holt: they pay 30% of collected for this one alone; usual on its day: 25% of collected\n',
    );
    expect(await expected(refnet)).toEqual(['300.00']);
    expect(await refnet.ok(['fees', '2'])).toContain(
      'they pay me 30% of collected; agreed for this one alone\n',
    );
    expect(await refnet.ok(['show', '2'])).toContain(
      'Fee\n  they pay 30% of collected, for this one alone\n  they pay about CAD 300\n',
    );
    expect(await refnet.ok(['show', 'maren'])).toContain(
      'Agreed for one referral\n  #2  Jane D.  they pay 30% of collected, for this one alone\n',
    );
    expect(await refnet.ok(['agree', 'maren'])).toContain(
      '#2  Jane D.: they pay 30% of collected, for this one alone\n',
    );
    const card = JSON.parse(await refnet.ok(['show', '2', '--json']));
    expect(card.fee).toEqual({
      direction: 'they-pay',
      terms: '30% of collected',
      ofThisReferral: true,
      accrued: [],
      due: [],
      expected: [{ amount: '300.00', currency: 'CAD' }],
      byHand: false,
    });
  });

  test('touch no other referral, nor what is agreed later with the partner', async () => {
    const refnet = await network(
      WON,
      ['log', 'Pia', '--to', 'maren', '--on', '2026-03-03', '--status', 'won'],
      ['update', '4', '--value', '100'],
      ['agree', 'maren', '--for', '2', '--they-pay', '30%'],
      ['agree', 'maren', '--from', '2026-03-01', '--they-pay', '10%'],
    );
    expect(await expected(refnet)).toEqual(['10.00', '300.00']);
  });

  test('stand though the partner is agreed with on the same day, earlier or later', async () => {
    const refnet = await network(
      WON,
      ['agree', 'maren', '--for', '2', '--they-pay', '30%'],
      ['agree', 'maren', '--they-pay', '10%'],
      ['agree', 'maren', '--written', '--they-pay', 'none'],
      ['agree', 'maren', '--from', '2026-11-20', '--they-pay', '12%'],
    );
    expect(await expected(refnet)).toEqual(['300.00']);
    expect(await refnet.ok(['fees', '2'])).toContain('30% of collected; agreed for this one alone');
  });

  test('may be none, end in what is usual, and be undone', async () => {
    const refnet = await network(WON, ['agree', 'maren', '--for', 'jane', '--they-pay', 'none']);
    expect(await expected(refnet)).toEqual([]);
    expect(await refnet.ok(['fees', '2'])).toBe(
      'Fee on #2, Maren Holt, 1 Mar 2026: none, as agreed for this one\n',
    );
    expect(await refnet.ok(['agree', 'maren', '--for', '2', '--usual'])).toBe(
      '#2  Jane D. given to Maren Holt: they pay what is usual, 25% of collected\n',
    );
    expect(await expected(refnet)).toEqual(['250.00']);
    await refnet.ok(['undo']);
    expect(await expected(refnet)).toEqual([]);
    await refnet.ok(['undo']);
    expect(await expected(refnet)).toEqual(['250.00']);
    expect(await refnet.fails(1, ['agree', 'maren', '--for', '2', '--usual'])).toBe(
      'refnet: #2 has no terms of its own\n  refnet fees 2      shows what is agreed for it\n',
    );
  });

  test('go with the partner and the way they were agreed for', async () => {
    const refnet = await network(
      WON,
      ['agree', 'maren', '--for', '2', '--they-pay', '30%'],
      ['add-partner', 'Ilse Moreno'],
    );
    await refnet.ok(['edit', '2', '--partner', 'ilse', '--yes']);
    expect(await expected(refnet)).toEqual([]);
    await refnet.ok(['undo']);
    await refnet.ok(['remove', '2', '--yes']);
    expect(await expected(refnet)).toEqual([]);
    await refnet.ok(['undo']);
    expect(await expected(refnet)).toEqual(['300.00']);
  });

  test('count for "fee or no fee" as well', async () => {
    const logged = (name: string, status: string) => {
      const said = ['--from', 'maren', '--on', '2026-04-01', '--status', status, '--yes'];
      return ['log', name, ...said];
    };
    const logs = ['a', 'b', 'c', 'd', 'e'].map((name) => logged(name, 'won'));
    const own = [4, 5, 6, 7, 8].map((id) => ['agree', 'maren', '--for', String(id), '--i-pay', '5%']);
    const lost = ['f', 'g', 'h', 'i', 'j'].map((name) => logged(name, 'lost'));
    const refnet = await network(...logs, ...own, ...lost);
    expect(await refnet.ok(['fees'])).toContain('with a fee          6  5 of 5 closed');
  });

  test.each([
    [2, ['--for', '2', '--i-pay', '5%'], '#2 was given to Maren Holt, so a fee on it is theirs to pay'],
    [
      2,
      ['--for', '3', '--they-pay', '5%'],
      '#3 was received from Maren Holt, so a fee on it is yours to pay',
    ],
    [2, ['--for', '2', '--they-pay', '5%', '--usual'], 'do not go together'],
    [2, ['--for', '2', '--they-pay', '5%', '--written'], '--written does not go with terms of one referral'],
    [1, ['--for', '9', '--they-pay', '5%'], 'there is no #9'],
    [1, ['--for', '1', '--they-pay', '5%'], '#1 is an agreement, not a referral'],
    [2, ['--usual'], '--usual'],
  ])('exit %i: %j', async (code, words, message) => {
    const refnet = await network();
    expect(await refnet.fails(code, ['agree', 'maren', ...words])).toContain(message);
  });
});

describe('--for alone', () => {
  const OTHERWISE = 'to agree another fee for it: refnet agree --for 2 --they-pay FEE\n';

  test.each([
    ['of a partner', ['agree', 'maren', '--for', '2']],
    ['by the client', ['agree', 'maren', '--for', 'jane']],
    ['whose partner the referral tells', ['agree', '--for', '2']],
  ])('shows what is agreed for the referral, and how it is agreed otherwise: %s', async (_what, argv) => {
    const refnet = await network();
    const { code, stdout, stderr } = await refnet.run(argv);
    expect({ code, stderr }).toEqual({ code: 0, stderr: OTHERWISE });
    expect(stdout).toBe(await refnet.ok(['fees', '2']));
  });

  test('is JSON as fees has it, and takes no terms of an agreement', async () => {
    const refnet = await network();
    const { stdout } = await refnet.run(['agree', '--for', '2', '--json']);
    expect(stdout).toBe(await refnet.ok(['fees', '2', '--json']));
    expect(await refnet.fails(2, ['agree', '--for', '2', '--written'])).toContain(
      '--written does not go with',
    );
  });

  test('and a fee are agreed without naming the partner, whom the number tells', async () => {
    const refnet = await network();
    expect(await refnet.ok(['agree', '--for', '2', '--they-pay', '30%'])).toContain(
      'they pay 30% of collected for this one alone',
    );
    expect(await refnet.fails(2, ['agree', '--for', 'jane'])).toContain('the partner is missing');
    expect(await refnet.fails(1, ['agree', '--for', '9'])).toContain('there is no #9');
  });
});

describe('a fee that begins while referrals are open', () => {
  test('says which it does not cover, with the command that agrees it for one', async () => {
    const refnet = await network(['log', 'Pia', '--to', 'maren', '--on', '2026-11-20']);
    expect(await refnet.ok(['agree', 'maren', '--they-pay', '30%', '--i-pay', '5%'])).toContain(
      [
        '    not for #2 Jane D. and #3 Kofi V., introduced before',
        '      refnet agree maren --for 2 --they-pay "30% of collected"',
        '',
      ].join('\n'),
    );
    expect(await refnet.ok(['agree', 'maren', '--from', '2026-03-01', '--they-pay', '20%'])).not.toContain(
      'not for',
    );
    expect(await refnet.ok(['agree', 'maren', '--they-pay', 'none'])).not.toContain('not for');
  });

  test('covers them where that is said, each by terms of its own', async () => {
    const refnet = await network(WON);
    expect(await refnet.ok(['agree', 'maren', '--i-pay', '5%', '--open-too', 'yes'])).toContain(
      '    also for #3 Kofi V., introduced before\n',
    );
    expect(await refnet.ok(['show', '3'])).toContain('you pay 5% of collected, for this one alone');
    await refnet.ok(['undo']);
    expect(await refnet.ok(['show', '3'])).not.toContain('Fee');
  });

  test.each([
    ['yes', 'also for #2 Jane D.'],
    ['', 'not for #2 Jane D.'],
  ])('is asked about in a terminal: %j', async (answer, line) => {
    const refnet = await network();
    const { code, stdout } = await asked(
      refnet,
      ['agree', 'maren', '--they-pay', '30%'],
      [
        ['Referrals are open that came before: does the fee hold for them too? (yes or no)', answer],
        ['Enter writes it', ''],
      ],
    );
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining(line) });
  });
});
