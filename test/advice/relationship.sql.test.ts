import { beforeEach, describe, expect, test } from 'vitest';
import { asDay, type Day } from '../../src/calendar/day.ts';
import { emptyPartner } from '../../src/partners/partner.ts';
import { newReferral, type ReferralDraft } from '../../src/referrals/referral.ts';
import {
  exchangedByMonth,
  firstOfMonths,
  relationshipsOf,
  verdictPeriod,
  type NetworkSnapshot,
  type ReferralCounts,
} from '../../src/advice/relationship.ts';
import { projects } from '../../src/contact/project.ts';
import { defaultSettings } from '../../src/settings/settings.ts';
import { countOutcomes } from '../../src/referrals/closed.ts';
import { checkIns, newCheckIn } from '../../src/contact/check-in.ts';
import { recordChange, type Change } from '../../src/file/journal.sql.ts';
import { openInMemory, type Db } from '../../src/file/open.sql.ts';
import { savingPartner } from '../../src/partners/partner-saving.sql.ts';
import { moveStage } from '../../src/partners/stage.sql.ts';
import { savingReferral } from '../../src/referrals/referral.sql.ts';
import { readPatterns } from '../../src/advice/one-partner.sql.ts';
import { readNetwork } from '../../src/advice/relationship.sql.ts';

const AS_OF = asDay('2026-11-20');
const WINDOW = { since: asDay('2025-11-21'), until: AS_OF };
const now = () => new Date('2026-11-20T12:00:00Z');

let db: Db;
let maren: number;

function change<T>(work: (change: Change) => T): T {
  return recordChange(db, { command: 'test', today: asDay('2026-11-20'), now }, (each) => ({
    result: work(each),
    summary: 'test',
  }));
}

function refer(day: string, facts: Partial<ReferralDraft> = {}): number {
  const draft = newReferral({
    partnerId: maren,
    direction: 'received',
    occurredOn: asDay(day),
    clientName: 'Jane D.',
    ...facts,
  });
  return change((each) => savingReferral.insert(each, draft));
}

function countsOf(snapshot: NetworkSnapshot): Partial<ReferralCounts> {
  return snapshot.referrals.find(({ partnerId }) => partnerId === maren) ?? {};
}

beforeEach(() => {
  db = openInMemory({ today: asDay('2020-01-01'), now });
  maren = change((each) =>
    savingPartner.insert({ ...each, today: asDay('2020-01-01') }, emptyPartner('Maren Holt')),
  );
});

describe('what the 12 months count', () => {
  test.each<[string, string, Partial<ReferralDraft>, number]>([
    ['the first day of the window', '2025-11-21', {}, 1],
    ['the day before it', '2025-11-20', {}, 0],
    ['the last day', '2026-11-20', {}, 1],
    ['the day after it', '2026-11-21', {}, 0],
    ['a void referral', '2026-06-01', { status: 'void', closedOn: asDay('2026-06-01') }, 0],
    ['a client who did not agree', '2026-06-01', { consent: false }, 0],
    ['a client who agreed', '2026-06-01', { consent: true }, 1],
    ['a client not asked', '2026-06-01', { consent: null }, 1],
    ['one that was not chosen', '2026-06-01', { status: 'not-chosen', closedOn: asDay('2026-06-02') }, 0],
    [
      'one not chosen on the last day',
      '2026-06-01',
      { status: 'not-chosen', closedOn: asDay('2026-11-20') },
      0,
    ],
    ['one not chosen only later', '2026-06-01', { status: 'not-chosen', closedOn: asDay('2026-11-21') }, 1],
    ['one not chosen on a day unknown', '2026-06-01', { status: 'not-chosen', closedOn: null }, 0],
    ['one void only later', '2026-06-01', { status: 'void', closedOn: asDay('2026-11-21') }, 0],
  ])('%s', (_, day, facts, expected) => {
    refer(day, facts);
    expect(countsOf(readNetwork(db, WINDOW)).received ?? 0).toBe(expected);
  });

  test('the last six months begin the day after the same day six months ago', () => {
    refer('2026-05-20');
    refer('2026-05-21');
    expect(countsOf(readNetwork(db, WINDOW)).lastSixMonths).toBe(1);
  });

  test('where what proves is named, what lies before them counts only where they hold too little to prove anything', () => {
    refer('2024-03-01');
    refer('2026-03-01');
    const zoe = change((each) =>
      savingPartner.insert({ ...each, today: asDay('2020-01-01') }, emptyPartner('Zoe Lind')),
    );
    refer('2024-03-01', { partnerId: zoe });
    refer('2024-04-01', { partnerId: zoe });
    const everOf = (snapshot: NetworkSnapshot) => snapshot.referrals.map(({ ever }) => ever);
    expect(everOf(readNetwork(db, WINDOW))).toEqual([2, 2]);
    expect(everOf(readNetwork(db, WINDOW, { provenFrom: 1 }))).toEqual([1, 2]);
  });

  test('all that ever was counts in ever, with its first and last day', () => {
    for (const day of ['2021-03-01', '2025-11-20', '2026-01-01', '2026-12-01'])
      refer(day, { direction: 'given' });
    expect(countsOf(readNetwork(db, WINDOW))).toMatchObject({
      ever: 3,
      given: 1,
      firstDay: '2021-03-01',
      lastDay: '2026-01-01',
    });
  });

  test('a partner whose only referral is still to come has no counts', () => {
    refer('2026-11-21');
    expect(readNetwork(db, WINDOW).referrals).toEqual([]);
  });
});

