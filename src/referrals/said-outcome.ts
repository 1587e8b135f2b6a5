/** What is said of how a referral fares, and what that comes to. */
import { formatDay } from '../calendar/day-words.ts';
import { daysBetween, type Day } from '../calendar/day.ts';
import type { Money } from '../money/money.ts';
import { usageError } from '../text/errors.ts';
import type { CollectionDraft } from './collection.ts';
import type { Amounts, Referral, StatusEvent } from './referral.ts';
import type { Status } from './status.ts';

/** What a person says of how a referral fares. */
export interface SaidOutcome {
  readonly status?: Status | undefined;
  /** What people say for that status, where it was said otherwise than by its own name: `under contract`. */
  readonly word?: string | undefined;
  readonly on?: Day | undefined;
  /** Why, or how it came about; null takes it out. */
  readonly note?: string | null | undefined;
  /** Why it stands as it does, where the note is of what came in. */
  readonly because?: string | null | undefined;
  /** What was invoiced once it is won, an estimate before. */
  readonly value?: Money | undefined;
  readonly agreed?: Money | undefined;
  /** What came in on that day; below zero for what went back. */
  readonly collected?: Money | undefined;
  readonly thanked?: boolean;
  readonly told?: boolean;
}

/** What an update comes to on the record: only what differs. */
export interface Outcome {
  /** A step to another status. */
  readonly move?: { readonly status: Status; readonly onDay: Day; readonly reason: string | null };
  /** News of an open referral, which stays where it is. */
  readonly news?: { readonly onDay: Day; readonly reason: string };
  /** A correction of the step it is at, or of the news that came since. */
  readonly amend: { readonly onDay?: Day; readonly reason?: string | null };
  /** The entry that is corrected; undefined where there is none yet. */
  readonly amended?: StatusEvent | undefined;
  readonly amounts: Partial<Amounts>;
  readonly collected?: Omit<CollectionDraft, 'referralId'>;
  /** What closes the loop with the giver, or opens it again: whoever was told before is to be told anew. */
  readonly loop: Partial<Pick<Referral, 'thankedOn' | 'toldOn'>>;
  /** The status it has then: that of the last step by day. */
  readonly status: Status;
}

/** Refuses a day before the referral itself. */
export function refuseBefore({ id, occurredOn }: Pick<Referral, 'id' | 'occurredOn'>, onDay: Day): void {
  if (onDay >= occurredOn) return;
  throw usageError(
    `${formatDay(onDay)} is before the referral itself, ${formatDay(occurredOn)}`,
    'give a day from then on with --on',
    ...movedTo({ id, occurredOn }, onDay),
  );
}

/** A day this much earlier is rather one of another year than one on which the referral was made. */
const MOVED_AT_MOST = 300;

/** The command that moves a referral to an earlier day, where it may have been made then. */
export function movedTo({ id, occurredOn }: Pick<Referral, 'id' | 'occurredOn'>, onDay: Day): string[] {
  return daysBetween(onDay, occurredOn) > MOVED_AT_MOST
    ? []
    : [`refnet edit ${id} --on ${onDay}      if the referral was made earlier`];
}
