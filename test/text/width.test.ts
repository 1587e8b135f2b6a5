import { spawnSync } from 'node:child_process';
import * as fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it, test } from 'vitest';
import { breakWord, displayWidth, padEnd, padStart, truncate } from '../../src/text/width.ts';
import { ROOT } from '../helpers/terminal.ts';

const GRAPHEMES = [
  'a',
  'Z',
  '~',
  'é',
  'e\u0301',
  'ß',
  'ў',
  'Ω',
  '…',
  '—',
  '’',
  '€',
  '▁',
  '█',
  '漢',
  '字',
  'カ',
  'ｶ',
  'ｶﾞ',
  'Ａ',
  '김',
  'ᄀ',
  '각',
  'か\u3099',
  '。',
  '👩',
  '👩‍💻',
  '👨‍👩‍👧‍👦',
  '👍🏽',
  '❤️',
  '❤',
  '🇨🇦',
  '1️⃣',
  '✅',
  '☎',
  '☎️',
  '🏴',
  'कि',
  'ক',
  'ไ',
  'ש',
  'שׁ',
  'م',
  '葛\u{e0100}',
  '𠮷',
  '⭐',
  '♀',
  '♂️',
  'ﷺ',
  '〰️',
  '㊗️',
];
const grapheme = fc.constantFrom(...GRAPHEMES.filter((one) => one !== 'ᄀ'));
// A leading jamo alone is left out: terminals differ on whether it joins the syllable after it.
const text = fc
  .array(fc.oneof(grapheme, fc.constantFrom(' ', ' ', 'b', 'ab')), { maxLength: 30 })
  .map((parts) => parts.join(''));

/**
 * What fast-string-width takes for wider or narrower than string-width does: lone parts of a Hangul syllable and halves
 * of flags, hands and people without a sign that makes them emoji, trigrams, tallies, and the scripts of the Yi and of
 * the dead. No name that refnet is for is written so.
 */
const OTHERWISE =
  /[\u1160-\u11ff\ud7b0-\ud7fb\u{1f1e6}-\u{1f1ff}\u261d\u26f9\u270c\u270d\u{1f3cb}\u{1f3cc}\u{1f574}\u{1f575}\u{1f590}\u2630-\u2637\u268a-\u268f\u4dc0-\u4dff\u{1d300}-\u{1d376}\u232a\u302e\u302f\u31e4\u31e5\u{1f260}-\u{1f265}\ua000-\ua4c6\u{16fe1}\u{16ff0}\u{16ff1}\u{18b00}-\u{18cff}\u{1b170}-\u{1b2fb}]/u;

/** Letters of which each is a grapheme of its own, and all are as wide. */
const isAlike = (char: string): boolean => /[\u4e00-\u9fff\uac00-\ud7a3\u3400-\u4dbf]/u.test(char);

/**
 * Those of the texts that string-width says are of another width. It is asked in a process of its own: where many tests have
 * filled the memory, each of its segments makes all of that be looked through.
 */
function differingFrom(texts: readonly string[]): string[] {
  const script =
    "import w from 'string-width'; import { readFileSync } from 'node:fs';" +
    'console.log(JSON.stringify(JSON.parse(readFileSync(0)).map((each) => w(each))))';
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: ROOT,
    input: JSON.stringify(texts),
    encoding: 'utf8',
    maxBuffer: 1 << 24,
  });
  const widths = JSON.parse(stdout) as number[];
  expect(widths.length).toBe(texts.length);
  return texts.filter((each, at) => displayWidth(each) !== widths[at]);
}

describe('displayWidth', () => {
  test.each([
    ['', 0],
    ['Ann Lee', 7],
    ['Zoë', 3],
    ['Zoe\u0308', 3],
    ['漢字', 4],
    ['ｶﾞ', 2],
    ['김철수', 6],
    ['👩‍💻', 2],
    ['👍🏽', 2],
    ['❤️', 2],
    ['❤', 1],
    ['🇨🇦', 2],
    ['1️⃣', 2],
    ['▁▂█', 3],
    ['a\u200bb', 2],
    ['\u0007', 0],
    ['“…” — €', 7],
    ['प्रिया', 5],
    ['ක්\u200dර', 2],
    ['각'.normalize('NFD'), 2],
    ['🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}', 2],
  ])('%j takes %d', (given, wanted) => expect(displayWidth(given)).toBe(wanted));

  test.each(GRAPHEMES)('%s is as wide as string-width says', (one) =>
    expect(displayWidth(one)).toBe(stringWidth(one)),
  );

  it('agrees with string-width on every character up to the emoji that a name may have', () => {
    const chars = Array.from({ length: 0x1ffe0 }, (_, at) => String.fromCodePoint(at + 0x20)).filter(
      (char) => !/\p{Cn}|\p{Cc}|\p{Cs}/u.test(char) && !OTHERWISE.test(char),
    );
    // Those of Chinese and Korean, most of all, are as wide as each other: looked at together, and one by one where that fails.
    const [alike, others] = [chars.filter(isAlike), chars.filter((char) => !isAlike(char))];
    const blocks = Array.from({ length: Math.ceil(alike.length / 256) }, (_, at) =>
      alike.slice(at * 256, (at + 1) * 256).join(''),
    );
    const differing = differingFrom([...others, ...blocks]);
    expect(differingFrom(differing.flatMap((each) => Array.from(each)))).toEqual([]);
  });

  it('agrees with string-width on mixed text', () => {
    fc.assert(
      fc.property(text, (given) => {
        expect(displayWidth(given)).toBe(stringWidth(given));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('truncate', () => {
  test.each([
    ['Ann Lee', 7, 'Ann Lee'],
    ['Ann Lee', 6, 'Ann L…'],
    ['Ann Lee', 5, 'Ann…'],
    ['Ann Lee', 1, '…'],
    ['Ann Lee', 0, ''],
    ['', 0, ''],
    ['漢字漢字', 5, '漢字…'],
    ['漢字漢字', 6, '漢字…'],
    ['👩‍💻👩‍💻👩‍💻', 5, '👩‍💻👩‍💻…'],
    ['Zoe\u0308ann', 4, 'Zoe\u0308…'],
  ])('%j to %d', (given, columns, wanted) => expect(truncate(given, columns)).toBe(wanted));

  it('never exceeds the width, and cuts only between graphemes', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 0, max: 20 }), (given, columns) => {
        const cut = truncate(given, columns);
        expect(displayWidth(cut)).toBeLessThanOrEqual(columns);
        if (cut === given) return;
        const kept = cut.replace(/…$/, '');
        const bounds = Array.from(new Intl.Segmenter().segment(given), (part) => part.index);
        expect(given.startsWith(kept)).toBe(true);
        expect(bounds).toContain(kept.length);
      }),
    );
  });
});

/** Any text there may be: names and scripts as above, then every character, halves of pairs and lone marks too. */
const anything = fc.oneof(text, fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }));
const boundsOf = (given: string) => [
  ...Array.from(new Intl.Segmenter().segment(given), ({ index }) => index),
  given.length,
];

