#!/usr/bin/env node
'use strict';
// Plain old syntax up to the check of the version: an old Node must be able to read this file to say that it is old.

const { version } = require('../package.json');
const OLDEST = [20, 17];

const running = process.versions.node.split('.').map(Number);
if (running[0] < OLDEST[0] || (running[0] === OLDEST[0] && running[1] < OLDEST[1])) {
  fail(1, 'this is Node ' + process.versions.node + ', and refnet needs ' + OLDEST.join('.') + ' or later', [
    'node --version      shows which one runs',
    'https://nodejs.org has newer ones',
  ]);
} else if (process.argv.length === 3 && (process.argv[2] === '--version' || process.argv[2] === '-V')) {
  survivingErrors(process.stdout).write(`${version}\n`);
} else {
  run();
}

function run() {
  process.umask(0o077);
  const { load, keep } = require('./load.js')(cacheName(process.argv.slice(2)));
  const program = loadProgram(load);
  if (program === undefined) return;
  let stdout, stderr;
  const world = {
    // The streams are made when they are first used: each costs a millisecond or two.
    get stdin() {
      return process.stdin;
    },
    get stdout() {
      return (stdout ??= output(1));
    },
    get stderr() {
      return (stderr ??= output(2));
    },
    env: process.env,
    platform: process.platform,
    home: () => require('node:os').homedir(),
    now: () => new Date(),
    onInterrupt: (stop) => {
      process.once('SIGINT', stop);
      return () => process.off('SIGINT', stop);
    },
    launch,
    version,
    versions: process.versions,
  };
  // The exit code is set, and process.exit() never called: it would cut what is still on its way into a pipe.
  let ended = false;
  program
    .main(process.argv.slice(2), world)
    .then(
      (code) => (process.exitCode ??= code),
      (error) => fail(70, `something went wrong inside refnet (${error})`, ['this is a bug']),
    )
    .finally(() => {
      ended = true;
      if (process.exitCode === 0) keep();
    });
  // Without this a question that lost its terminal would end as if all had been done.
  process.once('beforeExit', () => {
    if (!ended) fail(130, 'cancelled, nothing was written', []);
  });
}

/** How long a program may take to say that it failed; one that goes on after that is left to itself. */
const LAUNCHED_AFTER = 3000;

/** Starts a program without a shell. Gives its exit code, or 0 while it goes on; rejects where it cannot be started. */
function launch(file, args) {
  return new Promise((resolve, reject) => {
    const child = require('node:child_process').spawn(file, args, { stdio: 'ignore', detached: true });
    const late = setTimeout(() => resolve(0), LAUNCHED_AFTER);
    child.once('error', reject).once('exit', (code) => resolve(code ?? 1));
    child.once('exit', () => clearTimeout(late)).once('error', () => clearTimeout(late));
    child.unref();
  });
}

/** What a run's compiled code is kept under: its command, unless it only asks for help, which uses little of it. */
function cacheName(words) {
  return words.includes('--help') || words.includes('-h') ? 'help' : words[0] || 'help';
}

/** The built program; undefined, and an explanation on stderr, where there is none. */
function loadProgram(load) {
  try {
    return load('main.js');
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

/**
 * The stream, made to report errors. A reader that has seen enough (`| head`) is no failure; output that could not be
 * written anywhere else is one, with an exit code of its own.
 */
function survivingErrors(stream) {
  return stream.on('error', unwritable);
}

function unwritable(error) {
  if (error.code === 'EPIPE') process.exitCode = 0;
  else if (process.exitCode !== 74) fail(74, `the output could not be written (${error.code})`, []);
}

/**
 * Standard output (1) or error (2). A file, a pipe or a socket is written to directly: the stream that Node makes for one takes
 * longer than most commands do, and is no better.
 */
function output(descriptor) {
  const fs = require('node:fs');
  const onError = descriptor === 1 ? unwritable : () => {};
  let kind;
  try {
    kind = fs.fstatSync(descriptor);
  } catch {
    // A closed descriptor is left to Node, which says what is wrong when it is written to.
  }
  if (kind === undefined || !(kind.isFIFO() || kind.isFile() || kind.isSocket())) {
    return (descriptor === 1 ? process.stdout : process.stderr).on('error', onError);
  }
  let broken = false;
  const write = (text) => {
    const bytes = Buffer.from(text);
    for (let written = 0; written < bytes.length && !broken;) {
      try {
        written += fs.writeSync(descriptor, bytes, written);
      } catch (error) {
        // Whoever shares the pipe may have made it one that does not wait.
        if (error.code === 'EAGAIN') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
        else {
          broken = true;
          onError(error);
        }
      }
    }
  };
  return { isTTY: false, columns: undefined, write };
}

function fail(code, message, hints) {
  process.exitCode = code;
  process.stderr.on('error', () => {});
  process.stderr.write(['refnet: ' + message].concat(hints).join('\n  ') + '\n');
}
