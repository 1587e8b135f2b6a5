import { expect, test } from 'vitest';
import { newNetwork } from '../helpers/refnet.ts';

interface Told {
  readonly stage: string;
  readonly facts: Record<'given' | 'received' | 'exchanged' | 'lastSixMonths' | 'ever', number>;
  readonly noted: readonly { readonly id: string; readonly text: string }[];
}

async function told(typed: readonly string[], ...commands: string[][]): Promise<Told> {
  const refnet = await newNetwork(['add-partner', 'Maren Holt', '--since', '2020-01'], ...commands);
  return JSON.parse(await refnet.ok(['advise', 'maren', '--json', ...typed]));
}

test('somebody with whom nothing was exchanged has none in every count', async () => {
  expect((await told([])).facts).toMatchObject({
    given: 0,
    received: 0,
    exchanged: 0,
    lastSixMonths: 0,
    ever: 0,
  });
});

test('an interval of one’s own is said to be as it is set today, looking back alone', async () => {
  const set = ['edit', 'maren', '--check-in-months', '2'];
  const isNoted = ({ noted }: Told) => noted.some(({ id }) => id === 'own-interval');
  expect(isNoted(await told([], set))).toBe(false);
  expect(isNoted(await told(['--as-of', '2026-11-20'], set))).toBe(false);
  expect(isNoted(await told(['--as-of', '2026-11-19'], set))).toBe(true);
});
