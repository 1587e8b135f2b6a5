'use strict';
// How refnet ends before its work is done: apart from what every command loads, because few do.

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

module.exports = { beforeEnd, leaveIfHungUp };
