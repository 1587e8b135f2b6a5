import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { asideOf } from '../../src/imports/tracker-aside.ts';
import { NOTHING_SAID, partnerCell } from '../../src/imports/partner-cell.ts';
import { yesOrNo } from '../../src/imports/tracker.ts';
import { findLookAlikes } from '../../src/imports/look-alikes.ts';
import { statusOfCell } from '../../src/imports/status-cell.ts';
import { headingSays } from '../../src/imports/tracker-headings.ts';
import { markOf } from '../../src/money/currencies-in-column.ts';
import { parseTrackerAmount } from '../../src/money/tracker-amount.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

function fileOf(refnet: Refnet, text: string): string {
  const path = join(refnet.home, 'tracker.csv');
  writeFileSync(path, text);
  return path;
}

test.each([
  ['£350 + VAT', 'GBP', 35000],
  ['1200 + VAT', 'GBP', 120000],
  ['1,200 plus GST', 'AUD', 120000],
  ['350 € HT', 'EUR', 35000],
  ['500,00 € zzgl. MwSt.', 'EUR', 50000],
  ['€500 excl. BTW', 'EUR', 50000],
  ['$420.', 'USD', 42000],
  ['12 000 ₽', 'RUB', 1200000],
  ['5000 руб.', 'RUB', 500000],
  ['80,000円', 'JPY', 80000],
  ['1 200,50 zł', 'PLN', 120050],
])('an amount that is written as %s', (cell, currency, minor) => {
  expect(parseTrackerAmount(cell, currency)).toEqual({ minor, currency });
});

test.each(['$4,5000', '1,2000', '£120pcm', '$150/hr', '20%', '350 € TTC', 'HT'])(
  '%s is no amount',
  (cell) => {
    expect(() => parseTrackerAmount(cell, 'USD')).toThrow(/amount|comma|is not a currency/);
  },
);

test.each([
  ['£350 + VAT', 'GBP'],
  ['1200 + VAT', ''],
  ['5000 руб.', 'RUB'],
])('%s says its currency to the column', (cell, mark) => {
  expect(markOf(cell)).toBe(mark);
});

test.each(['👍', '👎', '🤷', '🔥', '👍👍'])(
  '%s in a column of statuses says something that is not known',
  (cell) => {
    expect(statusOfCell(cell)).toBeUndefined();
  },
);

test.each([
  ["Date rec'd", 'day'],
  ["Intro'd by", 'partner'],
  ['Who from', 'partner'],
  ['Who for', 'client'],
  ['Quién refiere', 'partner'],
  ['Inviante', 'partner'],
  ['Paziente', 'client'],
  ['COI', 'partner'],
  ['Couple', 'client'],
  ['Candidate', 'client'],
  ['От кого', 'partner'],
  ['Клиент', 'client'],
  ['紹介者', 'partner'],
  ['Fee', 'value'],
  ['Fee %', undefined],
  ['% fee', undefined],
  ['Commission (%)', undefined],
  ['Auftragswert netto', 'value'],
  ['Wert netto (EUR)', 'value'],
  ['Nettobetrag', 'value'],
  ['Rechnungsbetrag', 'value'],
  ['Auftragsvolumen', 'value'],
  ['Deal value net', 'value'],
])('%s heads %s', (heading, meaning) => {
  expect(headingSays(heading).candidates[0]?.meaning).toBe(meaning);
});

const HEADINGS = ['Date', 'Referrer', 'Client', 'Fee'];
test.each([
  [['Q1 total', '', '', '1,620'], 'Q1 total', 'total'],
  [['January', '', '', '€ 640,00'], 'January', 'total'],
  [['gennaio', '', '', '640'], 'gennaio', 'total'],
  [['5 Jan 2026', '', '', '640'], '5 Jan 2026', undefined],
  [['January', '', '', 'see the notes'], 'January', undefined],
  [['Date', '', '', 'Fee'], 'Date', 'header'],
])('a line of %j is left out, or is not', (fields, day, what) => {
  expect(asideOf(fields, { day, partner: '', client: '' }, HEADINGS)).toBe(what);
});

test.each([
  ['Steuerberater Klaus Menzel', 'Klaus Menzel', true],
  ['RA Dr. Petra Vogt', 'Petra Vogt', true],
  ['Engineer: R. Patel', 'R Patel', true],
  ['Cllr. Diane Frost', 'Diane Frost', true],
  ['Mason Baker', 'Baker', false],
  ['Grace Notary', 'Nora Bell', false],
])('%s beside %s may be one: %s', (first, second, is) => {
  const all = findLookAlikes(
    [first, second].map((name, at) => ({ name, id: at + 1 })),
    [],
  );
  expect(all.length === 1).toBe(is);
});

