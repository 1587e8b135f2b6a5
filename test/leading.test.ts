import { expect, test } from 'vitest';
import { GLOBALS } from '../src/globals.ts';
import { commandJoined, isBare, leadOf, lettersApart, withCommandFirst } from '../src/leading.ts';
import { newNetwork } from './helpers/refnet.ts';

test.each([
  ['help', '--help'],
  ['--plain help', '--plain --help'],
  ['-y help log', '-y log --help'],
  ['--db F help report', '--db F report --help'],
  ['--db help help report', '--db help report --help'],
  ['-- help log', 'log --help'],
  ['help help', '--help'],
  ['help me', '--help'],
  ['--help log', 'log --help'],
  ['--plain -h log', '--plain log --help'],
  ['help foo', 'foo'],
  ['--help foo', 'foo'],
  ['foo --help', 'foo'],
  ['log --help', 'log --help'],
  ['log help', 'log help'],
  ['--plain -V', 'version --plain'],
  ['--db x --version', 'version --db x'],
  ['--verbose -V', 'version --verbose'],
  ['--db -V log', '--db -V log'],
  ['-V log', '-V log'],
  ['-V --help', '-V --help'],
  ['--verbose', '--verbose'],
  ['-h', '-h'],
  ['', ''],
])('"%s" is read as "%s"', (typed, read) => {
  const argv = typed.split(' ').filter((word) => word !== '');
  expect(withCommandFirst(argv, (name) => name === 'log' || name === 'report').join(' ')).toBe(read);
});

test.each([
  ['add partner Uma Thorn', 'add-partner Uma Thorn'],
  ['--db add check in maren', '--db add check-in maren'],
  ['help check in', 'help check-in'],
  ['-y check in', '-y check-in'],
  ['add Partner Uma', 'add Partner Uma'],
  ['add', 'add'],
  ['-- add partner', '-- add partner'],
  ['', ''],
])('"%s" names the command of "%s"', (typed, joined) => {
  const argv = typed.split(' ').filter((word) => word !== '');
  const isCommand = (name: string) => name === 'add-partner' || name === 'check-in';
  expect(commandJoined(argv, isCommand).join(' ')).toBe(joined);
});

test.each([
  [['add', 'partner', 'Uma Thorn'], 'p1  Uma Thorn'],
  [['add', 'partner', 'Uma', 'Thorn'], 'p1  Uma Thorn'],
])('%j adds that partner', async (argv, said) => {
  const refnet = await newNetwork(['config', 'currency', 'CAD']);
  expect((await refnet.ok(argv)).split('\n')[0]).toBe(said);
});

test.each([
  [['log', 'referral', 'Dana R.', '--from', 'uma'], '#1  Dana R. received from Uma Thorn, '],
  [['add', 'referral', 'Dana R.', '--to', 'uma'], '#1  Dana R. given to Uma Thorn, '],
  [['check', 'in', 'uma'], '#1  Call with Uma Thorn, '],
])('%j is the command of one word', async (argv, said) => {
  const refnet = await newNetwork(['add-partner', 'Uma Thorn']);
  expect((await refnet.ok(argv)).startsWith(said)).toBe(true);
});

test('letters behind one dash are told apart, up to what ends the options', () => {
  expect(lettersApart(['-yh', '-yx', '--yes', '-Vy', '--', '-yh'])).toEqual([
    '-y',
    '-h',
    '-yx',
    '--yes',
    '-V',
    '-y',
    '--',
    '-yh',
  ]);
});

test.each([
  [[], true, 0],
  [['--db', '-h', '--plain'], true, 3],
  [['--db'], true, 1],
  [['-V'], false, 1],
  [['--plain', 'log', '-y'], false, 1],
  [['--db', 'log'], true, 2],
])('%j names no command: %j', (argv, bare, lead) => {
  expect([isBare(argv), leadOf(argv)]).toEqual([bare, lead]);
});

test.each(GLOBALS.map(({ long, short, value }) => [long, short, value]))(
  '%s, which every command takes, may stand before it',
  (long, short, value) => {
    const said = value === undefined ? [[long], [short ?? long]] : [[long, 'log'], [`${long}=log`]];
    for (const words of said) expect(leadOf([...words, 'due', ...words])).toBe(words.length);
  },
);

test.each([
  [['--plain', 'help'], ['help']],
  [
    ['-y', 'help', 'log'],
    ['log', '--help'],
  ],
  [
    ['-h', 'log'],
    ['log', '--help'],
  ],
  [
    ['log', '-yh'],
    ['log', '--help'],
  ],
  [
    ['due', '-hy'],
    ['due', '--help'],
  ],
  [['--no-pager', '--version'], ['--version']],
  [['-Vy'], ['--version']],
  [['-yV'], ['--version']],
])('%j and %j print the same', async (argv, plain) => {
  const refnet = await newNetwork();
  expect(await refnet.ok(argv)).toBe(await refnet.ok(plain));
});

test.each([[['-V', 'log']], [['log', '-V']], [['log', '-yV']], [['due', '-Vy']]])(
  '%j is told that the version goes with no command',
  async (argv) => {
    const refnet = await newNetwork();
    expect(await refnet.fails(2, argv)).toBe('refnet: --version goes with no command\n  refnet --version\n');
  },
);
