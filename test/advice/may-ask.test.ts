import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { verdictOf } from '../../src/advice/ladder.ts';
import { mayAsk } from '../../src/advice/may-ask.ts';
import { rankOf } from '../../src/advice/words.ts';
import { factsFrom } from './facts.ts';
import { referrals, someSettings, whole } from './random.ts';

test('the cheap look at all partners misses no verdict of rank 6 or 7', () => {
  fc.assert(
    fc.property(referrals, whole, someSettings, (list, others, settings) => {
      const facts = factsFrom(list, others);
      expect(mayAsk(facts, settings) || rankOf(verdictOf(facts, settings)) < 6).toBe(true);
    }),
    { numRuns: 3_000 },
  );
});
