import { describe, expect, it } from 'vitest';
import { LADDER, RULE_IDS } from '../../src/advice/ladder.ts';
import { RULE_WORDS } from '../../src/advice/why.ts';

describe('why a rule does not fit', () => {
  it.each(LADDER.map(({ id, when }) => [id, when.length] as const))(
    'is told for each of the conditions of %s',
    (id, conditions) => {
      expect(RULE_WORDS[id].fails).toHaveLength(conditions);
    },
  );

  it('is told of rules that are told apart', () => {
    expect(new Set(RULE_IDS.map((id) => RULE_WORDS[id].name)).size).toBe(RULE_IDS.length);
  });
});
