import type { Day } from '../calendar/day.ts';
import { partnerNamer, type PartnerHandle } from '../partners/find-partner.ts';
import type { Stage } from '../partners/stage.ts';
import { uncountedWords, type Uncounted } from '../referrals/uncounted.ts';
import type { Settings } from '../settings/settings.ts';
import { lazily } from '../text/lazily.ts';
import { advise, type Advice } from './advise.ts';
import { isQuiet, type Decline } from './decline.ts';
import {
  hasExtras,
  relationshipsOf,
  type NetworkSnapshot,
  type PartnerRow,
  type Relationship,
} from './relationship.ts';
import { rankOf } from './words.ts';

/** What few networks have: loaded only where there is any. */
const extrasRoom = lazily(() => import('./relationship-extras.ts'));

/** Everything that is read for advice, at one moment. */
export interface AdviceSnapshot {
  readonly network: NetworkSnapshot;
  /** The partner whom advice is wanted on; undefined for everybody. */
  readonly partner: number | undefined;
  readonly handles: readonly PartnerHandle[];
  /** The last decline of each partner's advice. */
  readonly declines: ReadonlyMap<number, Decline>;
  /** Since when the 12 months of a partner hold more than is kept informal; partners who never had so much are left out. */
  readonly patterns: ReadonlyMap<number, Day>;
  /** What is on record with those asked about and counts nowhere. */
  readonly uncounted: readonly Uncounted[];
}

/** The advice on one partner, with the relationship it is about. */
export interface AdvisedPartner {
  readonly partner: PartnerRow;
  readonly stage: Stage;
  readonly advice: Advice;
  /** How commands name the partner. */
  readonly handle: string;
  /** The last decline, and whether it still keeps the advice quiet. */
  readonly decline: Decline | undefined;
  readonly quiet: boolean;
  readonly relationship: Relationship;
}

/** The advice on everybody who was asked about, in the order of their names. */
export function adviseNetwork(snapshot: AdviceSnapshot, settings: Settings, today: Day): AdvisedPartner[] {
  const { network, partner: only, handles, declines, patterns, uncounted } = snapshot;
  const extras = hasExtras(network) ? extrasRoom().extraFacts(network, settings) : undefined;
  const handleOf = partnerNamer(handles);
  return relationshipsOf(network, settings, today, extras, only).map((relationship) => {
    const { partner, facts } = relationship;
    const handle = handleOf(partner);
    const known = {
      partner: { name: partner.name, handle },
      patternSince: patterns.get(partner.id),
      uncounted: uncountedWords(uncounted.filter(({ partnerId }) => partnerId === partner.id)),
    };
    const advice = advise({ ...facts, ...known }, settings);
    const decline = declines.get(partner.id);
    const quiet = decline !== undefined && isQuiet(decline, { ...advice, stageSince: facts.stageSince });
    return { partner, stage: facts.stage, advice, handle, decline, quiet, relationship };
  });
}

/** The most pressing advice first, what was put aside last. */
export function byRank(a: AdvisedPartner, b: AdvisedPartner): number {
  if (a.quiet !== b.quiet) return a.quiet ? 1 : -1;
  return (
    rankOf(b.advice.verdict) - rankOf(a.advice.verdict) || b.advice.facts.exchanged - a.advice.facts.exchanged
  );
}
