import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { newNetwork } from './helpers/refnet.ts';
import { retell } from './helpers/transcript.ts';

const STORY = new URL('../.docs/week.md', import.meta.url);

test('a week with refnet goes as it is told', async () => {
  const told = await retell(readFileSync(STORY, 'utf8'), await newNetwork());
  // `npm run docs` writes what this test otherwise compares.
  if (process.env['REFNET_WRITE_DOCS'] === '1') writeFileSync(STORY, told);
  expect(readFileSync(STORY, 'utf8')).toBe(told);
});
