// SIGKILL in the midst of every command that writes: at a random moment, and before the very system calls that a change
// of a file consists of.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { atHome } from './context.mjs';
import { begin, checkDeed, DEEDS, isUntouched, ready } from './deeds.mjs';
import { told } from './program.mjs';

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
    const deeds = context.random.shuffled(
      DEEDS.filter(({ rare }) => rare !== true || context.random.chance(0.1)),
    );
    // The beginning of a network has more moments than any other change: there is always one among them.
    const [first] = deeds.filter(({ on }) => on === 'empty');
    const others = deeds.filter((deed) => deed !== first).slice(0, DEEDS_A_ROUND - 1);
    for (const deed of [first, ...others]) {
      if (context.isOver()) break;
      await killed(context, await ready(context, deed));
    }
  },
};

/** @param {Context} context @param {Ready} prepared */
async function killed(context, prepared) {
  const network = begin(context, prepared);
  const argv = atHome(prepared.deed.argv, network.home);
  let ran = await killedOnce(context, prepared, network, argv);
  // Once more into what the first left: putting it right is interrupted too.
  if (context.random.chance(0.3) && isUntouched(network, prepared)) {
    ran = await killedOnce(context, prepared, network, argv);
    context.count('of them the second in a row');
  }
  await checkDeed(context, network, prepared, ran, true);
}

/** Kills it at a moment of the time that it takes, or at a call of it. */
async function killedOnce(context, prepared, network, argv) {
  const { kind, ...kill } = await aKill(context, prepared);
  const ran = await network.refnet(argv, kill);
  context.count(ran.signal === 'SIGKILL' ? `kills at ${kind}` : 'ended before the kill');
  if (ran.signal === null) prepared.ms = Math.min(prepared.ms, ran.ms);
  return ran;
}

async function aKill(context, prepared) {
  if (!hasTracer() || context.random.chance(0.35)) {
    return { kind: 'random moments', killAfter: prepared.ms * (0.25 + 0.7 * context.random.fraction()) };
  }
  const calls = await callsOf(context, prepared);
  const call = context.random.one([...calls.keys()]);
  return { kind: call, wrap: killingAt(call, context.random.whole(1, calls.get(call))) };
}

/** The program that runs another and kills it before its so-many-th call of a kind. */
export function killingAt(call, nth) {
  return tracing([`-e`, `trace=${call}`, '-e', `inject=${call}:signal=KILL:when=${nth}`], '/dev/null');
}

/** Without --seccomp-bpf, with which nothing is injected into the calls of a child. */
function tracing(args, output) {
  return ['strace', '-f', '-qq', '-o', output, ...args];
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
