import { expect, test } from 'vitest';
import { capitalizedName } from '../../src/text/address.ts';
import { firstName } from '../../src/text/first-name.ts';

test.each([
  ['mcardle', 'McArdle'],
  ['MCARDLE', 'McArdle'],
  ['mc', 'Mc'],
  ["o'neil", "O'Neil"],
  ['smith-jones', 'Smith-Jones'],
  ["MAREN'S", "Maren's"],
])('%s is written %s', (word, written) => {
  expect(capitalizedName(word)).toBe(written);
});

test.each([
  ['Maren Holt', 'Maren'],
  ['Maren and Victor Holt', 'Maren and Victor'],
  ['Maren and Victor', 'Maren and Victor'],
  ['The Holt Group and Osei Partners', 'The Holt Group and Osei Partners'],
  ['Maren Holt and Victor Osei', 'Maren Holt and Victor Osei'],
])('%s is called %s', (name, called) => {
  expect(firstName(name)).toBe(called);
});
