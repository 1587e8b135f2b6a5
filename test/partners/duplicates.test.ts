import { expect, test } from 'vitest';
import { likelyDuplicates } from '../../src/partners/duplicates.ts';
import type { PartnerHandle } from '../../src/partners/find-partner.ts';
import { emptyPartner } from '../../src/partners/partner.ts';
import { searchKey } from '../../src/text/search-key.ts';

function partner(id: number, name: string, email?: string): PartnerHandle {
  const emails = email === undefined ? [] : [email];
  return { id, name, profession: null, archived: false, keys: [searchKey(name)], emails };
}

const PARTNERS = [
  partner(1, 'Maren Holt', 'maren@example.com'),
  partner(2, 'Zoë O’Brien'),
  partner(3, 'Victor Osei'),
];

function signs(name: string, email?: string): string[] {
  const emails = email === undefined ? [] : [email];
  return likelyDuplicates({ ...emptyPartner(name), emails }, PARTNERS).map(
    ({ partner: { id }, why }) => `p${id}: ${why}`,
  );
}

test.each([
  ['Maren Holt', undefined, ['p1: the same name']],
  ['MAREN  HOLT', undefined, ['p1: the same name']],
  ["zoe o'brien", undefined, ['p2: the same name']],
  ['Marem Holt', undefined, ['p1: nearly the same name']],
  ['Somebody Else', 'Maren@Example.com', ['p1: the same email']],
  ['Victor Osei', 'maren@example.com', ['p1: the same email', 'p3: the same name']],
  ['Maren Holt', 'maren@example.com', ['p1: the same email']],
  ['Maren Lindqvist', undefined, []],
  ['Ilse Moreno', 'ilse@example.com', []],
])('%s %s looks like %j', (name, email, expected) => {
  expect(signs(name, email)).toEqual(expected);
});
