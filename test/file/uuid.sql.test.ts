import { expect, test } from 'vitest';
import { asDay } from '../../src/calendar/day.ts';
import { openInMemory } from '../../src/file/open.sql.ts';
import { newUuid } from '../../src/file/uuid.sql.ts';

test('is a version 4 UUID, never the same twice', () => {
  const db = openInMemory({ today: asDay('2026-11-20'), now: () => new Date('2026-11-20T12:00:00Z') });
  const uuids = Array.from({ length: 500 }, () => newUuid(db));
  for (const uuid of uuids) {
    expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  }
  expect(new Set(uuids).size).toBe(500);
  expect(new Set(uuids.map((uuid) => uuid.charAt(19))).size).toBe(4);
});
