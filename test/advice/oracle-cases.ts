import { type Day, type Direction, type Status } from './oracle.ts';
import { eur, usd, type Scribe } from './oracle-scribe.ts';

/** What one partner is to be told as of a day: `rule step`, then what else is to be there, and with `-` what is not. */
export type Look = readonly [day: Day, rule: string, ...marks: string[]];

export interface Case {
  name: string;
  /** Entered on the last day that is looked at, unless it says otherwise; advice is asked for on that day too. */
  write: (scribe: Scribe) => Promise<void>;
  /** Of Ada. */
  looks: readonly [Look, ...Look[]];
}

const T = '2026-11-20';

async function ada(scribe: Scribe, knownSince = '2020-01'): Promise<void> {
  await scribe.partner('Ada');
  const first = knownSince.length === 7 ? `${knownSince}-01` : knownSince;
  await scribe.edit('Ada', ['--known-since', knownSince], (partner) => (partner.knownSince = first));
}

async function covered(scribe: Scribe, day = '2020-01-01'): Promise<void> {
  await scribe.set('records-since', day, (settings) => (settings.recordsSince = day));
}

interface Logs {
  day?: Day;
  status?: Status;
  name?: string;
  need?: string;
}

async function logs(scribe: Scribe, direction: Direction, count: number, said: Logs = {}): Promise<void> {
  const { day = '2026-09-15', status, name = 'Ada', need } = said;
  for (let i = 0; i < count; i++) {
    await scribe.log([name], direction, day, {
      ...(status === undefined ? {} : { status }),
      ...(need === undefined ? {} : { need }),
    });
  }
}

async function both(scribe: Scribe, given: number, received: number, said: Logs = {}): Promise<void> {
  await logs(scribe, 'given', given, said);
  await logs(scribe, 'received', received, said);
}

const inNumbers = (count: number, rule: string, ...marks: string[]): Case => ({
  name: `${count} exchanged`,
  async write(scribe) {
    await ada(scribe);
    await both(scribe, Math.floor(count / 2), Math.ceil(count / 2), { day: '2026-02-01' });
  },
  looks: [[T, rule, ...marks]],
});

async function alliance(scribe: Scribe, since = '2026-01-01'): Promise<void> {
  await ada(scribe);
  await covered(scribe);
  await scribe.stage('Ada', 'strategic-alliance', since);
}

