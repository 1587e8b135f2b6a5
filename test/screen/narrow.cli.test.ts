import { expect, test } from 'vitest';
import { escapeMarkdown } from '../../src/screen/markdown.view.ts';
import { indentOf } from '../../src/text/wrap.ts';
import { newNetwork } from '../helpers/refnet.ts';

test.each<[wide: number, meant: number, width: number, indent: number]>([
  [40, 20, 60, 20],
  [41, 20, 60, 19],
  [58, 20, 60, 2],
  // What fits nowhere is left where it was meant to stand.
  [59, 20, 60, 20],
  [59, 1, 60, 1],
  [60, 0, 60, 0],
])('%i columns that were to be indented by %i of %i are by %i', (wide, meant, width, indent) => {
  expect(indentOf(wide, meant, width)).toBe(indent);
});

test('a step with no room beside its name stands below it, whole', async () => {
  const refnet = await newNetwork(['add-partner', 'Kay Lee', '--known-since', '2022']);
  const at = (columns: number) => refnet.ok(['advise', 'kay'], { terminal: true, columns });
  const command = 'refnet advise kay --decline --until DAY --because REASON';
  expect(await at(60)).toContain(`\n  Not now?\n    ${command}\n`);
  expect(await at(80)).toMatch(new RegExp(`\\n  Not now\\? +${command}\\n`));
  expect(await at(120)).toMatch(new RegExp(`\\n  Not now\\? +${command}\\n`));
});

test('a period that is over has no referral, and not none yet', async () => {
  const refnet = await newNetwork(['add-partner', 'Kay Lee']);
  const past = await refnet.ok(['report', '--quarter', '2025-q3']);
  expect(past).toContain('\n  No referral in this period.\n');
  expect(past).not.toContain('import FILE');
  expect(await refnet.ok(['report'])).toContain('\n  No referral in this period yet.\n');
});

test('the checklist wraps in a terminal, and into a file it does not', async () => {
  const refnet = await newNetwork(['add-partner', 'Kay Lee']);
  for (const columns of [60, 80, 120]) {
    const lines = (await refnet.ok(['agree', 'kay', '--checklist'], { terminal: true, columns })).split('\n');
    expect(lines.filter((line) => line.length > columns && !/refnet |^Kay, I would/.test(line))).toEqual([]);
  }
  const words = (text: string) => text.split(/\s+/).join(' ');
  const onScreen = await refnet.ok(['agree', 'kay', '--checklist'], { terminal: true, columns: 60 });
  expect(words(onScreen)).toBe(words(await refnet.ok(['agree', 'kay', '--checklist'])));
});

test.each([
  ['tax & divorce', 'tax & divorce'],
  ['&amp; so', '\\&amp; so'],
  ['since we agreed [ally]', 'since we agreed [ally]'],
  ['[x](y)', '\\[x\\](y)'],
  ['[x]: y', '\\[x\\]: y'],
  ['[a][b]', '\\[a\\]\\[b\\]'],
  ['[ ] done', '\\[ \\] done'],
])('Markdown has %s as %s', (text, escaped) => {
  expect(escapeMarkdown(text)).toBe(escaped);
});
