import { describe, expect, test } from 'vitest';
import type { Block, Table } from '../../src/screen/blocks.ts';
import type { Chart } from '../../src/screen/chart.ts';
import { drawPage } from '../../src/pages/page.view.ts';
import { faultsOf } from '../helpers/pages.ts';

const MADE = 'refnet, 20 Nov 2026';

const page = (...blocks: Block[]) => drawPage([{ is: 'title', text: 'Report' }, ...blocks], MADE).text;
/** What stands between the title and the end. */
const body = (...blocks: Block[]) =>
  page(...blocks)
    .split('<main id="content">\n')[1]
    ?.split('\n</main>')[0];

const HOSTILE = `<script>alert("x")</script>&amp;' \u202e\u001b[31m`;

const EVERY: readonly Block[] = [
  { is: 'title', text: HOSTILE, beside: HOSTILE },
  {
    is: 'paragraph',
    text: [HOSTILE, { text: 'refnet report', whole: true }, { text: 'well', tone: 'good' }],
  },
  { is: 'heading', text: HOSTILE, beside: HOSTILE, late: true },
  {
    is: 'rows',
    rows: [
      { cells: [HOSTILE], command: 'refnet due', below: HOSTILE },
      { cells: ['Maren', HOSTILE, HOSTILE], command: 'refnet advise maren', below: HOSTILE },
      { cells: ['', 'more'] },
    ],
  },
  {
    is: 'table',
    more: HOSTILE,
    columns: [
      { heading: HOSTILE, align: 'left', cells: [HOSTILE, 'b'], dropsAt: 1, shrinksTo: 1, legend: HOSTILE },
      { heading: 'Given', align: 'right', cells: ['1', '2'], dropsAt: undefined, shrinksTo: undefined },
    ],
  },
  {
    is: 'chart',
    chart: {
      kind: 'mirrored-bars',
      rowsAre: 'partner',
      title: HOSTILE,
      counts: HOSTILE,
      rows: [{ name: HOSTILE, given: 1, received: 2, won: 1 }],
    },
    table: {
      is: 'table',
      columns: [
        { heading: 'Partner', align: 'left', cells: [HOSTILE], dropsAt: undefined, shrinksTo: undefined },
      ],
    },
  },
  { is: 'commands', commands: [{ command: `refnet note "a <b>"`, why: HOSTILE }] },
  { is: 'bars', values: [0, 3, 1], from: 'Dec', to: 'Feb', text: HOSTILE },
  { is: 'blank' },
  { is: 'note', text: HOSTILE },
];

