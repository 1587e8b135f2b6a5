import { beforeEach, describe, expect, test } from 'vitest';
import { asDay } from '../../src/calendar/day.ts';
import { emptyPartner } from '../../src/partners/partner.ts';
import { newReferral, type ReferralDraft } from '../../src/referrals/referral.ts';
import { checkIns, newCheckIn } from '../../src/contact/check-in.ts';
import { recordChange, type Change } from '../../src/file/journal.sql.ts';
import { openInMemory, type Db } from '../../src/file/open.sql.ts';
import { savingPartner } from '../../src/partners/partner-saving.sql.ts';
import { moveStage } from '../../src/partners/stage.sql.ts';
import { savingReferral } from '../../src/referrals/referral.sql.ts';
import { readRhythmFacts } from '../../src/contact/rhythm.sql.ts';
import { TODAY } from '../helpers/refnet.ts';
import type { Stage } from '../../src/partners/stage.ts';

const today = asDay(TODAY);
const now = () => new Date('2026-11-20T12:00:00Z');

let db: Db;
beforeEach(() => {
  db = openInMemory({ today, now });
  change((each) => savingPartner.insert({ ...each, today: asDay('2026-01-01') }, emptyPartner('Maren Holt')));
});

function change(work: (change: Change) => unknown): void {
  recordChange(db, { command: 'test', today: asDay('2026-11-20'), now }, (each) => ({
    result: work(each),
    summary: '',
  }));
}

function stage(day: string, to: Stage): void {
  change((each) => moveStage(each, 1, { stage: to, onDay: asDay(day), reason: null }));
}

function referral(day: string, more: Partial<ReferralDraft> = {}): void {
  change((each) =>
    savingReferral.insert(
      each,
      newReferral({
        partnerId: 1,
        direction: 'received',
        occurredOn: asDay(day),
        clientName: 'Jane D.',
        ...more,
      }),
    ),
  );
}

function checkIn(day: string, next: string | null = null): void {
  change((each) =>
    each.insert(
      checkIns,
      newCheckIn({
        partnerId: 1,
        onDay: asDay(day),
        kind: 'call',
        nextOn: next === null ? null : asDay(next),
      }),
    ),
  );
}

const facts = () => readRhythmFacts(db, 1, today);

test('of a partner with nothing on record', () => {
  expect(facts()).toEqual({ stage: 'acquaintance', stageSince: '2026-01-01', lastSixMonths: 0 });
});

describe('the stage counts', () => {
  test('from the day it was reached', () => {
    stage('2026-03-01', 'referral-partner');
    expect(facts()).toMatchObject({ stage: 'referral-partner', stageSince: '2026-03-01' });
  });

  test('from the first day of its latest unbroken run', () => {
    stage('2026-02-01', 'power-partner');
    stage('2026-03-01', 'referral-partner');
    stage('2026-05-01', 'power-partner');
    stage('2026-07-01', 'power-partner');
    expect(facts().stageSince).toBe('2026-05-01');
  });

  test('by the order of moves where two are of one day', () => {
    stage('2026-05-01', 'power-partner');
    stage('2026-05-01', 'referral-partner');
    expect(facts()).toMatchObject({ stage: 'referral-partner', stageSince: '2026-05-01' });
  });

  test('from before the partner was added, where that was said', () => {
    stage('2024-05-01', 'referral-partner');
    expect(facts()).toMatchObject({ stage: 'referral-partner', stageSince: '2024-05-01' });
  });
});

describe('the referrals counted', () => {
  test('are those of the last six months, its first day left out and today included', () => {
    for (const day of ['2026-05-20', '2026-05-21', '2026-11-20', '2026-11-21']) referral(day);
    expect(facts()).toMatchObject({ lastSixMonths: 2, firstReferral: '2026-05-20' });
  });

  test('are in either direction, without leads and void ones', () => {
    referral('2026-06-01', { direction: 'given' });
    referral('2026-05-22', { consent: false });
    referral('2026-05-22', { status: 'void' });
    referral('2026-06-02', { consent: true, status: 'lost' });
    expect(facts()).toMatchObject({ lastSixMonths: 2, firstReferral: '2026-06-01' });
  });
});

describe('the last check-in', () => {
  test('is the latest by day, and plans the next', () => {
    checkIn('2026-10-01', '2026-12-01');
    checkIn('2026-09-01', '2026-10-15');
    expect(facts()).toMatchObject({ lastCheckIn: '2026-10-01', plannedOn: '2026-12-01' });
  });

  test('is the later noted of two on one day', () => {
    checkIn('2026-10-01', '2026-12-01');
    checkIn('2026-10-01');
    expect(facts().plannedOn).toBeUndefined();
  });

  test('is none of a day to come', () => {
    checkIn('2026-11-21');
    expect(facts().lastCheckIn).toBeUndefined();
  });
});

test('somebody who is not there is no question to ask', () => {
  expect(() => readRhythmFacts(db, 9, today)).toThrow('there is no partner 9');
});
