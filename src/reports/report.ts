import type { Decline } from '../advice/decline.ts';
import { isActive } from '../advice/is-active.ts';
import { isPutAway } from '../partners/put-away.ts';
import type { DueCounts } from '../due/due-counts.ts';
import type { PartnerHandle } from '../partners/find-partner.ts';
import type { UnmetNeed } from '../referrals/gaps.ts';
import { ruleFor, verdictBy, type RuleId } from '../advice/ladder.ts';
import { exchangedOf } from '../advice/notions.ts';
import { verdictLabel, type Verdict } from '../advice/words.ts';
import { compareDays, type Day } from '../calendar/day.ts';
import type { CheckInReason } from '../contact/rhythm.ts';
import { closedBusiness, countOutcomes, wonIn, type OutcomesTogether } from '../referrals/closed.ts';
import { sumByCurrency, type Money } from '../money/money.ts';
import type { NetworkSnapshot, PartnerRow, Relationship, ReportPeriod } from '../advice/relationship.ts';
import type { NextCheckIn } from '../contact/rhythm.ts';
import type { Settings } from '../settings/settings.ts';
import { compareText } from '../text/compare-text.ts';
import type { ToFormalize } from './report-advice.ts';

/** The parts of the report that can be had alone. */
const NETWORK_SECTIONS = ['volume', 'formalize', 'check-ins', 'gaps', 'objectives'] as const;
/** The parts of the report on the network. */
export type NetworkSection = (typeof NETWORK_SECTIONS)[number];
/** The parts of the report on the network, and those that are only told where they are asked for. */
export const REPORT_SECTIONS = [
  ...NETWORK_SECTIONS,
  'costs',
  'portfolio',
  'sources',
  'quarterly-returns',
  'outcomes',
  'conversion',
  'referrers',
  'reciprocity',
  'concentration',
  'trend',
  'habits',
  'fees',
  'agreements',
] as const;
export type ReportSection = (typeof REPORT_SECTIONS)[number];

export function isOfNetwork(section: ReportSection): section is NetworkSection {
  return NETWORK_SECTIONS.some((each) => each === section);
}

/** What was introduced in a period, and what was closed in it, whenever that was introduced. */
export interface Volume {
  given: number;
  received: number;
  exchanged: number;
  /** Won, of those whose outcome counts in conversion. */
  won: number;
  closed: number;
  /** Those of the closed ones that were introduced before the period. */
  introducedEarlier: number;
  /** Closed business of referrals received, one amount a currency. */
  businessReceived: readonly Money[];
  /** Closed business of referrals given, as far as the partners told. */
  businessGiven: readonly Money[];
  /** Received referrals that were won and have no amount. */
  wonWithoutAmount: number;
}

/** One partner's line of the report. */
export interface VolumeRow extends Volume {
  partner: PartnerRow;
  lastCheckIn: Day | undefined;
  checkIn: NextCheckIn;
  verdict: Verdict;
}

/** A partner whose check-in is due or overdue. */
export interface DueCheckIn {
  partner: PartnerRow;
  lastCheckIn: Day | undefined;
  state: 'due' | 'overdue';
  dueOn: Day;
  everyMonths: number;
  by: CheckInReason;
}

/** What a period before came to. */
export interface VolumeBefore extends Volume {
  period: ReportPeriod;
  /** The first day that the record covers. */
  recordsSince: Day;
}

/** The whole network before a check-in, as data. */
export interface NetworkReport extends ToFormalize {
  period: ReportPeriod;
  /** Partners who are not archived by the last day, and those who are. */
  partners: number;
  archived: number;
  totals: Volume;
  /** The period of the same kind before; undefined where nothing is known of it. */
  before: VolumeBefore | undefined;
  /** Partners with a referral introduced or closed in the period, most exchanged first. */
  volume: VolumeRow[];
  /** Active partners by verdict as it is called, those of `timeToFormalize` left out. */
  others: { verdict: Verdict; label: string; partners: OtherPartner[] }[];
  checkInsDue: DueCheckIn[];
  /** Who sent somebody in the 12 months and was never checked in with, who sent most first: no rhythm asks for them. */
  neverCheckedIn: { partner: PartnerRow; received: number }[];
}

