// A system call on the files of a command that writes fails, once, in the midst of it: as a disk does that is full, is
// pulled out or dies, or a machine that has no more to give. Those of threads beside the one that does the work count too.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { atHome } from './context.mjs';
import { begin, checkDeed, DEEDS, ready } from './deeds.mjs';
import { hasTracer } from './kills.mjs';
import { told } from './program.mjs';
import { isSame } from './state.mjs';

/** @typedef {import('./context.mjs').Context} Context */
/** @typedef {import('./deeds.mjs').Ready} Ready */

const DEEDS_A_ROUND = 3;
const FAULTS_A_DEED = 4;

/** The calls that change or read the file, and what each can fail with. */
const ERRORS = {
  pread64: ['EIO', 'ESTALE', 'ENOMEM'],
  pwrite64: ['EIO', 'ENOSPC', 'EDQUOT', 'EROFS'],
  fsync: ['EIO', 'ENOSPC'],
  fdatasync: ['EIO'],
  write: ['ENOSPC', 'EDQUOT', 'EIO'],
  link: ['EIO', 'EDQUOT'],
  rename: ['EIO', 'ENOSPC'],
  mkdir: ['EIO', 'ENOSPC'],
  unlink: ['EIO', 'EACCES', 'EROFS'],
  openat: ['EMFILE', 'ENFILE', 'EACCES', 'EIO'],
  ftruncate: ['EIO'],
};

/** @type {import('./context.mjs').Scenario} */
export const scenario = {
  name: 'faults',
  about: 'one system call on the files of a command that writes fails in the midst of it',
  missing: () => (hasTracer() ? undefined : 'strace is not there, or may not trace'),
  run: async (context) => {
    const deeds = DEEDS.filter((deed) => deed.rare !== true && deed.damaged !== true);
    for (const deed of context.random.shuffled([...deeds]).slice(0, DEEDS_A_ROUND)) {
      const prepared = await ready(context, deed);
      for (let at = 0; at < FAULTS_A_DEED && !context.isOver(); at += 1) await struck(context, prepared);
    }
  },
};

/** @param {Context} context @param {Ready} prepared */
async function struck(context, prepared) {
  const calls = await callsOnFile(context, prepared);
  const { call, nth } = context.random.one(calls);
  const error = context.random.one(ERRORS[call]);
  const network = begin(context, prepared);
  const argv = atHome(prepared.deed.argv, network.home);
  const ended = await network.refnet(argv, { wrap: failingAt(call, nth, error) });
  const ran = { ...ended, argv: [...argv, `(${error} at ${call} ${nth})`] };
  context.count(`faults at ${call}`);
  const state = network.state(prepared.before.known);
  const says = /recorded|is kept in/.test(ran.stderr);
  const isAfter = isSame(state, prepared.after) && !isSame(prepared.before, prepared.after);
  if (ran.code !== 0 && isAfter && !says) {
    context.finding(`it is recorded, and not said so, after ${error} at ${call} ${nth}`, told(ran));
  }
  if (ran.code !== 0 && !isAfter && saysRecorded(ran, prepared)) {
    context.finding(`it is said to be recorded, and is not, after ${error} at ${call} ${nth}`, told(ran));
  }
  await checkDeed(context, network, prepared, ran);
}

/** Whether it says that the whole of what it was to record is; a repair, a copy and a beginning are told with other words. */
function saysRecorded({ stderr }, { deed }) {
  return (
    /is recorded all the same/.test(stderr) &&
    !/an empty network is begun/.test(stderr) &&
    deed.spoiled !== true &&
    deed.product === undefined
  );
}

/** The program that runs another and lets its so-many-th call of a kind fail. */
export function failingAt(call, nth, error) {
  const fault = ['-e', `trace=${call}`, '-e', `inject=${call}:error=${error}:when=${nth}`];
  return ['strace', '-f', '-qq', '-o', '/dev/null', ...fault];
}

/** Which calls are on the file of the network, what is beside it, and what else the command writes; each thread counts its own. */
function callsOnFile(context, prepared) {
  return context.once(`calls on the file of ${prepared.deed.name}`, async () => {
    const network = begin(context, prepared);
    const output = join(context.folder(), 'calls');
    mkdirSync(join(network.home, 'tmp'), { recursive: true });
    const ran = await network.refnet(atHome(prepared.deed.argv, network.home), {
      wrap: ['strace', '-f', '-y', '-qq', '-o', output, '-e', `trace=${Object.keys(ERRORS).join(',')}`],
    });
    if (ran.code !== 0 && ran.code !== 3) throw new Error(`traced, it fails: ${told(ran)}`);
    const lines = readFileSync(output, 'utf8').split('\n');
    const counts = new Map();
    return lines.flatMap((line) => {
      const [, thread, call, rest = ''] = /^(\d+)\s+(\w+)\((.*)/.exec(line) ?? [];
      if (call === undefined) return [];
      const nth = (counts.get(thread + call) ?? 0) + 1;
      counts.set(thread + call, nth);
      const about = rest.replace(/AT_FDCWD<[^>]*>/, '');
      return about.includes(network.home) && !about.includes('/.cache') ? [{ call, nth }] : [];
    });
  });
}