describe('outcomes', () => {
  test('won and closed leave out what is outside conversion', () => {
    const closedOn = asDay('2026-06-02');
    for (const status of ['won', 'won', 'lost', 'no-response', 'declined', 'not-chosen', 'void'] as const) {
      refer('2026-06-01', { status, closedOn });
    }
    refer('2026-06-01');
    refer('2026-06-01', { direction: 'given', status: 'won', closedOn });
    const { outcomesInWindow } = readNetwork(db, WINDOW);
    const received = outcomesInWindow.filter(({ direction }) => direction === 'received');
    expect(countOutcomes(received)).toEqual({ won: 2, closed: 5, introducedEarlier: 0 });
    expect(countOutcomes(outcomesInWindow)).toEqual({ won: 3, closed: 6, introducedEarlier: 0 });
  });

  test('looking back, a referral closed later is still open', () => {
    refer('2026-06-01', { status: 'won', closedOn: asDay('2026-07-10') });
    const until = (day: string) => {
      const snapshot = readNetwork(db, { since: asDay('2026-01-01'), until: asDay(day) });
      const { outcomesInWindow, outcomesInPeriod } = snapshot;
      return [
        countsOf(snapshot).received,
        ...[outcomesInWindow, outcomesInPeriod].map((rows) => countOutcomes(rows).won),
      ];
    };
    expect(until('2026-07-09')).toEqual([1, 0, 0]);
    expect(until('2026-07-10')).toEqual([1, 1, 1]);
  });

  test('an outcome whose day is not known counts', () => {
    refer('2026-06-01', { status: 'lost', closedOn: null });
    expect(countOutcomes(readNetwork(db, WINDOW).outcomesInWindow)).toMatchObject({ closed: 1 });
  });

  test.each<[string, string, string | null, number, number]>([
    ['on the first day', '2025-03-01', '2025-11-21', 1, 1],
    ['the day before it', '2025-03-01', '2025-11-20', 0, 0],
    ['on the last day', '2026-03-01', '2026-11-20', 1, 0],
    ['the day after it', '2026-03-01', '2026-11-21', 0, 0],
    ['on no known day, introduced on the first', '2025-11-21', null, 1, 0],
    ['on no known day, introduced before', '2025-11-20', null, 0, 0],
  ])('go by their own day: won %s', (_, introduced, closed, won, introducedEarlier) => {
    refer(introduced, { status: 'won', closedOn: closed === null ? null : asDay(closed) });
    const counts = { won, closed: won, introducedEarlier };
    expect(countOutcomes(readNetwork(db, WINDOW).outcomesInWindow)).toEqual(counts);
    const earlier = { since: asDay('2020-01-01'), until: asDay('2025-11-20') };
    const others = closed !== null && closed > AS_OF ? 0 : 1 - won;
    expect(countOutcomes(readNetwork(db, earlier).outcomesInPeriod).won).toBe(others);
  });
});

describe('a period other than the 12 months', () => {
  const PERIOD = { since: asDay('2026-07-01'), until: asDay('2026-09-30') };

  test('is counted beside the 12 months up to its last day', () => {
    refer('2026-06-30');
    refer('2026-07-01');
    refer('2026-09-30');
    refer('2026-10-01');
    refer('2025-10-01');
    refer('2025-09-30');
    expect(countsOf(readNetwork(db, PERIOD))).toMatchObject({ received: 4, receivedInPeriod: 2 });
  });

  test('may reach further back than they do', () => {
    refer('2024-01-01');
    const long = { since: asDay('2023-01-01'), until: AS_OF };
    expect(countsOf(readNetwork(db, long))).toMatchObject({ received: 0, receivedInPeriod: 1 });
  });
});

