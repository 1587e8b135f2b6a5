import { describe, expect, test } from 'vitest';
import { nadiasNetwork } from '../helpers/nadia.ts';
import { newNetwork } from '../helpers/refnet.ts';

const READING: readonly (readonly string[])[] = [
  ['report'],
  ['report', 'maren'],
  ['partners'],
  ['referrals'],
  ['check-ins'],
  ['advise'],
  ['advise', 'maren'],
  ['show', 'maren'],
  ['search', 'maren'],
  ['history'],
  ['config'],
];

/** Escape sequences, box characters and bars: what reads badly aloud or depends on colour. */
// oxlint-disable-next-line no-control-regex -- escape sequences are what is looked for
const DRAWN = /[\u001b\u2500-\u259f]/;

describe('output for reading aloud', () => {
  test.each(READING)('draws nothing, even where colour is forced: %s %s', async (...argv) => {
    const refnet = await nadiasNetwork();
    const forced = { env: { FORCE_COLOR: '1' }, columns: 100 };
    expect(await refnet.ok([...argv, '--plain'], forced)).not.toMatch(DRAWN);
    expect(await refnet.ok(argv, { ...forced, env: { ...forced.env, REFNET_PLAIN: '1' } })).not.toMatch(
      DRAWN,
    );
  });

  test('says the months in numbers', async () => {
    const refnet = await nadiasNetwork();
    expect(await refnet.ok(['report', 'tomas'])).toMatch(/Dec [·▁▂▃▄▅▆▇█]{12} Nov {2}exchanged a month/);
    expect(await refnet.ok(['report', 'tomas', '--plain'])).toMatch(
      /\n {2}Dec to Nov: (?:\d+ ){11}\d+ {2}exchanged a month/,
    );
  });

  test.each([
    [{ LANG: 'C' }, true],
    [{ LANG: 'en_CA.ISO-8859-1' }, true],
    [{ LANG: 'C', LC_ALL: 'en_CA.utf8' }, false],
    [{ LC_ALL: '', LANG: 'en_CA.UTF-8' }, false],
    [{}, false],
  ])('says them so as well on a terminal that is not UTF-8: %j', async (env, inNumbers) => {
    const refnet = await nadiasNetwork();
    const bars = /[·▁▂▃▄▅▆▇█]/;
    for (const argv of [['report'], ['report', 'tomas'], ['report', '--only', 'volume', '--format', 'md']]) {
      const text = await refnet.ok(argv, { env, terminal: true, columns: 120 });
      expect(!bars.test(text)).toBe(inNumbers);
      expect(text.includes('Dec to Nov')).toBe(inNumbers);
    }
  });

  test('says the same words as any other', async () => {
    const refnet = await nadiasNetwork();
    const words = (text: string) => text.replaceAll(/\s+/g, ' ');
    expect(words(await refnet.ok(['advise', 'maren', '--plain']))).toBe(
      words(await refnet.ok(['advise', 'maren'])),
    );
  });

  test.each([
    ['1', true],
    ['0', false],
    ['', false],
  ])('REFNET_PLAIN=%s', async (value, plain) => {
    const refnet = await newNetwork(['add-partner', 'Ann Lee'], ['log', 'Bob Q.', '--to', 'ann']);
    const report = await refnet.ok(['report'], { env: { REFNET_PLAIN: value }, columns: 100 });
    expect(!/[·▁█]/.test(report)).toBe(plain);
  });

  test('a terminal that can only print lines is one', async () => {
    const refnet = await newNetwork(['add-partner', 'Ann Lee'], ['log', 'Bob Q.', '--to', 'ann']);
    expect(await refnet.ok(['report'], { env: { TERM: 'dumb' }, columns: 100 })).not.toMatch(DRAWN);
  });
});
