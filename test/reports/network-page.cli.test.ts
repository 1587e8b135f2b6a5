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
  const part = html.split('<figure').find((each) => each.includes(`>${title}</h`)) ?? '';
  const [figure = ''] = part.split('</figure>');
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
  test('says what is next and whom to formalize with, then shows pictures, then lists, and at its end how it is counted', async () => {
    const refnet = await nadiasNetwork();
    const html = await refnet.ok(['report', '--format', 'html']);
    const headings = headingsOf(html);
    expect(headings.filter((each) => !each.startsWith('Check-ins'))).toEqual([
      'Next',
      'Time to formalize',
      'Too new to formalize',
      'Given and received per partner',
      'What became of the clients introduced',
      'Who sends you clients',
      '2026 beside 2025',
      'Given, received and won by month',
      'Costs and benefit',
      'Costs by partner',
      'Costs by quarter',
      'Map of the network',
      'Partners',
      'Where the others stand',
      'How it is counted',
    ]);
    const links = [...html.matchAll(/<li><a href="#([^"]*)">(.*?)<\/a>/g)];
    expect(links.map(([, , text]) => text)).toEqual(headings);
    for (const [, id] of links) expect(html).toContain(`id="${id}"`);
    expect(html).toContain('refnet advise maren');
    expect(html).not.toContain('undefined');
  });

  test('the figures stand at its top, each with that of the period before', async () => {
    const refnet = await nadiasNetwork();
    const html = await refnet.ok(['report', '--format', 'html']);
    const { totals, before, partners } = JSON.parse(await refnet.ok(['report', '--json']));
    const [, list = ''] = /<dl class="figures">(.*?)<\/dl>/s.exec(html) ?? [];
    const figures = [...list.matchAll(/<dt>(.*?)<\/dt><dd class="value">(.*?)<\/dd>(.*?)<\/div>/g)];
    const told = new Map(figures.map(([, name = '', value, beside]) => [name, `${value} ${beside}`]));
    expect(told.get('Introduced')).toBe(
      `${totals.exchanged} <dd>${totals.given} given, ${totals.received} received</dd><dd>before: ${before.exchanged}</dd>`,
    );
    expect(told.get('Closed')).toContain(`${totals.closed} <dd>`);
    expect(told.get('Won')).toContain(`${totals.won} <dd>of ${totals.closed} closed`);
    expect(told.get('Closed business')).toMatch(/^CAD\u00a0[\d,.]+ <dd>from clients received<\/dd>/);
    expect(told.get('Partners')).toMatch(new RegExp(`^${partners} `));
  });

  test('everybody stands in one table, to which the pictures refer: won are of those received, and never more', async () => {
    const refnet = await nadiasNetwork();
    const html = await refnet.ok(['report', '--format', 'html']);
    const [, table = ''] = html.split('<h2>Partners<');
    const rows = numbersOf(`<figure>Partners</h2>${table}`, 'Partners');
    expect(rows[0]).toMatch(/^Maren Holt .*15 21 /);
    const named = new Set(rows.map((row) => row.split(' ')[0]));
    expect(named).toEqual(new Set(['Anouk', 'Ben', 'Ilse', 'Maren', 'Tomas', 'Victor']));
    for (const title of ['Given and received per partner', 'Who sends you clients', 'Map of the network']) {
      expect(numbersOf(html, title)).toEqual([]);
      const figure = html.split('<figure').find((part) => part.includes(`>${title}</h`));
      expect(figure).toMatch(/The numbers: <a href="#part-\d+">Partners<\/a>/);
    }
  });

  test('of whom a verdict holds it says how many they are, each with the quiet number of what was exchanged', async () => {
    const refnet = await newNetwork(
      ...Array.from({ length: 14 }, (_, at) => ['add-partner', `Partner ${at}`]),
      ...Array.from({ length: 14 }, (_, at) => ['log', `Client ${at}`, '--from', `Partner ${at}`, '--yes']),
    );
    const html = await refnet.ok(['report', '--format', 'html']);
    expect(html).toContain('in brackets: exchanged in the 12 months to 20 Nov 2026');
    expect(html).toMatch(
      /<dd class="between">14 partners<\/dd><dd>.*Partner \d+<span class="dim"> \(1\)<\/span>/,
    );
    expect(html).toMatch(/ and 2 more<\/span> <code>refnet advise<\/code>/);
  });

  test('of nothing it shows no picture and says how to begin', async () => {
    const refnet = await newNetwork(['config', 'my-name', 'Nadia Brandt']);
    const html = await refnet.ok(['report', '--format', 'html']);
    expect(headingsOf(html)).toEqual(['Next', 'Time to formalize']);
    expect(html).not.toContain('<figure');
    expect(html).toContain('refnet add-partner NAME');
  });

  test('says with whom a check-in is late, since when and how often one is meant to be, where nobody is to formalize with', async () => {
    const refnet = await newNetwork(
      ['add-partner', 'Maren Holt'],
      ['log', 'Jane D.', '--from', 'maren', '--on', '2026-03-02'],
      ['check-in', 'maren', '--on', '2026-04-01'],
    );
    const html = await refnet.ok(['report', '--format', 'html']);
    expect(html).toContain('Check in with Maren Holt: due, last 1 Apr 2026, every 6 months');
    expect(html).toContain('refnet check-in maren');
  });

  test('of partners with whom nothing went back and forth it says what to note next', async () => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    const next = 'Note the next client somebody sends you';
    expect(await refnet.ok(['report', '--format', 'html'])).toContain(next);
    await refnet.ok(['log', 'Jane D.', '--from', 'maren']);
    expect(await refnet.ok(['report', '--format', 'html'])).not.toContain(next);
  });

  test('of a period that is over it says nothing of what is next or waiting', async () => {
    const refnet = await nadiasNetwork();
    const headings = headingsOf(await refnet.ok(['report', '--quarter', '2026q2', '--format', 'html']));
    expect(headings).not.toContain('Next');
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

/** What is said below the heading of a picture. */
function captionOf(html: string, title: string): string {
  const figure =
    html
      .split('<figure')
      .slice(1)
      .find((part) => part.includes(`>${title}`)) ?? '';
  return /<div class="caption">.*?<p>(.*?)<\/p>/s.exec(figure)?.[1] ?? '';
}

describe('what a picture is of', () => {
  test('of a quarter, how many of those introduced were won is told beside how many were won in it', async () => {
    const refnet = await nadiasNetwork();
    const args = ['report', '--only', 'outcomes', '--quarter', '2026q3'];
    const html = await refnet.ok([...args, '--format', 'html']);
    const { introduced, closed } = JSON.parse(await refnet.ok([...args, '--json']));
    const caption = captionOf(html, 'What became of the clients introduced');
    const won = introduced.given.won + introduced.received.won;
    const all = introduced.given.introduced + introduced.received.introduced;
    const wonThen = closed.given.won + closed.received.won;
    expect(caption).toMatch(
      new RegExp(
        `${won} of the ${all} introduced in Q3 ha(s|ve) been won so far; won in Q3 itself, whenever introduced: ${wonThen}\\.$`,
      ),
    );
  });

  test.each([
    [['--last', '36m'], 'Given, received and won by month: the last 24 of 36', ''],
    [['--since', '2021-01-01'], 'Given, received and won by month: the last 24 of 71', ''],
    [['--last', '12m'], 'Given, received and won by month<', ''],
    [
      ['--last', '30d'],
      'Given, received and won by month',
      'longer than this report, which is of 30 days to ',
    ],
    [['--last', '30d'], '2026 beside 2025', 'longer than this report, which is of 30 days to '],
  ])('%j: %s', async (args, title, said) => {
    const refnet = await nadiasNetwork();
    const html = await refnet.ok(['report', ...args, '--format', 'html']);
    expect(html).toContain(`>${title}`);
    expect(captionOf(html, title)).toContain(said);
    expect(captionOf(html, title).includes('longer than')).toBe(said !== '');
  });

  test('of fewer than 5 referrals there is the table alone', async () => {
    const network = (n: number) =>
      newNetwork(
        ['add-partner', 'Maren Holt'],
        ...Array.from({ length: n }, (_, at) => ['log', `Client ${at}`, '--from', 'maren', '--yes']),
      );
    const few = await (await network(4)).ok(['report', '--format', 'html']);
    expect(few).not.toContain('<figure');
    expect(headingsOf(few)).toContain('Partners');
    expect(await (await network(5)).ok(['report', '--format', 'html'])).toContain('<figure');
  });

  const won = (partner: string, value: string, on: string) =>
    ['log', 'Client', '--from', partner, '--status', 'won', '--value', value, '--on', on] as const;
  const three = [
    ['config', 'currency', 'CAD'],
    ['add-partner', 'Maren Holt'],
    ['add-partner', 'Victor Osei'],
    ['add-partner', 'Ilse Moreno'],
    won('maren', '500', '2025-12-01'),
    won('victor', '900', '2026-06-01'),
    won('ilse', '700', '2026-11-01'),
  ] as const;

  test('where nothing was spent, closed business stands alone, most first, and an empty quarter among the others', async () => {
    const refnet = await newNetwork(...three);
    const html = await refnet.ok(['report', '--format', 'html']);
    const title = 'Closed business by partner';
    expect(numbersOf(html, title)).toEqual([
      'Victor Osei 1 1 900',
      'Ilse Moreno 1 1 700',
      'Maren Holt 1 1 500',
    ]);
    expect(html).not.toContain('the upper bar');
    expect(numbersOf(html, 'Closed business by quarter').map((row) => row.slice(0, 7))).toEqual([
      'Q4 2025',
      'Q1 2026',
      'Q2 2026',
      'Q3 2026',
      'Q4 2026',
    ]);
  });

  test('what was spent without the worth of an hour is told without time', async () => {
    const refnet = await newNetwork(...three, [
      'project',
      'maren',
      'a flyer',
      '--kind',
      'co-marketing',
      '--from',
      '2026-05-06',
      '--cost',
      '50',
    ]);
    const costs = async () =>
      captionOf(
        await refnet.ok(['report', '--only', 'costs', '--format', 'html']),
        'Costs beside closed business, by quarter',
      );
    expect(await costs()).toContain(' Costs: fees paid and joint costs, your time aside.');
    await refnet.ok(['config', 'hourly-rate', '60']);
    expect(await costs()).toContain(' Costs: your time at CAD 60 an hour, fees paid and joint costs.');
  });

  test('a currency of fewer than three bars has no picture, and stands in the table of all of them', async () => {
    const refnet = await newNetwork(...three, won('maren', 'EUR 400', '2026-11-02'));
    const html = await refnet.ok(['report', '--only', 'costs', '--format', 'html']);
    expect(headingsOf(html)).toContain('Closed business by partner, CAD');
    expect(headingsOf(html).filter((each) => each.includes('EUR'))).toEqual([]);
    expect(numbersOf(html, 'Closed business by partner, CAD').join('\n')).toMatch(/^Maren Holt .*400$/m);
  });

  test('where the home currency has no picture, its table stands alone and each picture has numbers of its own', async () => {
    const refnet = await newNetwork(
      ['config', 'currency', 'CAD'],
      ['add-partner', 'Maren Holt', '--profession', 'lawyer'],
      ...['2026-02-02', '2026-05-02', '2026-11-02'].map((day) => won('maren', 'EUR 400', day)),
      ['config', 'hourly-rate', '60'],
      ['check-in', 'maren', '--minutes', '60', '--on', '2026-05-02'],
    );
    const html = await refnet.ok(['report', '--only', 'costs', '--format', 'html']);
    expect(headingsOf(html)).toContain('Costs by quarter');
    expect(numbersOf(html, 'Closed business by quarter, EUR')).toEqual([
      'Q1 2026 400',
      'Q2 2026 400',
      'Q3 2026',
      'Q4 2026 to 20 Nov 400',
    ]);
  });

  test('a profession has one name in groups and on the map', async () => {
    const refnet = await newNetwork(
      ['add-partner', 'Maren Holt', '--profession', 'Insurance broker'],
      ['add-partner', 'Victor Osei', '--profession', 'insurance agent'],
      ['add-partner', 'Ilse Moreno', '--profession', 'Beekeeper'],
      ['add-partner', 'Ben Adler', '--profession', 'beekeeper'],
      ...Array.from({ length: 5 }, (_, at) => ['log', `Client ${at}`, '--from', 'maren']),
      ['log', 'Client', '--from', 'ilse'],
    );
    const html = await refnet.ok(['report', '--format', 'html']);
    const { groups } = JSON.parse(await refnet.ok(['report', '--by', 'profession', '--json'])) as {
      groups: readonly { readonly group: string }[];
    };
    const map = html.split('<figure').find((part) => part.includes('>Map of the network</h')) ?? '';
    const headings = [...map.matchAll(/<text class="axis"[^>]*>([^<]*)</g)].map(([, said = '']) =>
      said.toLowerCase(),
    );
    expect(new Set(headings)).toEqual(new Set(groups.map(({ group }) => group.toLowerCase())));
  });

  test("a partner's money is of the window of the page, and every quarter of it is there", async () => {
    const refnet = await newNetwork(
      ...three,
      won('maren', '200', '2026-03-01'),
      won('maren', '300', '2026-10-20'),
    );
    const html = await refnet.ok(['report', 'maren', '--format', 'html']);
    const title = 'Closed business by quarter';
    expect(captionOf(html, title)).toMatch(/^12 months to /);
    expect(numbersOf(html, title).map((row) => row.slice(0, 2))).toEqual(['Q4', 'Q1', 'Q2', 'Q3', 'Q4']);
  });

  test('rows of groups are called what they are, and each has its right-to-left name whole', async () => {
    const refnet = await newNetwork(
      ['add-partner', "O'Neill (אבי ז'בוטינסקי)", '--profession', 'lawyer'],
      ...Array.from({ length: 45 }, (_, at) => ['add-partner', `Partner ${at}`, '--business', `Firm ${at}`]),
      ...Array.from({ length: 45 }, (_, at) => ['log', `Client ${at}`, '--from', `Partner ${at}`, '--yes']),
    );
    const html = await refnet.ok(['report', '--by', 'business', '--format', 'html']);
    expect(html).toMatch(/\d+ more firms, /);
    expect(html).not.toContain('more partners');
  });
});
