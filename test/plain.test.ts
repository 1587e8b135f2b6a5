import type { Command as Commander } from 'commander';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { COMMANDS } from '../src/commands.ts';
import { GLOBALS } from '../src/globals.ts';
import { ROOMS } from '../src/main.ts';
import { readPlain } from '../src/plain.ts';
import { buildProgram } from '../src/program.ts';
import type { Command } from '../src/shell/command.cli.ts';
import { declareCommand } from '../src/shell/declare.cli.ts';
import { flagOf, type Typed } from '../src/shell/option.cli.ts';
import { Session, type GlobalFlags } from '../src/shell/session.cli.ts';
import { takesWords } from '../src/shell/typed-line.ts';
import { idleWorld } from './helpers/command-reference.ts';

/** A session that runs nothing, and keeps what it was begun with. */
class Begun extends Session {
  as: { name: string; flags: GlobalFlags } | undefined;

  override async begin(name: string, flags: GlobalFlags): Promise<void> {
    this.as = { name, flags };
  }
}

/** What the parser of the command line makes of it; undefined for help and errors. */
async function readByParser(argv: readonly string[], of: readonly (readonly [string, Command])[]) {
  const session = new Begun(argv, idleWorld(), ROOMS);
  const program = await buildProgram(session);
  let got: Typed | undefined;
  for (const [name, command] of of) {
    const own = program.commands.find((each: Commander) => each.name() === name);
    if (own === undefined) continue;
    const run = async (_session: Session, typed: Typed) => void (got = typed);
    declareCommand(own, { ...command, readsAnyLength: true, run }, session);
  }
  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch {
    return undefined;
  }
  return got === undefined ? undefined : { ...session.as, typed: got };
}

const loaded: (readonly [string, Command])[] = [];
beforeAll(async () => {
  for (const { name, load } of COMMANDS) {
    const { command } = await load();
    // One without options would be declared a second time when it is run.
    if (Object.keys(command.options).length > 0) loaded.push([name, command]);
  }
});

const VALUES = [
  'a',
  'b',
  'last',
  'two words',
  '',
  '-',
  '3',
  '-5',
  '-.5',
  '-x',
  '-yV',
  '--',
  '-y',
  '--=',
  '--no',
];

/** Words that may stand behind a command: its options with and without values, those of every command, and anything else. */
function wordsFor({ options }: Command): fc.Arbitrary<string> {
  const longs = Object.entries(options).map(([key, own]) => flagOf(key, own));
  const globals = GLOBALS.flatMap(({ long, short = long }) => [long, short]);
  const long = fc.constantFrom(...longs);
  const value = fc.constantFrom(...VALUES);
  return fc.oneof(
    { weight: 4, arbitrary: long },
    { weight: 4, arbitrary: value },
    { weight: 2, arbitrary: fc.constantFrom('a', 'b', 'c') },
    { weight: 1, arbitrary: fc.tuple(long, value).map((both) => both.join('=')) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(...globals, '--db=x', '--db=', '--yes=no', '--unknown', '--help', '-h'),
    },
  );
}

