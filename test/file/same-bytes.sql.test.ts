import { closeSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { hasSameBytes, haveSameBytes } from '../../src/file/same-bytes.sql.ts';
import { temporaryFolder } from '../helpers/refnet.ts';

/** More than is compared at once. */
const LONG = Buffer.alloc((1 << 20) + 10, 'a');
const withLast = (last: string) => Buffer.concat([LONG.subarray(1), Buffer.from(last)]);

test.each([
  ['alike', 'abc', 'abc', true],
  ['empty', '', '', true],
  ['another letter', 'abc', 'abd', false],
  ['longer', 'abc', 'abcd', false],
  ['shorter', 'abc', 'ab', false],
  ['alike, and long', withLast('a'), LONG, true],
  ['another letter at the end of a long one', withLast('b'), LONG, false],
])('two files have the same bytes or not: %s', (_what, one, two, same) => {
  const folder = temporaryFolder();
  const [first, second] = [join(folder, 'one'), join(folder, 'two')];
  writeFileSync(first, one);
  writeFileSync(second, two);
  expect(haveSameBytes(first, second)).toBe(same);
  const handle = openSync(first, 'r');
  onTestFinished(() => closeSync(handle));
  expect(hasSameBytes(handle, second)).toBe(same);
});
