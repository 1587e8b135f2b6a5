import { beforeEach, describe, expect, test } from 'vitest';
import { addDays, asDay } from '../../src/calendar/day.ts';
import { emptyPartner } from '../../src/partners/partner.ts';
import { newReferral, type ReferralDraft } from '../../src/referrals/referral.ts';
import { defaultSettings } from '../../src/settings/settings.ts';
import { countWaitingReferrals } from '../../src/due/due-counts.sql.ts';
import { readWaitingReferrals } from '../../src/due/due-list.sql.ts';
import { readOlder } from '../../src/due/older-rows.sql.ts';
import { countOlder } from '../../src/due/older.sql.ts';
import { recordChange, type Change } from '../../src/file/journal.sql.ts';
import { openInMemory, type Db } from '../../src/file/open.sql.ts';
import { savingPartner } from '../../src/partners/partner-saving.sql.ts';
import { moveStatus, savingReferral } from '../../src/referrals/referral.sql.ts';
import { putSnooze } from '../../src/contact/snoozing.sql.ts';
import { plansOf } from '../helpers/plans.ts';
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

const asked = (until = today) => ({ today, until, settings: defaultSettings });
const waiting = (until = today) =>
  readWaitingReferrals(db, asked(until)).rows.map(({ kind, number }) => `${kind} ${number}`);

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

describe('what waits on a referral', () => {
  beforeEach(() => {
    referral(40);
  });

  test('waits whether the partner is put away or not', () => {
    expect(waiting()).toHaveLength(2);
    change((each) => each.update('partners', 1, { archived_on: today }));
    expect(waiting()).toHaveLength(2);
  });

  test('is out of sight while it is snoozed, unless the day it comes back is looked at', () => {
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
    expect(waiting(addDays(today, 1))).toHaveLength(2);
    expect(readWaitingReferrals(db, asked(addDays(today, 1))).rows[0]).toMatchObject({ back: ago(-1) });
    expect(countWaitingReferrals(db, asked(addDays(today, 1)))).toEqual([
      { kind: 'move', due: 0, thisWeek: 1, later: 0 },
      { kind: 'thank', due: 0, thisWeek: 1, later: 0 },
    ]);
    change((each) => each.update('snoozes', 1, { until_day: today }));
    expect(waiting()).toHaveLength(2);
  });
});

describe('an imported referral', () => {
  const importedOn = (days: number) =>
    change((each) => {
      each.insert('imports', { file_name: 'a.csv', format: 'tracker', imported_on: ago(days) });
      const { last_step_on: last } = db
        .prepare<[], { last_step_on: string }>('select last_step_on from referrals')
        .get() ?? {
        last_step_on: '',
      };
      each.update('referrals', 1, { import_id: 1, last_step_on: last > ago(days) ? last : ago(days) });
    });

  test('is thanked for where it is of the day of its import, not of a day before', () => {
    referral(13);
    importedOn(12);
    expect(waiting()).toEqual([]);
    change((each) => each.update('imports', 1, { imported_on: ago(13) }));
    expect(waiting()).toEqual(['thank 1']);
  });

  test.each([
    ['received', 13, []],
    ['received', 14, ['move 1']],
    ['given', 29, []],
    ['given', 30, ['ask 1']],
  ] as const)(
    'and open waits from the day of its import on: %s, imported %i days ago: %j',
    (direction, days, expected) => {
      referral(400, { direction });
      importedOn(days);
      expect(waiting()).toEqual(expected);
    },
  );

  test('counts anew from what happened after its import', () => {
    referral(80);
    importedOn(60);
    change((each) => moveStatus(each, 1, { status: 'contacted', onDay: ago(10), reason: null }));
    expect(waiting()).toEqual([]);
    change((each) => moveStatus(each, 1, { status: 'won', onDay: ago(1), reason: null }));
    expect(waiting()).toEqual(['tell 1']);
  });
});

describe('what is older than the days looked back', () => {
  const older = () => {
    const rows = readOlder(db, asked()).map(({ kind, number }) => `${kind} ${number}`);
    expect(countOlder(db, asked()).older).toBe(rows.length);
    return rows;
  };

  test('begins the day before them', () => {
    referral(90, { status: 'lost' });
    expect(older()).toEqual([]);
    referral(91, { status: 'lost' });
    expect(older()).toEqual(['thank 2', 'tell 2']);
    expect(waiting().toSorted()).toEqual(['tell 1', 'thank 1']);
  });

  test('is no longer there once thanks are given and the outcome is told, or while it is snoozed', () => {
    const id = referral(300, { status: 'won' });
    change((each) => savingReferral.update(each, id, { thankedOn: today }));
    expect(older()).toEqual(['tell 1']);
    change((each) =>
      putSnooze(
        each,
        { kind: 'record', partnerId: null, number: id },
        { on: today, until: addDays(today, 1), reason: null },
      ),
    );
    expect(older()).toEqual([]);
  });

  test('is nothing of what was given, is void or has a client who refused', () => {
    referral(300, { direction: 'given', status: 'won' });
    referral(300, { status: 'void' });
    referral(300, { status: 'won', consent: false });
    expect(older()).toEqual([]);
  });

  test('is nothing that an import brought, but an outcome of a day after it', () => {
    referral(300, { status: 'won' });
    const id = referral(300);
    change((each) => {
      each.insert('imports', { file_name: 'a.csv', format: 'tracker', imported_on: ago(200) });
      for (const imported of [1, id]) each.update('referrals', imported, { import_id: 1 });
    });
    expect(older()).toEqual([]);
    change((each) => moveStatus(each, id, { status: 'won', onDay: ago(200), reason: null }));
    expect(older()).toEqual([]);
    change((each) => moveStatus(each, id, { status: 'lost', onDay: ago(199), reason: null }));
    expect(older()).toEqual([`tell ${id}`]);
  });

  test('is no outcome that a later import brought', () => {
    const id = referral(300);
    change((each) => moveStatus(each, id, { status: 'lost', onDay: ago(199), reason: 'imported' }));
    expect(older()).toEqual([`thank ${id}`]);
  });
});

