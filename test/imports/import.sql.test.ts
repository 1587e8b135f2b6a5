import { describe, expect, it, test } from 'vitest';
import { asDay } from '../../src/calendar/day.ts';
import type { Fault, ImportRow } from '../../src/imports/import.ts';
import { emptyPartner } from '../../src/partners/partner.ts';
import { newReferral, type ReferralDraft } from '../../src/referrals/referral.ts';
import { writeImport } from '../../src/imports/import.sql.ts';
import type { ImportOptions } from '../../src/imports/judge.ts';
import { recordChange } from '../../src/file/journal.sql.ts';
import { redo, undo } from '../../src/file/undo.sql.ts';
import { openInMemory, type Db } from '../../src/file/open.sql.ts';
import { listPartners } from '../../src/partners/partner.sql.ts';
import { savingPartner } from '../../src/partners/partner-saving.sql.ts';
import {
  getReferral,
  savingReferral,
  listReferrals,
  listStatusEvents,
  moveStatus,
} from '../../src/referrals/referral.sql.ts';
import { recordsBegin } from '../../src/settings/settings.sql.ts';
import { rowsOf } from '../helpers/imported.ts';

const today = asDay('2026-11-20');
const now = () => new Date('2026-11-20T12:00:00Z');
const newDb = () => openInMemory({ today, now });

const OPTIONS: ImportOptions = { today, newPartners: true, update: false };

/** What an import of these rows would do: it is taken back. */
function planImport(db: Db, rows: readonly ImportRow[], options: ImportOptions) {
  return write(db, rows, options, false);
}

function write(db: Db, rows: readonly ImportRow[], options: Partial<ImportOptions> = {}, keep = true) {
  const expected = rows.length;
  return recordChange(db, { command: 'import', today: asDay('2026-11-20'), now, keep }, (each) => {
    const tally = writeImport(
      each,
      rows,
      { ...OPTIONS, ...options },
      { fileName: 'a.csv', format: 'tracker', expected },
    );
    const { importId } = tally;
    return { result: tally, summary: 'imported', ...(importId === null ? {} : { importId }) };
  });
}

function change<T>(db: Db, work: (each: Parameters<Parameters<typeof recordChange>[2]>[0]) => T): T {
  return recordChange(db, { command: 'test', today: asDay('2026-11-20'), now }, (each) => ({
    result: work(each),
    summary: 'test',
  }));
}

/** Every row of every table, but for what undo keeps for itself. */
function dump(db: Db): Record<string, unknown[]> {
  const own = [
    'changes',
    'change_rows',
    'undone_tables',
    'undone_rows',
    'counters',
    'tombstones',
    'sqlite_sequence',
  ];
  const tables = db
    .prepare<[], string>(`select name from sqlite_schema where type = 'table' order by name`)
    .pluck()
    .all()
    .filter((name) => !own.includes(name));
  return Object.fromEntries(
    tables.map((table) => [table, db.prepare(`select * from ${table} order by 1`).all()]),
  );
}

const indexesOf = (db: Db) =>
  db.prepare(`select name, tbl_name, sql from sqlite_schema where type = 'index' order by name`).all();

function logged(partnerId: number, draft: Partial<ReferralDraft>): ReferralDraft {
  return newReferral({
    partnerId,
    direction: 'received',
    occurredOn: asDay('2026-01-05'),
    clientName: 'Jane D.',
    ...draft,
  });
}

