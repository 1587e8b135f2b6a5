// Runs the built program as a person's shell does: a process of its own, in an environment that holds nothing else.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const TODAY = '2026-11-20';

/** Longer than any command may take on a busy machine. */
const HUNG_AFTER = 120_000;

/**
 * @typedef {object} Ran
 * @property {readonly string[]} argv
 * @property {number | null} code
 * @property {NodeJS.Signals | null} signal what ended it, where it did not end itself
 * @property {string} stdout
 * @property {string} stderr
 * @property {number} ms by the clock
 * @property {boolean} hung it had to be ended
 */

/**
 * @typedef {object} RunOptions
 * @property {Record<string, string>} [env] beside PATH, HOME, TMPDIR and REFNET_TODAY
 * @property {string} [cwd]
 * @property {string} [input] what comes in
 * @property {number} [killAfter] milliseconds after which it is killed, with all that it started
 * @property {NodeJS.Signals} [killWith] SIGKILL where left out
 * @property {readonly string[]} [wrap] a program and its arguments that runs it: ['strace', ...]
 */

/**
 * @param {string} program the path of bin/refnet.js
 * @param {readonly string[]} argv
 * @param {RunOptions} options
 * @returns {Promise<Ran>}
 */
export function runProgram(program, argv, options) {
  const { env, cwd, input, killAfter, killWith = 'SIGKILL', wrap = [] } = options;
  const [file, ...args] = [...wrap, process.execPath, program, ...argv];
  const begun = performance.now();
  const child = spawn(file, args, {
    cwd,
    env: { PATH: process.env.PATH ?? '', TZ: 'UTC', REFNET_TODAY: TODAY, ...env },
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    detached: true,
  });
  let stdout = '';
  let stderr = '';
  let hung = false;
  /** @param {NodeJS.Signals} signal */
  const kill = (signal) => {
    try {
      process.kill(-Number(child.pid), signal);
    } catch {
      // It has ended by itself.
    }
  };
  const timers = [
    setTimeout(() => {
      hung = true;
      kill('SIGKILL');
    }, HUNG_AFTER),
    ...(killAfter === undefined ? [] : [setTimeout(() => kill(killWith), killAfter)]),
  ];
  child.stdout.on('data', (data) => (stdout += String(data)));
  child.stderr.on('data', (data) => (stderr += String(data)));
  child.stdin?.on('error', () => {}).end(input);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      for (const timer of timers) clearTimeout(timer);
      resolve({ argv, code, signal, stdout, stderr, ms: performance.now() - begun, hung });
    });
  });
}

/** How a command and its end read in a report. */
export function told({ argv, code, signal, hung, stdout, stderr }) {
  const end = hung ? 'did not end' : signal === null ? `exit ${code}` : `ended by ${signal}`;
  const said = [stdout, stderr].map((text) => text.trim().slice(0, 600)).filter((text) => text !== '');
  return [`refnet ${argv.join(' ')}: ${end}`, ...said].join('\n');
}
