import { array, assert, constantFrom, property, tuple } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PeopleIndex, type Known, type KnownFacts } from '../../src/people/people-match.ts';
import { phoneKey, samePhone } from '../../src/people/phones.ts';
import { areNear, nearNames } from '../../src/text/near-names.ts';

const nobody: KnownFacts = { name: '', aliases: [], business: null, emails: [], phones: [], links: [] };

/** What a match comes to: `sure: ...`, `maybe: ..., ...`, or `none`. */
function matched(
  said: Partial<KnownFacts>,
  ...known: readonly (Partial<KnownFacts> & { line?: number })[]
): string {
  const index = new PeopleIndex<Known>('CA');
  known.forEach(({ line = null, ...facts }, at) => {
    index.add({ id: line === null ? at + 1 : null, line, uuid: null, facts: { ...nobody, ...facts } });
  });
  const match = index.find({ ...nobody, ...said });
  if (match.kind === 'none') return 'none';
  if (match.kind === 'sure') return `sure: ${match.candidate.why}`;
  return `maybe: ${match.candidates.map(({ why }) => why).join(', ')}`;
}

describe('who somebody of a list is', () => {
  test.each<[string, Partial<KnownFacts>, readonly (Partial<KnownFacts> & { line?: number })[], string]>([
    ['nobody there', { name: 'Ann Ash' }, [{ name: 'Bob Brun' }], 'none'],
    [
      'an email',
      { name: 'A. Ash', emails: ['Ann@Example.com'] },
      [{ name: 'Ann Ash', emails: ['ann@example.com'] }],
      'sure: the same email',
    ],
    [
      'an email of one of two records of that name and firm',
      { name: 'Ann Ash', business: 'Ash Tax', emails: ['ann@example.com'] },
      [
        { name: 'Ann Ash', business: 'Ash Tax' },
        { name: 'Ann Ash', business: 'Ash Tax', emails: ['ann@example.com'] },
      ],
      'sure: the same email',
    ],
    [
      'an email after a wedding',
      { name: 'Ann Brun', emails: ['ann@example.com'] },
      [{ name: 'Ann Ash', emails: ['ann@example.com'] }],
      'sure: the same email',
    ],
    [
      'an email of two',
      { name: 'Bob Ash', emails: ['ash@example.com'] },
      [{ name: 'Ann Ash', emails: ['ash@example.com'] }],
      'maybe: the same email, another name',
    ],
    [
      'an email of a firm',
      { name: 'Bob Brun', emails: ['info@example.com'] },
      [{ name: 'Ann Ash', emails: ['info@example.com'] }],
      'maybe: the same email, another name',
    ],
    [
      'a page of their own',
      { name: 'Ann A.', links: ['linkedin.com/in/ann'] },
      [{ name: 'Ann Ash', links: ['https://www.linkedin.com/in/ann/'] }],
      'sure: the same web address',
    ],
    [
      'the page of a firm',
      { name: 'Bob Brun', links: ['ash.example.com'] },
      [{ name: 'Ann Ash', links: ['https://ash.example.com'] }],
      'none',
    ],
    [
      'two pages',
      { name: 'Ann Ash', links: ['linkedin.com/in/ann2'] },
      [{ name: 'Ann Ash', links: ['linkedin.com/in/ann'] }],
      'none',
    ],
    [
      'name and firm',
      { name: 'ash, ann', business: 'Ash Tax' },
      [{ name: 'Ann Ash', business: 'ASH TAX, Inc.' }],
      'sure: the same name and firm',
    ],
    [
      'name and phone',
      { name: 'Ann Ash', phones: ['416 555 0133'] },
      [{ name: 'Ann Ash', phones: ['+1 (416) 555-0133'] }],
      'sure: the same name and phone',
    ],
    [
      'a phone of colleagues',
      { name: 'Bob Brun', phones: ['416 555 0133'] },
      [{ name: 'Ann Ash', phones: ['416 555 0133'] }],
      'none',
    ],
    [
      'a phone and half a name',
      { name: 'Ann Brun', phones: ['416 555 0133'] },
      [{ name: 'Ann Ash', phones: ['416 555 0133'] }],
      'maybe: the same phone, nearly the same name',
    ],
    ['a name alone', { name: 'Ann Ash' }, [{ name: 'Ann Ash' }], 'sure: the name alone'],
    [
      'a name alone, and all else in the list',
      { name: 'Ann Ash', business: 'X', emails: ['a@x.example'], links: ['linkedin.com/in/ann'] },
      [{ name: 'Ann Ash' }],
      'sure: the name alone',
    ],
    [
      'a name, and on each side what the other lacks',
      { name: 'Ann Ash', business: 'X', links: ['linkedin.com/in/ann'] },
      [{ name: 'Ann Ash', emails: ['a@x.example'], phones: ['416 555 0133'] }],
      'sure: the name alone',
    ],
    [
      'a name with credentials and a title',
      { name: 'Ann Ash' },
      [{ name: 'Dr. Ann Ash CPA' }],
      'sure: the name alone',
    ],
    ['a name in two parts of another script', { name: '王芳' }, [{ name: '王芳' }], 'sure: the name alone'],
    ['a name in Arabic', { name: 'دانا روث' }, [{ name: 'دانا روث' }], 'sure: the name alone'],
    ['one word', { name: 'Ann' }, [{ name: 'Ann' }], 'maybe: the same name'],
    ['an initial and a surname', { name: 'A. Ash' }, [{ name: 'A. Ash' }], 'maybe: the same name'],
    ['a name turned round', { name: 'James Thomas' }, [{ name: 'Thomas James' }], 'maybe: the same name'],
    [
      'a name alone beside one nearly of that name',
      { name: 'Marenn Holt' },
      [{ name: 'Maren Holt' }, { name: 'Marenn Holt' }],
      'sure: the name alone',
    ],
    [
      'a name, and the email of another',
      { name: 'Ann Ash', emails: ['office@x.example'] },
      [{ name: 'Ann Ash' }, { name: 'Bob Brun', emails: ['office@x.example'] }],
      'maybe: the same email, another name, the same name',
    ],
    [
      'a name, another email',
      { name: 'Ann Ash', emails: ['a@x.example'] },
      [{ name: 'Ann Ash', emails: ['a@y.example'] }],
      'maybe: the same name',
    ],
    [
      'a name, another phone',
      { name: 'Ann Ash', phones: ['416 555 0134'] },
      [{ name: 'Ann Ash', phones: ['416 555 0133'] }],
      'maybe: the same name',
    ],
    [
      'a name of two who are known',
      { name: 'Ann Ash' },
      [{ name: 'Ann Ash' }, { name: 'Ann Brun', aliases: ['Ann Ash'] }],
      'maybe: the same name, the same name',
    ],
    ['a name alone in the file', { name: 'Ann Ash' }, [{ name: 'Ann Ash', line: 3 }], 'maybe: the same name'],
    [
      'a name, another firm',
      { name: 'Ann Ash', business: 'X' },
      [{ name: 'Ann Ash', business: 'Y' }],
      'maybe: the same name',
    ],
    [
      'another name of theirs',
      { name: 'Annie Ash' },
      [{ name: 'Ann Ash', aliases: ['Annie Ash'] }],
      'sure: the name alone',
    ],
    ['a slip', { name: 'Marenn Holt' }, [{ name: 'Maren Holt' }], 'maybe: nearly the same name'],
    ['an initial', { name: 'J. Smith' }, [{ name: 'John Smith' }], 'maybe: nearly the same name'],
    [
      'a slip and another firm',
      { name: 'Marenn Holt', business: 'X' },
      [{ name: 'Maren Holt', business: 'Y' }],
      'none',
    ],
    [
      'a firm of somebody',
      { name: 'Ash Tax' },
      [{ name: 'Ann Ash', business: 'Ash Tax' }],
      'maybe: the same firm',
    ],
    [
      'the same twice',
      { name: 'Ann Ash' },
      [{ name: 'Ann Ash' }, { name: 'Ann Ash' }],
      'maybe: the same name, the same name',
    ],
    [
      'two who have it',
      { name: 'Ann Ash', emails: ['a@example.com'] },
      [
        { name: 'Ann Ash', emails: ['a@example.com'] },
        { name: 'A. Ash', emails: ['a@example.com'] },
      ],
      'maybe: the same email, the same email',
    ],
    [
      'the surer sign',
      { name: 'Ann Ash', business: 'Ash Tax' },
      [{ name: 'Ann Ash' }, { name: 'Ann Ash', business: 'Ash Tax' }],
      'sure: the same name and firm',
    ],
    [
      'two of one file and two firms',
      { name: 'Ann Ash', business: 'X' },
      [{ name: 'Ann Ash', business: 'Y', line: 3 }],
      'none',
    ],
    [
      'two of one file, once without a firm',
      { name: 'Ann Ash' },
      [{ name: 'Ann Ash', business: 'Y', line: 3 }],
      'maybe: the same name',
    ],
  ])('%s', (_what, said, known, expected) => {
    expect(matched(said, ...known)).toBe(expected);
  });
});

