import type { Money } from '../money/money.ts';

/**
 * A picture of numbers, as data: a page draws it, with the table of the same block behind it; text and Markdown show the
 * table alone. Names are of the record as they are, and made safe by the drawer. Nothing in it is judged or added up: that is done before.
 */
export type Chart = Pictured &
  (MirroredBars | Timeline | Outcomes | Quarters | Concentration | CostsAndBusiness | NetworkMap);

interface Pictured {
  /** What it shows, as its heading: `Given and received per partner`. */
  readonly title: string;
  /** What is counted, and its window, in a sentence. */
  readonly counts: string;
}

/** Names down the middle, given to one side, received to the other with won inside it; counts at the ends. */
export interface MirroredBars {
  readonly kind: 'mirrored-bars';
  readonly rows: readonly {
    readonly name: string;
    readonly given: number;
    readonly received: number;
    /** Of the received ones: those won. Never more than `received`. */
    readonly won: number;
  }[];
}

/** One calendar month after another, oldest first. */
export interface Timeline {
  readonly kind: 'timeline';
  readonly months: readonly {
    /** `2026-11`. */
    readonly month: string;
    readonly given: number;
    readonly received: number;
    /** Won in that month, whenever it was introduced. */
    readonly won: number;
  }[];
}

/** What became of the referrals of a period, each way. */
export interface Outcomes {
  readonly kind: 'outcomes';
  readonly ways: readonly {
    readonly direction: 'given' | 'received';
    readonly parts: readonly {
      readonly outcome: 'open' | 'won' | 'lost';
      readonly label: string;
      readonly n: number;
    }[];
  }[];
}

/** Each quarter beside the same one of the year before. */
export interface Quarters {
  readonly kind: 'quarters';
  /** `2026` and `2025`. */
  readonly year: string;
  readonly before: string;
  readonly quarters: readonly {
    /** `Q1`. */
    readonly quarter: string;
    readonly now: number | undefined;
    /** Undefined where nothing is on record of it. */
    readonly then: number | undefined;
  }[];
}

/** How much of what was received came from whom, most first. */
export interface Concentration {
  readonly kind: 'concentration';
  readonly parts: readonly { readonly name: string; readonly received: number }[];
  readonly total: number;
  /** From this share of the total on, in percent, it is marked. */
  readonly percent: number;
}

/** Costs beside what they brought, in one currency. */
export interface CostsAndBusiness {
  readonly kind: 'costs-and-business';
  readonly rows: readonly { readonly name: string; readonly costs: Money; readonly business: Money }[];
}

/** Me in the middle, partners around by profession, a line each way as wide as the volume. */
export interface NetworkMap {
  readonly kind: 'network-map';
  readonly me: string;
  readonly partners: readonly {
    readonly name: string;
    readonly profession: string | undefined;
    readonly given: number;
    readonly received: number;
  }[];
}
