#!/usr/bin/env node
'use strict';
// Plain old syntax up to the check of the version: an old Node must read this file to say that it is old.

const OLDEST = [20, 17];

// In bytes: what an empty pipe holds wherever there are any, so that nothing waits for its reader.
const FITS_A_PIPE = 16384;

// What these load at once is in one file, too: see .build/daily.mjs.
const DAILY = 'add-partner advise check-in due log partners referrals report search update who'.split(' ');

const running = process.versions.node.split('.').map(Number);
if (running[0] < OLDEST[0] || (running[0] === OLDEST[0] && running[1] < OLDEST[1])) {
  fail(1, 'this is Node ' + process.versions.node + ', and refnet needs ' + OLDEST.join('.') + ' or later', [
    'node --version      shows which one runs',
    'https://nodejs.org has newer ones',
  ]);
} else if (process.argv.length === 3 && (process.argv[2] === '--version' || process.argv[2] === '-V')) {
  outputFor(sayLost).write(`${require('../package.json').version}\n`);
} else {
  run();
}

function run() {
  process.umask(0o077);
  optimizeNothing();
  keepCompiledCode();
  const program = loadProgram();
  if (program === undefined) return;
  let stdin, stdout, stderr;
  // What was recorded is told with it, once nothing more is written.
  const lost = (code) => {
    const say = () => program.cutShort(code, world).catch(() => sayLost(code));
    if (ended) void say();
    else saysLost = say;
  };
  const world = {
    // The streams are made when first used: each costs a millisecond.
    get stdin() {
      return (stdin ??= endingWithTerminal(process.stdin));
    },
    get stdout() {
      return (stdout ??= outputFor(lost));
    },
    get stderr() {
      return (stderr ??= errorOutput());
    },
    env: process.env,
    platform: process.platform,
    home: () => require('node:os').homedir(),
    now: () => new Date(),
    onInterrupt: hearing('SIGINT'),
    // With all that were started together: npx, or a pager.
    suspend: process.platform === 'win32' ? undefined : () => process.kill(0, 'SIGTSTP'),
    onContinue: hearing('SIGCONT'),
    beforeEnd: (last) => require('./ending.js').beforeEnd(last),
    launch: (...asked) => require('./programs.js').launch(...asked),
    page: (...shown) => require('./programs.js').page(...shown),
    get version() {
      return require('../package.json').version;
    },
    versions: process.versions,
  };
  // The exit code is set, and process.exit() never called: it would cut what is still on its way into a pipe.
  let saysLost = () => undefined;
  let ended = false;
  program
    .main(process.argv.slice(2), world)
    .then(
      (code) => (process.exitCode ??= code),
      (error) => fail(70, `something went wrong inside refnet (${error})`, ['this is a bug']),
    )
    .finally(() => {
      ended = true;
      return saysLost();
    });
  // Without this a question that lost its terminal would end as if all had been done.
  process.once('beforeExit', () => {
    if (ended) return;
    process.exitCode = 130;
    program.cutShort(undefined, world).catch(() => fail(130, 'cancelled', []));
  });
}

/** Standard input, whose end is that of the program where it is a closed terminal. */
function endingWithTerminal(stream) {
  const leave = () => require('./ending.js').leaveIfHungUp(0);
  return stream.isTTY ? stream.prependListener('end', leave).on('error', leave) : stream;
}

/** Lets a signal be heard, until what hearing it returns is called. */
function hearing(signal) {
  return (act) => {
    process.on(signal, act);
    return () => process.off(signal, act);
  };
}

/**
 * Spares V8 what never pays in commands that call much, but nothing for long: to compile it into what the machine runs takes
 * a tenth of their time. In the longest alone it pays to do so plainly, and nowhere to optimize. Shorter ones lose as much
 * by the loading of `v8`, but in a terminal, which needs most of what it loads. Comes first, because what is kept is kept
 * apart for what V8 was told.
 */
function optimizeNothing() {
  const [, , command, subject] = process.argv;
  const isLongest = command === 'advise' && subject === undefined;
  const long = ['report', 'due', 'search', 'who', 'advise'];
  const short = ['log', 'check-in', 'add-partner', 'partners', 'referrals'];
  // A later V8 would say on stderr which of these it does not know.
  if (running[0] > 26) return;
  if (!long.includes(command) && !(short.includes(command) && endOf(1) === 'device')) return;
  const { setFlagsFromString } = require('node:v8');
  setFlagsFromString('--no-opt');
  setFlagsFromString('--no-maglev');
  if (!isLongest) setFlagsFromString('--no-sparkplug');
}

/**
 * Lets Node (from 22.1 on) keep compiled code in the user's cache folder. It is run as it lies there, so the folder is
 * the user's own: never Node's default, in the temporary folder that all share.
 */
function keepCompiledCode() {
  // To ask an older one takes a millisecond.
  if (running[0] < 22) return;
  const { enableCompileCache } = require('node:module');
  if (enableCompileCache === undefined || process.env.NODE_DISABLE_COMPILE_CACHE !== undefined) return;
  const folder = cacheFolder();
  if (folder === undefined) return;
  try {
    const { lstatSync, mkdirSync } = require('node:fs');
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (isPrivate(lstatSync(folder))) enableCompileCache(folder);
  } catch {
    // A full disk, a folder that may not be written to: the next start only takes longer.
  }
}

