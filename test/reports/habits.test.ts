import { describe, expect, test } from 'vitest';
import { asDay } from '../../src/calendar/day.ts';
import { stageOn, wasOnTime } from '../../src/reports/habits.ts';
import { defaultSettings } from '../../src/settings/settings.ts';
import { newNetwork } from '../helpers/refnet.ts';

describe('a check-in is on time before it is overdue', () => {
  const before = { stage: 'power-partner', lastCheckIn: asDay('2026-01-01'), lastSixMonths: 0 } as const;
  const checkedIn = (onDay: string) => ({ partnerId: 1, partner: 'Ann Lee', onDay: asDay(onDay), before });

  // Due on 1 April; half of the 90 days later it is overdue, on 16 May.
  test.each([
    ['2026-01-02', true],
    ['2026-04-01', true],
    ['2026-05-15', true],
    ['2026-05-16', false],
  ])('%s: %s', (onDay, expected) => {
    expect(wasOnTime(checkedIn(onDay), defaultSettings)).toBe(expected);
  });

  test('the first with an acquaintance was asked for by no rhythm', () => {
    const first = {
      ...checkedIn('2026-05-16'),
      before: { stage: 'acquaintance', lastSixMonths: 0 } as const,
    };
    expect(wasOnTime(first, defaultSettings)).toBeUndefined();
  });
});

test('the stage on a day is the last by then, since its unbroken run', () => {
  const move = (onDay: string, stage: 'acquaintance' | 'referral-partner') => ({
    onDay: asDay(onDay),
    stage,
    reason: null,
  });
  const moves = [
    move('2025-01-01', 'acquaintance'),
    move('2025-03-01', 'referral-partner'),
    move('2025-05-01', 'referral-partner'),
    move('2026-01-01', 'acquaintance'),
  ];
  expect(stageOn(moves, asDay('2024-12-31'))).toEqual({ stage: 'acquaintance', stageSince: undefined });
  expect(stageOn(moves, asDay('2025-06-01'))).toEqual({
    stage: 'referral-partner',
    stageSince: '2025-03-01',
  });
  expect(stageOn(moves, asDay('2026-01-01'))).toEqual({ stage: 'acquaintance', stageSince: '2026-01-01' });
});

describe('report --only habits', () => {
  test('tells check-ins on time, new people, thanks and what went out', async () => {
    const refnet = await newNetwork(
      ['add-partner', 'Ann Lee', '--known-since', '2024-01-01'],
      ['edit', 'ann', '--stage', 'power-partner', '--on', '2026-01-05'],
      ['add-partner', 'Bea Fox', '--known-since', '2026-11-03'],
      ['check-in', 'ann', '--kind', 'meeting', '--on', '2026-01-05'],
      ['check-in', 'ann', '--kind', 'email', '--on', '2026-04-30'],
      ['check-in', 'ann', '--kind', 'coffee', '--on', '2026-10-01'],
      ['check-in', '--kind', 'broadcast', '--all', '--on', '2026-11-12'],
      ['check-in', '--kind', 'broadcast', '--all', '--on', '2026-11-18'],
      ['log', 'C', '--from', 'ann', '--on', '2026-11-01'],
      ['thank', '6'],
    );
    const json = JSON.parse(
      await refnet.ok(['report', '--only', 'habits', '--since', '2026-01-01', '--json']),
    );
    expect(json).toEqual({
      since: '2026-01-01',
      until: '2026-11-20',
      weeks: 46,
      checkIns: 3,
      checkInsByKind: { coffee: 1, email: 1, meeting: 1 },
      checkInsOnTime: { n: 1, of: 2, percent: null },
      checkInsLate: 1,
      checkInsOverdue: 0,
      oneToOnes: 1,
      newPeople: 1,
      weeksWithNewPeople: 1,
      thanked: { n: 1, of: 1, percent: null },
      told: { n: 0, of: 0, percent: null },
      broadcasts: 2,
      weeksVisible: 2,
    });
    expect(await refnet.ok(['report', '--only', 'habits', '--since', '2026-01-01'])).toMatchInlineSnapshot(`
      "Your referral network                                       1 Jan to 20 Nov 2026

      Habits                                                                  46 weeks
        Check-ins    3: 1 coffee, 1 email, 1 meeting
        On time      1 of 2 that were due; 1 late; on time up to half an interval late
        One-to-ones  1, of those check-ins
        New people   1 met, somebody in 1 of 46 weeks; one a week is a habit [durden]
        Thanked      1 of 1
        Told         no outcome to tell
        Visible      2 broadcasts, in 2 of 46 weeks [rhythm]
      "
    `);
    expect(await refnet.ok(['report', '--only', 'habits', '--format', 'csv'])).toMatchInlineSnapshot(`
      "habit,n,of
      check-ins,3,
      check-ins-on-time,1,2
      check-ins-late,1,2
      check-ins-overdue,0,2
      one-to-ones,1,
      new-people,1,
      weeks-with-new-people,1,52
      thanked,1,1
      told,0,0
      broadcasts,2,
      weeks-visible,2,52
      "
    `);
  });

  test('tells whom the rhythm asked for and nobody met, by the last day', async () => {
    const refnet = await newNetwork(
      ['add-partner', 'Ann Lee'],
      ['edit', 'ann', '--stage', 'power-partner', '--on', '2026-01-05'],
      ['check-in', 'ann', '--on', '2026-01-05'],
    );
    const habits = async (until: string) =>
      JSON.parse(await refnet.ok(['report', '--only', 'habits', '--until', until, '--json']));
    expect((await habits('2026-05-18')).checkInsOverdue).toBe(0);
    expect((await habits('2026-05-20')).checkInsOverdue).toBe(1);
    const text = await refnet.ok(['report', '--only', 'habits']);
    expect(text).toContain(
      '  On time      0 of 1 that were due; 1 overdue on the last day: Ann Lee; on time',
    );
  });

  test('knows nobody as more than an acquaintance before the first stage on record, as check-ins due and stages do', async () => {
    const refnet = await newNetwork(
      ['add-partner', 'Ann Lee', '--stage', 'power-partner'],
      ['check-in', 'ann', '--on', '2026-01-05'],
    );
    const report = async (until: string) =>
      JSON.parse(
        await refnet.ok(['report', '--only', 'habits,check-ins,portfolio', '--until', until, '--json']),
      );
    const inMay = await report('2026-05-20');
    expect(inMay.portfolio.stages[0]).toMatchObject({ stage: 'acquaintance', names: ['Ann Lee'] });
    expect(inMay['check-ins'].checkInsDue).toEqual([]);
    expect(inMay.habits.checkInsOverdue).toBe(0);
    const today = await report('2026-11-20');
    expect(today['check-ins'].checkInsDue).toMatchObject([{ partner: 'Ann Lee', state: 'overdue' }]);
    expect(today.habits.checkInsOverdue).toBe(1);
  });

  test('says what to do where there is nothing', async () => {
    const refnet = await newNetwork(['add-partner', 'Ann Lee']);
    const text = await refnet.ok(['report', '--only', 'habits']);
    expect(text).toContain('  Nobody was met, thanked or told on these days.    refnet check-in PARTNER\n');
  });

  test('says that no rhythm asked for those there were', async () => {
    const refnet = await newNetwork(['add-partner', 'Ann Lee'], ['check-in', 'ann']);
    expect(await refnet.ok(['report', '--only', 'habits'])).toContain(
      '  On time      none was asked for by a rhythm\n',
    );
  });
});
