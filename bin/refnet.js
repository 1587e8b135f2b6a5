#!/usr/bin/env node
'use strict';

process.umask(0o077);
const { version } = require('../package.json');

const [first, ...rest] = process.argv.slice(2);
if ((first === '--version' || first === '-V') && rest.length === 0) {
  process.stdout.write(`${version}\n`);
} else {
  run();
}

function run() {
  require('node:module').enableCompileCache?.();
  const { main } = require('../dist/main.js');
  survivingClosedPipes();
  const world = {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    platform: process.platform,
    home: () => require('node:os').homedir(),
    now: () => new Date(),
    version,
  };
  void main(process.argv.slice(2), world).then((code) => (process.exitCode ??= code));
}

/**
 * A reader that has seen enough (`| head`) is no failure; output that could not be written anywhere else is one, and
 * is not left to an exception after the fact. The exit code is set, never process.exit() called: it would cut a pipe.
 */
function survivingClosedPipes() {
  process.stdout.on('error', (error) => {
    if (error.code === 'EPIPE') {
      process.exitCode = 0;
      return;
    }
    process.exitCode = 74;
    process.stderr.write(`refnet: the output could not be written (${error.code})\n`);
  });
  process.stderr.on('error', () => {});
}
