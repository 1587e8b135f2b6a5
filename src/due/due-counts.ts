/** What waits, counted: for the report, and for a greeting. */
import type { NetworkSnapshot } from '../advice/relationship.ts';
import { DUE_KINDS, type DueKind } from './due-kinds.ts';
import type { DueQuestion, DueRows } from './due-record.ts';
import {
  DUE_STATES,
  otherItems,
  type DueItem,
  type DueRecord,
  type DueState,
  type ReferralDueKind,
} from './due.ts';

/** So many things of one kind in one state. */
export interface DueCount {
  kind: DueKind;
  state: DueState;
  n: number;
}

/** How many of what SQL counted on referrals are due, and how many come up within the horizon. */
export interface ReferralDueCount {
  kind: ReferralDueKind;
  due: number;
  thisWeek: number;
  later: number;
}

/** What waits, counted: the items as they are, referrals as SQL counted them. */
export function countDue(items: readonly DueItem[], referrals: readonly ReferralDueCount[]): DueCount[] {
  const counts = new Map<string, number>();
  const counted = (kind: DueKind, state: DueState) => counts.get(state + kind) ?? 0;
  const add = (kind: DueKind, state: DueState, n: number) =>
    counts.set(state + kind, counted(kind, state) + n);
  for (const { kind, state, n } of items) add(kind, state, n);
  for (const { kind, due, thisWeek, later } of referrals) {
    add(kind, 'today', due);
    add(kind, 'this-week', thisWeek);
    add(kind, 'later', later);
  }
  return DUE_STATES.flatMap((state) =>
    DUE_KINDS.flatMap((kind) => {
      const n = counted(kind, state);
      return n === 0 ? [] : [{ kind, state, n }];
    }),
  );
}

/** Everything that is read for `refnet due`, with what waits on referrals only counted. */
export interface DueCounts extends DueRows {
  readonly network: NetworkSnapshot;
  readonly referrals: readonly ReferralDueCount[];
}

/** What waits, counted by kind and state. */
export function everythingCounted(
  record: DueRecord,
  referrals: readonly ReferralDueCount[],
  { today, until, settings }: DueQuestion,
): DueCount[] {
  return countDue(otherItems(record, settings, today, until), referrals);
}
