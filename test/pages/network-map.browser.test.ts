import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WIDTHS, type Size } from '../../src/pages/drawing.ts';
import { drawNetworkMap } from '../../src/pages/network-map.view.ts';
import { STYLE } from '../../src/pages/style.ts';
import type { NetworkMap } from '../../src/screen/chart.ts';

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

const PROFESSIONS = [
  'mortgage broker',
  'accountant',
  'עורכת דין',
  'notary',
  undefined,
  'a profession that nobody could say in one breath, nor write',
];
const NAMES = [
  'Maren Holt',
  'Maximilian Alexander Konstantin von Hohenstaufen-Wittelsbach',
  'יעל כהן',
  'محمد عبد الرحمن الطويل الاسم جدا جدا جدا جدا جدا جدا جدا',
  '🌊 Surf & Sons 👩🏽‍🚀🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠',
  '山田太郎山田太郎山田太郎山田太郎山田太郎山田太郎山田太郎',
  'W'.repeat(60),
  'i'.repeat(60),
  'Ærøskøbing Ðorđević Łukaszewicz-Żółkiewska',
];

function network(n: number, of: (at: number) => readonly [number, number]): NetworkMap['partners'] {
  return Array.from({ length: n }, (_, at) => {
    const [given, received] = of(at);
    const name = `${NAMES[at % NAMES.length] ?? ''}${at < NAMES.length ? '' : ` ${at}`}`;
    return { name, profession: PROFESSIONS[(at * at) % PROFESSIONS.length], given, received };
  });
}

const CASES: Readonly<Record<string, NetworkMap['partners']>> = {
  none: [],
  one: network(1, () => [3, 5]),
  two: network(2, () => [3, 0]),
  forty: network(40, (at) => [(at * 7) % 13, (at * 5) % 17]),
  'two hundred': network(200, (at) => [(at * 7) % 13, 1000 - at]),
  'one with nearly all': network(20, (at) => (at === 0 ? [40, 180] : [1, at % 2])),
  'all nothing': network(40, () => [0, 0]),
  'all of one profession': network(40, () => [9, 9]).map((each) => ({ ...each, profession: 'notary' })),
  'each of another': network(40, (at) => [at, 1]).map((each, at) => ({
    ...each,
    profession: `profession ${at}`,
  })),
};

interface Measured {
  readonly height: number;
  readonly boxes: readonly {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly high: number;
    readonly px: number;
    readonly text: string;
  }[];
}

/** Runs in the browser. */
const MEASURE = `(() => ({
  height: document.querySelector('#map svg').viewBox.baseVal.height,
  boxes: [...document.querySelectorAll('#map text')].map((text) => {
    const { x, y, width, height } = text.getBBox();
    const px = Number.parseFloat(getComputedStyle(text).fontSize);
    return { x, y, width, high: height, px, text: text.textContent };
  }),
}))()`;

describe.skipIf(!existsSync(CHROMIUM))(`the map in a browser (needs ${CHROMIUM})`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  }, 60_000);
  afterAll(() => browser.close());

  test.each(
    Object.keys(CASES).flatMap((name) =>
      (['wide', 'narrow'] as const).map((size): [string, Size] => [name, size]),
    ),
  )('%s, %s: texts meet nowhere and none is clipped or small', async (name, size) => {
    const { svg } = drawNetworkMap(
      { kind: 'network-map', title: '', counts: '', me: NAMES[1] ?? '', partners: CASES[name] ?? [] },
      size,
    );
    const page = await browser.newPage({ viewport: { width: size === 'wide' ? 1280 : 390, height: 800 } });
    await page.setContent(
      `<!DOCTYPE html><style>${STYLE}</style><div class="${size}"><div class="picture" id="map">${svg}</div></div>`,
    );
    const { boxes, height } = await page.evaluate<Measured>(MEASURE);
    await page.close();
    expect(boxes.length).toBeGreaterThan(0);
    // What lies between two lines of letters is no text: a row may reach into that of its neighbours by it.
    const LEADING = 3;
    for (const [at, box] of boxes.entries()) {
      expect(box.px).toBeGreaterThanOrEqual(11);
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(WIDTHS[size]);
      expect(box.y + LEADING).toBeGreaterThanOrEqual(0);
      expect(box.y + box.high - LEADING).toBeLessThanOrEqual(height);
      for (const other of boxes.slice(at + 1)) {
        const isApart =
          box.x + box.width <= other.x ||
          other.x + other.width <= box.x ||
          box.y + box.high - LEADING <= other.y + LEADING ||
          other.y + other.high - LEADING <= box.y + LEADING;
        expect(isApart ? '' : `${box.text} meets ${other.text}`).toBe('');
      }
    }
  });
});
