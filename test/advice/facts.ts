import type { AgreementFacts, RelationshipFacts } from '../../src/advice/facts.ts';
import { addMonths, asDay, isWithin, monthsAgoWindow } from '../../src/calendar/day.ts';
import type { Day } from '../../src/calendar/day.ts';
import type { Direction } from '../../src/referrals/direction.ts';

export const AS_OF = asDay('2026-11-20');
export const day = asDay;

/** Months before AS_OF: the first day on which something is that old. */
export function monthsBefore(n: number): Day {
  return addMonths(AS_OF, -n);
}

/** Somebody nothing is known of, in a record that covers the window. */
export function factsAbout(some: Partial<RelationshipFacts> = {}): RelationshipFacts {
  return {
    asOf: AS_OF,
    partner: { name: 'Maren Holt', handle: 'maren' },
    stage: 'referral-partner',
    given: 0,
    received: 0,
    lastSixMonths: 0,
    ever: (some.given ?? 0) + (some.received ?? 0),
    receivedByMonth: [0, 0, 0],
    recordsSince: asDay('2020-01-01'),
    projects: [],
    agreements: [],
    checkInOverdue: false,
    satisfactions: [],
    answers: [],
    talks: [],
    signals: [],
    businessReceived: [],
    outcomes: { won: 0, closed: 0 },
    receivedOutcomes: { won: 0, closed: 0 },
    receivedWonInHome: 0,
    feesPaid: [],
    feesReceived: [],
    feesDue: [],
    jointCosts: [],
    minutes: 0,
    ...some,
  };
}

/** An agreement in short: what it says, it says from its first day on. */
export type AgreementInShort = Partial<Omit<AgreementFacts, 'fees'>> & {
  readonly exclusiveService?: string;
  readonly myExpectations?: boolean;
  readonly theirExpectations?: boolean;
  readonly fees?: boolean | AgreementFacts['fees'];
};

/** A written agreement with expectations on both sides, in force since a year ago. */
export function agreement({
  from = monthsBefore(12),
  exclusiveService,
  myExpectations = true,
  theirExpectations = true,
  fees = [],
  ...some
}: AgreementInShort = {}): AgreementFacts {
  return {
    number: 7,
    form: 'written',
    from,
    exclusive: exclusiveService === undefined ? [] : [{ from, service: exclusiveService }],
    expectedOfMe: myExpectations ? from : undefined,
    expectedOfThem: theirExpectations ? from : undefined,
    fees: typeof fees !== 'boolean' ? fees : fees ? [{ direction: 'they-pay', from }] : [],
    ...some,
  };
}

export interface ReferralOnDay {
  readonly on: Day;
  readonly direction: Direction;
}

/** Facts counted from referrals in any order, so that adding one is adding one. */
export function factsFrom(
  referrals: readonly ReferralOnDay[],
  rest: Partial<RelationshipFacts> = {},
): RelationshipFacts {
  const past = referrals.filter(({ on }) => on <= AS_OF);
  const inWindow = past.filter(({ on }) => isWithin(on, monthsAgoWindow(AS_OF)));
  const days = past.map(({ on }) => on).toSorted();
  const given = inWindow.filter(({ direction }) => direction === 'given').length;
  return factsAbout({
    ...rest,
    given,
    received: inWindow.length - given,
    lastSixMonths: inWindow.filter(({ on }) => isWithin(on, monthsAgoWindow(AS_OF, 6))).length,
    ever: past.length,
    firstReferral: days[0],
    lastReferral: days.at(-1),
  });
}
