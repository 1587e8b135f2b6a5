// Measures programs in turn, one run of each after another, so that a slow moment of the machine hits all alike.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** GNU time, which tells how much memory a program took; undefined where it is not there. */
export const gnuTime = ['/usr/bin/time', '/usr/local/bin/time'].find((path) => existsSync(path));

/** Whether there is a program of that name. */
export const has = (program) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;

/** A run that takes longer waits for an answer that nobody gives. */
const LONGEST = 300_000;
const LONGEST_IN_TERMINAL = 30_000;

// bash tells the processor's time to the millisecond, of a program and what it started.
const TIMED = 'TIMEFORMAT="%3R %3U %3S"; exec 3>&2; { time "$@" 2>&3; } 2>"$TIMES"';

/**
 * Runs each of these in turn, round after round; the first round warms the caches up and does not count, unless there is
 * but one. Each has `argv`, a list or a function of a number that no other run has, and maybe `before`, what is to be done
 * first, `env`, and `terminal`, to be run in one. Gives for each its milliseconds by the clock and of the processor, run by
 * run, and its peak of memory in kB.
 */
export async function measureInTurn(cases, rounds, env) {
  const folder = mkdtempSync(join(tmpdir(), 'refnet-times-'));
  const found = cases.map(() => ({ wall: [], cpu: [], peak: undefined }));
  try {
    for (let round = rounds > 1 ? -1 : 0; round < rounds; round += 1) {
      for (const [at, each] of cases.entries()) {
        each.before?.();
        const argv = argvOf(each);
        const times = join(folder, 'times');
        const all = { ...env, ...each.env, LC_ALL: 'C', TIMES: times };
        const withPeak = gnuTime !== undefined && round <= 0 && each.terminal !== true;
        const peak = join(folder, 'peak');
        const measured = withPeak ? [gnuTime, '-f', '%M', '-o', peak, ...argv] : argv;
        const { status, output } = await (each.terminal ? inTerminal : inPipe)(measured, all);
        if (status !== 0) throw new Error(`${argv.join(' ')} failed (${status}): ${output}`);
        if (withPeak) found[at].peak ??= Number(readFileSync(peak, 'utf8').trim().split('\n').at(-1));
        if (round < 0) continue;
        const [real, user, system] = readFileSync(times, 'utf8').trim().split(' ').map(Number);
        found[at].wall.push(real * 1000);
        found[at].cpu.push((user + system) * 1000);
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return found;
}

let runs = 0;

function argvOf({ argv }) {
  runs += 1;
  return typeof argv === 'function' ? argv(runs) : argv;
}

function inPipe(argv, env) {
  return new Promise((resolve, reject) => {
    const child = spawn('bash', ['-c', TIMED, '', ...argv], { env, stdio: ['ignore', 'ignore', 'pipe'] });
    let output = '';
    child.stderr.setEncoding('utf8').on('data', (text) => (output += text));
    const late = setTimeout(() => child.kill('SIGKILL'), LONGEST);
    child.once('error', reject).once('close', (status) => {
      clearTimeout(late);
      resolve({ status, output });
    });
  });
}

/** What makes terminals; undefined where it cannot be loaded. */
export const terminals = await import('@lydell/node-pty').catch(() => undefined);

function inTerminal(argv, env) {
  return new Promise((resolve) => {
    const size = { name: 'xterm-256color', cols: 80, rows: 40 };
    const pty = terminals.spawn('bash', ['-c', TIMED, '', ...argv], { ...size, env });
    let output = '';
    pty.onData((text) => (output += text));
    const late = setTimeout(() => pty.kill('SIGKILL'), LONGEST_IN_TERMINAL);
    pty.onExit(({ exitCode, signal }) => {
      clearTimeout(late);
      resolve({ status: signal ? `signal ${signal}` : exitCode, output });
    });
  });
}

export function median(values) {
  return quantile(values, 0.5);
}

export function quantile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

/** How often the base goes into these: the median, and the quartiles around it. */
export function ratios(values, base) {
  const unit = median(base);
  return [0.5, 0.25, 0.75].map((share) => quantile(values, share) / unit);
}

/** Prints rows of cells below each other, the first of each from the left. */
export function printTable(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  for (const row of rows) {
    const cells = row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]),
    );
    console.log(cells.join('  ').trimEnd());
  }
}
