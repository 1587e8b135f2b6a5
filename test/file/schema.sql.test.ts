import { describe, expect, onTestFinished, test } from 'vitest';
import { asDay } from '../../src/calendar/day.ts';
import { openInMemory, type Db } from '../../src/file/open.sql.ts';
import { tablesOf } from '../../src/file/tables.sql.ts';
import type { KnownTable } from '../../src/kinds/table.ts';

const BEGINNING = { today: asDay('2026-11-20'), now: () => new Date('2026-11-20T12:00:00Z') };
const WITH_UUID = `select t.name from sqlite_schema t join pragma_table_info(t.name) c
  where t.type = 'table' and c.name = 'uuid' and t.name not in ('tombstones', 'forgotten') order by 1`;

function newFile(): Db {
  const db = openInMemory(BEGINNING);
  onTestFinished(() => {
    db.close();
  });
  return db;
}

function names(db: Db, sql: string): string[] {
  return db.prepare<[], string>(sql).pluck().all();
}

let row = 0;

/** Inserts a row with an identity of its own; gives its number. */
function insert(db: Db, table: string, values: Readonly<Record<string, string | number | null>>): number {
  row += 1;
  const full = { uuid: `u${row}`, created_at: 'now', updated_at: 'now', ...values };
  const columns = Object.keys(full);
  const sql = `insert into ${table} (${columns.join(', ')}) values (${columns.map((each) => `@${each}`).join(', ')})`;
  return Number(db.prepare(sql).run(full).lastInsertRowid);
}

const MAREN = { name: 'Maren Holt', name_key: 'maren holt', stage: 'acquaintance' };
const JANE = { direction: 'received', occurred_on: '2026-11-10', last_step_on: '2026-11-10', status: 'new' };
const FEE = { partner_id: 1, direction: 'i-pay', from_day: '2026-01-01', percent_millionths: 100_000 };
const AGREEMENT = { partner_id: 1, form: 'written', starts_on: '2026-01-01' };

/** Partner 1, source 1, agreement 1 and, from the partner, referral 1. */
function small(): Db {
  const db = newFile();
  insert(db, 'partners', MAREN);
  insert(db, 'sources', { name: 'Search engine', name_key: 'search engine' });
  insert(db, 'agreements', AGREEMENT);
  insert(db, 'referrals', { ...JANE, partner_id: 1 });
  return db;
}

test('the names that people and other programs may rely on are there', () => {
  const tables = names(newFile(), `select name from sqlite_schema where type = 'table'`);
  expect(tables).toEqual(
    expect.arrayContaining(
      (
        'partners contact_points aliases tags referrals sources collections payments check_ins promises projects ' +
        'signals agreements settings meta changes change_rows counters tombstones'
      ).split(' '),
    ),
  );
});

test('every table is strict', () => {
  const loose = `select name from pragma_table_list where schema = 'main' and type = 'table' and strict = 0
    and name not like 'sqlite_%'`;
  expect(names(newFile(), loose)).toEqual([]);
});

describe('what is known beyond the file', () => {
  test('has a uuid, which is unique by an index that can be built anew', () => {
    const db = newFile();
    const { names: tables, isIdentified } = tablesOf(db);
    expect(tables.filter(isIdentified).toSorted()).toEqual(names(db, WITH_UUID));
    for (const table of tables.filter(isIdentified)) {
      const indexes = `select i.name from pragma_index_list('${table}') i join pragma_index_info(i.name) c
        where i."unique" = 1 and i.origin = 'c' and i.partial = 0 and c.name = 'uuid'`;
      expect(names(db, indexes)).toEqual([`${table}_uuid`]);
    }
  });

  test('is numbered where people name it by number', () => {
    const { names: tables, seriesOf, isIdentified } = tablesOf(newFile());
    const numbered = tables.filter((table) => seriesOf(table) !== undefined);
    expect(numbered.map((table) => `${table} ${seriesOf(table)}`)).toEqual([
      'partners partner',
      'referrals record',
      'collections record',
      'check_ins record',
      'broadcasts record',
      'signals record',
      'agreements record',
      'payments record',
      'promises record',
      'projects record',
    ]);
    expect(numbered.filter((table) => !isIdentified(table))).toEqual([]);
  });

  test('goes with what it belongs to, what mentions others first, or is only emptied', () => {
    const { dependents, looseReferences } = tablesOf(newFile());
    expect(dependents('referrals').map(([table]) => table)).toEqual([
      'status_events',
      'collections',
      'fee_terms',
      'snoozes',
    ]);
    expect(dependents('check_ins')).toEqual([['snoozes', 'record_id']]);
    expect(dependents('imports')).toEqual([['import_files', 'import_id']]);
    const ofPartners = dependents('partners').map(([table]) => table);
    expect(ofPartners.indexOf('payments')).toBeLessThan(ofPartners.indexOf('referrals'));
    expect(looseReferences('partners')).toEqual([['partners', 'introduced_by']]);
    expect(looseReferences('referrals')).toEqual([['payments', 'toward_referral']]);
  });

  test('cannot be there twice', () => {
    const db = newFile();
    insert(db, 'partners', { ...MAREN, uuid: 'same' });
    expect(() => insert(db, 'partners', { ...MAREN, uuid: 'same' })).toThrow('UNIQUE constraint failed');
  });
});

