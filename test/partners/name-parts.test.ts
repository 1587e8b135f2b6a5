import { expect, test } from 'vitest';
import { namePartsOf } from '../../src/partners/name-parts.ts';

test.each([
  ['Maren Holt, mortgage broker', 'Maren Holt', 'mortgage broker'],
  ['Maren Holt , Mortgage Broker', 'Maren Holt', 'Mortgage Broker'],
  ['Ann Ash, CPA', 'Ann Ash', 'CPA'],
  ['Ann Ash, CPA, MBA', 'Ann Ash', 'CPA, MBA'],
  ['Rui Dias, dog trainer', 'Rui Dias', 'dog trainer'],
  ['Holt, broker', 'Holt', 'broker'],
  ['Victor Osei (accountant)', 'Victor Osei', 'accountant'],
  ['Nadia Brandt - Realtor', 'Nadia Brandt', 'Realtor'],
  ['Nadia Brandt – mortgage broker', 'Nadia Brandt', 'mortgage broker'],
  ['Nadia Brandt | CPA', 'Nadia Brandt', 'CPA'],
  ['Rui Dias lawyer', 'Rui Dias', 'lawyer'],
  ['Rui Dias as lawyer', 'Rui Dias', 'lawyer'],
  ['Anna van der Berg as a mortgage broker', 'Anna van der Berg', 'mortgage broker'],
  ['Ézé Öst mortgage broker', 'Ézé Öst', 'mortgage broker'],
  ['Kent & Co, accountants', 'Kent & Co', 'accountants'],
  ['Ann Lee, ;', 'Ann Lee, ;', null],
])('%s is %s, who is a %s', (typed, name, profession) => {
  expect(namePartsOf(typed)).toEqual({ name, profession });
});

test.each([
  ['Holt, Maren', 'Maren Holt'],
  ['holt, maren', 'maren holt'],
  ['Fortin, Émilie', 'Émilie Fortin'],
  ['van der Berg, Anna', 'Anna van der Berg'],
  ["O'Brien, Zoë K.", "Zoë K. O'Brien"],
  ['Smith-Jones, Ann Marie', 'Ann Marie Smith-Jones'],
  ['Cook, Mason', 'Mason Cook'],
  ['Anderson, Taylor', 'Taylor Anderson'],
])('%s is a name turned round: %s', (typed, name) => {
  expect(namePartsOf(typed)).toEqual({ name, profession: null });
});

test.each([
  'Maren Holt',
  'Holt, Maren Anne Louise',
  'Smith & Sons, Inc.',
  'Smith & Sons, L.L.C.',
  'Holt Lending, Ltd',
  'Ash, Brun & Cole',
  'Ash, Brun and Cole',
  'Tom Reyes, Jr.',
  'Tom Reyes, III',
  'Maren Holt, Harbour Lending',
  'Maren Holt, Harbour Realty',
  'Maren Holt - Harbour Realty',
  'Smith-Jones',
  'Victor Osei (the tall one)',
  'Garcia Lopez, Ana',
  'Sam Baker',
  'sam doe baker',
  'Sam baker',
  'Sam Doe the tall one',
  'Ludwig van der velde',
  'Rui Dias as neighbour',
  'Ann Mills as lawyer Ann',
  'Maren,',
  ', Maren',
  '',
])('%j stays whole', (typed) => {
  expect(namePartsOf(typed)).toEqual({ name: typed, profession: null });
});