/** One of those whom a verdict without a step holds. */
export interface OtherPartner {
  partner: PartnerRow;
  exchanged: number;
  /** All is well with the structure, but an alert, a red flag or a review that is due asks for a look. */
  asksForLook: boolean;
}

/** A relationship with the verdict on it. */
interface Judged extends Relationship {
  readonly rule: RuleId;
  readonly verdict: Verdict;
}

/** Everything that is read for the report on the network, at one moment. */
export interface ReportSnapshot {
  readonly network: NetworkSnapshot;
  readonly handles: readonly PartnerHandle[];
  /** The last decline of each partner's advice. */
  readonly declines: ReadonlyMap<number, Decline>;
  /** The 12 calendar months of each partner up to the last day's, oldest first. */
  readonly months: ReadonlyMap<number, number[]>;
  readonly before: CountedBefore | undefined;
  /** What was asked for in the period and nobody could do. */
  readonly needs: readonly UnmetNeed[];
  /** What is waiting, open referrals aside; undefined in a report that ends before today. */
  readonly due: DueCounts | undefined;
}

/** What was counted in the period before one. */
export interface CountedBefore {
  readonly period: ReportPeriod;
  readonly given: number;
  readonly received: number;
  readonly outcomes: readonly OutcomesTogether[];
}

/** The rules by which formalizing is a question now, or is answered. */
const CANDIDATES: readonly RuleId[] = ['volume', 'joint', 'stakes', 'too-new', 'held-back'];

/**
 * The report on every relationship of a period; at most `shown` partners get advice. What tells more of a verdict than its
 * name is loaded only where somebody has one that is told so.
 */
export async function networkReport(
  snapshot: Pick<ReportSnapshot, 'network' | 'declines' | 'before'>,
  relationships: readonly Relationship[],
  settings: Settings,
  shown: number,
): Promise<NetworkReport> {
  const { network, declines } = snapshot;
  const { period } = network;
  const judged = relationships.map((relationship): Judged => {
    const rule = ruleFor(relationship.facts, settings);
    return { ...relationship, rule: rule.id, verdict: verdictBy(rule, relationship.facts, settings) };
  });
  const active = judged.filter((each) => isActive(each, period.until));
  const candidates = active.filter(({ rule }) => CANDIDATES.includes(rule));
  const others = active.filter(({ rule }) => !CANDIDATES.includes(rule));
  const rows = judged.map(toVolumeRow);
  return {
    period,
    partners: active.length,
    archived: judged.filter(({ partner }) => isPutAway(partner, period.until)).length,
    totals: totalOf(rows),
    before: volumeBefore(snapshot.before, settings['records-since'] ?? network.recordsBegin),
    volume: rows.filter(({ exchanged, closed }) => exchanged + closed > 0).toSorted(byVolume),
    ...(candidates.length === 0
      ? NOBODY_TO_FORMALIZE
      : (await import('./report-advice.ts')).toFormalize(candidates, declines, settings, shown)),
    others: groupByVerdict(
      others,
      others.some(isAllWell)
        ? (await import('./report-advice.ts')).lookedAt(others.filter(isAllWell), network, settings)
        : NOBODY,
    ),
    checkInsDue: active.flatMap(toDueCheckIn).toSorted(byUrgency),
    neverCheckedIn: active
      .filter(({ facts }) => facts.lastCheckIn === undefined && facts.received > 0)
      .map(({ partner, facts: { received } }) => ({ partner, received }))
      .toSorted((a, b) => b.received - a.received),
  };
}

const NOBODY_TO_FORMALIZE: ToFormalize = { timeToFormalize: [], moreToFormalize: 0, declined: 0 };
const NOBODY: ReadonlySet<number> = new Set();

function isAllWell({ verdict }: Judged): boolean {
  return verdict === 'all-well';
}

