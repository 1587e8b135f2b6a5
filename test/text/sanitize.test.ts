import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { cleanInput, cleanNote, sanitizeBlock, sanitizeLine } from '../../src/text/sanitize.ts';

const ESC = '\u001b';
/** Any string, thick with the characters that matter here. */
const nasty = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 3 }),
      fc.constantFrom(
        '\u001b[31m',
        '\u001b]8;;x\u0007',
        '\u009b1m',
        '\r\n',
        '\n',
        '\t',
        '  ',
        '\u00a0',
        '\u2028',
        '\u202e',
        '\u200b',
        '\u200c',
        '\u200d',
        '\ufeff',
        '\ud800',
        '\udc00',
        'e',
        '\u0301',
        '\u0338',
        'न',
        '\u094d',
        '👩',
        '\u{1f3fd}',
        '\ufe0f',
        '\u{e0041}',
        'ᄀ',
        'ᅡ',
        '=',
        '\u0000',
        '\u007f',
      ),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

const UNSAFE = /[\p{Cc}\p{Cs}\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff]/u;

describe('sanitizeLine', () => {
  test.each([
    ['plain ASCII', 'Ann Lee  (CPA)', 'Ann Lee  (CPA)'],
    ['other scripts', 'Zoë 漢字 Ωmega', 'Zoë 漢字 Ωmega'],
    ['colours', `${ESC}[31mred${ESC}[0m`, 'red'],
    ['a hyperlink', `${ESC}]8;;https://example.org\u0007here${ESC}]8;;\u0007`, 'here'],
    ['a C1 sequence', '\u009b31mred', 'red'],
    ['an escape hidden in another', `${ESC}${ESC}[31m[31mx`, '\ufffd[31mx'],
    ['a lone escape', `a${ESC}`, 'a\ufffd'],
    ['bell, NUL and DEL', 'a\u0007b\u0000c\u007f', 'a\ufffdb\ufffdc\ufffd'],
    ['C1 controls', 'a\u0090b\u009c', 'a\ufffdb\ufffd'],
    ['tabs and line breaks', 'a\tb\nc\r\nd\re\u2028f\u2029g\u0085h\u000bi', 'a b c d e f g h i'],
    ['marks of direction', 'a\u202eb\u200fc\u2066d\u061ce', 'abcde'],
    ['zero-width spaces and a BOM', '\ufeffa\u200bb\u2060c\u00ad', 'abc'],
    ['tag characters', 'a\u{e0041}b', 'ab'],
    ['a lone surrogate', 'a\ud800b', 'a\ufffdb'],
    ['emoji sequences stay whole', '👩‍💻 ❤️', '👩‍💻 ❤️'],
    ['joiners of Persian stay', 'علی‌رضا', 'علی‌رضا'],
    ['an ideographic variation stays', '葛\u{e0100}城', '葛\u{e0100}城'],
  ])('%s', (_name, given, wanted) => expect(sanitizeLine(given)).toBe(wanted));

  it('never lets an unsafe character through, and is stable', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const safe = sanitizeLine(text);
        expect(safe).not.toMatch(UNSAFE);
        expect(sanitizeLine(safe)).toBe(safe);
      }),
    );
  });
});

describe('sanitizeBlock', () => {
  it('keeps line breaks, each as one newline', () => {
    expect(sanitizeBlock('a\r\nb\rc\u2028d\n\ne\tf\u202e')).toBe('a\nb\nc\nd\n\ne f');
  });

  it('gives lines that are each safe', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const lines = sanitizeBlock(text).split('\n');
        for (const line of lines) expect(sanitizeLine(line)).toBe(line);
      }),
    );
  });
});

describe('cleanInput', () => {
  test.each([
    ['trims and collapses spaces', '  Ann   Lee ', 'Ann Lee'],
    ['makes every kind of space a plain one', 'Ann\u00a0\u2003Lee\t\n X', 'Ann Lee X'],
    ['composes accents', 'Zoe\u0308', 'Zoë'],
    ['composes accents that an invisible character held apart', 'Zoe\u200b\u0308', 'Zoë'],
    ['drops controls, marks of direction and lone surrogates', 'A\u0007n\u202en\ud800', 'Ann'],
    ['drops escape sequences', `${ESC}[1mAnn${ESC}[0m`, 'Ann'],
    ['keeps a joiner inside a word', 'علی‌رضا', 'علی‌رضا'],
    ['keeps a joiner that ends a word after a virama', 'ന\u0d4d\u200d', 'ന\u0d4d\u200d'],
    ['drops a joiner beside a space or at an end', '\u200dAnn\u200c \u200dLee\u200d', 'Ann Lee'],
    ['keeps emoji sequences', '👩🏽‍💻 ❤️‍🔥', '👩🏽‍💻 ❤️‍🔥'],
    ['leaves nothing of nothing', ' \u200b\n', ''],
    ['keeps full-width letters (the search key folds them)', 'Ａnn', 'Ａnn'],
  ])('%s', (_name, given, wanted) => expect(cleanInput(given)).toBe(wanted));

  it('is stable, composed, trimmed and on one line', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const cleaned = cleanInput(text);
        expect(cleanInput(cleaned)).toBe(cleaned);
        expect(cleaned.normalize('NFC')).toBe(cleaned);
        expect(cleaned).not.toMatch(/^ | $| {2}/);
        expect(sanitizeLine(cleaned)).toBe(cleaned);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('cleanNote', () => {
  test.each([
    ['one line', '  met at  the fair ', 'met at the fair'],
    ['lines are cleaned one by one', ' a  b \r\n\tc\u202e', 'a b\nc'],
    ['one blank line at most', 'a\n\n\n \nb', 'a\n\nb'],
    ['no blank lines at the ends', '\n\na\n\n', 'a'],
    ['nothing but breaks', '\r\n\r\n', ''],
  ])('%s', (_name, given, wanted) => expect(cleanNote(given)).toBe(wanted));

  it('is stable, and each line is clean', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const note = cleanNote(text);
        expect(cleanNote(note)).toBe(note);
        for (const line of note.split('\n')) expect(cleanInput(line)).toBe(line);
      }),
    );
  });
});
