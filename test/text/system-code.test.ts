import { expect, test } from 'vitest';
import { systemCode } from '../../src/text/system-code.ts';

test.each<[string, unknown, string]>([
  ['a disk quota, which Node has no name for', failed('Unknown system error -122'), 'EDQUOT'],
  ['a share that went away', failed('Unknown system error -116'), 'ESTALE'],
  ['a number that nobody names', failed('Unknown system error -9999'), 'Unknown system error -9999'],
  ['what Node calls unknown, with its number', failed('UNKNOWN', -122), 'EDQUOT'],
  ['what Node calls unknown, with another', failed('UNKNOWN', -9999), 'UNKNOWN'],
  ['a full disk', failed('ENOSPC', -28), 'ENOSPC'],
  ['the database', failed('SQLITE_FULL'), 'SQLITE_FULL'],
  ['an error without a code', new Error('no'), ''],
  ['what is no error', { code: 'EIO' }, ''],
])('the code of %s', (_what, error, code) => {
  expect(systemCode(error)).toBe(code);
});

function failed(code: string, errno?: number): Error {
  return Object.assign(new Error(code), { code, ...(errno === undefined ? {} : { errno }) });
}