describe('any text', () => {
  it('is cut before an emoji that takes fewer columns than a part of it', () => {
    expect(truncate(' 👍🏽a…', 4)).toBe(' 👍🏽…');
  });

  it('is cut once and for all: cutting again changes nothing, and a wider cut begins as a narrower does', () => {
    fc.assert(
      fc.property(anything, fc.integer({ min: 0, max: 30 }), fc.nat(10), (given, columns, more) => {
        const cut = truncate(given, columns);
        expect(displayWidth(cut)).toBeLessThanOrEqual(columns);
        expect(truncate(cut, columns)).toBe(cut);
        const wider = truncate(given, columns + more);
        expect(wider.startsWith(cut.replace(/…$/, ''))).toBe(true);
        expect(truncate(wider, columns)).toBe(cut);
      }),
      { numRuns: 500 },
    );
  });

  it('takes as much as is said of it padded, and padding again changes nothing', () => {
    fc.assert(
      fc.property(anything, fc.integer({ min: 0, max: 30 }), (given, columns) => {
        const wide = Math.max(columns, displayWidth(given));
        for (const pad of [padEnd, padStart]) {
          expect(displayWidth(pad(given, columns))).toBe(wide);
          expect(pad(pad(given, columns), columns)).toBe(pad(given, columns));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is broken between graphemes alone, loses nothing, and no piece of it is broken again', () => {
    fc.assert(
      fc.property(anything, fc.integer({ min: 2, max: 20 }), (given, columns) => {
        const pieces = breakWord(given, columns);
        expect(pieces.join('')).toBe(given);
        const bounds = boundsOf(given);
        let at = 0;
        for (const piece of pieces) {
          at += piece.length;
          expect(bounds).toContain(at);
          const isOne = boundsOf(piece).length <= 2;
          expect(isOne || displayWidth(piece) <= columns).toBe(true);
          expect(breakWord(piece, columns)).toEqual([piece]);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('breakWord', () => {
  it('loses nothing, and exceeds the width only by a grapheme that is wider', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 20 }), (given, columns) => {
        const pieces = breakWord(given, columns);
        expect(pieces.join('')).toBe(given);
        for (const piece of pieces) expect(displayWidth(piece)).toBeLessThanOrEqual(columns);
      }),
    );
  });

  // What is looked at again for every piece would take minutes here.
  test.each([
    ['letters', 'é' + 'x'.repeat(400_000)],
    ['wide letters', '日本'.repeat(50_000)],
    ['marks', `e${'\u0301'.repeat(100_000)}`],
    ['letters with marks', 'e\u0301\u0302'.repeat(30_000)],
    ['escape sequences', '\u001b[31m'.repeat(40_000)],
    ['letters without width', ('x' + '\u1160'.repeat(1000)).repeat(100)],
    ['hyphens', 'é-'.repeat(100_000)],
  ])('goes once through %s without end', (_of, given) => {
    const pieces = breakWord(given, 20);
    expect(pieces.join('') === given).toBe(true);
    expect(pieces.find((piece) => displayWidth(piece) > 20)).toBeUndefined();
    expect(displayWidth(truncate(given, 20))).toBeLessThanOrEqual(20);
  });
});

describe('padEnd and padStart', () => {
  test.each([
    ['漢', 4, '漢  ', '  漢'],
    ['e\u0301', 3, 'e\u0301  ', '  e\u0301'],
    ['Ann', 3, 'Ann', 'Ann'],
    ['Ann', 2, 'Ann', 'Ann'],
    ['', 2, '  ', '  '],
  ])('%j to %d', (given, columns, end, start) => {
    expect(padEnd(given, columns)).toBe(end);
    expect(padStart(given, columns)).toBe(start);
  });
});
