import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { MAY_MENTION, NAMES_OF_OTHERS, OF_THE_CLIENT, WITHOUT_CLIENTS } from '../../src/records/forget.ts';
import { mentionsOf } from '../../src/text/names-in-text.ts';
import { dumpOf } from '../helpers/dump.ts';
import { inUtf16 } from '../helpers/in-utf16.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

/** A client with words in every place that takes them, and others beside. */
async function network(): Promise<Refnet> {
  const refnet = await newNetwork(
    ['config', 'currency', 'CAD'],
    ['add-partner', 'Maren Holt', '--profession', 'mortgage broker'],
    ['add-partner', 'Victor Osei', '--profession', 'accountant', '--known-since', '2019-01'],
    ['log', 'Jane Dupont', '--from', 'maren', '--for', 'first home', '--value', '1800', '--on', '2018-03-02'],
    ['edit', '1', '--note', 'Jane wants to sell her boat', '--client', 'Jane Du Pont'],
    ['update', '1', 'won', '--value', '2000', '--on', '2018-05-01', '--because', 'Jane liked us'],
    ['update', '1', '--collected', '2000', '--on', '2018-05-02'],
    ['thank', '1', '--how', 'card', '--on', '2018-05-03'],
    ['log', 'Bob Quinn', '--to', 'victor', '--for', 'bookkeeping', '--on', '2018-04-01'],
    ['update', '3', 'lost', '--on', '2018-06-01', '--because', 'went elsewhere'],
    [
      'check-in',
      'maren',
      '--kind',
      'coffee',
      '--on',
      '2018-05-05',
      '--note',
      'about jane  DU PONT and the boat; Bob Quinn too',
    ],
    ['promise', 'maren', '--what', "the file of Jane Du Pont's mother", '--by', '2026-12-01'],
    ['note', 'maren', 'JANE DUPONT was happy', '--kind', 'feedback', '--on', '2018-05-06'],
    ['log', 'Zed Ash', '--from', 'maren', '--on', '2026-11-01'],
  );
  return refnet;
}

const NAMES = [
  'Jane Du Pont',
  'jane du pont',
  'Jane Dupont',
  'jane dupont',
  'DU PONT',
  'DUPONT',
  'sell her boat',
  'liked us',
];

/** What of these stands anywhere in the bytes of a file, or of what lies beside it. */
function foundIn(file: string, texts: readonly string[]): string[] {
  const bytes = readdirSync(dirname(file), { withFileTypes: true })
    .filter((each) => each.isFile())
    .map(({ name }) => readFileSync(join(dirname(file), name)));
  return texts.filter((text) => bytes.some((each) => each.includes(text)));
}

const COUNTED: readonly (readonly string[])[] = [
  ['report', '--json'],
  ['report', '--since', '2018-01-01', '--json'],
  ['report', 'maren', '--json'],
  ['partners', '--json'],
  ['fees', '--json'],
  ['due', '--json'],
];

