import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { formatDay } from '../../src/calendar/day-words.ts';
import { asDay } from '../../src/calendar/day.ts';
import { plainOf, toned, type Span } from '../../src/text/spans.ts';
import { displayWidth } from '../../src/text/width.ts';
import { wrap, wrapText } from '../../src/text/wrap.ts';

describe('a line', () => {
  test.each([
    ['', 10, ['']],
    ['              ', 10, ['']],
    ['one two three', 20, ['one two three']],
    ['one two three', 7, ['one two', 'three']],
    ['one two three', 6, ['one', 'two', 'three']],
    ['abcdefgh ij', 3, ['abc', 'def', 'gh', 'ij']],
    ['x abcdefgh', 3, ['x', 'abc', 'def', 'gh']],
    ['Konstantinopolous-Brandtenberger', 28, ['Konstantinopolous-', 'Brandtenberger']],
    ['Konstantinopolous-Brandtenberger', 16, ['Konstantinopolou', 's-Brandtenberger']],
    ['a-Konstantinopolous', 12, ['a-Konstantin', 'opolous']],
    ['漢字漢字', 5, ['漢字', '漢字']],
    ['👩‍💻👩‍💻', 2, ['👩‍💻', '👩‍💻']],
    ['漢字', 1, ['漢', '字']],
    ['one   two three', 9, ['one   two', 'three']],
    ['  indented as it is', 12, ['  indented', '  as it is']],
  ])('%j at %d', (given, columns, lines) => expect(wrapText(given, columns)).toEqual(lines));

  test('hangs below its beginning', () => {
    expect(wrapText('#62  Dana R. given to Victor', 18, 5)).toEqual(['#62  Dana R. given', '     to Victor']);
  });

  test('is one line, whatever it holds', () => {
    expect(wrapText('one\ntwo\u001b[2J\r\nthree', 80)).toEqual(['one two three']);
  });

  test('keeps what stands out in it', () => {
    const lines = wrap([toned('strong', 'Maren Holt'), ', broker'], 8);
    expect(lines).toEqual([
      [toned('strong', 'Maren')],
      [{ text: '' }, toned('strong', 'Holt'), { text: ',' }],
      [{ text: '' }, { text: 'broker' }],
    ]);
  });
});

describe('what is never broken', () => {
  test.each([
    ['an amount', 'they pay CAD 1,800.50 in all', 'CAD 1,800.50'],
    ['a day', 'it was on Thu 19 Nov 2026 at noon', 'Thu 19 Nov 2026'],
    ['a day without its year', 'it was on Thu 19 Nov at noon', 'Thu 19 Nov'],
    ['a day without its weekday', 'it was on 19 Nov 2026 at noon', '19 Nov 2026'],
    ['a command', 'have the talk: refnet check-in maren --kind talk', 'refnet check-in maren --kind talk'],
    [
      'a command with a blank',
      'won: refnet update 62 won --value AMOUNT, then',
      'refnet update 62 won --value AMOUNT',
    ],
    ['a command with a name', 'so: refnet log "Dana R." --to victor', 'refnet log "Dana R." --to victor'],
    ['a command in brackets', 'what waits (refnet due --brief)', 'refnet due --brief'],
    ['a span that is whole', 'see [the far away place] there', ''],
  ])('%s', (_what, sentence, piece) => {
    for (let width = 4; width <= 60; width += 1) {
      const spans: Span[] =
        piece === ''
          ? [{ text: 'see ' }, { text: 'the far away place', whole: true }, { text: ' there' }]
          : [{ text: sentence }];
      const wanted = piece === '' ? 'the far away place' : piece;
      expect(
        wrap(spans, width)
          .map(plainOf)
          .filter((line) => line.includes(wanted)),
      ).toHaveLength(1);
    }
  });

  test('has a line of its own where it has no room beside what stands before it', () => {
    expect(wrapText('to prepare it: refnet agree maren --checklist', 40, 2)).toEqual([
      'to prepare it:',
      '  refnet agree maren --checklist',
    ]);
    expect(wrapText('to prepare it: refnet agree maren --checklist', 20, 2)).toEqual([
      'to prepare it:',
      '  refnet agree maren --checklist',
    ]);
  });

  test('ends where the sentence goes on', () => {
    expect(wrapText('refnet undo, which takes everything back again', 20)).toEqual([
      'refnet undo, which',
      'takes everything',
      'back again',
    ]);
  });
});