describe('closed business', () => {
  const won = (facts: Partial<ReferralDraft>) =>
    refer('2026-06-01', { status: 'won', closedOn: asDay('2026-06-02'), ...facts });
  const collect = (referral: number, minor: number, day: string, currency = 'CAD') =>
    change((each) =>
      each.insert('collections', {
        referral_id: referral,
        on_day: asDay(day),
        currency,
        amount_minor: minor,
      }),
    );
  const business = (rows: NetworkSnapshot['outcomesInWindow']) => {
    const sums = new Map<string, [number, number]>();
    for (const { currency, minor, won: n } of rows) {
      const key = currency ?? 'none';
      const [before, count] = sums.get(key) ?? [0, 0];
      sums.set(key, [before + (minor ?? 0), count + n]);
    }
    return Object.fromEntries(sums);
  };

  test('is what was invoiced, one amount a currency, and never the estimate', () => {
    won({ invoiced: { minor: 100_00, currency: 'CAD' } });
    won({ invoiced: { minor: 50_00, currency: 'CAD' }, estimate: { minor: 900_00, currency: 'CAD' } });
    won({ invoiced: { minor: 7_00, currency: 'USD' } });
    won({ estimate: { minor: 900_00, currency: 'CAD' } });
    expect(business(readNetwork(db, WINDOW).outcomesInWindow)).toEqual({
      CAD: [150_00, 2],
      USD: [7_00, 1],
      none: [0, 1],
    });
  });

  test('is what was collected up to the day where nothing was invoiced', () => {
    const referral = won({});
    collect(referral, 30_00, '2026-06-10');
    collect(referral, 20_00, '2026-11-20');
    collect(referral, 99_00, '2026-11-21');
    expect(business(readNetwork(db, WINDOW).outcomesInWindow)).toEqual({ CAD: [50_00, 1] });
  });

  test('of a period is what came in up to today, whichever period tells it', () => {
    const referral = refer('2026-02-01', { status: 'won', closedOn: asDay('2026-06-30') });
    collect(referral, 30_00, '2026-07-10');
    const [first, second] = ['2026-06-30', '2026-09-30'].map((day) =>
      readNetwork(
        db,
        { since: asDay(`${day.slice(0, 5)}0${Number(day.slice(5, 7)) - 2}-01`), until: asDay(day) },
        { today: AS_OF },
      ),
    );
    expect(business(first?.outcomesInPeriod ?? [])).toEqual({ CAD: [30_00, 1] });
    expect(business(second?.outcomesInPeriod ?? [])).toEqual({});
    expect(business(first?.outcomesInWindow ?? [])).toEqual({ none: [0, 1] });
  });

  test('does not add what was collected to what was invoiced', () => {
    collect(won({ invoiced: { minor: 100_00, currency: 'CAD' } }), 30_00, '2026-06-10');
    expect(business(readNetwork(db, WINDOW).outcomesInWindow)).toEqual({ CAD: [100_00, 1] });
  });
});

