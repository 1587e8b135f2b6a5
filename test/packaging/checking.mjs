// What the packaging tests check with.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';

/**
 * Does a test and says that it passed; throws where it did not.
 * @param {string} name
 * @param {() => void} test
 */
export function check(name, test) {
  test();
  console.log(`ok: ${name}`);
}

/** That a command ended with 1, for this reason, in words and not in a stack. */
export function assertExplained({ code, stdout, stderr }, why) {
  assert.deepEqual({ code, stdout }, { code: 1, stdout: '' }, stderr);
  assert.match(stderr, /^refnet: /);
  assert.match(stderr, why);
  assert.doesNotMatch(stderr, / {4}at |this is a bug/);
}

/** Runs a program that has to succeed; gives what it printed. */
export function run(command, argv, options = {}) {
  const result = spawnSync(command, argv, { encoding: 'utf8', ...options });
  if (result.status !== 0) {
    throw new Error(
      `${command} ${argv.join(' ')} failed:\n${result.error ?? ''}${result.stdout}${result.stderr}`,
    );
  }
  return result.stdout;
}
