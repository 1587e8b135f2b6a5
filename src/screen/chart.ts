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
  /** What one of the rows is, in the singular: `partner`. */
  readonly rowsAre: string;
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

/** What became of referrals: open ones have no outcome yet, all others are closed. */
export type OutcomeDrawn = 'won' | 'lost' | 'no-response' | 'declined' | 'open';

/** What became of the referrals of a period, each way. */
export interface Outcomes {
  readonly kind: 'outcomes';
  /** From so many closed on, a share is told. */
  readonly sharesFrom: number;
  readonly ways: readonly {
    readonly direction: 'given' | 'received';
    /** In the order they are drawn, each outcome once; those with none too. */
    readonly parts: readonly {
      readonly outcome: OutcomeDrawn;
      /** As in a sentence: `no response`. */
      readonly label: string;
      readonly n: number;
    }[];
  }[];
}

/** Each quarter beside the same one of the year before. */
export interface Quarters {
  readonly kind: 'quarters';
  /** What the numbers are of, for the axis: `introduced`. */
  readonly unit: string;
  /** `2026` and `2025`. */
  readonly year: string;
  readonly before: string;
  readonly quarters: readonly {
    /** `Q1`. */
    readonly quarter: string;
    /** What sets it apart from a whole one, a few words: `to 20 Nov`. */
    readonly part?: string;
    /** Undefined where it has not begun, or nothing is on record of it: nothing is drawn then, and it is said. */
    readonly now: number | undefined;
    /** Undefined where nothing is on record of it. */
    readonly before: number | undefined;
  }[];
}

/** How much of what was received came from whom, most first. */
export interface Concentration {
  readonly kind: 'concentration';
  /** Enough were received for shares to be told. */
  readonly isShared: boolean;
  readonly parts: readonly { readonly name: string; readonly received: number }[];
  /** What all of them sent, those too that are no parts. */
  readonly total: number;
  /** From this share of the total on, in percent, it is marked; undefined where too few were received to mark any. */
  readonly percent: number | undefined;
}

/** Costs beside what they brought, in one currency: a picture for each. */
export interface CostsAndBusiness {
  readonly kind: 'costs-and-business';
  readonly currency: string;
  /** In minor units; undefined where it is not known, which is said instead of a bar. */
  readonly rows: readonly {
    readonly name: string;
    readonly costs: number | undefined;
    readonly business: number | undefined;
  }[];
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
