import { expect, test } from 'vitest';
import { peopleIn, shareSomebody } from '../../src/text/couples.ts';

test.each([
  ['Bob & Jill Tran', ['Bob Tran', 'Jill Tran']],
  ['Mike and Dee Castell', ['Mike Castell', 'Dee Castell']],
  ['Tran, Bob & Jill', ['Bob Tran', 'Jill Tran']],
  ['Ana Ruiz y Luis Paz', ['Ana Ruiz', 'Luis Paz']],
  ['Bob+Jill van der Berg', ['Bob van der Berg', 'Jill van der Berg']],
  ['Ash & Holt', ['Ash', 'Holt']],
  ['Bob Tran', ['Bob Tran']],
  ['Tran, Bob', ['Tran, Bob']],
  ['Andy Sand', ['Andy Sand']],
  ['&', ['&']],
  ['', ['']],
])('the people in %j are %j', (name, people) => {
  expect(peopleIn(name)).toEqual(people);
});

test.each([
  ['Bob & Jill Tran', 'Bob Tran', true],
  ['Jill Tran', 'Bob & Jill Tran', true],
  ['Jill & Bob Tran', 'Bob & Jill Tran', true],
  ['Bob Tran', 'Bob Tran', false],
  ['Bob & Jill Tran', 'Bob Jill', false],
])('%s and %s have somebody in common, of several: %s', (a, b, share) => {
  expect(shareSomebody(a, b, (one, other) => one === other)).toBe(share);
});
