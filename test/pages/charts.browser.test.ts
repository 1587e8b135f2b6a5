import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drawPage } from '../../src/pages/page.view.ts';
import type { Table } from '../../src/screen/blocks.ts';
import { CHROMIUM, LEFT_OUT, inPage, launchBrowser, look } from '../helpers/browser.ts';
import { CASES } from '../helpers/chart-cases.ts';

const TABLE: Table = {
  is: 'table',
  columns: [
    { heading: 'Partner', align: 'left', cells: ['Maren'], dropsAt: undefined, shrinksTo: undefined },
  ],
};

function pageOf(group: string): string {
  const charts = CASES[group] ?? [];
  const blocks = charts.map((chart) => ({ is: 'chart', chart, table: TABLE }) as const);
  return drawPage([{ is: 'title', text: group }, ...blocks], 'made by refnet').text;
}

/** Words of pictures that meet others, stand on a bar, leave the picture or are too small, as the browser shows them. */
const FOUND = `
  const found = [];
  let texts = 0;
  for (const svg of document.querySelectorAll('.picture svg')) {
    const { width, height } = svg.viewBox.baseVal;
    const shown = svg.getBoundingClientRect();
    if (shown.width === 0) continue;
    const boxes = [...svg.querySelectorAll('text')].map((text) => {
      const { x, y, width, height } = text.getBBox();
      const size = parseFloat(getComputedStyle(text).fontSize);
      const middle = y + height / 2;
      return { words: text.textContent, size, left: x, right: x + width, top: middle - size * .45, bottom: middle + size * .45 };
    });
    texts += boxes.length;
    const bars = [...svg.querySelectorAll('rect')].map((rect) => rect.getBBox()).filter((box) => box.width > 0);
    boxes.forEach((one, index) => {
      if (one.size * shown.width / width < 10.995) found.push('too small: ' + one.words);
      if (one.left < -.5 || one.right > width + .5 || one.top < 0 || one.bottom > height) found.push('leaves: ' + one.words);
      boxes.slice(index + 1).forEach((two) => {
        if (one.left < two.right && two.left < one.right && one.top < two.bottom && two.top < one.bottom) found.push(one.words + ' meets ' + two.words);
      });
      bars.forEach((bar) => {
        if (one.left < bar.x + bar.width && bar.x < one.right && one.top + 2 < bar.y + bar.height && bar.y < one.bottom - 2) found.push('on a bar: ' + one.words);
      });
    });
  }
  return { texts, found };`;

describe.skipIf(CHROMIUM === undefined)(`pictures in a browser${LEFT_OUT}`, { timeout: 120_000 }, () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser();
  });

  afterAll(() => browser?.close());

  // The narrowest is a small phone, or a large text on a small screen.
  const looks = Object.keys(CASES).flatMap((group) =>
    [320, 390, 1280].map((width) => [group, width] as const),
  );

  test.each(looks)('have words that can be read and meet nothing: %s, %i wide', async (group, width) => {
    const { page } = await look(browser, pageOf(group), { viewport: { width, height: 900 } });
    const { texts, found } = await inPage<{ texts: number; found: string[] }>(page, FOUND);
    await page.context().close();
    expect(found).toEqual([]);
    expect(texts).toBeGreaterThan(100);
  });
});
