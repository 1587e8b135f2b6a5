// Draws .docs/page.png, which the README shows: the top of the page on the demo network. After `npm run demo`, with Chromium:
// npm run docs:picture
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = mkdtempSync(join(tmpdir(), 'refnet-picture-'));
const page = join(folder, 'report.html');

const { status, stderr } = spawnSync(
  process.execPath,
  [join(root, 'bin/refnet.js'), '--db', join(root, 'demo/refnet.db'), 'report', '--output', page],
  { env: { ...process.env, REFNET_TODAY: '2026-11-20' }, encoding: 'utf8' },
);
if (status !== 0) throw new Error(stderr);

const browser = await chromium.launch({
  executablePath: process.env.REFNET_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
const context = await browser.newContext({ viewport: { width: 840, height: 1120 }, colorScheme: 'light' });
const tab = await context.newPage();
await tab.goto(pathToFileURL(page).href);
// Down to the end of the second picture.
const second = await tab.locator('figure').nth(1).boundingBox();
const height = Math.ceil(second.y + second.height + 24);
await tab.screenshot({
  path: join(root, '.docs/page.png'),
  fullPage: true,
  clip: { x: 0, y: 0, width: 840, height },
});
await browser.close();
rmSync(folder, { recursive: true });
