import { expect, test } from 'vitest';
import { isNobody, isOwnName } from '../../src/partners/nobody.ts';

test.each(
  'N/A|n/a|N.A.|NA|-|--|—|?|???|...|Unknown|unknown|UNKNOWN|None|none|Nobody|no one|Self|self|Myself|TBD|tbd|T.B.D.|self-referral'.split(
    '|',
  ),
)('%j is nobody', (text) => {
  expect(isNobody(text)).toBe(true);
});

test.each(['Na', 'Nadia', 'Self Storage Co', 'Una Known', 'Nil Ash', 'P3', '3M', '王'])(
  '%j may be somebody',
  (text) => {
    expect(isNobody(text)).toBe(false);
  },
);

test.each([
  ['Émilie Fortin', 'emilie fortin', true],
  ["Zoë O'Brien", 'ZOE O’BRIEN', true],
  ['Nadia Brandt', 'Nadia Brand', false],
  ['Nadia T. Brandt', 'Nadia Brandt', true],
  ['Nadia T. Brandt', 'Nadia Theresa Brandt', true],
  ['Nadia Brandt', 'Dr. Nadia T. Brandt', true],
  ['Dr. Nadia Brandt', 'Nadia Brandt', true],
  ['Nadia Brandt', 'Nadia Brandt CPA', true],
  ['Nadia T. Brandt', 'Nadia K. Brandt', false],
  ['Nadia Brandt', 'Nadia Theresa Brandt', false],
  ['Nadia Brandt', 'Nadia Brandt Jr.', false],
  ['Nadia Brandt', 'Ms. Brandt', false],
  ['Nadia Brandt', 'N. Brandt', false],
  [undefined, 'Nadia Brandt', false],
  ['', '', false],
])('my name is %j: %j is mine: %s', (mine, name, own) => {
  expect(isOwnName(name, mine)).toBe(own);
});
