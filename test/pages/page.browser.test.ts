import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { REPORT_SECTIONS } from '../../src/reports/report.ts';
import { barriersIn, CHROMIUM, inPage, LEFT_OUT, launchBrowser, look } from '../helpers/browser.ts';
import { networkOf } from '../helpers/pages.ts';
import { newNetwork } from '../helpers/refnet.ts';
import { sampleNetwork } from '../helpers/sample.ts';

/** The pages that are looked at, by what they are of. */
async function pages(): Promise<Record<string, string>> {
  const sample = await sampleNetwork();
  const html = async (network: { run: typeof sample.run }, ...argv: string[]) =>
    (await network.run(['report', ...argv, '--format', 'html'])).stdout;
  return {
    network: await html(sample),
    partner: await html(sample, 'maren'),
    groups: await html(sample, '--by', 'profession'),
    rows: await html(sample, '--explain', 'won'),
    sections: await html(sample, '--only', REPORT_SECTIONS.join(',')),
    nobody: await html(await newNetwork()),
    'hard names': await html(await networkOf(40)),
  };
}

/** Texts that are too small to read, as `size text`; what a picture is scaled to counts. */
const SMALL_TEXTS = `
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const small = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    if (node.textContent.trim() === '' || element.closest('.vh, title') || element.getClientRects().length === 0) continue;
    const svg = element.closest('svg');
    const scale = svg?.viewBox.baseVal.width > 0 ? svg.getBoundingClientRect().width / svg.viewBox.baseVal.width : 1;
    const size = parseFloat(getComputedStyle(element).fontSize) * scale;
    if (size < 10.995) small.push(size.toFixed(1) + ' ' + node.textContent.trim());
  }
  return small;`;

/** What reaches over the right edge, and is in no box of its own that scrolls. */
const TOO_WIDE = `
  const isScrolled = (element) => element.closest('.scroll') !== null;
  const wide = document.documentElement.scrollWidth > innerWidth ? ['the page itself'] : [];
  for (const element of document.querySelectorAll('main *, footer *')) {
    const { right, left, width } = element.getBoundingClientRect();
    if (width > 0 && !isScrolled(element) && element.closest('.vh') === null && (right > innerWidth + 1 || left < -1))
      wide.push(element.tagName + ' ' + element.textContent.slice(0, 40));
  }
  return wide;`;

const PICTURES_SHOWN = `
  return [...document.querySelectorAll('figure')]
    .map((figure) => [...figure.querySelectorAll('.picture')].filter((each) => each.getClientRects().length > 0).length)
    .filter((shown) => shown > 1);`;

const NAMES_OF_FOCUS = `
  const { activeElement: at } = document;
  return at === document.body ? '' : at.tagName === 'SUMMARY' ? 'details' : at.className;`;

describe.skipIf(CHROMIUM === undefined)(`a page in a browser${LEFT_OUT}`, { timeout: 180_000 }, () => {
  let browser: Browser;
  let made: Promise<Record<string, string>> | undefined;
  /** Made in the first test: a network is of a test. */
  const all = () => (made ??= pages());

  beforeAll(async () => {
    browser = await launchBrowser();
  });

  afterAll(() => browser?.close());

  // The contrast of light and dark is looked at below, and colour by colour in style.test.ts.
  const looks = [
    { width: 390, colorScheme: 'light' },
    { width: 834, colorScheme: 'dark' },
    { width: 1280, colorScheme: 'dark' },
  ] as const;

  test.each(looks)(
    'asks for nothing and can be read: $width wide, $colorScheme',
    async ({ width, colorScheme }) => {
      for (const [name, html] of Object.entries(await all())) {
        const { page, told } = await look(browser, html, {
          viewport: { width, height: 900 },
          colorScheme,
          isMobile: width === 390,
        });
        const found = {
          small: await inPage<string[]>(page, SMALL_TEXTS),
          wide: await inPage<string[]>(page, TOO_WIDE),
          twice: await inPage<number[]>(page, PICTURES_SHOWN),
          told,
        };
        expect({ name, ...found }).toEqual({ name, small: [], wide: [], twice: [], told: [] });
        await page.context().close();
      }
    },
  );

  test.each([
    { width: 390, colorScheme: 'dark' },
    { width: 1280, colorScheme: 'light' },
  ] as const)('has no barriers: $width wide, $colorScheme', async ({ width, colorScheme }) => {
    for (const [name, html] of Object.entries(await all())) {
      const { page } = await look(browser, html, {
        bypassCSP: true,
        viewport: { width, height: 900 },
        colorScheme,
      });
      // What is folded away is looked at as well.
      await inPage(page, "document.querySelectorAll('details').forEach((each) => { each.open = true; });");
      expect({ name, barriers: await barriersIn(page) }).toEqual({ name, barriers: [] });
      await page.context().close();
    }
  });

  test('is gone through with the keyboard, and its tables are opened with it', async () => {
    const { page } = await look(browser, (await all())['network'] ?? '', {
      viewport: { width: 1280, height: 900 },
    });
    await page.keyboard.press('Tab');
    expect(await inPage(page, NAMES_OF_FOCUS)).toBe('skip');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await inPage(page, NAMES_OF_FOCUS)).toBe('details');
    expect(await inPage(page, 'return getComputedStyle(document.activeElement).outlineStyle;')).toBe('solid');
    expect(await inPage(page, "return document.querySelectorAll('details[open]').length;")).toBe(0);
    await page.keyboard.press('Enter');
    expect(await inPage(page, "return document.querySelectorAll('details[open]').length;")).toBe(1);
    await page.keyboard.press('Tab');
    expect(await inPage(page, NAMES_OF_FOCUS)).toBe('scroll');
    const reached = "main :is(a, summary, .scroll, [tabindex='0'])";
    const seen = await inPage<number>(
      page,
      `return [...document.querySelectorAll("${reached}")].filter((each) => each.checkVisibility({ contentVisibilityAuto: true }) && (each.closest('details[open]') ?? each.closest('summary') ?? (each.closest('details') === null))).length;`,
    );
    let steps = 2;
    for (; steps < 200 && (await inPage(page, NAMES_OF_FOCUS)) !== ''; steps += 1) {
      await page.keyboard.press('Tab');
    }
    expect(steps - 1).toBe(seen);
    await page.context().close();
  });

  test('is printed dark on white with its tables, whatever the screen is', async () => {
    const { page } = await look(browser, (await all())['network'] ?? '', { colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const style =
      'return [getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color];';
    expect(await inPage(page, style)).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)']);
    const hidden =
      "return [...document.querySelectorAll('details table')].filter((each) => each.getBoundingClientRect().height === 0 || !each.checkVisibility({ contentVisibilityAuto: true })).length;";
    expect(await inPage(page, hidden)).toBe(0);
    await page.context().close();
  });

  test.each(['A4', 'Letter'])('fits a few sheets of %s, and none is empty', async (format) => {
    const { page } = await look(browser, (await all())['network'] ?? '');
    const sheets = async () => {
      const pdf = (await page.pdf({ format })).toString('latin1');
      return pdf.match(/\/Type \/Page\b(?!s)/g)?.length ?? 0;
    };
    const printed = await sheets();
    expect(printed).toBeGreaterThan(2);
    expect(printed).toBeLessThanOrEqual(12);
    await page.context().close();
  });
});
