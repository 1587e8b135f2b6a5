/** What a practitioner may have typed over two years, drawn at random: commands, each with the day it was typed on. */
import * as fc from 'fast-check';
import { addDays, asDay, type Day } from '../../src/calendar/day.ts';

export const STORY_ENDS = asDay('2026-11-20');
const DAYS = 800;

export interface Typed {
  readonly on: Day;
  readonly argv: readonly string[];
  readonly stdin?: string;
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

/** Days ago, what was typed on that day, and what was read from standard input. */
type Line = readonly [number, Words, string?];

/** `refnet log` for so many clients of a scene, one a step of days from a day on. */
function clients(
  n: number,
  { from, every, named, words }: { from: number; every: number; named: string; words: (at: number) => Words },
): Line[] {
  return Array.from({ length: n }, (_, at): Line => [
    Math.max(from - at * every, 0),
    ['log', `${named} ${at}`, ...words(at), '--yes'],
  ]);
}

const bothWays = (name: string) => (at: number) => [at % 2 === 0 ? '--from' : '--to', name];

/** What leads to each rule, alert, red flag and kind of thing that waits: drawn into a story beside what is typed at random. */
const SCENES: Readonly<Record<string, (name: string, other: string) => readonly Line[]>> = {
  'a fee they pay': (name) => [
    [300, ['agree', name, '--verbal', '--they-pay', '10%', '--yes']],
    [250, ['log', 'Fay Fee', '--to', name, '--yes']],
    [200, ['update', 'Fay Fee', 'won', '--value', '5000', '--yes']],
    [190, ['update', 'Fay Fee', '--collected', '3000', '--yes']],
  ],
  'a fee I pay, in part': (name) => [
    [300, ['agree', name, '--written', '--i-pay', '10%, cap 500', '--yes']],
    [250, ['log', 'Ida Inn', '--from', name, '--status', 'won', '--value', '4000', '--yes']],
    [190, ['update', 'Ida Inn', '--collected', '4000', '--yes']],
    [150, ['pay', name, '100', '--yes']],
  ],
  'a refund after a fee': (name) => [
    [300, ['agree', name, '--written', '--they-pay', '10%', '--yes']],
    [250, ['log', 'Ref Und', '--to', name, '--status', 'won', '--value', '1000', '--yes']],
    [190, ['update', 'Ref Und', '--collected', '1000', '--yes']],
    [150, ['pay', name, '--received', '--yes']],
    [50, ['update', 'Ref Und', '--collected', '-400', '--yes']],
  ],
  'fees of two currencies': (name) => [
    [300, ['agree', name, '--verbal', '--i-pay', 'flat EUR 50', '--they-pay', '10%, cap EUR 90', '--yes']],
    [250, ['log', 'Eve Euro', '--from', name, '--status', 'won', '--value', 'USD 900', '--yes']],
    [190, ['update', 'Eve Euro', '--collected', 'USD 900', '--yes']],
    [250, ['log', 'Pat Pound', '--to', name, '--status', 'won', '--value', 'CAD 900', '--yes']],
    [190, ['update', 'Pat Pound', '--collected', 'CAD 900', '--yes']],
  ],
  'fees expected': (name) => [
    [
      300,
      ['agree', name, '--verbal', '--they-pay', '5% for 12 months', '--i-pay', '10% of invoiced', '--yes'],
    ],
    [250, ['log', 'Wan Won', '--to', name, '--yes']],
    [100, ['update', 'Wan Won', 'won', '--value', '5000', '--yes']],
    [240, ['log', 'Una Known', '--from', name, '--yes']],
    [100, ['update', 'Una Known', 'won', '--yes']],
  ],
  'a won client that came to nothing': (name) => [
    [300, ['agree', name, '--verbal', '--they-pay', '25%', '--yes']],
    [250, ['log', 'Nil Fall', '--to', name, '--status', 'won', '--value', '5000', '--yes']],
    [240, ['update', 'Nil Fall', '--collected', '5000', '--yes']],
    [230, ['pay', name, '--received', '--yes']],
    [30, ['update', 'Nil Fall', 'lost', '--yes']],
  ],
  'terms for one referral': (name) => [
    [200, ['log', 'One Term', '--to', name, '--yes']],
    [190, ['agree', name, '--for', 'One Term', '--they-pay', '30%', '--yes']],
    [90, ['update', 'One Term', 'won', '--value', '700', '--yes']],
    [80, ['update', 'One Term', '--collected', '700', '--yes']],
  ],
  'fees paid, and closed since': (name) => [
    [330, ['agree', name, '--verbal', '--i-pay', 'flat 90', '--yes']],
    [300, ['log', 'Cy Closed', '--from', name, '--status', 'won', '--value', '900', '--yes']],
    [290, ['update', 'Cy Closed', '--collected', '900', '--yes']],
    [200, ['agree', name, '--close', '--yes']],
    [100, ['pay', name, '--yes']],
    [60, ['agree', name, '--verbal', '--from', 'in 90 days', '--exclusive', 'tax', '--yes']],
  ],
  'one agreement after another': (name) => [
    [400, ['agree', name, '--verbal', '--exclusive', 'tax', '--until', 'in 380 days', '--yes']],
    [
      30,
      [
        'agree',
        name,
        '--verbal',
        '--from',
        'in 20 days',
        '--i-will',
        'call',
        '--until',
        'in 60 days',
        '--yes',
      ],
    ],
  ],
  'renewed, in another form': (name) => [
    [500, ['agree', name, '--verbal', '--i-pay', '10%', '--until', 'in 465 days', '--yes']],
    [300, ['agree', name, '--written', '--exclusive', 'wills', '--yes']],
  ],
  'an old agreement, entered late': (name) => [
    [20, ['agree', name, '--verbal', '--from', '2019-05-01', '--exclusive', 'websites', '--yes']],
  ],
  'an agreement that is to begin': (name) => [
    ...clients(11, { from: 300, every: 20, named: 'Hal Ahead', words: bothWays(name) }),
    [500, ['check-in', name, '--kind', 'call']],
    [60, ['check-in', name, '--kind', 'talk']],
    [10, ['agree', name, '--verbal', '--from', 'in 40 days', '--they-pay', '10%', '--yes']],
  ],
  'talked, and nothing agreed': (name) => [
    [400, ['edit', name, '--known-since', '2020']],
    ...clients(12, { from: 330, every: 25, named: 'Tal Ked', words: bothWays(name) }),
    [60, ['check-in', name, '--kind', 'talk', '--satisfaction', '4']],
  ],
  'talked, with a fee and joint costs': (name) => [
    [400, ['edit', name, '--known-since', '2020']],
    ...clients(12, { from: 330, every: 25, named: 'Joy Cost', words: bothWays(name) }),
    [320, ['agree', name, '--written', '--they-pay', '10%', '--yes']],
    [100, ['project', name, 'a fair', '--kind', 'bundle', '--cost', '300']],
    [60, ['check-in', name, '--kind', 'talk', '--satisfaction', '4']],
  ],
  'talked, and unhappy since': (name) => [
    ...clients(6, { from: 330, every: 25, named: 'Una Happy', words: bothWays(name) }),
    [60, ['check-in', name, '--kind', 'talk']],
    [20, ['check-in', name, '--satisfaction', '1']],
  ],
  'joint, small': (name) => [
    ...clients(4, { from: 330, every: 40, named: 'Jo Int', words: bothWays(name) }),
    [100, ['project', name, 'a newsletter', '--kind', 'co-marketing']],
  ],
  'at stake': (name) => [
    [799, ['config', 'revenue-at-stake', '1000']],
    ...clients(3, {
      from: 300,
      every: 30,
      named: 'Sue Stake',
      words: () => ['--from', name, '--status', 'won', '--value', '9000'],
    }),
    [90, ['note', name, 'growing', '--kind', 'growth']],
    [80, ['note', name, 'three of us', '--kind', 'complex-handoff']],
  ],
  'ready for a venture': (name) => [
    [700, ['edit', name, '--stage', 'strategic-alliance']],
    ...clients(12, {
      from: 330,
      every: 25,
      named: 'Ven Ture',
      words: (at) => [...bothWays(name)(at), '--status', 'won', '--value', '500'],
    }),
    [300, ['project', name, 'a bundle', '--kind', 'bundle']],
    [90, ['note', name, 'growing', '--kind', 'growth']],
    [20, ['check-in', name, '--satisfaction', '5']],
  ],
  'an alliance that was outgrown': (name) => [
    [799, ['config', 'records-since', '2024-01-01']],
    [700, ['edit', name, '--stage', 'strategic-alliance']],
    [600, ['agree', name, '--written', '--exclusive', 'audits', '--yes']],
  ],
  'more work than it brings': (name) => [
    [799, ['config', 'hourly-rate', '100']],
    [700, ['edit', name, '--stage', 'joint-venture']],
    ...clients(4, {
      from: 300,
      every: 30,
      named: 'Ova Head',
      words: () => ['--from', name, '--status', 'lost'],
    }),
    [100, ['check-in', name, '--kind', 'meeting', '--minutes', '600']],
  ],
  'formal, and strained': (name) => [
    [700, ['edit', name, '--stage', 'strategic-alliance']],
    [600, ['check-in', name, '--kind', 'call']],
    ...clients(6, {
      from: 300,
      every: 30,
      named: 'Stra In',
      words: () => ['--from', name, '--status', 'lost'],
    }),
    [20, ['note', name, 'about a fee', '--kind', 'dispute']],
  ],
  'a promise that was broken': (name, other) => [
    [300, ['agree', name, '--written', '--exclusive', 'tax', '--yes']],
    [290, ['agree', other, '--verbal', '--exclusive', 'tax', '--yes']],
    [90, ['log', 'Bro Ken', '--to', other, '--for', 'tax', '--yes']],
  ],
  'first of all': (name, other) => [
    [400, ['edit', name, '--known-since', '2020']],
    ...clients(7, { from: 360, every: 3, named: 'Pri Mary', words: bothWays(name) }),
    ...HANDLES.filter((each) => each !== name).flatMap((each): Line[] => [
      [300, ['log', `Sec ${each}`, '--from', each, '--yes']],
      [300, ['log', `Ond ${each}`, '--to', each, '--yes']],
    ]),
    [5, ['thank', other]],
  ],
  'coming near': (name) => [...clients(8, { from: 150, every: 18, named: 'Nea Rer', words: bothWays(name) })],
  'light already': (name) => [
    [500, ['edit', name, '--stage', 'power-partner']],
    ...clients(5, { from: 340, every: 10, named: 'Lig Ht', words: bothWays(name) }),
    [200, ['check-in', name, '--kind', 'call']],
  ],
  'tracking goes wrong': (name) => [
    ...clients(5, { from: 340, every: 10, named: 'Tra Ck', words: bothWays(name) }),
    [90, ['note', name, 'not in their list', '--kind', 'tracking-error']],
    [60, ['note', name, 'another', '--kind', 'tracking-error']],
  ],
  'a fee that converts less': (name) => [
    ...clients(5, { from: 340, every: 10, named: 'No Fee', words: () => ['--to', name, '--status', 'won'] }),
    [250, ['agree', name, '--written', '--they-pay', '10%', '--yes']],
    ...clients(5, {
      from: 240,
      every: 10,
      named: 'With Fee',
      words: () => ['--to', name, '--status', 'lost'],
    }),
  ],
  'a fee that a notice wants in writing': (name) => [
    [799, ['config', 'country', 'CA']],
    [799, ['config', 'subdivision', 'ON']],
    [799, ['config', 'profession', 'lawyer']],
    [400, ['edit', name, '--profession', 'lawyer', '--country', 'CA', '--subdivision', 'ON']],
    [300, ['agree', name, '--verbal', '--they-pay', '10%', '--i-pay', '10%', '--yes']],
  ],
  'held back': (name) => [
    [400, ['edit', name, '--known-since', '2020', '--size', 'larger']],
    ...clients(12, { from: 330, every: 25, named: 'Hel Back', words: bothWays(name) }),
  ],
  'quiet for long': (name) => [[600, ['log', 'Qui Et', '--from', name, '--status', 'lost', '--yes']]],
  'an early proposal': (name) => [
    [90, ['note', name, 'a partnership', '--kind', 'proposal-received']],
    [80, ['note', name, 'you owe me', '--kind', 'payback-expected']],
    ...clients(10, { from: 100, every: 8, named: 'Ear Ly', words: bothWays(name) }),
  ],
  'a spreadsheet': (name) => [
    [
      40,
      ['import', '-', '--yes'],
      `Date,Referrer,Client,Status,Value\n2026-03-02,${name},Imp Ort,won,900\n2026-04-02,${name},Exp Ort,new,\n`,
    ],
  ],
  'put away': (name) => [
    [60, ['log', 'Arc Hive', '--from', name, '--yes']],
    [40, ['update', 'Arc Hive', 'won', '--value', '300', '--yes']],
    [30, ['edit', name, '--archive']],
  ],
  'put off': (name) => [
    [20, ['snooze', name, '--until', 'in 10 days']],
    [20, ['snooze', name, '--kind', 'fee', '--until', 'in 40 days']],
    [60, ['log', 'Sno Oze', '--from', name, '--yes']],
    [20, ['snooze', 'Sno Oze', '--until', 'in 19 days']],
  ],
  objectives: () => [
    [200, ['promise', '--network', '--goal', '400 received', '--by', 'in 400 days']],
    [200, ['promise', '--network', '--goal', '1 exchanged', '--by', 'in 400 days']],
    [200, ['promise', '--network', '--goal', '90 check-ins', '--by', 'in 150 days']],
  ],
  goals: (name) => [
    [100, ['promise', name, '--theirs', '--goal', '6', 'referrals', '--by', 'in 90 days']],
    [100, ['promise', name, '--goal', '1', 'check-ins', '--by', 'in 105 days']],
    [90, ['check-in', name]],
  ],
  'two names for one client': (name, other) => [
    [60, ['log', 'Two Names', '--to', name, '--to', other, '--yes']],
    [30, ['update', 'Two Names', 'won', '--value', '300', '--yes']],
  ],
  'a newsletter': () => [[30, ['check-in', '--all', '--kind', 'broadcast']]],
  'somebody new': (name) => [[20, ['edit', name, '--known-since', '2026-10-20']]],
};

type Scene = (typeof SCENES)[string];

function played(lines: Scene, at: number): Typed[] {
  return lines(HANDLES[at % 3] ?? 'ann', HANDLES[(at + 1) % 3] ?? 'ben').map(
    ([days, argv, stdin]): Typed => ({
      on: addDays(STORY_ENDS, -days),
      argv,
      ...(stdin === undefined ? {} : { stdin }),
    }),
  );
}

interface Improvised {
  readonly first: readonly Words[];
  readonly typed: readonly Typed[];
}

const improvised: fc.Arbitrary<Improvised> = fc
  .tuple(
    settings,
    fc.tuple(newPartner(0), newPartner(1), newPartner(2)),
    fc.option(busy, { nil: [] }),
    fc.array(typed(logged), { minLength: 0, maxLength: 8 }),
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
      { minLength: 0, maxLength: 14 },
    ),
  )
  .map(([first, partners, many, referrals, others]) => ({
    first,
    typed: [...partners, ...many, ...referrals, ...others],
  }));

/** In a story, one a partner and some more. */
const SCENES_EACH = 4;

/**
 * So many stories, each in the order of its days; a line that refnet refuses is no part of it. The scenes are dealt, so that
 * ten stories have every one of them.
 */
export function stories(n: number, seed: number): Typed[][] {
  const all = Object.values(SCENES);
  const deals = Math.ceil((n * SCENES_EACH) / all.length);
  const shuffled = fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length });
  const scenes = fc.sample(shuffled, { numRuns: deals, seed }).flat();
  return fc.sample(improvised, { numRuns: n, seed }).map(({ first, typed: others }, story) => {
    const dealt = scenes
      .slice(story * SCENES_EACH, (story + 1) * SCENES_EACH)
      .flatMap((each, at) => played(each, story + at));
    return [
      ...first.map((argv) => ({ on: addDays(STORY_ENDS, -DAYS - 2), argv })),
      ...[...others, ...dealt].toSorted((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on))),
    ];
  });
}