describe('a plain command line', () => {
  test('is read as the parser of the command line reads it', async () => {
    let plain = 0;
    const line = fc
      .nat({ max: loaded.length - 1 })
      .chain((at) =>
        fc.tuple(
          fc.constant(loaded[at]?.[0] ?? ''),
          fc.array(fc.constantFrom('--yes', '--db', 'x', '--plain', '--no-color'), { maxLength: 1 }),
          fc.array(wordsFor(loaded[at]?.[1] ?? { options: {}, run: async () => {} }), { maxLength: 6 }),
        ),
      );
    await fc.assert(
      fc.asyncProperty(line, async ([name, before, words]) => {
        const argv = [...before, name, ...words];
        const read = await readPlain(argv, argv);
        if (read === undefined || read === 'overview') return;
        plain += 1;
        const { command: _, ...said } = read;
        expect(said).toEqual(
          await readByParser(
            argv,
            loaded.filter(([each]) => each === said.name),
          ),
        );
      }),
      { numRuns: 300 },
    );
    expect(plain).toBeGreaterThan(30);
  });

  test.each([
    ['log', 'Jane D.', '--from', 'maren', '--on', 'yesterday'],
    ['check-in', 'maren', '--kind', 'call', '--note=the rate', '--yes'],
    ['add', 'Victor', 'Osei', '--db', 'x.db'],
    ['--db', 'x.db', 'report', '--only=trend', '--json'],
    ['promise', 'maren', '--goal', '6', 'referrals', '--by', 'friday'],
    ['promise', '--goal', '6 referrals', 'maren', '--by', 'friday'],
    ['update', '12', 'won', '--value', '-5'],
    ['note', '--', 'maren', '--and', 'more'],
    ['__complete', 'bash', '--', 'log', '--from', ''],
  ])('is one like: %s %s %s %s', async (...argv) => {
    const said = argv.filter((each) => each !== undefined);
    expect(await readPlain(said, said)).toMatchObject({ command: expect.anything() });
  });

  test.each([
    [['log', '--help']],
    [['log', 'Jane', 'D.']],
    [['log', 'Jane', '--from']],
    [['log', 'Jane', '--form', 'maren']],
    [['log', '-x']],
    [['log', '-yV']],
    [['log', '--version']],
    [['nothing']],
    [['--nothing']],
    [[]],
    [['completion', 'bash', 'zsh']],
    [['__complete']],
    [['partners', '--json=yes']],
    [['log', 'Jane', '--note', '--dry-run']],
    [['log', 'Jane', '--note', '--on=friday']],
    [['log', 'Jane', '--note', '-y']],
    [['log', 'Jane', '--note', '--']],
    [['--db', '--plain', 'due']],
  ])('is not one like: %j', async (argv) => {
    expect(await readPlain(argv, argv)).toBeUndefined();
  });

  test('both readers take a quoted value for the whole of it, and what follows for words', async () => {
    for (const [name, { options }] of loaded) {
      const spaced = Object.entries(options).filter(([, own]) => own.spaced === true);
      for (const [key, own] of spaced) {
        const argv = [name, 'a', flagOf(key, own), 'two words', 'b', '--yes', 'c'];
        const of = loaded.filter(([each]) => each === name);
        const read = await readPlain(argv, argv);
        const typed = read === undefined || read === 'overview' ? undefined : read.typed;
        expect([argv, typed?.words, typed?.options[key]]).toEqual([argv, ['a', 'b', 'c'], ['two words']]);
        expect([argv, typed]).toEqual([argv, (await readByParser(argv, of))?.typed]);
      }
    }
  });

  test('neither reader takes an option for the value of the one before it', async () => {
    for (const [name, { options }] of loaded) {
      const valued = Object.entries(options).filter(
        ([, { value, bare }]) => value !== undefined && bare === undefined,
      );
      const flags = ['--db', ...valued.map(([key, own]) => flagOf(key, own))];
      for (const flag of flags) {
        for (const next of ['--yes', '-y', '-h', flag, '--unknown', '--on=friday', '--']) {
          const argv = [name, flag, next];
          expect([argv, await readPlain(argv, argv)]).toEqual([argv, undefined]);
        }
        const argv = [name, flag, flag];
        const of = loaded.filter(([each]) => each === name);
        expect([argv, await readByParser(argv, of)]).toEqual([argv, undefined]);
      }
    }
  });

  test.each([[['--help']], [['-h', '--yes']], [['--db', 'x', '--help']]])(
    'asks for the overview: %j',
    async (argv) => {
      expect(await readPlain(argv, argv)).toBe('overview');
    },
  );
});

test.each([
  [0, undefined, true],
  [1, undefined, false],
  [0, { usage: '[a]' }, true],
  [1, { usage: '[a]' }, true],
  [2, { usage: '[a]' }, false],
  [0, { usage: '<a>' }, false],
  [1, { usage: '<a>', after: { usage: '[b...]' } }, true],
  [9, { usage: '<a>', after: { usage: '[b...]' } }, true],
  [0, { usage: '<a>', after: { usage: '[b...]' } }, false],
])('%d words go with %j: %j', (count, first, expected) => {
  expect(takesWords(count, first)).toBe(expected);
});
