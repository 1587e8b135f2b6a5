import { assert, constantFrom, property, tuple, uniqueArray } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { likelihoodOf, type Lacking } from '../../src/imports/column-likelihood.ts';
import { looksLikeName } from '../../src/imports/looks-like-name.ts';
import { profileOf } from '../../src/imports/tracker-cells.ts';
import { assign } from '../../src/imports/tracker-assign.ts';
import { openQuestions } from '../../src/imports/tracker-questions.ts';

describe('a cell looks like a name', () => {
  test.each([
    'Ann Ash',
    'Ash, Ann',
    'ANN ASH',
    'Dr. Jürgen Weiß',
    'Jan de Groot',
    'Ash & Brun LLP',
    "Siobhán O'Hara",
    'Ann Ash (Ash Tax)',
    '田中太郎',
    'Анна Иванова',
    'Mary-Jane Watson',
  ])('%s', (cell) => expect(looksLikeName(cell)).toBe(true));

  test.each([
    '',
    'Lunch',
    'A',
    'ann ash',
    'Estate Planning',
    'Mortgage Broker',
    'Unit 4',
    '12 Alder Ct',
    'a@x.example',
    'Word of Mouth',
    'N/A',
    'Google Ads',
    'Wants to sell soon',
    'Yes!',
    'Is she in?',
  ])('%s does not', (cell) => expect(looksLikeName(cell)).toBe(false));
});

const NAMES = ['Ann Ash', 'Bo Lee', 'Kim Rowe'];
const WORDS = ['Inside', 'Outside', 'Inside'];

describe('a column is proposed for the one that is missing', () => {
  test.each<[Lacking, string, readonly string[], boolean]>([
    ['partner', 'Colleague', NAMES, true],
    ['partner', 'Colleague', ['Ann', 'Bo', 'Kim'], true],
    ['partner', 'Through', NAMES, true],
    ['partner', 'Through', WORDS, false],
    ['partner', 'Referral Type', WORDS, false],
    ['partner', 'Referral Type', NAMES, false],
    ['partner', 'Room', NAMES, false],
    ['partner', 'Topic', NAMES, false],
    ['partner', 'What is your name?', NAMES, false],
    ['client', 'Who referred you?', NAMES, false],
    ['client', 'Your name', NAMES, true],
    ['client', 'Family', ['Ash', 'Lee', 'Rowe'], true],
    ['client', 'Spouse', NAMES, true],
    ['client', 'Address', ['12 Alder Ct', '8 Birch Way'], false],
    ['client', 'City', ['New York', 'Salt Lake City', 'Los Angeles'], false],
    ['client', 'Insurance carrier', ['Blue Cross', 'Big Sky', 'Old Oak'], false],
    ['client', 'What brings you to therapy?', ['Anxiety, sleep', 'Couples', 'Grief'], false],
    ['day', 'listdate', ['2026-01-12'], true],
    ['day', 'Date of birth', ['1980-01-12'], false],
    ['day', 'Next follow-up', ['2026-01-12'], false],
    ['day', 'Last modified', ['2026-01-12'], false],
    ['day', 'Expected close', ['2026-01-12'], false],
  ])('%s: %s %j: %s', (meaning, heading, cells, expected) => {
    expect(likelihoodOf(meaning, heading, profileOf(cells)) >= 0).toBe(expected);
  });

  test('whatever the headings, only where its cells can be that', () => {
    const heading = constantFrom(
      'Colleague',
      'Through',
      'Room',
      'Topic',
      'Who',
      'Marks',
      'Amount due',
      'Birthday',
      'Email',
      'X',
    );
    const cells = constantFrom(
      NAMES,
      WORDS,
      ['2026-01-02'],
      ['12.00', '$5'],
      ['a@x.example'],
      ['yes', 'no'],
      ['Google', 'Yelp'],
      [''],
      ['12 Alder Ct'],
    );
    assert(
      property(
        uniqueArray(tuple(heading, cells), { selector: ([name]) => name, maxLength: 6 }),
        (columns) => {
          const headings = columns.map(([name]) => name);
          const profiles = columns.map(([, each]) => profileOf(each));
          const assigned = assign({ headings, profiles }, new Map());
          const open = openQuestions({ ...assigned, line: 1, profiles, above: [], between: [] }, false);
          for (const { meaning, likely } of open.filter(({ why }) => why === 'missing')) {
            for (const column of likely) {
              const [, held = []] = columns[assigned.columns.indexOf(column)] ?? [];
              // Where no other column names anybody, an address says who the client is.
              const ofClients = meaning === 'client' ? [['a@x.example']] : [];
              const fitting = meaning === 'day' ? [['2026-01-02']] : [NAMES, WORDS, ...ofClients];
              expect(fitting).toContainEqual(held);
            }
          }
        },
      ),
    );
  });
});
