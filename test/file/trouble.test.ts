import { existsSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { asUserError } from '../../src/file/trouble.sql.ts';
import { troubleOf } from '../../src/file/trouble.ts';
import { newNetwork } from '../helpers/refnet.ts';

const PATH = '/home/me/net.db';

test.each([
  [
    'JOURNAL_OF_ANOTHER',
    'net.db-journal, by which a change that was broken off is taken back, is somebody',
    'chown',
  ],
  ['EMFILE', 'too many files are open', 'ulimit -n'],
  ['ENFILE', 'too many files are open', 'close other programs'],
  ['ENOMEM', 'not enough memory', 'close other programs'],
  ['SQLITE_NOMEM', 'not enough memory', 'close other programs'],
  ['SQLITE_IOERR_NOMEM', 'not enough memory', 'close other programs'],
  ['ENOLCK', 'could not be locked', 'keep it on another disk'],
  ['SQLITE_IOERR_LOCK', 'could not be locked', 'keep it on another disk'],
  ['SQLITE_IOERR_RDLOCK', 'could not be locked', 'keep it on another disk'],
  ['EROFS', 'on a disk that can only be read', 'copy it to another'],
  ['EDQUOT', 'no room left', 'free some space'],
  ['ENOSPC', 'no room left', 'free some space'],
  ['SQLITE_FULL', 'no room left', 'free some space'],
  ['EFBIG', 'may not grow so large here', 'ulimit -f, quota'],
  ['SQLITE_IOERR_WRITE', 'may not grow so large here', 'ulimit -f, quota'],
  ['EIO', 'could not be read: its disk fails', 'in order'],
  ['WRITE_FAILED', 'could not be written: its disk fails', 'in order'],
  ['SQLITE_IOERR_DELETE', 'could not be written: its disk fails', 'in order'],
])('%s is called what it is, and is no bug', (code, message, mend) => {
  expect(troubleOf(code, { path: PATH }, undefined)).toMatchObject({
    kind: 'refused',
    message: expect.stringContaining(message),
    mend: expect.stringContaining(mend),
  });
});

test.each([
  [false, 'it is held by gvfs backup (process 4711)'],
  [
    true,
    'it is held by gvfs backup (process 4711), which was stopped: fg where it was started, or kill -CONT 4711, lets it end',
  ],
])('whoever holds a file is named (stopped: %s)', (isStopped, hint) => {
  const holder = { pid: 4711, program: 'gvfs backup', isStopped };
  expect(troubleOf('SQLITE_BUSY', { path: PATH, holder }, undefined)).toMatchObject({
    kind: 'busy',
    hints: [hint],
  });
});

const failure = (code: string, syscall: string, path?: string) =>
  Object.assign(new Error(code), { code, syscall, ...(path === undefined ? {} : { path }) });

test.each([
  ['fsync', 'could not be written'],
  ['link', 'could not be written'],
  ['unlink', 'could not be written'],
  ['read', 'could not be read'],
  ['open', 'could not be read'],
])('a disk that fails at %s: it %s', (syscall, message) => {
  expect(asUserError(failure('EIO', syscall), PATH)).toMatchObject({
    message: `${PATH} ${message}: its disk fails`,
  });
});

test('a file that is made under another name first is called by the one that it is to have', () => {
  const uuid = '3b939877-35df-4942-8aee-410f73afab12';
  for (const part of [`/home/me/.net.db.${uuid}.part`, `/home/me/net.db.${uuid}.part`]) {
    expect(asUserError(failure('EIO', 'link', part), PATH)).toMatchObject({
      message: `${PATH} could not be written: its disk fails`,
    });
  }
});

test('what a crash left of an earlier copy of that name goes with the next one, unless it may still be written', async () => {
  const { home, ok } = await newNetwork(['add-partner', 'Maren Holt']);
  const left = (letter: string) => join(home, `copy.db.${letter.repeat(8)}-35df-4942-8aee-410f73afab12.part`);
  const [old, young, another] = [left('a'), left('b'), left('c').replace('copy.db', 'other.db')];
  for (const path of [old, young, another]) writeFileSync(path, '');
  for (const path of [old, another]) utimesSync(path, 1_000_000, 1_000_000);
  await ok(['backup', join(home, 'copy.db')]);
  expect([old, young, another].map((path) => existsSync(path))).toEqual([false, true, true]);
});
