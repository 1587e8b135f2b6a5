import { expect, test } from 'vitest';
import { inUsualCase, readName, withSurname } from '../../src/partners/read-name.ts';

test.each([
  ['Ann Ash (MBA)', { name: 'Ann Ash', profession: null, business: null, note: null }],
  ['Ann Ash (MBA, CFP)', { name: 'Ann Ash', profession: 'MBA, CFP', business: null, note: null }],
  ['Ann Ash (Ash Tax)', { name: 'Ann Ash', profession: null, business: 'Ash Tax', note: null }],
  ['Ann Ash (neighbour)', { name: 'Ann Ash', profession: null, business: null, note: 'neighbour' }],
  ['Ann Ash | Realtor', { name: 'Ann Ash', profession: 'Realtor', business: null, note: null }],
  ['Ann Ash - Ash Tax Ltd', { name: 'Ann Ash', profession: null, business: 'Ash Tax Ltd', note: null }],
])('%s is read with what stands beside the name', (text, read) => {
  expect(readName(text)).toMatchObject(read);
});

test.each([
  ['Bob', 'Holt', 'Bob Holt'],
  ['Bobby Lee', 'Holt', 'Bobby Lee'],
  [' ', 'Holt', ''],
])('the nickname %j of somebody %s is %j', (nickname, surname, name) => {
  expect(withSurname(nickname, surname)).toBe(name);
});

test.each([
  ['ANN VAN DER BERG', 'Ann van der Berg'],
  ['ann mcardle', 'Ann McArdle'],
])('%s is written %s', (name, written) => {
  expect(inUsualCase(name)).toBe(written);
});
