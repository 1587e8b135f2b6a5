import { spawnSync } from 'node:child_process';
import { chownSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'rolldown';
import { TODAY, temporaryFolder, type Result } from './refnet.ts';

const PROJECT = new URL('../..', import.meta.url).pathname;

/** Whom a test run by root becomes: root may write to what is read-only. */
const NOBODY = 65534;

/** Runs `main` in a process that file permissions hold for. */
export type Unprivileged = (argv: readonly string[], env?: Readonly<Record<string, string>>) => Result;

/**
 * Builds the program once and gives a way to run it as somebody who is not root. `home` is given to that user, with
 * everything in it; what it is to find read-only is made so afterwards.
 */
export async function unprivileged(home: string): Promise<Unprivileged> {
  const folder = temporaryFolder();
  await build({
    input: join(PROJECT, 'src/main.ts'),
    platform: 'node',
    external: ['better-sqlite3', './prompts.js'],
    output: { file: join(folder, 'main.js'), format: 'cjs', codeSplitting: false },
    logLevel: 'silent',
  });
  writeFileSync(join(folder, 'child.js'), CHILD);
  if (process.getuid?.() === 0) giveAway(home);
  return (argv, env = {}) => {
    const { stdout, stderr } = spawnSync(process.execPath, [join(folder, 'child.js')], {
      encoding: 'utf8',
      env: { ...process.env, NODE_PATH: join(PROJECT, 'node_modules') },
      input: JSON.stringify({ argv, home, env: { REFNET_TODAY: TODAY, ...env }, nobody: NOBODY }),
    });
    if (stdout === '') throw new Error(stderr);
    const result: Result = JSON.parse(stdout);
    return result;
  };
}

function giveAway(folder: string): void {
  chownSync(folder, NOBODY, NOBODY);
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    chownSync(join(folder, name), NOBODY, NOBODY);
  }
}

/** Everything is loaded before the privileges go: the project's own folder may be closed to that user. */
const CHILD = `
const Database = require('better-sqlite3');
new Database(':memory:').close();
const { main } = require('./main.js');
const { argv, home, env, nobody } = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
if (process.getuid() === 0) {
  process.setgroups([]);
  process.setgid(nobody);
  process.setuid(nobody);
}
const written = { stdout: '', stderr: '' };
const output = (name) => ({ isTTY: false, write: (text) => { written[name] += text; } });
const world = {
  stdin: process.stdin,
  stdout: output('stdout'),
  stderr: output('stderr'),
  env,
  platform: 'linux',
  home: () => home,
  now: () => new Date('2026-11-20T12:00:00Z'),
  version: '0.0.0-test',
};
main(argv, world).then((code) => process.stdout.write(JSON.stringify({ code, ...written })));
`;
