/** The terms of an agreement through its days: what held, what holds and what is to hold, each from and to when. */
import type { Day } from '../calendar/day.ts';
import { formatFeeTerms } from './fee-phrase.ts';
import type { FeeDirection, FeeRule } from './fee-terms.ts';
import {
  dayBefore,
  earlierEnd,
  endOf,
  lastDayInForce,
  type AgreementDays,
  type FeeVersion,
  type TermsVersion,
} from './terms.ts';

/** Days in a row on which the same held, both inclusive; no last day where it lasts as long as the agreement. */
export interface Run<T> {
  readonly what: T;
  readonly fromDay: Day;
  readonly lastDay: Day | null;
}

/** The fees of one direction, oldest first; days without a fee are in none. What begins once all is over never held. */
export function feeRuns(
  { fees, ...days }: AgreementDays & { readonly fees: readonly FeeVersion[] },
  direction: FeeDirection,
): Run<FeeRule>[] {
  const versions = fees
    .filter((each) => each.direction === direction)
    .map(({ fromDay, untilDay, rule }) => ({ fromDay, untilDay, what: rule }));
  return runsOf(days, endOf(days), versions, (a, b) => formatFeeTerms(a) === formatFeeTerms(b));
}

/** The services that were promised to one alone, oldest first; days without such a promise are in none. */
export function exclusiveRuns({
  terms,
  ...days
}: AgreementDays & { readonly terms: readonly TermsVersion[] }): Run<string>[] {
  const versions = terms.map(({ fromDay, exclusiveService }) => ({
    fromDay,
    untilDay: null,
    what: exclusiveService,
  }));
  return runsOf(days, lastDayInForce(days), versions, (a, b) => a === b).flatMap(({ what, ...run }) =>
    what === null ? [] : [{ ...run, what }],
  );
}

interface Version<T> {
  readonly fromDay: Day;
  readonly untilDay: Day | null;
  readonly what: T;
}

/** `end`: the last day on which one may begin; it is said to have ended where that is before the agreement was over. */
function runsOf<T>(
  days: AgreementDays,
  end: Day | null,
  versions: readonly Version<T>[],
  same: (a: T, b: T) => boolean,
): Run<T>[] {
  const last = lastDayInForce(days);
  const held = versions.filter(({ fromDay }) => end === null || fromDay <= end);
  const runs: Run<T>[] = [];
  for (const [at, { fromDay, untilDay, what }] of held.entries()) {
    const next = held[at + 1];
    const until = earlierEnd(untilDay, next === undefined ? null : dayBefore(next.fromDay));
    if (until !== null && until < fromDay) continue;
    const isToItsEnd = until === null || (next === undefined && last !== null && until >= last);
    const run = { what, fromDay, lastDay: isToItsEnd ? null : until };
    const before = runs.at(-1);
    const goesOn = before?.lastDay === dayBefore(fromDay) && same(before.what, what);
    if (goesOn) runs[runs.length - 1] = { ...run, fromDay: before.fromDay };
    else runs.push(run);
  }
  return runs;
}