/** One relationship's line of the report. */
export function toVolumeRow(relationship: Relationship & { verdict: Verdict }): VolumeRow {
  const { partner, counts, outcomesInPeriod, facts, checkIn, verdict } = relationship;
  const volume = volumeOf(counts?.givenInPeriod ?? 0, counts?.receivedInPeriod ?? 0, outcomesInPeriod);
  // Added to, and not copied: a copy of so many fields takes longer than to reckon them.
  return Object.assign(volume, { partner, lastCheckIn: facts.lastCheckIn, checkIn, verdict });
}

export function volumeOf(given: number, received: number, outcomes: readonly OutcomesTogether[]): Volume {
  const { won, closed, introducedEarlier } = countOutcomes(outcomes);
  return {
    given,
    received,
    exchanged: given + received,
    won,
    closed,
    introducedEarlier,
    businessReceived: closedBusiness(outcomes, 'received'),
    businessGiven: closedBusiness(outcomes, 'given'),
    wonWithoutAmount: wonIn(outcomes, 'received', null),
  };
}

/** What the period before came to; undefined where there is nothing of it, and the record does not reach back to it. */
export function volumeBefore(before: CountedBefore | undefined, recordsSince: Day): VolumeBefore | undefined {
  if (before === undefined) return undefined;
  const { period, given, received, outcomes } = before;
  const volume = volumeOf(given, received, outcomes);
  const isTold = recordsSince <= period.since || volume.exchanged + volume.closed > 0;
  return isTold ? { period, ...volume, recordsSince } : undefined;
}

/** What is counted of a volume, business aside. */
const COUNTED = [
  'given',
  'received',
  'exchanged',
  'won',
  'closed',
  'introducedEarlier',
  'wonWithoutAmount',
] as const satisfies readonly (keyof Volume)[];

export function totalOf(rows: readonly Volume[]): Volume {
  const total = volumeOf(0, 0, []);
  for (const row of rows) for (const what of COUNTED) total[what] += row[what];
  total.businessReceived = sumByCurrency(rows.flatMap((row) => row.businessReceived));
  total.businessGiven = sumByCurrency(rows.flatMap((row) => row.businessGiven));
  return total;
}

function byVolume(a: VolumeRow, b: VolumeRow): number {
  const most = b.exchanged - a.exchanged || b.closed - a.closed;
  return most || compareText(a.partner.nameKey, b.partner.nameKey);
}

/** The order in which a report names the verdicts on partners who are not candidates for structure. */
const OTHERS: readonly Verdict[] = [
  'have-the-conversation',
  'step-down',
  'consider-joint-venture',
  'too-new',
  'watch',
  'light-structure',
  'all-well',
  'keep-informal',
  'reconnect',
  'build-trust',
];

/** By verdict, most exchanged first; `lookedAt` are the numbers of those who ask for a look. */
function groupByVerdict(
  relationships: readonly Judged[],
  lookedAt: ReadonlySet<number>,
): NetworkReport['others'] {
  const labelOf = ({ verdict, rule, partner }: Judged) =>
    lookedAt.has(partner.id) ? 'Worth a look' : verdictLabel(verdict, rule);
  return OTHERS.flatMap((verdict) => {
    const own = relationships.filter((relationship) => relationship.verdict === verdict);
    const labels = [...new Set(own.map(labelOf))].toSorted();
    return labels.map((label) => ({
      verdict,
      label,
      partners: own
        .filter((relationship) => labelOf(relationship) === label)
        .map((relationship) => ({
          partner: relationship.partner,
          exchanged: exchangedOf(relationship.facts),
          asksForLook: lookedAt.has(relationship.partner.id),
        }))
        .toSorted((a, b) => b.exchanged - a.exchanged),
    }));
  });
}

function toDueCheckIn({ partner, facts, checkIn }: Relationship): DueCheckIn[] {
  if (checkIn.state !== 'due' && checkIn.state !== 'overdue') return [];
  const { state, dueOn, everyMonths, by } = checkIn;
  return [{ partner, lastCheckIn: facts.lastCheckIn, state, dueOn, everyMonths, by }];
}

function byUrgency(a: DueCheckIn, b: DueCheckIn): number {
  if (a.state !== b.state) return a.state === 'overdue' ? -1 : 1;
  return compareDays(a.dueOn, b.dueOn);
}