describe('the file refuses', () => {
  test.each<[string, string, Readonly<Record<string, string | number | null>>]>([
    ['a referral from nobody', 'referrals', JANE],
    ['a referral from a partner and a source', 'referrals', { ...JANE, partner_id: 1, source_id: 1 }],
    ['a step before the referral', 'referrals', { ...JANE, partner_id: 1, last_step_on: '2026-11-09' }],
    ['a day that is none', 'referrals', { ...JANE, partner_id: 1, occurred_on: '2026-11-31' }],
    ['an amount without a currency', 'referrals', { ...JANE, partner_id: 1, invoiced_minor: 100 }],
    [
      'an amount beyond what is exact',
      'referrals',
      { ...JANE, partner_id: 1, currency: 'CAD', invoiced_minor: Number.MAX_SAFE_INTEGER + 1 },
    ],
    ['a status unknown to it', 'referrals', { ...JANE, partner_id: 1, status: 'hot' }],
    ['known since without a precision', 'partners', { ...MAREN, known_since: '2026-01-01' }],
    ['a fee of nothing', 'fee_terms', FEE],
    ['a fee of an agreement and a referral', 'fee_terms', { ...FEE, agreement_id: 1, referral_id: 1 }],
    ['a promise of nobody', 'promises', { side: 'theirs', what: 'send clients' }],
    ['an objective that is agreed', 'promises', { side: 'mine', what: 'grow', agreement_id: 1 }],
    ['a goal without what it counts', 'promises', { side: 'mine', what: 'grow', goal: 6 }],
    [
      'a payment of nothing',
      'payments',
      {
        partner_id: 1,
        kind: 'paid',
        direction: 'i-pay',
        on_day: '2026-11-20',
        currency: 'CAD',
        amount_minor: 0,
      },
    ],
    ['an agreement that ends before it starts', 'agreements', { ...AGREEMENT, ends_on: '2025-12-31' }],
  ])('%s', (_what, table, values) => {
    const db = small();
    expect(() => insert(db, table, values)).toThrow(/(?:CHECK|FOREIGN KEY) constraint failed/);
  });

  test('a second fee of one direction from one day, and of one referral', () => {
    const db = small();
    insert(db, 'fee_terms', { ...FEE, agreement_id: 1 });
    expect(() => insert(db, 'fee_terms', { ...FEE, agreement_id: 1 })).toThrow('UNIQUE constraint failed');
    insert(db, 'fee_terms', { ...FEE, referral_id: 1 });
    expect(() => insert(db, 'fee_terms', { ...FEE, referral_id: 1 })).toThrow('UNIQUE constraint failed');
  });

  test('to lose a partner or a source that a referral points to', () => {
    const db = small();
    insert(db, 'referrals', { ...JANE, source_id: 1 });
    db.exec('delete from agreements');
    expect(() => db.exec('delete from partners')).toThrow('FOREIGN KEY constraint failed');
    expect(() => db.exec('delete from sources')).toThrow('FOREIGN KEY constraint failed');
  });
});

test.each<[string, string, Readonly<Record<string, string | number | null>>]>([
  ['a referral from a source that is no partner', 'referrals', { ...JANE, source_id: 1 }],
  ['a fee for one referral', 'fee_terms', { ...FEE, referral_id: 1 }],
  ['an objective without a partner', 'promises', { side: 'mine', what: 'meet three lawyers' }],
  [
    'how we work together',
    'working_answers',
    { partner_id: 1, question: 'shared-tracking', answer: 'a sheet of ours', on_day: '2026-11-20' },
  ],
])('the file has room for %s', (_what, table, values) => {
  const db = small();
  insert(db, table, values);
  expect(db.pragma('foreign_key_check')).toEqual([]);
});

test('open referrals are found by partner and the day of their last step from an index of theirs alone', () => {
  const plan = newFile()
    .prepare<[string], { detail: string }>(
      `explain query plan select id from referrals indexed by referrals_open
       where status in ('new', 'contacted', 'meeting', 'proposal') and consent is not 0
         and direction = 'given' and partner_id = 1 and last_step_on <= ?`,
    )
    .all('2026-11-01');
  expect(plan.map(({ detail }) => detail)).toEqual([
    'SEARCH referrals USING INDEX referrals_open (direction=? AND partner_id=? AND last_step_on<?)',
  ]);
});

/** Each table that a kind may name, as the compiler knows them. */
const KNOWN: Readonly<Record<KnownTable, true>> = {
  settings: true,
  imports: true,
  import_files: true,
  import_maps: true,
  partners: true,
  contact_points: true,
  aliases: true,
  tags: true,
  stage_events: true,
  question_answers: true,
  working_answers: true,
  sources: true,
  source_aliases: true,
  referrals: true,
  status_events: true,
  collections: true,
  import_identities: true,
  check_ins: true,
  broadcasts: true,
  signals: true,
  advice_declines: true,
  snoozes: true,
  agreements: true,
  agreement_terms: true,
  fee_terms: true,
  fee_tiers: true,
  payments: true,
  promises: true,
  projects: true,
  unmet_needs: true,
};

test('the tables that the compiler knows are those of the schema', () => {
  expect(Object.keys(KNOWN)).toEqual(tablesOf(newFile()).names);
});
