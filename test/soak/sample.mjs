// The invented network with every kind of record in it, which the tests have too: made in this process, once.
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { ROOT, TODAY } from './program.mjs';

const FROZEN = join(ROOT, 'test/e2e/frozen');

/** Makes the sample network below this HOME. */
export async function makeSample(home) {
  mkdirSync(home, { recursive: true });
  cpSync(join(FROZEN, 'home'), home, { recursive: true });
  let today = TODAY;
  for (const line of readFileSync(join(FROZEN, 'network.txt'), 'utf8').split('\n')) {
    const [, day] = /^\$ export REFNET_TODAY=(\S+)/.exec(line) ?? [];
    today = day ?? today;
    const [, typed, input] = /^\$ refnet (.*?)(?: < (\S+))?$/.exec(line) ?? [];
    if (typed === undefined) continue;
    const argv = wordsOf(typed).map((word) => word.replace(/^~(?=\/)/, home));
    await runHere(home, argv, { today, input: input && readFileSync(input.replace(/^~/, home)) });
  }
}

/**
 * Runs a command that has to succeed in this process, which takes a tenth of the time: for what goes before a trial.
 * @param {string} home
 * @param {readonly string[]} argv
 * @param {{ today?: string, input?: Buffer }} [options]
 */
export async function runHere(home, argv, { today = TODAY, input } = {}) {
  const { main } = createRequire(import.meta.url)(join(ROOT, 'dist/main.js'));
  let said = '';
  const output = { isTTY: false, columns: undefined, write: (text) => (said += text) };
  const code = await main(argv, {
    stdin: Readable.from(input === undefined ? [] : [input]),
    stdout: output,
    stderr: output,
    env: { REFNET_TODAY: today },
    platform: 'linux',
    home: () => home,
    now: () => new Date(),
    timeZone: 'UTC',
    version: '0.0.0-soak',
  });
  if (code !== 0 && code !== 3) throw new Error(`refnet ${argv.join(' ')} ended with ${code}: ${said}`);
}

/** The words of a command line, double quotes taken off. */
export function wordsOf(command) {
  return [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
}
