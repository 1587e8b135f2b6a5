import { describe, expect, test } from 'vitest';
import { asked } from '../helpers/asked.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

/** I pay Victor 10% from February on: CAD 100 accrued on #2, about CAD 50 is expected on #4. */
function network(...more: (readonly string[])[]): Promise<Refnet> {
  return newNetwork(
    ['config', 'currency', 'CAD'],
    ['add-partner', 'Victor Osei', '--known-since', '2024-01'],
    ['agree', 'victor', '--verbal', '--from', '2026-02-01', '--i-pay', '10%'],
    ['log', 'Max P.', '--from', 'victor', '--on', '2026-02-10', '--status', 'won'],
    ['update', '2', '--collected', '1,000', '--on', '2026-03-05'],
    ['log', 'Zoe K.', '--from', 'victor', '--on', '2026-02-11', '--status', 'won'],
    ['update', '4', '--value', '500'],
    ['add-partner', 'Ilse Moreno'],
    ...more,
  );
}

const GONE = 'the fee on #2 Max P. was CAD 100, and is none now';

async function accrued(refnet: Refnet): Promise<unknown> {
  const rows: { kind: string; accrued: string }[] = JSON.parse(await refnet.ok(['fees', '--json']));
  return rows.find(({ kind }) => kind === 'account')?.accrued;
}

describe('a correction that changes a fee which had accrued', () => {
  test.each([
    ['the day', ['edit', '2', '--on', '2026-01-31'], GONE],
    ['the partner', ['edit', '2', '--partner', 'ilse'], GONE],
    ['the way', ['edit', '2', '--given'], GONE],
    ['the consent', ['edit', '2', '--consent', 'no'], GONE],
    ['the status', ['update', '2', 'void'], GONE],
    ['the end of the agreement', ['edit', '1', '--until', '2026-02-09'], GONE],
    ['the day it was closed', ['agree', 'victor', '--close', '--on', '2026-02-05'], GONE],
    [
      'the terms, from a day that is past',
      ['agree', 'victor', '--from', '2026-02-01', '--i-pay', '5%'],
      'the fee on #2 Max P. was CAD 100, and is CAD 50 now',
    ],
    ['the terms of it alone', ['agree', 'victor', '--for', '2', '--i-pay', 'none'], GONE],
  ])('is refused without a yes, with the amounts before and after: %s', async (_name, argv, line) => {
    const refnet = await network();
    const said = await refnet.fails(1, argv);
    expect(said).toContain(`refnet: this changes what has accrued in fees\n  ${line}\n`);
    expect(said).toContain(' --yes      changes it\n');
    expect(await accrued(refnet)).toBe('100.00');
    await refnet.ok([...argv, '--yes']);
    expect(await accrued(refnet)).not.toBe('100.00');
    await refnet.ok(['undo']);
    expect(await accrued(refnet)).toBe('100.00');
  });

  test('says what was paid for it, which is then a credit', async () => {
    const refnet = await network(['pay', 'victor', '100']);
    const argv = ['edit', '2', '--on', '2026-01-31'];
    expect(await refnet.fails(1, argv)).toContain(
      `  ${GONE}; CAD 100 was paid for it, CAD 100 of it too much now: to give back, or off other fees\n`,
    );
    await refnet.ok([...argv, '--yes']);
    expect(await refnet.ok(['due', '--kind', 'credit'])).toContain('you paid CAD 100 too much');
  });

  test('asks where what came in is corrected only once the fee was paid, and says what of it is too much', async () => {
    const argv = ['edit', '3', '--collected', '100'];
    const open = await network();
    expect(await open.ok(argv)).toContain('was CAD 100, and is CAD 10 now\n');
    const paid = await network(['pay', 'victor', '100']);
    expect(await paid.fails(1, argv)).toBe(
      [
        'refnet: this changes a fee that was paid',
        '  the fee on #2 Max P. was CAD 100, and is CAD 10 now; CAD 100 was paid for it, CAD 90 of it too much now: to give back, or off other fees',
        '  refnet edit 3 --collected 100 --yes      changes it',
        '',
      ].join('\n'),
    );
    expect(await accrued(paid)).toBe('100.00');
    await paid.ok([...argv, '--yes']);
    expect(await paid.ok(['due', '--kind', 'credit'])).toContain('you paid CAD 90 too much');
  });

  test.each([
    ['y', 0, undefined],
    ['n', 130, '100.00'],
  ])('is asked about in a terminal: %s', async (answer, code, left) => {
    const refnet = await network();
    const result = await asked(
      refnet,
      ['edit', '2', '--on', '2026-01-31'],
      [['Change it all the same?', answer]],
    );
    expect(result.code).toBe(code);
    expect(result.stderr).toContain(GONE);
    expect(await accrued(refnet)).toBe(left);
  });

  test.each([
    ['2', GONE],
    ['3', 'the fee on #2 Max P. was CAD 100, and is about'],
    ['1', GONE],
    ['1', 'the fee on #4 Zoe K. was about CAD 50 expected, and is none now'],
  ])('is said where #%s is to be removed', async (number, line) => {
    const refnet = await network(['update', '2', '--value', '900']);
    const said = await refnet.fails(1, ['remove', number]);
    expect(said).toContain(line);
  });

  test('is said where two partners become one', async () => {
    const refnet = await network(
      ['log', 'Ann B.', '--from', 'ilse', '--on', '2026-04-01'],
      ['update', '5', '--collected', '300', '--on', '2026-04-05'],
    );
    expect(await refnet.fails(1, ['merge', 'victor', 'ilse'])).toContain(
      'the fee on #5 Ann B. was none, and is CAD 30 now',
    );
  });
});

