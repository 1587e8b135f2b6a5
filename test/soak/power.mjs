// The plug pulled, which no kill can show: what was written and not flushed may be lost, in any part. The system calls of
// one command are recorded with what they wrote, and the disk is put together as it may be found after each of them.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { atHome } from './context.mjs';
import { begin, begun, DEEDS, ready } from './deeds.mjs';
import { hasTracer } from './kills.mjs';
import { told } from './program.mjs';
import { differences, filesBelow, isSame } from './state.mjs';

/** @typedef {import('./context.mjs').Context} Context */

const DEEDS_A_ROUND = 2;
const MOMENTS_A_DEED = 12;

/** Of what a deed makes, this looks at the file itself: those that write others too are as good. */
const isShort = ({ rare, damaged, product }) => rare !== true && damaged !== true && product === undefined;

/** @type {import('./context.mjs').Scenario} */
export const scenario = {
  name: 'power',
  about: 'the plug pulled at any moment: what was not flushed to the disk is lost, in part or whole',
  missing: () => (hasTracer() ? undefined : 'it needs strace'),
  run: async (context) => {
    const deeds = context.random.shuffled(DEEDS.filter(isShort)).slice(0, DEEDS_A_ROUND);
    for (const deed of deeds) {
      if (context.isOver()) break;
      await pulled(context, await ready(context, deed));
    }
  },
};

async function pulled(context, prepared) {
  const { deed, before, after, home } = prepared;
  const network = begin(context, prepared);
  const trace = join(context.folder(), 'trace');
  mkdirSync(join(network.home, 'tmp'), { recursive: true });
  const calls = 'openat,open,pwrite64,ftruncate,fsync,fdatasync,unlink,unlinkat,rename,link,write,mkdir';
  const ran = await network.refnet(atHome(deed.argv, network.home), {
    wrap: ['strace', '-y', '-xx', '-s', '8000000', '-qq', '-o', trace, '-e', `trace=${calls}`],
  });
  if (ran.code !== 0 && ran.code !== 3) throw new Error(`traced, it fails: ${told(ran)}`);
  const steps = stepsIn(readFileSync(trace, 'latin1'));
  const disk = new Disk(network.home, home);
  const answered = deed.answersFirst === true ? Infinity : steps.findIndex(({ call }) => call === 'answer');
  const moments = new Set(
    Array.from({ length: MOMENTS_A_DEED }, () => context.random.whole(1, steps.length)),
  );
  // Right after the answer and at the end, everything has to be there.
  moments.add(Math.min(answered + 1, steps.length)).add(steps.length);
  for (const [at, step] of steps.entries()) {
    disk.does(step);
    if (!moments.has(at + 1)) continue;
    // In the same place: journals name each other by their whole paths.
    disk.found(context.random);
    const state = network.state(before.known);
    context.count('plugs pulled');
    const report = (what, ...details) =>
      context.finding(
        what,
        `refnet ${deed.argv.join(' ')}, after call ${at + 1} of ${steps.length}`,
        ...details,
      );
    const allowed = [before, ...begun(before, after), after];
    if (state.kind === 'unsound') report('after a pulled plug the file is not sound', ...state.faults);
    else if (at >= answered && answered >= 0 && !isSame(state, after)) {
      report('a pulled plug took back what was acknowledged', ...differences(state, after));
    } else if (!allowed.some((each) => isSame(state, each))) {
      report('after a pulled plug the file is neither as before nor as after', ...differences(state, before));
    }
  }
}

/**
 * The files of a network as a disk may hold them: flushed content, what was written since, and names that are not flushed.
 * A file keeps what was flushed of it; of later writes each may be there or not; of names and their ends too.
 */
class Disk {
  #home;
  /** Files as programs see them, by their paths. @type {Map<string, Inode>} */
  #seen = new Map();
  /** Files by the names that were flushed. @type {Map<string, Inode>} */
  #flushed = new Map();

  /** @param {string} home as the calls name it @param {string} from the same before the first call */
  constructor(home, from) {
    this.#home = home;
    for (const { path, isFolder } of filesBelow(from)) {
      if (isFolder) continue;
      const inode = { flushed: readFileSync(join(from, path)), later: [], written: 0 };
      this.#seen.set(join(home, path), inode);
      this.#flushed.set(join(home, path), inode);
    }
  }

