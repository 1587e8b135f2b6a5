import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { newNetwork, temporaryFolder, type Refnet } from '../helpers/refnet.ts';
import { KEY, refnetInTerminal, type Terminal } from '../helpers/terminal.ts';

const MAREN = ['add-partner', 'Maren Holt', '--profession', 'mortgage broker'];
const VICTOR = ['add-partner', 'Victor Osei', '--profession', 'accountant'];

async function changes(network: Refnet): Promise<string[]> {
  const listed = JSON.parse(await network.ok(['history', '--json'])) as { what: string }[];
  return listed.map(({ what }) => what);
}

describe('add-partner without arguments', () => {
  test('asks for each fact, says what it did, and writes once', async () => {
    const home = temporaryFolder();
    const terminal = refnetInTerminal(['add-partner'], home);
    await terminal.answer(
      ['Name', `Maren Holt${KEY.enter}`],
      ['What they do', `mortgage broker${KEY.enter}`],
      ['Business', KEY.enter],
      ['Email', `maren${KEY.enter}`],
      ['is no email address', `@example.com${KEY.enter}`],
      ['How you met', `chamber lunch${KEY.enter}`],
    );
    expect(await terminal.ends()).toEqual({ code: 0, signal: 0 });
    expect(terminal.text).toContain('p1  Maren Holt, mortgage broker');
    expect(terminal.cursorIsHidden).toBe(false);
  });

  test('asks again when the name is left empty', async () => {
    const terminal = refnetInTerminal(['add-partner'], temporaryFolder());
    await terminal.answer(['Name', KEY.enter], ['this one is needed', KEY.ctrlC]);
    expect((await terminal.ends()).code).toBe(130);
  });
});

describe('edit --questions', () => {
  test('asks the questions one by one; Enter keeps what was said, and only answers are written', async () => {
    const network = await newNetwork(MAREN, ['edit', 'maren', '--question', '1=yes', '--on', '2026-03-03']);
    const terminal = refnetInTerminal(['edit', 'maren', '--questions'], network.home);
    await terminal.answer(
      [/we connected well \(yes, Tue 3 Mar 2026\)/, KEY.enter],
      ['ideal clients too', `perhaps${KEY.enter}`],
      ['is not a yes-or-no answer', `${KEY.backspace.repeat(7)}y${KEY.enter}`],
      ['open to it', KEY.enter],
      ['share me with their clients', KEY.enter],
      ['comfortable sending my clients', `unsure${KEY.enter}`],
      ['values', KEY.enter],
    );
    expect((await terminal.ends()).code).toBe(0);
    expect(terminal.text).toContain('my clients are their ideal clients too: none -> yes');
    const { answers } = JSON.parse(await network.ok(['show', 'maren', '--json']));
    expect(answers).toEqual([
      { day: '2026-03-03', question: 'connected', answer: 'yes' },
      { day: '2026-11-20', question: 'ideal-clients', answer: 'yes' },
      { day: '2026-11-20', question: 'comfortable', answer: 'unsure' },
    ]);
  });
});

