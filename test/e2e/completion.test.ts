import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { newNetwork } from '../helpers/refnet.ts';
import { KEY, REFNET, Terminal } from '../helpers/terminal.ts';

/** Names as somebody else's file might hold them: they are put there past everything that cleans what is typed. */
const HOSTILE = [
  '$(touch pwned-dollar)',
  '`touch pwned-tick`',
  '"; touch pwned-quote; "',
  "'; touch pwned-single; '",
  'two\ntouch pwned-line',
  'tab\there',
  '-rf pwned-dash',
  '--db=pwned-option',
  'colon:pwned:colon',
  '* ? [a-z] {a,b} ~root !! %s \\n $HOME',
  '|| touch pwned-or &',
  '\x1b]0;pwned\x07\x1b[2J',
];

async function hostileNetwork() {
  const partners = [
    'Maren Holt',
    'Zoë O’Brien',
    'Ilse Moreno',
    'Ilse Marsh',
    ...HOSTILE.map((_, at) => `H${at}`),
  ];
  const network = await newNetwork(...partners.map((name) => ['add-partner', name, '--yes']));
  await network.ok(['log', 'Jane D.', '--from', 'maren']);
  const db = new Database(network.file);
  for (const [at, name] of HOSTILE.entries()) {
    db.prepare('update partners set name = ?, name_key = ?, profession = ? where name = ?').run(
      name,
      name.toLowerCase(),
      name,
      `H${at}`,
    );
  }
  db.close();
  return network;
}

interface Shell {
  name: 'bash' | 'zsh' | 'fish';
  args: string[];
  setUp: string[];
}

const SHELLS: Shell[] = [
  { name: 'bash', args: ['--norc', '--noprofile', '-i'], setUp: ['eval "$(refnet completion bash)"'] },
  {
    name: 'zsh',
    args: ['-f', '-i'],
    setUp: ['autoload -U compinit; compinit -u -D', 'eval "$(refnet completion zsh)"'],
  },
  { name: 'fish', args: ['--no-config', '-i'], setUp: ['refnet completion fish | source'] },
];

/** CI installs all three shells; elsewhere those that are not there are left out. */
const isThere = ({ name }: Shell) =>
  process.env['CI'] !== undefined || spawnSync(name, ['-c', 'true']).status === 0;

/** The shell, in an empty folder, with a `refnet` that completes as ours does and otherwise shows what it is given. */
async function startShell(shell: Shell) {
  const network = await hostileNetwork();
  const bin = join(network.home, 'bin');
  const cwd = join(network.home, 'work');
  mkdirSync(bin);
  mkdirSync(cwd);
  writeFileSync(join(cwd, 'some-file.db'), '');
  writeFileSync(
    join(bin, 'refnet'),
    `#!/bin/sh
case "$1" in
  __complete|completion) exec '${process.execPath}' '${REFNET}' "$@" ;;
  *) printf 'given'; printf ' <%s>' "$@"; printf ' end\\n' ;;
esac
`,
  );
  chmodSync(join(bin, 'refnet'), 0o755);
  const terminal = new Terminal(shell.name, shell.args, {
    cwd,
    columns: 100,
    env: {
      HOME: network.home,
      PATH: `${bin}:${process.env['PATH']}`,
      PS1: '$ ',
      LC_ALL: 'C.UTF-8',
      REFNET_TODAY: '2026-11-20',
    },
  });
  for (const line of shell.setUp) terminal.send(`${line}\r`);
  terminal.send(`echo re''ady\r`);
  await terminal.shows(/^ready/m);
  return { terminal, cwd };
}

describe.each(SHELLS.filter(isThere))('completion in $name', (shell) => {
  test('completes commands, options, words, numbers, partners and files', async () => {
    const { terminal } = await startShell(shell);
    const lines: [typed: string, given: string][] = [
      ['refnet add-p', '<add-partner>'],
      ['refnet log --fr', '<log> <--from>'],
      ['refnet log --from mar', '<log> <--from> <maren-holt>'],
      ['refnet log --from=mar', '<log> <--from=maren-holt>'],
      ['refnet log --from "mar', '<log> <--from> <maren-holt>'],
      ['refnet check-in zoe', '<check-in> <zoe-obrien>'],
      ['refnet check-in HOLT', '<check-in> <maren-holt>'],
      ['refnet add-partner X --stage power', '<add-partner> <X> <--stage> <power-partner>'],
      ['refnet update ', '<update> <1>'],
      ['refnet update 1 prop', '<update> <1> <proposal>'],
      ['refnet --db some', '<--db> <some-file.db>'],
      ['refnet log --from pwned-doll', '<log> <--from> <touch-pwned-dollar>'],
      ['refnet log --from pwned-tick', '<log> <--from> <touch-pwned-tick>'],
      ['refnet log --from colon', '<log> <--from> <colon-pwned-colon>'],
      ['refnet log --from p3', '<log> <--from> <p3>'],
    ];
    for (const [typed, given] of lines) {
      terminal.send(typed);
      terminal.send(KEY.tab);
      // What is completed goes to the screen before the line is run.
      await terminal.shows(new RegExp(`${escaped(lastWord(given))}"?\\s*$`));
      terminal.send('\r');
      await terminal.shows(`given ${given} end`);
    }
    expect(terminal.text).not.toContain('not found');
  });

  test('never runs a name, nor lets one break the line', async () => {
    const { terminal, cwd } = await startShell(shell);
    const typed = ['', 'touch', 'pwned', '-', '--', 'p', 'two', '"zz', "'zz", '$', 'ilse', '*', '\\', '--x='];
    for (const [at, word] of typed.entries()) {
      // Twice, so that what fits is listed as well; what was opened is closed, so that the line can run.
      const closing = /^["']/.exec(word)?.[0] ?? '';
      terminal.send(`refnet log --from ${word}${KEY.tab}${KEY.tab}${closing} marker-${at}\r`);
      await terminal.shows(new RegExp(`marker-${at}> end`));
    }
    expect(readdirSync(cwd)).toEqual(['some-file.db']);
    expect(terminal.text).not.toContain('command not found');
  });
});

test('completion says nothing at all where there is no network', async () => {
  const network = await newNetwork();
  expect(await network.run(['__complete', 'zsh', '--', 'check-in', ''])).toEqual({
    code: 0,
    stdout: 'words\n',
    stderr: '',
  });
});

function lastWord(given: string): string {
  return given.split(' ').at(-1)?.replace(/[<>]/g, '') ?? '';
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