describe('the months of the sparkline', () => {
  const monthsOf = (asOf: Day) => {
    const { referrals } = readNetwork(db, verdictPeriod(asOf));
    return exchangedByMonth(
      referrals.find(({ partnerId }) => partnerId === maren),
      asOf,
    );
  };

  test('are those of the calendar, the last one as far as it has come', () => {
    for (const day of ['2025-11-30', '2025-12-01', '2025-12-31', '2026-01-01', '2026-11-20', '2026-11-21'])
      refer(day);
    expect(monthsOf(AS_OF)).toEqual([2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
  });

  test('are whole whatever the day', () => {
    for (const day of ['2026-02-28', '2026-03-01', '2026-03-31']) refer(day);
    expect(monthsOf(asDay('2026-03-31')).slice(-2)).toEqual([1, 2]);
  });

  test('are none where nothing was exchanged in them, though it was in the 12 months', () => {
    refer('2025-11-30');
    expect(countsOf(readNetwork(db, verdictPeriod(AS_OF))).received).toBe(1);
    expect(monthsOf(AS_OF)).toEqual([]);
  });

  test.each(['2026-02-28', '2028-02-28', '2028-02-29', '2026-11-30', '2026-12-01', '2026-01-31'])(
    'are never before the 12 months: %s',
    (day) => {
      const asOf = asDay(day);
      expect(firstOfMonths(asOf) >= verdictPeriod(asOf).since).toBe(true);
    },
  );
});

test('the last three full months are calendar months', () => {
  for (const day of ['2026-07-31', '2026-08-01', '2026-08-31', '2026-10-31', '2026-11-01']) refer(day);
  expect(countsOf(readNetwork(db, WINDOW)).receivedInFullMonths).toEqual([2, 0, 1]);
});

test('the pattern begins on the day of the referral that passed the limit', () => {
  for (const day of ['2025-11-20', '2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01']) refer(day);
  expect(readPatterns(db, [maren], AS_OF, 3)).toEqual(new Map([[maren, '2026-04-01']]));
  expect(readPatterns(db, [maren], AS_OF, 4)).toEqual(new Map());
});

test('check-ins and stages are those of the day looked at', () => {
  const touch = (day: string, nextOn: Day | null) =>
    change((each) =>
      each.insert(
        checkIns,
        newCheckIn({
          partnerId: maren,
          onDay: asDay(day),
          kind: 'coffee',
          minutes: 30,
          satisfaction: 4,
          nextOn,
        }),
      ),
    );
  touch('2024-01-01', null);
  touch('2026-05-01', asDay('2026-12-24'));
  touch('2026-06-01', null);
  change((each) =>
    moveStage(each, maren, { stage: 'power-partner', onDay: asDay('2026-05-15'), reason: null }),
  );
  const may = readNetwork(db, { since: asDay('2026-01-01'), until: asDay('2026-05-31') });
  expect(may.checkIns).toEqual([
    { partnerId: maren, firstDay: '2024-01-01', lastDay: '2026-05-01', plannedOn: '2026-12-24' },
  ]);
  expect(may.stages.map(({ stage }) => stage)).toEqual(['acquaintance', 'power-partner']);
  expect(may.minutes).toEqual(new Map([[maren, 30]]));
  const whole = readNetwork(db, WINDOW);
  expect(whole.checkIns).toMatchObject([{ lastDay: '2026-06-01', plannedOn: null }]);
  expect(whole.minutes).toEqual(new Map([[maren, 60]]));
});

test('the counts are read from the covering index', () => {
  const plans: string[] = [];
  const prepare = db.prepare.bind(db);
  const spied: Db = Object.create(db, {
    prepare: {
      value: (sql: string) => {
        if (/join referrals r on r.partner_id = p.id|from referrals r\s+where status in/.test(sql)) {
          const parameters = Object.fromEntries(
            [...sql.matchAll(/:(\w+)/g)].map(([, name]) => [name ?? '', '']),
          );
          const plan = prepare<[object], { detail: string }>(`explain query plan ${sql}`).all(parameters);
          plans.push(plan.map(({ detail }) => detail).join('\n'));
        }
        return prepare(sql);
      },
    },
    transaction: { value: db.transaction.bind(db) },
  });
  readNetwork(spied, { since: asDay('2026-07-01'), until: AS_OF });
  const using = (index: RegExp) => plans.filter((plan) => index.test(plan));
  // What came of clients is prepared once, for the window and the one before.
  expect(plans).toHaveLength(3);
  expect(using(/SEARCH r USING COVERING INDEX referrals_by_partner \(partner_id=\? AND/)).toHaveLength(2);
  expect(using(/SEARCH r USING COVERING INDEX referrals_outcome \(<expr>>\? AND/)).toHaveLength(1);
});

describe('the facts of one partner', () => {
  const factsOf = (asOf: Day) => {
    const network = readNetwork(db, verdictPeriod(asOf));
    const [relationship] = relationshipsOf(network, defaultSettings, asOf, undefined, maren);
    if (relationship === undefined) throw new Error('there is one');
    return relationship.facts;
  };
  test('the stage is the last one entered by that day, since they entered it first without a break', () => {
    for (const [stage, onDay] of [
      ['power-partner', '2026-03-01'],
      ['referral-partner', '2026-04-01'],
      ['power-partner', '2026-05-01'],
    ] as const)
      change((each) => moveStage(each, maren, { stage, onDay: asDay(onDay), reason: null }));
    const at = (asOf: string) => {
      const { stage, stageSince } = factsOf(asDay(asOf));
      return [stage, stageSince];
    };
    expect(at('2026-11-20')).toEqual(['power-partner', '2026-05-01']);
    expect(at('2026-04-30')).toEqual(['referral-partner', '2026-04-01']);
    expect(at('2026-03-31')).toEqual(['power-partner', '2026-03-01']);
    expect(at('2026-02-28')).toEqual(['acquaintance', '2020-01-01']);
  });

  const touch = (day: string, facts: { satisfaction?: number; minutes?: number }) =>
    change((each) =>
      each.insert(checkIns, newCheckIn({ partnerId: maren, kind: 'coffee', onDay: asDay(day), ...facts })),
    );

  test('have the satisfactions of the window, those of one day by number', () => {
    touch('2026-11-20', { satisfaction: 4 });
    touch('2026-11-20', { satisfaction: 2 });
    touch('2025-11-21', { satisfaction: 5 });
    touch('2025-11-20', { satisfaction: 1 });
    touch('2026-11-21', { satisfaction: 3 });
    expect(factsOf(AS_OF).satisfactions).toEqual([
      { value: 5, on: '2025-11-21' },
      { value: 4, on: '2026-11-20' },
      { value: 2, on: '2026-11-20' },
    ]);
  });

  test('have the last answer to each question up to the day', () => {
    const answer = (question: string, said: string, day: string) =>
      change((each) =>
        each.insert('question_answers', {
          partner_id: maren,
          question,
          answer: said,
          on_day: asDay(day),
        }),
      );
    answer('open', 'yes', '2026-11-20');
    answer('open', 'no', '2026-11-19');
    answer('values', 'no', '2026-11-21');
    answer('comfortable', 'no', '2020-01-01');
    expect(factsOf(AS_OF).answers).toEqual([
      { question: 'comfortable', answer: 'no', on: '2020-01-01' },
      { question: 'open', answer: 'yes', on: '2026-11-20' },
    ]);
    expect(factsOf(asDay('2026-11-19')).answers).toContainEqual({
      question: 'open',
      answer: 'no',
      on: '2026-11-19',
    });
  });

  test('count the minutes of check-ins, and of joint things in the window they began in', () => {
    touch('2025-11-21', { minutes: 30 });
    touch('2025-11-20', { minutes: 500 });
    const project = (from: string, minutes: number) =>
      change((each) =>
        each.insert(projects, {
          partnerId: maren,
          kind: 'bundle',
          what: 'First-home folder',
          fromDay: asDay(from),
          untilDay: null,
          cost: { minor: minutes * 100, currency: 'USD' },
          minutes,
        }),
      );
    project('2025-11-20', 1_000);
    project('2025-11-21', 60);
    project('2026-11-20', 5);
    project('2026-11-21', 1_000);
    expect(factsOf(AS_OF)).toMatchObject({ minutes: 95, jointCosts: [{ minor: 6_500, currency: 'USD' }] });
  });

  test('have the outcomes of both directions by their own day', () => {
    const closedOn = asDay('2026-06-02');
    refer('2026-06-01', { status: 'lost', closedOn });
    refer('2026-06-01', { direction: 'given', status: 'won', closedOn });
    refer('2026-06-01', { direction: 'given', status: 'not-chosen', closedOn });
    refer('2025-06-01', { direction: 'given', status: 'won', closedOn: asDay('2025-11-20') });
    expect(factsOf(AS_OF)).toMatchObject({
      outcomes: { won: 1, closed: 2 },
      receivedOutcomes: { won: 0, closed: 1 },
    });
  });

  test('stand among all partners, archived ones too', () => {
    refer('2026-06-01');
    for (const name of ['Zoe Lind', 'Abel Voss']) {
      const id = change((each) => savingPartner.insert(each, emptyPartner(name)));
      refer('2026-06-01', { partnerId: id });
      refer('2026-06-02', { partnerId: id });
      change((each) => each.update('partners', id, { archived_on: asDay('2026-07-01') }));
    }
    expect(factsOf(AS_OF)).toMatchObject({
      receivedFromAll: 5,
      standing: { received: { strictlyFirst: false, partners: 3, place: 3 } },
    });
  });

  test('share a place with up to two others by name, and with more by none', () => {
    expect(factsOf(AS_OF).receivedByMonth).toEqual([0, 0, 0]);
    refer('2026-06-01');
    const sharing = (name: string) => {
      refer('2026-06-01', { partnerId: change((each) => savingPartner.insert(each, emptyPartner(name))) });
      return factsOf(AS_OF).standing?.received.together?.toSorted((a, b) => (a < b ? -1 : 1));
    };
    expect(sharing('Zoe Lind')).toEqual(['Zoe Lind']);
    expect(sharing('Abel Voss')).toEqual(['Abel Voss', 'Zoe Lind']);
    expect(sharing('Bo Ray')).toEqual([]);
  });
});
