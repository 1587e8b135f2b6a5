import { describe, expect, test } from 'vitest';
import { dumpOf } from '../helpers/dump.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

const HAL = ['log', 'Hal', '--to', 'Dev Orr', '--add'] as const;

const amounts = async (refnet: Refnet) => {
  const { status, estimate, agreed, invoiced } = JSON.parse(
    await refnet.ok(['show', '1', '--json']),
  ) as Record<string, unknown>;
  return { status, estimate, agreed, invoiced };
};

const below = (stdout: string) =>
  stdout
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.trim());

describe('what is won no more is invoiced no more', () => {
  test.each<[string, string[][], string[], string[], Record<string, string | null>]>([
    [
      'opened again: the amount is the estimate',
      [['won', '--value', '3000']],
      ['new'],
      [
        'no longer invoiced: USD 3,000, which stands as the estimate',
        'opened again, it was won: refnet undo      takes it back',
      ],
      { status: 'new', estimate: '3000.00', agreed: null, invoiced: null },
    ],
    [
      'lost after all',
      [['won', '--value', '3000']],
      ['lost'],
      ['no longer invoiced: USD 3,000, which stands as the estimate'],
      { status: 'lost', estimate: '3000.00', agreed: null, invoiced: null },
    ],
    [
      'with an estimate of its own',
      [
        ['new', '--value', '2500'],
        ['won', '--value', '3000'],
      ],
      ['lost'],
      ['no longer invoiced: USD 3,000'],
      { status: 'lost', estimate: '2500.00', agreed: null, invoiced: null },
    ],
    [
      'with an amount agreed',
      [
        ['proposal', '--agreed', '2800'],
        ['won', '--value', '3000'],
      ],
      ['lost'],
      ['no longer invoiced: USD 3,000'],
      { status: 'lost', estimate: null, agreed: '2800.00', invoiced: null },
    ],
    [
      'with another estimate said at once',
      [['won', '--value', '3000']],
      ['new', '--value', '2500'],
      ['no longer invoiced: USD 3,000', 'opened again, it was won: refnet undo      takes it back'],
      { status: 'new', estimate: '2500.00', agreed: null, invoiced: null },
    ],
    [
      'still won',
      [['won', '--value', '3000']],
      ['--value', '3100'],
      [],
      { status: 'won', estimate: null, agreed: null, invoiced: '3100.00' },
    ],
  ])('%s', async (_, first, then, lines, after) => {
    const refnet = await newNetwork([...HAL], ...first.map((each) => ['update', '1', ...each]));
    const before = dumpOf(refnet.file);
    expect(below(await refnet.ok(['update', '1', ...then]))).toEqual(lines);
    expect(await amounts(refnet)).toEqual(after);
    await refnet.ok(['undo']);
    expect(dumpOf(refnet.file)).toEqual(before);
  });

  test('a step of an earlier day leaves it won, and invoiced', async () => {
    const refnet = await newNetwork(
      [...HAL, '--on', '2026-11-01'],
      ['update', '1', 'won', '--value', '3000'],
    );
    await refnet.run(['update', '1', 'lost', '--on', '2026-11-10']);
    expect(await amounts(refnet)).toMatchObject({ status: 'won', invoiced: '3000.00' });
  });

  test('lists tell the estimate as one, and it counts as no business', async () => {
    const refnet = await newNetwork(
      [...HAL],
      ['update', '1', 'won', '--value', '3000'],
      ['update', '1', 'new'],
    );
    expect(await refnet.ok(['referrals'])).toContain('~USD 3,000');
    await refnet.ok(['update', '1', '--value', '2500']);
    expect(await refnet.ok(['show', '1'])).not.toContain('invoiced');
    expect((await refnet.run(['update', '1', 'won'])).stdout).toContain(
      'next: refnet update 1 --value AMOUNT',
    );
  });
});
