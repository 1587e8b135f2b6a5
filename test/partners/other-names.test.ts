import { expect, test } from 'vitest';
import { otherNames } from '../../src/partners/other-names.ts';

const before = { name: 'Maren Holt', aliases: ['Mo'] };

test.each([
  [{ name: 'Maren Hill' }, ['Mo', 'Maren Holt']],
  [{ name: 'Máren HOLT' }, ['Mo']],
  [{ name: 'mo' }, ['Maren Holt']],
  [{ name: 'Maren Hill', aliases: ['Mo', 'M. Hill'] }, ['Mo', 'M. Hill', 'Maren Holt']],
  [{ name: 'Maren Hill', aliases: [] }, ['Maren Holt']],
])('%j leaves %j', (said, names) => {
  expect(otherNames(before, said, 'Nadia Brandt')).toEqual(names);
});

test.each([
  ['N/A', undefined],
  ['Nadia Brandt', 'nadia brandt'],
])('%s was nobody to be found by', (name, mine) => {
  expect(otherNames({ name, aliases: [] }, { name: 'Maren Hill' }, mine)).toEqual([]);
});
