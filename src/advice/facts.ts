import type { BarredFee } from '../agreements/fee-rules.ts';
import type { Day } from '../calendar/day.ts';
import type { KnownSince } from '../calendar/known-since.ts';
import type { Money } from '../money/money.ts';
import type { AgreementForm } from '../agreements/agreement.ts';
import type { FeeDirection } from '../agreements/fee-terms.ts';
import type { ProjectKind } from '../contact/project-kinds.ts';
import type { Preference, RelativeSize } from '../partners/partner.ts';
import type { SignalKind } from '../contact/signal.ts';
import type { Answer } from '../partners/questions.ts';
import type { Stage } from '../partners/stage.ts';
import type { Outcomes } from '../referrals/status.ts';

/** The partner as messages and commands name them; `handle` is the shortest text that finds them. */
export interface PartnerRef {
  readonly name: string;
  readonly handle: string;
}

/** Something done together beyond sending clients; without `until` it goes on, an event lasts its first day. */
export interface ProjectFacts {
  readonly kind: ProjectKind;
  readonly from: Day;
  readonly until?: Day | undefined;
}

/** A fee of an agreement, and the days of the referrals it governs, both included. */
export interface FeeDays {
  readonly direction: FeeDirection;
  readonly from: Day;
  readonly until?: Day | undefined;
}

/** One agreement with the partner; `until` is its last day, `closedOn` the day the user ended it. */
export interface AgreementFacts {
  readonly number: number;
  readonly form: AgreementForm;
  readonly from: Day;
  readonly until?: Day | undefined;
  readonly closedOn?: Day | undefined;
  /** The one service for which this partner is the only one I send clients to, from each day on; none takes it out. */
  readonly exclusive: readonly { readonly from: Day; readonly service?: string | undefined }[];
  /** The first day on which something was agreed that is expected of me, and of the partner, kept or not. */
  readonly expectedOfMe?: Day | undefined;
  readonly expectedOfThem?: Day | undefined;
  /** The fees of either direction, each with the days of the referrals it governs, both included. */
  readonly fees: readonly FeeDays[];
}

/**
 * The partner among all: strictly ahead of every other in one direction, and how many partners there are in it; the place
 * (1 for the first, 0 for one without any) and the names of those who share it, where they are known.
 */
export interface Standing {
  readonly strictlyFirst: boolean;
  readonly partners: number;
  readonly place?: number | undefined;
  readonly together?: readonly string[];
}

/** A promise of exclusivity that the record contradicts. */
export interface ExclusivityConflict {
  readonly service: string;
  /** The other partner's name. */
  readonly other: string;
  /** The referral that went to the other, and its day; absent where the same promise was made to both. */
  readonly referral?: number | undefined;
  readonly on?: Day | undefined;
}

/**
 * Everything the rules look at for one partner as of one day. Days later than `asOf` must not have been counted;
 * in the lists here they are passed over. "In the window" is the 12 months to `asOf`. What is optional
 * is not known when absent, and no rule takes it for a no.
 */
export interface RelationshipFacts {
  readonly asOf: Day;
  readonly partner?: PartnerRef | undefined;
  /** True when `asOf` is in the past: what has no history (preference, size, do-not-refer, own interval) is then as it is today. */
  readonly lookingBack?: boolean | undefined;

  readonly stage: Stage;
  readonly stageSince?: Day | undefined;
  /** Every stage with the day it was reached, earliest first, the current one last. */
  readonly stageHistory?: readonly { readonly stage: Stage; readonly on: Day }[] | undefined;

  /** Referrals in the window by direction, without `void` and clients who refused contact. */
  readonly given: number;
  readonly received: number;
  /** Exchanged in the 6 months to `asOf`. */
  readonly lastSixMonths: number;
  /** Exchanged in the whole record up to `asOf`. */
  readonly ever: number;
  /** What is on record up to `asOf` and counts nowhere, in words: `1 given, not chosen: counts nowhere`. */
  readonly uncounted?: string | undefined;
  /** Received in each of the last 3 full calendar months. */
  readonly receivedByMonth: readonly number[];
  readonly lastReferral?: Day | undefined;
  /** The day of the referral with which the window's count passed the setting `informal-to`. */
  readonly patternSince?: Day | undefined;