describe('an import', () => {
  it('writes referrals, partners and histories as logging them would', () => {
    const db = newDb();
    const tally = write(
      db,
      rowsOf(
        { need: 'First home', note: 'by phone' },
        {
          client: 'Zoë Ø.',
          status: 'won',
          amount: { minor: 180_000, currency: 'CAD' },
          day: asDay('2026-02-01'),
        },
        {
          partner: 'Victor Osei',
          client: null,
          direction: 'given',
          status: 'lost',
          closedOn: asDay('2026-03-01'),
        },
      ),
    );
    expect(tally).toMatchObject({
      importId: 1,
      rows: 3,
      added: 3,
      given: 1,
      received: 2,
      partners: 2,
      newPartners: ['Maren Holt', 'Victor Osei'],
      firstDay: '2026-01-05',
      lastDay: '2026-02-01',
      rejected: 0,
    });
    const byHand = newDb();
    change(byHand, (each) => {
      const maren = savingPartner.insert(each, emptyPartner('Maren Holt'));
      const victor = savingPartner.insert(each, emptyPartner('Victor Osei'));
      savingReferral.insert(each, logged(maren, { need: 'First home', note: 'by phone' }));
      savingReferral.insert(
        each,
        logged(maren, {
          clientName: 'Zoë Ø.',
          status: 'won',
          occurredOn: asDay('2026-02-01'),
          invoiced: { minor: 180_000, currency: 'CAD' },
        }),
      );
      savingReferral.insert(
        each,
        logged(victor, {
          clientName: null,
          direction: 'given',
          status: 'lost',
          closedOn: asDay('2026-03-01'),
        }),
      );
    });
    const comparable = (from: Db) =>
      ['partners', 'stage_events', 'referrals', 'status_events'].map((table) =>
        from
          .prepare<[], Record<string, unknown>>(`select * from ${table} order by id`)
          .all()
          .map(({ uuid: _uuid, import_id: _import, reason: _reason, last_step_on: _step, ...rest }) => rest),
      );
    expect(comparable(db)).toEqual(comparable(byHand));
    expect(db.prepare('select distinct last_step_on from referrals').pluck().all()).toEqual(['2026-11-20']);
    expect(listStatusEvents(db, 2)).toMatchObject([
      { onDay: '2026-02-01', status: 'won', reason: 'imported' },
    ]);
  });

  it('takes its first day as the day from which the record begins', () => {
    const db = newDb();
    expect(recordsBegin(db)).toBe('2026-11-20');
    write(db, rowsOf({ day: asDay('2024-05-01') }, { day: asDay('2024-01-03') }));
    expect(recordsBegin(db)).toBe('2024-01-03');
    expect(
      db.prepare('select file_name, format, first_day, last_day, imported_on from imports').get(),
    ).toEqual({
      file_name: 'a.csv',
      format: 'tracker',
      first_day: '2024-01-03',
      last_day: '2024-05-01',
      imported_on: '2026-11-20',
    });
  });

  it.each([1, 99, 100, 101, 250])('writes all of %i rows', (n) => {
    const db = newDb();
    const rows = rowsOf(
      ...Array.from({ length: n }, (_, i) => ({ client: `Client ${i}`, status: 'won' as const })),
    );
    expect(write(db, rows).added).toBe(n);
    expect(listReferrals(db)).toHaveLength(n);
    expect(db.prepare('select count(*) from status_events').pluck().get()).toBe(n);
    expect(db.prepare('select count(*) from import_identities').pluck().get()).toBe(n);
    expect(db.pragma('foreign_key_check')).toEqual([]);
  });

  it('leaves every index in its place, in a new file and in one with more rows than come', () => {
    const db = newDb();
    const before = indexesOf(db);
    write(db, rowsOf(...Array.from({ length: 20 }, (_, i) => ({ client: `Client ${i}` }))));
    expect(indexesOf(db)).toEqual(before);
    write(db, rowsOf({ client: 'Another' }));
    expect(indexesOf(db)).toEqual(before);
    write(db, rowsOf(...Array.from({ length: 50 }, (_, i) => ({ client: `More ${i}` }))));
    expect(indexesOf(db)).toEqual(before);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  });

  it('writes nothing when planned', () => {
    const db = newDb();
    const before = dump(db);
    expect(planImport(db, rowsOf({}, { partner: 'Victor' }), OPTIONS)).toMatchObject({
      added: 2,
      newPartners: ['Maren Holt', 'Victor'],
      preview: [{ line: 2 }, { line: 3 }],
    });
    expect(dump(db)).toEqual(before);
  });
});

