import { describe, expect, test, vi } from 'vitest';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';
import { KEY, REFNET, refnetInTerminal, Terminal } from '../helpers/terminal.ts';

const MAREN = ['add-partner', 'Maren Holt', '--profession', 'mortgage broker'];
const VICTOR = ['add-partner', 'Victor Osei', '--profession', 'accountant'];

/** A shell in a terminal that runs `refnet`; what Ctrl-Z stops goes on there with `fg`. */
async function inShell({ home }: Refnet, argv: string): Promise<Terminal> {
  const shell = new Terminal('/bin/sh', ['-i'], {
    env: { HOME: home, REFNET_TODAY: '2026-11-20', PS1: 'shell> ', ENV: '' },
  });
  await shell.shows('shell>');
  shell.send(`${process.execPath} ${REFNET} ${argv}${KEY.enter}`);
  return shell;
}

async function stopAndGoOn(shell: Terminal): Promise<void> {
  const before = shell.text.split('Stopped').length;
  shell.send(KEY.ctrlZ);
  await shell.shows(new RegExp(`(?:Stopped[^]*){${before}}shell> ?$`));
  expect(shell.cursorIsHidden).toBe(false);
  shell.send(`fg${KEY.enter}`);
}

/** What stands on the screen since the last `fg`. */
function sinceThen(shell: Terminal): string {
  return shell.text.split(/^shell> fg$/m).at(-1) ?? '';
}

describe('a question that Ctrl-Z stops goes on with fg, with what was typed:', () => {
  test('a list, a text and a summary of check-in', async () => {
    const network = await newNetwork(MAREN, VICTOR);
    const shell = await inShell(network, 'check-in');
    await shell.answer(['With whom', 'mar'], [/mar\s+[>❯] Maren Holt/, '']);
    await stopAndGoOn(shell);
    await shell.shows(/fg\n[^]*With whom[^]* mar\s+[>❯] Maren Holt/);
    expect(sinceThen(shell).match(/With whom/g)).toHaveLength(1);
    shell.send('en');
    await shell.answer([/maren\s+[>❯] Maren Holt/, KEY.enter], ['What was it', KEY.enter]);
    await shell.answer(['Note', 'new office']);
    await shell.shows('new office');
    await stopAndGoOn(shell);
    await shell.shows(/fg\n[^]*fg\n.*\n\S+ Note \(Enter to skip\) new office/);
    shell.send(` in March${KEY.enter}`);
    await shell.answer(['When', KEY.enter], ['Enter writes it', '']);
    await stopAndGoOn(shell);
    await shell.shows(/Enter writes it[^]*fg\n[^]*Enter writes it/);
    shell.send(KEY.enter);
    await shell.shows(/#1 {2}Call with Maren Holt[^]*shell>/);
    expect(await network.ok(['show', '1'])).toContain('new office in March');
  });

  test('a yes or no', async () => {
    const network = await newNetwork(MAREN, VICTOR);
    const shell = await inShell(network, 'merge maren victor');
    await shell.shows('Merge them?');
    await stopAndGoOn(shell);
    await shell.shows(/fg\n[^]*Merge them\?/);
    shell.send(`y${KEY.enter}`);
    await shell.shows(/Merged Victor Osei[^]*shell>/);
    expect(sinceThen(shell).match(/Merge them/g)).toHaveLength(1);
  });

  test('a line of a screen reader, where the terminal forgets what was typed of it', async () => {
    const network = await newNetwork(MAREN);
    const shell = await inShell(network, '--plain note maren --kind growth');
    await shell.shows('What was noticed');
    await stopAndGoOn(shell);
    await shell.shows(/fg\n[^]*What was noticed/);
    shell.send(`new office${KEY.enter}`);
    await shell.answer(['Enter writes it', KEY.enter]);
    await shell.shows(/#1 {2}Growth, Maren Holt[^]*shell>/);
    expect(await network.ok(['show', '1'])).toContain('new office');
  });

  test('or goes on at once where there is no shell to stop for', async () => {
    const network = await newNetwork(MAREN);
    const terminal = refnetInTerminal(['note', 'maren', '--kind', 'growth'], network.home);
    await terminal.answer(['What was noticed', 'new '], ['new', `${KEY.ctrlZ}office${KEY.enter}`]);
    await terminal.answer([/Growth, Maren Holt.*: new office\n[^]*Enter writes it/, KEY.enter]);
    expect(await terminal.ends()).toEqual({ code: 0, signal: 0 });
  });
});

/** Pulls at the window of a question for text, and waits until the program knows: it hears of keys pressed later after that. */
async function resized(terminal: Terminal, columns: number): Promise<void> {
  const before = terminal.raw.length;
  terminal.resize(columns);
  terminal.send(KEY.left);
  await vi.waitFor(() => expect(terminal.raw.length).toBeGreaterThan(before), 10_000);
  terminal.send(KEY.right);
}

describe('a question in a terminal that becomes another size', () => {
  test('stands there once, where its own line is broken anew', async () => {
    const network = await newNetwork(MAREN);
    const terminal = refnetInTerminal(['note', 'maren', '--kind', 'growth'], network.home);
    const long = 'took over the practice of an older colleague in the next town, with ten clients';
    await terminal.answer(['What was noticed', long], ['ten clients', '']);
    await resized(terminal, 40);
    terminal.send(' and more');
    await terminal.shows('and more');
    await resized(terminal, 100);
    terminal.send(KEY.enter);
    await terminal.shows('Enter writes it');
    expect(terminal.text.match(/What was noticed/g)).toHaveLength(1);
    terminal.send(KEY.enter);
    expect((await terminal.ends()).code).toBe(0);
  });

  test('shows as much of a list as there is room for', async () => {
    const names = Array.from({ length: 30 }, (_, at) => `Ann Number${at + 10}`);
    const network = await newNetwork(...names.map((name) => ['add-partner', name]));
    const terminal = refnetInTerminal(['check-in'], network.home);
    await terminal.shows('navigate');
    terminal.resize(60, 12);
    terminal.send(KEY.down);
    await terminal.shows(/[>❯] Ann Number11/);
    terminal.send(KEY.down);
    await terminal.shows(/With whom.*\n {2}Ann.*\n {2}Ann.*\n[>❯] Ann(?:.*\n){5,6}.*navigate.*$/);
    terminal.send(`39`);
    await terminal.shows(/With whom.* 39\n[>❯] Ann Number39\n+.*navigate.*$/);
    terminal.send(KEY.ctrlC);
    expect((await terminal.ends()).code).toBe(130);
  });
});
