#!/usr/bin/env node
'use strict';
// Plain old syntax up to the check of the version: an old Node must read this file to say that it is old.

const OLDEST = [20, 17];

const running = process.versions.node.split('.').map(Number);
if (running[0] < OLDEST[0] || (running[0] === OLDEST[0] && running[1] < OLDEST[1])) {
  fail(1, 'this is Node ' + process.versions.node + ', and refnet needs ' + OLDEST.join('.') + ' or later', [
    'node --version      shows which one runs',
    'https://nodejs.org has newer ones',
  ]);
} else if (process.argv.length === 3 && (process.argv[2] === '--version' || process.argv[2] === '-V')) {
  reportingErrors(process.stdout, sayLost).write(`${require('../package.json').version}\n`);
} else {
  run();
}

function run() {
  process.umask(0o077);
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
      return (stdout ??=
        endOf(1) === 'file'
          ? wholeWrites(1, (error) => unwritable(error, lost))
          : reportingErrors(process.stdout, lost));
    },
    get stderr() {
      return (stderr ??= endOf(2) === 'device' ? ignoringErrors(process.stderr) : whenWritten());
    },
    env: process.env,
    platform: process.platform,
    home: () => require('node:os').homedir(),
    now: () => new Date(),
    onInterrupt: (stop) => {
      process.once('SIGINT', stop);
      return () => process.off('SIGINT', stop);
    },
    // With all that were started together: npx, or a pager.
    suspend: process.platform === 'win32' ? undefined : () => process.kill(0, 'SIGTSTP'),
    onContinue: (again) => {
      process.on('SIGCONT', again);
      return () => process.off('SIGCONT', again);
    },
    beforeEnd,
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
  const leave = () => leaveIfHungUp(0);
  return stream.isTTY ? stream.prependListener('end', leave).on('error', leave) : stream;
}

/**
 * Leaves as a hang-up makes a program leave, where the terminal is gone. Else Node would set that terminal
 * back to what it was, and abort because it cannot.
 */
function leaveIfHungUp(descriptor) {
  if (require('node:tty').isatty(descriptor)) return;
  // The signal may be ignored by whoever started this (nohup), or caught by a question; after this it is neither.
  process.once('SIGHUP', () => {}).removeAllListeners('SIGHUP');
  process.kill(process.pid, 'SIGHUP');
}

/** Does `last` before a signal ends this; a signal that came while it was not to be heard still does so. */
function beforeEnd(last) {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  const end = (signal) => {
    // A question answers Ctrl-C itself.
    if (signal === 'SIGINT' && process.listenerCount(signal) > 1) return;
    stop();
    last();
    process.kill(process.pid, signal);
  };
  const stop = () => signals.forEach((signal) => process.off(signal, end));
  signals.forEach((signal) => process.on(signal, end));
  return () => setImmediate(stop);
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

/** The built program; undefined, and an explanation on stderr, where there is none. */
function loadProgram() {
  try {
    return require('../dist/main.js');
  } catch (error) {
    const { existsSync } = require('node:fs');
    const path = require('node:path');
    const why = `its program in ${path.join(__dirname, '..', 'dist')} is missing or damaged (${error.code ?? error.name})`;
    const checkout = existsSync(path.join(__dirname, '..', 'src'));
    fail(1, `refnet cannot start: ${why}`, [
      checkout
        ? 'npm install && npm run build      builds it'
        : 'npm install -g refnet      installs it again',
    ]);
    return undefined;
  }
}

/** The stream, made to report what could not be written: no failure only where its reader has seen enough (`| head`). */
function reportingErrors(stream, lost) {
  return stream.on('error', (error) => {
    if (stream.isTTY) leaveIfHungUp(stream.fd);
    unwritable(error, lost);
  });
}

function unwritable(error, lost) {
  if (error.code === 'EPIPE') process.exitCode = 0;
  else if (process.exitCode !== 74) {
    process.exitCode = 74;
    lost(error.code);
  }
}

function sayLost(code) {
  fail(74, `the output could not be written (${code})`, []);
}

/** The stream for errors: where they cannot be written, there is nobody to tell. */
function ignoringErrors(stream) {
  return stream.on('error', () => {});
}

/** What is at the other end: a `file`, as good as which is /dev/null, a `pipe`, or a `device`, where a person may be. */
function endOf(descriptor) {
  const { fstatSync, statSync } = require('node:fs');
  try {
    const end = fstatSync(descriptor);
    if (end.isFile()) return 'file';
    if (!end.isCharacterDevice()) return 'pipe';
    return process.platform !== 'win32' && end.rdev === statSync('/dev/null').rdev ? 'file' : 'device';
  } catch {
    return 'device';
  }
}

/** The stream for errors where nobody is there to ask how wide it is: made, unless it is a file, when it is written to. */
function whenWritten() {
  if (endOf(2) === 'file') return wholeWrites(2, () => {});
  let stream;
  const write = (text) => (stream ??= ignoringErrors(process.stderr)).write(text);
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