/** The rows of the ladder, the alerts and the flags by hand, on both sides of each bound. */
export const CASES: readonly Case[] = [
  inNumbers(3, 'low none', 'path 2'),
  inNumbers(4, 'light interval', 'path 3'),
  inNumbers(9, 'light interval', '-trigger volume'),
  inNumbers(10, 'volume talk', 'trigger volume'),
  {
    name: 'the edges of the window and of six months',
    async write(scribe) {
      await ada(scribe);
      await both(scribe, 2, 3, { day: '2025-11-21' });
      await both(scribe, 3, 2, { day: '2026-05-21' });
    },
    looks: [
      ['2026-11-20', 'volume talk'],
      ['2026-11-21', 'light interval'],
    ],
  },
  {
    name: 'half of ten in six months',
    async write(scribe) {
      await ada(scribe);
      await both(scribe, 3, 2, { day: '2026-05-21' });
    },
    looks: [
      ['2026-11-20', 'pace interval'],
      ['2026-11-21', 'light interval'],
    ],
  },
  {
    name: 'half of eleven in six months is six',
    async write(scribe) {
      await scribe.set('formalize-at', '11', (settings) => (settings.F = 11));
      await ada(scribe);
      await both(scribe, 3, 2);
      await scribe.log(['Ada'], 'given', '2026-11-21');
    },
    looks: [
      ['2026-11-21', 'pace interval'],
      ['2026-11-20', 'light interval'],
    ],
  },
  {
    name: 'a leap day and the end of February',
    async write(scribe) {
      await ada(scribe);
      await both(scribe, 5, 5, { day: '2024-02-29' });
    },
    looks: [
      ['2025-03-01', 'quiet check-in'],
      ['2025-02-28', 'volume talk'],
    ],
  },
  {
    name: 'too new by a day',
    async write(scribe) {
      await ada(scribe, '2026-05-31');
      await both(scribe, 5, 5);
    },
    looks: [
      ['2026-11-29', 'too-new none'],
      ['2026-11-30', 'volume talk'],
    ],
  },
  {
    name: 'known since a month: its first day',
    async write(scribe) {
      await ada(scribe, '2026-05');
      await both(scribe, 5, 5);
    },
    looks: [
      ['2026-10-31', 'too-new none'],
      ['2026-11-01', 'volume talk'],
    ],
  },
  {
    name: 'a talk held, what comes after it',
    async write(scribe) {
      await ada(scribe);
      await both(scribe, 5, 5, { day: '2026-02-01' });
      await scribe.checkIn('Ada', '2026-03-01', { talk: true });
      await scribe.note('Ada', 'dispute', '2026-03-01');
      await scribe.note('Ada', 'dispute', '2026-03-02');
      await scribe.checkIn('Ada', '2026-03-04', { satisfaction: 3 });
    },
    looks: [
      ['2026-03-04', 'volume agree', '-unsettled', 'talked'],
      ['2026-03-01', 'volume agree', '-unsettled'],
      ['2026-03-03', 'volume talk', 'unsettled', '-alert shared-tracking'],
      ['2026-02-28', 'volume talk', '-talked'],
    ],
  },
  {
    name: 'low satisfaction before, on and after the talk',
    async write(scribe) {
      await ada(scribe);
      await both(scribe, 5, 5, { day: '2026-02-01' });
      await scribe.checkIn('Ada', '2026-03-01', { satisfaction: 2 });
      await scribe.checkIn('Ada', '2026-03-10', { talk: true, satisfaction: 1 });
      await scribe.checkIn('Ada', '2026-03-20', { satisfaction: 2 });
    },
    looks: [
      ['2026-03-20', 'held-back talk', 'unsettled', 'talked'],
      ['2026-03-01', 'held-back talk', 'hold-back low-satisfaction'],
      ['2026-03-10', 'pace interval', 'hold-back low-satisfaction', '-unsettled'],
    ],
  },
  {
    name: 'one way, 1 and 2 in the thinner direction',
    async write(scribe) {
      await ada(scribe);
      await both(scribe, 1, 9, { day: '2026-02-01' });
      await scribe.log(['Ada'], 'given', '2026-11-21');
    },
    looks: [
      ['2026-11-21', 'volume talk', '-hold-back one-way'],
      ['2026-11-20', 'held-back talk', 'hold-back one-way'],
    ],
  },
  {
    name: '20 a month in three full months',
    async write(scribe) {
      await ada(scribe);
      const month = (day: Day, count: number) =>
        Array.from({ length: count }, () => ({
          partner: 'Ada',
          direction: 'received' as const,
          day,
          status: 'new' as const,
        }));
      await scribe.imported([
        ...month('2026-08-31', 20),
        ...month('2026-09-01', 20),
        ...month('2026-10-31', 20),
        ...month('2026-11-01', 19),
      ]);
    },
    looks: [
      ['2026-11-29', 'volume talk', '-hold-back one-way'],
      ['2026-10-31', 'volume talk', '-hold-back one-way'],
      ['2026-10-30', 'held-back talk', 'hold-back one-way'],
    ],
  },
  {
    name: '19 in the month that ends today',
    async write(scribe) {
      await ada(scribe);
      await scribe.set('high-month', '2', (settings) => (settings.highMonth = 2));
      for (const day of ['2026-08-05', '2026-09-05', '2026-10-05']) {
        await logs(scribe, 'received', 3, { day });
      }
      await logs(scribe, 'received', 1, { day: '2026-11-05' });
    },
    looks: [
      ['2026-11-30', 'held-back talk', 'hold-back one-way'],
      ['2026-11-29', 'volume talk', '-hold-back one-way'],
    ],
  },
  {
    name: 'a preference for informal is an answer',
    async write(scribe) {
      await ada(scribe);
      await both(scribe, 5, 5);
      await scribe.edit('Ada', ['--my-preference', 'informal'], (one) => (one.prefersInformal = true));
    },
    looks: [[T, 'light interval', 'trigger volume']],
  },
  {
    name: 'a joint newsletter needs proof, and one exchanged',
    async write(scribe) {
      await ada(scribe);
      await both(scribe, 1, 1, { day: '2024-05-01' });
      await scribe.log(['Ada'], 'given', '2026-03-10');
      await scribe.project('Ada', 'co-marketing', '2026-03-09', { until: '2026-03-12' });
      await scribe.log(['Ada'], 'given', '2026-03-11');
    },
    looks: [
      ['2026-03-13', 'low none', '-trigger joint'],
      ['2026-03-09', 'quiet check-in', '-trigger joint'],
      ['2026-03-10', 'joint talk', 'trigger joint'],
      ['2026-03-12', 'joint talk', 'trigger joint'],
    ],
  },
  {
    name: 'an event without an end, one of a day, one of two days',
    async write(scribe) {
      await ada(scribe);
      await both(scribe, 2, 1);
      await scribe.project('Ada', 'event', '2026-10-01');
      await scribe.project('Ada', 'event', '2026-10-05', { until: '2026-10-05' });
      await scribe.project('Ada', 'event', '2026-10-10', { until: '2026-10-11' });
      await scribe.project('Ada', 'bundle', '2026-10-20', { until: '2026-10-20' });
    },
    looks: [
      ['2026-10-21', 'low none'],
      ['2026-10-01', 'low none'],
      ['2026-10-05', 'low none'],
      ['2026-10-10', 'joint talk'],
      ['2026-10-11', 'joint talk'],
      ['2026-10-12', 'low none'],
      ['2026-10-20', 'joint talk'],
    ],
  },
  {
    name: 'two of three stakes, the revenue over its bound',
    async write(scribe) {
      await ada(scribe);
      const atStake = usd(1000);
      await scribe.set('revenue-at-stake', 'USD 1000', (settings) => (settings.atStake = atStake));
      await logs(scribe, 'given', 2, { day: '2026-09-01' });
      const [first] = await scribe.log(['Ada'], 'received', '2026-09-01');
      const [second] = await scribe.log(['Ada'], 'received', '2026-09-01');
      if (first === undefined || second === undefined) return;
      await scribe.step(first, 'won', '2026-10-01', { invoiced: usd(1000) });
      await scribe.note('Ada', 'growth', '2026-10-01');
      await scribe.step(second, 'won', '2026-10-02', { invoiced: usd(0.01) });
    },
    looks: [
      ['2026-10-02', 'stakes talk', 'trigger stakes'],
      ['2026-10-01', 'light interval', '-trigger stakes'],
    ],
  },
  {
    name: 'other currencies are not at stake, growth and a handoff are two',
    async write(scribe) {
      await ada(scribe);
      await scribe.set('revenue-at-stake', 'EUR 1000', (settings) => (settings.atStake = eur(1000)));
      await both(scribe, 1, 1);
      await scribe.log(['Ada'], 'received', '2026-10-01', { status: 'won', invoiced: usd(5000) });
      await scribe.note('Ada', 'growth', '2026-10-01');
      await scribe.note('Ada', 'complex-handoff', '2026-10-02');
    },
    looks: [
      ['2026-10-02', 'stakes talk'],
      ['2026-10-01', 'low none'],
    ],
  },
  {
    name: 'five lost in both directions, none won',
    async write(scribe) {
      await ada(scribe);
      await both(scribe, 3, 3, { day: '2026-09-01' });
      await logs(scribe, 'given', 2, { day: '2026-09-02', status: 'lost' });
      await logs(scribe, 'received', 2, { day: '2026-09-02', status: 'no-response' });
      await logs(scribe, 'received', 1, { day: '2026-09-03', status: 'declined' });
    },
    looks: [
      ['2026-09-03', 'held-back talk', 'hold-back nothing-won'],
      ['2026-09-02', 'volume talk', '-hold-back nothing-won'],
    ],
  },
  {
    name: 'the last answer to a question',
    async write(scribe) {
      await ada(scribe);
      await both(scribe, 5, 5, { day: '2026-02-01' });
      await scribe.answer('Ada', 2, 'no', '2026-03-01');
      await scribe.answer('Ada', 2, 'yes', '2026-03-03');
      await scribe.answer('Ada', 5, 'no', '2026-03-05');
      await scribe.answer('Ada', 5, 'unsure', '2026-03-05');
    },
    looks: [
      ['2026-03-05', 'volume talk', '-hold-back poor-fit'],
      ['2026-02-28', 'volume talk', '-hold-back poor-fit'],
      ['2026-03-01', 'held-back talk', 'hold-back poor-fit'],
      ['2026-03-03', 'volume talk', '-hold-back poor-fit'],
    ],
  },
  {
    name: 'an early proposal goes by the age on its day',
    async write(scribe) {
      await ada(scribe, '2025-11');
      await both(scribe, 5, 5);
      await scribe.note('Ada', 'proposal-received', '2026-05-01');
    },
    looks: [[T, 'volume talk', '-red flag early-proposal']],
  },
  {
    name: 'a proposal a day too early, told of for a year',
    async write(scribe) {
      await ada(scribe, '2025-11');
      await both(scribe, 5, 5, { day: '2026-09-15' });
      await scribe.note('Ada', 'proposal-received', '2026-04-30');
    },
    looks: [
      ['2027-04-29', 'held-back talk', 'red flag early-proposal', 'hold-back red-flag'],
      ['2027-04-30', 'volume talk', '-red flag early-proposal', '-hold-back red-flag'],
    ],
  },
  {
    name: 'outgrown after six formal months',
    async write(scribe) {
      await alliance(scribe, '2025-08-31');
      await logs(scribe, 'given', 3, { day: '2025-09-15' });
      await scribe.checkIn('Ada', '2025-12-01');
    },
    looks: [
      ['2026-02-28', 'outgrown accept'],
      ['2026-02-27', 'formal none'],
    ],
  },
  {
    name: 'four exchanged have not outgrown it',
    async write(scribe) {
      await alliance(scribe);
      await logs(scribe, 'given', 3);
      await scribe.checkIn('Ada', '2026-10-01');
      await scribe.log(['Ada'], 'given', '2026-11-20');
    },
    looks: [
      [T, 'formal none'],
      ['2026-11-19', 'outgrown accept'],
    ],
  },
  {
    name: 'outgrown, by an agreement: the lowest number is closed',
    async write(scribe) {
      await ada(scribe);
      await covered(scribe);
      await logs(scribe, 'given', 3, { day: '2026-02-01' });
      await scribe.agree('Ada', { written: true, from: '2026-02-01', until: '2026-08-31', exclusive: 'CPA' });
      await scribe.agree('Ada', { written: true, from: '2026-09-01', iWill: true, theyWill: true });
      await scribe.checkIn('Ada', '2026-10-01');
    },
    looks: [
      [T, 'outgrown close'],
      ['2026-07-31', 'formal none'],
    ],
  },
  {
    name: 'the record covers from the first day of the window on',
    async write(scribe) {
      await ada(scribe);
      await covered(scribe, '2025-11-21');
      await scribe.stage('Ada', 'strategic-alliance', '2025-01-01');
      await logs(scribe, 'given', 3);
      await scribe.checkIn('Ada', '2026-10-01');
    },
    looks: [
      ['2026-11-20', 'outgrown accept'],
      ['2026-11-19', 'formal none'],
    ],
  },
  {
    name: 'a joint thing of the day stands against stepping down',
    async write(scribe) {
      await alliance(scribe);
      await logs(scribe, 'given', 3);
      await scribe.checkIn('Ada', '2026-10-01');
      await scribe.project('Ada', 'event', '2026-11-19');
    },
    looks: [
      ['2026-11-20', 'outgrown accept'],
      ['2026-11-19', 'formal none'],
    ],
  },
  {
    name: 'three received and lost, against an hour',
    async write(scribe) {
      await alliance(scribe);
      await scribe.set('hourly-rate', '60', (settings) => (settings.rate = 6000));
      await logs(scribe, 'given', 4);
      await logs(scribe, 'received', 3, { status: 'lost', day: '2026-10-01' });
      await scribe.checkIn('Ada', '2026-10-02', { minutes: 1 });
    },
    looks: [
      [T, 'overhead accept', 'red flag overhead'],
      ['2026-10-01', 'strained check-in', '-red flag overhead'],
    ],
  },
  {
    name: 'an hour too many, by an agreement that can be closed',
    async write(scribe) {
      await ada(scribe);
      await scribe.set('hourly-rate', '60', (settings) => (settings.rate = 6000));
      await logs(scribe, 'given', 4);
      await logs(scribe, 'received', 3, { status: 'lost', day: '2026-10-01' });
      await scribe.agree('Ada', { written: true, from: '2026-04-02', iWill: true, theyWill: true });
      await scribe.checkIn('Ada', '2026-10-02', { minutes: 1 });
    },
    looks: [
      ['2026-10-02', 'overhead close', 'red flag overhead'],
      ['2026-10-01', 'formal none', '-red flag overhead'],
    ],
  },
  {
    name: 'another currency cannot be weighed against time',
    async write(scribe) {
      await alliance(scribe);
      await scribe.set('hourly-rate', '60', (settings) => (settings.rate = 6000));
      await logs(scribe, 'given', 4);
      await logs(scribe, 'received', 3, { status: 'lost', day: '2026-10-01' });
      await scribe.checkIn('Ada', '2026-10-02', { minutes: 600 });
      await scribe.log(['Ada'], 'received', '2026-10-03', { status: 'won', invoiced: eur(1) });
    },
    looks: [
      ['2026-10-03', 'formal none', '-red flag overhead'],
      ['2026-10-02', 'overhead accept', 'red flag overhead'],
    ],
  },
  {
    name: 'the joint costs of what began in the year',
    async write(scribe) {
      await alliance(scribe);
      await logs(scribe, 'given', 4);
      await logs(scribe, 'received', 2, { status: 'lost', day: '2026-10-01' });
      await scribe.log(['Ada'], 'received', '2026-10-01', { status: 'won', invoiced: usd(200) });
      await scribe.project('Ada', 'event', '2025-10-03', { cost: usd(200.01) });
      await scribe.checkIn('Ada', '2026-09-01');
    },
    looks: [
      ['2026-10-03', 'formal none', '-red flag overhead'],
      ['2026-10-02', 'overhead accept', 'red flag overhead'],
    ],
  },
  {
    name: 'time for what it brought, to the cent, half up',
    async write(scribe) {
      await alliance(scribe);
      await scribe.set('hourly-rate', '0.99', (settings) => (settings.rate = 99));
      await logs(scribe, 'given', 4);
      await logs(scribe, 'received', 2, { status: 'lost', day: '2026-10-01' });
      await scribe.log(['Ada'], 'received', '2026-10-01', { status: 'won', invoiced: usd(0.49) });
      await scribe.checkIn('Ada', '2026-10-02', { minutes: 10 });
      await scribe.checkIn('Ada', '2026-10-03', { minutes: 19 });
      await scribe.checkIn('Ada', '2026-10-04', { minutes: 1 });
    },
    looks: [
      [T, 'overhead accept', 'red flag overhead'],
      ['2026-10-03', 'formal none', '-red flag overhead'],
    ],
  },
  {
    name: 'a check-in overdue by half an interval',
    async write(scribe) {
      await alliance(scribe);
      await both(scribe, 2, 2);
      await scribe.checkIn('Ada', '2026-05-31');
    },
    // Due on 31 Aug, 92 days on; overdue 46 days later.
    looks: [
      ['2026-10-16', 'strained check-in', 'overdue'],
      ['2026-10-15', 'formal none', '-overdue'],
    ],
  },
  {
    name: 'a named day and half the usual interval',
    async write(scribe) {
      await alliance(scribe);
      await both(scribe, 2, 2, { day: '2026-03-15' });
      scribe.today = '2026-05-31';
      await scribe.checkIn('Ada', '2026-05-31', { next: '2026-06-10' });
      scribe.today = '2026-07-26';
    },
    looks: [
      ['2026-07-26', 'strained check-in', 'overdue'],
      ['2026-07-25', 'formal none', '-overdue'],
    ],
  },
  {
    name: 'an exclusive promise broken after the talk',
    async write(scribe) {
      await ada(scribe);
      await covered(scribe);
      await scribe.partner('Ben', { profession: 'bookkeeper' });
      await scribe.agree('Ada', { written: true, from: '2026-08-01', exclusive: 'CPA' });
      await both(scribe, 2, 2);
      await scribe.checkIn('Ada', '2026-10-05', { talk: true });
      await logs(scribe, 'given', 1, { name: 'Ben', day: '2026-10-05' });
      await logs(scribe, 'given', 1, { name: 'Ben', day: '2026-10-06', need: 'lawyer' });
      await logs(scribe, 'given', 1, { name: 'Ben', day: '2026-10-07', need: 'a new start' });
    },
    looks: [
      ['2026-10-07', 'strained talk', 'red flag exclusive-broken'],
      ['2026-10-06', 'formal none', 'red flag exclusive-broken'],
    ],
  },
  {
    name: 'a trust that was short',
    async write(scribe) {
      await ada(scribe, '2026-03');
      await covered(scribe);
      await scribe.stage('Ada', 'strategic-alliance', '2026-06-01');
      await both(scribe, 2, 2, { day: '2026-08-20' });
      await scribe.checkIn('Ada', '2026-08-01');
    },
    looks: [
      ['2026-09-01', 'formal none', '-red flag before-trust'],
      ['2026-08-31', 'strained talk', 'red flag before-trust'],
    ],
  },
  {
    name: 'an alliance of a year, with all that a venture asks',
    async write(scribe) {
      await alliance(scribe, '2025-11-20');
      await both(scribe, 5, 5);
      await scribe.project('Ada', 'co-marketing', '2026-05-01');
      await scribe.note('Ada', 'growth', '2026-06-01');
      await scribe.checkIn('Ada', '2026-10-01', { satisfaction: 4 });
      await scribe.checkIn('Ada', '2026-11-21', { talk: true });
    },
    looks: [
      ['2026-11-21', 'formal none'],
      ['2026-11-20', 'venture talk'],
      ['2026-11-19', 'formal none'],
    ],
  },
  {
    name: 'first in both directions, of three',
    async write(scribe) {
      await ada(scribe);
      await scribe.partner('Ben');
      await scribe.partner('Cora');
      await both(scribe, 2, 2, { day: '2026-02-01' });
      await both(scribe, 1, 1, { day: '2026-02-01', name: 'Ben' });
      await both(scribe, 1, 1, { day: '2026-02-02', name: 'Cora' });
      await both(scribe, 1, 0, { day: '2026-02-03', name: 'Cora' });
    },
    looks: [
      ['2026-02-03', 'light interval'],
      ['2026-02-02', 'primary talk'],
      ['2026-02-01', 'light interval'],
    ],
  },
  {
    name: 'what light structure lacks, one after the other',
    async write(scribe) {
      await ada(scribe);
      await both(scribe, 2, 2, { day: '2026-02-01' });
      await scribe.stage('Ada', 'power-partner', '2026-02-02');
      await scribe.checkIn('Ada', '2026-02-03');
    },
    looks: [
      ['2026-02-03', 'light none', 'verdict all-well', 'path 5'],
      ['2026-02-01', 'light interval', 'verdict light-structure', 'path 3'],
      ['2026-02-02', 'light check-in', 'verdict light-structure'],
    ],
  },
  {
    name: 'coming near, with what light structure lacks',
    async write(scribe) {
      await ada(scribe);
      await both(scribe, 3, 2, { day: '2026-02-01' });
      await scribe.edit('Ada', ['--check-in-months', '3'], (one) => (one.ownInterval = 3));
      await scribe.checkIn('Ada', '2026-02-03');
    },
    looks: [
      ['2026-02-03', 'pace none', 'path 5'],
      ['2026-02-02', 'pace check-in', 'path 3'],
    ],
  },
  {
    name: 'nobody yet: a check-in, the questions, then nothing',
    async write(scribe) {
      await scribe.partner('Ada');
      await scribe.checkIn('Ada', '2026-02-03');
      await scribe.answer('Ada', 6, 'unsure', '2026-02-04');
    },
    looks: [
      ['2026-02-04', 'none none', 'path 1'],
      ['2026-02-02', 'none check-in'],
      ['2026-02-03', 'none questions'],
      ['2025-01-01', 'none check-in'],
    ],
  },
  {
    name: 'nothing for a year, and a call',
    async write(scribe) {
      await ada(scribe);
      await logs(scribe, 'given', 1, { day: '2024-02-01' });
      await scribe.checkIn('Ada', '2026-02-03');
    },
    looks: [
      ['2026-02-03', 'low none', 'path 2'],
      ['2026-02-02', 'quiet check-in'],
    ],
  },
  {
    name: 'unhappy, over three exchanged',
    async write(scribe) {
      await ada(scribe);
      await both(scribe, 2, 1, { day: '2026-02-01' });
      await scribe.note('Ada', 'dispute', '2026-02-02');
      await scribe.log(['Ada'], 'given', '2026-02-03');
    },
    looks: [
      ['2026-02-03', 'unhappy talk', 'unsettled'],
      ['2026-02-02', 'low none', 'unsettled'],
    ],
  },
  {
    name: 'shared tracking after two mishaps',
    async write(scribe) {
      await ada(scribe);
      await both(scribe, 2, 2, { day: '2026-02-01' });
      await scribe.checkIn('Ada', '2026-02-02', { talk: true });
      await scribe.note('Ada', 'tracking-error', '2026-02-02');
      await scribe.note('Ada', 'tracking-error', '2026-02-03');
      await scribe.note('Ada', 'tracking-error', '2026-02-04');
    },
    looks: [
      ['2026-02-04', 'light interval', 'alert shared-tracking'],
      ['2026-02-03', 'light interval', '-alert shared-tracking'],
    ],
  },
  {
    name: 'an end in 60 days, passed, and an agreement beyond it',
    async write(scribe) {
      await ada(scribe);
      await logs(scribe, 'given', 1, { day: '2026-01-01' });
      await scribe.agree('Ada', { written: true, from: '2026-01-01', until: '2026-06-30', theyPay: 10 });
      scribe.today = '2026-07-20';
      await scribe.agree('Ada', { written: true, from: '2026-07-20', until: '2026-12-31' });
    },
    looks: [
      ['2026-07-20', 'low none', '-alert agreement-ended'],
      ['2026-04-30', 'low none', '-alert agreement-ending'],
    ],
  },
  {
    name: 'an end, day by day',
    async write(scribe) {
      await ada(scribe);
      await logs(scribe, 'given', 1, { day: '2026-01-01' });
      await scribe.agree('Ada', { written: true, from: '2026-01-01', until: '2026-06-30', theyPay: 10 });
    },
    looks: [
      ['2026-07-01', 'low none', 'alert agreement-ended', '-alert agreement-ending'],
      ['2026-05-01', 'low none', 'alert agreement-ending'],
      ['2026-04-30', 'low none', '-alert agreement-ending'],
      ['2026-06-30', 'low none', 'alert agreement-ending', '-alert agreement-ended'],
    ],
  },
  {
    name: 'outcomes of later days are still to come',
    async write(scribe) {
      await ada(scribe);
      await scribe.partner('Ben');
      await both(scribe, 4, 5, { day: '2026-02-01' });
      const several = await scribe.log(['Ben', 'Ada'], 'given', '2026-02-01');
      if (several[0] !== undefined) await scribe.step(several[0], 'won', '2026-03-01', { others: several });
    },
    looks: [
      ['2026-03-01', 'pace interval'],
      ['2026-02-28', 'volume talk'],
    ],
  },
  {
    name: 'void from the first day, a client who refused',
    async write(scribe) {
      await ada(scribe);
      await both(scribe, 4, 5, { day: '2026-02-01' });
      await scribe.log(['Ada'], 'given', '2026-02-01', { refused: true });
      const [mistaken] = await scribe.log(['Ada'], 'given', '2026-02-01');
      if (mistaken !== undefined) await scribe.step(mistaken, 'void', '2026-03-01');
    },
    looks: [
      ['2026-03-01', 'pace interval'],
      ['2026-02-28', 'pace interval'],
    ],
  },
  {
    name: 'ten received from all, forty in a hundred from one',
    async write(scribe) {
      await ada(scribe);
      await scribe.partner('Ben');
      await logs(scribe, 'received', 4, { day: '2026-02-01' });
      await logs(scribe, 'received', 5, { day: '2026-02-01', name: 'Ben' });
      await logs(scribe, 'received', 1, { day: '2026-02-02', name: 'Ben' });
      await logs(scribe, 'received', 1, { day: '2026-02-03', name: 'Ben' });
      await scribe.edit('Ben', ['--archive'], (one) => (one.archivedOn = scribe.today));
    },
    looks: [
      ['2026-02-03', 'light interval', '-red flag concentration'],
      ['2026-02-01', 'light interval', '-red flag concentration'],
      ['2026-02-02', 'light interval', 'red flag concentration'],
    ],
  },
  {
    name: 'a fee received, and the last day of writing in the window',
    async write(scribe) {
      await ada(scribe);
      const written = await scribe.agree('Ada', { written: true, from: '2025-01-01', theyPay: 10 });
      const [won] = await scribe.log(['Ada'], 'given', '2025-03-01');
      await scribe.close(written, '2025-11-21');
      if (won === undefined) return;
      await scribe.step(won, 'won', '2025-04-01');
      await scribe.collect(won, usd(1000), '2026-02-01');
      await scribe.pay('Ada', 'received', usd(100), '2026-02-02');
    },
    looks: [
      ['2027-02-03', 'quiet check-in', '-alert fees-unwritten'],
      ['2026-02-01', 'low none', '-alert fees-unwritten'],
      ['2026-11-19', 'quiet check-in', '-alert fees-unwritten'],
      ['2026-11-20', 'quiet check-in', 'alert fees-unwritten'],
      ['2027-02-01', 'quiet check-in', 'alert fees-unwritten'],
      ['2027-02-02', 'quiet check-in', '-alert fees-unwritten'],
    ],
  },
  {
    name: 'a fee due under word of mouth, waived',
    async write(scribe) {
      await ada(scribe);
      await scribe.agree('Ada', { written: false, from: '2026-01-01', iPay: 10 });
      const [won] = await scribe.log(['Ada'], 'received', '2026-03-01');
      if (won === undefined) return;
      await scribe.step(won, 'won', '2026-04-01');
      await scribe.collect(won, usd(1000), '2026-04-02');
      await scribe.pay('Ada', 'paid', usd(100), '2026-04-04', true);
    },
    looks: [
      ['2026-04-04', 'low none', '-alert fees-unwritten'],
      ['2026-04-01', 'low none', '-alert fees-unwritten'],
      ['2026-04-02', 'low none', 'alert fees-unwritten'],
      ['2026-04-03', 'low none', 'alert fees-unwritten'],
    ],
  },
  {
    name: 'a fee between lawyers of Ontario wants to be in writing',
    async write(scribe) {
      await scribe.run('config', 'profession', 'lawyer');
      await scribe.run('config', 'country', 'CA');
      await scribe.run('config', 'subdivision', 'ON');
      scribe.facts.settings.noticeGroup = 'ontario-lawyer';
      await scribe.partner('Ada', { profession: 'lawyer', place: ['CA', 'ON'] });
      scribe.partnerOf('Ada').noticeGroup = 'ontario-lawyer';
      const verbal = await scribe.agree('Ada', { written: false, from: '2026-03-01', iPay: 5 });
      await scribe.writeDown(verbal, '2026-05-01');
    },
    looks: [
      ['2026-05-01', 'none check-in', '-alert fee-notice'],
      ['2026-02-28', 'none check-in', '-alert fee-notice'],
      ['2026-03-01', 'none check-in', 'alert fee-notice'],
      ['2026-04-30', 'none check-in', 'alert fee-notice'],
    ],
  },
  {
    name: 'an exclusive promise by word of mouth, promised to another too',
    async write(scribe) {
      await ada(scribe);
      await scribe.partner('Ben');
      await scribe.agree('Ada', { written: false, from: '2026-03-01', exclusive: 'CPA' });
      await scribe.agree('Ben', {
        written: true,
        from: '2026-03-10',
        until: '2026-03-20',
        exclusive: 'bookkeeper',
      });
      await both(scribe, 1, 2, { day: '2026-02-01' });
      await scribe.checkIn('Ada', '2026-02-02', { talk: true });
    },
    looks: [
      ['2026-03-21', 'formal none', 'alert exclusive-verbal', '-red flag exclusive-twice'],
      ['2026-03-09', 'formal none', 'alert exclusive-verbal', '-red flag exclusive-twice'],
      ['2026-03-10', 'formal none', 'red flag exclusive-twice'],
      ['2026-03-20', 'formal none', 'red flag exclusive-twice'],
      ['2026-02-28', 'low none', '-alert exclusive-verbal'],
    ],
  },
  {
    name: 'five closed with a fee and five without',
    async write(scribe) {
      await ada(scribe);
      await scribe.agree('Ada', { written: true, from: '2026-03-01', iPay: 10, theyPay: 10 });
      await logs(scribe, 'given', 4, { day: '2026-02-28', status: 'lost' });
      await logs(scribe, 'received', 1, { day: '2026-02-28', status: 'won' });
      await logs(scribe, 'given', 2, { day: '2026-03-01', status: 'lost' });
      await logs(scribe, 'received', 2, { day: '2026-03-02', status: 'lost' });
      await logs(scribe, 'received', 1, { day: '2026-03-03', status: 'lost' });
      await logs(scribe, 'received', 2, { day: '2026-03-04', status: 'won' });
    },
    looks: [
      ['2026-03-04', 'volume talk', '-red flag fees-convert-less'],
      ['2026-03-02', 'pace interval', '-red flag fees-convert-less'],
      ['2026-03-03', 'volume talk', 'red flag fees-convert-less'],
    ],
  },
  {
    name: 'one of another size, who expects something back',
    async write(scribe) {
      await ada(scribe);
      await both(scribe, 5, 5, { day: '2026-02-01' });
      await scribe.edit('Ada', ['--size', 'much-larger'], (one) => (one.differentSize = true));
      await scribe.note('Ada', 'payback-expected', '2026-02-02');
    },
    looks: [
      ['2026-02-02', 'held-back talk', 'hold-back very-different-size', 'red flag payback-expected'],
      ['2026-02-01', 'held-back talk', '-hold-back red-flag'],
    ],
  },
  {
    name: 'no clients to them: neither coming near nor a step',
    async write(scribe) {
      await ada(scribe);
      await both(scribe, 3, 3);
      await scribe.edit('Ada', ['--do-not-refer'], (one) => (one.doNotRefer = true));
    },
    looks: [[T, 'light none', 'verdict light-structure', 'hold-back poor-fit']],
  },
];
