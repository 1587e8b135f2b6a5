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
import { UserError } from '../../src/text/errors.ts';
import { loaded } from '../../src/text/lazily.ts';
import { STATUS_WORDS } from '../../src/referrals/status-vocabulary.ts';
import { label, readWord, sayingsOf, type Vocabulary } from '../../src/kinds/vocabulary.ts';

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

/** The word read, or those it may be. */
function readOrEither(vocabulary: Vocabulary<string>, typed: string): string {
  try {
    return readWord(vocabulary, typed);
  } catch (error) {
    const among = error instanceof UserError ? error.choices?.among : undefined;
    return among?.map(({ text }) => text).join(' or ') ?? String(error);
  }
}

describe('readWord', () => {
  it.each([
    ['won', 'won'],
    ['Closed Won', 'won'],
    ['CLOSED_LOST', 'lost'],
    ['no response', 'no-response'],
    ['prop', 'proposal'],
    ['ne', 'new'],
    [' w ', 'won'],
    ['open', 'new'],
    ['Left voicemail', 'contacted'],
    ['showing', 'meeting'],
    ['intake scheduled', 'meeting'],
    ['listed', 'proposal'],
    ['under contract', 'proposal'],
    ['In Escrow', 'proposal'],
    ['engagement letter sent', 'proposal'],
    ['sold', 'won'],
    ['signed', 'won'],
    ['retained', 'won'],
    ['engaged', 'won'],
    ['hired', 'won'],
    ['converted', 'won'],
    ['in treatment', 'won'],
    ['funded', 'won'],
    ['fell through', 'lost'],
    ['dead', 'lost'],
    ['not retained', 'lost'],
    ['no show', 'no-response'],
    ['no-show', 'no-response'],
    ['ghosted', 'no-response'],
    ["didn't show up", 'no-response'],
    ['out of scope', 'declined'],
    ['conflicted out', 'declined'],
  ])('reads the status %j as %s', async (typed, word) => {
    expect(await loaded(() => readWord(STATUS_WORDS, typed))).toBe(word);
  });

  it.each([
    [STATUS_WORDS, 'closed', ['won', 'lost']],
    [STATUS_WORDS, 'Booked', ['meeting', 'won']],
    [STATUS_WORDS, 'done', ['won', 'lost']],
    [RELATIVE_SIZE_WORDS, 'bigger', ['similar', 'larger']],
    [RELATIVE_SIZE_WORDS, 'large', ['similar', 'larger']],
    [RELATIVE_SIZE_WORDS, 'small', ['similar', 'smaller']],
    [STAGE_WORDS, 'partner', ['referral-partner', 'power-partner']],
    [CHECK_IN_KIND_WORDS, 'chat', ['call', 'message', 'coffee']],
    [SIGNAL_KIND_WORDS, 'complaint', ['dispute', 'feedback']],
    [DUE_KIND_WORDS, 'agreement', ['agreement-end', 'review']],
  ] as const)('%o: %s says several things, and names them', async (of, typed, words) => {
    const vocabulary: Vocabulary<string> = of;
    const refused = await loaded(() => readWord(vocabulary, typed)).catch((error: unknown) => error);
    expect(refused).toMatchObject({
      kind: 'usage',
      message: `"${typed}" as a ${vocabulary.name} may be ${words.join(' or ')}`,
      choices: { typed, among: words.map((text) => ({ text })) },
    });
  });

  it.each(['', 'n', 'constructor', 'wonn'])('refuses %j as a status and lists the choices', async (typed) => {
    const hints = [expect.stringContaining('new, contacted')];
    await expect(loaded(() => readWord(STATUS_WORDS, typed))).rejects.toThrow(
      expect.objectContaining({ kind: 'usage', hints }),
    );
  });

  it.each(VOCABULARIES)(
    'reads every $name as itself, and its synonyms as its own words',
    async (vocabulary) => {
      for (const word of vocabulary.words) expect(readWord(vocabulary, word.toUpperCase())).toBe(word);
      for (const [typed, word] of await loaded(() => sayingsOf(vocabulary))) {
        expect(vocabulary.words).not.toContain(typed);
        for (const each of word.split(' or ')) expect(vocabulary.words).toContain(each);
        expect(readOrEither(vocabulary, typed)).toBe(word);
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
