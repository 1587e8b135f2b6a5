import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { closest } from '../../src/text/similar.ts';
import { nearlySame } from '../../src/text/same-name.ts';

describe('closest', () => {
  const partners = ['Victor Osei', 'Maren Holt', 'Ilse Moreno', 'Linda Morales', 'Zoë O’Brien'];
  const commands = ['add-partner', 'log', 'check-in', 'update', 'due', 'who', 'report', 'import', 'export'];
  test.each([
    ['viktor', partners, ['Victor Osei']],
    ['viktor osey', partners, ['Victor Osei']],
    ['linda moralez', partners, ['Linda Morales']],
    ['osei viktor', partners, ['Victor Osei']],
    ['moralez lynda', partners, ['Linda Morales']],
    ['moralez ann', partners, []],
    ['zoe obrian', partners, ['Zoë O’Brien']],
    ['mor', partners, ['Ilse Moreno', 'Linda Morales']],
    ['HOLT', partners, ['Maren Holt']],
    ['xyz', partners, []],
    ['', partners, []],
    ['--', partners, []],
    ['reprot', commands, ['report']],
    ['chekin', commands, ['check-in']],
    ['checkin', commands, ['check-in']],
    ['lgo', commands, ['log']],
    ['du', commands, ['due']],
    ['d', commands, []],
    ['zz', commands, []],
    ['import', commands, ['import', 'report', 'export']],
    ['frobnicate', commands, []],
  ])('%j', (wanted, candidates, found) => expect(closest(wanted, candidates)).toEqual(found));

  it('ranks the whole before a beginning, a word and the beginning of a word', () => {
    const names = ['Rita Anning', 'Lee Ann', 'Anna Park', 'Ann'];
    expect(closest('ann', names, 9)).toEqual(['Ann', 'Anna Park', 'Lee Ann', 'Rita Anning']);
  });

  it('gives each candidate once, and as many as asked for', () => {
    expect(closest('due', ['due', 'due', 'dua', 'dui'])).toEqual(['due', 'dua', 'dui']);
    expect(closest('due', ['dua', 'dui', 'duo', 'dut'])).toHaveLength(3);
    expect(closest('due', ['dua', 'dui'], 1)).toEqual(['dua']);
  });

  it('gives only candidates, and first the one that was typed', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}( [a-z]{1,8})?$/);
    fc.assert(
      fc.property(word, fc.array(word), (wanted, others) => {
        const found = closest(wanted, [...others, wanted]);
        expect(found[0]).toBe(wanted);
        expect([...others, wanted]).toEqual(expect.arrayContaining(found));
      }),
    );
  });

  it('finds a word of three letters or more with two neighbours swapped', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{3,10}$/), fc.nat(), (word, n) => {
        const at = n % (word.length - 1);
        const swapped = word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
        expect(closest(swapped, [word])).toEqual([word]);
      }),
    );
  });
});

test('closest finds names with a slip in each of their words, whatever their order', () => {
  const firsts = ['Christopher', 'Jonathan', 'Magdalena', 'Penelope', 'Sebastian'];
  const lasts = ['Anderson', 'Castellano', 'Hernandez', 'Okonkwo', 'Whitfield'];
  const names = firsts.flatMap((first) => lasts.map((last) => `${first} ${last}`));
  const slip = (word: string, at: number) => word.slice(0, at) + word.slice(at + 1);
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.nat(6), fc.nat(6), fc.boolean(), (name, a, b, isReversed) => {
      const [first = '', last = ''] = name.split(' ');
      const words = [slip(first, a), slip(last, b)];
      const typed = (isReversed ? words.toReversed() : words).join(' ');
      expect(closest(typed, names)[0]).toBe(name);
    }),
  );
});

describe('nearlySame', () => {
  test.each([
    ['Ann Lee', 'ann  LEE'],
    ['Zoë O’Brien', 'zoe obrien'],
    ['Lee, Ann', 'Ann Lee'],
    ['Jean-Pierre Roy', 'Jean Pierre Roy'],
    ['Maria de la Cruz', 'Maria Delacruz'],
    ['Dr. Ann Lee', 'Ann Lee'],
    ['J. Smith', 'John Smith'],
    ['Smith, J', 'John Smith'],
    ['John A. Smith', 'John Smith'],
    ['John A. Smith', 'J. Smith'],
    ['Viktor Osei', 'Victor Osei'],
    ['Jonathon Andersen', 'Jonathan Anderson'],
    ['Müller, Hans', 'Hans Mueller'],
    ['Johan Berg', 'Johann Berg'],
    ['Ilse Moreno', 'Ilse Moerno'],
    ['Christopher Bell', 'Cristophor Bell'],
    ['Doctor', 'Docter'],
    ['Maren Holt', 'Maren Hollt'],
    ['Victor Osei', 'Victor Ossei'],
  ])('%s and %s', (a, b) => expect(nearlySame(a, b)).toBe(true));

  test.each([
    ['Ann Lee', 'Ann Leeds'],
    ['Ann Lee', 'Ann Lea'],
    ['Ann Lee', 'Anna Le'],
    ['Jo Lee', 'Jo Le'],
    ['Branch 1100', 'Branch 1000'],
    ['Ann Lee', 'Ann'],
    ['Ann Lee', 'Jan Lee'],
    ['Maria Lopez', 'Mario Lopez'],
    ['Karen Holt', 'Maren Holt'],
    ['J. Smith', 'Anna Smith'],
    ['J. S.', 'John Smith'],
    ['J. Smith', 'J. Smythe'],
    ['J', 'John'],
    ['John Smith', 'Peter Smith'],
    ['John A. Smith', 'John B. Smith'],
    ['Branch 10001', 'Branch 10002'],
    ['Partner10001', 'Partner10002'],
    ['Client 1', 'Client 12'],
    ['Unit 2 Realty', 'Unit Realty'],
    ['Unit 11', 'Unit 1 1'],
    ['Jonathon Andersen 2', 'Jonathan Anderson 3'],
    ['Victor Osei', 'Victor Holt'],
    ['Jonathon Andersen', 'Jonathin Andersan-Berg'],
    ['Jonathon Andersen Morenno', 'Jonathan Anderson Moreno'],
    ['王伟', '王芳'],
    ['', ''],
    ['...', '...'],
  ])('not %s and %s', (a, b) => expect(nearlySame(a, b)).toBe(false));

  const name = fc
    .array(
      fc.constantFrom('Ann', 'Lee', 'J.', 'A', 'Moreno', 'Moerno', 'Anderson', 'Andersen', 'Dr', 'Zoë', '12'),
      { maxLength: 4 },
    )
    .map((words) => words.join(' '));

  it('does not depend on which name comes first', () => {
    fc.assert(
      fc.property(name, name, (a, b) => {
        expect(nearlySame(a, b)).toBe(nearlySame(b, a));
      }),
    );
  });

  it('holds for a name and itself, in capitals or reversed', () => {
    fc.assert(
      fc.property(
        name.filter((text) => text !== ''),
        (text) => {
          expect(nearlySame(text, text.toUpperCase())).toBe(true);
          expect(nearlySame(text, text.split(' ').toReversed().join(' '))).toBe(true);
        },
      ),
    );
  });
});
