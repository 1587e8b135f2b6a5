import { describe, expect, test } from 'vitest';
import { apart, facts, type Block } from '../../src/screen/blocks.ts';
import { drawMarkdown } from '../../src/screen/draw-markdown.view.ts';
import { drawText } from '../../src/screen/draw-text.view.ts';
import { PLAIN } from '../../src/screen/style.view.ts';

const CARD: readonly Block[] = apart(
  [{ is: 'title', text: 'Maren Holt, mortgage broker', beside: 'known since Jan 2024' }],
  [
    facts([
      {
        label: 'Since then',
        text: '2 received (Jane D., Kofi V.), 1 given (Nora B.); won: Hana W., CAD 4,200',
      },
      { label: 'Note', text: 'new office\nin March' },
      { label: 'Nothing', text: '' },
    ]),
  ],
  [
    { is: 'heading', text: 'Overdue' },
    {
      is: 'rows',
      rows: [
        { cells: ['Check-in', 'Ilse Moreno', 'last 4 May'], command: 'refnet check-in ilse' },
        { cells: ['Fee', 'Tess Bright', 'about CAD 1,000'], command: 'refnet update 44 --collected AMOUNT' },
      ],
    },
  ],
  [{ is: 'bars', values: [1, 2, 8], from: 'Sep', to: 'Nov', text: 'exchanged a month' }],
  [
    {
      is: 'table',
      columns: [
        { heading: 'Partner', align: 'left', cells: ['Maren Holt'], dropsAt: undefined, shrinksTo: 6 },
        { heading: 'Given', align: 'right', cells: ['4'], dropsAt: undefined, shrinksTo: undefined },
      ],
    },
  ],
  [],
  [{ is: 'commands', commands: [{ command: 'refnet log', why: 'log a referral' }] }],
  [{ is: 'note', text: 'next: refnet report maren' }],
);

const text = (blocks: readonly Block[], width: number, plain = false) =>
  drawText(blocks, { width, style: PLAIN, plain }).text;

describe('blocks as text', () => {
  test('are aligned, with each command at the end of its line', () => {
    expect(text(CARD, 80))
      .toBe(`Maren Holt, mortgage broker                                 known since Jan 2024

  Since then  2 received (Jane D., Kofi V.), 1 given (Nora B.); won: Hana W.,
              CAD 4,200
  Note        new office
              in March

Overdue
  Check-in  Ilse Moreno  last 4 May         refnet check-in ilse
  Fee       Tess Bright  about CAD 1,000    refnet update 44 --collected AMOUNT

  Sep ▁▂█ Nov  exchanged a month

  Partner     Given
  Maren Holt      4

  refnet log  log a referral

next: refnet report maren
`);
  });

  test('wrap at words on a narrow screen, commands whole on the next line', () => {
    expect(text(CARD.slice(0, 6), 50)).toBe(`Maren Holt, mortgage broker   known since Jan 2024

  Since then  2 received (Jane D., Kofi V.), 1
              given (Nora B.); won: Hana W.,
              CAD 4,200
  Note        new office
              in March

Overdue
  Check-in  Ilse Moreno  last 4 May
                         refnet check-in ilse
  Fee       Tess Bright  about CAD 1,000
               refnet update 44 --collected AMOUNT
`);
  });

  test('fit an overview to any width, by dropping columns and wrapping names, never by cutting them', () => {
    const overview: Block = {
      is: 'table',
      fitted: true,
      more: '... 3 more: refnet report --all',
      columns: [
        {
          heading: 'Partner',
          align: 'left',
          cells: ['Maren Alexandra Holt', 'Bo'],
          dropsAt: undefined,
          shrinksTo: 10,
        },
        { heading: 'Given', align: 'right', cells: ['4', '12'], dropsAt: undefined, shrinksTo: undefined },
        {
          heading: 'Won',
          align: 'right',
          cells: ['1/2', '3/9'],
          dropsAt: 1,
          shrinksTo: undefined,
          legend: 'of all closed',
        },
      ],
    };
    expect(text([overview], 80)).toBe(`  Partner               Given  Won
  Maren Alexandra Holt      4  1/2
  Bo                       12  3/9
  ... 3 more: refnet report --all
  Won: of all closed
`);
    expect(text([overview], 20)).toBe(`  Partner      Given
  Maren            4
  Alexandra
  Holt
  Bo              12
  ... 3 more:
  refnet report --all
  No room for Won: a
  wider window or
  --format csv has
  it all
`);
    expect(drawMarkdown([overview]).text).toBe(`| Partner | Given | Won |
| --- | --: | --: |
| Maren Alexandra Holt | 4 | 1/2 |
| Bo | 12 | 3/9 |

... 3 more: refnet report --all

Won: of all closed
`);
  });

  test('say numbers in place of bars when they are read aloud', () => {
    expect(
      text([{ is: 'bars', values: [1, 2, 8], from: 'Sep', to: 'Nov', text: 'exchanged a month' }], 80, true),
    ).toBe('  Sep to Nov: 1 2 8  exchanged a month\n');
  });

  test('a table alone begins at the margin', () => {
    const partners = {
      heading: 'Partner',
      align: 'left',
      cells: ['Maren Holt'],
      dropsAt: undefined,
      shrinksTo: undefined,
    } as const;
    expect(text([{ is: 'table', columns: [partners], alone: true }], 80)).toBe('Partner\nMaren Holt\n');
  });

  test('colour what stands out, and keep what is hostile in its place', () => {
    const style = { ...PLAIN, strong: (part: string) => `<${part}>`, dim: (part: string) => `(${part})` };
    const blocks: Block[] = [
      { is: 'heading', text: 'Eve\u001b[1m\nforged' },
      { is: 'note', text: 'quiet' },
    ];
    expect(drawText(blocks, { width: 80, style }).text).toBe('<Eve forged>\n(quiet)\n');
  });
});