test('what one partner has waiting of a kind is one row on a screen, the longest waiting', () => {
  for (const days of [4, 9, 2]) referral(days);
  for (const days of [40, 29, 50]) referral(days, { direction: 'given' });
  const until = addDays(today, 7);
  const { rows: all, total } = readWaitingReferrals(db, asked(until), { grouped: true });
  expect(total).toBe(7);
  expect(all.map(({ kind, number, n }) => [kind, number, n])).toEqual([
    ['move', 2, 1],
    ['thank', 2, 3],
    ['ask', 5, 1],
    ['ask', 6, 2],
  ]);
  expect(readWaitingReferrals(db, asked(until)).rows.every(({ n }) => n === 1)).toBe(true);
});

test('the count is that of the list, by when it is due', () => {
  for (const days of [31, 30, 29, 23, 22, 10]) referral(days, { direction: 'given' });
  for (const days of [14, 13, 3]) referral(days);
  referral(5, { status: 'won' });
  const until = addDays(today, 14);
  const { rows: list, total } = readWaitingReferrals(db, asked(until));
  expect(total).toBe(list.length);
  const counts = countWaitingReferrals(db, asked(until));
  expect(counts).toEqual([
    { kind: 'ask', due: 2, thisWeek: 2, later: 1 },
    { kind: 'move', due: 1, thisWeek: 1, later: 1 },
    { kind: 'tell', due: 1, thisWeek: 0, later: 0 },
    { kind: 'thank', due: 4, thisWeek: 0, later: 0 },
  ]);
  expect(counts.reduce((sum, { due, thisWeek, later }) => sum + due + thisWeek + later, 0)).toBe(list.length);
});

test('what waits is read by ranges of the indexes on it, and rows are looked up by their number alone', () => {
  const read = (spied: Db) => {
    readWaitingReferrals(spied, asked(), { grouped: true, limit: 20 });
    readWaitingReferrals(spied, asked(), { limit: 20 });
    readWaitingReferrals(spied, asked(), { kind: ['ask'], partner: 1 });
    countWaitingReferrals(spied, asked());
    countOlder(spied, asked());
    readOlder(spied, asked());
  };
  const steps = () =>
    plansOf(db, read)
      .flatMap(({ plan }) => plan)
      .filter((step) => /^(SCAN|SEARCH) (r|f|referrals)\b/.test(step));
  const ranges =
    /^SEARCH \w+ USING (?:INTEGER PRIMARY KEY \(rowid=\?\)|(?:COVERING )?INDEX referrals_(?:thank \(occurred_on|tell \(closed_on|open \(direction=))/;
  expect(steps().length).toBeGreaterThan(20);
  expect(steps().filter((step) => !ranges.test(step))).toEqual([]);
  const id = referral(30);
  change((each) => {
    putSnooze(
      each,
      { kind: 'record', partnerId: null, number: id },
      { on: today, until: addDays(today, 3), reason: null },
    );
    each.insert('imports', { file_name: 'a.csv', format: 'tracker', imported_on: ago(200) });
  });
  expect(steps().filter((step) => !ranges.test(step))).toEqual([]);
});

test('of each kind no more than are wanted are read, the longest waiting, and all are counted', () => {
  for (const days of [4, 1, 3, 2]) referral(days, { status: 'lost', closedOn: null });
  for (const days of [40, 50, 60]) referral(days, { direction: 'given' });
  const read = (filter: Parameters<typeof readWaitingReferrals>[2]) => {
    const { rows, total } = readWaitingReferrals(db, asked(), filter);
    return [rows.map(({ kind, number }) => `${kind} ${number}`), total];
  };
  expect(read({ limit: 2 })).toEqual([['thank 1', 'thank 3', 'ask 6', 'ask 7'], 7]);
  expect(read({ kind: ['ask'], limit: 1 })).toEqual([['ask 7'], 3]);
  expect(read({ kind: ['tell'] })).toEqual([[], 0]);
  expect(read({ partner: 999 })).toEqual([[], 0]);
});