test.each([
  ['"Maren Holt"', 'Maren Holt'],
  ['“Maren Holt”', 'Maren Holt'],
  ['[Maren Holt](https://x.example)', 'Maren Holt'],
  ['Maren Holt?', 'Maren Holt'],
  ['Maren Holt (maybe)', 'Maren Holt'],
  ['via Maren Holt', 'Maren Holt'],
  ['Per Moe', 'Per Moe'],
  ['Via Roma Studio', 'Via Roma Studio'],
])('%s means the partner %s', (cell, name) => {
  expect(partnerCell(cell, NOTHING_SAID)).toMatchObject({ is: 'partner', name });
});

test.each([
  ['☑', true],
  ['✓', true],
  ['✔️', true],
  ['x', true],
  ['TRUE', true],
  ['☐', false],
  ['✗', false],
  ['❌', false],
  ['👍', undefined],
])('%s says yes or no: %s', (cell, is) => {
  expect(yesOrNo(cell)).toBe(is);
});

describe('a tracker', () => {
  test('of checkboxes and links is read as it looks', async () => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    const path = fileOf(
      refnet,
      `Date,Referred By,Client,Became client?
2026-01-05,"=HYPERLINK(""https://x.example"",""Maren Holt"")",Jane Doe,TRUE
2026-01-06,Maren Holt,"=HYPERLINK(""https://x.example"";""Max Power"")",☐
2026-01-07,[Maren Holt](https://x.example),Bob Quine,☑
2026-01-08,Maren Holt?,Eli Tran,✓
2026-01-09,"""Maren Holt""",Finn Ash,FALSE
`,
    );
    await refnet.run(['import', path]);
    expect(JSON.parse(await refnet.ok(['referrals', '--json', '--sort', 'oldest']))).toMatchObject([
      { partner: 'Maren Holt', client: 'Jane Doe', status: 'won' },
      { partner: 'Maren Holt', client: 'Max Power', status: 'new' },
      { partner: 'Maren Holt', client: 'Bob Quine', status: 'won' },
      { partner: 'Maren Holt', client: 'Eli Tran', status: 'won' },
      { partner: 'Maren Holt', client: 'Finn Ash', status: 'new' },
    ]);
    expect(JSON.parse(await refnet.ok(['partners', '--json']))).toHaveLength(1);
  });

  test('of the user and others, called "Me", is read without a name', async () => {
    const refnet = await newNetwork(['add-partner', 'Harriet Boone']);
    const path = fileOf(
      refnet,
      'Date,From,To,Client,Status,Fee\n2026-01-05,Me,Harriet Boone,J Pugh,Won,£350 + VAT\n' +
        '2026-01-06,Harriet Boone,Me,Al Duran,Won,1200 + VAT\n',
    );
    await refnet.ok(['import', path]);
    expect(JSON.parse(await refnet.ok(['referrals', '--json', '--sort', 'oldest']))).toMatchObject([
      { direction: 'given', partner: 'Harriet Boone', client: 'J Pugh', invoiced: '350.00', currency: 'GBP' },
      {
        direction: 'received',
        partner: 'Harriet Boone',
        client: 'Al Duran',
        invoiced: '1200.00',
        currency: 'GBP',
      },
    ]);
    expect(await refnet.ok(['config', 'my-name'])).not.toMatch(/\bMe\b/);
  });

  test('with headings that are not known is never read from a row of it', async () => {
    const refnet = await newNetwork();
    const path = fileOf(
      refnet,
      'Fecho;De quem;Freguês;Lingua;Situa\n05.01.2026;Olga Petrova;Ivan Sidorov;EN;x\n12.01.2026;O. Petrova;Rosa Lima;DE;y\n',
    );
    const { stderr } = await refnet.run(['import', path]);
    expect(stderr).not.toMatch(/Petrova|Lima|Sidorov/);
    expect(stderr).toContain('Fecho');
  });

  test('in Russian is read by its headings, and asks for its statuses', async () => {
    const refnet = await newNetwork(['add-partner', 'Ольга Петрова']);
    const path = fileOf(
      refnet,
      'Дата;От кого;Клиент;Статус;Сумма\n19.01.2026;Ольга Петрова;Иван Сидоров;оплачено;12 000 ₽\n',
    );
    expect(await refnet.fails(1, ['import', path])).toContain('--statuses "оплачено=STATUS"');
    await refnet.ok(['import', path, '--statuses', 'оплачено=won']);
    expect(JSON.parse(await refnet.ok(['referrals', '--json']))).toMatchObject([
      {
        partner: 'Ольга Петрова',
        client: 'Иван Сидоров',
        status: 'won',
        invoiced: '12000.00',
        currency: 'RUB',
      },
    ]);
  });
});
