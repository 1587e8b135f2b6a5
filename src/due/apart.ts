import type { SnoozeSubject } from '../contact/snooze.ts';
import { isHidden, type DueItem } from './due.ts';

/** Whether an item is what a snooze puts off. */
export function isPutOffBy(item: DueItem, { kind, partnerId, number }: SnoozeSubject): boolean {
  if (item.snoozed?.kind !== kind || !isHidden(item)) return false;
  return kind === 'record' ? item.number === number : kind === 'candidates' || item.partner?.id === partnerId;
}

/** Items of one kind, partner and state as one: the first of them, and how many they are. */
export function toldAsOne(items: readonly DueItem[]): DueItem[] {
  const groups = new Map<string, DueItem>();
  for (const item of items) {
    const key = `${item.kind} ${item.state} ${item.partner?.id}`;
    const first = groups.get(key);
    groups.set(key, first === undefined ? item : { ...first, n: first.n + item.n });
  }
  return [...groups.values()];
}
