import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { flagOf } from '../../src/shell/option.cli.ts';
import { main } from '../../src/main.ts';
import { COMMANDS } from '../../src/commands.ts';
import { SUMMARIES } from '../../src/summaries.ts';
import { idleWorld } from '../helpers/command-reference.ts';
import { newNetwork, temporaryFolder, TODAY } from '../helpers/refnet.ts';
import { REPORT_SECTIONS } from '../../src/reports/report.ts';

describe('help', () => {
  test.each([
    [['help', 'foo'], "unknown command 'foo'", ['refnet help']],
    [
      ['help', 'reprot'],
      "unknown command 'reprot'. Did you mean report?",
      ['refnet help report', 'refnet help'],
    ],
    [
      ['reprot', '--help'],
      "unknown command 'reprot'. Did you mean report?",
      ['refnet report --help', 'refnet help'],
    ],
  ])('%j about no command is refused', async (argv, message, hints) => {
    const refnet = await newNetwork();
    const lines = [`refnet: ${message}`, ...hints.map((hint) => `  ${hint}`), ''];
    expect(await refnet.fails(2, argv)).toBe(lines.join('\n'));
  });

  test.each([
    [['help'], 'Usage: refnet <command> [options]\n'],
    [['help', 'pay'], 'Usage: refnet pay '],
    [['help', 'paid'], 'Usage: refnet pay '],
    [['pay', '-h'], 'Usage: refnet pay '],
    [['--plain', 'pay', '--help'], 'Usage: refnet pay '],
  ])('%j is given', async (argv, beginning) => {
    const refnet = await newNetwork();
    expect((await refnet.ok(argv)).slice(0, beginning.length)).toBe(beginning);
  });
});

test('the help as a whole fits a screen of 80 columns and 24 lines with the prompt below it', async () => {
  const refnet = await newNetwork();
  const lines = (await refnet.ok(['--help'])).trimEnd().split('\n');
  expect(lines.length).toBeLessThan(24);
  expect(lines.filter((line) => line.length > 80)).toEqual([]);
  for (const { name, hidden } of COMMANDS) {
    const shown = lines.some((line) => new RegExp(`(?:^  |[ ,])${name}(?:,|$| )`).test(line));
    expect({ name, shown }).toEqual({ name, shown: hidden !== true });
  }
});

describe('the help of every command', () => {
  test('says what it does, and of nothing else', () => {
    expect(Object.keys(SUMMARIES).toSorted()).toEqual(COMMANDS.map(({ name }) => name).toSorted());
  });

  test.each(COMMANDS.map(({ name }) => name))('of %s fits 80 columns', async (name) => {
    const refnet = await newNetwork();
    const lines = (await refnet.ok(['help', name])).split('\n');
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
  });
});

