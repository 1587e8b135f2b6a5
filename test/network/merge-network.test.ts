import { expect, test } from 'vitest';
import { gaveWayAt, laterOf, laterTombstone } from '../../src/network/merge-network.ts';

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

test('of two versions of one instant both copies choose the same one', () => {
  const version = (held: string) => ({ updatedAt: '2026-11-20T10:00:00.000Z', content: () => held });
  expect(laterOf(version('a'), version('b'))).toBe('other');
  expect(laterOf(version('b'), version('a'))).toBe('own');
  expect(laterOf(version('a'), version('a'))).toBe('same');
});
