import { describe, expect, test } from 'vitest';
import { Two } from '../helpers/two-computers.ts';

/** I pay Maren 10%: CAD 100 accrued on #2. Both computers know it. */
const ACCRUED = [
  ['agree', 'maren', '--verbal', '--i-pay', '10%', '--from', '2026-01-01'],
  ['log', 'C', '--from', 'maren', '--on', '2026-03-10'],
  ['update', '2', 'won', '--value', '1000', '--collected', '1000', '--on', '2026-04-01'],
] as const;

/** The export of the other computer is taken over here. */
async function takenOver(two: Two, ...options: readonly string[]) {
  return two.run('a', ['import', '-', ...options], await two.ok('b', ['export', 'all']));
}

async function accrued(two: Two): Promise<unknown> {
  const [account]: { accrued: string }[] = JSON.parse(await two.ok('a', ['fees', '--json']));
  return account?.accrued;
}

const MOVED = 'the fee on #2 C was CAD 100, and is CAD 500 now';

describe('what another computer did to fees that had accrued here', () => {
  test('is refused without a yes, and told with one', async () => {
    const two = await Two.begun(...ACCRUED);
    await two.ok('b', ['agree', 'maren', '--i-pay', '50%', '--from', '2026-03-10', '--yes']);
    expect(await takenOver(two)).toEqual({
      code: 1,
      stdout: '',
      stderr: [
        'refnet: this changes what has accrued in fees',
        `  ${MOVED}`,
        '  refnet import - --yes      changes it',
        '',
      ].join('\n'),
    });
    expect(await accrued(two)).toBe('100.00');
    const dry = await takenOver(two, '--dry-run');
    expect(dry.stdout).toContain(`Fees that stood here, and are others now\n  ${MOVED}\n`);
    expect(dry.stdout).toContain('Nothing was written.\n');
    const { code, stdout } = await takenOver(two, '--yes');
    expect(code).toBe(0);
    expect(stdout).toContain(`Fees that stood here, and are others now\n  ${MOVED}\n`);
    expect(await accrued(two)).toBe('500.00');
    await two.ok('a', ['undo']);
    expect(await accrued(two)).toBe('100.00');
  });

  test.each<[string, string[], string]>([
    ['the day of the referral', ['edit', '2', '--on', '2025-12-31'], 'CAD 100, and is none now'],
    ['that it counts', ['update', '2', 'void'], 'CAD 100, and is none now'],
    [
      'what had come in',
      ['edit', '3', '--collected', '400'],
      'CAD 100, and is CAD 40 and about CAD 60 expected now',
    ],
    [
      'the terms of it alone',
      ['agree', 'maren', '--for', '2', '--i-pay', '30%'],
      'CAD 100, and is CAD 300 now',
    ],
  ])('is asked about: %s', async (_what, argv, line) => {
    const two = await Two.begun(...ACCRUED);
    await two.ok('b', [...argv, '--yes']);
    const { code, stderr } = await takenOver(two);
    expect(stderr).toContain(`  the fee on #2 C was ${line}\n`);
    expect(code).toBe(1);
  });

  test.each<[string, string[]]>([
    ['more money that came in', ['update', '2', '--collected', '500']],
    ['a refund', ['update', '2', '--collected', '-500']],
    ['a payment', ['pay', 'maren', '100']],
    ['terms from a later day', ['agree', 'maren', '--i-pay', '50%']],
  ])('is none: %s', async (_what, argv) => {
    const two = await Two.begun(...ACCRUED);
    await two.ok('b', argv);
    expect(await takenOver(two)).toMatchObject({ code: 0, stderr: '' });
  });

  test('is told with what came in besides', async () => {
    const two = await Two.begun(...ACCRUED);
    await two.ok('b', ['update', '2', '--collected', '500']);
    await two.ok('b', ['agree', 'maren', '--i-pay', '50%', '--from', '2026-03-10', '--yes']);
    expect((await takenOver(two)).stderr).toContain('  the fee on #2 C was CAD 100, and is CAD 750 now\n');
  });
});

test('terms of the last day of an agreement are not taken from what was introduced on it, unless a person says so', async () => {
  const two = await Two.begun(
    ['agree', 'maren', '--verbal', '--i-pay', '10%', '--from', '2026-01-01'],
    ['agree', 'maren', '--close', '--on', '2026-03-10'],
    ['log', 'C', '--from', 'maren', '--on', '2026-03-10'],
  );
  await two.ok('b', ['agree', 'maren', '--verbal', '--i-pay', '50%', '--from', '2026-03-10', '--yes']);
  const { code, stderr } = await takenOver(two);
  expect(stderr).toBe(
    [
      'refnet: what was introduced on the last day of an agreement keeps its terms',
      '  the fee on #2 C was 10% of collected, and is 50% of collected now',
      '  refnet import - --yes      changes it',
      '',
    ].join('\n'),
  );
  expect(code).toBe(1);
});
