// Commands of the built program of which one call of the system fails, as it does on a disk that is full, dies or is gone,
// or on a machine that has no more to give.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished } from 'vitest';
import type { Refnet } from './refnet.ts';
import { REFNET } from './terminal.ts';

/** Whether calls can be traced here, and made to fail. */
export const canTrace = spawnSync('strace', ['-qq', '-o', '/dev/null', 'true']).status === 0;

/** How a command ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  /** With `~` for the home. */
  readonly stderr: string;
}

/** Runs a line in a shell in which `refnet` is the built program. */
export function run(line: string, { home }: Pick<Refnet, 'home'>): Ended {
  const script = `refnet() { '${process.execPath}' '${REFNET}' "$@"; }\n${line}`;
  const { status, stdout, stderr } = spawnSync('bash', ['-c', script], {
    env: { PATH: process.env['PATH'] ?? '', HOME: home, REFNET_TODAY: '2026-11-20' },
    encoding: 'utf8',
    cwd: home,
  });
  return { code: status, stdout: stdout.replaceAll(home, '~'), stderr: stderr.replaceAll(home, '~') };
}

function traced(argv: readonly string[], network: Pick<Refnet, 'home'>, options: string): Ended {
  const words = argv.map((word) => `'${word.replace('~', network.home)}'`).join(' ');
  return run(`strace -f -qq ${options} '${process.execPath}' '${REFNET}' ${words}`, network);
}

/** Which call is to fail, and with what. */
export interface Fault {
  /** `fsync`, `pread64`, ... */
  readonly call: string;
  readonly error: string;
  /** What stands in the call as it is traced: the path of the file. The last of these calls fails, or the one that is said. */
  readonly on: string | RegExp;
  /** From the front, 0 for the first; from the end where it is negative. */
  readonly nth?: number;
  /** All calls of the kind fail from that one on. */
  readonly forGood?: boolean;
}

/**
 * Runs a command on a network while a call fails that it makes on a copy of that network.
 */
export async function failing(
  make: () => Promise<Refnet>,
  argv: readonly string[],
  fault: Fault,
): Promise<{ network: Refnet; ended: Ended }> {
  // How many calls Node itself makes before differs a little from run to run: it counts only where the one meant failed.
  for (let tries = 0; tries < 5; tries += 1) {
    const { hit, ...tried } = await failingOnce(make, argv, fault);
    if (hit) return tried;
  }
  throw new Error(`no ${fault.call} on ${String(fault.on)} could be made to fail`);
}

async function failingOnce(
  make: () => Promise<Refnet>,
  argv: readonly string[],
  { call, error, on, nth = -1, forGood = false }: Fault,
): Promise<{ network: Refnet; ended: Ended; hit: boolean }> {
  const network = await make();
  const other = { home: mkdtempSync(join(dirname(network.home), 'traced-')) };
  onTestFinished(() => rmSync(other.home, { recursive: true, force: true }));
  cpSync(network.home, other.home, { recursive: true });
  const trace = join(other.home, 'trace');
  traced(argv, other, `-y -o '${trace}' -e trace=${call}`);
  const lines = readFileSync(trace, 'utf8').split('\n');
  const main = lines[0]?.split(' ')[0] ?? '';
  const ofMain = lines.filter((line) => line.startsWith(`${main} `));
  const isMeant = (line: string) => {
    const about = line.replace(/AT_FDCWD<[^>]*>/, '');
    return typeof on === 'string' ? about.includes(on) : on.test(about);
  };
  const own = ofMain.flatMap((line, at) => (isMeant(line) ? [at + 1] : []));
  const at = own.at(nth);
  if (at === undefined) throw new Error(`no ${call} on ${String(on)}:\n${ofMain.join('\n')}`);
  const inject = `-e trace=${call} -e inject=${call}:error=${error}:when=${at}${forGood ? '+' : ''}`;
  const struck = join(other.home, 'struck');
  const ended = traced(argv, network, `-y -o '${struck}' ${inject}`);
  const hit = readFileSync(struck, 'utf8')
    .split('\n')
    .some((line) => line.includes('(INJECTED)') && isMeant(line));
  return { network, ended, hit };
}

/** The clients in a file, which is sound. */
export function clientsIn(file: string): string[] {
  const db = new Database(file);
  try {
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    return db.prepare<[], string>('select client_name from referrals order by id').pluck().all();
  } finally {
    db.close();
  }
}
