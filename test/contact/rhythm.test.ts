import { describe, expect, it } from 'vitest';
import { addDays, asDay } from '../../src/calendar/day.ts';
import { intervalMonths, nextCheckIn } from '../../src/contact/rhythm.ts';
import type { RhythmFacts } from '../../src/contact/rhythm.ts';
import { defaultSettings } from '../../src/settings/settings.ts';

const day = asDay;
const contact = day('2026-03-01');

function facts(some: Partial<RhythmFacts> = {}): RhythmFacts {
  return { stage: 'power-partner', stageSince: day('2020-01-01'), lastSixMonths: 0, ...some };
}

describe('the interval', () => {
  it.each([
    [{ stage: 'acquaintance' }, 6],
    [{ stage: 'referral-partner' }, 6],
    [{ stage: 'referral-partner', stageSince: day('2025-03-02') }, 3],
    [{ stage: 'referral-partner', stageSince: day('2025-03-01') }, 6],
    [{ stage: 'referral-partner', stageSince: day('2026-02-01'), firstReferral: day('2025-03-01') }, 6],
    [{ stage: 'referral-partner', stageSince: day('2026-02-01'), firstReferral: day('2025-03-02') }, 3],
    [{ stage: 'referral-partner', stageSince: undefined }, 3],
    [{ stage: 'power-partner' }, 3],
    [{ stage: 'strategic-alliance' }, 3],
    [{ stage: 'joint-venture' }, 1],
    [{ lastSixMonths: 17 }, 3],
    [{ lastSixMonths: 18 }, 1],
    [{ lastSixMonths: 18, intervalMonths: 4 }, 4],
    [{ intervalMonths: 12 }, 12],
  ] satisfies [Partial<RhythmFacts>, number][])('%j: every %i months', (some, months) => {
    expect(intervalMonths(facts(some), defaultSettings, contact)).toBe(months);
  });

  it('follows the settings', () => {
    const own = { ...defaultSettings, 'power-partner-months': 2, 'monthly-at': 1 };
    expect(intervalMonths(facts(), own, contact)).toBe(2);
    expect(intervalMonths(facts({ lastSixMonths: 6 }), own, contact)).toBe(1);
  });
});

