// SIGKILL in the midst of every command that writes: at a random moment, and before the very system calls that a change
// of a file consists of.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { atHome } from './context.mjs';
import { begin, checkDeed, DEEDS, ready } from './deeds.mjs';
import { told } from './program.mjs';
import { isSame } from './state.mjs';

/** @typedef {import('./context.mjs').Context} Context */
/** @typedef {import('./deeds.mjs').Ready} Ready */

const DEEDS_A_ROUND = 5;

/** What changes files. */
const CALLS = [
  'pwrite64',
  'fsync',
  'fdatasync',
  'ftruncate',
  'unlink',
  'link',
  'rename',
  'write',
  'writev',
  'mkdir',
];

/** @type {import('./context.mjs').Scenario} */
export const scenario = {
  name: 'kills',
  about: 'SIGKILL at random moments and at chosen system calls of every command that writes',
  run: async (context) => {
    const deeds = DEEDS.filter(({ rare }) => rare !== true || context.random.chance(0.1));
    for (const deed of context.random.shuffled(deeds).slice(0, DEEDS_A_ROUND)) {
      await killed(context, await ready(context, deed));
    }
  },
};

/** @param {Context} context @param {Ready} prepared */
async function killed(context, prepared) {
  const network = begin(context, prepared);
  const argv = atHome(prepared.deed.argv, network.home);
  let ran = await network.refnet(argv, await aKill(context, prepared));
  context.count(ran.signal === 'SIGKILL' ? 'kills' : 'ended before the kill');
  // Once more into what the first left: putting it right is interrupted too.
  if (context.random.chance(0.3) && isSame(network.state(prepared.before.known), prepared.before)) {
    ran = await network.refnet(argv, await aKill(context, prepared));
    context.count('kills of the next');
  }
  await checkDeed(context, network, prepared, ran);
}

/** When to kill: a moment of the time that the command takes, or a call of it. */
async function aKill(context, prepared) {
  if (!hasTracer() || context.random.chance(0.35)) {
    return { killAfter: prepared.ms * (0.25 + 0.6 * context.random.fraction()) };
  }
  const calls = await callsOf(context, prepared);
  const call = context.random.one([...calls.keys()]);
  const nth = context.random.whole(1, calls.get(call));
  return { wrap: killingAt(call, nth) };
}

/** The program that runs another and kills it before its so-many-th call of a kind. */
export function killingAt(call, nth) {
  return tracing([`-e`, `trace=${call}`, '-e', `inject=${call}:signal=KILL:when=${nth}`], '/dev/null');
}

function tracing(args, output) {
  return ['strace', '-f', '--seccomp-bpf', '-qq', '-o', output, ...args];
}

/** How often a deed makes each of these calls in the thread that does the work. */
export function callsOf(context, prepared) {
  return context.once(`calls of ${prepared.deed.name}`, async () => {
    const network = begin(context, prepared);
    const output = join(context.folder(), 'calls');
    mkdirSync(join(network.home, 'tmp'), { recursive: true });
    const ran = await network.refnet(atHome(prepared.deed.argv, network.home), {
      wrap: tracing(['-e', `trace=${CALLS.join(',')}`], output),
    });
    if (ran.code !== 0 && ran.code !== 3) throw new Error(`traced, it fails: ${told(ran)}`);
    const lines = readFileSync(output, 'utf8').split('\n');
    const [, main] = /^(\d+)/.exec(lines[0]) ?? [];
    const counts = new Map();
    for (const line of lines) {
      const [, thread, call] = /^(\d+)\s+(\w+)\(/.exec(line) ?? [];
      if (thread === main) counts.set(call, (counts.get(call) ?? 0) + 1);
    }
    return counts;
  });
}

/** Whether this machine lets a program be traced. */
export function hasTracer() {
  return (traced ??= spawnSync('strace', ['-qq', '-o', '/dev/null', 'true']).status === 0);
}

let traced;
