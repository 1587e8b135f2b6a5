import { describe, expect, test } from 'vitest';
import { newNetwork, runMain, temporaryFolder } from '../helpers/refnet.ts';

async function linesOf(format: 'json' | 'jsonl'): Promise<readonly string[]> {
  const { home } = await newNetwork(['add-partner', 'Maren Holt'], ['log', 'Jane D.', '--from', 'maren']);
  const { stdout } = await runMain(home, ['export', 'all', '--format', format], {});
  return stdout.trimEnd().split('\n');
}

async function refusalOf(lines: readonly string[]): Promise<string> {
  const home = temporaryFolder();
  const tried = await runMain(home, ['import', '-'], { stdin: `${lines.join('\n')}\n` });
  expect(tried.code).toBe(1);
  // Nothing was written: another import of the whole still comes in.
  const whole = `${(await linesOf('jsonl')).join('\n')}\n`;
  expect((await runMain(home, ['import', '-'], { stdin: whole })).code).toBe(0);
  return tried.stderr;
}

type Altered = (lines: readonly string[]) => readonly string[];

describe('an export that was altered or cut is refused, and nothing of it is written', () => {
  test.each<[string, 'json' | 'jsonl', Altered, string]>([
    ['JSON Lines cut', 'jsonl', (lines) => lines.slice(0, -1), ''],
    [
      'more after the end',
      'jsonl',
      (lines) => [...lines, '{"table":"partners","row":{}}'],
      'there is more after the end',
    ],
    ['a row less', 'jsonl', (lines) => lines.filter((_, at) => at !== 1), 'it counts other rows than the'],
    [
      'a line that is no row',
      'jsonl',
      (lines) => lines.map((line, at) => (at === 1 ? '{"other":1}' : line)),
      'this is no row of a table',
    ],
    [
      'a row that is none',
      'jsonl',
      (lines) => lines.map((line, at) => (at === 1 ? '{"table":"partners","row":7}' : line)),
      'this is no row',
    ],
    ['JSON cut', 'json', (lines) => lines.slice(0, -1), ''],
    ['JSON with more after the end', 'json', (lines) => [...lines, '{}'], 'there is more after the end'],
    [
      'JSON without tables',
      'json',
      () => ['{', '"refnet": "export all",', '"version": 1', '}'],
      'it has no tables',
    ],
    [
      'JSON arranged anew that lacks a comma in its fourth line',
      'json',
      () => ['{', '"refnet": "export all",', '"version": 1', '"tables": {}', '}'],
      ', line 4: this is no JSON\n',
    ],
    [
      'JSON with a table that is no list',
      'json',
      (lines) => [JSON.stringify({ ...JSON.parse(lines.join('')), tables: { partners: 'x' } }, null, 1)],
      'is no list of rows',
    ],
  ])('%s', async (_what, format, altered, said) => {
    expect(await refusalOf(altered(await linesOf(format)))).toContain(said);
  });

  test('but empty lines between rows or before the first, and JSON that is arranged anew, are read', async () => {
    const spaced = (await linesOf('jsonl')).flatMap((line) => [line, '']).join('\n');
    expect((await runMain(temporaryFolder(), ['import', '-'], { stdin: spaced })).code).toBe(0);
    const arranged = JSON.stringify(JSON.parse((await linesOf('json')).join('\n')), null, 2);
    expect((await runMain(temporaryFolder(), ['import', '-'], { stdin: arranged })).code).toBe(0);
    const lower = `\n${(await linesOf('json')).join('\n')}`;
    expect((await runMain(temporaryFolder(), ['import', '-'], { stdin: lower })).code).toBe(0);
  });
});
