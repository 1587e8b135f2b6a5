/** What only the whole network shows: exclusive promises that contradict the record. */
import { compareDays, isWithin, monthsAgoWindow } from '../calendar/day.ts';
import type { Day } from '../calendar/day.ts';
import { sameService } from '../partners/professions.ts';
import { asksFor, type Provider } from '../referrals/asks-for.ts';
import type { AgreementFacts, ExclusivityConflict } from './facts.ts';
import { isInForce } from './formality.ts';

/** An exclusive promise of mine: since when these terms hold, within the agreement they are part of. */
export interface ExclusivePromise {
  readonly service: string;
  readonly since: Day;
  /** The day from which other terms hold. */
  readonly replacedOn?: Day | undefined;
  readonly agreement: AgreementFacts;
}

export interface PromiseHolder extends Provider {
  readonly id: number;
  readonly name: string;
  readonly promises: readonly ExclusivePromise[];
}

/** A referral I gave that counts. */
export interface GivenReferral {
  readonly number: number;
  readonly partnerId: number;
  readonly on: Day;
  readonly need?: string | null | undefined;
}

function holdsOn({ since, replacedOn, agreement }: ExclusivePromise, on: Day): boolean {
  return since <= on && (replacedOn === undefined || on < replacedOn) && isInForce(agreement, on);
}

/** Promises of the same service to others that are in force on the day. */
function promisedTwice(
  holder: PromiseHolder,
  promise: ExclusivePromise,
  partners: readonly PromiseHolder[],
  on: Day,
): readonly PromiseHolder[] {
  return partners.filter(
    (other) =>
      other.id !== holder.id &&
      other.promises.some((its) => holdsOn(its, on) && sameService(promise.service, its.service)),
  );
}

/**
 * Where my exclusive promises contradict each other or what I did, by the partner who holds the promise: the same service
 * promised to somebody else as well, and referrals of the 12 months to `asOf` that fit it and went to somebody else
 * while it was in force, whether it still is or not.
 */
export function exclusivityConflictsOf(
  partners: readonly PromiseHolder[],
  given: readonly GivenReferral[],
  asOf: Day,
): ReadonlyMap<number, readonly ExclusivityConflict[]> {
  const window = monthsAgoWindow(asOf);
  const byId = new Map(partners.map((partner) => [partner.id, partner]));
  const recent = given
    .filter(({ on }) => isWithin(on, window))
    .toSorted((a, b) => compareDays(a.on, b.on) || a.number - b.number);

  const twice = (holder: PromiseHolder, promise: ExclusivePromise): ExclusivityConflict[] =>
    holdsOn(promise, asOf)
      ? promisedTwice(holder, promise, partners, asOf).map(({ name }) => ({
          service: promise.service,
          other: name,
        }))
      : [];

  const broken = (holder: PromiseHolder, promise: ExclusivePromise): ExclusivityConflict[] =>
    recent.flatMap((referral) => {
      const receiver = byId.get(referral.partnerId);
      if (receiver === undefined || receiver.id === holder.id || !holdsOn(promise, referral.on)) return [];
      if (!asksFor(promise.service, referral.need, receiver)) return [];
      return [{ service: promise.service, other: receiver.name, referral: referral.number, on: referral.on }];
    });

  const conflictsOf = (holder: PromiseHolder): ExclusivityConflict[] =>
    holder.promises.flatMap((promise) => [...twice(holder, promise), ...broken(holder, promise)]);

  return new Map(
    partners.flatMap((holder) => {
      const conflicts = holder.promises.length === 0 ? [] : conflictsOf(holder);
      return conflicts.length === 0 ? [] : [[holder.id, conflicts] as const];
    }),
  );
}