describe('who --log', () => {
  test('asks whom to choose among those who fit, and logs the referral', async () => {
    const network = await newNetwork(VICTOR, ['add-partner', 'Ann Lee', '--profession', 'CPA']);
    const terminal = refnetInTerminal(['who', 'accountant', '--log', 'Dana R.'], network.home);
    await terminal.answer([/Given to[^]*Ann Lee[^]*Victor Osei/, KEY.down], [/(❯|>) Victor/, KEY.enter]);
    expect((await terminal.ends()).code).toBe(0);
    expect(terminal.text).toContain('#1  Dana R. given to Victor Osei for accountant');
  });

  test('asks for as many names as a client is to be given', async () => {
    const network = await newNetwork(
      VICTOR,
      ['add-partner', 'Ann Lee', '--profession', 'CPA'],
      ['config', 'min-providers', '2'],
    );
    const terminal = refnetInTerminal(['who', 'accountant', '--log', 'Dana R.'], network.home);
    await terminal.answer(
      ['Given to', KEY.enter],
      [/And to \(2 names asked for\)[^]*nobody else/, KEY.enter],
    );
    expect((await terminal.ends()).code).toBe(0);
    expect(terminal.text).toMatch(/#1 {2}Dana R\. given to Ann Lee[^]*#2 {2}Dana R\. given to Victor Osei/);
  });
});

describe('log without arguments', () => {
  test('finds the partner while one types', async () => {
    const network = await newNetwork(MAREN, VICTOR);
    const terminal = refnetInTerminal(['log'], network.home);
    await terminal.answer(
      ['Which way?', KEY.enter],
      [/Received from[^]*Victor Osei/, 'maren'],
      [/Received from.*maren\s[^]*Maren Holt(?![^]*Victor)/, KEY.enter],
      ['Client', `Jane D.${KEY.enter}`],
      ['What they need', `first home${KEY.enter}`],
      ['When', `yesterday${KEY.enter}`],
    );
    expect((await terminal.ends()).code).toBe(0);
    expect(terminal.text).toContain('#1  Jane D. received from Maren Holt for first home, Thu 19 Nov 2026');
    expect(await changes(network)).toHaveLength(3);
  });

  test('adds the partner on the spot, in the same change', async () => {
    const network = await newNetwork(VICTOR);
    const terminal = refnetInTerminal(['log'], network.home);
    await terminal.answer(
      ['Which way?', KEY.down],
      [/❯ given|> given/, KEY.enter],
      ['Given to', 'Ilse Moreno'],
      ['add "Ilse Moreno" as a new partner', KEY.enter],
      ['Client', `Bob Q.${KEY.enter}`],
      ['What they need', KEY.enter],
      ['When', KEY.enter],
    );
    expect((await terminal.ends()).code).toBe(0);
    expect(terminal.text).toContain('#1  Bob Q. given to Ilse Moreno, Fri 20 Nov 2026');
    expect(await changes(network)).toHaveLength(2);
  });

  test('asks again where the day cannot be read', async () => {
    const network = await newNetwork(MAREN);
    const terminal = refnetInTerminal(['log'], network.home);
    await terminal.answer(
      ['Which way?', KEY.enter],
      ['Received from', KEY.enter],
      ['Client', `Jane D.${KEY.enter}`],
      ['What they need', KEY.enter],
      ['When', `tomorrow${KEY.enter}`],
      ['still to come', KEY.ctrlC],
    );
    expect((await terminal.ends()).code).toBe(130);
    expect(await changes(network)).toHaveLength(1);
  });

  test('fits 60 columns, and has no colours with NO_COLOR', async () => {
    const network = await newNetwork(MAREN, VICTOR);
    const terminal = refnetInTerminal(['log'], network.home, { columns: 60, env: { NO_COLOR: '1' } });
    await terminal.answer(
      ['Which way?', KEY.enter],
      ['Received from', 'maren'],
      [/maren[^]*Maren Holt/, KEY.enter],
      ['Client', `Jane D.${KEY.enter}`],
      ['What they need', KEY.enter],
      ['When', KEY.enter],
    );
    expect((await terminal.ends()).code).toBe(0);
    // oxlint-disable-next-line no-control-regex -- a colour is what is looked for
    expect(terminal.raw).not.toMatch(/\x1b\[(?:\d+;)*(?:3[0-7]|4[0-7]|9[0-7])m/);
    expect(Math.max(...terminal.text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(60);
  });
});

describe('a question that is not answered', () => {
  const PROMPTS: [name: string, argv: string[], until: (terminal: Terminal) => Promise<void>][] = [
    ['a text (add-partner)', ['add-partner'], (terminal) => terminal.shows('Name')],
    ['a choice (log)', ['log'], (terminal) => terminal.shows('Which way?')],
    [
      'a search (log)',
      ['log'],
      async (terminal) => {
        await terminal.answer(['Which way?', KEY.enter]);
        await terminal.shows('Maren Holt');
      },
    ],
    ['the last question (log)', ['log', '--to', 'maren', '--add'], (terminal) => terminal.shows('Client')],
    [
      'a yes or no (add-partner)',
      ['add-partner', 'Maren Holt', '--profession', 'mortgage broker'],
      (terminal) => terminal.shows('all the same?'),
    ],
  ];

  test.each(PROMPTS)('ends with 130 on Ctrl-C and writes nothing: %s', async (_name, argv, until) => {
    const network = await newNetwork(MAREN);
    const terminal = refnetInTerminal(argv, network.home);
    await until(terminal);
    terminal.send(KEY.ctrlC);
    expect(await terminal.ends()).toEqual({ code: 130, signal: 0 });
    expect(terminal.text).toContain('refnet: cancelled, nothing was written');
    expect(terminal.text).not.toMatch(/ {4}at |Error/);
    expect(terminal.cursorIsHidden).toBe(false);
    expect(await changes(network)).toHaveLength(1);
  });

  test.each(PROMPTS)('ends with 130 on Ctrl-D and writes nothing: %s', async (_name, argv, until) => {
    const network = await newNetwork(MAREN);
    const terminal = refnetInTerminal(argv, network.home);
    await until(terminal);
    terminal.send(KEY.ctrlD);
    expect(await terminal.ends()).toEqual({ code: 130, signal: 0 });
    expect(terminal.text).toContain('refnet: cancelled, nothing was written');
    expect(terminal.text).not.toMatch(/ {4}at |Error/);
    expect(terminal.cursorIsHidden).toBe(false);
    expect(await changes(network)).toHaveLength(1);
  });

  test.each(PROMPTS)('writes nothing when the terminal is closed: %s', async (_name, argv, until) => {
    const network = await newNetwork(MAREN);
    const terminal = refnetInTerminal(argv, network.home);
    await until(terminal);
    terminal.close();
    const { code, signal } = await terminal.ends();
    expect(signal === 1 || code === 129 || code === 130).toBe(true);
    expect(await changes(network)).toHaveLength(1);
  });

  test('makes no file before there is something to write', async () => {
    const home = temporaryFolder();
    const terminal = refnetInTerminal(['add-partner'], home);
    await terminal.shows('Name');
    terminal.send(KEY.ctrlC);
    await terminal.ends();
    expect(existsSync(`${home}/.local`)).toBe(false);
  });
});

test('nothing is asked where the answer could not be typed', async () => {
  const network = await newNetwork(MAREN);
  const terminal = refnetInTerminal(['log', '--no-input'], network.home);
  expect((await terminal.ends()).code).toBe(2);
  expect(terminal.text).toContain('the partner is missing');
});
