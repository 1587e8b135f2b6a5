import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { asDay } from '../../src/calendar/day.ts';
import { takeIn } from '../../src/file/candidate.sql.ts';
import { keepUnread, replaceDamaged, unlessWritten } from '../../src/file/replace.sql.ts';
import { alterFile } from '../helpers/dump.ts';
import { newNetwork } from '../helpers/refnet.ts';

const NOW = new Date('2026-11-20T12:00:00Z');
const CHANGED = 'the file was changed meanwhile by another program';

test('what is to take the place of a file does not where another program wrote to that meanwhile', async () => {
  const { file } = await newNetwork(['add-partner', 'Maren Holt']);
  alterFile(file, 'create view seen as select 1');
  const kept = keepUnread(file, { at: NOW });
  const candidate = takeIn(file, file, { today: asDay('2026-11-20'), now: () => NOW }, { seen: kept.path });
  alterFile(file, `update partners set notes = 'typed in another program'`);
  const before = readFileSync(file);
  await expect(replaceDamaged(file, candidate.path, kept.path, 'replaced it')).rejects.toThrow(CHANGED);
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('what is kept of a file that is not replaced in the end can go again', async () => {
  const { file } = await newNetwork(['add-partner', 'Maren Holt']);
  const kept = keepUnread(file, { at: NOW });
  expect(readFileSync(kept.path).equals(readFileSync(file))).toBe(true);
  kept.discard();
  expect(existsSync(kept.path)).toBe(false);
  expect(existsSync(file)).toBe(true);
});

test('a file that is rebuilt of what was in it is not replaced where another program wrote to it meanwhile', async () => {
  const { file } = await newNetwork(['add-partner', 'Maren Holt']);
  expect(() =>
    unlessWritten(file, (check) => {
      check();
      alterFile(file, `update partners set notes = 'typed in another program'`);
      check();
    }),
  ).toThrow(CHANGED);
});
