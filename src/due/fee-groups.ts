import type { DueItem } from './due.ts';

type Expected = Extract<DueItem, { kind: 'expected-fee' }>;

/**
 * The items with the expected fees of one partner and one way told as one, in the place of the first: each waits for an
 * amount of its own, and the account lists them.
 */
export function feesAsOne(items: readonly DueItem[]): DueItem[] {
  const groups = new Map<string, Expected[]>();
  for (const item of items) {
    if (item.kind === 'expected-fee') groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  }
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
