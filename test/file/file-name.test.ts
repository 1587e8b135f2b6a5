import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/text/errors.ts';
import { refuseBadName, refuseLongName, refuseLongNewName } from '../../src/file/file-name.ts';

function saidOf(work: () => void): string {
  try {
    work();
  } catch (error) {
    if (error instanceof UserError) return [error.kind, error.message, ...error.hints].join(' | ');
    throw error;
  }
  return 'taken';
}

describe('a name that would lead to another file than the one named is refused', () => {
  const NO_NAME = 'usage | that is no file name | name the file with --db FILE';
  const blank = (shown: string, kept: string) =>
    `usage | the name of the file, "${shown}", ends in a blank, and would be lost | without it: --db ${kept}`;
  test.each([
    ['', NO_NAME],
    ['/a\0.db', NO_NAME],
    ['/home/net.db ', blank('/home/net.db ', '/home/net.db')],
    ['/home/net.db\n', blank(String.raw`/home/net.db\u{a}`, '/home/net.db')],
    ['/home/net.db\r', blank(String.raw`/home/net.db\u{d}`, '/home/net.db')],
    ['/home/net.db\u00a0', blank(String.raw`/home/net.db` + '\u00a0', '/home/net.db')],
    ['/home/net.db\ufeff', blank(String.raw`/home/net.db\u{feff}`, '/home/net.db')],
    [
      '/home/ ',
      'usage | the name of the file, "/home/ ", ends in a blank, and would be lost | name the file with --db FILE',
    ],
    [
      '/home/caf\ufffd.db',
      'usage | the name of the file, "/home/caf\ufffd.db", has a character that is no text | rename it first',
    ],
    ['/home/ net.db', 'taken'],
    ['/home /net.db', 'taken'],
    ['/home/:memory:', 'taken'],
    ['/home/file:x.db?mode=memory', 'taken'],
    ['/home/a\nb\u202e.db', 'taken'],
    ['/home/con', 'taken'],
  ])('%j', (path, wanted) => expect(saidOf(() => refuseBadName(path, false))).toBe(wanted));
});

describe('on Windows, a name of a device, or one that it would change', () => {
  const WHY = {
    device: 'is the name of a device on Windows',
    end: 'ends in a dot or a blank, which Windows drops',
    character: 'has a character that no name has on Windows',
  };
  test.each([
    [String.raw`C:\Users\Ann\net.db`, undefined],
    [String.raw`C:\Users\ANN~1\.\..\net.db`, undefined],
    [String.raw`\\server\share\net.db`, undefined],
    [String.raw`\\?\C:\Users\net.db`, undefined],
    [String.raw`C:\Users\console.db`, undefined],
    [String.raw`C:\Users\Ann\net.db:hidden`, ['net.db:hidden', WHY.character]],
    [String.raw`C:\Users\:memory:`, [':memory:', WHY.character]],
    [String.raw`C:\Users\file:x.db?mode=memory`, ['file:x.db?mode=memory', WHY.character]],
    [String.raw`C:\Users\con`, ['con', WHY.device]],
    [String.raw`C:\Users\Aux.db`, ['Aux.db', WHY.device]],
    [String.raw`C:\nul\net.db`, ['nul', WHY.device]],
    [String.raw`C:\Users\COM1.net.db`, ['COM1.net.db', WHY.device]],
    [String.raw`C:\Users\net.db.`, ['net.db.', WHY.end]],
    [String.raw`C:\Users \net.db`, ['Users ', WHY.end]],
  ] as const)('%s', (path, wanted) =>
    expect(saidOf(() => refuseBadName(path, true))).toBe(
      wanted === undefined ? 'taken' : `usage | "${wanted[0]}" ${wanted[1]} | name the file with --db FILE`,
    ),
  );
});

describe('a path that is too long', () => {
  const HINT = 'name a shorter one with --db FILE, or in a folder nearer to the top';
  const long = (path: number, part: number) => `${'/d'.repeat((path - part - 1) / 2)}/${'n'.repeat(part)}`;
  test.each([
    ['the engine keeps its journal beside it', long(504, 9), refuseLongName, 'taken'],
    [
      'one byte more',
      long(505, 10),
      refuseLongName,
      `usage | the path of the file is too long: 505 bytes, where 504 are possible | ${HINT}`,
    ],
    ['a name that leaves room for -journal', long(252, 247), refuseLongName, 'taken'],
    [
      'one byte more',
      long(253, 248),
      refuseLongName,
      `usage | the name of the file is too long: 248 bytes, where 247 are possible | ${HINT}`,
    ],
    [
      'bytes, and not characters',
      `/${'ö'.repeat(124)}`,
      refuseLongName,
      `usage | the name of the file is too long: 248 bytes, where 247 are possible | ${HINT}`,
    ],
    ['a new one, whose copies have longer names', long(175, 170), refuseLongNewName, 'taken'],
    [
      'one byte more',
      long(176, 171),
      refuseLongNewName,
      `usage | the name of the file is too long: 171 bytes, where 170 are possible, so that the names of its copies still fit | ${HINT}`,
    ],
    ['a new one, at the most', long(400, 9), refuseLongNewName, 'taken'],
    [
      'one byte more',
      long(401, 10),
      refuseLongNewName,
      `usage | the path of the file is too long: 401 bytes, where 400 are possible, so that the names of its copies still fit | ${HINT}`,
    ],
  ])('%s', (_name, path, refuse, wanted) => expect(saidOf(() => refuse(path))).toBe(wanted));
});
