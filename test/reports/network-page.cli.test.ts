import { describe, expect, test } from 'vitest';
import { nadiasNetwork } from '../helpers/nadia.ts';
import { newNetwork } from '../helpers/refnet.ts';

/** The headings of a page, in their order. */
function headingsOf(html: string): string[] {
  return [...html.matchAll(/<h[23][^>]*>(.*?)<\/h[23]>/gs)].map(([, inside = '']) =>
    inside.replace(/<span.*/s, '').trim(),
  );
}

/** The cells of the table behind a picture, a row a line. */
function numbersOf(html: string, title: string): string[] {
  const figure = html.split('<figure').find((part) => part.includes(`>${title}</h`)) ?? '';
  const rows = [
    ...((figure.split('<tbody>')[1] ?? '').split('</tbody>')[0]?.matchAll(/<tr>(.*?)<\/tr>/gs) ?? []),
  ];
  return rows.map(([, row = '']) =>
    row
      .replace(/<\/t[dh]>/g, ' ')
      .replace(/<[^>]*>/g, '')
      .replace(/\s+/g, ' ')
      .trim(),
  );
}

describe('the page on the network', () => {
  test('says what is next, then shows pictures, then lists, and at its end how it is counted', async () => {
    const refnet = await nadiasNetwork();
    const html = await refnet.ok(['report', '--format', 'html']);
    const headings = headingsOf(html);
    expect(headings.filter((each) => !each.startsWith('Check-ins'))).toEqual([
      'Next',
      'Given and received per partner',
      'What became of the clients introduced',
      'Given, received and won by month',
      '2026 beside 2025',
      'Who sends you clients',
      'Costs and benefit',
      'Costs beside closed business, by partner',
      'Costs beside closed business, by quarter',
      'Map of the network',
      'Time to formalize',
      'Too new to formalize',
      'Everybody else',
      'Waiting',
      'How it is counted',
    ]);
    expect(html).toContain('refnet advise maren');
    expect(html).not.toContain('undefined');
  });

  test('the table behind a picture has its numbers: won are of those received, and never more', async () => {
    const refnet = await nadiasNetwork();
    const html = await refnet.ok(['report', '--format', 'html']);
    expect(numbersOf(html, 'Given and received per partner')[0]).toMatch(/^Maren Holt 15 21 /);
    expect(numbersOf(html, 'Who sends you clients')[0]).toMatch(/^Maren Holt 21 \d+%$/);
    const named = new Set(numbersOf(html, 'Map of the network').map((row) => row.split(' ')[0]));
    expect(named).toEqual(new Set(['Anouk', 'Ben', 'Ilse', 'Maren', 'Tomas', 'Victor']));
  });

  test('of nothing it shows no picture and says how to begin', async () => {
    const refnet = await newNetwork(['config', 'my-name', 'Nadia Brandt']);
    const html = await refnet.ok(['report', '--format', 'html']);
    expect(headingsOf(html)).toEqual(['Next', 'Time to formalize', 'How it is counted']);
    expect(html).not.toContain('<figure');
    expect(html).toContain('refnet add-partner NAME');
  });

  test('of a period that is over it says nothing of what is next or waiting', async () => {
    const refnet = await nadiasNetwork();
    const headings = headingsOf(await refnet.ok(['report', '--quarter', '2026q2', '--format', 'html']));
    expect(headings).not.toContain('Next');
    expect(headings).not.toContain('Waiting');
    expect(headings).toContain('Map of the network');
  });
});

describe('pictures of parts and of one partner', () => {
  test.each([
    ['volume', 'Given and received per partner'],
    ['outcomes', 'What became of the clients introduced'],
    ['trend', 'Given, received and won by month'],
    ['quarterly-returns', '2026 beside 2025'],
    ['concentration', 'Who sends you clients'],
    ['portfolio', 'Who sends you clients'],
    ['costs', 'Costs beside closed business, by partner'],
  ])('%s shows "%s" on a page, and a screen shows its table alone', async (part, title) => {
    const refnet = await nadiasNetwork();
    expect(headingsOf(await refnet.ok(['report', '--only', part, '--format', 'html']))).toContain(title);
    expect(await refnet.ok(['report', '--only', part])).not.toContain(title);
  });

  test("a partner's page has pictures of what became of referrals, of months and of quarters", async () => {
    const refnet = await nadiasNetwork();
    const headings = headingsOf(await refnet.ok(['report', 'maren', '--format', 'html']));
    for (const title of [
      'What became of the clients introduced',
      'Given, received and won by month',
      '2026 beside 2025',
    ]) {
      expect(headings).toContain(title);
    }
    expect(headings.indexOf('Given, received and won by month')).toBeLessThan(headings.indexOf('Referrals'));
  });
});
