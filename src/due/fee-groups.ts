import { groupedBy } from '../text/grouped-by.ts';
import type { DueItem } from './due.ts';

type Expected = Extract<DueItem, { kind: 'expected-fee' }>;

/**
 * The items with the expected fees of one partner and one way told as one, in the place of the first: each waits for an
 * amount of its own, and the account lists them.
 */
export function feesAsOne(items: readonly DueItem[]): DueItem[] {
  const expected = items.filter((item): item is Expected => item.kind === 'expected-fee');
  const groups = groupedBy(expected, keyOf);
  return items.flatMap((item): DueItem[] => {
    if (item.kind !== 'expected-fee') return [item];
    const group = groups.get(keyOf(item)) ?? [];
    if (group[0] !== item) return [];
    return group.length === 1 ? [item] : [{ ...item, n: group.length, fees: group.map(({ fee }) => fee) }];
  });
}

function keyOf({ partner, state, fee }: Expected): string {
  return `${partner?.id} ${state} ${fee.direction}`;
}
