import type { Money } from '../money/money.ts';

/** Fees that changed hands, less what came back, one amount a currency. */
export interface FeesSettled {
  readonly paid: readonly Money[];
  readonly received: readonly Money[];
}
