import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hasPython, jsonFromPython } from '../helpers/python.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

/** Fees both ways in two currencies: paid, received, waived, refunded, paid too much, due, expected and settled. */
const network = (): Promise<Refnet> =>
  newNetwork(
    ['config', 'currency', 'CAD'],
    ['config', 'country', 'US'],
    [
      'add-partner',
      '=Kelsey D',
      '--country',
      'US',
      '--address',
      '12 King St, Toronto, ON',
      '--email',
      'k@example.com',
    ],
    [
      'add-partner',
      'Tess Bright',
      '--business',
      'Bright Ltd',
      '--address',
      '5 Oak Ave',
      '--address',
      'PO Box 7',
    ],
    ['agree', 'kelsey', '--written', '--from', '2026-01-01', '--i-pay', '10%', '--yes'],
    ['agree', 'tess', '--verbal', '--from', '2026-01-01', '--they-pay', '10%', '--yes'],
    ['log', 'Client Max', '--from', 'kelsey', '--on', '2026-05-04'],
    ['log', 'Client Lee', '--from', 'kelsey', '--on', '2026-05-05'],
    ['log', 'Client Ito', '--to', 'tess', '--on', '2026-05-05'],
    ['log', 'Client Zed', '--to', 'tess', '--on', '2026-05-06'],
    ['log', 'Client Bo', '--from', 'kelsey', '--on', '2026-05-06'],
    ['update', '3', 'won', '--collected', '4,000', '--on', '2026-08-30'],
    ['update', '4', 'won', '--collected', '33.35', '--on', '2026-09-01'],
    ['update', '5', 'won', '--collected', '2,000', '--on', '2026-07-01'],
    ['update', '6', 'won', '--collected', 'USD 30,000', '--on', '2026-10-01'],
    ['update', '7', 'won', '--value', '5,000', '--on', '2026-09-01'],
    ['pay', 'kelsey', '402', '--on', '2026-09-30', '--note', 'cheque for Client Max'],
    ['pay', 'tess', '--received', '200', '--on', '2026-08-01', '--for', '5'],
    ['update', '5', '--collected', '-500', '--on', '2026-09-01'],
    ['pay', 'tess', '--received', '--return', '20', '--on', '2026-09-02'],
    ['pay', 'tess', 'USD 500', '--received', '--waive', '--on', '2026-11-01'],
  );

type Row = Record<string, string>;

