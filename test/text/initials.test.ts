import { expect, test } from 'vitest';
import { initialsOf } from '../../src/text/initials.ts';

test.each([
  ['Mike and Dee Castell', 'M. D. C.'],
  ['Bob & Jill Tran', 'B. J. T.'],
  ['Ana y Luis Paz', 'A. L. P.'],
  ['The Hendersons', 'H.'],
  ['The', 'T.'],
  ['Jane And', 'J. A.'],
  ['En Li', 'E. L.'],
  ['Les Paul', 'L. P.'],
])('the initials of %s are %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
