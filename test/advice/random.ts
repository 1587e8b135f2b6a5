/** Facts about a relationship drawn at random, near the borders of the rules more often than elsewhere. */
import * as fc from 'fast-check';
import type { AgreementFacts, RelationshipFacts } from '../../src/advice/facts.ts';
import { addDays } from '../../src/calendar/day.ts';
import { PROJECT_KINDS } from '../../src/contact/project-kinds.ts';
import { SIGNAL_KINDS } from '../../src/contact/signal.ts';
import { ANSWERS } from '../../src/partners/questions.ts';
import { PREFERENCES, RELATIVE_SIZES } from '../../src/partners/partner.ts';
import { STAGES } from '../../src/partners/stage.ts';
import { DIRECTIONS } from '../../src/referrals/direction.ts';
import { defaultSettings, type Settings } from '../../src/settings/settings.ts';
import { agreement, AS_OF, monthsBefore, type ReferralOnDay } from './facts.ts';

// Near the borders of windows and ages, where rules change their minds, more often than anywhere else.
const borderDay = fc
  .tuple(fc.constantFrom(0, 1, 5, 6, 7, 12, 13), fc.integer({ min: -1, max: 1 }))
  .map(([months, days]) => addDays(monthsBefore(months), days));
const dayWithin = (days: number) =>
  fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: 0, max: days }).map((n) => addDays(AS_OF, -n)) },
    { weight: 1, arbitrary: borderDay },
  );
const aDay = dayWithin(800);
const referralWithin = (days: number): fc.Arbitrary<ReferralOnDay> =>
  fc.record({ on: dayWithin(days), direction: fc.constantFrom(...DIRECTIONS) });
export const aReferral = referralWithin(800);
// A young relationship has all of its referrals in few months.
export const referrals = fc
  .constantFrom(30, 170, 360, 800)
  .chain((days) => fc.array(referralWithin(days), { maxLength: 14 }));
const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined, freq: 1 });

const anAgreement: fc.Arbitrary<AgreementFacts> = fc
  .record({ from: aDay, until: maybe(aDay), fees: fc.boolean(), theirExpectations: fc.boolean() })
  .map((some) => agreement(some));
const standing = fc.record({ strictlyFirst: fc.boolean(), partners: fc.integer({ min: 1, max: 4 }) });

/** Everything about a partner that is not a referral. */
export const rest: fc.Arbitrary<Partial<RelationshipFacts>> = fc.record({
  stage: fc.constantFrom(...STAGES),
  stageSince: maybe(aDay),
  knownSince: maybe(aDay.map((day) => ({ day, precision: 'day' as const }))),
  firstCheckIn: maybe(aDay),
  recordsSince: aDay,
  myPreference: maybe(fc.constantFrom(...PREFERENCES)),
  theirPreference: maybe(fc.constantFrom(...PREFERENCES)),
  relativeSize: maybe(fc.constantFrom(...RELATIVE_SIZES)),
  projects: fc.array(fc.record({ kind: fc.constantFrom(...PROJECT_KINDS), from: aDay, until: maybe(aDay) }), {
    maxLength: 1,
  }),
  agreements: fc.array(anAgreement, { maxLength: 1 }),
  checkInOverdue: fc.boolean(),
  intervalMonths: maybe(fc.integer({ min: 1, max: 6 })),
  talks: fc.array(aDay, { maxLength: 2 }),
  lastCheckIn: maybe(aDay),
  satisfactions: fc.array(fc.record({ value: fc.integer({ min: 1, max: 5 }), on: aDay }), { maxLength: 2 }),
  signals: fc.array(fc.record({ kind: fc.constantFrom(...SIGNAL_KINDS), on: aDay }), { maxLength: 3 }),
  answers: fc.array(fc.record({ question: fc.constant('open'), answer: fc.constantFrom(...ANSWERS) }), {
    maxLength: 1,
  }),
  doNotRefer: fc.boolean(),
  outcomes: fc
    .integer({ min: 0, max: 6 })
    .chain((closed) =>
      fc.record({ closed: fc.constant(closed), won: fc.integer({ min: 0, max: Math.min(closed, 1) }) }),
    ),
  businessReceived: fc.array(fc.constant({ minor: 90_000, currency: 'USD' }), { maxLength: 1 }),
  receivedByMonth: fc.constantFrom([0, 0, 0], [20, 20, 20], [20, 19, 20]),
  standing: maybe(fc.record({ received: standing, given: standing })),
});

export const someSettings: fc.Arbitrary<Settings> = fc
  .record({
    low: fc.integer({ min: 0, max: 5 }),
    gap: fc.integer({ min: 2, max: 8 }),
    months: fc.constantFrom(0, 1, 6),
  })
  .map(({ low, gap, months }) => ({
    ...defaultSettings,
    'informal-to': low,
    'formalize-at': low + gap,
    'too-new-months': months,
    'revenue-at-stake': { minor: 80_000, currency: 'USD' },
  }));

/** The same, with what advice tells beside its verdict: notes, satisfaction, outcomes, what a partner is kept from. */
export const whole: fc.Arbitrary<Partial<RelationshipFacts>> = fc
  .tuple(
    rest,
    fc.record({
      signals: fc.array(fc.record({ kind: fc.constantFrom(...SIGNAL_KINDS), on: aDay }), { maxLength: 4 }),
      satisfactions: fc.array(fc.record({ value: fc.integer({ min: 1, max: 5 }), on: aDay }), {
        maxLength: 2,
      }),
      lastCheckIn: maybe(aDay),
      doNotRefer: fc.boolean(),
      notTakingUntil: maybe(fc.constantFrom(addDays(AS_OF, -1), AS_OF, addDays(AS_OF, 30))),
      archivedOn: maybe(aDay),
      agreements: fc.array(
        fc
          .record({
            form: fc.constantFrom('verbal' as const, 'written' as const),
            from: aDay,
            until: maybe(aDay),
            closedOn: maybe(aDay),
            fees: fc.boolean(),
            myExpectations: fc.boolean(),
            theirExpectations: fc.boolean(),
          })
          .map((some) => agreement(some)),
        { maxLength: 2 },
      ),
    }),
  )
  .map(([some, more]) => ({ ...some, ...more }));
