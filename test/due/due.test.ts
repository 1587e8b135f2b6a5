import { describe, expect, test } from 'vitest';
import { addDays, asDay, type Day } from '../../src/calendar/day.ts';
import {
  lookDueOn,
  mostUrgentFirst,
  metOn,
  otherItems,
  referralBounds,
  referralItems,
  type DueItem,
  type DueRecord,
  type Newcomer,
  type WaitingPromise,
  type WaitingReferral,
} from '../../src/due/due.ts';
import { countDue } from '../../src/due/due-counts.ts';
import { newPeople } from '../../src/due/habits.ts';
import type { AgreementRow } from '../../src/advice/relationship.ts';
import { defaultSettings } from '../../src/settings/settings.ts';
import type { Snooze } from '../../src/contact/snooze.ts';
import { TODAY } from '../helpers/refnet.ts';

const today = asDay(TODAY);
const day = asDay;
const inDays = (n: number) => addDays(today, n);

const EMPTY: DueRecord = {
  relationships: [],
  agreements: [],
  agreementsAhead: [],
  fees: [],
  advice: [],
  candidates: 0,
  snoozes: [],
  promises: [],
  objectives: [],
  newcomers: [],
  madeOn: day('2026-01-01'),
};

const items = (record: Partial<DueRecord>, until: Day = inDays(14)) =>
  otherItems({ ...EMPTY, ...record }, defaultSettings, today, until);

/** Kind and state of each item, in order. */
const states = (record: Partial<DueRecord>, until?: Day) =>
  items(record, until).map(({ kind, state }) => `${kind} ${state}`);

function promise(dueOn: Day, more: Partial<WaitingPromise> = {}): WaitingPromise {
  return {
    number: 7,
    partnerId: 1,
    partnerName: 'Maren Holt',
    side: 'mine',
    what: 'call',
    dueOn,
    goal: null,
    reached: null,
    ...more,
  };
}

function snooze(untilDay: Day, more: Partial<Snooze> = {}): Snooze {
  return {
    id: 1,
    uuid: '',
    kind: 'record',
    partnerId: null,
    partnerName: null,
    number: 7,
    onDay: inDays(-10),
    untilDay,
    reason: null,
    ...more,
  };
}

function agreement(more: Partial<AgreementRow>): AgreementRow {
  return {
    number: 8,
    partnerId: 1,
    form: 'written',
    startsOn: day('2026-01-01'),
    endsOn: null,
    closedOn: null,
    reviewOn: null,
    exclusive: '[]',
    expectedOfMe: null,
    expectedOfThem: null,
    fees: '[]',
    ...more,
  };
}

function newcomer(more: Partial<Newcomer>): Newcomer {
  return {
    partnerId: 4,
    partnerName: 'Ben Adler',
    isAcquaintance: 1,
    knownSince: null,
    knownSincePrecision: null,
    addedOn: inDays(-10),
    hadOneToOne: 0,
    ...more,
  };
}

describe('a promise', () => {
  test.each([
    [-1, 'overdue'],
    [0, 'today'],
    [1, 'this-week'],
    [7, 'this-week'],
    [8, 'later'],
    [14, 'later'],
  ])('due in %i days is %s', (days, state) => {
    expect(states({ promises: [promise(inDays(days))] })).toEqual([`promise ${state}`]);
  });

  test('beyond the horizon waits for nothing yet', () => {
    expect(states({ promises: [promise(inDays(8))] }, inDays(7))).toEqual([]);
  });

  test('of theirs is expected', () => {
    expect(states({ promises: [promise(today, { side: 'theirs' })] })).toEqual(['expect today']);
  });
});

describe('an agreement', () => {
  test.each([
    ['ends in 61 days', { endsOn: inDays(61) }, ['agreement-end this-week']],
    ['ends in 60 days', { endsOn: inDays(60) }, ['agreement-end today']],
    ['ends today', { endsOn: today }, ['agreement-end today']],
    ['ended yesterday', { endsOn: inDays(-1) }, ['agreement-end overdue']],
    ['ended and was closed', { endsOn: inDays(-1), closedOn: today }, []],
    ['is closed tomorrow', { endsOn: inDays(-1), closedOn: inDays(1) }, ['agreement-end overdue']],
    ['is to be reviewed today', { reviewOn: today }, ['review today']],
    ['was to be reviewed yesterday', { reviewOn: inDays(-1) }, ['review overdue']],
    ['is to be reviewed in 7 days', { reviewOn: inDays(7) }, ['review this-week']],
    ['ends soon, whatever its review', { endsOn: inDays(60), reviewOn: today }, ['agreement-end today']],
    [
      'has its review before its notice',
      { endsOn: inDays(70), reviewOn: today },
      ['review today', 'agreement-end later'],
    ],
  ])('that %s: %j', (_what, more, expected) => {
    expect(states({ agreements: [agreement(more)] })).toEqual(expected);
  });
});

