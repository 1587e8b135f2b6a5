// What every scenario works with: chance, folders, networks, the built program, and the questions asked of a file after
// whatever was done to it.
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Model } from './model.mjs';
import { ROOT, runProgram, told } from './program.mjs';
import { Random } from './random.mjs';
import { makeSample, runHere } from './sample.mjs';
import { differences, filesBelow, isSame, stateOf } from './state.mjs';

/** @typedef {import('./program.mjs').Ran} Ran */
/** @typedef {import('./program.mjs').RunOptions} RunOptions */
/** @typedef {import('./state.mjs').State} State */

/**
 * A scenario: one round of it takes some seconds, and is another with each seed.
 * @typedef {object} Scenario
 * @property {string} name
 * @property {string} about what it does, in a line
 * @property {(context: Context) => Promise<void>} run
 * @property {() => string | undefined} [missing] why it cannot be run on this machine
 */

/** A HOME of its own, with the network in it. */
export class Network {
  /** @param {Context} context @param {string} home */
  constructor(context, home) {
    this.context = context;
    this.home = home;
    /** Where the file is unless a command names another. */
    this.file = join(home, '.local/share/refnet/refnet.db');
    /** What the commands that were run promised. */
    this.model = new Model();
  }

  /**
   * Runs the built program on this network, or another.
   * @param {readonly string[]} argv
   * @param {RunOptions & { program?: string }} [options]
   * @returns {Promise<Ran>}
   */
  async refnet(argv, options = {}) {
    const temporary = join(this.home, 'tmp');
    mkdirSync(temporary, { recursive: true, mode: 0o700 });
    const env = { HOME: this.home, TMPDIR: temporary, ...options.env };
    const ran = await runProgram(options.program ?? this.context.program, argv, {
      cwd: this.home,
      ...options,
      env,
    });
    this.context.count('commands');
    return ran;
  }

  /** The same by the build that is known to be good. */
  undisturbed(argv) {
    return runProgram(GOOD, argv, { cwd: this.home, env: { HOME: this.home } });
  }

  /** What the file holds now; `known` as for `stateOf`. */
  state(known) {
    return stateOf(this.file, known);
  }

  files() {
    return filesBelow(this.home).filter(({ path }) => path !== 'tmp' && !path.startsWith('.cache'));
  }
}

/** The build that is known to be good, where another is tried. */
const GOOD = join(ROOT, 'bin/refnet.js');

/** One round of a scenario. */
export class Context {
  /**
   * @param {object} given
   * @param {number} given.seed
   * @param {string} given.program bin/refnet.js of the build that is tried
   * @param {string} given.folder where everything of this run lies
   * @param {Map<string, unknown>} given.shared what rounds may keep for later ones
   * @param {() => boolean} [given.isOver] whether the time of the soak is over
   */
  constructor({ seed, program, folder, shared, isOver = () => false }) {
    this.isOver = isOver;
    this.seed = seed;
    this.program = program;
    this.random = new Random(seed);
    this.shared = shared;
    /** @type {Map<string, number>} what was done, and how often */
    this.counts = new Map();
    /** @type {string[]} what was found */
    this.findings = [];
    this.#all = folder;
    this.#own = mkdtempSync(join(folder, 'round-'));
  }

  #all;
  #own;

  /** Counts what was done, for the report. */
  count(what, howMany = 1) {
    this.counts.set(what, (this.counts.get(what) ?? 0) + howMany);
  }

  /** Reports what should not be. */
  finding(what, ...details) {
    this.findings.push([what, ...details.filter((each) => each !== undefined)].join('\n'));
  }