describe('a command line that cannot be understood', () => {
  test.each([
    [['completion'], 'the shell is missing', ['for example: refnet completion bash']],
    [['completion', 'tcsh'], '"tcsh" is not a shell', ['choose one of: bash, zsh, fish']],
    [
      ['report', '--only', 'weather'],
      '"weather" is not a part of the report',
      [`choose one of: ${REPORT_SECTIONS.join(', ')}`],
    ],
    [['partners', '--sort'], '--sort needs its value: --sort <order>', ['refnet help partners']],
    [
      ['log', 'Ann', '--from', 'maren', '--note', '--dry-run'],
      '--note needs its value: --note <text>',
      ['refnet log Ann --from maren --note=--dry-run      if "--dry-run" is its value', 'refnet help log'],
    ],
    [
      ['who', 'accountant', '--log', '--to', 'viktor'],
      '--log needs its value: --log <client>',
      ['refnet help who'],
    ],
    [
      ['due', '--db', '--plain'],
      '--db needs its value: --db <file>',
      ['refnet --db=--plain due      if "--plain" is its value', 'refnet help due'],
    ],
    [
      ['advise', 'maren', '--why=maren'],
      '--why takes no value',
      ['refnet advise maren --why', 'refnet help advise'],
    ],
    [['due', '--json=true'], '--json takes no value', ['refnet due --json', 'refnet help due']],
    [['due', '--plain=1'], '--plain takes no value', ['refnet due --plain', 'refnet help due']],
    [['due', '--no-pager=false'], '--no-pager takes no value', ['refnet help due']],
    [
      ['--db', 'a.db', 'due', '--db=b.db'],
      '--db is said 2 times, and counts once',
      ['leave out all but one'],
    ],
    [['log', 'Ann', '--note', '--'], '--note needs its value: --note <text>', ['refnet help log']],
    [
      ['completion', 'bash', '-y', 'zsh', '-y', 'fish'],
      'more words than refnet completion takes: 3, where it takes 1 at most',
      ['one shell at a time: refnet completion bash', 'refnet help completion'],
    ],
    [['history', '1', '2'], 'no further words go with history', ['refnet help history']],
    [
      ['advise', 'maren', '--whi'],
      'there is no --whi; did you mean --why?',
      ['refnet advise maren --why', 'refnet help advise'],
    ],
    [
      ['log', 'Dana R.', '--to', 'viktor', '--date', 'yesterday'],
      'there is no --date; the day is --on',
      ['refnet log "Dana R." --to viktor --on yesterday', 'refnet help log'],
    ],
    [
      ['check-in', 'maren', '--date=yesterday'],
      'there is no --date; the day is --on',
      ['refnet check-in maren --on=yesterday', 'refnet help check-in'],
    ],
    [
      ['project', 'maren', 'an evening', '--kind', 'event', '--on', '2026-10-01'],
      'there is no --on; the first day is --from',
      ['refnet project maren "an evening" --kind event --from 2026-10-01', 'refnet help project'],
    ],
    [
      ['promise', 'maren', 'call back', '--on', 'friday'],
      'there is no --on; the day is --by',
      ['refnet promise maren "call back" --by friday', 'refnet help promise'],
    ],
    [['due', '--given'], 'there is no option --given', ['refnet help due']],
    [['calendar', '--received'], 'there is no option --received', ['refnet help calendar']],
    [
      ['agree', '--with', 'maren', '--verbal'],
      'there is no --with; the partner is named without an option',
      ['refnet agree maren --verbal', 'refnet help agree'],
    ],
    [
      ['-y', 'report', '--partner=maren', '--json'],
      'there is no --partner; the partner is named without an option',
      ['refnet -y report maren --json', 'refnet help report'],
    ],
    [
      ['project', 'maren', '--with'],
      'there is no --with; the partner is named without an option',
      ['refnet help project'],
    ],
    [
      ['who', '--need', 'tax return'],
      'there is no --need; the need is named without an option',
      ['refnet who "tax return"', 'refnet help who'],
    ],
    [
      ['report', '--date', '2026-01-01'],
      'there is no --date; the day is --since',
      ['refnet report --since 2026-01-01', 'refnet help report'],
    ],
    [
      ['add-partner', 'Ann Ash', '--category', 'gold'],
      'there is no --category; the tag is --tag',
      ['refnet add-partner "Ann Ash" --tag gold', 'refnet help add-partner'],
    ],
    [['import', 'x.csv', '--type', 'partners'], 'there is no option --type', ['refnet help import']],
    [['log', 'Dana R.', '--start', 'friday'], 'there is no option --start', ['refnet help log']],
    [['log', 'Dana R.', '--frobnicate'], 'there is no option --frobnicate', ['refnet help log']],
    [
      ['check-in', 'maren', '--notes', 'new office'],
      'there is no --notes; the note is --note',
      ['refnet check-in maren --note "new office"', 'refnet help check-in'],
    ],
    [
      ['edit', 'maren', '--archived', 'yes'],
      'there is no --archived; did you mean --archive?',
      ['refnet edit maren --archive', 'refnet help edit'],
    ],
    [
      ['edit', 'maren', '--archived=true'],
      'there is no --archived; did you mean --archive?',
      ['refnet edit maren --archive', 'refnet help edit'],
    ],
    [
      ['edit', 'maren', '--archived=no'],
      'there is no --archived; did you mean --archive?',
      ['refnet help edit'],
    ],
    [
      ['partners', '--archive', 'yes'],
      'there is no --archive; did you mean --archived?',
      ['refnet partners --archived', 'refnet help partners'],
    ],
    [
      ['log', 'Dana R.', '--date', '--to', 'viktor'],
      'there is no --date; the day is --on',
      ['refnet log "Dana R." --on DAY --to viktor', 'refnet help log'],
    ],
    [
      ['edit', 'maren', '--mail'],
      'there is no --mail; the email is --email',
      ['refnet edit maren --email ADDRESS', 'refnet help edit'],
    ],
  ])('%j is told in plain words', async (argv, message, hints) => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt'], ['add-partner', 'Viktor Osei']);
    const lines = [`refnet: ${message}`, ...hints.map((hint) => `  ${hint}`), ''];
    expect(await refnet.fails(2, argv)).toBe(lines.join('\n'));
  });
});