describe('a snooze', () => {
  test.each([
    ['the day after the horizon', 15, []],
    ['tomorrow', 1, ['promise this-week']],
    ['today', 0, ['promise today']],
    ['yesterday', -1, ['promise overdue']],
  ])('until %s leaves what it puts off in this state: %j', (_when, days, expected) => {
    const record = { promises: [promise(inDays(-5))], snoozes: [snooze(inDays(days))] };
    expect(states(record)).toEqual(expected);
  });

  test('until a day before the thing was due changes nothing', () => {
    expect(states({ promises: [promise(inDays(-1))], snoozes: [snooze(inDays(-3))] })).toEqual([
      'promise overdue',
    ]);
  });

  test('is of its own record or partner alone', () => {
    const others = [
      snooze(inDays(5), { number: 8 }),
      snooze(inDays(5), { kind: 'fee', partnerId: 1, number: null }),
    ];
    expect(states({ promises: [promise(today)], snoozes: others })).toEqual(['promise today']);
  });

  test('of fees with a partner puts off every account with them', () => {
    const fee = {
      kind: 'fee',
      subject: 'fee',
      partner: { id: 1, name: 'Maren Holt' },
      number: undefined,
      direction: 'i-pay',
      money: { minor: 100, currency: 'CAD' },
      on: today,
      dueOn: today,
      only: true,
    } as const;
    const fees = [fee, { ...fee, kind: 'credit', direction: 'they-pay' } as const];
    expect(states({ fees })).toEqual(['fee today', 'credit today']);
    const put = [snooze(inDays(1), { kind: 'fee', partnerId: 1, number: null })];
    expect(states({ fees, snoozes: put }, today)).toEqual([]);
    expect(states({ fees, snoozes: put })).toEqual(['fee this-week', 'credit this-week']);
  });
});

describe('somebody new', () => {
  const madeOn = day('2026-11-01');
  test.each([
    ['added within a week of the file', {}, '2026-11-07', undefined],
    ['added a week after the file was made', {}, '2026-11-08', '2026-11-08'],
    [
      'known since a day',
      { knownSince: '2026-11-03', knownSincePrecision: 'day' },
      '2026-11-04',
      '2026-11-03',
    ],
    [
      'known since the month',
      { knownSince: '2026-11-01', knownSincePrecision: 'month' },
      '2026-11-10',
      '2026-11-10',
    ],
    [
      'known since the year, on its first day',
      { knownSince: '2026-01-01', knownSincePrecision: 'year' },
      '2026-11-10',
      '2026-01-01',
    ],
    [
      'known since before',
      { knownSince: '2026-10-01', knownSincePrecision: 'month' },
      '2026-11-10',
      '2026-10-01',
    ],
  ] as const)('%s was met on the right day', (_what, known, addedOn, met) => {
    const facts = {
      knownSince: 'knownSince' in known ? day(known.knownSince) : null,
      knownSincePrecision: 'knownSincePrecision' in known ? known.knownSincePrecision : null,
    };
    expect(metOn({ ...facts, addedOn: day(addedOn) }, madeOn)).toBe(met);
  });

  test.each<[days: number, more: Partial<Newcomer>, expected: string[]]>([
    [-6, {}, ['one-to-one this-week']],
    [-7, {}, ['one-to-one today']],
    [-90, {}, ['one-to-one today']],
    [-91, {}, []],
    [-7, { hadOneToOne: 1 }, []],
    [-7, { isAcquaintance: 0 }, []],
  ])('met %i days ago with %j: %j', (days, more, expected) => {
    expect(states({ newcomers: [newcomer({ addedOn: inDays(days), ...more })] })).toEqual(expected);
  });

  test('counts in the last 7 and 28 days, today included', () => {
    const met = [0, -6, -7, -27, -28, 1].map((days) => newcomer({ addedOn: inDays(days) }));
    expect(newPeople(met, day('2026-01-01'), today)).toEqual({ week: 2, fourWeeks: 4 });
  });
});

