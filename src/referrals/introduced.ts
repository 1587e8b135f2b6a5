import type { Uncounted } from './uncounted.ts';
import type { Money } from '../money/money.ts';

/** A partner whom another one introduced, and what came of it in the days asked about. */
export interface Introduced {
  readonly id: number;
  readonly name: string;
  readonly profession: string | null;
  readonly archived: boolean;
  /** The partner in between, where this one came by way of somebody who was introduced too. */
  readonly by: { readonly id: number; readonly name: string } | null;
  readonly received: number;
  readonly given: number;
  /** What was exchanged and counts nowhere. */
  readonly uncounted: readonly Uncounted[];
  /** Of those received. */
  readonly won: number;
  /** Closed business of the received ones, one amount a currency. */
  readonly business: readonly Money[];
}
