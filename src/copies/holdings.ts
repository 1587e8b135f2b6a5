import type { Day } from '../calendar/day.ts';

/** What a file holds, as it is told before and after it is copied or replaced. */
export interface Holdings {
  readonly partners: number;
  readonly referrals: number;
  /** How many of these came from sources, which are no partners. */
  readonly fromSources: number;
  readonly checkIns: number;
  /** The days of the last referral and the last check-in; undefined where there are none. */
  readonly lastReferral: Day | undefined;
  readonly lastCheckIn: Day | undefined;
  /** The instant of the last change. */
  readonly lastChange: string | undefined;
}
