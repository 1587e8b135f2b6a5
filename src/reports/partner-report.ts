import type { Advice } from '../advice/advise.ts';
import { adviseNetwork, type AdvisedPartner, type AdviceSnapshot } from '../advice/advised.ts';
import type { ReportPeriod } from '../advice/relationship.ts';
import type { CheckIn } from '../contact/check-in.ts';
import { isFeedback, type Signal } from '../contact/signal.ts';
import type { Introduced } from '../referrals/introduced.ts';
import type { Uncounted } from '../referrals/uncounted.ts';
import type { Referral } from '../referrals/referral.ts';
import type { Day } from '../calendar/day.ts';
import type { Settings } from '../settings/settings.ts';
import {
  toVolumeRow,
  volumeBefore,
  type CountedBefore,
  type VolumeBefore,
  type VolumeRow,
} from './report.ts';

/** Everything that is read for the report on one partner, at one moment. */
export interface PartnerSnapshot extends AdviceSnapshot {
  readonly partner: number;
  /** The 12 calendar months up to the last day's, oldest first. */
  readonly months: readonly number[];
  readonly before: CountedBefore | undefined;
  readonly uncountedInPeriod: readonly Uncounted[];
  readonly withoutAmount: readonly number[];
  /** Introduced or closed in the period: how many, and which, which is read only where they are listed. */
  readonly referralsInPeriod: number;
  readonly referrals: readonly Referral[];
  readonly checkIns: readonly CheckIn[];
  /** All that was noticed up to the last day, newest first. */
  readonly signals: readonly Signal[];
  /** Whom the partner introduced, with what came of it in the period. */
  readonly introducedBy: readonly Introduced[];
}

/** Everything the report on one partner shows. */
export interface PartnerReport {
  period: ReportPeriod;
  row: VolumeRow;
  advice: Advice;
  handle: string;
  /** The first day of the stage as it stands; undefined where none is on record. */
  stageSince: Day | undefined;
  /** The last decline of the advice, and whether it keeps it quiet. */
  decline: AdvisedPartner['decline'];
  quiet: boolean;
  /** The first day that the record covers. */
  recordsSince: Day;
  /** The period of the same kind before; undefined where nothing is known of it. */
  before: VolumeBefore | undefined;
  /** What was introduced in the period and counts nowhere. */
  uncounted: readonly Uncounted[];
  /** The received referrals that were won in the period and have no amount, by number. */
  withoutAmount: readonly number[];
  /** Exchanged in each of the 12 calendar months up to the last day's, oldest first. */
  months: readonly number[];
  /** Introduced or closed in the period: how many, and which, which is read only where they are listed. */
  referralsInPeriod: number;
  referrals: readonly Referral[];
  checkIns: readonly CheckIn[];
  /** What one said of the other's work in the period, newest first, and how much of it is older. */
  feedback: readonly Signal[];
  olderFeedback: number;
  /** Whom the partner introduced, with what came of it in the period. */
  introducedBy: readonly Introduced[];
}

/** The report on one partner, from what was read of them. */
export function partnerReport(snapshot: PartnerSnapshot, settings: Settings, today: Day): PartnerReport {
  const [advised] = adviseNetwork(snapshot, settings, today);
  if (advised === undefined) throw new Error(`partner ${snapshot.partner} is gone`);
  const { relationship, advice, handle, decline, quiet } = advised;
  const { months, referrals, checkIns, introducedBy, network, before, withoutAmount } = snapshot;
  const said = snapshot.signals.filter(isFeedback);
  const feedback = said.filter(({ onDay }) => onDay >= network.period.since);
  return {
    period: network.period,
    row: toVolumeRow({ ...relationship, verdict: advice.verdict }),
    advice,
    handle,
    stageSince: relationship.facts.stageSince,
    decline,
    quiet,
    recordsSince: settings['records-since'] ?? network.recordsBegin,
    uncounted: snapshot.uncountedInPeriod,
    before: volumeBefore(before, settings['records-since'] ?? network.recordsBegin),
    withoutAmount,
    months,
    referralsInPeriod: snapshot.referralsInPeriod,
    referrals,
    checkIns,
    feedback,
    olderFeedback: said.length - feedback.length,
    introducedBy,
  };
}
