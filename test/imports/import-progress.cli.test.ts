import { expect, test } from 'vitest';
import { progressLine } from '../../src/imports/import-progress.cli.ts';

function shown(isTTY: boolean, total: number): string {
  let written = '';
  const stderr = { isTTY, write: (text: string) => void (written += text) };
  const line = progressLine({ world: { stderr } } as never, total);
  line.show(12_000);
  line.show(50_000);
  line.clear();
  return written;
}

test('a terminal is told how far a long import is, in one line that goes when it is done', () => {
  expect(shown(true, 60_000)).toBe('\r12,000 of 60,000 rows read \r50,000 of 60,000 rows read \r\u001b[K');
});

test.each([
  ['a short one', true, 49_999],
  ['what is no terminal', false, 60_000],
])('nothing is told of %s', (_what, isTTY, total) => {
  expect(shown(isTTY, total)).toBe('');
});
