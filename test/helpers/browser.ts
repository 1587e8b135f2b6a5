import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { temporaryFolder } from './refnet.ts';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The browser of this machine; undefined where there is none. */
export const CHROMIUM = [process.env['REFNET_CHROMIUM'] ?? '', ...PLACES].find(existsSync);

/** Stands behind the name of tests in a browser: why they are left out, where they are. */
export const LEFT_OUT =
  CHROMIUM === undefined ? ' (left out: there is no Chromium; apt-get install chromium)' : '';

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM ?? '', args: ['--no-sandbox'] });
}

/** A page that is looked at, and everything that it asked for or complained of beside itself. */
export interface Looked {
  readonly page: Page;
  readonly told: string[];
}

/** Opens a page of HTML as a file, as `--open` does, without a network. */
export async function look(
  browser: Browser,
  html: string,
  options: BrowserContextOptions = {},
): Promise<Looked> {
  const path = join(temporaryFolder(), 'report.html');
  writeFileSync(path, html);
  const context = await browser.newContext({ offline: true, ...options });
  const page = await context.newPage();
  const told: string[] = [];
  const url = pathToFileURL(path).href;
  page.on('request', (request) => {
    if (request.url() !== url) told.push(`asks for ${request.url()}`);
  });
  page.on('console', (message) => told.push(message.text()));
  page.on('pageerror', (error) => told.push(error.message));
  page.on('dialog', (dialog) => {
    told.push('opens a dialog');
    void dialog.dismiss();
  });
  await page.goto(url);
  return { page, told };
}

/** What runs in a browser is text here: the types of this project are those of Node. */
export function inPage<T>(page: Page, script: string): Promise<T> {
  return page.evaluate<T>(`(() => { ${script} })()`);
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds, each as its rule and where; the page must bypass its policy, which runs no script. */
export async function barriersIn(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate<string[]>(
    `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
      violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => id + ': ' + target + ' ' + failureSummary)))`,
  );
}
