import { expect, test } from 'vitest';
import { firstName } from '../../src/text/first-name.ts';

test.each([
  ['Émilie Fortin', 'Émilie'],
  ['Dana R.', 'Dana'],
  ['Mary-Ann Ash', 'Mary-Ann'],
  ["D'Arcy Bell", "D'Arcy"],
  ['Maria de la Cruz', 'Maria'],
  ['Dr. Ann Lee', 'Ann'],
  ['Jane and Kofi V.', 'Jane and Kofi'],
  ['Jane & Kofi Vance', 'Jane & Kofi'],
])('%s is called %s', (name, called) => {
  expect(firstName(name)).toBe(called);
});

test.each([
  'Dana',
  'J. Smith',
  'Dr. Lee',
  'Mr Holt',
  'The Frasers',
  'Frasers',
  'Jane and Kofi',
  'Holt & Osei',
  'Harbour Lending',
  'Smith & Sons, Inc.',
  'Client 12',
  '王伟',
])('%s is called nothing shorter', (name) => {
  expect(firstName(name)).toBe(name);
});