describe('partners', () => {
  it('are found by whole name, business or other name, without regard to case and accents', () => {
    const db = newDb();
    const draft = { ...emptyPartner('Zoë Holt'), business: 'Holt Homes', aliases: ['Mrs H'] };
    const id = change(db, (each) => savingPartner.insert(each, draft));
    const tally = write(
      db,
      rowsOf(
        { partner: 'ZOE HOLT' },
        { partner: 'holt homes', client: 'B' },
        { partner: 'mrs h', client: 'C' },
      ),
    );
    expect(tally).toMatchObject({ partners: 1, newPartners: [] });
    expect(listReferrals(db).map(({ partnerId }) => partnerId)).toEqual([id, id, id]);
  });

  it('are never found by a part of the name, and warned about where they look alike', () => {
    const db = newDb();
    change(db, (each) => savingPartner.insert(each, emptyPartner('Maren Holt')));
    const tally = write(
      db,
      rowsOf(
        { partner: 'Maren' },
        { partner: 'Maren  Hollt' },
        { partner: 'Victor Osei' },
        { partner: 'Victor Ossei' },
        { partner: 'VICTOR OSEI', client: 'X' },
      ),
    );
    expect(tally.newPartners).toEqual(['Maren', 'Maren  Hollt', 'Victor Osei', 'Victor Ossei']);
    expect(tally.lookAlikes).toMatchObject([
      { name: 'Maren', like: 'Maren Holt', partnerId: 1 },
      { name: 'Maren  Hollt', like: 'Maren Holt', partnerId: 1 },
      { name: 'Victor Ossei', like: 'Victor Osei', partnerId: null },
    ]);
  });

  it('that have one name twice reject the row, unless only one is not archived', () => {
    const db = newDb();
    const [first] = change(db, (each) => [
      savingPartner.insert(each, emptyPartner('Maren Holt')),
      savingPartner.insert(each, emptyPartner('Maren Holt')),
    ]);
    const rejected: unknown[] = [];
    const onRejected = (...all: unknown[]) => rejected.push(all);
    expect(planImport(db, rowsOf({}), { ...OPTIONS, onRejected })).toMatchObject({ added: 0, rejected: 1 });
    const fault =
      'may be Maren Holt (p1) or Maren Holt (p2); write p1 or p2 in the cell, or say --same "NAME=p1"';
    expect(rejected).toEqual([[2, [{ column: 'partner', fault }], []]]);
    expect(planImport(db, rowsOf({ partner: 'P2' }), OPTIONS)).toMatchObject({ added: 1, newPartners: [] });
    change(db, (each) => each.update('partners', first ?? 0, { archived_on: today }));
    expect(planImport(db, rowsOf({}), OPTIONS)).toMatchObject({ added: 1, rejected: 0 });
  });

  it('that are not there reject the row where no new ones are wanted', () => {
    const db = newDb();
    const rejected: Fault[] = [];
    const options = {
      ...OPTIONS,
      newPartners: false,
      onRejected: (_: number, faults: readonly Fault[]) => void rejected.push(...faults),
    };
    expect(planImport(db, rowsOf({}), options).rejected).toBe(1);
    expect(rejected).toEqual([{ column: 'partner', fault: 'no partner of yours is called so' }]);
  });

  it('are not added for rows that are there already', () => {
    const db = newDb();
    write(db, rowsOf({}));
    change(db, (each) => savingPartner.update(each, 1, { ...emptyPartner('Maren Sund') }));
    expect(planImport(db, rowsOf({}), OPTIONS)).toMatchObject({ known: 1, added: 0, newPartners: [] });
  });
});

