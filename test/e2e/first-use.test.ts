import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { dumpOf } from '../helpers/dump.ts';
import { newNetwork, temporaryFolder } from '../helpers/refnet.ts';
import { KEY, refnetInTerminal, type Terminal } from '../helpers/terminal.ts';

const file = (home: string) => join(home, '.local', 'share', 'refnet', 'refnet.db');

/** The questions up to how to begin, answered. */
const ABOUT_ME: readonly (readonly [string | RegExp, string])[] = [
  ['Your name', `Nadia Brandt${KEY.enter}`],
  ['What you do', 'realtor'],
  [/What you do.*realtor\s[^]*[>❯] realtor/, KEY.enter],
  ['Country', `Canada${KEY.enter}`],
  [/Province or territory: Ontario, or ON \(notices go by it;\s+Enter to skip\)/, `ontario${KEY.enter}`],
  [/Currency.*CAD/, KEY.enter],
];

describe('refnet alone, in a terminal without a file', () => {
  test('asks who one is and for the first partners, shows it all, and writes it once', async () => {
    const home = temporaryFolder();
    const terminal = refnetInTerminal([], home, { columns: 60 });
    await terminal.answer(
      ['Welcome', ''],
      ...ABOUT_ME,
      ['How do you want to begin?', KEY.enter],
      ['First partner', `Maren Holt${KEY.enter}`],
      ['What they do', 'mort'],
      [/[>❯] mortgage broker/, KEY.enter],
      ['Next partner', `nadia brandt${KEY.enter}`],
      ['is your own name', `${KEY.backspace.repeat(12)}Victor Osei, notary${KEY.enter}`],
      [/Victor Osei, notar\s*y\s[^]*Next partner/, KEY.enter],
    );
    await terminal.shows('Enter writes it');
    expect(terminal.text).toContain(
      [
        'About to be written:',
        '  your name    Nadia Brandt',
        '  what you do  realtor',
        '  country      CA',
        '  province     ON',
        '  currency     CAD',
        '  partners     Maren Holt (mortgage broker), Victor Osei',
        '               (notary)',
      ].join('\n'),
    );
    expect(existsSync(file(home))).toBe(false);
    terminal.send(KEY.enter);
    expect(await terminal.ends()).toEqual({ code: 0, signal: 0 });
    expect(terminal.text).toContain('Begun with 5 settings and 2 partners');
    expect(Math.max(...terminal.text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(60);
    expect(dumpOf(file(home))).toMatchObject({
      settings: [
        { key: 'my-name', value: 'Nadia Brandt' },
        { key: 'profession', value: 'realtor' },
        { key: 'country', value: 'CA' },
        { key: 'subdivision', value: 'ON' },
        { key: 'currency', value: 'CAD' },
      ],
      partners: [
        { name: 'Maren Holt', profession: 'mortgage broker' },
        { name: 'Victor Osei', profession: 'notary' },
      ],
    });
    const undo = refnetInTerminal(['undo'], home);
    await undo.ends();
    expect(dumpOf(file(home))).toMatchObject({ settings: [], partners: [] });
  });

  test('imports a spreadsheet, asked again where there is no such file', async () => {
    const home = temporaryFolder();
    writeFileSync(join(home, 'tracker.csv'), 'Date,Referrer,Prospect Name\n2026-10-01,Maren Holt,Jane D.\n');
    const terminal = refnetInTerminal(['--plain'], home);
    await terminal.answer(
      ['Your name', KEY.enter],
      ['What you do', `realtor${KEY.enter}`],
      ['Country', `Ontario${KEY.enter}`],
      [/is a province or territory of Canada[^]*Country/, `Scotland${KEY.enter}`],
      ['Currency of your amounts (GBP)', KEY.enter],
      [/How do you want[^]*Number/, `2${KEY.enter}`],
      ['File', `~/trakcer.csv${KEY.enter}`],
      [/there is no file[^]*File/, `~/tracker.csv${KEY.enter}`],
      ['Enter writes it', KEY.enter],
      [/Import it\?[^]*Number/, KEY.enter],
    );
    expect(await terminal.ends()).toEqual({ code: 0, signal: 0 });
    expect(terminal.text).toContain('Begun with 4 settings and 0 partners');
    expect(dumpOf(file(home))).toMatchObject({
      partners: [{ name: 'Maren Holt' }],
      referrals: [{ client_name: 'Jane D.' }],
    });
  });

  test('an answer can be changed before anything is written', async () => {
    const home = temporaryFolder();
    const terminal = refnetInTerminal([], home);
    await terminal.answer(
      ...ABOUT_ME,
      ['How do you want to begin?', 'with'],
      [/[>❯] with nothing yet/, KEY.enter],
      ['Enter writes it', `e${KEY.enter}`],
      ['Change what?', 'cur'],
      [/[>❯] currency: CAD/, KEY.enter],
      [/Change what\?.*currency[^]*Currency of your amounts/, `eur${KEY.enter}`],
      [/currency {5}EUR[^]*Enter writes it/, KEY.enter],
    );
    expect((await terminal.ends()).code).toBe(0);
    expect(terminal.text).toContain('Begun with 5 settings and 0 partners');
  });

  const PLACES: [name: string, until: (terminal: Terminal) => Promise<void>][] = [
    ['the first question', (terminal) => terminal.shows('Your name')],
    [
      'a search',
      async (terminal) => {
        await terminal.answer(['Your name', KEY.enter]);
        await terminal.shows('What you do');
      },
    ],
    [
      'the summary',
      async (terminal) => {
        await terminal.answer(
          ...ABOUT_ME,
          ['How do you want to begin?', 'with'],
          [/[>❯] with nothing/, KEY.enter],
        );
        await terminal.shows('Enter writes it');
      },
    ],
  ];

  test.each(PLACES)('Ctrl-C, Ctrl-D and a closed terminal write nothing: %s', async (_name, until) => {
    for (const leave of [
      (terminal: Terminal) => terminal.send(KEY.ctrlC),
      (terminal: Terminal) => terminal.send(KEY.ctrlD),
      (terminal: Terminal) => terminal.close(),
    ]) {
      const home = temporaryFolder();
      const terminal = refnetInTerminal([], home);
      await until(terminal);
      leave(terminal);
      const { code, signal } = await terminal.ends();
      expect(code === 130 || code === 129 || signal === 1).toBe(true);
      expect(terminal.text).not.toMatch(/ {4}at |Error/);
      expect(terminal.cursorIsHidden && signal === 0).toBe(false);
      expect(existsSync(file(home))).toBe(false);
    }
  });
});

describe('refnet alone, elsewhere', () => {
  test('with a file, shows what is due and three commands', async () => {
    const network = await newNetwork(
      ['config', 'my-name', 'Nadia Brandt'],
      ['add-partner', 'Maren Holt'],
      ['log', 'Jane D.', '--from', 'maren'],
    );
    const terminal = refnetInTerminal([], network.home);
    expect((await terminal.ends()).code).toBe(0);
    expect(terminal.text).toMatch(/^Referral network of Nadia Brandt: 1 partner, 1 referral\n/);
    expect(terminal.text).toMatch(/\n {2}refnet log .*\n {2}refnet check-in .*\n {2}refnet report .*$/);
  });

  test.each([[[]], [['--plain']], [['--db', 'some.db']], [['-y', '--no-color']]])(
    'without a terminal, %j prints the help',
    async (argv) => {
      const network = await newNetwork();
      expect(await network.ok(argv)).toContain('Usage: refnet <command> [options]');
      expect(existsSync(network.file)).toBe(false);
    },
  );

  test('that may ask nothing, prints the help', async () => {
    const terminal = refnetInTerminal(['--no-input'], temporaryFolder());
    expect((await terminal.ends()).code).toBe(0);
    expect(terminal.text).toContain('Usage: refnet <command> [options]');
  });
});
