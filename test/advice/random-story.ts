/** What a practitioner may have typed over two years, drawn at random: commands, each with the day it was typed on. */
import * as fc from 'fast-check';
import { addDays, asDay, type Day } from '../../src/calendar/day.ts';

export const STORY_ENDS = asDay('2026-11-20');
const DAYS = 800;

export interface Typed {
  readonly on: Day;
  readonly argv: readonly string[];
}

export const NAMES = ['Ann Ash', 'Ben Bolt', 'Cleo Case'] as const;
const HANDLES = ['ann', 'ben', 'cleo'] as const;
const PROFESSIONS = ['lawyer', 'accountant', 'realtor', 'web designer', 'mortgage broker'] as const;
const NEEDS = ['tax', 'a website', 'a will', 'first home'] as const;
const FEES = [
  '10%',
  'flat 200',
  '10% of invoiced',
  '5% for 12 months',
  '10%, cap 500',
  'USD 50',
  'none',
] as const;

const who = fc.constantFrom(0, 0, 0, 1, 1, 2);
const handle = who.map((at) => HANDLES[at] ?? 'ann');
/** Days ago: near today and near the edges of what is looked at more often than elsewhere. */
const ago = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 170 }) },
  { weight: 4, arbitrary: fc.integer({ min: 0, max: DAYS }) },
  { weight: 1, arbitrary: fc.constantFrom(0, 1, 30, 31, 60, 90, 92, 180, 183, 364, 365, 366, 730) },
);
const dayAhead = fc.integer({ min: 1, max: 500 }).map((n) => `in ${n} days`);

type Words = readonly string[];
const one = (words: fc.Arbitrary<Words>) => words;
const optional = (name: string, values: fc.Arbitrary<string>): fc.Arbitrary<Words> =>
  fc.option(values, { nil: undefined, freq: 2 }).map((value) => (value === undefined ? [] : [name, value]));
const joined = (...parts: readonly fc.Arbitrary<Words>[]): fc.Arbitrary<Words> =>
  fc.tuple(...parts).map((lists) => lists.flat());
const just = (...words: Words) => fc.constant<Words>(words);
const flagged = (flag: string) => fc.constantFrom<Words>([], [flag]);
const theirs = handle.map((name): Words => [name]);

const client = fc.integer({ min: 1, max: 40 }).map((n) => `Client ${n}`);
const status = fc.constantFrom(
  'won',
  'won',
  'lost',
  'no-response',
  'declined',
  'contacted',
  'meeting',
  'void',
);
/** Most numbers are of no record, or of another kind: such a line is refused, and is no part of the story. */
const anyNumber = fc.integer({ min: 1, max: 60 }).map(String);
const amount = fc.constantFrom('500', '1800', '90000', 'USD 400', '12.50');

const logged = one(
  joined(
    fc.tuple(client, fc.constantFrom('--to', '--from'), handle).map((words): Words => ['log', ...words]),
    optional('--for', fc.constantFrom(...NEEDS)),
    optional('--status', status),
    optional('--value', amount),
    optional('--consent', fc.constantFrom('yes', 'yes', 'no')),
    just('--yes'),
  ),
);
const checkedIn = joined(
  just('check-in'),
  theirs,
  optional('--kind', fc.constantFrom('call', 'coffee', 'meeting', 'talk', 'review')),
  optional('--satisfaction', fc.constantFrom('1', '2', '3', '5')),
  optional('--minutes', fc.constantFrom('30', '600')),
  optional('--next', dayAhead),
);
const agreed = joined(
  just('agree'),
  theirs,
  fc.constantFrom<Words>(['--verbal'], ['--written'], []),
  optional('--i-will', fc.constant('reply within a day')),
  optional('--they-will', fc.constant('send numbers')),
  optional('--exclusive', fc.constantFrom('tax', 'websites', 'none')),
  optional('--they-pay', fc.constantFrom(...FEES)),
  optional('--i-pay', fc.constantFrom(...FEES)),
  optional('--until', dayAhead),
  just('--yes'),
);
const noted = joined(
  fc.tuple(handle, fc.constant('as it was')).map(([name, text]): Words => ['note', name, text]),
  fc
    .constantFrom(
      'tracking-error',
      'dispute',
      'growth',
      'complex-handoff',
      'proposal-received',
      'payback-expected',
    )
    .map((kind): Words => ['--kind', kind]),
);
const together = joined(
  fc.tuple(handle, fc.constant('a fair')).map(([name, text]): Words => ['project', name, text]),
  fc.constantFrom('event', 'co-marketing', 'bundle').map((kind): Words => ['--kind', kind]),
  optional('--cost', amount),
  optional('--minutes', fc.constantFrom('60', '900')),
  optional('--until', dayAhead),
);
const promised = joined(
  fc.tuple(handle, fc.constant('the brochure')).map(([name, text]): Words => ['promise', name, text]),
  optional('--by', dayAhead),
  flagged('--theirs'),
);
const described = joined(
  just('edit'),
  theirs,
  fc.constantFrom<Words>(
    ['--do-not-refer'],
    ['--size', 'larger'],
    ['--their-preference', 'informal'],
    ['--my-preference', 'alliance'],
    ['--stage', 'referral-partner'],
    ['--stage', 'power-partner'],
    ['--stage', 'strategic-alliance'],
    ['--stage', 'joint-venture'],
    ['--question', 'connected=yes'],
    ['--question', 'comfortable=no'],
    ['--check-in-months', '2'],
    ['--check-in-months', '12'],
    ['--known-since', '2020-01'],
    ['--archive'],
  ),
);
const moved = fc.oneof(
  fc.tuple(anyNumber, status).map((words): Words => ['update', ...words]),
  fc
    .tuple(anyNumber, amount)
    .map(([number, value]): Words => ['update', number, '--collected', value, '--yes']),
  fc
    .tuple(anyNumber, amount)
    .map(([number, value]): Words => ['update', number, 'won', '--value', value, '--yes']),
);
const settled = fc.oneof(
  handle.map((name): Words => ['pay', name]),
  handle.map((name): Words => ['pay', name, '--received']),
  handle.map((name): Words => ['thank', name]),
  handle.map((name): Words => ['agree', name, '--close', '--yes']),
  handle.map((name): Words => ['agree', name, '--reviewed']),
  anyNumber.map((number): Words => ['agree', number, '--written']),
  anyNumber.map((number): Words => ['done', number]),
  handle.map((name): Words => ['advise', name, '--decline', '--until', 'in 60 days']),
  handle.map((name): Words => ['advise', name, '--accept', '--yes']),
);