describe('the same rows again', () => {
  const rows = rowsOf({}, {}, { client: 'Max P.' }, { need: 'taxes' });

  it('are nothing new, repeated ones counted', () => {
    const db = newDb();
    expect(write(db, rows)).toMatchObject({ added: 4 });
    const before = dump(db);
    expect(write(db, rows)).toMatchObject({ importId: null, added: 0, known: 4 });
    expect(dump(db)).toEqual(before);
    expect(write(db, [...rows, ...rowsOf({})])).toMatchObject({ added: 1, known: 4 });
  });

  it('are the same whatever the case, note and status, and whatever was edited here', () => {
    const db = newDb();
    write(db, rows);
    change(db, (each) =>
      each.update('referrals', 1, { client_name: 'J. Doe', client_key: 'j. doe', note: 'x' }),
    );
    const again = rowsOf({ partner: 'MAREN HOLT', client: 'jane d.', note: 'new', status: 'new' });
    expect(planImport(db, again, OPTIONS)).toMatchObject({ known: 1, added: 0, changed: 0 });
  });

  test.each([
    [{ day: asDay('2026-01-06') }],
    [{ partner: 'Victor Osei' }],
    [{ client: 'Jane E.' }],
    [{ direction: 'given' as const }],
  ])('are others with %j', (difference) => {
    const db = newDb();
    write(db, rows);
    expect(planImport(db, rowsOf(difference), OPTIONS).added).toBe(1);
  });

  it('stay away where the referral was removed, and come back where the import was undone', () => {
    const db = newDb();
    write(db, rows);
    change(db, (each) => each.remove('referrals', 1));
    expect(planImport(db, rows, OPTIONS)).toMatchObject({ removed: 1, known: 3, added: 0, changed: 0 });
    undo(db, now);
    undo(db, now);
    expect(planImport(db, rows, OPTIONS)).toMatchObject({ added: 4 });
  });

  it('have identities that cannot be recomputed without the secret of the file', () => {
    const [one, other] = [newDb(), newDb()];
    write(one, rows);
    write(other, rows);
    const hashes = (db: Db) => db.prepare<[], string>('select hash from import_identities').pluck().all();
    // Three of the rows are one, but for which of them they are.
    expect(new Set([...hashes(one), ...hashes(other)]).size).toBe(4);
    expect(one.prepare('select nth from import_identities order by number').pluck().all()).toEqual([
      1, 2, 1, 3,
    ]);
    expect(hashes(one).every((hash) => /^[\w-]{22}$/.test(hash))).toBe(true);
  });

  it.each([
    ['a profession beside the name', 'Maren Holt, CPA'],
    ['the name turned round', 'Holt, Maren'],
    ['another name of the partner', 'Holt Homes'],
    ['the name the partner has now', 'Maren Sund'],
  ])('are the same with %s', (_, partner) => {
    const db = newDb();
    write(db, rows);
    const draft = { ...emptyPartner('Maren Sund'), aliases: ['Maren Holt'], business: 'Holt Homes' };
    change(db, (each) => savingPartner.update(each, 1, draft));
    expect(planImport(db, rowsOf({ partner }, { partner }), OPTIONS)).toMatchObject({ known: 2, added: 0 });
    expect(planImport(db, rowsOf({ partner: 'Max P.' }), OPTIONS)).toMatchObject({ known: 0, added: 1 });
  });

  it('are the same with another need, each that which says the same need in whatever order', () => {
    const db = newDb();
    const [home, taxes] = [
      rowsOf({ need: 'home', status: 'won' }),
      rowsOf({ need: 'taxes', status: 'lost' }),
    ];
    write(db, [...home, ...taxes]);
    expect(planImport(db, [...taxes, ...home], OPTIONS)).toMatchObject({ known: 2, changed: 0, added: 0 });
    expect(planImport(db, rowsOf({ need: 'a house' }), OPTIONS)).toMatchObject({ added: 0, changed: 1 });
  });

  it('are the same without clients, by partner, day and direction', () => {
    const db = newDb();
    const without = rowsOf(
      { client: null },
      { client: null, need: 'taxes' },
      { client: null, direction: 'given' },
    );
    write(db, without);
    expect(planImport(db, without, OPTIONS)).toMatchObject({ known: 3, added: 0 });
  });

  it('match what was logged by hand, one row for one referral', () => {
    const db = newDb();
    change(db, (each) =>
      savingReferral.insert(each, logged(savingPartner.insert(each, emptyPartner('Maren Holt')), {})),
    );
    expect(planImport(db, rows, OPTIONS)).toMatchObject({ known: 1, added: 3 });
    const won = rowsOf({ status: 'won' });
    expect(planImport(db, won, OPTIONS)).toMatchObject({ changed: 1, added: 0 });
  });

  it('match each of those that were logged alike by hand, and are new beyond them', () => {
    const db = newDb();
    change(db, (each) => {
      const partner = savingPartner.insert(each, emptyPartner('Maren Holt'));
      savingReferral.insert(each, logged(partner, {}));
      savingReferral.insert(each, logged(partner, {}));
    });
    expect(planImport(db, rowsOf({}, {}, {}), OPTIONS)).toMatchObject({ known: 2, added: 1 });
  });
});

