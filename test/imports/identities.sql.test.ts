import { expect, test } from 'vitest';
import { asDay } from '../../src/calendar/day.ts';
import { recordChange, type Change } from '../../src/file/journal.sql.ts';
import { openInMemory } from '../../src/file/open.sql.ts';
import { undo } from '../../src/file/undo.sql.ts';
import { beginImport, identityBook } from '../../src/imports/identities.sql.ts';
import { emptyPartner } from '../../src/partners/partner.ts';
import { savingPartner } from '../../src/partners/partner-saving.sql.ts';

const today = asDay('2026-11-20');
const now = () => new Date('2026-11-20T12:00:00Z');

test('rows of other records are known again by what tells them apart, until their import is taken back', () => {
  const db = openInMemory({ today, now });
  const change = <T>(work: (each: Change) => { result: T; importId?: number }) =>
    recordChange(db, { command: 'import', today, now }, (each) => ({ ...work(each), summary: 'imported' }));
  const parts = ['check-in', '2026-03-04', 'maren holt'];
  const number = change((each) => {
    const partnerId = savingPartner.insert(each, emptyPartner('Maren Holt'));
    const importId = beginImport(each, { fileName: 'slips.xls', format: 'slips' });
    const book = identityBook(db);
    const row = book.find(...parts);
    const touch = { partner_id: partnerId, on_day: '2026-03-04', kind: 'meeting' };
    const id = each.insert('check_ins', touch);
    book.keep(importId, row, id);
    expect(book.find(...parts)).toMatchObject({ nth: 2, number: undefined });
    return { result: id, importId };
  });
  expect(identityBook(db).find(...parts)).toMatchObject({ nth: 1, number });
  change((each) => ({ result: each.remove('check_ins', number) }));
  expect(identityBook(db).find(...parts)).toMatchObject({ nth: 1, number });
  undo(db, now);
  undo(db, now);
  expect(identityBook(db).find(...parts)).toMatchObject({ nth: 1, number: undefined });
  expect(db.prepare('select count(*) from imports').pluck().get()).toBe(0);
  db.close();
});