/** A relationship that is busy within a few months, or over years; mostly with one partner. */
const busy = fc
  .tuple(fc.constantFrom(0, 0, 1), fc.constantFrom(60, 170, 360, 500), fc.integer({ min: 2, max: 20 }))
  .chain(([at, days, many]) =>
    fc.array(
      fc
        .tuple(
          fc.integer({ min: 0, max: days }),
          client,
          fc.constantFrom('--to', '--from', '--from'),
          joined(optional('--status', status), optional('--value', amount)),
        )
        .map(([n, name, way, rest]): Typed => ({
          on: addDays(STORY_ENDS, -n),
          argv: ['log', name, way, HANDLES[at] ?? '', ...rest, '--yes'],
        })),
      { minLength: many, maxLength: many },
    ),
  );

const typed = (argv: fc.Arbitrary<Words>): fc.Arbitrary<Typed> =>
  fc.tuple(ago, argv).map(([n, words]) => ({ on: addDays(STORY_ENDS, -n), argv: words }));

const newPartner = (at: number): fc.Arbitrary<Typed> =>
  fc
    .tuple(
      fc.constantFrom(DAYS, DAYS, 200, 60),
      fc.constantFrom(...PROFESSIONS),
      fc.constantFrom<Words>([], ['--country', 'US'], ['--country', 'CA', '--subdivision', 'ON']),
      fc.constantFrom<Words>([], [], ['--known-since', '2021']),
    )
    .map(([n, profession, place, known]) => ({
      on: addDays(STORY_ENDS, -n - 1),
      argv: ['add-partner', NAMES[at] ?? '', '--profession', profession, ...place, ...known],
    }));

const settings = fc.constantFrom<readonly Words[]>(
  [],
  [['config', 'hourly-rate', '100']],
  [['config', 'revenue-at-stake', '1000']],
  [
    ['config', 'country', 'US'],
    ['config', 'profession', 'lawyer'],
  ],
  [
    ['config', 'country', 'CA'],
    ['config', 'subdivision', 'ON'],
    ['config', 'profession', 'lawyer'],
  ],
);

/** A story in the order of its days; a line that refnet refuses is no part of it. */
export const aStory: fc.Arbitrary<Typed[]> = fc
  .tuple(
    settings,
    fc.tuple(newPartner(0), newPartner(1), newPartner(2)),
    busy,
    fc.array(typed(logged), { minLength: 2, maxLength: 12 }),
    fc.array(
      fc.oneof(
        { weight: 4, arbitrary: typed(checkedIn) },
        { weight: 4, arbitrary: typed(agreed) },
        { weight: 2, arbitrary: typed(noted) },
        { weight: 2, arbitrary: typed(together) },
        { weight: 2, arbitrary: typed(promised) },
        { weight: 3, arbitrary: typed(described) },
        { weight: 4, arbitrary: typed(moved) },
        { weight: 3, arbitrary: typed(settled) },
      ),
      { minLength: 3, maxLength: 22 },
    ),
  )
  .map(([first, partners, many, referrals, others]) => [
    ...first.map((argv) => ({ on: addDays(STORY_ENDS, -DAYS - 2), argv })),
    ...[...partners, ...many, ...referrals, ...others].toSorted((a, b) =>
      a.on < b.on ? -1 : Number(a.on > b.on),
    ),
  ]);
