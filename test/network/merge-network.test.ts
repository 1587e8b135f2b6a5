import { expect, test } from 'vitest';
import { gaveWayAt } from '../../src/network/merge-network.ts';

test.each([
  ['10:00:00.000', '11:00:00.000', '11:00:00.000'],
  ['10:00:00.000', '10:00:00.000', '10:00:00.001'],
  ['11:00:00.000', '10:00:00.000', '11:00:00.001'],
])('a record changed at %s that gave way to one changed at %s is removed at %s', (loser, winner, removed) => {
  const at = (time: string) => `2026-11-20T${time}Z`;
  expect(gaveWayAt(at(loser), at(winner))).toBe(at(removed));
});