  does({ call, path, to, bytes, at, size }) {
    if (path?.startsWith(this.#home) !== true) return;
    const inode = this.#seen.get(path);
    if (call === 'create' && inode === undefined)
      this.#seen.set(path, { flushed: Buffer.alloc(0), later: [], written: 0 });
    if (call === 'unlink' || (call === 'rename' && inode !== undefined)) this.#seen.delete(path);
    if ((call === 'rename' || call === 'link') && inode !== undefined) this.#seen.set(to, inode);
    if (call === 'pwrite64') inode?.later.push({ bytes, at });
    // From the beginning on, one after another: nothing writes into the midst of a file in this way.
    if (call === 'write' && inode !== undefined) {
      inode.later.push({ bytes, at: inode.written });
      inode.written += bytes.length;
    }
    if (call === 'ftruncate') inode?.later.push({ size });
    if (call !== 'fsync') return;
    if (inode === undefined) this.#flushNames(path);
    else this.#flushContent(path, inode);
  }

  #flushNames(folder) {
    for (const path of this.#flushed.keys()) if (dirname(path) === folder) this.#flushed.delete(path);
    for (const [path, inode] of this.#seen) if (dirname(path) === folder) this.#flushed.set(path, inode);
  }

  #flushContent(path, inode) {
    inode.flushed = inode.later.reduce(applied, inode.flushed);
    inode.later = [];
    // As journaling disks do: the name of a new file whose content is flushed is there from then on.
    if (![...this.#flushed.values()].includes(inode)) this.#flushed.set(path, inode);
  }

  /** Writes what may be found after the plug was pulled now. */
  found(random) {
    const mode = random.one(['nothing later', 'some of it', 'all of it']);
    const isKept = () => mode === 'all of it' || (mode === 'some of it' && random.chance(0.5));
    const names = new Map(this.#flushed);
    for (const path of new Set([...this.#flushed.keys(), ...this.#seen.keys()])) {
      const now = this.#seen.get(path);
      if (now === this.#flushed.get(path) || !isKept()) continue;
      if (now === undefined) names.delete(path);
      else names.set(path, now);
    }
    for (const { path, isFolder } of filesBelow(this.#home)) if (!isFolder) rmSync(join(this.#home, path));
    for (const [path, { flushed, later }] of names) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, later.filter(isKept).reduce(applied, flushed));
    }
  }
}

/** @typedef {{ flushed: Buffer, later: { bytes?: Buffer, at?: number, size?: number }[], written: number }} Inode */

function applied(content, { bytes, at, size }) {
  const length = size ?? Math.max(content.length, at + bytes.length);
  const result = Buffer.alloc(length);
  content.copy(result, 0, 0, Math.min(length, content.length));
  bytes?.copy(result, at);
  return result;
}

/** The calls that matter, with their paths in plain letters. */
function stepsIn(trace) {
  return trace.split('\n').flatMap((line) => {
    const [, call, rest, result] = /^(\w+)\((.*)\)\s+= (\S+)/.exec(line) ?? [];
    if (call === undefined || result.startsWith('-1')) return [];
    const texts = [...rest.matchAll(/"((?:\\x[0-9a-f]{2})*)"(?:\.\.\.)?/g)].map(([, hex]) => bytesOf(hex));
    const on = /^\d+<((?:\\x[0-9a-f]{2}|[^>\\])*)>/.exec(rest)?.[1] ?? '';
    const path = on.includes('\\x') ? bytesOf(on).toString() : on;
    const first = texts[0]?.toString();
    if (call.startsWith('open')) return /O_CREAT/.test(rest) ? [{ call: 'create', path: first }] : [];
    if (call === 'pwrite64') return [{ call, path, bytes: texts[0], at: Number(/, (\d+)$/.exec(rest)?.[1]) }];
    if (call === 'ftruncate') return [{ call, path, size: Number(/, (\d+)$/.exec(rest)?.[1]) }];
    if (call.endsWith('sync')) return [{ call: 'fsync', path }];
    if (call.startsWith('unlink')) return [{ call: 'unlink', path: first }];
    if (call === 'rename' || call === 'link') return [{ call, path: first, to: texts[1].toString() }];
    if (call !== 'write') return [];
    return [rest.startsWith('1<') ? { call: 'answer' } : { call, path, bytes: texts[0] }];
  });
}

const bytesOf = (hex) => Buffer.from(hex.replaceAll('\\x', ''), 'hex');
