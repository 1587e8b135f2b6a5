import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { dumpOf } from '../helpers/dump.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

/** Writes a file into the network's home and gives its path. */
function fileOf(refnet: Refnet, name: string, text: string | Buffer): string {
  const path = join(refnet.home, name);
  writeFileSync(path, text);
  return path;
}

const FROM = `Date,Referred By,Client
2026-01-05,Maren Holt,Jane D.
2026-02-14,Victor Osei,Max P.
`;
const TO = `Date,Referred To,Client
2026-03-02,Maren Holt,Bob Q.
`;

describe('several files', () => {
  const network = async () => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    return { refnet, files: [fileOf(refnet, 'from.csv', FROM), fileOf(refnet, 'to.csv', TO)] };
  };

  test('of which one cannot be read: the other comes in by the command printed, with what is said of it', async () => {
    const { refnet } = await network();
    const good = fileOf(
      refnet,
      'good.csv',
      'Date,Referred By,Client,Value\n2026-03-02,Maren Holt,Ann A,500\n',
    );
    const bad = fileOf(refnet, 'bad.csv', 'Date,Referred By,Client,Kosten\n2026-13-02,Maren Holt,Bo B,500\n');
    const said = ['--received', '--map', 'Kosten=value, Value=estimate'];
    expect(await refnet.fails(1, ['import', good, bad, ...said])).toBe(
      'refnet: "bad.csv": no row could be read, so nothing was imported\n  line 2, "Date": not a day: there is no month 13; the order is year, month, day ("2026-13-02")\n' +
        `  refnet import ${good} --received --map Value=estimate      takes the other alone\n`,
    );
    const none = ['--received', '--map', 'Kosten=value'];
    expect(await refnet.fails(1, ['import', good, bad, ...none])).toContain(
      `  refnet import ${good} --received      takes the other alone\n`,
    );
  });

  test('are one change, each said under its name, and one undo', async () => {
    const { refnet, files } = await network();
    const before = dumpOf(refnet.file);
    expect(await refnet.ok(['import', ...files])).toBe(`\
"from.csv"
  Imported 2 referrals from 2 partners (1 new), 5 Jan 2026 to 14 Feb 2026.
    Taken as received; --given says otherwise.
"to.csv"
  Imported 1 referral to 1 partner, 2 Mar 2026.
  next: refnet report      refnet undo      takes the whole import back
`);
    expect(dumpOf(refnet.file)['imports']).toMatchObject([
      { first_day: '2026-01-05', last_day: '2026-03-02' },
    ]);
    await refnet.ok(['undo']);
    const { partners, referrals, imports } = dumpOf(refnet.file);
    expect({ partners, referrals }).toEqual({
      partners: before['partners'],
      referrals: before['referrals'],
    });
    expect(imports).toEqual([]);
  });

  test('find nothing new when they come again, and one row of two files is one referral', async () => {
    const { refnet, files } = await network();
    const again = fileOf(refnet, 'again.csv', FROM.replace('Max', 'Mia'));
    expect(await refnet.ok(['import', ...files, again])).toContain(
      '"again.csv"\n  Imported 1 referral from 1 partner, 14 Feb 2026; 1 row was already there.\n',
    );
    expect(await refnet.ok(['import', ...files, again])).toBe(`\
"from.csv"
  Nothing new: both rows were already there.
"to.csv"
  Nothing new: its one row was already there.
"again.csv"
  Nothing new: both rows were already there.
`);
  });

  test('all come in or none does, and every one that cannot is named', async () => {
    const { refnet, files } = await network();
    const before = dumpOf(refnet.file);
    const bad = fileOf(refnet, 'bad.csv', `${TO}2026-02-31,Maren Holt,Ann B.\n`);
    const worse = fileOf(refnet, 'worse.csv', 'Date,Referrer,Client\n,Maren Holt,Cem D.\n');
    expect(await refnet.fails(1, ['import', ...files, bad])).toBe(
      'refnet: "bad.csv": 1 of 2 rows cannot be read, so nothing was imported\n' +
        '  line 3, "Date": not a day: February 2026 has 28 days ("2026-02-31")\n' +
        `  refnet import ${[...files, bad].join(' ')} --skip-bad      imports the other one\n`,
    );
    expect(await refnet.fails(1, ['import', ...files, bad, worse])).toBe(
      'refnet: 2 of 4 parts cannot be imported, so nothing was imported\n' +
        '  "bad.csv": 1 of 2 rows cannot be read\n' +
        '  line 3, "Date": not a day: February 2026 has 28 days ("2026-02-31")\n' +
        '  "worse.csv": no row could be read\n' +
        '  line 2, "Date": no day\n' +
        `  refnet import ${[...files, bad].join(' ')}      takes the others alone\n`,
    );
    expect(dumpOf(refnet.file)).toEqual(before);
  });

  test('keep their bad rows apart, since their columns differ', async () => {
    const { refnet, files } = await network();
    const bad = fileOf(refnet, 'bad.csv', `${TO}2026-02-31,Maren Holt,Ann B.\n`);
    const rest = join(refnet.home, 'rest.csv');
    const { code, stderr } = await refnet.run(['import', ...files, bad, '--skip-bad', '--bad-rows', rest]);
    expect({ code, stderr }).toEqual({
      code: 3,
      stderr:
        '"bad.csv"\n  line 3, "Date": not a day: February 2026 has 28 days ("2026-02-31")\n' +
        `  the rejected rows are in "${join(refnet.home, 'rest-3.csv')}", to be mended and imported\n`,
    });
    expect(readFileSync(join(refnet.home, 'rest-3.csv'), 'utf8')).toContain('2026-02-31,Maren Holt,Ann B.');
  });

  test('are shown one after the other by a dry run, and listed by --json', async () => {
    const { refnet, files } = await network();
    const shown = await refnet.ok(['import', ...files, '--dry-run']);
    expect(shown).toContain('\n\n"to.csv"\n  Would import 1 referral to 1 partner, 2 Mar 2026.\n\n  Columns');
    expect(shown.endsWith('Nothing was written.\n')).toBe(true);
    expect(JSON.parse(await refnet.ok(['import', ...files, '--json']))).toMatchObject([
      { import: 1, file: 'from.csv', added: 2 },
      { import: 1, file: 'to.csv', added: 1 },
    ]);
  });

  test('named twice are read once', async () => {
    const { refnet, files } = await network();
    const [first = ''] = files;
    expect(await refnet.ok(['import', first, first])).toMatch(/^Imported 2 referrals/);
  });
});