describe('a page', () => {
  test('is valid HTML whatever the record holds, and nothing of it becomes an element', async () => {
    const html = drawPage(EVERY, MADE).text;
    expect(await faultsOf(html)).toEqual([]);
    for (const sign of ['<script', '\u202e', '\u001b']) expect(html).not.toContain(sign);
    expect(html.match(/&lt;script&gt;/g)?.length).toBeGreaterThan(12);
  });

  test('keeps its title and its foot short, however long a name is, and however many marks it has', () => {
    for (const name of ['Maren '.repeat(2000), `M${'\u0301'.repeat(9000)}`]) {
      const html = drawPage([{ is: 'title', text: name }], MADE).text;
      const [, foot = ''] = /@bottom-left \{ content: "([^"]*)"/.exec(html) ?? [];
      const [, title = ''] = /<title>([^<]*)</.exec(html) ?? [];
      expect(title.length).toBeLessThanOrEqual(210);
      expect(foot.length).toBeLessThanOrEqual(270 * 6);
    }
  });

  test('has on paper the title as it is shown, every sign of it but letters as its number', () => {
    const beside = `"Holt" \\ </style> \u202e\u001b[31mé\u0007 }`;
    const html = drawPage([{ is: 'title', text: 'Maren', beside }], MADE).text;
    const [, foot = ''] = /@bottom-left \{ content: "([^"]*)"/.exec(html) ?? [];
    const told = foot.replace(/\\([0-9a-f]+) /g, (_, code: string) =>
      String.fromCodePoint(parseInt(code, 16)),
    );
    expect(foot).not.toMatch(/[<>{}]|\\(?!([0-9a-f]+) )/);
    expect(told).toBe(`Maren, "Holt" \\ </style> é\ufffd }`);
    expect(html).toContain('<title>Maren, &quot;Holt&quot; \\ &lt;/style&gt; é\ufffd }</title>');
  });

  test('says what it may do: nothing but its own style', () => {
    const html = page();
    const [, policy = ''] = /Content-Security-Policy" content="([^"]*)"/.exec(html) ?? [];
    expect(policy).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/]+='; base-uri 'none'; form-action 'none'$/,
    );
    expect(html).not.toMatch(/ style=|<link|src=|href=|@import|url\(/);
  });

  test('has a command in one piece wherever it stands', () => {
    expect(body({ is: 'note', text: '... 3 more: refnet report --quarter last --all' })).toContain(
      '<code tabindex="0">refnet report --quarter last --all</code>',
    );
  });

  test('sets a command that follows what is said apart with what leads to it: paper does without both', () => {
    expect(body({ is: 'note', text: '... 2 more: refnet due' })).toContain(
      '... 2 more<span class="command">: <code>refnet due</code></span>',
    );
    expect(body({ is: 'note', text: 'Say refnet due, then go on.' })).toContain(
      'Say <code>refnet due</code>, then go on.',
    );
  });

  test('lists the parts of a long page, each once, and none of a short one', () => {
    const heading = (text: string): Block => ({ is: 'heading', text });
    const long = page(...['A', 'B', 'C', 'D', 'A', '<E>'].map(heading));
    expect(long.match(/<a [^>]*>[^<]*/g)).toEqual([
      '<a class="skip" href="#content">Skip to the content',
      '<a href="#part-1">A',
      '<a href="#part-2">B',
      '<a href="#part-3">C',
      '<a href="#part-4">D',
      '<a href="#part-6">&lt;E&gt;',
    ]);
    for (const n of [1, 2, 3, 4, 6]) expect(long).toContain(`<section id="part-${n}">`);
    expect(page(...['A', 'B', 'C', 'D', 'A'].map(heading))).not.toMatch(/<a |<nav/);
  });

  test('sets small pictures that follow one another side by side, and what follows them below', () => {
    const small = (title: string): Block => ({
      is: 'chart',
      chart: {
        kind: 'concentration',
        title,
        counts: 'Clients',
        isShared: false,
        parts: [],
        total: 0,
        percent: 50,
      },
      table: {
        is: 'table',
        columns: [{ heading: 'Partner', align: 'left', cells: [], dropsAt: undefined, shrinksTo: undefined }],
      },
    });
    const html = body({ is: 'heading', text: 'A' }, small('B'), small('C'), { is: 'paragraph', text: 'D' });
    const places = html?.match(/<div class="abreast">|<figure|<\/figure>\n<\/div>|<p>D/g);
    expect(places).toEqual(['<div class="abreast">', '<figure', '<figure', '</figure>\n</div>', '<p>D']);
  });

  test('has no table behind a picture whose numbers stand elsewhere on it', () => {
    const numbers: Table = {
      is: 'table',
      columns: [
        { heading: 'Partner', align: 'left', cells: ['A'], dropsAt: undefined, shrinksTo: undefined },
      ],
    };
    const chart: Chart = {
      kind: 'mirrored-bars',
      title: 'Bars',
      rowsAre: 'partner',
      counts: 'Clients',
      rows: [{ name: 'A', given: 1, received: 2, won: 1 }],
    };
    const of = (...seen: string[]) =>
      body(
        ...(seen.length === 0 ? [] : [{ is: 'chart', chart, table: numbers, seen: seen[0] ?? '' } as const]),
        { is: 'heading', text: 'Partners' },
        numbers,
      ) ?? '';
    expect(of('Partners')).toContain('<p class="note seen">The numbers: <a href="#part-2">Partners</a></p>');
    expect(of('Partners')).toContain('aria-label="Bars; the numbers are under Partners"');
    expect(of('below')).toContain('aria-label="Bars; the numbers are in the table below"');
    for (const seen of ['Partners', 'below']) expect(of(seen).match(/<table/g)).toHaveLength(1);
    expect(of('Nowhere').match(/<table/g)).toHaveLength(2);
  });

  test.each([
    { cells: ['CAD 1,200', '', 'CAD 300'], heading: 'Business, CAD', first: '1,200' },
    {
      cells: ['CAD 5', 'CAD 3', ''],
      under: ['+CAD 2', 'new', '-CAD 1'],
      heading: 'Business, CAD',
      first: '5<br><span class="dim">+2</span>',
    },
    {
      cells: ['CAD 5', 'CAD 3', ''],
      under: ['+CAD 2', '-EUR 1', ''],
      heading: 'Business',
      first: 'CAD 5<br><span class="dim">+CAD 2</span>',
    },
    { cells: ['CAD 1,200', 'EUR 3', ''], heading: 'Business', first: 'CAD 1,200' },
    { cells: ['CAD 1, EUR 2', 'CAD 3', ''], heading: 'Business', first: 'CAD 1, EUR 2' },
    { cells: ['CAD 1', 'not known', ''], heading: 'Business', first: 'CAD 1' },
    { cells: ['12', '3', ''], heading: 'Business', first: '12' },
  ])('says a currency once above amounts of one: $cells $under', ({ cells, under = [], heading, first }) => {
    const column = { dropsAt: undefined, shrinksTo: undefined, align: 'left' } as const;
    const html = body({
      is: 'table',
      columns: [
        { ...column, heading: 'Partner', cells: ['A', 'B', 'C'] },
        { ...column, heading: 'Business', cells, under, align: 'right' },
        { ...column, heading: 'Mark', cells: ['', '', ''] },
      ],
    });
    expect(html).toContain(`<th scope="col">${heading}</th></tr>`);
    expect(html).toContain(`<th scope="row">A</th><td>${first}</td></tr>`);
    expect(html).not.toContain('Mark');
  });

  test('keeps the number behind a name that is written from right to left there', () => {
    expect(body({ is: 'paragraph', text: 'יוסף בן־דוד הלוי 11, محمد القاسم 4, Aoife 3' })).toContain(
      '<p><bdi>יוסף בן־דוד הלוי</bdi> 11, <bdi>محمد القاسم</bdi> 4, Aoife 3</p>',
    );
  });

  test('draws numbers in a row as bars of one scale, with the numbers for whoever does not see them', () => {
    const numbers = [
      [0, 0, 0, 0, 0, 4],
      [2, 0, 0, 0, 0, 0],
    ];
    const cells = numbers.map((each) => each.join(' '));
    const column = {
      heading: 'Months',
      align: 'left',
      cells,
      dropsAt: undefined,
      shrinksTo: undefined,
    } as const;
    const names = { ...column, heading: 'Partner', cells: ['A', 'B'] };
    const phones = { ...column, heading: 'Phone' };
    const html = body({ is: 'table', columns: [names, { ...column, numbers }, phones] });
    expect(html).toContain('<td>0 0 0 0 0 4</td>');
    expect(html).toContain('aria-label="0, 0, 0, 0, 0, 4"');
    expect(html).toContain('M43 24v-24"');
    expect(html).toContain('"M3 24v-12M');
  });
});
