'use strict';
// The database engine as the built program has it, in place of the package's own entry: the JavaScript of both versions
// that the package may be installed in is bundled, and from the package comes only what is compiled. Its dozen small
// files and their search for the compiled one would take a third of what an empty Node does, at every command.
const { existsSync, readFileSync } = require('node:fs');
const path = require('node:path');

const description = require.resolve('better-sqlite3/package.json');
const { version } = require(description);
const inPackage = (...parts) => path.join(path.dirname(description), ...parts);

let Database;
if (version === '12.11.1') {
  Database = require('better-sqlite3/lib/database.js');
  Database.SqliteError = require('better-sqlite3/lib/sqlite-error.js');
} else if (/^13\.0\.\d+$/.test(version)) {
  let compiled;
  const { createDatabase, SqliteError } = require('./engine-13.js');
  Database = createDatabase(() => (compiled ??= compiledFor13()), true);
  Database.SqliteError = SqliteError;
} else {
  // Somebody wanted another one: all of it is taken from there.
  Database = require('better-sqlite3');
}
module.exports = Database;

/** The compiled file of version 13 for this machine, of those it comes with; where none is known, the package looks itself. */
function compiledFor13() {
  const libc = libcOf();
  const file = inPackage('prebuilds', `${process.platform}${libc}-${process.arch}.node`);
  if (libc !== undefined && existsSync(file)) return require(file);
  return require(inPackage('lib', 'binding.js')).getBinding();
}

/** What tells apart the compiled files for Linux: which C library this process has; undefined where that cannot be seen. */
function libcOf() {
  if (process.platform !== 'linux') return '';
  try {
    // Asking `process.report`, as the package does, takes longer than all that a command does.
    const maps = readFileSync('/proc/self/maps', 'latin1');
    if (/\/ld-musl-[^/\s]*\.so/.test(maps)) return 'musl';
    return /\/(?:ld-linux[^/\s]*|libc)\.so\.\d/.test(maps) ? '' : undefined;
  } catch {
    return undefined;
  }
}
