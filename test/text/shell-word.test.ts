import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { sanitizeLine } from '../../src/text/sanitize.ts';
import { shellWord } from '../../src/text/shell-word.ts';

const WORDS = [
  'plain',
  'two words',
  'O\'Brien & $HOME `id` "x" !y \\z',
  'net\u200ework.db',
  "list\u200e of O'Brien's \\ 100%!.csv",
  '\u202eevil\u001b[2J\u001b]0;title\u0007.db',
  'שלום\u200f.db',
  'two\nlines\tand a tab',
  '\u{e0041}tag',
];

const hasBash = spawnSync('bash', ['--version']).error === undefined;

describe('a word for the shell', () => {
  test.each(WORDS)('is printed whole: %j', (word) => {
    expect(sanitizeLine(shellWord(word))).toBe(shellWord(word));
  });

  test.skipIf(!hasBash).each(WORDS)('comes back from bash as it was: %j', (word) => {
    const { stdout } = spawnSync('bash', ['-c', `printf %s ${shellWord(word)}`], { encoding: 'utf8' });
    expect(stdout).toBe(word);
  });

  test('has half a sign as what stands for one that cannot be read', () => {
    expect(shellWord('a\ud800')).toBe(String.raw`$'a\xEF\xBF\xBD'`);
  });
});