describe('blocks as Markdown', () => {
  test('are headings, lists and tables, with commands to copy', () => {
    expect(drawMarkdown(CARD).text).toBe(`# Maren Holt, mortgage broker

known since Jan 2024

- **Since then**: 2 received (Jane D., Kofi V.), 1 given (Nora B.); won: Hana W., CAD 4,200
- **Note**: new office
  in March

## Overdue

- **Check-in**: Ilse Moreno, last 4 May: \`refnet check-in ilse\`
- **Fee**: Tess Bright, about CAD 1,000: \`refnet update 44 --collected AMOUNT\`

Sep to Nov: 1, 2, 8 exchanged a month

| Partner | Given |
| --- | --: |
| Maren Holt | 4 |

- \`refnet log\`: log a referral

next: refnet report maren
`);
  });

  test('take the text of the record literally', () => {
    expect(drawMarkdown([{ is: 'paragraph', text: '**Eve**\n# forged' }]).text).toBe(
      '\\*\\*Eve\\*\\* # forged\n',
    );
  });
});

test('rows of one list in several blocks stand in line, and a command without room stands below its own', () => {
  const short = { cells: ['Fee', 'you pay CAD 120'], command: 'refnet pay victor' };
  const long = { cells: ['Promise', 'the monthly numbers, Fri 20 Nov'], command: 'refnet done 13' };
  const next = { cells: ['Check-in', 'by Fri 27 Nov'], command: 'refnet check-in ilse' };
  const among = [short, long, next];
  const blocks: Block[] = [
    { is: 'heading', text: 'Overdue', late: true },
    { is: 'rows', rows: [short, long], among },
    { is: 'heading', text: 'Later' },
    { is: 'rows', rows: [next], among },
  ];
  expect(text(blocks, 54)).toBe(`Overdue
  Fee       you pay CAD 120  refnet pay victor
  Promise   the monthly numbers, Fri 20 Nov
            refnet done 13
Later
  Check-in  by Fri 27 Nov    refnet check-in ilse
`);
});

test('what explains a row stands under it, wrapped', () => {
  const row = { cells: ['5 Mar', 'CAD 75'], below: 'CAD 750 collected x 10%' };
  const lone: Block = { is: 'rows', rows: [row] };
  const among: Block = { is: 'rows', rows: [row], among: [row, { cells: ['5 March', 'CAD 1'] }] };
  expect(text([lone, among], 25)).toBe(`  5 Mar  CAD 75
    CAD 750 collected x
    10%
  5 Mar    CAD 75
    CAD 750 collected x
    10%
`);
  expect(drawMarkdown([lone]).text).toBe('- **5 Mar**: CAD 75\n  CAD 750 collected x 10%\n');
});

test('a line of a list to look through is cut where it has no room', () => {
  const row = { cells: ['#12', 'Zoë received from Maren Holt'], cut: true } as const;
  expect(text([{ is: 'rows', rows: [row] }], 28)).toBe('  #12  Zoë received from …\n');
  expect(text([{ is: 'rows', rows: [row] }], 40)).toBe('  #12  Zoë received from Maren Holt\n');
});