describe('several names in a cell', () => {
  it('are one introduction where the client was given them all', () => {
    const db = newDb();
    const rows = rowsOf({ partner: null, partners: ['Maren Holt', 'Victor Osei'], direction: 'given' }, {});
    expect(write(db, rows)).toMatchObject({ rows: 2, added: 3, given: 2, received: 1, partners: 2 });
    const [first, second, third] = listReferrals(db, { sort: 'oldest' });
    expect(first?.introduction).toMatch(/^[0-9a-f-]{36}$/);
    expect(second?.introduction).toBe(first?.introduction);
    expect(third?.introduction).toBe(null);
    expect(write(db, rows)).toMatchObject({ known: 2, added: 0 });
    expect(write(db, rowsOf({ partner: 'Maren Holt', direction: 'given' }))).toMatchObject({ known: 1 });
  });

  it('are a referral for each client', () => {
    const db = newDb();
    expect(write(db, rowsOf({ client: null, clients: ['Jane D.', 'Max P.'] }))).toMatchObject({
      rows: 1,
      added: 2,
    });
    expect(listReferrals(db).map(({ clientName, introduction }) => [clientName, introduction])).toEqual([
      ['Max P.', null],
      ['Jane D.', null],
    ]);
  });

  it('are refused all together', () => {
    const db = newDb();
    const partners = ['Maren Holt', 'N/A'];
    expect(write(db, rowsOf({ partner: null, partners }))).toMatchObject({
      rejected: 1,
      added: 0,
      importId: null,
    });
  });
});

test('a source stands for a partner, is added once and known again', () => {
  const db = newDb();
  const rows = rowsOf(
    { partner: null, source: 'Google' },
    { partner: null, source: 'google', client: 'Max P.' },
  );
  expect(write(db, rows)).toMatchObject({ added: 2, partners: 0, newPartners: [], newSources: ['Google'] });
  expect(db.prepare('select partner_id, source_id from referrals').raw().all()).toEqual([
    [null, 1],
    [null, 1],
  ]);
  expect(write(db, rows)).toMatchObject({ known: 2, added: 0 });
  undo(db, now);
  expect(db.prepare('select count(*) from sources').pluck().get()).toBe(0);
  expect(db.prepare('select count(*) from referrals').pluck().get()).toBe(0);
});