test('what reads as an option is a value where it is joined to one', async () => {
  const refnet = await newNetwork(['add-partner', 'Maren Holt']);
  await refnet.ok(['log', 'Ann', '--from', 'maren', '--note=--dry-run']);
  expect(await refnet.ok(['show', '1'])).toContain('--dry-run');
});

describe('a bug', () => {
  const home = () => {
    const folder = temporaryFolder();
    let broken = false;
    const said: string[] = [];
    const run = (...argv: string[]) =>
      main(argv, {
        stdin: Readable.from([]),
        stdout: {
          write: () => {
            if (broken) throw new TypeError('no such colour');
          },
        },
        stderr: { write: (text: string) => said.push(text) },
        env: { REFNET_TODAY: TODAY },
        platform: 'linux',
        home: () => folder,
        now: () => new Date('2026-11-20T12:00:00Z'),
        version: '0.0.0-test',
      });
    const failing = async (...argv: string[]) => {
      broken = true;
      said.length = 0;
      expect(await run(...argv)).toBe(70);
      return said.join('');
    };
    return { run, failing };
  };
  const report = (kept: string) =>
    [
      'refnet: something went wrong inside refnet (TypeError: no such colour)',
      `  this is a bug; ${kept}`,
      '  set REFNET_DEBUG=1 and run it again to see where it happened',
      '',
    ].join('\n');

  test.each([
    ['where nothing was to be written', ['partners'], 'nothing was written by this command'],
    [
      'where what was typed changes nothing',
      ['config', 'currency', 'CAD'],
      'nothing was written by this command',
    ],
    [
      'after the change is committed',
      ['log', 'Jane D.', '--from', 'maren'],
      'what the command did is recorded all the same: logged received referral 1\n  refnet undo      takes it back',
    ],
    [
      'after a change is taken back',
      ['undo'],
      'what the command did is recorded all the same: took back: added partner p1\n  refnet redo      takes it back',
    ],
  ])('%s says what is kept', async (_when, argv, kept) => {
    const { run, failing } = home();
    expect(await run('config', 'currency', 'CAD')).toBe(0);
    expect(await run('add-partner', 'Maren Holt')).toBe(0);
    expect(await failing(...argv)).toBe(report(kept));
  });

  test('says with REFNET_DEBUG where it happened, and what no error was without', async () => {
    const { home: folder } = await newNetwork(['add-partner', 'Maren Holt']);
    const said: string[] = [];
    const debug = async (thrown: unknown) => {
      const write = () => {
        throw thrown;
      };
      const world = { ...idleWorld(), home: () => folder, env: { REFNET_TODAY: TODAY, REFNET_DEBUG: '1' } };
      said.length = 0;
      const stderr = { write: (text: string) => said.push(text) };
      expect(await main(['partners'], { ...world, stdout: { write }, stderr })).toBe(70);
      return said.join('');
    };
    expect(await debug(new TypeError('no such colour'))).toMatch(/\nTypeError: no such colour\n +at /);
    expect(await debug('no such colour')).toMatch(/\(no such colour\)\n(?:  .*\n)+$/);
  });

  test('after a change is done again says what is kept', async () => {
    const { run, failing } = home();
    await run('add-partner', 'Maren Holt');
    await run('undo');
    expect(await failing('redo')).toBe(
      report(
        'what the command did is recorded all the same: did again: added partner p1\n  refnet undo      takes it back',
      ),
    );
  });
});

