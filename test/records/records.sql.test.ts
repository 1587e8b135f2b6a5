import { expect, test } from 'vitest';
import { tablesOf } from '../../src/file/tables.sql.ts';
import { KINDS } from '../../src/records/record-kinds.ts';
import { nounOf, wordOf } from '../../src/records/nouns.ts';
import { tableOfNumber, wasGivenOut } from '../../src/records/records.sql.ts';
import { recordChange } from '../../src/file/journal.sql.ts';
import { openInMemory, type Db } from '../../src/file/open.sql.ts';
import { asDay } from '../../src/calendar/day.ts';

const now = () => new Date('2026-11-20T12:00:00Z');

/** One record of every numbered kind, for one partner, in the order of the numbers 1 to 8. */
function everyKind(): Db {
  const db = openInMemory({ today: asDay('2026-11-20'), now });
  recordChange(db, { command: 'test', today: asDay('2026-11-20'), now }, (change) => {
    const partner = change.insert('partners', {
      name: 'Maren Holt',
      name_key: 'maren holt',
      stage: 'acquaintance',
    });
    const on = { partner_id: partner, on_day: '2026-11-01' };
    change.insert('referrals', {
      partner_id: partner,
      direction: 'given',
      occurred_on: '2026-11-01',
      last_step_on: '2026-11-01',
      status: 'new',
      currency: 'CAD',
    });
    change.insert('check_ins', { ...on, kind: 'call' });
    change.insert('promises', { partner_id: partner, side: 'mine', what: 'send the brochure' });
    change.insert('agreements', { partner_id: partner, form: 'verbal', starts_on: '2026-11-01' });
    change.insert('projects', {
      partner_id: partner,
      kind: 'event',
      what: 'evening for buyers',
      from_day: '2026-11-01',
    });
    change.insert('signals', { ...on, kind: 'growth' });
    change.insert('collections', {
      referral_id: 1,
      on_day: '2026-11-01',
      currency: 'CAD',
      amount_minor: 100,
    });
    change.insert('broadcasts', { on_day: '2026-11-01', reached: 1 });
    change.insert('payments', {
      ...on,
      kind: 'paid',
      direction: 'they-pay',
      currency: 'CAD',
      amount_minor: 10,
    });
    return { result: undefined, summary: 'made' };
  });
  return db;
}

test.each([
  [1, 'referral', 'referrals'],
  [2, 'check-in', 'check_ins'],
  [3, 'promise', 'promises'],
  [4, 'agreement', 'agreements'],
  [5, 'project', 'projects'],
  [6, 'signal', 'signals'],
  [7, 'collection', 'collections'],
  [8, 'broadcast', 'broadcasts'],
  [9, 'payment', 'payments'],
] as const)('number %i is a %s', (number, kind, table) => {
  const db = everyKind();
  expect(tableOfNumber(db, number)).toBe(table);
  expect(wordOf(table)).toBe(kind);
});

test('every table with numbers is looked into, and is that of a kind', () => {
  const db = everyKind();
  const { names, seriesOf } = tablesOf(db);
  const numbered = names.filter((table) => seriesOf(table) === 'record');
  const tables = numbered.map((_, index) => tableOfNumber(db, index + 1));
  expect(new Set(tables)).toEqual(new Set(numbered));
  const kinds = KINDS.filter(({ series }) => series === 'record');
  expect([...new Set(kinds.map(({ table }) => table))].toSorted()).toEqual(numbered.toSorted());
});

test('a number of nothing is told apart from one that was removed', () => {
  const db = everyKind();
  recordChange(db, { command: 'test', today: asDay('2026-11-20'), now }, (change) => {
    change.remove('signals', 6);
    return { result: undefined, summary: 'removed 6' };
  });
  expect(tableOfNumber(db, 6)).toBeUndefined();
  expect(wasGivenOut(db, 6)).toBe(true);
  expect(tableOfNumber(db, 10)).toBeUndefined();
  expect(wasGivenOut(db, 10)).toBe(false);
});

test.each(KINDS.filter(({ of }) => of !== 'network').map((of) => [of.table, of.noun]))(
  'a row of %s is called a %s',
  (table, noun) => {
    expect(nounOf(table)).toBe(noun);
  },
);