describe('the look for candidates', () => {
  test('is due a year after the file was made, then when its snooze ends', () => {
    expect(lookDueOn([], day('2025-11-20'))).toBe('2026-11-20');
    const last = snooze(day('2027-11-20'), { kind: 'candidates', number: null });
    expect(lookDueOn([last], day('2025-11-20'))).toBe('2027-11-20');
  });

  test('waits only where there is somebody to look at', () => {
    const madeOn = day('2025-11-20');
    expect(states({ candidates: 3, madeOn })).toEqual(['candidates today']);
    expect(states({ candidates: 0, madeOn })).toEqual([]);
  });
});

describe('what waits on a referral', () => {
  const row: WaitingReferral = {
    kind: 'thank',
    number: 3,
    partnerId: 1,
    partnerName: 'Maren Holt',
    source: null,
    client: 'Jane D.',
    status: 'new',
    occurredOn: day('2026-10-01'),
    day: day('2026-10-01'),
    lastStep: day('2026-10-01'),
    back: null,
    n: 1,
  };

  test('looks back and waits as long as the settings say', () => {
    const own = { ...defaultSettings, 'look-back-days': 10, 'ask-after-days': 20, 'move-after-days': 5 };
    expect(referralBounds(own, today, inDays(7))).toEqual({
      today,
      since: '2026-11-10',
      askUntil: '2026-11-07',
      askedBy: '2026-10-31',
      moveUntil: '2026-11-22',
      movedBy: '2026-11-15',
    });
  });

  test.each([
    ['ask', 30, 'today'],
    ['ask', 29, 'this-week'],
    ['ask', 22, 'later'],
    ['move', 14, 'today'],
    ['move', 13, 'this-week'],
  ] as const)('%s: its last step %i days ago makes it %s', (kind, days, state) => {
    const [item] = referralItems([{ ...row, kind, day: inDays(-days) }], defaultSettings, today);
    expect(item).toMatchObject({ kind, state, lastStep: '2026-10-01', on: '2026-10-01' });
  });

  test('is never overdue: thanks and outcomes can be given today', () => {
    for (const kind of ['thank', 'tell'] as const) {
      const [item] = referralItems([{ ...row, kind }], defaultSettings, today);
      expect(item).toMatchObject({ kind, state: 'today', dueOn: '2026-10-01' });
    }
  });
});

describe('the order', () => {
  const item = (more: Partial<DueItem>) =>
    ({
      kind: 'thank',
      partner: { id: 1, name: 'Maren Holt' },
      number: 1,
      dueOn: today,
      state: 'today',
      n: 1,
      snoozed: undefined,
      ...more,
    }) as DueItem;

  test('is late things, then by kind and the longest wait, then what comes up by its day', () => {
    const sorted = [
      item({ kind: 'check-in', state: 'overdue', number: 1 }),
      item({ kind: 'promise', number: 2 }),
      item({ dueOn: inDays(-9), number: 3 }),
      item({ dueOn: inDays(-2), number: 4 }),
      item({ kind: 'ask', dueOn: inDays(-30), number: 5 }),
      item({ kind: 'review', state: 'this-week', dueOn: inDays(2), number: 6 }),
      item({ kind: 'promise', state: 'this-week', dueOn: inDays(3), number: 7 }),
      item({ kind: 'promise', state: 'later', dueOn: inDays(9), number: 8 }),
    ];
    expect(mostUrgentFirst(sorted.toReversed()).map(({ number }) => number)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8,
    ]);
  });

  test('counts what it lists', () => {
    const counted = countDue(
      [item({ kind: 'promise' }), item({ kind: 'promise' }), item({ kind: 'check-in', state: 'overdue' })],
      [{ kind: 'ask', due: 2, thisWeek: 1, later: 0 }],
    );
    expect(counted).toEqual([
      { kind: 'check-in', state: 'overdue', n: 1 },
      { kind: 'promise', state: 'today', n: 2 },
      { kind: 'ask', state: 'today', n: 2 },
      { kind: 'ask', state: 'this-week', n: 1 },
    ]);
  });
});