test.each([
  [['add-partner', 'Uma', '--name', 'Thorn'], '"Uma" and --name "Thorn"'],
  [['add-partner', '--name', 'Thorn', '--', 'Uma', 'B'], '"Uma B" and --name "Thorn"'],
  [['config', 'currency', 'eur', '--value', 'usd'], '"eur" and --value "usd"'],
])('a word and an option that say the same fact are refused: %j', async (argv, both) => {
  const refnet = await newNetwork();
  expect(await refnet.fails(2, argv)).toBe(
    `refnet: ${both} say one fact, which counts once\n  leave one of them out\n`,
  );
});

test('the client may be named by an option, and counts once', async () => {
  const refnet = await newNetwork(['add-partner', 'Maren Holt']);
  expect(await refnet.ok(['log', '--client', 'Dana R.', '--from', 'maren'])).toMatch(
    /^#1  Dana R\. received from Maren Holt, /,
  );
  expect(await refnet.fails(2, ['log', 'Ann', '--client', 'Dana R.', '--from', 'maren'])).toBe(
    'refnet: --client is said 2 times, and counts once\n  leave out all but one\n',
  );
});

test.each([
  [['promise', '--goal', '6 referrals', 'victor'], 'I promised Victor Osei: 6 referrals; 0 of 6 referrals'],
  [
    ['promise', '--goal', '6 referrals', 'victor', 'send them'],
    'I promised Victor Osei: send them; 0 of 6 referrals',
  ],
  [
    ['promise', '--goal', '6', 'referrals', 'victor', 'osei'],
    'I promised Victor Osei: 6 referrals; 0 of 6 referrals',
  ],
  [
    ['promise', '--goal', '10', 'blog', 'posts', 'maren'],
    'I promised Maren Holt: 10 blog posts; goal 10 blog posts, which you count yourself',
  ],
  [
    ['promise', 'maren', '--goal', '10', 'blog', 'posts'],
    'I promised Maren Holt: 10 blog posts; goal 10 blog posts, which you count yourself',
  ],
])('a name behind a value of several words is the partner: %j', async (argv, said) => {
  const refnet = await newNetwork(['add-partner', 'Maren Holt'], ['add-partner', 'Victor Osei']);
  expect(await refnet.ok(argv)).toBe(`#1  ${said}\n    next: refnet done 1\n`);
});

test.each([
  [['--only', 'costs', 'maren']],
  [['--only', 'costs', 'trend', 'maren', 'holt']],
  [['--only', 'costs, trend', 'maren']],
])('a name behind the parts of the report is the partner: %j', async (words) => {
  const refnet = await newNetwork(['add-partner', 'Maren Holt'], ['add-partner', 'Trend']);
  expect(await refnet.fails(2, ['report', ...words])).toMatch(
    /^refnet: --only does not go with the report on one partner\n/,
  );
  expect(await refnet.ok(['report', '--only', 'costs', 'trend'])).toContain('\nMonth by month\n');
});

test('where a paper is kept is named by its own option', async () => {
  const refnet = await newNetwork(['add-partner', 'Maren Holt'], ['agree', 'maren', '--written']);
  expect(await refnet.fails(2, ['agree', 'maren', '--place', 'shelf'])).toBe(
    'refnet: there is no --place; the place of the paper is --paper\n' +
      '  refnet agree maren --paper shelf\n  refnet help agree\n',
  );
});

