import { expect, test } from 'vitest';
import { isGivenUp, isLeftOver, isRemovedBy, isUnfinished } from '../../src/file/unfinished.ts';

const UUID = '3b939877-35df-4942-8aee-410f73afab12';

test.each<[string, copy: boolean, output: boolean, leftOver: boolean]>([
  [`net.db.${UUID}.part`, true, false, true],
  [`net.db.${UUID}.part-journal`, false, false, true],
  [`net.db.${UUID.toUpperCase()}.part`, false, false, false],
  [`other.db.${UUID}.part`, false, false, true],
  [`net.db.${UUID}.part.txt`, false, false, false],
  ['.net.db.0123456789ab.part', false, true, true],
  ['.net.db.0123456789abcd.part', false, false, false],
  ['net.db.0123456789ab.part', false, false, false],
  ['net.db', false, false, false],
  ['x.part', false, false, false],
])('%s: copy %s, output %s, left over %s', (name, copy, output, leftOver) => {
  expect([
    isUnfinished(name, 'net.db.', 'copy'),
    isUnfinished(name, '.net.db.', 'output'),
    isLeftOver(name),
  ]).toEqual([copy, output, leftOver]);
});

test('nobody makes a file any more to which nothing was written for half an hour', () => {
  const now = Date.parse('2026-11-20T12:00:00Z');
  const half = 30 * 60_000;
  expect([isGivenUp(now - half, now), isGivenUp(now - half - 1, now), isGivenUp(now + 5, now)]).toEqual([
    false,
    true,
    false,
  ]);
});

test.each([
  [1, [false], false],
  [1, [true], true],
  [2, [false, true], true],
  [2, [false, false], false],
] as const)('what is to go is tried to remove %i times: %j', (tries, allowed, isGone) => {
  const left = [...allowed];
  const remove = () => {
    if (left.shift() !== true) throw new Error('the disk refuses it');
  };
  expect(isRemovedBy(remove, tries)).toBe(isGone);
  expect(left).toEqual([]);
});