/** The rows of a CSV, with a cell for each heading in which something stands; no cell here has a quote in it. */
function rowsOf(csv: string): Row[] {
  const [headings = [], ...rows] = csv
    .trimEnd()
    .split('\r\n')
    .map((line) => [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(([, a, b]) => a ?? b ?? ''));
  return rows.map((cells) => Object.fromEntries(headings.map((key, at) => [key, cells[at] ?? ''])));
}

const AMOUNTS = ['accrued', 'paid', 'returned', 'waived', 'due', 'credit'] as const;

describe('the book of fees, for the accountant', () => {
  test('has every entry with its day, its referral, its terms and where the partner is reached', async () => {
    const refnet = await network();
    const rows = rowsOf(await refnet.ok(['fees', '--year', '2026', '--format', 'csv']));
    const told = rows.map(({ kind, direction, currency, day, referral, agreement, terms, text, ...row }) => {
      const amounts = [...AMOUNTS, 'expected'].flatMap((key) => (row[key] ? [`${key} ${row[key]}`] : []));
      const basis = [referral, agreement, terms].join(' ').trim();
      return [`${row['partnerId']} ${kind} ${direction} ${currency}`, day, basis, amounts.join(' '), text]
        .filter((each) => each !== '')
        .join(' | ');
    });
    expect(told.join('\n')).toMatchInlineSnapshot(`
      "p1 account i-pay CAD | accrued 403.34 paid 402.00 returned 0.00 waived 0.00 due 1.34 credit 0.00
      p2 account they-pay CAD | accrued 150.00 paid 200.00 returned 20.00 waived 0.00 due 0.00 credit 30.00
      p2 account they-pay USD | accrued 3000.00 paid 0.00 returned 0.00 waived 500.00 due 2500.00 credit 0.00
      p1 accrued i-pay CAD | 2026-08-30 | 3 1 10% of collected | accrued 400.00 | CAD 4,000 collected x 10% = CAD 400
      p1 accrued i-pay CAD | 2026-09-01 | 4 1 10% of collected | accrued 3.34 | CAD 33.35 collected x 10% = CAD 3.34 rounded
      p1 paid i-pay CAD | 2026-09-30 | 3; 4 1 10% of collected | paid 402.00
      p1 due i-pay CAD | 2026-09-01 | 4 1 10% of collected | due 1.34 | CAD 33.35 collected x 10% = CAD 3.34 rounded
      p2 accrued they-pay CAD | 2026-07-01 | 5 2 10% of collected | accrued 200.00 | CAD 2,000 collected x 10% = CAD 200
      p2 accrued they-pay CAD | 2026-09-01 | 5 2 10% of collected | accrued -50.00 | CAD 500 refunded, CAD 1,500 in all x 10% = CAD 150; CAD 200 accrued before, so CAD -50
      p2 paid they-pay CAD | 2026-08-01 | 5 2 10% of collected | paid 200.00
      p2 returned they-pay CAD | 2026-09-02 | 5 2 10% of collected | returned 20.00
      p2 credit they-pay CAD | 2026-09-01 | credit 30.00
      p2 accrued they-pay USD | 2026-10-01 | 6 2 10% of collected | accrued 3000.00 | USD 30,000 collected x 10% = USD 3,000
      p2 waived they-pay USD | 2026-11-01 | 6 2 10% of collected | waived 500.00
      p2 due they-pay USD | 2026-10-01 | 6 2 10% of collected | due 2500.00 | USD 30,000 collected x 10% = USD 3,000
      p1 expected i-pay CAD | 2026-09-01 | 7 1 10% of collected | expected 500.00 | you pay about CAD 500, won 1 Sep 2026"
    `);
    expect(rows[0]).toMatchObject({
      partner: "'=Kelsey D",
      country: 'US',
      addresses: '12 King St, Toronto, ON',
      emails: 'k@example.com',
    });
    expect(rows.at(-3)).toMatchObject({ business: 'Bright Ltd', addresses: '5 Oak Ave; PO Box 7' });
  });

  test('names what was waived before it accrued, and what a refund took back of it', async () => {
    const refnet = await newNetwork(
      ['config', 'currency', 'CAD'],
      ['add-partner', 'Kelsey D'],
      ['agree', 'kelsey', '--verbal', '--from', '2026-01-01', '--i-pay', '10% of collected'],
      ['log', 'Max', '--from', 'kelsey', '--on', '2026-02-01'],
      ['update', '2', 'won', '--value', '1,000', '--on', '2026-03-01'],
      ['pay', 'kelsey', '--for', '2', '--waive', '--on', '2026-03-02'],
      ['update', '2', '--collected', '600', '--on', '2026-04-01'],
      ['update', '2', '--collected', '-200', '--on', '2026-05-01'],
    );
    const rows = rowsOf(await refnet.ok(['fees', '--year', '2026', '--format', 'csv']));
    expect(rows.map(({ kind, day, accrued, waived, text }) => [kind, day, accrued, waived, text]))
      .toMatchInlineSnapshot(`
      [
        [
          "account",
          "",
          "40.00",
          "40.00",
          "",
        ],
        [
          "accrued",
          "2026-04-01",
          "60.00",
          "",
          "CAD 600 collected x 10% = CAD 60",
        ],
        [
          "accrued",
          "2026-05-01",
          "-20.00",
          "",
          "CAD 200 refunded, CAD 400 in all x 10% = CAD 40; CAD 60 accrued before, so CAD -20",
        ],
        [
          "waived",
          "2026-04-01",
          "",
          "60.00",
          "waived before it accrued",
        ],
        [
          "waived",
          "2026-05-01",
          "",
          "-20.00",
          "a refund took back the fee that was waived",
        ],
      ]
    `);
  });

  test('is of a period: CSV of all on record says with which command it is made', async () => {
    const refnet = await network();
    const { stdout, stderr } = await refnet.run(['fees', 'kelsey', '--format', 'csv']);
    expect(rowsOf(stdout).map(({ kind }) => kind)).toEqual(['account', 'expected']);
    const [, command = ''] = / a year: refnet (.+)\n$/.exec(stderr) ?? [];
    expect(command).toBe('fees kelsey --format csv --year 2026');
    expect(await refnet.ok(command.split(' '))).toContain(',accrued,');
    for (const more of [['--json'], ['--rules', '--format', 'csv'], ['--year', '2026', '--format', 'csv']])
      expect((await refnet.run(['fees', 'kelsey', ...more])).stderr).not.toContain('with every entry');
  });

  test('adds up: the entries of each account are its total', async () => {
    const refnet = await network();
    for (const period of [
      ['--year', '2026'],
      ['--quarter', '2026q3'],
      ['--until', '2026-09-01'],
    ]) {
      const rows = rowsOf(await refnet.ok(['fees', ...period, '--format', 'csv']));
      const keyOf = ({ partnerId, direction, currency }: Row) => `${partnerId} ${direction} ${currency}`;
      for (const total of rows.filter(({ kind }) => kind === 'account')) {
        const own = rows.filter((row) => row['kind'] !== 'account' && keyOf(row) === keyOf(total));
        for (const amount of AMOUNTS) {
          const cents = own.reduce((sum, row) => sum + Math.round(Number(row[amount] ?? 0) * 100), 0);
          expect([keyOf(total), amount, cents]).toEqual([
            keyOf(total),
            amount,
            Math.round(Number(total[amount]) * 100),
          ]);
        }
      }
    }
  });

  test('names no client, nor what was noted of a payment, unless that is asked for', async () => {
    const refnet = await network();
    const book = ['fees', '--year', '2026', '--format', 'csv'];
    expect(await refnet.ok(book)).not.toMatch(/Client|cheque/);
    const named = await refnet.ok([...book, '--clients']);
    expect(named).toContain('Client Max; Client Lee');
    expect(named).toContain('cheque for Client Max');
    expect(await refnet.fails(2, ['fees', '--year', '2026', '--clients'])).toBe(
      'refnet: --clients goes with --format csv or xlsx: everything else names them\n  leave it out\n',
    );
  });

  test.skipIf(!hasPython)('openpyxl reads the workbook: numbers, days, text that is no formula', async () => {
    const refnet = await network();
    const file = join(refnet.home, 'fees.xlsx');
    const { code, stderr } = await refnet.run(['fees', '--year', '2026', '--output', file]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: `Written to "${file}", which only you can read.\n` });
    const script = `
import json, sys, warnings, openpyxl
warnings.simplefilter('ignore')
def said(c):
    return str(c.value.date()) if c.is_date else [c.value, c.number_format] if isinstance(c.value, (int, float)) else c.value
book = openpyxl.load_workbook(sys.argv[1])
print(json.dumps({s.title: [[said(c) for c in r] for r in s.iter_rows()] for s in book}))`;
    const sheets = jsonFromPython(script, '', [file]) as Record<string, unknown[][]>;
    expect(Object.entries(sheets).map(([name, rows]) => [name, rows.length])).toMatchInlineSnapshot(`
      [
        [
          "Accounts",
          4,
        ],
        [
          "Paid and received",
          5,
        ],
        [
          "Due and open",
          5,
        ],
        [
          "Accrued",
          6,
        ],
      ]
    `);
    expect(JSON.stringify(sheets['Accounts']?.[1]?.slice(0, 11))).toMatchInlineSnapshot(
      `"["=Kelsey D",null,"I pay","CAD",[0,"#,##0.00"],[0,"#,##0.00"],[403.34,"#,##0.00"],[402,"#,##0.00"],[0,"#,##0.00"],[0,"#,##0.00"],[1.34,"#,##0.00"]]"`,
    );
    expect(sheets['Paid and received']?.map((row) => JSON.stringify(row)).join('\n')).toMatchInlineSnapshot(`
      "["Day","What","Partner","Currency","Paid","Returned","Waived","Referral","Agreement","Terms","About","Address","Email","Phone","Country"]
      ["2026-09-30","paid to","=Kelsey D","CAD",[402,"#,##0.00"],null,null,"3; 4",[1,"0"],"10% of collected",null,"12 King St, Toronto, ON","k@example.com",null,"US"]
      ["2026-08-01","received from","Tess Bright","CAD",[200,"#,##0.00"],null,null,[5,"0"],[2,"0"],"10% of collected",null,"5 Oak Ave; PO Box 7",null,null,null]
      ["2026-09-02","returned to","Tess Bright","CAD",null,[20,"#,##0.00"],null,[5,"0"],[2,"0"],"10% of collected",null,"5 Oak Ave; PO Box 7",null,null,null]
      ["2026-11-01","waived for","Tess Bright","USD",null,null,[500,"#,##0.00"],[6,"0"],[2,"0"],"10% of collected",null,"5 Oak Ave; PO Box 7",null,null,null]"
    `);
    expect(readFileSync(file).includes('Client')).toBe(false);
    expect(JSON.stringify(sheets)).not.toContain('Client M');
  });

  test.each([
    [['fees', '--format', 'xlsx'], 'refnet fees --year 2026 --output fees-2026.xlsx'],
    [['fees', '3', '--output', 'a.xlsx'], 'refnet fees --year 2026 --output fees-2026.xlsx'],
    [['fees', '--year', '--format', 'xlsx', '--output', 'a.csv'], 'is to hold csv, and not xlsx'],
    [['fees', '--year', '--format', 'csv', '--output', 'a.xlsx'], 'a spreadsheet opens a .csv file'],
    [['fees', '--year', '--format', 'xlsx', '--json'], '--json and a workbook do not go together'],
    [['fees', '--clients'], '--clients does not go with the accounts'],
  ])('%j is refused', async (argv, words) => {
    expect(await (await network()).fails(2, argv)).toContain(words);
  });

  test.each(['fees.html', 'fees.docx', 'fees.doe'])(
    'is refused as %s with every ending that there is',
    async (name) => {
      const refnet = await network();
      expect(await refnet.fails(2, ['fees', '--year', '2026', '--output', name])).toMatch(
        /(?:one of: \.txt, \.json, \.csv, \.md or \.xlsx|"fees\.md")\n$/,
      );
    },
  );

  test('is never printed as a workbook on a terminal, and its bytes go into a pipe', async () => {
    const refnet = await network();
    const argv = ['fees', '--year', '2026', '--format', 'xlsx'];
    const onScreen = await refnet.run(argv, { terminal: true });
    expect({ code: onScreen.code, stdout: onScreen.stdout }).toEqual({ code: 2, stdout: '' });
    expect(onScreen.stderr).toContain('refnet fees --year 2026 --format xlsx --output fees.xlsx');
    const bytes = (await refnet.run(argv)).stdout.split(',').map(Number);
    expect(String.fromCodePoint(...bytes.slice(0, 2))).toBe('PK');
  });

  test('of a year without any fee has its headings', async () => {
    const refnet = await network();
    expect(rowsOf(await refnet.ok(['fees', '--year', '2024', '--format', 'csv']))).toEqual([]);
  });
});