describe('another status or amount', () => {
  const first = rowsOf({}, { client: 'Max P.', status: 'meeting' });
  const later = rowsOf(
    { status: 'won', amount: { minor: 500, currency: 'CAD' } },
    { client: 'Max P.', status: 'lost', closedOn: asDay('2026-10-01') },
  );

  it('is only counted unless wanted', () => {
    const db = newDb();
    write(db, first);
    const before = dump(db);
    expect(write(db, later)).toMatchObject({ changed: 2, updated: false, added: 0 });
    expect(dump(db)).toEqual(before);
  });

  it('is brought over with update, the day of the outcome as the file has it, else that of the import', () => {
    const db = newDb();
    write(db, first);
    expect(write(db, later, { update: true })).toMatchObject({ changed: 2, updated: true });
    expect(getReferral(db, 1)).toMatchObject({
      status: 'won',
      closedOn: '2026-11-20',
      invoiced: { minor: 500, currency: 'CAD' },
    });
    expect(getReferral(db, 2)).toMatchObject({ status: 'lost', closedOn: '2026-10-01' });
    expect(listStatusEvents(db, 1)).toMatchObject([{ onDay: today, status: 'won', reason: 'imported' }]);
    expect(write(db, later, { update: true })).toMatchObject({ known: 2, changed: 0 });
  });

  it('is brought over with a need and a note, but for what was edited here since', () => {
    const db = newDb();
    write(db, rowsOf({ need: 'home', note: 'by phone', status: 'won' }, { client: 'Max P.' }));
    const said = rowsOf(
      { need: 'a house', note: 'by mail', status: 'won' },
      { client: 'Max P.', need: 'taxes' },
    );
    change(db, (each) => savingReferral.update(each, 1, { note: 'met her' }));
    const updates = { status: 0, amount: 0, need: 2, note: 0 };
    expect(planImport(db, said, OPTIONS)).toMatchObject({ changed: 2, keptHere: 1, updates });
    write(db, said, { update: true });
    expect(getReferral(db, 1)).toMatchObject({ need: 'a house', note: 'met her' });
    expect(getReferral(db, 2)).toMatchObject({ need: 'taxes' });
    // What an import brought over was not said here.
    write(db, rowsOf({ need: 'a flat', note: 'by mail', status: 'won' }), { update: true });
    expect(getReferral(db, 1)).toMatchObject({ need: 'a flat', note: 'met her' });
    change(db, (each) => moveStatus(each, 1, { status: 'contacted', onDay: today, reason: null }));
    const reopened = rowsOf({ need: 'a flat', note: 'met her', status: 'won' });
    expect(planImport(db, reopened, OPTIONS)).toMatchObject({ known: 1, changed: 0, keptHere: 1 });
  });

  it('fills in what was logged by hand, and changes nothing of it', () => {
    const db = newDb();
    change(db, (each) =>
      savingReferral.insert(
        each,
        logged(savingPartner.insert(each, emptyPartner('Maren Holt')), { need: 'home' }),
      ),
    );
    const tally = write(db, rowsOf({ need: 'a house', note: 'by phone' }), { update: true });
    expect(tally).toMatchObject({ changed: 1, keptHere: 1, updates: { note: 1, need: 0 } });
    expect(getReferral(db, 1)).toMatchObject({ need: 'home', note: 'by phone' });
  });

  it('stands although a later step was recorded here', () => {
    const db = newDb();
    write(db, first);
    change(db, (each) =>
      each.insert('status_events', {
        referral_id: 2,
        on_day: '2026-11-01',
        status: 'proposal',
        reason: null,
        created_at: each.at,
      }),
    );
    write(db, later, { update: true });
    expect(getReferral(db, 2)).toMatchObject({ status: 'lost', closedOn: '2026-10-01' });
  });

  it('is rejected in another currency than other amounts of the referral', () => {
    const db = newDb();
    write(db, first);
    change(db, (each) => each.update('referrals', 1, { currency: 'EUR', agreed_minor: 1 }));
    const rejected: Fault[] = [];
    planImport(db, later, { ...OPTIONS, onRejected: (_, faults) => void rejected.push(...faults) });
    expect(rejected).toEqual([{ column: 'value', fault: 'in CAD, those of referral 1 are in EUR' }]);
  });
});