describe('a fee of the same amount that falls to somebody else', () => {
  const equal = (...more: (readonly string[])[]) =>
    network(['agree', 'ilse', '--verbal', '--from', '2026-02-01', '--i-pay', '10%'], ...more);
  const OTHER = 'the fee on #2 Max P. was CAD 100 to Victor Osei, and is CAD 100 to Ilse Moreno now';
  const argv = ['edit', '2', '--partner', 'ilse'];

  test('is refused without a yes, and says to whom it was paid', async () => {
    const refnet = await equal(['pay', 'victor', '100']);
    const line = `  ${OTHER}; CAD 100 was paid to Victor Osei, CAD 100 of it too much now: to give back, or off other fees\n`;
    expect(await refnet.fails(1, argv)).toContain(`refnet: this changes a fee that was paid\n${line}`);
    expect(await refnet.ok([...argv, '--yes'])).toContain(OTHER);
  });

  test('is asked about before anything was paid, too', async () => {
    expect(await (await equal()).fails(1, argv)).toContain(
      `refnet: this changes what has accrued in fees\n  ${OTHER}\n`,
    );
  });

  test('is told where it is expected', async () => {
    expect(await (await equal()).ok(['edit', '4', '--partner', 'ilse'])).toContain(
      'the fee on #4 Zoe K. was about CAD 50 expected to Victor Osei, and is about CAD 50 expected to Ilse Moreno now',
    );
  });

  test('is refused where it turns round, from one that I pay to one that they pay', async () => {
    const refnet = await network(
      ['agree', 'victor', '--verbal', '--from', '2026-02-01', '--they-pay', '10%', '--yes'],
      ['pay', 'victor', '100'],
    );
    expect(await refnet.fails(1, ['edit', '2', '--given'])).toContain(
      'was CAD 100 to Victor Osei, and is CAD 100 from Victor Osei now; CAD 100 was paid to Victor Osei, CAD 100 of it too much',
    );
  });

  test('is the same fee where the two become one', async () => {
    const refnet = await network(['pay', 'victor', '100']);
    expect(await refnet.ok(['merge', 'ilse', 'victor', '--yes'])).not.toContain('the fee on');
    expect(await accrued(refnet)).toBe('100.00');
  });
});

describe('what a yes given at once does to fees is said', () => {
  const TOO_MUCH = `${GONE}; CAD 100 was paid for it, CAD 100 of it too much now: to give back, or off other fees\n`;

  test.each([
    ['by an outcome', ['update', '2', 'void', '--yes'], TOO_MUCH],
    ['by one of several outcomes', ['update', '2', '4', 'void', '--yes'], TOO_MUCH],
    ['by the removal of a referral', ['remove', '2', '--yes'], TOO_MUCH],
    ['by the removal of an agreement', ['remove', '1', '--yes'], TOO_MUCH],
    ['by a correction', ['edit', '2', '--consent', 'no', '--yes'], TOO_MUCH],
    [
      'by two partners who become one',
      ['merge', 'victor', 'ilse', '--yes'],
      'the fee on #6 Ann B. was none, and is CAD 30 now\n',
    ],
  ])('%s', async (_name, argv, line) => {
    const refnet = await network(
      ['pay', 'victor', '100'],
      ['log', 'Ann B.', '--from', 'ilse', '--on', '2026-04-01'],
      ['update', '6', '--collected', '300', '--on', '2026-04-05'],
    );
    expect(await refnet.ok(argv)).toContain(`    ${line}`);
  });

  test('by a lower amount invoiced', async () => {
    const refnet = await network(
      ['agree', 'victor', '--verbal', '--from', '2026-02-01', '--i-pay', '10% of invoiced', '--yes'],
      ['pay', 'victor', '50', '--for', '4'],
    );
    expect(await refnet.ok(['update', '4', '--value', '300', '--yes'])).toContain(
      'the fee on #4 Zoe K. was CAD 50, and is CAD 30 now; CAD 50 was paid for it, CAD 20 of it too much now',
    );
  });
});

describe('is done at once, and said where it touches fees', () => {
  test.each([
    ['what is expected alone', ['edit', '4', '--on', '2026-01-31'], 'about CAD 50 expected, and is none now'],
    [
      'a fee that begins',
      ['agree', 'victor', '--for', '4', '--i-pay', '20%'],
      'they pay|you pay 20% of collected',
    ],
    ['what came in', ['edit', '3', '--collected', '1,200'], 'was CAD 100, and is CAD 120 now'],
  ])('%s', async (_name, argv, line) => {
    expect(await (await network()).ok(argv)).toMatch(new RegExp(line));
  });

  test.each([
    ['money that comes in', ['update', '2', '--collected', '500']],
    ['a refund', ['update', '2', '--collected', '-500']],
    ['a note', ['edit', '2', '--note', 'a friend of his']],
    ['another day under the same terms', ['edit', '2', '--on', '2026-02-09']],
    ['an end after it', ['edit', '1', '--until', '2026-12-31']],
    ['a review', ['agree', 'victor', '--reviewed']],
    ['later terms', ['agree', 'victor', '--i-pay', '5%']],
    ['thanks', ['update', '2', '--thanked']],
  ])('and not where it does not: %s', async (_name, argv) => {
    expect(await (await network()).ok(argv)).not.toContain('the fee on');
  });
});
