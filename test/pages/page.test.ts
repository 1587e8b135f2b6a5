import { describe, expect, test } from 'vitest';
import type { Block } from '../../src/screen/blocks.ts';
import { drawPage } from '../../src/pages/page.view.ts';
import { faultsOf } from '../helpers/pages.ts';

const MADE = 'refnet, 20 Nov 2026';

const page = (...blocks: Block[]) => drawPage([{ is: 'title', text: 'Report' }, ...blocks], MADE).text;
/** What stands between the title and the end. */
const body = (...blocks: Block[]) =>
  page(...blocks)
    .split('</header>\n')[1]
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

  test('keeps the number behind a name that is written from right to left there', () => {
    expect(body({ is: 'paragraph', text: 'יוסף בן־דוד הלוי 11, محمد القاسم 4, Aoife 3' })).toContain(
      '<p><bdi>יוסף בן־דוד הלוי</bdi> 11, <bdi>محمد القاسم</bdi> 4, Aoife 3</p>',
    );
  });

  test('draws numbers in a row as bars of one scale, with the numbers for whoever does not see them', () => {
    const cells = ['0 0 0 0 0 4', '2 0 0 0 0 0'];
    const column = {
      heading: 'Months',
      align: 'left',
      cells,
      dropsAt: undefined,
      shrinksTo: undefined,
    } as const;
    const names = { ...column, heading: 'Partner', cells: ['A', 'B'] };
    const html = body({ is: 'table', columns: [names, column] });
    expect(html).toContain('aria-label="0, 0, 0, 0, 0, 4"');
    expect(html).toContain('M43 24v-24"');
    expect(html).toContain('"M3 24v-12M');
  });
});
