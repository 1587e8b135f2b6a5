import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { REFNET, ROOT, refnetInTerminal, Terminal } from '../helpers/terminal.ts';

const home = mkdtempSync(join(tmpdir(), 'refnet-test-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const LAST = 'Zoe Last';
const LONG = ['partners', '--limit', 'all'];

/** What a refnet says that has no terminal. */
function refnet(argv: readonly string[], env: Record<string, string> = {}) {
  return spawnSync(process.execPath, [REFNET, ...argv], {
    env: { PATH: process.env['PATH'], HOME: home, REFNET_TODAY: '2026-11-20', ...env },
    encoding: 'utf8',
  });
}

/** A pager that leaves what it was given in a file, and what it would show of it on the screen. */
function recording(name: string, command = 'cat'): { readonly pager: string; readonly got: () => string } {
  const script = join(home, `${name}.sh`);
  const file = join(home, `${name}.txt`);
  writeFileSync(script, `tee ${file} | ${command}\n`);
  return { pager: `sh ${script}`, got: () => (existsSync(file) ? readFileSync(file, 'utf8') : '') };
}

/** A refnet that ended well, in a terminal that a shell keeps open until all of it was read. */
async function ended(argv: readonly string[], env: Record<string, string>): Promise<Terminal> {
  const script = '"$@"; echo "ended with $?"; read key';
  const terminal = new Terminal('sh', ['-c', script, 'sh', process.execPath, REFNET, ...argv], {
    env: { HOME: home, REFNET_TODAY: '2026-11-20', ...env },
  });
  await terminal.shows('ended with 0');
  terminal.send('\r');
  expect(await terminal.ends()).toEqual({ code: 0, signal: 0 });
  return terminal;
}

beforeAll(() => {
  const rows = Array.from({ length: 60 }, (_, at) => `Partner Number ${at + 10},accountant`);
  const list = join(home, 'people.csv');
  writeFileSync(list, ['Name,Profession', ...rows, `${LAST},lawyer`, ''].join('\n'));
  const { status, stderr } = refnet(['import', list, '--yes']);
  if (status !== 0) throw new Error(stderr);
});

const hasLess = spawnSync('less', ['--version']).status === 0;

describe('what is longer than the screen', () => {
  test('is given to the pager whole, with its colours, and the exit code is that of refnet', async () => {
    const { pager, got } = recording('whole');
    const terminal = await ended(LONG, { PAGER: pager });
    expect(terminal.text).toContain(LAST);
    expect(got()).toContain(LAST);
    expect(got()).toContain('\u001b[');
  });

  test.skipIf(!hasLess)(
    'is read in less, which stays until it is left, and Ctrl-C leaves neither',
    async () => {
      const terminal = refnetInTerminal(LONG, home, { env: { LANG: 'C.UTF-8' } });
      await terminal.shows('Partner Number 20');
      expect(terminal.text).not.toContain(LAST);
      terminal.send('\x03');
      // Nothing is locked meanwhile, and nothing of it is open.
      expect(refnet(['note', 'zoe', 'new office', '--kind', 'growth']).status).toBe(0);
      await terminal.pressesUntil(LAST, 'G');
      terminal.send('q');
      expect(await terminal.ends()).toEqual({ code: 0, signal: 0 });
      expect(terminal.raw).not.toContain('ESC[');
      expect(terminal.cursorIsHidden).toBe(false);
    },
  );

  test.skipIf(!hasLess)('keeps to LESS where that is set', async () => {
    const terminal = refnetInTerminal(LONG, home, { env: { LESS: 'N -R' } });
    await terminal.shows(/^ +3 +\S/m);
    terminal.send('q');
    expect(await terminal.ends()).toEqual({ code: 0, signal: 0 });
  });

  test.each([
    ['that is left early', 'head -1'],
    ['that reads nothing and ends well', 'true'],
    ['that is ended by Ctrl-C', 'kill -INT $$'],
  ])('is no failure in a pager %s', async (_how, pager) => {
    const terminal = await ended(LONG, { PAGER: pager });
    expect(terminal.text).not.toContain(LAST);
  });

  test.each([
    ['is missing', 'no-such-pager --here'],
    ['is missing in a shell', "no-such-pager 'a b' | no-other"],
    ['fails', 'false'],
    ['fails with 2', "sh -c 'exit 2'"],
    ['knows no such option', 'grep -Z --bogus'],
    ['is a line that no shell can read', "less '"],
    ['is killed', 'sh -c "kill -9 $$"'],
    ['is killed, as a program without a shell', 'killed'],
    ['is a folder', '/tmp'],
  ])('is printed where the pager %s', async (_how, pager) => {
    const killed = join(home, 'killed.sh');
    writeFileSync(killed, 'kill -TERM $$');
    const terminal = await ended(LONG, { PAGER: pager === 'killed' ? `sh ${killed}` : pager });
    expect(terminal.text).toContain('Partner Number 10');
    expect(terminal.text).toContain(LAST);
  });

  test.skipIf(!hasLess).each([
    ['less', 'SIGTERM', 143],
    ['less', 'SIGHUP', 129],
  ] as const)(
    'ends %s where it is itself ended by %s, and leaves no terminal to two',
    async (pager, signal, code) => {
      const script =
        '"$@" & echo "is $!"; fg >/dev/null; echo "ended with $?"; stty -a | tr ";" "\\n" | grep -o -e "-*icanon"';
      const terminal = new Terminal('bash', ['-mc', script, 'bash', process.execPath, REFNET, ...LONG], {
        env: { HOME: home, REFNET_TODAY: '2026-11-20', PAGER: pager },
      });
      await terminal.shows('Partner Number 20');
      const [, id] = /is (\d+)/.exec(terminal.text) ?? [];
      process.kill(Number(id), signal);
      await terminal.shows(`ended with ${code}`);
      expect((await terminal.ends()).code).toBe(0);
      expect(terminal.text).toMatch(/^icanon$/m);
    },
  );

  test.each([
    ['--no-pager', [...LONG, '--no-pager'], {}],
    ['--plain', [...LONG, '--plain'], {}],
    ['--no-input', ['--no-input', ...LONG], {}],
    ['PAGER=cat', LONG, { PAGER: 'cat' }],
    ['an empty PAGER', LONG, { PAGER: '' }],
    ['an empty REFNET_PAGER before PAGER', LONG, { REFNET_PAGER: '' }],
    ['REFNET_PLAIN', LONG, { REFNET_PLAIN: '1' }],
  ])('is printed with %s', async (how, argv, env) => {
    const { pager, got } = recording(how.replace(/\W/g, '-'));
    const terminal = await ended(argv, { PAGER: pager, ...env });
    expect(terminal.text).toContain(LAST);
    expect(got()).toBe('');
  });

  test.each([
    ['REFNET_PAGER stands before PAGER', LONG, true],
    ['JSON too', [...LONG, '--json'], true],
    ['what fits the screen is printed', ['partners', '--limit', '5'], false],
    ['what is written is said at once', ['edit', 'zoe', '--tag', 'gold'], false],
  ])('%s', async (what, argv, isPaged) => {
    const { pager, got } = recording(what.replace(/\W/g, '-'));
    await ended(argv, { REFNET_PAGER: pager, PAGER: 'false' });
    expect(got() !== '').toBe(isPaged);
  });

  test('has no colours in more where they would break a line', async () => {
    const { pager, got } = recording('for-more');
    const more = join(home, 'more');
    writeFileSync(more, `#!/bin/sh\nexec ${pager}\n`, { mode: 0o755 });
    await ended(LONG, { PAGER: `${more} -d` });
    expect(got()).toContain('\u001b[');
    const lines = got().split('\n');
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
  });

  test('is never paged without a terminal', () => {
    const { pager, got } = recording('no-terminal');
    expect(refnet(LONG, { PAGER: pager }).stdout).toContain(LAST);
    expect(got()).toBe('');
  });

  test('runs no part of what is shown, nor of a name that looks like a command', async () => {
    expect(refnet(['add-partner', '$(touch pwned)', '--yes']).status).toBe(0);
    const { pager, got } = recording('hostile');
    await ended(LONG, { PAGER: pager });
    expect(got()).toContain('$(touch pwned)');
    expect(existsSync(join(ROOT, 'pwned'))).toBe(false);
  });
});
