import { relationshipsOf, type NetworkSnapshot, type Relationship } from '../advice/relationship.ts';
import { addDays, type Day } from '../calendar/day.ts';
import type { Objective } from '../contact/objective.ts';
import type { Settings } from '../settings/settings.ts';
import type { DueKind } from './due-kinds.ts';
import {
  lookDueOn,
  mostUrgentFirst,
  otherItems,
  referralItems,
  WEEK,
  type DueItem,
  type DueRecord,
  type Newcomer,
  type WaitingPromise,
  type WaitingReferrals,
} from './due.ts';

/** What is looked at: up to and including `until`, which is today or later. */
export interface DueQuestion {
  readonly today: Day;
  readonly until: Day;
  readonly settings: Settings;
}

/** The question where no other day is named: what waits within a week. */
export function thisWeek(today: Day, settings: Settings): DueQuestion {
  return { today, until: addDays(today, WEEK), settings };
}

/** What is read for `refnet due`, the network and what waits on referrals aside. */
export interface DueRows {
  /** The day the file was made. */
  readonly madeOn: Day;
  readonly promises: readonly WaitingPromise[];
  readonly newcomers: readonly Newcomer[];
  /** The objectives of the network that are not closed. */
  readonly objectives: readonly Objective[];
}

/** Everything that is read for `refnet due`, at one moment. */
export interface DueSnapshot extends DueRows {
  readonly network: NetworkSnapshot;
  /** What waits on referrals, of each kind the longest waiting; and how much of it there is. */
  readonly referrals: WaitingReferrals;
  /** How many things are snoozed beyond the days looked at. */
  readonly snoozed: number;
}

/**
 * What the list is made of, referrals aside; `relationships` are those of the network, where they are known already. The
 * ledger and the professions are loaded only where they matter.
 */
export async function dueRecord(
  { network, madeOn, promises, newcomers, objectives }: DueRows & { readonly network: NetworkSnapshot },
  { today, until, settings }: DueQuestion,
  relationships: readonly Relationship[] = relationshipsOf(network, settings, today),
): Promise<DueRecord> {
  const { agreements, agreementsAhead, fees, snoozes } = network;
  const nameOf = (id: number) => relationships.find(({ partner }) => partner.id === id)?.partner.name ?? '';
  return {
    relationships,
    agreements,
    agreementsAhead,
    snoozes,
    madeOn,
    promises,
    newcomers,
    fees: fees === undefined ? [] : (await import('./fees-due.ts')).feesDue(fees, today, nameOf),
    objectives:
      objectives.length === 0 ? [] : (await import('./objectives-due.ts')).objectivesDue(objectives, today),
    candidates: lookDueOn(snoozes, madeOn) <= until ? await countCandidates(relationships, settings) : 0,
  };
}

async function countCandidates(relationships: readonly Relationship[], settings: Settings): Promise<number> {
  const { candidatesAmong } = await import('./candidates.ts');
  return candidatesAmong(relationships, settings).length;
}

/** What was asked for of all that waits: of every kind where none is named. */
export interface DueFilter {
  readonly kind: readonly DueKind[];
  readonly partner: number | undefined;
}

/** Whether it was asked for. */
export function isWanted(
  item: { readonly kind: DueKind; readonly partner?: { readonly id: number } | undefined },
  { partner, kind }: DueFilter,
): boolean {
  return (
    (kind.length === 0 || kind.includes(item.kind)) && (partner === undefined || item.partner?.id === partner)
  );
}

/** What waits and was asked for, most pressing first, and how much of it there is; the referrals were read for it. */
export function everythingDue(
  record: DueRecord,
  { rows, total }: DueSnapshot['referrals'],
  { today, until, settings }: DueQuestion,
  filter: DueFilter,
): { items: DueItem[]; total: number } {
  const others = otherItems(record, settings, today, until).filter((item) => isWanted(item, filter));
  return {
    items: mostUrgentFirst([...referralItems(rows, settings, today), ...others]),
    total: total + others.length,
  };
}
