import { describe, expect, it } from 'vitest';
import { AGREEMENT_FORM_WORDS } from '../../src/agreements/agreement.ts';
import { CHECK_IN_KIND_WORDS } from '../../src/contact/check-in.ts';
import { PROJECT_KIND_WORDS } from '../../src/contact/project.ts';
import { SIGNAL_KIND_WORDS } from '../../src/contact/signal.ts';
import { DUE_KIND_WORDS } from '../../src/due/due-kinds.ts';
import { PREFERENCE_WORDS, RELATIVE_SIZE_WORDS } from '../../src/partners/partner.ts';
import { ANSWER_WORDS } from '../../src/partners/questions.ts';
import { STAGE_WORDS } from '../../src/partners/stage.ts';
import { CONSENT_WORDS } from '../../src/referrals/consent.ts';
import { DIRECTION_WORDS } from '../../src/referrals/direction.ts';
import { STATUS_WORDS } from '../../src/referrals/status.ts';
import { label, readWord, type Vocabulary } from '../../src/kinds/vocabulary.ts';

/** Every vocabulary that people type from. */
const VOCABULARIES: readonly Vocabulary<string>[] = [
  DIRECTION_WORDS,
  STATUS_WORDS,
  CONSENT_WORDS,
  STAGE_WORDS,
  CHECK_IN_KIND_WORDS,
  SIGNAL_KIND_WORDS,
  PROJECT_KIND_WORDS,
  RELATIVE_SIZE_WORDS,
  PREFERENCE_WORDS,
  AGREEMENT_FORM_WORDS,
  DUE_KIND_WORDS,
  ANSWER_WORDS,
];

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
