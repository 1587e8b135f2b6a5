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
    changes: await html(sample, '--only', 'costs', '--by', 'profession', '--compare'),
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
  return at === document.body ? '' : at.tagName === 'SUMMARY' ? 'details' : at.className || at.tagName;`;

describe.skipIf(CHROMIUM === undefined)(`a page in a browser${LEFT_OUT}`, { timeout: 180_000 }, () => {
  let browser: Browser;
  let made: Promise<Record<string, string>> | undefined;
  /** Made in the first test: a network is of a test. */
  const all = () => (made ??= pages());

  beforeAll(async () => {
    browser = await launchBrowser();
  });

  afterAll(() => browser?.close());

  // The colours of light and dark are looked at one by one in style.test.ts, so that each width has one of them.
  test.each([
    { width: 390, colorScheme: 'light' },
    { width: 1280, colorScheme: 'dark' },
  ] as const)(
    'asks for nothing, can be read and has no barriers: $width wide, $colorScheme',
    async ({ width, colorScheme }) => {
      for (const [name, html] of Object.entries(await all())) {
        // A page must not be asked by its own policy for what looks for barriers.
        const { page, told } = await look(browser, html, {
          bypassCSP: true,
          viewport: { width, height: 900 },
          colorScheme,
          isMobile: width === 390,
        });
        const found = {
          small: await inPage<string[]>(page, SMALL_TEXTS),
          wide: await inPage<string[]>(page, TOO_WIDE),
          twice: await inPage<number[]>(page, PICTURES_SHOWN),
        };
        await inPage(page, "document.querySelectorAll('details').forEach((each) => { each.open = true; });");
        const barriers = await barriersIn(page);
        expect({ name, ...found, barriers, told }).toEqual({
          name,
          small: [],
          wide: [],
          twice: [],
          barriers: [],
          told: [],
        });
        await page.context().close();
      }
    },
  );

  // Between those two, and with the policy that stands in each page.
  test('asks for nothing and can be read: 834 wide', async () => {
    const { network = '', changes = '' } = await all();
    for (const html of [network, changes]) {
      const { page, told } = await look(browser, html, { viewport: { width: 834, height: 900 } });
      expect(await inPage<string[]>(page, SMALL_TEXTS)).toEqual([]);
      expect(await inPage<string[]>(page, TOO_WIDE)).toEqual([]);
      expect(told).toEqual([]);
      await page.context().close();
    }
  });

  test('is gone through with the keyboard, and its tables are opened with it', async () => {
    const { page } = await look(browser, (await all())['network'] ?? '', {
      viewport: { width: 1280, height: 900 },
    });
    const tab = async () => {
      await page.keyboard.press('Tab');
      return inPage<string>(page, NAMES_OF_FOCUS);
    };
    expect(await tab()).toBe('skip');
    await page.keyboard.press('Enter');
    const reached: string[] = [await tab()];
    expect(await inPage(page, 'return getComputedStyle(document.activeElement).outlineStyle;')).toBe('solid');
    while (reached.at(-1) !== 'details' && reached.length < 50) reached.push(await tab());
    expect(await inPage(page, "return document.querySelectorAll('details[open]').length;")).toBe(0);
    await page.keyboard.press('Enter');
    expect(await inPage(page, "return document.querySelectorAll('details[open]').length;")).toBe(1);
    const seen = await inPage<number>(
      page,
      `return [...document.querySelectorAll("main :is(a, summary, .scroll, [tabindex='0'])")].filter((each) => each.checkVisibility({ contentVisibilityAuto: true }) && (each.closest('details[open]') ?? each.closest('summary') ?? (each.closest('details') === null))).length;`,
    );
    reached.push(await tab());
    expect(reached.at(-1)).toBe('scroll');
    while (reached.at(-1) !== '' && reached.length < 200) reached.push(await tab());
    expect(reached.length - 1).toBe(seen);
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

  test.each(['A4', 'Letter'])('is printed on sheets of %s, none of which is empty', async (format) => {
    const { page } = await look(browser, (await all())['network'] ?? '');
    const pdf = (await page.pdf({ format })).toString('latin1');
    const printed = pdf.match(/\/Type \/Page\b(?!s)/g)?.length ?? 0;
    // What is printed, as one sheet without end: so many sheets, with room left where something is kept in one piece.
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 680, height: 900 });
    const height = await inPage<number>(page, 'return document.documentElement.scrollHeight;');
    expect(printed).toBeGreaterThan(1);
    expect(printed).toBeLessThanOrEqual(Math.ceil((height / 990) * 1.5) + 1);
    await page.context().close();
  });
});