  /** A new folder that goes when the round ends. */
  folder() {
    return mkdtempSync(join(this.#own, 'f-'));
  }

  /** Removes what the round made. */
  end() {
    rmSync(this.#own, { recursive: true, force: true });
  }

  /**
   * Something that takes a while and is the same in every round: made once, by its name.
   * @template T
   * @param {string} name
   * @param {() => Promise<T>} make
   * @returns {Promise<T>}
   */
  async once(name, make) {
    if (!this.shared.has(name)) this.shared.set(name, make());
    return /** @type {Promise<T>} */ (this.shared.get(name));
  }

  /** A new folder that stays until the soak ends. */
  lastingFolder() {
    return mkdtempSync(join(this.#all, 'base-'));
  }

  /**
   * A network to work on: 'empty' (no file yet), 'small' (three partners, six referrals) or 'rich' (every kind of record),
   * with commands run on it that have to succeed.
   * @param {'empty' | 'small' | 'rich'} kind
   * @param {readonly (readonly string[])[]} [commands] `~/` is its HOME
   * @param {{ files?: Readonly<Record<string, string>>, home?: string }} [more] files to lay below HOME first
   */
  async network(kind, commands = [], { files = {}, home = this.folder() } = {}) {
    const base = await this.once(`network ${kind}`, async () => {
      const made = this.lastingFolder();
      if (kind === 'rich') await makeSample(made);
      if (kind === 'small') for (const argv of SMALL) await runHere(made, argv);
      return made;
    });
    cpSync(base, home, { recursive: true });
    for (const [path, text] of Object.entries(files)) writeFileSync(join(home, path), text);
    for (const argv of commands) await runHere(home, atHome(argv, home));
    return new Network(this, home);
  }

  /**
   * A copy of a HOME, with what is in it.
   * @param {string} home
   */
  copyOf(home) {
    const copy = this.folder();
    cpSync(home, copy, { recursive: true });
    return new Network(this, copy);
  }

  /**
   * Asks everything of a network after one command: was it true, is the file sound and as before or as after, may only
   * its owner read it, does the next command work at once, and is nothing left over. Reports what is not.
   * @param {Network} network
   * @param {object} [about]
   * @param {Ran} [about.ran] the command
   * @param {State} [about.before]
   * @param {readonly State[]} [about.after] what it may have made of the file; the last is what an exit of 0 promises
   * @param {readonly RegExp[]} [about.left] files that may be there besides, by their path below HOME
   * @param {boolean} [about.answersFirst] what it prints says nothing of what it wrote
   * @param {boolean} [about.isDamaged] the file was beyond reading before
   * @param {boolean} [about.isSpoiled] `doctor` had something to find before
   */
  async check(
    network,
    { ran, before, after = [], left = [], answersFirst = false, isDamaged = false, isSpoiled = false } = {},
  ) {
    const report = (what, ...details) => this.finding(what, ran && told(ran), ...details);
    if (ran !== undefined) for (const fault of untrueWords(ran)) report(fault);
    const state = network.state(before?.known);
    this.count('checks');
    if (isDamaged && state.kind === 'unsound') return;
    if (state.kind === 'unsound') report('the file is not sound', ...state.faults);
    else if (before !== undefined) this.#compare(state, { ran, before, after, answersFirst, report });
    for (const fault of network.model.faultsIn(state)) report(fault);
    for (const fault of rightsFaults(network)) report(fault);
    await this.#nextCommands(network, state, { report, isSpoiled, left });
    for (const each of network.files()) {
      if (isLeftOver(each.path) && !left.some((pattern) => pattern.test(each.path))) {
        report(`${each.path} is left over`);
      }
    }
  }

  #compare(state, { ran, before, after, answersFirst, report }) {
    const wanted = after.at(-1);
    const isBefore = isSame(state, before);
    const isAfter = wanted !== undefined && isSame(state, wanted);
    this.count(isAfter ? 'changes there' : 'nothing written');
    const says =
      ran !== undefined && (ran.code === 0 || (ran.signal !== null && ran.stdout !== '' && !answersFirst));
    if (says && wanted !== undefined && !isAfter) {
      report('what was acknowledged is not there', ...differences(state, wanted));
    } else if (!isBefore && !after.some((each) => isSame(state, each))) {
      report('the file is neither as before nor as after', ...differences(state, before));
    }
    const denies = ran !== undefined && /nothing was (written|changed)|left as it (is|was)/.test(ran.stderr);
    if (denies && !isBefore && ran.code !== 0) report('it says that nothing was written, and something was');
  }

  /** The next commands, of which none may be blocked by what is left. */
  async #nextCommands(network, state, { report, isSpoiled, left }) {
    const isLeft = network.files().some(({ path }) => left.some((pattern) => pattern.test(path)));
    const read = ['due'];
    const doctor = ['doctor'];
    const write = ['add-partner', 'Next In Line', '--yes'];
    const orders = [
      [read, write, doctor],
      [write, doctor, read],
      [doctor, write, read],
      [['log', 'Next C.', '--to', 'Next In Line', '--add', '--yes'], doctor],
    ];
    for (const argv of this.random.one(orders)) {
      const next = await network.refnet(argv);
      if (next.code === 0) continue;
      if (argv === doctor && (isSpoiled ? next.code === 1 : !existsSync(network.file))) continue;
      if (argv === doctor && isLeft && next.code === 1 && ONLY_LEFT.test(next.stdout)) continue;
      report(`the next command failed, on a file that was ${state.kind}`, told(next));
    }
  }
}

/** What `doctor` says where nothing is to be mended but what a crash left beside the file. */
const ONLY_LEFT = /\nTo repair\n {2}\d+ half-made cop.*\n(?! {2}\d)/;

/** What no command may say or end with, whatever happens to it. */
export function untrueWords({ code, signal, stdout, stderr, hung }) {
  return [
    ...(hung ? ['it never ended'] : []),
    ...(code === 70 || /something went wrong inside/.test(stderr) ? ['it calls it a bug'] : []),
    ...(code === 5 ? ['it calls the file damaged'] : []),
    ...(code !== null && code !== 0 && stderr.trim() === '' ? ['it failed without a word'] : []),
    ...(code === 1 && stdout !== '' && signal === null && stderr.trim() === ''
      ? ['it failed and said done']
      : []),
  ];
}

function rightsFaults({ home, file }) {
  const wrong = filesBelow(join(home, '.local')).filter(
    ({ isFolder, mode, path }) => (mode & 0o077) !== 0 && !(isFolder && !/refnet/.test(path)),
  );
  const own = existsSync(file) ? statSync(file).mode & 0o777 : 0o600;
  return [
    ...wrong.map(({ path, mode }) => `${path} may be used by others: ${mode.toString(8)}`),
    ...(own === 0o600 ? [] : [`the file has the rights ${own.toString(8)}`]),
  ];
}

/** Files that are for the time of a command alone. */
const isLeftOver = (path) => /-(journal|wal|shm|mj[0-9A-F]+)$|\.(part|tmp|temp)$|~$|^tmp\//.test(path);

const SMALL = [
  ['add-partner', 'Maren Holt', '--profession', 'mortgage broker', '--email', 'maren@example.com'],
  ['add-partner', 'Victor Osei', '--profession', 'accountant'],
  ['add-partner', 'Ilse Moreno', '--profession', 'lawyer'],
  ['log', 'Jane D.', '--from', 'maren', '--for', 'first home', '--on', '2026-09-01'],
  ['log', 'Carl M.', '--from', 'victor', '--on', '2026-09-02'],
  ['log', 'Dana R.', '--to', 'victor', '--for', 'bookkeeping', '--on', '2026-09-03'],
  ['log', 'Erin F.', '--to', 'ilse', '--on', '2026-09-04'],
  ['update', 'carl m.', 'won', '--value', '4000', '--on', '2026-09-20'],
  ['check-in', 'maren', '--kind', 'coffee', '--on', '2026-09-30'],
];

/** The words of a command, with the HOME in the place of `~`. */
export function atHome(argv, home) {
  return argv.map((word) => word.replace(/^~(?=\/|$)/, home));
}