test.each([
  [
    ['log', 'Ann', '--from', 'maren', '--on', '2026-11-20', ''],
    'refnet log Ann --from maren --on 2026-11-20      without the word that is empty',
  ],
  [
    ['log', '', 'Ann B', '--from', 'maren'],
    'refnet log "Ann B" --from maren      without the word that is empty',
  ],
  [
    ['log', '', 'Ann', 'B', '--from', 'maren'],
    'what has several words is quoted: refnet log "Ann B" --from maren',
  ],
  [['log', 'Ann', '--', 'from', 'maren'], 'refnet log Ann --from maren'],
  [['log', 'Ann', 'from', 'maren'], 'refnet log Ann --from maren'],
  [
    ['-y', 'log', 'Ann', 'B', 'to', 'victor', 'osei', 'for', 'tax', 'return'],
    'refnet -y log "Ann B" --to "victor osei" --for "tax return"',
  ],
  [['log', 'Ann', '--note', 'from', 'to', 'maren'], 'refnet log Ann --note from --to maren'],
  [['log', 'from', 'maren'], 'what has several words is quoted: refnet log "from maren"'],
  [
    ['log', '--from', 'maren', 'K.T.', 'anxiety'],
    'what has several words is quoted: refnet log K.T. --from maren --for anxiety',
  ],
  [
    ['log', '--from', 'maren', 'holt', 'Dana', 'R.', 'first', 'home', '--on', '2026-11-19'],
    'what has several words is quoted: refnet log "Dana R." --from "maren holt" --on 2026-11-19 --for "first home"',
  ],
  [
    ['log', 'K.T.', 'anxiety', '--from', 'maren'],
    'what has several words is quoted: refnet log K.T. --from maren --for anxiety',
  ],
  [
    ['log', 'Ann', 'de', 'Vries', 'tax', 'return', '--from', 'maren'],
    'what has several words is quoted: refnet log "Ann de Vries" --from maren --for "tax return"',
  ],
  [
    ['log', 'ann', 'vries', '--from', 'maren'],
    'what has several words is quoted: refnet log "ann vries" --from maren',
  ],
  [
    ['log', 'K.T.', 'anxiety', '--from', 'maren', '--for', 'sleep'],
    'what has several words is quoted: refnet log "K.T. anxiety" --from maren --for sleep',
  ],
  [
    ['log', '--from', 'maren', '--note', 'hello', 'K.T.', 'anxiety'],
    'what has several words is quoted: refnet log --from maren --note "hello K.T. anxiety"',
  ],
  [
    ['log', '--from', 'maren', 'Jane', 'Dupont'],
    'what has several words is quoted: refnet log "CLIENT" --from "NAME"',
  ],
  [
    ['log', 'Jane', '--from', 'maren', 'holt'],
    'what has several words is quoted: refnet log Jane --from "maren holt"',
  ],
  [['completion', 'for', 'bash'], 'one shell at a time: refnet completion bash'],
  [['completion', 'my', 'shell'], 'refnet help completion'],
  [['--plain', 'completion', 'bash', 'zsh'], 'one shell at a time: refnet --plain completion bash'],
])('more words than it takes: %j is mended', async (argv, hint) => {
  const refnet = await newNetwork(['add-partner', 'Maren Holt'], ['add-partner', 'Victor Osei']);
  const [first, second = ''] = (await refnet.fails(2, argv)).split('\n');
  expect(first).toMatch(/^refnet: more words than refnet (?:log|completion) takes: /);
  // What was tried and works goes with what it does.
  expect(second.split(/ {6}#\d/)[0]).toBe(`  ${hint}`);
});

test.each([
  [
    ['note', 'maren', '-- quoted'],
    '"-- quoted"',
    'refnet note maren -- "-- quoted"      takes it as it stands',
  ],
  [
    ['note', 'maren', '- he said', '--kind', 'dispute'],
    '"- he said"',
    'refnet note maren --kind dispute -- "- he said"      takes it as it stands',
  ],
  [
    ['note', 'maren', '-- quoted', 'more'],
    '"-- quoted"',
    'write -- before it, after all options, and it is taken as it stands',
  ],
  [
    ['log', '-Jane D.', '--from', 'maren'],
    '"-Jane D."',
    'refnet log --from maren -- "-Jane D."      takes it as it stands',
  ],
])('a text that begins as an option does: %j', async (argv, text, hint) => {
  const refnet = await newNetwork(['add-partner', 'Maren Holt']);
  expect(await refnet.fails(2, argv)).toBe(
    `refnet: ${text} begins as an option does\n  ${hint}\n  refnet help ${argv[0]}\n`,
  );
});

describe('an empty value', () => {
  test('is refused by every command and every option, but by those that take a fact out with it', async () => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt'], ['log', 'Ann', '--from', 'maren']);
    for (const { name, load } of COMMANDS) {
      const { command } = await load();
      if (command.takesEmpty === true || command.readsAnyLength === true) continue;
      for (const [key, own] of Object.entries(command.options)) {
        if (own.value === undefined || own.bare === '') continue;
        const flag = flagOf(key, own);
        const tellsItself =
          ['amount', 'fee'].includes(own.value) || own.named === 'file' || own.asks?.required === true;
        const { code, stdout, stderr } = await refnet.run([name, `${flag}=`]);
        const said = tellsItself ? stderr : `refnet: ${flag} is empty: leave it out, or give it a value\n`;
        expect({ name, flag, code, stdout, stderr }).toEqual({
          name,
          flag,
          code: 2,
          stdout: '',
          stderr: said,
        });
      }
    }
  });

  test.each([
    [['who', 'broker', '--region', '\u200b'], '--region'],
    [['who', 'broker', '--log', '\u2060'], '--log'],
    [['log', 'Ann', '--from', 'maren', '--for', ' \u200b '], '--for'],
  ])('is one in which nothing can be seen, too: %j', async (argv, flag) => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    expect(await refnet.fails(2, argv)).toBe(`refnet: ${flag} is empty: leave it out, or give it a value\n`);
  });

  test('takes a fact out in edit and update', async () => {
    const refnet = await newNetwork(
      ['add-partner', 'Maren Holt', '--profession', 'broker'],
      ['log', 'Ann', '--from', 'maren'],
      ['update', '1', 'lost', '--because', 'too dear'],
    );
    expect(await refnet.ok(['edit', 'maren', '--profession', ''])).toBe(
      'p1  Maren Holt\n    profession was broker, is taken out\n',
    );
    expect(await refnet.ok(['update', '1', '--because', ' '])).toContain(': note taken out\n');
  });

  test.each([
    [
      ['config', 'currency', ''],
      'the new value of "currency" is empty',
      'refnet config currency --unset      takes out what is set',
    ],
    [
      ['config', 'my-name', '', '--json'],
      'the new value of "my-name" is empty',
      'refnet config my-name --unset      takes out what is set',
    ],
    [['backup', ''], 'that is no file name', 'refnet backup      makes one beside your network'],
    [['restore', ''], 'that is no file name', 'refnet restore --list      names the copies there are'],
    [['compare', 'maren', ''], 'that is no file name', 'for example: refnet compare NAME FILE'],
    [['compare', 'maren'], 'the partner or the file is missing', 'for example: refnet compare NAME FILE'],
    [['compare'], 'the partner and the file are missing', 'for example: refnet compare NAME FILE'],
    [
      ['who', 'broker', '--log', '-'],
      'no client came in on standard input',
      'for example: refnet who NEED --log - < FILE',
    ],
    [['search', '-'], 'no text to look for came in on standard input', 'for example: refnet search - < FILE'],
  ])('of a word is refused too: %j', async (argv, message, hint) => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    expect(await refnet.fails(2, argv)).toBe(`refnet: ${message}\n  ${hint}\n`);
  });
});