describe('undo and redo', () => {
  const rows = rowsOf({}, { partner: 'Victor Osei', status: 'won' }, { client: 'Max P.' });

  it('keep the rows once: in their tables while the import stands, else as small apart', () => {
    const db = newDb();
    write(
      db,
      rowsOf(...Array.from({ length: 5000 }, (_, i) => ({ client: `Client ${i}`, status: 'won' as const }))),
    );
    const pages = () => Number(db.pragma('page_count', { simple: true }));
    const kept = () => db.prepare('select count(*) from undone_rows').pluck().get();
    const indexes = indexesOf(db);
    const [before, after] = [pages(), dump(db)];
    expect(kept()).toBe(0);
    expect(undo(db, now)?.touched).toEqual([
      { table: 'imports', added: 1, changed: 0, removed: 0 },
      { table: 'import_files', added: 1, changed: 0, removed: 0 },
      { table: 'partners', added: 1, changed: 0, removed: 0 },
      { table: 'stage_events', added: 1, changed: 0, removed: 0 },
      { table: 'referrals', added: 5000, changed: 0, removed: 0 },
      { table: 'status_events', added: 5000, changed: 0, removed: 0 },
      { table: 'import_identities', added: 5000, changed: 0, removed: 0 },
    ]);
    expect(kept()).toBe(15_004);
    expect(pages()).toBeLessThanOrEqual(before);
    expect(indexesOf(db)).toEqual(indexes);
    redo(db, now);
    expect(dump(db)).toEqual(after);
    expect(kept()).toBe(0);
    expect(pages()).toBeLessThanOrEqual(before);
    expect(indexesOf(db)).toEqual(indexes);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    undo(db, now);
    change(db, (each) => savingPartner.insert(each, emptyPartner('Ilse Moreno')));
    expect(kept()).toBe(0);
  });

  it('take back and bring back the whole import to the last row', () => {
    const db = newDb();
    change(db, (each) =>
      savingReferral.insert(each, logged(savingPartner.insert(each, emptyPartner('Ilse Moreno')), {})),
    );
    const before = dump(db);
    write(db, rows);
    const after = dump(db);
    for (let round = 0; round < 2; round += 1) {
      undo(db, now);
      expect(dump(db)).toEqual(before);
      redo(db, now);
      expect(dump(db)).toEqual(after);
    }
    expect(planImport(db, rows, OPTIONS)).toMatchObject({ known: 3, added: 0 });
  });

  it.each([[[]], [rowsOf({ client: 'Zoe' })]])('also what it updated, with %j beside', (more) => {
    const db = newDb();
    write(db, rows);
    const before = dump(db);
    write(db, [...rowsOf({ status: 'won', amount: { minor: 500, currency: 'CAD' } }), ...more], {
      update: true,
    });
    const after = dump(db);
    expect(after).not.toEqual(before);
    for (let round = 0; round < 2; round += 1) {
      undo(db, now);
      expect(dump(db)).toEqual(before);
      redo(db, now);
      expect(dump(db)).toEqual(after);
    }
  });

  it('keep no images of the rows while the import stands', () => {
    const db = newDb();
    const images = () =>
      db
        .prepare('select count(*) from change_rows where before is not null or after is not null')
        .pluck()
        .get();
    write(db, rows);
    expect(images()).toBe(0);
    undo(db, now);
    redo(db, now);
    expect(images()).toBe(0);
  });

  it('never give a number twice', () => {
    const db = newDb();
    write(db, rows);
    undo(db, now);
    write(db, rows);
    expect(listReferrals(db, { sort: 'oldest' }).map(({ id }) => id)).toEqual([4, 5, 6]);
    expect(listPartners(db).map(({ id }) => id)).toEqual([3, 4]);
  });
});

describe('what a file has no more', () => {
  const clients = ['Client One', 'Client Two', 'Client Three'];
  const [one, ...rest] = rowsOf(...clients.map((client) => ({ client })));

  /** What is said to be gone from a file that comes again, of three rows without the first, with these rows beside. */
  function goneBeside(rows: readonly ImportRow[]): readonly number[] {
    const db = newDb();
    write(
      db,
      [one, ...rest].filter((each) => each !== undefined),
    );
    return write(db, [...rest, ...rows]).gone;
  }

  const leftOut = (rows: number, client: (nth: number) => string) =>
    Array.from({ length: rows }, (_, nth): ImportRow => {
      const line = nth + 10;
      const soFar = { line, day: asDay('2026-04-06'), client: client(nth) };
      return { cells: [], leftOut: { line, why: 'closed' }, soFar };
    });

  it('is told beside rows that are not imported and say another referral, however many', () => {
    expect(goneBeside(leftOut(20_000, (nth) => `Other ${nth}`))).toEqual([1]);
  });

  it('is nothing where there are more such rows than are looked at', () => {
    expect(goneBeside(leftOut(100_001, () => 'Other'))).toEqual([]);
  });

  it('is nothing where more rows are new than are compared: one may be a referral, corrected', () => {
    const newRows = (rows: number) =>
      rowsOf(
        ...Array.from({ length: rows }, (_, nth) => ({ client: `New ${nth}`, day: asDay('2026-04-06') })),
      );
    expect(goneBeside(newRows(9))).toEqual([1]);
    expect(goneBeside(newRows(10_000))).toEqual([]);
  });
});
