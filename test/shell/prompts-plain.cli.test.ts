import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { createPlainPrompter } from '../../src/shell/prompts-plain.cli.ts';

/** A prompter whose questions are answered with these lines in turn, and what it wrote. */
function prompted(...answers: readonly string[]) {
  const stdin = Object.assign(new PassThrough(), { isTTY: true });
  const open = [...answers];
  let written = '';
  const stderr = {
    isTTY: true,
    write: (text: string | Uint8Array) => {
      written += String(text);
      if (!String(text).endsWith(': ')) return;
      const next = open.shift();
      if (next === undefined) stdin.end();
      else stdin.write(`${next}\n`);
    },
  };
  const prompter = createPlainPrompter({ stdin, stdout: stderr, stderr, env: {} } as never);
  return { prompter, written: () => written };
}

const PEOPLE = ['Ann', 'Bo', 'Cy', 'Di'].map((name, at) => ({ name, value: at, checked: at === 1 }));

test.each([
  ['', [1]],
  ['none', []],
  ['ALL', [0, 1, 2, 3]],
  ['1,3-4', [0, 2, 3]],
  ['2 4', [1, 3]],
])('several are chosen by their numbers, or kept as they are: "%s"', async (typed, chosen) => {
  const { prompter, written } = prompted(typed);
  expect(await prompter.several('Who are they?', PEOPLE)).toEqual(chosen);
  expect(written()).toContain('  1  Ann\n  2  chosen: Bo\n');
});

test.each(['5', '0', '3-2', 'ann'])(
  'what is no such numbers is said and asked again: "%s"',
  async (typed) => {
    const { prompter, written } = prompted(typed, '4');
    expect(await prompter.several('Who are they?', PEOPLE)).toEqual([3]);
    expect(written()).toContain(`"${typed}" is not understood; type numbers from 1 to 4\n`);
  },
);

test('what is neither yes nor no is said and asked again', async () => {
  const { prompter, written } = prompted('maybe', 'YE');
  expect(await prompter.confirm('Go on?')).toBe(true);
  expect(written()).toBe('Go on? yes or no (no):   answer yes or no\nGo on? yes or no (no): ');
});