async function counts(refnet: Refnet): Promise<string[]> {
  const all = await Promise.all(COUNTED.map(async (argv) => (await refnet.run(argv)).stdout));
  return all.map((text) =>
    text.replaceAll(/"(?:client|need|note|what|reason|updatedAt|text|said|name)": (?:"[^"]*"|null)/g, '""'),
  );
}

describe('a client who is forgotten', () => {
  test('is gone from every byte of the file, and counted as before', async () => {
    const refnet = await network();
    expect(foundIn(refnet.file, NAMES).length).toBeGreaterThan(5);
    const before = await counts(refnet);
    expect(await refnet.ok(['forget', '--client', 'jane du pont', '--yes'])).toBe(
      `Forgot the client of 1 referral
  #1  received from Maren Holt, 2 Mar 2018
Words that go with it
  referral 1: client, note
  step: reason
Mentions of the name, which becomes "(client)"
  check-in 4: note
  note 6: note
  promise 5: what
Cleared where undo keeps it: 9 earlier versions
Copies kept elsewhere are not looked at: backups, exports, shared records, and pages opened while TMPDIR named another folder; what of them holds the client is yours to remove.
`,
    );
    expect(foundIn(refnet.file, NAMES)).toEqual([]);
    expect(
      foundIn(refnet.file, ['Bob Quinn', 'Zed Ash', '(client)', 'went elsewhere', 'first home']),
    ).toHaveLength(5);
    expect(await counts(refnet)).toEqual(before);
    expect(await refnet.ok(['show', '4'])).toContain('about (client) and the boat; Bob Quinn too');
    const db = new Database(refnet.file, { readonly: true });
    expect(db.prepare('select kind, count(*) from forgotten group by kind').raw().all()).toEqual([
      ['check_ins', 1],
      ['promises', 1],
      ['referrals', 1],
      ['signals', 1],
    ]);
    db.close();
    expect((await refnet.run(['doctor'])).stdout).toContain('Sound:');
  });

  test('is not brought back by undo, as far as it goes, nor by redo', async () => {
    const refnet = await network();
    await refnet.ok(['forget', '--client', 'Jane Du Pont', '--yes']);
    for (let n = 0; n < 14; n += 1) {
      await refnet.run(['undo', '--yes']);
      expect(foundIn(refnet.file, NAMES)).toEqual([]);
    }
    for (let n = 0; n < 14; n += 1) await refnet.run(['redo']);
    expect(foundIn(refnet.file, NAMES)).toEqual([]);
    expect(await refnet.ok(['show', '1'])).toContain('Maren Holt');
  });

  test('who was removed before is gone from the journal too', async () => {
    const refnet = await network();
    await refnet.ok(['remove', '1', '--yes']);
    await refnet.ok(['forget', '--client', 'Jane Du Pont', '--yes']);
    expect(foundIn(refnet.file, NAMES)).toEqual([]);
    await refnet.ok(['undo', '--yes']);
    expect(foundIn(refnet.file, NAMES)).toEqual([]);
  });

  test('of an import takes the marks of its rows along', async () => {
    const refnet = await newNetwork();
    const tracker = join(refnet.home, 'tracker.csv');
    writeFileSync(
      tracker,
      'Date,Partner,Client,Status\n2018-01-05,Maren Holt,Jane Dupont,won\n2018-01-06,Maren Holt,Bob Quinn,lost\n',
    );
    await refnet.run(['import', tracker]);
    const said = JSON.parse(
      await refnet.ok(['forget', '--client', 'Jane Dupont', '--yes', '--json']),
    ) as unknown;
    expect(said).toMatchObject({ forgotten: true, importMarks: 1 });
    expect(foundIn(refnet.file, NAMES)).toEqual([]);
    await refnet.ok(['undo', '--yes']);
    expect(foundIn(refnet.file, NAMES)).toEqual([]);
  });

  test('of an import that was taken back is not brought back by redo', async () => {
    const refnet = await newNetwork(['add-partner', 'Ann Lee']);
    const tracker = join(refnet.home, 'tracker.csv');
    writeFileSync(
      tracker,
      'Date,Partner,Client,Status,Notes\n2018-01-05,Maren Holt,Jane Dupont,won,liked us\n2018-01-06,Maren Holt,Bob Quinn,lost,x\n',
    );
    await refnet.run(['import', tracker]);
    await refnet.ok(['undo']);
    await refnet.ok(['forget', '--client', 'Jane Dupont', '--yes']);
    expect(foundIn(refnet.file, NAMES)).toEqual([]);
    await refnet.ok(['redo']);
    expect(foundIn(refnet.file, NAMES)).toEqual([]);
    expect(await refnet.ok(['referrals', '--format', 'csv'])).toContain('Bob Quinn');
    expect((await refnet.run(['doctor'])).stdout).toContain('Sound:');
  });

  test('of an import that was taken back is known by who is spoken of in it, by age and by tag', async () => {
    const refnet = await newNetwork(['add-partner', 'Ann Lee']);
    const [tracker, list] = [join(refnet.home, 'tracker.csv'), join(refnet.home, 'list.csv')];
    writeFileSync(
      tracker,
      'Date,Partner,Client,Status,Notes\n2010-01-05,Maren Holt,Zed Ash,won,met Persis Fennimore there\n',
    );
    writeFileSync(list, 'Name,Email,Labels\nVictor Osei,v@example.com,friend of Otto Quagmire\n');
    await refnet.run(['import', list, '--labels', '--yes']);
    await refnet.ok(['undo']);
    expect(foundIn(refnet.file, ['Quagmire'])).not.toEqual([]);
    expect(await refnet.ok(['forget', '--words', 'Otto Quagmire', '--yes'])).toContain('1 earlier version');
    expect(foundIn(refnet.file, ['Quagmire'])).toEqual([]);
    await refnet.run(['import', tracker]);
    await refnet.ok(['undo']);
    expect(
      JSON.parse(await refnet.ok(['forget', '--client', 'Persis Fennimore', '--yes', '--json'])),
    ).toMatchObject({ forgotten: true, referrals: [], formerStates: 1 });
    expect(foundIn(refnet.file, ['Fennimore'])).toEqual([]);
    await refnet.ok(['forget', '--older-than', '7y', '--yes']);
    expect(foundIn(refnet.file, ['Zed Ash', 'zed ash'])).toEqual([]);
  });

  test('is shown before, and a script is refused without a yes', async () => {
    const refnet = await network();
    const before = dumpOf(refnet.file);
    const shown = await refnet.fails(1, ['forget', '--client', 'Jane Du Pont']);
    expect(shown).toMatch(/^refnet: this cannot be undone\n {2}Would forget the client of 1 referral\n/);
    expect(shown).toContain('refnet forget --client "Jane Du Pont" --yes      forgets for good');
    expect(await refnet.ok(['forget', '--client', 'Jane Du Pont', '--dry-run'])).toMatch(
      /Nothing was written\.\n$/,
    );
    expect(dumpOf(refnet.file)).toEqual(before);
  });

  test('still stands in copies, which are named', async () => {
    const refnet = await network();
    await refnet.ok(['backup']);
    const copy = join(dirname(refnet.file), 'backups', 'refnet-2026-11-20-120000.db');
    expect(await refnet.ok(['forget', '--client', 'Jane Du Pont', '--yes'])).toContain(
      `Copies that still hold the client, which only you can remove\n  ${copy}\n`,
    );
    expect(await refnet.ok(['forget', '--client', 'Bob Quinn', '--yes'])).toContain(copy);
  });
});

describe('two clients of one name', () => {
  test('are told apart by number', async () => {
    const refnet = await network();
    await refnet.ok(['log', 'Bob Quinn', '--from', 'maren', '--on', '2018-07-01']);
    await refnet.ok(['update', '8', 'lost', '--on', '2018-08-01']);
    expect(await refnet.fails(1, ['forget', '--client', 'bob quinn', '--yes'])).toBe(
      `refnet: "bob quinn" is the client of 2 introductions, and may be as many people
  refnet forget 3      given to Victor Osei, 1 Apr 2018
  refnet forget 8      received from Maren Holt, 1 Jul 2018
  refnet forget 3 8      where it is one person
`,
    );
    const said = await refnet.ok(['forget', '3', '--yes']);
    expect(said).toContain(
      'Left as it is, for it may be of somebody else of that name\n  check-in 4: note\n',
    );
    expect(await refnet.ok(['show', '8'])).toContain('Bob Quinn');
    expect(await refnet.ok(['show', '4'])).toContain('Bob Quinn');
    await refnet.ok(['forget', '8', '--yes']);
    expect(foundIn(refnet.file, ['Bob Quinn', 'bob quinn'])).toEqual([]);
  });

  test('a partner of that name stays', async () => {
    const refnet = await network();
    await refnet.ok(['add-partner', 'Bob Quinn']);
    const said = await refnet.ok(['forget', '--client', 'Bob Quinn', '--yes']);
    expect(said).toContain('Left as it is');
    expect(await refnet.ok(['show', 'bob'])).toContain('Bob Quinn');
    expect(await refnet.ok(['show', '3'])).not.toContain('Bob Quinn');
  });
});

describe('who is kept', () => {
  test('is open, or has a fee unpaid, or one of the last seven years, unless all are wanted', async () => {
    const refnet = await network();
    await refnet.ok(['agree', 'maren', '--verbal', '--i-pay', '10%', '--from', '2018-01-01']);
    const open = await refnet.run(['forget', '--client', 'Zed Ash']);
    expect([open.code, open.stdout]).toEqual([
      1,
      `Kept: --all forgets it too
  #7  received from Maren Holt, 1 Nov 2026: open
refnet forget --client "Zed Ash" --all      forgets all the same
`,
    ]);
    const unpaid = await refnet.run(['forget', '--client', 'Jane Du Pont']);
    expect(unpaid.stdout + unpaid.stderr).toContain('a fee on it is not paid');
    await refnet.ok(['pay', 'maren', '200', '--on', '2026-01-05', '--for', '1']);
    const recent = await refnet.run(['forget', '--client', 'Jane Du Pont']);
    expect(recent.stdout).toContain('a fee on it is of the last 7 years');
    const forgetting = ['forget', '--older-than', '6m', '--dry-run', '--json'];
    for (const [years, today, kept] of [
      ['7', '2032-12-31', [1]],
      ['7', '2033-01-06', []],
      ['10', '2033-01-06', [1]],
      ['10', '2036-01-06', []],
      ['1', '2026-12-31', [1]],
      ['1', '2027-01-06', []],
    ] as const) {
      await refnet.run(['config', 'fees-kept-years', years]);
      const told = JSON.parse((await refnet.run(forgetting, { today })).stdout) as {
        kept: { referral: number; why: string }[];
      };
      const ofFees = told.kept.filter(({ why }) => why.includes('of the last'));
      expect([years, today, ofFees.map(({ referral }) => referral)]).toEqual([years, today, kept]);
    }
    expect(await refnet.ok(['forget', '--client', 'Zed Ash', '--all', '--yes'])).toContain(
      'Forgot the client of 1 referral',
    );
    expect(foundIn(refnet.file, ['Zed Ash'])).toEqual([]);
  });

  test('--older-than goes by the last day of the referral', async () => {
    const refnet = await network();
    await refnet.ok(['log', 'Old Friend', '--from', 'maren', '--on', '2019-11-19']);
    await refnet.ok(['update', '8', 'lost', '--on', '2019-11-20']);
    const tried = JSON.parse(
      await refnet.ok(['forget', '--older-than', '7y', '--dry-run', '--json']),
    ) as unknown;
    expect(tried).toMatchObject({ forgotten: false, referrals: [1, 3], kept: [] });
    const day = { today: '2026-11-21' };
    expect(
      JSON.parse(await refnet.ok(['forget', '--older-than', '84 months', '--dry-run', '--json'], day)),
    ).toMatchObject({
      referrals: [1, 3, 8],
    });
    await refnet.ok(['forget', '--older-than', '7y', '--yes']);
    expect(foundIn(refnet.file, [...NAMES, 'Bob Quinn'])).toEqual([]);
    expect(foundIn(refnet.file, ['Zed Ash', 'Old Friend'])).toHaveLength(2);
    expect(await refnet.ok(['forget', '--older-than', '7y'])).toBe('Nobody to forget.\n');
  });
});

test('who is only spoken of is forgotten by name', async () => {
  const refnet = await network();
  await refnet.ok(['check-in', 'victor', '--note', 'met Tia Rossi there', '--on', '2026-11-02']);
  expect(await refnet.ok(['forget', '--client', 'tia rossi', '--yes']))
    .toBe(`Mentions of the name, which becomes "(client)"
  check-in 8: note
Cleared where undo keeps it: 1 earlier version
Copies kept elsewhere are not looked at: backups, exports, shared records, and pages opened while TMPDIR named another folder; what of them holds the client is yours to remove.
`);
  expect(foundIn(refnet.file, ['Tia', 'Rossi'])).toEqual([]);
});

test('what says nothing is refused', async () => {
  const refnet = await network();
  expect(await refnet.fails(2, ['forget'])).toContain('whom to forget is missing');
  expect(await refnet.fails(2, ['forget', '1', '--older-than', '7y'])).toContain('do not go together');
  expect(await refnet.fails(2, ['forget', '--older-than', 'long'])).toContain('is no age');
  expect(await refnet.fails(2, ['forget', 'Jane'])).toContain('is no number of a referral');
  expect(await refnet.fails(1, ['forget', '99'])).toContain('there is no referral 99');
  expect(await refnet.fails(1, ['forget', '--client', 'jane'])).toBe(
    `refnet: no client is called "jane"
  refnet forget 1      received from Maren Holt, 2 Mar 2018
`,
  );
  expect(await refnet.fails(1, ['forget', '--client', 'Nobody'])).toContain('no client is called "Nobody"');
});

test('every column of text is declared once: of the client, a mention, a name of others, or none of them', async () => {
  const refnet = await newNetwork(['add-partner', 'Maren Holt']);
  const db = new Database(refnet.file, { readonly: true });
  const columns = db
    .prepare<[], { table: string; column: string }>(
      `select m.name as "table", c.name as "column" from sqlite_schema m join pragma_table_info(m.name) c
       where m.type = 'table' and m.name not like 'sqlite\\_%' escape '\\' and c.type = 'TEXT'
         and (select count(*) from pragma_table_info(m.name)) > 1`,
    )
    .all();
  db.close();
  const isOfItself = (column: string) =>
    /^(?:uuid|created_at|updated_at|known_since|deleted_at)$|_on$|_day$|_key$|^name$/.test(column);
  const declared = [OF_THE_CLIENT, MAY_MENTION, NAMES_OF_OTHERS, WITHOUT_CLIENTS];
  const missing = columns
    .filter(({ table, column }) => declared.every((each) => !(each[table] ?? []).includes(column)))
    .filter(({ table, column }) => !isOfItself(column) || (column === 'name' && table !== 'counters'));
  expect(missing).toEqual([]);
  const known = new Set(columns.map(({ table, column }) => `${table}.${column}`));
  const gone = declared.flatMap((each) =>
    Object.entries(each).flatMap(([table, names]) => names.map((name) => `${table}.${name}`)),
  );
  expect(gone.filter((name) => !known.has(name))).toEqual([]);
});

describe('a name in a text', () => {
  test.each([
    ['coffee with jane d about it', 'coffee with (client) about it'],
    ['Jane D.', '(client)'],
    ["Jané  D.'s house", '(client) house'],
    ['Jane Drew, Jane', 'Jane Drew, Jane'],
    ['JANE D, jane d.', '(client), (client)'],
    ['', ''],
  ])('%s becomes %s', (text, without) => {
    expect(mentionsOf(['Jane D.']).takenOut(text)).toBe(without);
  });

  test('of other scripts is found too', () => {
    expect(mentionsOf(['Иван Петров', '李小龙']).takenOut('спросил иван петров и 李小龙')).toBe(
      'спросил (client) и (client)',
    );
  });
});

test('a copy that has the client under another spelling, or in a note alone, is named too', async () => {
  const refnet = await newNetwork(
    ['add-partner', 'Maren Holt'],
    ['log', 'Jane Drumond', '--from', 'maren', '--on', '2026-11-10'],
  );
  const folder = join(dirname(refnet.file), 'backups');
  const at = (minute: string) => ({ now: `2026-11-20T12:${minute}:00Z` });
  await refnet.ok(['backup'], at('01'));
  await refnet.ok(['edit', '1', '--client', 'Jane Drummond'], at('02'));
  await refnet.ok(['history', '--prune', '--keep', '1', '--yes'], at('03'));
  await refnet.ok(['edit', '1', '--client', 'Somebody'], at('04'));
  await refnet.ok(['check-in', 'maren', '--note', 'met JANE  DRUMMOND'], at('04'));
  await refnet.ok(['edit', '2', '--note', 'met nobody'], at('05'));
  const said = await refnet.ok(['forget', '--client', 'Somebody', '--all', '--yes', '--json'], at('06'));
  expect((JSON.parse(said) as { copies: string[] }).copies).toEqual([
    join(folder, 'refnet-2026-11-20-120100.db'),
  ]);
});

test('forgetting says that a file which still has the client brings it back', async () => {
  const refnet = await newNetwork();
  const file = join(refnet.home, 'tracker.csv');
  writeFileSync(file, 'Date,Partner,Client,Status\n2026-03-01,Maren Holt,Zoe Zed,won\n');
  await refnet.run(['import', file]);
  expect(await refnet.ok(['forget', '--client', 'Zoe Zed', '--yes'])).toContain(
    'No longer known as imported: 1 row; import leaves out a row of that day, partner and way, but take it out of the file too\n',
  );
});

test('drafts and pages that were opened and kept nowhere are removed, and nothing else of that folder', async () => {
  const refnet = await network();
  const folder = join(refnet.home, 'tmp');
  mkdirSync(folder);
  const options = { env: { TMPDIR: folder }, launch: async () => 0 };
  await refnet.run(['intro', '1', '--open', '--yes'], options);
  await refnet.run(['report', 'maren', '--open'], options);
  expect(readdirSync(folder)).toHaveLength(2);
  const stays = ['refnet-page-mine', 'refnet-mail-abcdef', 'refnet-page-linked', 'other'];
  for (const name of ['refnet-page-mine', 'other']) mkdirSync(join(folder, name));
  writeFileSync(join(folder, 'refnet-mail-abcdef'), 'a file of somebody');
  symlinkSync(join(folder, 'other'), join(folder, 'refnet-page-linked'));

  const tried = await refnet.run(['forget', '1', '--dry-run'], options);
  expect(tried.stdout).toContain(
    `Would remove 2 pages and drafts that were opened and kept nowhere, in ${folder}\n`,
  );
  expect(readdirSync(folder)).toHaveLength(6);
  const { lookedAt } = JSON.parse(
    (await refnet.run(['forget', '1', '--dry-run', '--json'], options)).stdout,
  ) as {
    lookedAt: string[];
  };
  expect(lookedAt.map((path) => dirname(path))).toEqual([folder, folder]);
  const { stdout } = await refnet.run(['forget', '1', '--yes'], options);
  expect(stdout).toContain(`Removed 2 pages and drafts that were opened and kept nowhere, in ${folder}\n`);
  expect(readdirSync(folder).toSorted()).toEqual(stays.toSorted());
  expect((await refnet.run(['forget', '3', '--dry-run'], options)).stdout).not.toContain('kept nowhere');
});

test('copies are known by what they are, whatever they are called, and what is no file is passed over', async () => {
  const refnet = await network();
  const folder = dirname(refnet.file);
  const copies = ['refnet.sqlite', 'refnet (conflicted copy)', 'refnet.db.bak'].map((name) =>
    join(folder, name),
  );
  for (const copy of copies) copyFileSync(refnet.file, copy);
  const damaged = join(folder, 'damaged.db');
  writeFileSync(damaged, `torn: ${'x'.repeat(200)} Jane Du Pont`);
  const journal = join(folder, 'old-journal');
  writeFileSync(
    journal,
    Buffer.concat([Buffer.from('d9d505f920a163d7', 'hex'), Buffer.from('Jane Du Pont')]),
  );
  writeFileSync(join(folder, 'letter.txt'), 'Dear Jane Du Pont');
  mkdirSync(join(folder, 'x.db'));
  mkdirSync(join(folder, 'backups', 'y.db'), { recursive: true });
  symlinkSync('/dev/zero', join(folder, 'zero.db'));
  symlinkSync('loop.db', join(folder, 'loop.db'));
  execFileSync('mkfifo', [join(folder, 'pipe.db')]);
  const said = JSON.parse(await refnet.ok(['forget', '1', '--yes', '--json'])) as object;
  expect(said).toMatchObject({ copies: [...copies, damaged, journal].toSorted(), unseen: [] });
});

test('what is called as a copy and has terabytes of nothing is looked at where it begins, which is told', async () => {
  const refnet = await network();
  const folder = dirname(refnet.file);
  const [holding, empty] = [join(folder, 'refnet-holding.db'), join(folder, 'refnet-backup.db')];
  writeFileSync(holding, 'torn: Jane Du Pont');
  for (const path of [holding, empty]) {
    if (path === empty) writeFileSync(path, '');
    truncateSync(path, 2e12);
  }
  expect(await refnet.ok(['forget', '1', '--dry-run'])).toContain(
    `Too large to be looked at to the end, and may hold the client\n  ${empty}\n`,
  );
  const said = JSON.parse(await refnet.ok(['forget', '1', '--yes', '--json'])) as object;
  expect(said).toMatchObject({ copies: [holding], unseen: [empty] });
});

test.skipIf(process.getuid?.() === 0)('a copy that may not be read is listed as not looked at', async () => {
  const refnet = await network();
  const copy = join(dirname(refnet.file), 'refnet-old.sqlite');
  copyFileSync(refnet.file, copy);
  chmodSync(copy, 0);
  expect(await refnet.ok(['forget', '1', '--yes'])).toContain(
    `Could not be looked at, and may hold the client\n  ${copy}\n`,
  );
});

test('copies are found in folders within that of the copies, in what SQLite keeps beside one, and in UTF-16 too', async () => {
  const refnet = await newNetwork(['add-partner', 'Maren Holt'], ['log', 'Jane Dxyzzy', '--from', 'maren']);
  const folder = dirname(refnet.file);
  const within = join(folder, 'backups', '2025', 'spring');
  mkdirSync(within, { recursive: true, mode: 0o700 });
  const sorted = join(within, 'copy.db');
  copyFileSync(refnet.file, sorted);
  const anew = join(folder, 'anew.db');
  copyFileSync(refnet.file, anew);
  inUtf16(anew, false);
  const killed = join(folder, 'killed.db');
  const open = join(folder, 'open.db');
  copyFileSync(refnet.file, open);
  const db = new Database(open);
  db.pragma('journal_mode = wal');
  db.exec(`update partners set notes = 'Jane  Dxyzzy called'`);
  copyFileSync(open, killed);
  copyFileSync(`${open}-wal`, `${killed}-wal`);
  db.close();
  rmSync(open);
  const { stdout } = await refnet.run(['forget', '--client', 'Jane Dxyzzy', '--all', '--yes']);
  expect(stdout).toContain(
    [
      'Copies that still hold the client, which only you can remove',
      anew,
      sorted,
      killed,
      `${killed}-wal`,
    ].join('\n  '),
  );
});

test('before there is a file nobody is forgotten, and none is made', async () => {
  const refnet = await newNetwork();
  expect(await refnet.run(['forget', '1', '--dry-run'])).toEqual({
    code: 0,
    stdout: '',
    stderr: 'No network yet. It begins with your first partner: refnet add-partner\n',
  });
  expect(existsSync(refnet.file)).toBe(false);
});

test('as JSON it says who is kept and why, and who may be the same', async () => {
  const refnet = await newNetwork(
    ['add-partner', 'Maren Holt'],
    ['log', 'Zebulon Quagmire', '--from', 'maren', '--on', '2010-01-05'],
    ['log', 'Mr. Zebulon Quagmire', '--from', 'maren', '--on', '2026-11-01'],
  );
  const told = async (...argv: string[]) =>
    JSON.parse((await refnet.run(['forget', ...argv, '--json'])).stdout) as unknown;
  expect(await told('--older-than', '7y')).toMatchObject({
    forgotten: false,
    referrals: [],
    kept: [{ referral: 1, why: expect.any(String) }],
    near: [],
  });
  expect(await told('1', '--all', '--dry-run')).toMatchObject({
    forgotten: false,
    referrals: [1],
    kept: [],
    near: [2],
  });
});
