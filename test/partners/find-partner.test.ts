import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findPartner, partnerNamer, type PartnerHandle } from '../../src/partners/find-partner.ts';
import { searchKey } from '../../src/text/search-key.ts';

function partner(id: number, names: string | string[], more: Partial<PartnerHandle> = {}): PartnerHandle {
  const all = [names].flat();
  return {
    id,
    name: all[0] ?? '',
    profession: null,
    archived: false,
    keys: all.map(searchKey),
    emails: [],
    ...more,
  };
}

const PARTNERS = [
  partner(1, ['Maren Holt', 'Holt Mortgages'], { emails: ['maren@example.com'] }),
  partner(2, 'Victor Osei'),
  partner(3, ['Zoë O’Brien', 'Zed']),
  partner(4, 'Victoria Lund'),
  partner(5, 'Ann Lee'),
  partner(6, 'Ann Lee'),
  partner(7, 'Holger Brandt', { archived: true }),
  partner(8, 'Maren Old', { archived: true }),
];

function found(text: string): number | number[] | undefined {
  const result = findPartner(text, PARTNERS);
  if (result.kind === 'one') return result.partner.id;
  return result.kind === 'several' ? result.partners.map(({ id }) => id) : undefined;
}

describe('a partner is found by', () => {
  test.each([
    ['the number', 'p2', 2],
    ['the number in capitals', 'P2', 2],
    ['the whole name', 'maren holt', 1],
    ['the business', 'Holt Mortgages', 1],
    ['another name', 'ZED', 3],
    ['a name without its accents and marks', "zoe o'brien", 3],
    ['a whole word, before anybody whose word only begins so', 'victor', 2],
    ['the beginning of a word that nobody else has', 'victori', 4],
    ['the beginnings of words in their order', 'vi lu', 4],
    ['a word of the business', 'mortgages', 1],
    ['the email', 'MAREN@example.com', 1],
    ['spaces typed too many', '  maren   holt ', 1],
    ['an archived one, where nobody else fits', 'holger', 7],
    ['one in use before an archived one of the same word', 'maren', 1],
    ['an archived one by its whole name', 'maren old', 8],
    ['an archived one by number', 'p8', 8],
  ])('%s', (_how, text, id) => {
    expect(found(text)).toBe(id);
  });
});

const FIRM = [
  partner(1, ['Stefan Vogt', 'Vogt & Lehmann']),
  partner(2, ['Karin Lehmann', 'Vogt & Lehmann']),
  partner(3, ['Jan van der Berg', 'Stefan']),
  partner(4, ['Nora O’Brien', 'Müller-Lüdenscheidt']),
  partner(5, ['J. D. Weiß', 'Weiß']),
  partner(6, 'Eva Weiß'),
  partner(7, 'Eva Müller-Holt'),
  partner(8, 'Weiß GmbH', { archived: true }),
];

describe('the name comes before a firm named after partners', () => {
  test.each([
    ['vogt', [1]],
    ['Lehmann', [2]],
    ['lehm', [2]],
    ['stefan', [1]],
    ['Vogt & Lehmann', [1, 2]],
    ['vogt and lehmann', [1, 2]],
    ['berg', [3]],
    ['van der berg', [3]],
    ['obrien', [4]],
    ["O'Brien", [4]],
    ['muller', [7]],
    ['müller-holt', [7]],
    ['lüdenscheidt', [4]],
    ['j. d.', [5]],
    ['jd', []],
    // Two are called so: that one of them has a firm of that name does not tell whom.
    ['weiß', [5, 6]],
    ['eva', [6, 7]],
  ])('%s', (text, ids) => {
    const result = findPartner(text, FIRM);
    const partners =
      result.kind === 'one' ? [result.partner] : result.kind === 'several' ? result.partners : [];
    expect(partners.map(({ id }) => id)).toEqual(ids);
  });
});

describe('nobody is guessed', () => {
  test.each([
    ['two of the same name', 'ann lee', [5, 6]],
    ['a word of two names', 'ann', [5, 6]],
    ['a beginning that two have', 'vic', [2, 4]],
    ['the middle of a word', 'olt', undefined],
    ['words in another order', 'holt maren', undefined],
    ['nothing', '', undefined],
    ['only spaces', '   ', undefined],
    ['a number that nobody has', 'p99', undefined],
    ['the domain of an email', 'example.com', undefined],
  ])('by %s', (_how, text, ids) => {
    expect(found(text)).toEqual(ids);
  });

  test('where there are no partners', () => {
    expect(findPartner('ann', [])).toEqual({ kind: 'none' });
  });
});

describe('the shortest name to type', () => {
  test.each([
    [1, '"maren holt"'],
    [2, 'victor'],
    [3, 'zoe'],
    [5, 'p5'],
    [7, 'holger'],
  ])('of p%i is %s', (id, name) => {
    expect(partnerNamer(PARTNERS)({ id, name: PARTNERS[id - 1]?.name ?? '' })).toBe(name);
  });

  test.each([
    ['Dr. Karl Maier', 'karl'],
    ['Herr Özdemir', 'ozdemir'],
    ['J. D. Weiß', 'weiss'],
    ['Frau Dr. Ott', 'ott'],
    ['Hon. Ruth Fein', 'ruth'],
    ['Rev. Al Moss', 'al'],
    ['Dr.', '"dr."'],
  ])('of %s is no title or initial', (name, typed) => {
    expect(partnerNamer([partner(1, name)])({ id: 1, name })).toBe(typed);
  });

  test('finds that very partner again, and is safe in a shell', () => {
    const word = fc.constantFrom(
      'Maren',
      'Holt',
      'Maren',
      'P1',
      'p2',
      'Zoë',
      'O’Brien',
      '$(touch x)',
      '`rm`',
      '7',
      'A"b',
      "Li'l",
      'ma',
      '-rf',
    );
    const name = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(
        fc.array(fc.record({ name, archived: fc.boolean() }), { minLength: 1, maxLength: 6 }),
        (people) => {
          const partners = people.map(({ name: each, archived }, index) =>
            partner(index + 1, each, { archived }),
          );
          const namer = partnerNamer(partners);
          for (const each of partners) {
            const typed = namer(each);
            expect(typed).toMatch(/^(?:[a-z0-9][a-z0-9-]*|"[a-z0-9' .-]+")$/);
            expect(findPartner(typed.replaceAll('"', ''), partners)).toEqual({ kind: 'one', partner: each });
          }
        },
      ),
    );
  });
});
