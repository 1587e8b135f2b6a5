import type { DateOrder } from './date-order.ts';
import type { Day } from './day.ts';

/** What a day without a direction is taken for: behind us (`--on`, `--since`) or ahead (`--by`, `--next`). */
export type Bare = 'past' | 'coming';

export interface DayContext {
  readonly today: Day;
  readonly bare: Bare;
  /** How the user writes days as numbers; undefined where that is not known. */
  readonly dateOrder?: DateOrder | undefined;
  /** Is told which day a text was taken for, where a person may have meant another. */
  readonly remark?: ((text: string) => void) | undefined;
}
