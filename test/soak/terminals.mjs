// The terminal closed, or the command broken off, in each question of each command that asks.
import { readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { spawn } from '@lydell/node-pty';
import { TODAY } from './program.mjs';
import { isSame } from './state.mjs';

/** @typedef {import('./context.mjs').Context} Context */
/** @typedef {import('./context.mjs').Network} Network */

const ENTER = '\r';
const COMMANDS_A_ROUND = 3;
/** More questions than any command asks. */
const MOST_QUESTIONS = 25;
/** Milliseconds without a word, after which a command that uses no processor waits for an answer. */
const QUIET = 120;
/** How long a command may take to end once its terminal is gone, on a busy machine. */
const ENDS_WITHIN = 20_000;

/** How long it may take until it is told how a command ended that is no more. */
const TOLD_WITHIN = 2000;

/** What asks, with the answers to its questions; Enter where none is given. */
const ASKING = [
  { argv: ['add-partner'], answers: [`Zora Quill${ENTER}`] },
  { argv: ['log'], answers: [`Tess W.${ENTER}`] },
  { argv: ['log', 'Tess W.', '--from', 'tomas'], answers: [] },
  { argv: ['log', 'Tess W.', '--from', 'Nobody Known'], answers: [] },
  { argv: ['log', 'Jane D.', '--from', 'maren', '--on', '3/4', '--status', 'closed'], answers: [] },
  { argv: ['check-in'], answers: [] },
  { argv: ['check-in', 'maren'], answers: [] },
  { argv: ['update'], answers: [] },
  { argv: ['thank'], answers: [] },
  { argv: ['told'], answers: [] },
  { argv: ['edit'], answers: [] },
  { argv: ['edit', 'maren'], answers: [] },
  { argv: ['remove', '24'], answers: [] },
  { argv: ['remove', 'anouk'], answers: [] },
  { argv: ['merge', 'maren', 'ilse'], answers: [] },
  { argv: ['agree', 'rosa'], answers: [] },
  { argv: ['pay'], answers: [] },
  { argv: ['pay', 'victor'], answers: [] },
  { argv: ['promise'], answers: [] },
  { argv: ['done'], answers: [] },
  { argv: ['note'], answers: [] },
  { argv: ['project'], answers: [] },
  { argv: ['snooze'], answers: [] },
  { argv: ['forget', '--client', 'Jane D.'], answers: [] },
  { argv: ['forget', '--older-than', '8 months'], answers: [] },
  { argv: ['import', 'update.csv'], answers: [] },
  { argv: ['import', 'tracker.csv', '--replace'], answers: [] },
  { argv: ['advise', 'rosa', '--decline'], answers: [] },
  { argv: ['undo', '--import', '1'], answers: [] },
  { argv: ['intro'], answers: [] },
  { argv: ['restore'], answers: [] },
  { argv: ['start'], answers: [] },
];

/**
 * Ways of a command to end before it is done, and the codes or signals (128 and their number) that tell of it. One that is
 * no end in every question goes on with what it asks, or waits, and ends by Ctrl-C then.
 */
const ENDS = [
  { name: 'Ctrl-C', keys: '\x03', codes: [130] },
  { name: 'Ctrl-D', keys: '\x04', codes: [130], mayGoOn: true },
  { name: 'Ctrl-\\', keys: '\x1c', codes: [131], mayGoOn: true },
  { name: 'Ctrl-Z and away', keys: '\x1a', codes: [], mayGoOn: true },
  { name: 'hang-up', signal: 'SIGHUP', codes: [129] },
  { name: 'SIGTERM', signal: 'SIGTERM', codes: [143] },
  { name: 'terminal gone', vanish: true, codes: [129] },
];

/** @type {import('./context.mjs').Scenario} */
export const scenario = {
  name: 'terminals',
  about: 'the terminal closed, Ctrl-C, Ctrl-D, Ctrl-\\, Ctrl-Z in every question',
  run: async (context) => {
    for (const asking of context.random.shuffled(ASKING).slice(0, COMMANDS_A_ROUND)) {
      const isPlain = context.random.chance(0.3);
      const questions = await questionsOf(context, asking, isPlain);
      context.count(`commands that ask`);
      if (questions === 0) continue;
      await brokenOff(context, asking, { isPlain, at: context.random.whole(0, questions - 1) });
    }
  },
};

/** How many answers a command waits for, when each is given. */
function questionsOf(context, { argv, answers }, isPlain) {
  return context.once(`questions of ${argv.join(' ')} ${isPlain}`, async () => {
    const network = await context.network('rich');
    const terminal = new Terminal(network, argv, isPlain);
    for (let at = 0; at < MOST_QUESTIONS; at += 1) {
      await terminal.waits();
      if (terminal.ended !== undefined) return at;
      terminal.send(answers[at] ?? ENTER);
    }
    await terminal.kill();
    return MOST_QUESTIONS;
  });
}

/** Answers the questions before the one, and ends there. */
async function brokenOff(context, { argv, answers }, { isPlain, at }) {
  const network = await context.network('rich');
  const before = network.state();
  const terminal = new Terminal(network, argv, isPlain);
  for (let each = 0; each < at; each += 1) {
    await terminal.waits();
    terminal.send(answers[each] ?? ENTER);
  }
  await terminal.waits();
  const end = context.random.one(ENDS);
  const told = () =>
    `refnet ${argv.join(' ')}${isPlain ? ' --plain' : ''}, ${end.name} in question ${at + 1}\n${terminal.tail}`;
  if (terminal.ended !== undefined) {
    context.count('ended before');
    return;
  }
  if (await terminal.spins()) context.finding('it uses the processor while it waits', told());
  terminal.breakOff(end);
  let code = await terminal.ends(end.mayGoOn === true ? 2000 : ENDS_WITHIN);
  let { codes } = end;
  if (code === undefined && end.mayGoOn === true) {
    context.count(`${end.name} is no end there`);
    terminal.wake();
    terminal.send('\x03');
    code = await terminal.ends(ENDS_WITHIN);
    codes = [130];
  }
  if (code === undefined) {
    context.finding('it went on without its terminal', told());
    await terminal.kill();
  } else if (!codes.includes(code)) {
    context.finding(`it ended with ${code}, where ${codes.join(' or ')} tells of that`, told());
  }
  context.count(`ends by ${end.name}`);
  const after = network.state(before.known);
  checkWords(context, {
    isWritten: !isSame(before, after),
    mayTell: code === 130 && !terminal.isKilled,
    said: terminal.said,
    told,
  });
  await context.check(network, { before });
}

/**
 * What is written before a question, of which none of these commands asks but `start` and `intro`, is said where the end
 * lets it say anything; nothing is said to be written where it is not, and nothing denied.
 */
function checkWords(context, { isWritten, mayTell, said, told }) {
  const end = said.slice(said.lastIndexOf('refnet: cancelled')).replaceAll(/\s+/g, ' ');
  const tells = said.includes('refnet: cancelled');
  if (mayTell && !tells) context.finding('it does not say that it was cancelled', told());
  if (isWritten) context.count('something was written before the question');
  if (isWritten && tells && !/is recorded all the same/.test(end))
    context.finding('something was written, and not said', told());
  if (isWritten && !/^(start|intro)/.test(told().slice('refnet '.length)))
    context.finding('something was written', told());
  if (!isWritten && tells && !/nothing was written/.test(end))
    context.finding('nothing was written, and not said', told());
}

/** The built program in a pseudo-terminal. */
class Terminal {
  #pty;
  #said = '';
  #lastSaid = performance.now();
  /** A signal ended it, and so it could say nothing. */
  isKilled = false;
  /** How it ended: an exit code, or 128 and the number of the signal; undefined while it goes on. */
  ended;

  /** @param {Network} network */
  constructor(network, argv, isPlain) {
    const env = {
      PATH: process.env.PATH ?? '',
      TERM: 'xterm',
      TZ: 'UTC',
      HOME: network.home,
      REFNET_TODAY: TODAY,
    };
    const args = [network.context.program, ...argv, ...(isPlain ? ['--plain'] : [])];
    this.#pty = spawn(process.execPath, args, { name: 'xterm', cols: 80, rows: 40, cwd: network.home, env });
    this.#pty.onData((data) => {
      this.#said += data;
      this.#lastSaid = performance.now();
    });
    this.#pty.onExit(({ exitCode, signal }) => {
      this.isKilled = Boolean(signal);
      this.ended = signal ? 128 + signal : exitCode;
    });
  }

  /** All that it said, without what draws. */
  get said() {
    return stripVTControlCharacters(this.#said);
  }

  /** What it said last, for a report. */
  get tail() {
    return this.#said.slice(-500);
  }

  send(keys) {
    this.#lastSaid = performance.now();
    this.#pty.write(keys);
  }

  /** Waits until it asks, or has ended: it is silent and sleeps. */
  async waits() {
    let used = this.#processor();
    let since = performance.now();
    while (this.ended === undefined) {
      await pause(20);
      const now = this.#processor();
      if (now !== used) [used, since] = [now, performance.now()];
      const quiet = performance.now() - Math.max(this.#lastSaid, since);
      if (quiet > QUIET && this.#said !== '' && this.#sleeps()) return;
    }
  }

  /** Whether it uses the processor while nobody does anything. */
  async spins() {
    const before = this.#processor();
    await pause(200);
    return this.ended === undefined && this.#processor() - before > 5;
  }

  breakOff({ keys, signal, vanish }) {
    if (keys !== undefined) this.send(keys);
    else if (signal !== undefined) this.#pty.kill(signal);
    else if (vanish === true) this.#pty.destroy();
  }

  /** Goes on after Ctrl-Z. */
  wake() {
    if (this.ended === undefined) process.kill(this.#pty.pid, 'SIGCONT');
  }

  /** How it ended; undefined where it does not in that time. */
  async ends(within) {
    const until = performance.now() + within;
    while (this.#isThere() && performance.now() < until) await pause(20);
    if (this.#isThere()) return undefined;
    // How it ended comes a little later, and never where the terminal was taken from under it.
    const told = performance.now() + TOLD_WITHIN;
    while (this.ended === undefined && performance.now() < told) await pause(20);
    return this.ended ?? 129;
  }

  async kill() {
    if (this.#isThere()) process.kill(this.#pty.pid, 'SIGKILL');
    await this.ends(5000);
  }

  #isThere() {
    return this.ended === undefined && !['Z', 'X', ''].includes(this.#stat()[0] ?? '');
  }

  #sleeps() {
    return ['S', 'T'].includes(this.#stat()[0]);
  }

  /** The time it used, in hundredths of a second. */
  #processor() {
    const stat = this.#stat();
    return Number(stat[11] ?? 0) + Number(stat[12] ?? 0);
  }

  /** What the system says of it, from its state on. */
  #stat() {
    try {
      return readFileSync(`/proc/${this.#pty.pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ');
    } catch {
      return [''];
    }
  }
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
