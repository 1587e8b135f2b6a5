import { expect, test } from 'vitest';
import { gaveWayAt, laterTombstone } from '../../src/network/merge-network.ts';

test.each([
  ['10:00:00.000', '11:00:00.000', '11:00:00.000'],
  ['10:00:00.000', '10:00:00.000', '10:00:00.001'],
  ['11:00:00.000', '10:00:00.000', '11:00:00.001'],
])('a record changed at %s that gave way to one changed at %s is removed at %s', (loser, winner, removed) => {
  const at = (time: string) => `2026-11-20T${time}Z`;
  expect(gaveWayAt(at(loser), at(winner))).toBe(at(removed));
});

test.each([
  ['the later', { deleted_at: '2', merged_into: null }],
  ['of one instant that of what it became', { deleted_at: '1', merged_into: 'a' }],
  ['of one instant and two of those the greater', { deleted_at: '1', merged_into: 'b' }],
])('of two notes of one removal stands %s, whichever side has it', (_which, stands) => {
  const other = { deleted_at: '1', merged_into: stands.merged_into === 'b' ? 'a' : null };
  expect(laterTombstone(stands, other)).toBe(stands);
  expect(laterTombstone(other, stands)).toBe(stands);
});