/** Where the compiled code is kept; undefined where the user has no such place. */
function cacheFolder() {
  const path = require('node:path');
  const { XDG_CACHE_HOME, LOCALAPPDATA = '', HOME = '' } = process.env;
  const folders = {
    win32: path.join(LOCALAPPDATA, 'refnet', 'cache'),
    darwin: path.join(HOME, 'Library', 'Caches', 'refnet'),
  };
  const folder =
    folders[process.platform] || path.join(XDG_CACHE_HOME || path.join(HOME, '.cache'), 'refnet');
  return path.isAbsolute(folder) ? folder : undefined;
}

/** Whether this is a folder, and no link, of the user's own that nobody else may look into. */
function isPrivate(stats) {
  if (process.getuid === undefined) return stats.isDirectory();
  return stats.isDirectory() && stats.uid === process.getuid() && (stats.mode & 0o077) === 0;
}

/** The file with the program: where Node keeps compiled code, it takes less to load one than a dozen. */
function programFor([command, subject = '-']) {
  if (running[0] < 22 || !DAILY.includes(command)) return 'main.js';
  const isOfOne = command === 'report' && !subject.startsWith('-');
  return `daily-${command}${isOfOne ? '-of' : ''}.cjs`;
}

/** The built program; undefined, and an explanation on stderr, where there is none. */
function loadProgram() {
  try {
    return require(`../dist/${programFor(process.argv.slice(2))}`);
  } catch (error) {
    const { existsSync } = require('node:fs');
    const path = require('node:path');
    const why = `its program in ${path.join(__dirname, '..', 'dist')} is missing or damaged (${error.code ?? error.name})`;
    const checkout = existsSync(path.join(__dirname, '..', 'src'));
    fail(1, `refnet cannot start: ${why}`, [
      checkout
        ? 'npm install && npm run build      builds it'
        : 'install refnet again from the file or folder it came from: npm install -g ./refnet-VERSION.tgz',
    ]);
    return undefined;
  }
}

/** The stream, made to report what could not be written: no failure only where its reader has seen enough (`| head`). */
function reportingErrors(stream, lost) {
  return stream.on('error', (error) => {
    if (stream.isTTY) require('./ending.js').leaveIfHungUp(stream.fd);
    unwritable(error, lost);
  });
}

function unwritable(error, lost) {
  // A reader that has seen enough changes nothing in how the command ended.
  if (error.code === 'EPIPE' || process.exitCode === 74) return;
  process.exitCode = 74;
  lost(error.code);
}

function sayLost(code) {
  fail(74, `the output could not be written (${code})`, []);
}

/** The stream for errors: where they cannot be written, there is nobody to tell. */
function ignoringErrors(stream) {
  return stream.on('error', () => {});
}

/** Where results go. */
function outputFor(lost) {
  const failed = (error) => unwritable(error, lost);
  const stream = () => reportingErrors(process.stdout, lost);
  const end = endOf(1);
  if (end === 'file') return wholeWrites(1, failed);
  return end === 'pipe' ? pipeWrites(1, failed, stream) : stream();
}

/** Where errors go; where nobody can be asked how wide it is, Node's stream is made only when it is written to. */
function errorOutput() {
  const ignored = () => {};
  const stream = () => ignoringErrors(process.stderr);
  const end = endOf(2);
  if (end === 'file') return wholeWrites(2, ignored);
  return end === 'device' ? stream() : pipeWrites(2, ignored, stream, end === 'pipe' ? FITS_A_PIPE : 0);
}

/**
 * What is at the other end: a `file`, as good as which is /dev/null, a `pipe`, a `device`, where a person may be, or
 * something `else`, like a socket, or what Windows calls a pipe.
 */
function endOf(descriptor) {
  const { fstatSync, statSync } = require('node:fs');
  const isWindows = process.platform === 'win32';
  try {
    const end = fstatSync(descriptor);
    if (end.isFile()) return 'file';
    if (!end.isCharacterDevice()) return end.isFIFO() && !isWindows ? 'pipe' : 'else';
    return !isWindows && end.rdev === statSync('/dev/null').rdev ? 'file' : 'device';
  } catch {
    return 'device';
  }
}

/**
 * Writes into a pipe: at most `fitting` bytes by itself, and from the first on that do not fit by Node's stream, which
 * takes a fifth of the time of an empty Node to make, and waits for a slow reader while the program goes on.
 */
function pipeWrites(descriptor, failed, makeStream, fitting = FITS_A_PIPE) {
  let room = fitting;
  let stream;
  const write = (given) => {
    let left = given;
    room -= Buffer.byteLength(given);
    if (stream === undefined && room >= 0) {
      try {
        const bytes = Buffer.from(given);
        left = bytes.subarray(require('node:fs').writeSync(descriptor, bytes));
      } catch (error) {
        // Another that has the same pipe may have said that nobody shall wait for its reader.
        if (error.code !== 'EAGAIN') return failed(error);
      }
      if (left.length === 0) return;
    }
    (stream ??= makeStream()).write(left);
  };
  return { isTTY: false, columns: undefined, write };
}

/** Writes to a file. Node's stream takes a text for written of which a full disk took the beginning alone. */
function wholeWrites(descriptor, failed) {
  const write = (text) => {
    try {
      require('node:fs').writeFileSync(descriptor, text);
    } catch (error) {
      failed(error);
    }
  };
  return { isTTY: false, columns: undefined, write };
}

function fail(code, message, hints) {
  process.exitCode = code;
  ignoringErrors(process.stderr).write(['refnet: ' + message].concat(hints).join('\n  ') + '\n');
}
