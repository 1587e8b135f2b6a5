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
  [undefined, 'Nadia Brandt', false],
  ['', '', false],
])('my name is %j: %j is mine: %s', (mine, name, own) => {
  expect(isOwnName(name, mine)).toBe(own);
});
