import type { Line } from '../text/undo-offer.ts';
import type { DateOrder } from './date-order.ts';
import type { Day } from './day.ts';

/**
 * What a day without a direction is taken for: behind us (`--on`, `--since`), ahead (`--by`, `--next`), or the nearest of
 * both, for what may begin before or after today (`--from`).
 */
export type Bare = 'past' | 'coming' | 'nearest';

export interface DayContext {
  readonly today: Day;
  readonly bare: Bare;
  /** What was typed for the last day of what begins: the nearest day is none after it. */
  readonly end?: string | undefined;
  /** It is the day of what is recorded as done: one without a year that is taken for long ago is remarked on. */
  readonly recorded?: boolean | undefined;
  /** How the user writes days as numbers; undefined where that is not known. */
  readonly dateOrder?: DateOrder | undefined;
  /** Is told which day a text was taken for, where a person may have meant another; with that day where nothing else is said. */
  readonly remark?: ((line: Line, day?: Day) => void) | undefined;
}

/** A day as it was read, and that of the referral it is before. */
export interface DayBefore {
  readonly read: Day;
  readonly since: Day;
}
