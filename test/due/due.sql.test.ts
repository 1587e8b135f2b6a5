import { beforeEach, describe, expect, test } from 'vitest';
import { addDays, asDay } from '../../src/calendar/day.ts';
import { referralBounds } from '../../src/due/due.ts';
import { emptyPartner } from '../../src/partners/partner.ts';
import { newReferral, type ReferralDraft } from '../../src/referrals/referral.ts';
import { defaultSettings } from '../../src/settings/settings.ts';
import { countWaitingReferrals, readWaitingReferrals } from '../../src/due/due.sql.ts';
import { recordChange, type Change } from '../../src/file/journal.sql.ts';
import { openInMemory, type Db } from '../../src/file/open.sql.ts';
import { savingPartner } from '../../src/partners/partner.sql.ts';
import { moveStatus, savingReferral } from '../../src/referrals/referral.sql.ts';
import { putSnooze } from '../../src/contact/snooze.sql.ts';
import { TODAY } from '../helpers/refnet.ts';
import type { Status } from '../../src/referrals/status.ts';

const today = asDay(TODAY);
const now = () => new Date('2026-11-20T12:00:00Z');
const ago = (days: number) => addDays(today, -days);

let db: Db;
beforeEach(() => {
  db = openInMemory({ today, now });
  change((each) => savingPartner.insert({ ...each, today: asDay('2024-01-01') }, emptyPartner('Maren Holt')));
});

function change<T>(work: (change: Change) => T): T {
  return recordChange(db, { command: 'test', today: asDay('2026-11-20'), now }, (each) => ({
    result: work(each),
    summary: '',
  }));
}

/** A received referral, unless said otherwise; one that is closed was so on its own day. */
function referral(days: number, more: Partial<ReferralDraft> = {}): number {
  const status: Status = more.status ?? 'new';
  return change((each) =>
    savingReferral.insert(
      each,
      newReferral({
        partnerId: 1,
        direction: 'received',
        occurredOn: ago(days),
        clientName: 'Jane D.',
        status,
        closedOn: ['won', 'lost'].includes(status) ? ago(days) : null,
        ...more,
      }),
    ),
  );
}

const bounds = (until = today) => referralBounds(defaultSettings, today, until);
const waiting = (until = today) =>
  readWaitingReferrals(db, bounds(until)).rows.map(({ kind, number }) => `${kind} ${number}`);

describe('thanks', () => {
  test('are looked for 90 days back, that day included, and not ahead of today', () => {
    for (const days of [0, 90, 91]) referral(days, { status: 'lost', closedOn: null });
    referral(-1);
    expect(waiting().filter((each) => each.startsWith('thank'))).toEqual(['thank 1', 'thank 2']);
  });

  test('are for referrals received that count, once', () => {
    referral(1, { direction: 'given' });
    referral(1, { consent: false });
    referral(1, { status: 'void' });
    const thanked = referral(1);
    change((each) => savingReferral.update(each, thanked, { thankedOn: today }));
    expect(waiting()).toEqual([]);
  });
});

describe('outcomes to tell', () => {
  test('go by the day of the outcome, 90 days back, that day included', () => {
    const old = referral(400);
    change((each) => moveStatus(each, old, { status: 'won', onDay: ago(90), reason: null }));
    const older = referral(400);
    change((each) => moveStatus(each, older, { status: 'won', onDay: ago(91), reason: null }));
    expect(waiting()).toEqual([`tell ${old}`]);
    change((each) => savingReferral.update(each, old, { toldOn: today }));
    expect(waiting()).toEqual([]);
  });
});

describe('open referrals', () => {
  test.each([
    ['given', 29, []],
    ['given', 30, ['ask 1']],
    ['received', 13, ['thank 1']],
    ['received', 14, ['move 1', 'thank 1']],
  ] as const)('%s %i days ago without a step: %j', (direction, days, expected) => {
    referral(days, { direction });
    expect(waiting().toSorted()).toEqual(expected);
  });

  test('count from their last step up to today', () => {
    const id = referral(200, { direction: 'given' });
    change((each) => moveStatus(each, id, { status: 'contacted', onDay: ago(29), reason: null }));
    expect(waiting()).toEqual([]);
    expect(waiting(addDays(today, 1))).toEqual(['ask 1']);
    change((each) => moveStatus(each, id, { status: 'meeting', onDay: ago(10), reason: null }));
    expect(waiting(addDays(today, 7))).toEqual([]);
  });

  test('wait no longer once they are closed', () => {
    referral(200, { direction: 'given', status: 'lost' });
    expect(waiting()).toEqual([]);
  });
});

