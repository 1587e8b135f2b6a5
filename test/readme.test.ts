import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { commandReference, idleWorld } from './helpers/command-reference.ts';
import { nadiasNetwork } from './helpers/nadia.ts';
import { terminalPicture } from './helpers/terminal-picture.ts';

const README = new URL('../README.md', import.meta.url);
const PICTURE = new URL('../.docs/report.svg', import.meta.url);
const COMMANDS = new URL('../.docs/commands.md', import.meta.url);
const COLUMNS = 100;

/** `npm run docs` writes what these tests otherwise compare. */
const writes = process.env['REFNET_WRITE_DOCS'] === '1';

test('the command reference is the help of the program', async () => {
  const reference = await commandReference(idleWorld());
  if (writes) writeFileSync(COMMANDS, reference);
  expect(readFileSync(COMMANDS, 'utf8')).toBe(reference);
});

test('the picture of the README is the real output', async () => {
  const refnet = await nadiasNetwork();
  const output = await refnet.ok(['report'], { columns: COLUMNS, env: { FORCE_COLOR: '1' } });
  const picture = terminalPicture(`$ refnet report\n${output}`, COLUMNS);
  mkdirSync(new URL('.', PICTURE), { recursive: true });
  if (writes) writeFileSync(PICTURE, picture);
  expect(readFileSync(PICTURE, 'utf8')).toBe(picture);
});

test('every file and command the README names is there', async () => {
  const readme = readFileSync(README, 'utf8');
  const scripts: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  for (const [, script] of readme.matchAll(/npm run ([a-z:]+)/g)) {
    expect(scripts).toHaveProperty(['scripts', script ?? '']);
  }
});
