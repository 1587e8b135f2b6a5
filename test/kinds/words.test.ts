import { describe, expect, it } from 'vitest';
import {
  CLOSED_STATUSES,
  CONVERSION_STATUSES,
  STATUSES,
  VOCABULARIES,
  countsInConversion,
  countsInVolume,
  isClosed,
  label,
  readWord,
} from '../../src/kinds/words.ts';

describe('statuses', () => {
  it('are closed from won on', () => {
    expect(CLOSED_STATUSES).toEqual(['won', 'lost', 'no-response', 'declined', 'not-chosen', 'void']);
    expect(STATUSES.filter((status) => !isClosed(status))).toEqual([
      'new',
      'contacted',
      'meeting',
      'proposal',
    ]);
  });

  it('count in conversion for four outcomes alone', () => {
    expect(CONVERSION_STATUSES).toEqual(['won', 'lost', 'no-response', 'declined']);
    expect(STATUSES.filter(countsInConversion)).toEqual([...CONVERSION_STATUSES]);
  });

  it('count in the volume except void', () => {
    expect(STATUSES.filter((status) => !countsInVolume(status))).toEqual(['void']);
  });
});

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
    expect(readWord(VOCABULARIES.status, typed)).toBe(word);
  });

  it.each(['', 'n', 'constructor', 'wonn'])('refuses %j as a status and lists the choices', (typed) => {
    const hints = [expect.stringContaining('new, contacted')];
    expect(() => readWord(VOCABULARIES.status, typed)).toThrow(
      expect.objectContaining({ kind: 'usage', hints }),
    );
  });

  it.each(Object.values(VOCABULARIES))(
    'reads every $name as itself, and its synonyms as its own words',
    (v) => {
      const vocabulary: { name: string; words: readonly string[]; synonyms: Record<string, string> } = v;
      for (const word of vocabulary.words) expect(readWord(vocabulary, word.toUpperCase())).toBe(word);
      for (const [typed, word] of Object.entries(vocabulary.synonyms)) {
        expect(vocabulary.words).toContain(word);
        expect(vocabulary.words).not.toContain(typed);
        expect(readWord(vocabulary, typed)).toBe(word);
      }
    },
  );
});

it.each([
  ['referral-partner', 'referral partner'],
  ['no-response', 'no response'],
  ['co-marketing', 'co-marketing'],
  ['larger', 'much larger'],
])('label(%s) is %s', (word, text) => {
  expect(label(word)).toBe(text);
});