  readonly knownSince?: KnownSince | undefined;
  readonly firstReferral?: Day | undefined;
  readonly firstCheckIn?: Day | undefined;
  /** The day from which everything is on record. */
  readonly recordsSince: Day;

  readonly myPreference?: Preference | undefined;
  readonly theirPreference?: Preference | undefined;
  readonly relativeSize?: RelativeSize | undefined;
  readonly doNotRefer?: boolean | undefined;
  readonly notTakingUntil?: Day | undefined;
  readonly archivedOn?: Day | undefined;
  readonly projects: readonly ProjectFacts[];
  readonly agreements: readonly AgreementFacts[];
  /** Those on record that begin only after `asOf`; known where `asOf` is today. */
  readonly agreementsAhead?: readonly AgreementFacts[] | undefined;

  readonly lastCheckIn?: Day | undefined;
  readonly checkInOverdue: boolean;
  /** The day the next check-in is due, which may have passed; absent where no rhythm asks for one. */
  readonly checkInDue?: Day | undefined;
  /** Months between check-ins, where the user set them for this partner. */
  readonly intervalMonths?: number | undefined;
  /** From 1 to 5, as noted at check-ins of the window: by day, those of one day by number. */
  readonly satisfactions: readonly { readonly value: number; readonly on: Day }[];
  /** The last answer to each of the questions about a good partner that was answered. */
  readonly answers: readonly {
    readonly question: string;
    readonly answer: Answer;
    /** The day it was given; known where it is read from the record. */
    readonly on?: Day | undefined;
  }[];
  /** The days of check-ins of kind `talk`. */
  readonly talks: readonly Day[];
  readonly signals: readonly { readonly kind: SignalKind; readonly on: Day }[];

  /** Closed business of referrals received in the window, one amount a currency. */
  readonly businessReceived: readonly Money[];
  /** Of both directions together: how many have an outcome of conversion in the window, and how many are won. */
  readonly outcomes: Outcomes;
  /** The same of those received. */
  readonly receivedOutcomes: Outcomes;
  /** Of the received won ones, those whose amount is in the home currency. */
  readonly receivedWonInHome: number;
  /** Fees in the window that were paid to the partner and by the partner, and those still due either way. */
  readonly feesPaid: readonly Money[];
  readonly feesReceived: readonly Money[];
  readonly feesDue: readonly Money[];
  /** The fee last agreed in each direction in which one was paid or is due, as it is typed; absent where none was. */
  readonly feeTerms?:
    readonly { readonly direction: FeeDirection; readonly phrase: string | undefined }[] | undefined;
  readonly jointCosts: readonly Money[];
  /** My minutes in the window: at check-ins, and on what was begun together in it. */
  readonly minutes: number;

  readonly standing?: { readonly received: Standing; readonly given: Standing } | undefined;
  /** Received from everybody in the window. */
  readonly receivedFromAll?: number | undefined;
  /** Outcomes of the partner's referrals that carry a fee, and of those that carry none. */
  readonly outcomesByFee?: { readonly withFee: Outcomes; readonly withoutFee: Outcomes } | undefined;
  readonly exclusivityConflicts?: readonly ExclusivityConflict[] | undefined;
  /** The source of a notice that says a fee with this partner must be in writing. */
  readonly feeWritingNotice?: string | undefined;
  /** Notices that bear on a fee with this partner, and on an exclusive promise to them, which were not told of them before. */
  readonly feeCautions?: readonly string[] | undefined;
  /** The fees agreed with this partner that one of them bars, in force or not any more. */
  readonly feesBarred?: readonly BarredFee[] | undefined;
  readonly exclusiveCautions?: readonly string[] | undefined;
  /** Those of them whose fee or promise stands, and in a line where the others stand that were told before. */
  readonly cautionsStanding?: readonly string[] | undefined;
  /** Sentences on fees with this partner that are above the limit of a rule. */
  readonly feesAboveLimit?: readonly string[] | undefined;
}
