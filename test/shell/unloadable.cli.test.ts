import { expect, test } from 'vitest';
import { databaseUnloadable } from '../../src/shell/unloadable.cli.ts';

function failure(message: string, code?: string): Error {
  return Object.assign(new Error(message), code === undefined ? {} : { code });
}

test.each([
  [failure("Cannot find module 'better-sqlite3/package.json'", 'MODULE_NOT_FOUND'), 'is not there'],
  [failure("Cannot find module '/x/better_sqlite3.node'", 'MODULE_NOT_FOUND'), 'is not there'],
  [failure('Could not locate the bindings file. Tried: ...'), 'is not there'],
  [
    failure(
      'was compiled against a different Node.js version using NODE_MODULE_VERSION 115',
      'ERR_DLOPEN_FAILED',
    ),
    'another version of Node',
  ],
  [failure('/x/better_sqlite3.node: invalid ELF header', 'ERR_DLOPEN_FAILED'), 'does not fit this machine'],
])('explains %s', (error, why) => {
  const explained = databaseUnloadable(error);
  expect(explained?.message).toContain(`the database engine (better-sqlite3) `);
  expect(explained?.message).toContain(why);
  expect(explained?.hints[0]).toMatch(/npm install -g \.\/refnet-VERSION\.tgz$/);
  expect(explained?.kind).toBe('refused');
});

test.each([
  failure("Cannot find module './commands/nowhere.js'", 'MODULE_NOT_FOUND'),
  failure('database is locked', 'SQLITE_BUSY'),
  failure('anything else'),
  'no error at all',
  undefined,
])('leaves %s to others', (error) => {
  expect(databaseUnloadable(error)).toBeUndefined();
});
