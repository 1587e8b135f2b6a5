import { formatInterval } from '../calendar/interval.ts';
import type { Day } from '../calendar/day.ts';
import type { CheckInReason } from '../contact/rhythm.ts';
import { count } from '../text/count.ts';
import type { DueKind } from './due-kinds.ts';
import type { DueCount } from './due-counts.ts';

/** Why a check-in is due: the last contact, and the rhythm or the day that was named or snoozed to. */
export interface CheckInDue {
  readonly lastCheckIn: Day | undefined;
  readonly everyMonths: number;
  readonly dueOn: Day;
  readonly by: CheckInReason;
}

/**
 * `last 4 May, every 3 months`: when the last contact was, and how often there is to be one; `last 4 May, planned for 1 Jun`
 * where a day was named for the next, `snoozed until 1 Jun` where it was put off.
 */
export function rhythmPhrase(
  { lastCheckIn, everyMonths, dueOn, by }: CheckInDue,
  format: (day: Day) => string,
): string {
  const last = lastCheckIn === undefined ? 'none yet' : `last ${format(lastCheckIn)}`;
  const why = {
    plan: () => `planned for ${format(dueOn)}`,
    snooze: () => `snoozed until ${format(dueOn)}`,
    rhythm: () => formatInterval(everyMonths),
  };
  return `${last}, ${why[by]()}`;
}

/** How each kind is counted, in the order of a report. */
const NOUNS: readonly (readonly [DueKind, string, string?])[] = [
  ['check-in', 'check-in'],
  ['thank', 'thank-you'],
  ['tell', 'outcome to tell', 'outcomes to tell'],
  ['ask', 'referral to ask about', 'referrals to ask about'],
  ['move', 'referral to move', 'referrals to move'],
  ['promise', 'promise'],
  ['expect', 'promise of a partner', 'promises of partners'],
  ['fee', 'fee'],
  ['expected-fee', 'expected fee'],
  ['fee-by-hand', 'fee to settle by hand', 'fees to settle by hand'],
  ['fallen-fee', 'fee to look at', 'fees to look at'],
  ['credit', 'credit to return', 'credits to return'],
  ['review', 'review'],
  ['agreement-end', 'agreement ending', 'agreements ending'],
  ['objective', 'objective'],
  ['one-to-one', 'one-to-one'],
  ['candidates', 'look for candidates'],
  ['advice', 'relationship to look at', 'relationships to look at'],
];

/** `2 check-ins, 3 thank-yous, 1 outcome to tell`: what is overdue or can be done today; empty where nothing is. */
export function dueWords(counts: readonly DueCount[]): string {
  const now = nowByKind(counts);
  const parts = NOUNS.flatMap(([kind, singular, plural]) => {
    const n = now[kind] ?? 0;
    return n === 0 ? [] : [count(n, singular, plural)];
  });
  return parts.join(', ');
}

/** How much of each kind is overdue or can be done today; kinds of which nothing is are left out. */
export function nowByKind(counts: readonly DueCount[]): { [kind in DueKind]?: number } {
  const now = counts.filter(({ state }) => state === 'overdue' || state === 'today');
  const kinds = NOUNS.map(([kind]) => [kind, total(now.filter((each) => each.kind === kind))] as const);
  return Object.fromEntries(kinds.filter(([, n]) => n > 0));
}

/** How many they are together. */
export function total(counts: readonly DueCount[]): number {
  return counts.reduce((sum, { n }) => sum + n, 0);
}
