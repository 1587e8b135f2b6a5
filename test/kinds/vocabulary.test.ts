import { describe, expect, it } from 'vitest';
import { STATUS_WORDS } from '../../src/referrals/status.ts';
import { VOCABULARIES } from '../../src/records/complete-values.cli.ts';
import { label, readWord } from '../../src/kinds/vocabulary.ts';

describe('readWord', () => {
  it.each([
    ['won', 'won'],
    ['Closed Won', 'won'],
    ['CLOSED_LOST', 'lost'],
    ['no response', 'no-response'],
    ['prop', 'proposal'],
    ['ne', 'new'],
    [' w ', 'won'],
  ])('reads the status %j as %s', (typed, word) => {
    expect(readWord(STATUS_WORDS, typed)).toBe(word);
  });

  it.each(['', 'n', 'constructor', 'wonn'])('refuses %j as a status and lists the choices', (typed) => {
    const hints = [expect.stringContaining('new, contacted')];
    expect(() => readWord(STATUS_WORDS, typed)).toThrow(expect.objectContaining({ kind: 'usage', hints }));
  });

  it.each(VOCABULARIES)('reads every $name as itself, and its synonyms as its own words', (vocabulary) => {
    for (const word of vocabulary.words) expect(readWord(vocabulary, word.toUpperCase())).toBe(word);
    for (const [typed, word] of Object.entries(vocabulary.synonyms)) {
      expect(vocabulary.words).toContain(word);
      expect(vocabulary.words).not.toContain(typed);
      expect(readWord(vocabulary, typed)).toBe(word);
    }
  });
});

it.each([
  ['referral-partner', 'referral partner'],
  ['no-response', 'no response'],
  ['co-marketing', 'co-marketing'],
  ['larger', 'much larger'],
])('label(%s) is %s', (word, text) => {
  expect(label(word)).toBe(text);
});