test.each([
  ['416 555 0133', '+1 416-555-0133', 'CA', true],
  ['(416) 555.0133', '1-416-555-0133', undefined, true],
  ['030 1234567', '+49 30 1234567', 'DE', true],
  ['0171 2345678', '+491712345678', undefined, true],
  ['555 0133', '+1 416 555 0133', undefined, true],
  ['416 555 0133', '416 555 0134', 'CA', false],
  ['+1 416 555 0133', '+1 647 555 0133', undefined, false],
  ['416 555 0133 ext. 2', '416 555 0133 ext. 3', 'CA', false],
  ['416 555 0133 x2', '4165550133 ext 2', 'CA', true],
  ['1-800-FLOWERS', '1-800-356-9377', undefined, false],
  ['12345', '12345', undefined, false],
  ['', '', undefined, false],
])('the phones %s and %s (in %s) are one: %s', (a, b, country, same) => {
  expect(samePhone(phoneKey(a, country), phoneKey(b, country))).toBe(same);
});

test.each([
  ['Jon Ash', 'John Ash', true],
  ['Jon M. Ash', 'Jonathan Ash', true],
  ['Bob Smith', 'Robert Smith', true],
  ['Bob', 'Robert', false],
  ['Bob Smith', 'Robert Smits', false],
  ['Dan Roth', 'Dana Roth', false],
  ['Maria Silva', 'Mario Silva', false],
  ['R. Dalton', 'Rita Dalton', true],
  ['Jörg Bähr', 'Joerg Baehr', true],
  ['Søren Åberg', 'Soeren Aaberg', true],
  ['Дмитрий Иванов', 'Dmitry Ivanov', true],
  ['Сергей Ермаков', 'Sergei Yermakov', true],
  ['Γιώργος Παπαδόπουλος', 'Giorgos Papadopoulos', true],
  ['Юлия Орлова', 'Yulia Petrova', false],
  ['Unit 1 Holt', 'Unit 12 Holt', false],
])('%s and %s may be one: %s', (a, b, may) => {
  expect([areNear(a, b), areNear(b, a)]).toEqual([may, may]);
});

test('names found near are those that comparing every two finds', () => {
  const word = constantFrom(
    'maren',
    'marenn',
    'holt',
    'hollt',
    'h',
    'jean',
    'pierre',
    'jean-pierre',
    'dr',
    'christopher',
    'cristofer',
    'm',
    'anna',
    'anne',
    'jon',
    'john',
    'иван',
    'ivan',
    'joerg',
    'jörg',
    '1',
    '12',
  );
  const name = tuple(word, word, word).map((words) => words.join(' '));
  assert(
    property(array(name, { maxLength: 30 }), name, (names, wanted) => {
      const index = nearNames<number>();
      names.forEach((each, at) => index.add(each, at));
      const all = names.flatMap((each, at) => (areNear(wanted, each) ? [at] : []));
      expect(index.near(wanted)).toEqual(all);
    }),
  );
});
