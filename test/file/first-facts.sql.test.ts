import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { PAYMENT_KINDS } from '../../src/agreements/payment.ts';
import { asDay } from '../../src/calendar/day.ts';
import { CHECK_IN_KINDS } from '../../src/contact/check-in.ts';
import { PROJECT_KINDS } from '../../src/contact/project-kinds.ts';
import { SIGNAL_KINDS } from '../../src/contact/signal.ts';
import { LOOKUP_WORDS, hasFirstFacts } from '../../src/file/first-facts.sql.ts';
import { fileState } from '../../src/file/current.sql.ts';
import { migrate } from '../../src/file/migrate.sql.ts';
import { openForWriting } from '../../src/file/open.sql.ts';
import type { Db } from '../../src/file/sqlite.sql.ts';
import { STAGES } from '../../src/partners/stage.ts';
import { STATUSES } from '../../src/referrals/status.ts';
import { SEARCH_KEY_VERSION } from '../../src/text/search-key.ts';
import { alterFile } from '../helpers/dump.ts';
import { newNetwork, runMain, type Refnet } from '../helpers/refnet.ts';

const BEGINNING = { today: asDay('2026-11-20'), now: () => new Date('2026-11-20T12:00:00Z') };

function rows(db: Db, sql: string): unknown[] {
  return db.prepare(sql).raw().all();
}

function query(refnet: Refnet, sql: string): unknown[] {
  const db = new Database(refnet.file, { readonly: true });
  try {
    return rows(db, sql);
  } finally {
    db.close();
  }
}

function newFile(): Db {
  const db = new Database(':memory:');
  onTestFinished(() => {
    db.close();
  });
  migrate(db, BEGINNING);
  return db;
}

test('the words of the lookup tables are those of the vocabularies', () => {
  expect(LOOKUP_WORDS).toEqual({
    stages: STAGES,
    statuses: STATUSES,
    check_in_kinds: CHECK_IN_KINDS,
    signal_kinds: SIGNAL_KINDS,
    project_kinds: PROJECT_KINDS,
    payment_kinds: PAYMENT_KINDS,
  });
});

test('a new file knows what it is, has its counters, and the words of its lookup tables', () => {
  const db = newFile();
  expect(hasFirstFacts(db)).toBe(true);
  const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  expect(Object.fromEntries(rows(db, 'select key, value from meta') as [string, string][])).toEqual({
    'network-uuid': expect.stringMatching(uuid),
    'made-at': '2026-11-20T12:00:00.000Z',
    'made-on': '2026-11-20',
    'records-since': '2026-11-20',
    'search-key-version': String(SEARCH_KEY_VERSION),
    'identity-secret': expect.stringMatching(/^[0-9a-f-]{72}$/),
  });
  expect(rows(db, 'select name, last from counters order by name')).toEqual([
    ['partner', 0],
    ['record', 0],
  ]);
  for (const [table, words] of Object.entries(LOOKUP_WORDS)) {
    expect(new Set(rows(db, `select name from ${table}`).flat())).toEqual(new Set<unknown>(words));
  }
});

test('no two files have one uuid or one secret', () => {
  const facts = () =>
    rows(newFile(), `select value from meta where key in ('network-uuid', 'identity-secret')`);
  expect(new Set([...facts(), ...facts()].flat()).size).toBe(4);
});

test('the schema and the first facts are there together or not at all', () => {
  const db = new Database(':memory:');
  onTestFinished(() => {
    db.close();
  });
  const now = () => {
    throw new Error('no clock');
  };
  expect(() => migrate(db, { ...BEGINNING, now })).toThrow('no clock');
  expect(fileState(db)).toBe('blank');
  migrate(db, BEGINNING);
  expect(hasFirstFacts(db)).toBe(true);
});

const NETWORK = [
  ['add-partner', 'Maren Holt'],
  ['log', 'Jane D.', '--from', 'maren'],
  ['check-in', 'maren', '--kind', 'call'],
];
const LACKING: readonly (readonly [string, string])[] = [
  ['what the file is', `delete from meta where key in ('identity-secret', 'search-key-version')`],
  ['since when it records', `delete from meta where key = 'records-since'`],
  ['a counter', `delete from counters where name = 'record'`],
  ['both counters', 'delete from counters'],
  ['words', `delete from signal_kinds; delete from statuses where name = 'void'`],
];
const FACTS = `select 'meta', key from meta union all select 'counters', name || last from counters
  union all select 'signal_kinds', name from signal_kinds union all select 'statuses', name from statuses order by 1, 2`;

const KEPT = `select value from meta where key in ('network-uuid', 'made-on')`;

const SAID = 'The file lacked something that every file holds from its beginning on; it was put back.\n';

test.each(LACKING)('reading, and trying out, writes nothing to a file that lacks %s', async (_what, sql) => {
  const refnet = await newNetwork(...NETWORK);
  alterFile(refnet.file, sql);
  const lacking = readFileSync(refnet.file);
  await refnet.ok(['history']);
  for (const command of ['report', 'due']) {
    expect([0, 5]).toContain((await runMain(refnet.home, [command], {})).code);
  }
  await refnet.ok(['log', 'Bob Q.', '--from', 'maren', '--dry-run']);
  await refnet.ok(['undo', '--dry-run']);
  expect(readFileSync(refnet.file).equals(lacking)).toBe(true);
});

test.each(LACKING)(
  'writing completes a file that lacks %s and says so; numbers go on',
  async (_what, sql) => {
    const refnet = await newNetwork(...NETWORK);
    const [facts, kept] = [query(refnet, FACTS), query(refnet, KEPT)];
    alterFile(refnet.file, sql);
    expect(query(refnet, FACTS)).not.toEqual(facts);
    const added = await refnet.run(['add-partner', 'Ann Lee']);
    expect(added).toMatchObject({ code: 0, stdout: expect.stringContaining('p2  Ann Lee'), stderr: SAID });
    expect(await refnet.ok(['log', 'Bob Q.', '--from', 'maren'])).toContain('#3  Bob Q.');
    expect(query(refnet, KEPT)).toEqual(kept);
  },
);

test('a file that lacks nothing is not written to when it is opened', async () => {
  const refnet = await newNetwork(...NETWORK);
  const before = readFileSync(refnet.file);
  openForWriting({ ...BEGINNING, path: refnet.file }).db.close();
  expect(readFileSync(refnet.file).equals(before)).toBe(true);
});