test.each([
  [['maren, victor']],
  [['maren victor']],
  [['maren', 'and', 'victor']],
  [['maren,', 'victor']],
  [['Maren Holt & Victor Osei']],
])('check-in takes several in one word: %j', async (words) => {
  const refnet = await newNetwork(['add-partner', 'Maren Holt'], ['add-partner', 'Victor Osei']);
  const both = ['#1  Call with Maren Holt, ', '#2  Call with Victor Osei, '];
  const lines = (await refnet.ok(['check-in', ...words])).split('\n');
  expect(both.map((begin, at) => lines[at]?.startsWith(begin))).toEqual([true, true]);
});

test.each([
  [['due', 'maren', 'holt'], 'refnet due --partner "maren holt"      what is of that partner'],
  [
    ['check-ins', 'maren', '--limit', '3'],
    'refnet check-ins --limit 3 --partner maren      what is of that partner',
  ],
  [['refs', 'maren'], 'refnet refs --partner maren      what is of that partner'],
  [['-y', 'list', 'maren', '--tag', 'x'], 'refnet -y show maren      shows that one'],
  [['undo', '1', '--json'], 'refnet undo --json      takes back the last change, and again the one before'],
])('a name behind a list is mended: %j', async (argv, hint) => {
  const refnet = await newNetwork(['add-partner', 'Maren Holt'], ['log', 'Ann', '--from', 'maren']);
  expect((await refnet.fails(2, argv)).split('\n')[1]).toBe(`  ${hint}`);
});
