import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advise } from '../../src/advice/advise.ts';
import type { RelationshipFacts } from '../../src/advice/facts.ts';
import { RULE_IDS, verdictOf } from '../../src/advice/ladder.ts';
import { isFormal } from '../../src/advice/formality.ts';
import { ageOf } from '../../src/advice/notions.ts';
import { rankOf, VERDICTS } from '../../src/advice/words.ts';
import { addDays, isMonthsOld } from '../../src/calendar/day.ts';
import { defaultSettings } from '../../src/settings/settings.ts';
import type { Settings } from '../../src/settings/settings.ts';
import { AS_OF, factsAbout, factsFrom, monthsBefore } from './facts.ts';
import type { ReferralOnDay } from './facts.ts';
import { aReferral, referrals, rest, someSettings } from './random.ts';

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
        expect(advice.considered).toHaveLength(RULE_IDS.length);
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
        expect(verdict === 'keep-informal' && !reason.includes('counted only since')).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('speaks in neutral words, and never of a fee as the next step for volume', () => {
    fc.assert(
      fc.property(referrals, rest, someSettings, (list, others, settings) => {
        const advice = advise(factsFrom(list, others), settings);
        expect(JSON.stringify(advice)).not.toMatch(/debt\b|\bowe|unfair|undefined|NaN|Infinity/i);
        expect(`${advice.principle} ${advice.next?.text} ${advice.next?.command}`).not.toMatch(
          /\bfees?\b|commission/,
        );
      }),
      { numRuns: 500 },
    );
  });
});