describe('the next check-in', () => {
  const on = (today: string, some: Partial<RhythmFacts> = {}) =>
    nextCheckIn(facts({ lastCheckIn: contact, ...some }), defaultSettings, day(today));

  // 92 days from 1 Mar to 1 Jun; half of them after that is 17 Jul.
  it.each([
    ['2026-05-31', 'not-due'],
    ['2026-06-01', 'due'],
    ['2026-07-16', 'due'],
    ['2026-07-17', 'overdue'],
  ])('on %s is %s', (today, state) => {
    expect(on(today)).toEqual({
      state,
      dueOn: '2026-06-01',
      overdueOn: '2026-07-17',
      everyMonths: 3,
      contact,
      by: 'rhythm',
    });
  });

  it('rounds half an interval down', () => {
    // 31 days from 1 Mar to 1 Apr.
    expect(on('2026-03-01', { intervalMonths: 1 })).toMatchObject({
      dueOn: '2026-04-01',
      overdueOn: '2026-04-16',
    });
  });

  it('keeps to the end of a shorter month', () => {
    expect(on('2026-02-01', { lastCheckIn: day('2026-01-31'), intervalMonths: 1 })).toMatchObject({
      dueOn: '2026-02-28',
    });
  });

  it('does not exist for an acquaintance never checked in, nor where no day is known', () => {
    expect(on('2026-06-01', { stage: 'acquaintance', lastCheckIn: undefined })).toEqual({ state: 'none' });
    expect(on('2026-06-01', { stageSince: undefined, lastCheckIn: undefined })).toEqual({ state: 'none' });
    expect(on('2026-06-01', { stage: 'acquaintance' })).toMatchObject({ dueOn: '2026-09-01' });
  });

  it('counts from the day of the stage without a check-in', () => {
    expect(on('2026-06-01', { stageSince: contact, lastCheckIn: undefined })).toMatchObject({ state: 'due' });
  });

  it('follows the day planned at the last check-in', () => {
    expect(on('2026-04-01', { plannedOn: day('2026-04-01') })).toMatchObject({
      state: 'due',
      dueOn: '2026-04-01',
    });
    expect(on('2026-08-01', { plannedOn: day('2026-09-01') })).toMatchObject({ state: 'not-due' });
  });

  it.each([
    ['a later one counts as the contact', '2026-03-02', { dueOn: '2026-06-02', by: 'rhythm' }],
    ['one of the same day leaves the plan', '2026-03-01', { dueOn: '2026-04-01', by: 'plan' }],
    ['an earlier one does not', '2026-02-01', { dueOn: '2026-04-01', by: 'plan' }],
  ])('counts from the first day of an agreement: %s', (_what, since, expected) => {
    const some = { plannedOn: day('2026-04-01'), agreementSince: day(since) };
    expect(on('2026-03-10', some)).toMatchObject(expected);
  });

  it('counts from an agreement later than the stage, and of an acquaintance only after a check-in', () => {
    const agreement = { lastCheckIn: undefined, agreementSince: day('2026-05-01') };
    expect(on('2026-06-01', { ...agreement, stageSince: contact })).toMatchObject({ dueOn: '2026-08-01' });
    expect(on('2026-06-01', { ...agreement, stageSince: day('2026-05-02') })).toMatchObject({
      dueOn: '2026-08-02',
    });
    const acquaintance = { ...agreement, stage: 'acquaintance', intervalMonths: 1 } as const;
    expect(on('2026-06-01', acquaintance)).toEqual({ state: 'none' });
  });

  it('has a first year on the day it counts from, whatever happens to be twelve months old by today', () => {
    const partner = { stage: 'referral-partner', stageSince: day('2025-03-02') } as const;
    expect(on('2026-05-01', partner)).toMatchObject({ everyMonths: 3, dueOn: '2026-06-01' });
    expect(on('2026-05-01', { ...partner, firstReferral: contact })).toMatchObject({ everyMonths: 3 });
    expect(on('2026-05-01', { ...partner, agreementSince: day('2026-03-02') })).toMatchObject({
      everyMonths: 6,
      dueOn: '2026-09-02',
    });
  });

  it('says what its day follows from', () => {
    expect(on('2026-04-01', { plannedOn: day('2026-04-05') })).toMatchObject({ by: 'plan' });
    const snooze = { on: day('2026-03-01'), until: day('2026-04-06') };
    expect(on('2026-04-01', { plannedOn: day('2026-04-05'), snooze })).toMatchObject({
      by: 'snooze',
      dueOn: '2026-04-06',
      // Half of the 92 days to the reckoned day, whatever day was named or snoozed to.
      overdueOn: addDays(day('2026-04-06'), 46),
    });
    expect(on('2026-04-01', { plannedOn: day('2026-04-06'), snooze })).toMatchObject({ by: 'plan' });
  });

  it('is put off by a snooze, never brought forward', () => {
    const snoozed = { snooze: { on: day('2026-06-01'), until: day('2026-10-01') } };
    expect(on('2026-09-30', snoozed)).toMatchObject({ state: 'not-due', dueOn: '2026-10-01' });
    expect(on('2026-10-01', snoozed)).toMatchObject({
      state: 'due',
      overdueOn: addDays(day('2026-10-01'), 46),
    });
    const earlier = { snooze: { on: day('2026-03-10'), until: day('2026-04-01') } };
    expect(on('2026-04-01', earlier)).toMatchObject({ dueOn: '2026-06-01' });
  });

  it('is put off no longer once there was a contact on a later day than the snooze', () => {
    const snooze = (madeOn: string) => ({ snooze: { on: day(madeOn), until: day('2026-10-01') } });
    expect(on('2026-06-01', snooze('2026-02-28'))).toMatchObject({ state: 'due', dueOn: '2026-06-01' });
    expect(on('2026-06-01', snooze('2026-03-01'))).toMatchObject({ state: 'not-due', dueOn: '2026-10-01' });
  });

  it('keeps its date when the first year of a referral partner ends before it', () => {
    const partner = {
      stage: 'referral-partner',
      stageSince: day('2025-04-01'),
    } as const;
    expect(on('2026-03-15', partner)).toMatchObject({ dueOn: '2026-06-01' });
    expect(on('2026-05-15', partner)).toMatchObject({ dueOn: '2026-06-01' });
  });
});