describe('people and the tracker that names them', () => {
  const PEOPLE = `Name,Profession,Email
Maren Holt,mortgage broker,maren@holt.example
`;
  const partnersOf = async (refnet: Refnet) =>
    (
      JSON.parse(await refnet.ok(['partners', '--json'])) as {
        name: string;
        emails: string[];
        profession: string | null;
      }[]
    ).map(({ name, emails, profession }) => [name, emails, profession]);
  const EXPECTED = [
    ['Maren Holt', ['maren@holt.example'], 'mortgage broker'],
    ['Victor Osei', [], null],
  ];

  test.each([
    ['the tracker first', ['from.csv', 'people.csv']],
    ['the people first', ['people.csv', 'from.csv']],
  ])('are the same partners in one command: %s', async (_order, names) => {
    const refnet = await newNetwork();
    const texts: Readonly<Record<string, string>> = { 'from.csv': FROM, 'people.csv': PEOPLE };
    const { code } = await refnet.run([
      'import',
      ...names.map((name) => fileOf(refnet, name, texts[name] ?? '')),
    ]);
    expect([code, await partnersOf(refnet)]).toEqual([0, EXPECTED]);
  });

  test('stay two where an email tells them apart', async () => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt', '--email', 'other@example.com']);
    await refnet.run(['import', fileOf(refnet, 'people.csv', PEOPLE)]);
    expect((await partnersOf(refnet)).map(([name]) => name)).toEqual(['Maren Holt', 'Maren Holt']);
  });
});

describe('a row that a file has no more is said', () => {
  const TRACKER = [
    'Date,Client,Referred by,Status',
    '2026-01-05,Ann A,Maren Holt,won',
    '2026-02-05,Bob B,Victor Osei,new',
  ];
  const CONTACTS = ['Name,Email,Company', 'Lia Moss,lia@x.example,Moss Ltd', 'Tom Day,tom@x.example,Day Inc'];
  const OTHER = [
    'Date,Client,Referred by,Status',
    '2026-07-05,Cy C,Maren Holt,won',
    '2026-08-05,Di D,Maren Holt,new',
  ];
  const GONE =
    '1 referral came from a row that the file has no more, and stays: refnet remove 2      takes it out';

  it.each<[string, readonly (readonly [string, readonly string[]])[], readonly string[]]>([
    [
      'beside a list of people',
      [
        ['a.csv', TRACKER],
        ['c.csv', CONTACTS],
      ],
      ['aa.csv', 'c.csv'],
    ],
    [
      'of a file that came with people, alone',
      [
        ['a.csv', TRACKER],
        ['c.csv', CONTACTS],
      ],
      ['aa.csv'],
    ],
    [
      'of a file that came with another tracker',
      [
        ['a.csv', TRACKER],
        ['b.csv', OTHER],
      ],
      ['aa.csv'],
    ],
    [
      'beside another tracker',
      [
        ['a.csv', TRACKER],
        ['b.csv', OTHER],
      ],
      ['aa.csv', 'b.csv'],
    ],
    [
      'before another tracker',
      [
        ['a.csv', TRACKER],
        ['b.csv', OTHER],
      ],
      ['b.csv', 'aa.csv'],
    ],
  ])('%s', async (_, files, again) => {
    const refnet = await newNetwork();
    const at = (name: string) => join(refnet.home, name);
    for (const [name, lines] of files) writeFileSync(at(name), lines.join('\n'));
    writeFileSync(at('aa.csv'), TRACKER.slice(0, -1).join('\n'));
    await refnet.run(['import', ...files.map(([name]) => at(name))]);
    expect(await refnet.ok(['import', ...again.map(at)])).toContain(GONE);
  });

  test('and no other file loses a row by it', async () => {
    const refnet = await newNetwork();
    const at = (name: string) => join(refnet.home, name);
    writeFileSync(at('a.csv'), TRACKER.join('\n'));
    writeFileSync(at('b.csv'), OTHER.join('\n'));
    await refnet.run(['import', at('a.csv')]);
    await refnet.ok(['import', at('b.csv')]);
    expect(await refnet.ok(['import', at('b.csv')])).toBe('Nothing new: both rows were already there.\n');
    writeFileSync(at('b.csv'), [...OTHER, TRACKER[1]].join('\n'));
    expect(await refnet.ok(['import', at('b.csv')])).toBe('Nothing new: all 3 rows were already there.\n');
  });
});