describe('nothing waits', () => {
  beforeEach(() => {
    referral(40);
  });

  test('with a partner put away by today', () => {
    expect(waiting()).toHaveLength(2);
    change((each) => each.update('partners', 1, { archived_on: today }));
    expect(waiting()).toEqual([]);
    change((each) => each.update('partners', 1, { archived_on: addDays(today, 1) }));
    expect(waiting()).toHaveLength(2);
  });

  test('on a referral snoozed beyond today', () => {
    const put = (until: number) =>
      change((each) =>
        putSnooze(
          each,
          { kind: 'record', partnerId: null, number: 1 },
          { on: today, until: ago(-until), reason: null },
        ),
      );
    put(1);
    expect(waiting()).toEqual([]);
    change((each) => each.update('snoozes', 1, { until_day: today }));
    expect(waiting()).toHaveLength(2);
  });
});

describe('an imported referral', () => {
  const importedOn = (days: number) =>
    change((each) => {
      each.insert('imports', { file_name: 'a.csv', format: 'tracker', imported_on: ago(days) });
      each.update('referrals', 1, { import_id: 1 });
    });

  test('waits for nothing that happened before its import', () => {
    referral(40);
    importedOn(39);
    expect(waiting()).toEqual([]);
  });

  test('waits for what happened from the day of its import on', () => {
    referral(40);
    importedOn(40);
    expect(waiting().toSorted()).toEqual(['move 1', 'thank 1']);
  });

  test('waits again once something happened after its import', () => {
    referral(80);
    importedOn(60);
    change((each) => moveStatus(each, 1, { status: 'contacted', onDay: ago(20), reason: null }));
    expect(waiting()).toEqual(['move 1']);
    change((each) => moveStatus(each, 1, { status: 'won', onDay: ago(1), reason: null }));
    expect(waiting()).toEqual(['tell 1']);
  });
});

test('the count is that of the list, by when it is due', () => {
  for (const days of [31, 30, 29, 23, 22, 10]) referral(days, { direction: 'given' });
  for (const days of [14, 13, 3]) referral(days);
  referral(5, { status: 'won' });
  const until = addDays(today, 14);
  const { rows: list, total } = readWaitingReferrals(db, bounds(until));
  expect(total).toBe(list.length);
  const counts = countWaitingReferrals(db, bounds(until), bounds(addDays(today, 7)));
  expect(counts).toEqual([
    { kind: 'ask', due: 2, thisWeek: 2, later: 1 },
    { kind: 'move', due: 1, thisWeek: 1, later: 1 },
    { kind: 'tell', due: 1, thisWeek: 0, later: 0 },
    { kind: 'thank', due: 4, thisWeek: 0, later: 0 },
  ]);
  expect(counts.reduce((sum, { due, thisWeek, later }) => sum + due + thisWeek + later, 0)).toBe(list.length);
  expect(countWaitingReferrals(db, bounds(until), bounds(until), 'owed')).toEqual(counts.slice(2));
});

test('what may wait is read from covering indexes, and only its own rows are looked up', () => {
  let sql = '';
  const spied: Db = Object.create(db, {
    prepare: {
      value: (text: string) => {
        if (text.includes('recent')) sql = text;
        return db.prepare(text);
      },
    },
  });
  readWaitingReferrals(spied, bounds());
  const plan = db
    .prepare<[object], { detail: string }>(`explain query plan ${sql}`)
    .all({ ...bounds(), partner: null, kinds: null, limit: null });
  const ways = plan.map(({ detail }) => detail).filter((detail) => /^(SCAN|SEARCH) (r|e)\b/.test(detail));
  expect(ways.length).toBeGreaterThan(3);
  for (const way of ways) expect(way).toMatch(/COVERING INDEX|INTEGER PRIMARY KEY/);
});

test('of each kind no more than are wanted are read, the longest waiting, and all are counted', () => {
  for (const days of [4, 1, 3, 2]) referral(days, { status: 'lost', closedOn: null });
  for (const days of [40, 50, 60]) referral(days, { direction: 'given' });
  const read = (filter: Parameters<typeof readWaitingReferrals>[2]) => {
    const { rows, total } = readWaitingReferrals(db, bounds(), filter);
    return [rows.map(({ kind, number }) => `${kind} ${number}`), total];
  };
  expect(read({ limit: 2 })).toEqual([['thank 1', 'thank 3', 'ask 6', 'ask 7'], 7]);
  expect(read({ kind: ['ask'], limit: 1 })).toEqual([['ask 7'], 3]);
  expect(read({ kind: ['tell'] })).toEqual([[], 0]);
  expect(read({ partner: 999 })).toEqual([[], 0]);
});
