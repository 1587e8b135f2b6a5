import type { Decline } from '../advice/decline.ts';
import { mayAsk } from '../advice/may-ask.ts';
import {
  hasExtras,
  relationshipsOf,
  type NetworkSnapshot,
  type Relationship,
} from '../advice/relationship.ts';
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
  /** The last decline of each partner's advice. */
  readonly declines: ReadonlyMap<number, Decline>;
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
 * What the list is made of, referrals aside; `whole` are the relationships of the network with all facts, where they are
 * known already. The ledger, the ladder and the professions are loaded only where they matter.
 */
export async function dueRecord(
  {
    network,
    madeOn,
    promises,
    newcomers,
    objectives,
    declines,
  }: DueRows & { readonly network: NetworkSnapshot },
  question: DueQuestion,
  whole?: readonly Relationship[],
): Promise<DueRecord> {
  const { today, until, settings } = question;
  const relationships = whole ?? relationshipsOf(network, settings, today);
  const { agreements, agreementsAhead, fees, snoozes } = network;
  return {
    relationships,
    agreements,
    agreementsAhead,
    snoozes,
    madeOn,
    promises,
    newcomers,
    advice: await adviceOf({ network, declines }, question, whole, relationships),
    fees: fees === undefined ? [] : (await import('./fees-due.ts')).feesDue(fees, today, relationships),
    objectives:
      objectives.length === 0 ? [] : (await import('./objectives-due.ts')).objectivesDue(objectives, today),
    candidates: lookDueOn(snoozes, madeOn) <= until ? await countCandidates(relationships, settings) : 0,
  };
}

/** The verdicts that ask for something; with fees or exclusive promises they go by more than the list does. */
async function adviceOf(
  { network, declines }: Pick<DueSnapshot, 'network' | 'declines'>,
  { today, settings }: DueQuestion,
  whole: readonly Relationship[] | undefined,
  relationships: readonly Relationship[],
): Promise<DueRecord['advice']> {
  const may = new Set(
    relationships.flatMap(({ partner, facts }) => (mayAsk(facts, settings) ? [partner.id] : [])),
  );
  if (may.size === 0) return [];
  const { adviceDue } = await import('./advice-due.ts');
  const all =
    whole !== undefined || !hasExtras(network)
      ? relationships
      : await (
          await import('../advice/whole-relationships.ts')
        ).wholeRelationshipsOf(network, settings, today);
  const isDeclined = declines.size === 0 ? undefined : (await import('../advice/in-short.ts')).isDeclined;
  return adviceDue(
    all.filter(({ partner }) => may.has(partner.id)),
    ({ partner, facts }) => isDeclined?.(declines.get(partner.id), facts, settings) ?? false,
    settings,
    today,
  );
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
