import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advise } from '../../src/advice/advise.ts';
import type { AgreementFacts, RelationshipFacts } from '../../src/advice/facts.ts';
import { verdictOf } from '../../src/advice/ladder.ts';
import { ageOf, isFormal } from '../../src/advice/notions.ts';
import { rankOf, VERDICTS } from '../../src/advice/words.ts';
import { addDays, isMonthsOld } from '../../src/calendar/day.ts';
import { defaultSettings } from '../../src/settings/settings.ts';
import type { Settings } from '../../src/settings/settings.ts';
import { agreement, AS_OF, factsAbout, factsFrom, monthsBefore } from './facts.ts';
import type { ReferralOnDay } from './facts.ts';
import { DIRECTIONS } from '../../src/referrals/direction.ts';
import { PROJECT_KINDS } from '../../src/contact/project.ts';
import { PREFERENCES, RELATIVE_SIZES } from '../../src/partners/partner.ts';
import { STAGES } from '../../src/partners/stage.ts';

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
const aReferral = referralWithin(800);
// A young relationship has all of its referrals in few months.
const referrals = fc
  .constantFrom(30, 170, 360, 800)
  .chain((days) => fc.array(referralWithin(days), { maxLength: 14 }));
const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined, freq: 1 });

const anAgreement: fc.Arbitrary<AgreementFacts> = fc
  .record({ from: aDay, until: maybe(aDay), fees: fc.boolean(), theirExpectations: fc.boolean() })
  .map((some) => agreement(some));
const standing = fc.record({ strictlyFirst: fc.boolean(), partners: fc.integer({ min: 1, max: 4 }) });

/** Everything about a partner that is not a referral. */
const rest: fc.Arbitrary<Partial<RelationshipFacts>> = fc.record({
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
  talks: fc.array(aDay, { maxLength: 1 }),
  standing: maybe(fc.record({ received: standing, given: standing })),
});

const someSettings: fc.Arbitrary<Settings> = fc
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
  }));

const rankFor = (list: readonly ReferralOnDay[], others: Partial<RelationshipFacts>, settings: Settings) =>
  rankOf(verdictOf(factsFrom(list, others), settings));

const runs = { numRuns: 3_000 };

describe('the advice', () => {
  it('never ranks a partner who is not formal lower for one more referral', () => {
    fc.assert(
      fc.property(referrals, aReferral, rest, someSettings, (list, another, others, settings) => {
        fc.pre(!isFormal(factsFrom(list, others)));
        expect(rankFor([...list, another], others, settings)).toBeGreaterThanOrEqual(
          rankFor(list, others, settings),
        );
      }),
      runs,
    );
  });

  it('never ranks one more referral lower around any threshold', () => {
    const counts = Array.from({ length: 13 }, (_, n) => n);
    const joint = { kind: 'event', from: monthsBefore(12) } as const;
    const first = { strictlyFirst: true, partners: 3 };
    const kinds: Partial<RelationshipFacts>[] = [
      {},
      { projects: [joint] },
      { theirPreference: 'informal' },
      { theirPreference: 'informal', projects: [joint] },
      { standing: { received: first, given: first } },
      { lastSixMonths: 5 },
    ];
    const relationships = kinds.flatMap((each) => [
      { ...each, firstReferral: monthsBefore(6) },
      { ...each, firstReferral: monthsBefore(5) },
    ]);
    const lowered = relationships.flatMap((each) =>
      counts.flatMap((given) =>
        counts.flatMap((received) => {
          const rankAt = (more: Partial<RelationshipFacts>) =>
            rankOf(verdictOf(factsAbout({ ...each, given, received, ...more }), defaultSettings));
          const after = Math.min(rankAt({ given: given + 1 }), rankAt({ received: received + 1 }));
          return after < rankAt({}) ? [{ ...each, given, received }] : [];
        }),
      ),
    );
    expect(lowered).toEqual([]);
  });

  it('never says time to formalize under the minimum age', () => {
    fc.assert(
      fc.property(referrals, rest, someSettings, (list, others, settings) => {
        const facts = factsFrom(list, others);
        fc.pre(verdictOf(facts, settings) === 'time-to-formalize');
        const from = ageOf(facts)?.from;
        expect(from !== undefined && isMonthsOld(from, settings['too-new-months'], AS_OF)).toBe(true);
      }),
      { ...runs, maxSkipsPerRun: 10_000 },
    );
  });

  it('gives exactly one verdict, by the first rule that fits', () => {
    fc.assert(
      fc.property(referrals, rest, someSettings, (list, others, settings) => {
        const advice = advise(factsFrom(list, others), settings);
        expect(VERDICTS).toContain(advice.verdict);
        expect(advice.considered.find(({ fits }) => fits)?.rule).toBe(advice.rule);
        expect(advice.considered).toHaveLength(15);
      }),
      { numRuns: 300 },
    );
  });

  it('does not depend on the order referrals were entered in', () => {
    fc.assert(
      fc.property(
        referrals.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
        ),
        rest,
        ([list, shuffled], others) => {
          expect(advise(factsFrom(shuffled, others), defaultSettings)).toEqual(
            advise(factsFrom(list, others), defaultSettings),
          );
        },
      ),
      { numRuns: 200 },
    );
  });

  it('never reads a record that is empty, or does not cover the window, as low volume', () => {
    fc.assert(
      fc.property(fc.array(aReferral, { maxLength: 4 }), rest, someSettings, (list, others, settings) => {
        const facts = factsFrom(list, { ...others, recordsSince: addDays(monthsBefore(12), 2) });
        const { verdict, rule, reason } = advise(facts, settings);
        expect(rule).not.toBe('outgrown');
        const isEmpty = facts.given + facts.received === 0;
        expect(verdict === 'keep-informal' && (isEmpty || !reason.startsWith('Too early'))).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('speaks in neutral words, and never of a fee as the next step for volume', () => {
    fc.assert(
      fc.property(referrals, rest, someSettings, (list, others, settings) => {
        const advice = advise(factsFrom(list, others), settings);
        expect(JSON.stringify(advice)).not.toMatch(/debt\b|\bowe|unfair|undefined|NaN|Infinity/i);
        expect(`${advice.principle} ${advice.next.text} ${advice.next.command}`).not.toMatch(
          /\bfees?\b|commission/,
        );
      }),
      { numRuns: 500 },
    );
  });
});
