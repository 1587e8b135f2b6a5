'use strict';
// The programs of the platform that refnet starts: apart from what every command loads, because few start one.

/** How long a program may take to say that it failed; one that goes on after that is left to itself. */
const LAUNCHED_AFTER = 3000;

/** Starts a program without a shell. Returns its exit code, or 0 while it goes on; rejects where it cannot be started. */
function launch(file, args) {
  return new Promise((resolve, reject) => {
    const child = require('node:child_process').spawn(file, args, { stdio: 'ignore', detached: true });
    const late = setTimeout(() => resolve(0), LAUNCHED_AFTER);
    child.once('error', reject).once('exit', (code) => resolve(code ?? 1));
    child.once('exit', () => clearTimeout(late)).once('error', () => clearTimeout(late));
    child.unref();
  });
}

/** What a shell would read in a command line as more than words. */
const NOT_WORDS = /[^\w\s./,:=+@%-]|\w=/;

/** How a pager ends that a person left: by Ctrl-C, or with its reader or its terminal gone; the codes are a shell's for the same. */
const LEFT_BY = ['SIGINT', 'SIGQUIT', 'SIGPIPE', 'SIGHUP'];
const LEFT_WITH = [0, 129, 130, 131, 141];

/**
 * Shows a text in a pager, which is a command line as git takes it: words as they are, anything else by a shell. The pager
 * has the terminal until it ends: Ctrl-C is for it, and what ends this ends it first. Returns false where it failed, which
 * may be before it showed anything.
 */
function page(command, text, env) {
  const { spawn } = require('node:child_process');
  const isOnWindows = process.platform === 'win32';
  const [file, ...args] = isOnWindows
    ? [command]
    : NOT_WORDS.test(command)
      ? // The shell has to outlive what it runs when Ctrl-C is pressed, or it is to end.
        ['sh', '-c', `trap : INT TERM HUP\n${command}`]
      : command.split(/\s+/);
  return new Promise((resolve) => {
    let wasInterrupted = false;
    let endedBy;
    const interrupt = () => (wasInterrupted = true);
    const pass = (signal) => child.kill((endedBy = signal));
    process.on('SIGINT', interrupt).on('SIGTERM', pass).on('SIGHUP', pass);
    const end = (shown) => {
      process.off('SIGINT', interrupt).off('SIGTERM', pass).off('SIGHUP', pass);
      if (endedBy === undefined) resolve(shown);
      else process.kill(process.pid, endedBy);
    };
    const child = spawn(file, args, {
      stdio: ['pipe', 'inherit', 'inherit'],
      shell: isOnWindows,
      env: Object.assign({}, process.env, env),
    });
    // A reader that has seen enough closes its end.
    child.stdin.on('error', () => {}).end(text);
    child
      .once('error', () => end(false))
      // `less -K` ends with 2 at Ctrl-C, and with that code alone it is one that cannot be run.
      .once('close', (code, signal) =>
        end(code === null ? LEFT_BY.includes(signal) : LEFT_WITH.includes(code) || wasInterrupted),
      );
  });
}

module.exports = { launch, page };
