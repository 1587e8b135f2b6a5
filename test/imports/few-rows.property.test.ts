import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { asDay } from '../../src/calendar/day.ts';
import { recordChange, type Change } from '../../src/file/journal.sql.ts';
import { openInMemory, type Db } from '../../src/file/open.sql.ts';
import type { ImportedReferral } from '../../src/imports/import.ts';
import { writeImport } from '../../src/imports/import.sql.ts';
import { moveStatus, savingReferral } from '../../src/referrals/referral.sql.ts';
import { newReferral } from '../../src/referrals/referral.ts';
import { loaded } from '../../src/text/lazily.ts';
import { rowsOf } from '../helpers/imported.ts';

const today = asDay('2026-11-20');
const now = () => new Date('2026-11-20T12:00:00Z');

/** Days of which two are near, and two have day and month changed over; names that stand for partners and for clients. */
const DAYS = ['2026-03-02', '2026-02-03', '2026-03-09', '2025-07-30'].map((day) => asDay(day));
const NAMES = ['Maren Holt', 'Victor Osei', 'Jane D.', 'Jane Doe'] as const;

const aRow = fc.record({
  day: fc.constantFrom(...DAYS),
  partner: fc.constantFrom(...NAMES.slice(0, 3)),
  client: fc.option(fc.constantFrom(...NAMES), { freq: 4 }),
  direction: fc.constantFrom('given' as const, 'received' as const),
});

type Row = Pick<ImportedReferral, 'day' | 'partner' | 'client' | 'direction'>;

/** What a network holds before: by hand or from a file, some of it entered by mistake or corrected since. */
interface Held {
  readonly row: Row;
  readonly from: string;
  readonly since: string;
}

const before: fc.Arbitrary<Held[]> = fc.array(
  fc.record({
    row: aRow,
    from: fc.constantFrom('by hand', 'a.csv', 'b.csv'),
    since: fc.constantFrom('stays', 'stays', 'void', 'another client'),
  }),
  { maxLength: 8 },
);

function change<T>(db: Db, keep: boolean, work: (each: Change) => T, command = 'test'): T {
  return recordChange(db, { command, today, now, keep }, (each) => ({ result: work(each), summary: 'test' }));
}

/** What comes of an import, by how many rows it expects; it is taken back unless it is to stay. */
function imported(
  db: Db,
  rows: readonly Row[],
  { fileName = 'a.csv', expected = rows.length, keep = false },
) {
  return recordChange(db, { command: 'import', today, now, keep }, (each) => {
    const options = { today, newPartners: true, update: false };
    const result = writeImport(each, rowsOf(...rows), options, { fileName, format: 'tracker', expected });
    return {
      result,
      summary: 'imported',
      ...(result.importId === null ? {} : { importId: result.importId }),
    };
  });
}

async function networkOf(held: readonly Held[]): Promise<Db> {
  const db = openInMemory({ today, now });
  const partners = new Map<string, number>();
  // More than come, so that the indexes stay; nothing of it is like any row.
  const far = Array.from({ length: 8 }, (_, at) => ({
    day: asDay(`2024-01-0${at + 1}`),
    partner: `Partner ${at + 1}`,
    client: `Client ${at + 1}`,
    direction: 'received' as const,
  }));
  const named = NAMES.slice(0, 3).map((partner) => ({
    day: asDay('2024-02-01'),
    partner,
    client: `Client of ${partner}`,
    direction: 'received' as const,
  }));
  imported(db, [...far, ...named], { fileName: 'far.csv', keep: true });
  for (const { id, name } of db
    .prepare<[], { id: number; name: string }>('select id, name from partners')
    .all())
    partners.set(name, id);
  for (const { row, from, since } of held) {
    const { day: occurredOn, client, direction, partner } = row;
    const partnerId = partners.get(partner ?? '') ?? 0;
    const draft = newReferral({ partnerId, direction, occurredOn, clientName: client ?? 'nobody' });
    if (from === 'by hand')
      change(db, true, (each) => savingReferral.insert(each, { ...draft, clientName: client }));
    else imported(db, [row], { fileName: from, keep: true });
    const last = Number(db.prepare('select max(id) from referrals').pluck().get());
    if (since === 'void')
      change(db, true, (each) => moveStatus(each, last, { status: 'void', onDay: today, reason: null }));
    if (since === 'another client')
      await loaded(() =>
        change(db, true, (each) => savingReferral.update(each, last, { clientName: 'Jane D.' })),
      );
  }
  return db;
}

test('few rows, each looked up, become what they become where all that is on record is read', async () => {
  await fc.assert(
    fc.asyncProperty(before, fc.array(aRow, { minLength: 1, maxLength: 5 }), async (held, rows) => {
      const db = await networkOf(held);
      try {
        const byOne = imported(db, rows, {});
        expect(byOne).toEqual(imported(db, rows, { expected: 1_000_000 }));
      } finally {
        db.close();
      }
    }),
    { numRuns: 30 },
  );
});