const word = fc.stringMatching(/^[a-z]{1,12}$/);
const amount = fc
  .tuple(fc.constantFrom('CAD', 'EUR', 'JPY'), fc.integer({ min: 1, max: 9_999_999 }))
  .map(([currency, whole]) => `${currency} ${whole.toLocaleString('en')}.50`);
const day = fc
  .integer({ min: 1, max: 28 })
  .map((n) => formatDay(asDay(`2026-11-${String(n).padStart(2, '0')}`)));
const command = fc
  .tuple(fc.constantFrom('log', 'check-in', 'update'), fc.constantFrom('62', 'maren', '"Dana R."'), word)
  .map(([name, about, value]) => `refnet ${name} ${about} --note ${value} --value AMOUNT`);
const unbreakable = fc.oneof(amount, day, command);

describe('any line', () => {
  it('is within its width at any width from 40, loses nothing, and keeps whole what is', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            word,
            unbreakable.map((text) => ({ text })),
          ),
        ),
        fc.integer({ min: 40, max: 200 }),
        fc.integer({ min: 0, max: 10 }),
        (parts, width, hang) => {
          const texts = parts.map((part) => (typeof part === 'string' ? part : part.text));
          const lines = wrapText(texts.join(', '), width, hang);
          expect(lines.map((line) => line.trim()).join(' ')).toBe(texts.join(', '));
          const whole = parts.flatMap((part) => (typeof part === 'string' ? [] : [part.text]));
          expect(whole.filter((text) => !lines.some((line) => line.includes(text)))).toEqual([]);
          const long = lines.filter((line) => displayWidth(line) > width).map((line) => line.trim());
          expect(long.filter((line) => !whole.includes(line.replace(/,$/, '')))).toEqual([]);
        },
      ),
    );
  });

  it('keeps within its width whatever it holds, and loses nothing but spaces', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 40 }), (given, width) => {
        const [line = ''] = wrapText(given, 10_000);
        const lines = wrapText(line, width);
        expect(lines.join('').replaceAll(' ', '')).toBe(line.replaceAll(' ', ''));
        const { length } = /^ */.exec(line)?.[0] ?? '';
        for (const each of lines) {
          const widest = Math.max(
            1,
            ...Array.from(new Intl.Segmenter().segment(each), ({ segment }) => displayWidth(segment)),
          );
          expect(displayWidth(each)).toBeLessThanOrEqual(Math.max(width, widest + length));
        }
      }),
    );
  });
});

const anything = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.oneof(
        word,
        unbreakable,
        fc.constantFrom('漢字漢字', '👨‍👩‍👧‍👦', 'e\u0301e\u0301', 'x'.repeat(60), '-', '  '),
      ),
    )
    .map((parts) => parts.join(' ')),
);

describe('whatever a line holds', () => {
  it('is not wrapped again once it is, at that width or a wider one, and has its graphemes whole', () => {
    fc.assert(
      fc.property(anything, fc.integer({ min: 2, max: 60 }), fc.nat(20), (given, width, more) => {
        const line = plainOf(wrap(given, 1_000_000)[0] ?? []).trimStart();
        const lines = wrapText(line, width);
        for (const each of lines) {
          expect(wrapText(each, width)).toEqual([each]);
          expect(wrapText(each, width + more)).toEqual([each]);
        }
        const bounds = new Set(Array.from(new Intl.Segmenter().segment(line), ({ index }) => index));
        let at = 0;
        for (const each of lines) {
          at = line.indexOf(each, at);
          expect(at).toBeGreaterThanOrEqual(0);
          expect(each === '' || bounds.has(at)).toBe(true);
          at += each.length;
        }
        expect(line.slice(at).trim()).toBe('');
      }),
      { numRuns: 500 },
    );
  });
});

test('a command with its file before it is not broken', () => {
  const whole = "refnet --db other.db import w.csv --statuses 'Hot=STATUS, Cold=STATUS' --nobody leave-out";
  expect(wrapText(`to say it: ${whole}`, 40)).toEqual(['to say it:', whole]);
});
