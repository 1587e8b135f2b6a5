import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { newNetwork, runMain, type Refnet } from '../helpers/refnet.ts';

async function network(): Promise<Refnet> {
  return newNetwork(
    ['add-partner', 'Zoë Holt', '--profession', 'broker', '--tag', 'gold'],
    ['log', 'Jane D.', '--from', 'zoe', '--on', '2026-11-02'],
    ['check-in', 'zoe', '--on', '2026-11-12'],
  );
}

/** What can be done to a file with a tool that edits the schema as a table. */
function plant(file: string, sql: string): void {
  const db = new Database(file);
  try {
    db.unsafeMode(true);
    db.pragma('foreign_keys = off');
    db.pragma('ignore_check_constraints = on');
    db.pragma('writable_schema = on');
    db.function('evil', () => 1);
    db.exec(sql);
  } finally {
    db.close();
  }
}

const ENDLESS = 'with recursive n(i) as (select 1 union all select i + 1 from n) select i';
const rename = (table: string, sql: string) => `alter table ${table} rename to kept; ${sql}`;
const inSchema = (from: string, to: string, name: string) =>
  `update sqlite_schema set sql = replace(sql, '${from}', '${to}') where name = '${name}'`;
const row = (type: string, sql: string) =>
  `insert into sqlite_schema values ('${type}', 'planted', 'tags', 0, '${sql}')`;

/** What is planted, and whether the rows of all tables are still to be had, so that doctor mends it. */
const PLANTED: readonly [what: string, sql: string, isMended: boolean][] = [
  [
    'a trigger that writes',
    `create trigger t after insert on referrals begin update partners set name = 'x'; end`,
    true,
  ],
  [
    'a trigger that raises',
    `create trigger t before insert on changes begin select raise(abort, 'no'); end`,
    true,
  ],
  [
    'a trigger that never ends',
    `create trigger t after insert on change_rows begin insert into tags (partner_id, tag, tag_key) ${ENDLESS}, i, i from n; end`,
    true,
  ],
  [
    'a trigger on what is deleted',
    `create trigger t after delete on referrals begin delete from partners; end`,
    true,
  ],
  [
    'a trigger named like a table of SQLite',
    `create trigger t after update on partners begin select 1; end; update sqlite_schema set name = 'sqlite_stat1', sql = replace(sql, 'trigger t', 'trigger sqlite_stat1') where name = 't'`,
    true,
  ],
  [
    'an endless view in the place of a table',
    rename(
      'snoozes',
      `create view snoozes as ${ENDLESS} as id, 'k' as kind, i as partner_id, i as record_id, 'x' as until_day from n`,
    ),
    false,
  ],
  [
    'an endless view in the place of what the file says of itself',
    rename('meta', `create view meta as ${ENDLESS} as id, 'key' as key, 'x' as value from n`),
    false,
  ],
  ['a view', 'create view seen as select * from partners', true],
  ['a column more', 'alter table partners add column star text', true],
  [
    'a column that is reckoned',
    inSchema('notes text', 'notes text, star any as (zeroblob(900000000))', 'partners'),
    true,
  ],
  [
    'a rule that calls a function',
    inSchema(`check (fit between 1 and 5)`, `check (evil(fit))`, 'referrals'),
    true,
  ],
  ['a default', inSchema('note text', `note text default (evil(1))`, 'check_ins'), true],
  ['a rule less', inSchema(` check (fit between 1 and 5)`, '', 'referrals'), true],
  ['no unique index', 'drop index tags_by_partner', true],
  ['a unique index more', 'create unique index more on referrals (direction)', true],
  [
    'an index over an expression',
    `create index more on partners (evil(name))`.replace('evil', 'upper'),
    true,
  ],
  [
    'an index of a function that nobody knows',
    `create index more on partners (upper(name)); ${inSchema('upper', 'nobody', 'more')}`,
    true,
  ],
  ['a full-text table', 'create virtual table words using fts5(a); insert into words values (1)', true],
  ['an index of rectangles', 'create virtual table places using rtree(id, a, b)', true],
  [
    'a virtual table that only another program knows',
    row('table', 'CREATE VIRTUAL TABLE planted USING nobody(a)'),
    true,
  ],
  ['a table of another program', 'create table other (a); insert into other values (1)', true],
  [
    'a column of another name',
    'alter table partners rename column need to wish'.replace('need', 'notes').replace('wish', 'remarks'),
    false,
  ],
  ['a collation that nobody knows', inSchema('tag_key text', 'tag_key text collate nobody', 'tags'), true],
  [
    'a table by its key',
    rename(
      'aliases',
      'create table aliases (id integer primary key, partner_id integer, alias text, alias_key text) without rowid; drop table kept',
    ),
    true,
  ],
  [
    'a table that is not strict',
    rename(
      'aliases',
      'create table aliases (id integer primary key, partner_id int, alias blob, alias_key any); drop table kept',
    ),
    true,
  ],
  ['a schema that cannot be read', row('trigger', 'CREATE TRIGGER planted nonsense'), true],
  ['a table twice', `insert into sqlite_schema select * from sqlite_schema where name = 'tags'`, true],
  [
    'an index on the page of a table',
    `update sqlite_schema set rootpage = (select rootpage from sqlite_schema where name = 'tags') where name = 'aliases_by_partner'`,
    true,
  ],
  [
    'two tables on one page',
    `update sqlite_schema set rootpage = (select rootpage from sqlite_schema where name = 'tags') where name = 'aliases'`,
    false,
  ],
  [
    'a table beyond the end of the file',
    `update sqlite_schema set rootpage = 99999 where name = 'aliases'`,
    false,
  ],
  ['a table on no page', `update sqlite_schema set rootpage = 0 where name = 'aliases'`, false],
  ['no SQL of a table', `update sqlite_schema set sql = null where name = 'aliases'`, false],
  ['a name that moves the cursor', `create table "a\u001b[2J\u202e\nb" (a)`, true],
  ['a name without end', `create table "${'x'.repeat(100_000)}" (a)`, true],
];

const COMMANDS: readonly (readonly string[])[] = [
  ['due'],
  ['log', 'Ann A.', '--from', 'zoe'],
  ['report'],
  ['undo'],
  ['redo'],
  ['import', 'list.csv', '--yes'],
  ['backup'],
  ['history'],
  ['search', 'jane'],
  ['show', 'zoe'],
  ['config', 'currency', 'CAD'],
  ['export', 'all'],
];

describe('planted in a file, it is recognized before it is run, and the file left as it is:', () => {
  // Every command opens the file by the same few ways: each kind meets some of them, and every command some kinds.
  const cases = PLANTED.map(([what, sql, isMended], at) => {
    const some = [0, 1, 2, 3].map((nth) => COMMANDS[(at * 4 + nth) % COMMANDS.length] ?? []);
    return [what, sql, isMended, some] as const;
  });

  test.each(cases)('%s', async (_what, sql, isMended, commands) => {
    const refnet = await network();
    const list = join(refnet.home, 'list.csv');
    writeFileSync(list, 'date,partner,client\n2026-11-01,Zoë Holt,Kim\n');
    plant(refnet.file, sql);
    const planted = readFileSync(refnet.file);
    for (const argv of commands) {
      const typed = argv.map((word) => (word === 'list.csv' ? list : word));
      const { code, stdout, stderr } = await runMain(refnet.home, typed, {});
      expect({ argv, code, stdout }).toEqual({ argv, code: 5, stdout: '' });
      expect(stderr).toContain('\n  refnet doctor  ');
      expect(stderr.replaceAll('\n', '')).toMatch(/^[^\p{Cc}\u202e]{1,700}$/u);
    }
    expect((await runMain(refnet.home, ['complete', '--', 'show', 'z'], {})).code).not.toBe(70);
    expect(readFileSync(refnet.file).equals(planted)).toBe(true);
    expect(existsSync(`${refnet.file}-journal`)).toBe(false);
    const found = await runMain(refnet.home, ['doctor'], {});
    expect(found).toMatchObject({ code: isMended ? 1 : 5, stderr: '' });
    expect(found.stdout).toContain(
      isMended ? 'refnet doctor --repair  ' : 'another disk or computer: refnet restore FILE',
    );
    expect(readFileSync(refnet.file).equals(planted)).toBe(true);
    const mended = await runMain(refnet.home, ['doctor', '--repair'], {});
    expect(mended).toMatchObject({ code: isMended ? 0 : 5, stderr: '' });
    if (!isMended) return;
    for (const argv of [['log', 'Ann A.', '--from', 'zoe'], ['undo']]) {
      expect(await runMain(refnet.home, argv, {})).toMatchObject({ code: 0, stderr: '' });
    }
    expect((await runMain(refnet.home, ['search', 'jane'], {})).stdout).toContain('Jane D.');
  });
});

describe('values that the rules of refnet forbid, in a file whose rules another program changed,', () => {
  test('are mended once it has its rules, where these are about what a value says', async () => {
    const refnet = await network();
    plant(refnet.file, inSchema(' check (satisfaction between 1 and 5)', '', 'check_ins'));
    plant(refnet.file, `update check_ins set satisfaction = 9`);
    expect((await refnet.run(['doctor'])).stdout).toContain(`
To repair
  1 part of the file is not made as refnet makes it: check-ins
Remarks`);
    expect((await refnet.run(['doctor', '--repair'])).stdout).toContain(
      'Repaired: 1 record with a value that cannot be, which becomes the nearest that can, or none: 2 (satisfaction)\n',
    );
    expect(await refnet.run(['doctor'])).toMatchObject({ code: 0 });
  });

  test.each([
    [
      'none where one is needed',
      `${inSchema('on_day text not null', 'on_day text', 'check_ins')}; pragma writable_schema = reset; update check_ins set on_day = null`,
      'check-ins',
    ],
    [
      'another type',
      `${inSchema(') strict', ')', 'check_ins')}; pragma writable_schema = reset; update check_ins set minutes = 'long'`,
      'check-ins',
    ],
    [
      'twice what is there once',
      'drop index tags_by_partner; insert into tags (partner_id, tag, tag_key) select partner_id, tag, tag_key from tags',
      'tags',
    ],
    [
      'none where one is needed, in columns in another order',
      rename(
        'snoozes',
        'create table snoozes (until_day text, kind text, id integer primary key, partner_id integer, record_id integer, uuid text, created_at text, updated_at text, on_day text, reason text); insert into snoozes (kind) values (null); drop table kept',
      ),
      'what was put off',
    ],
  ])('are not offered to be repaired where no table can hold them: %s', async (_what, sql, held) => {
    const refnet = await network();
    plant(refnet.file, sql);
    const said = `
Damaged
  1 kind of records with what no file of refnet can hold: ${held}
    leave the file as it is; where another copy of it is, on another disk or computer: refnet restore FILE
`;
    for (const argv of [['doctor'], ['doctor', '--repair']]) {
      const { code, stdout, stderr } = await refnet.run(argv);
      expect({ argv, code, stderr }).toEqual({ argv, code: 5, stderr: '' });
      expect(stdout).toContain(said);
      expect(stdout).not.toContain('--repair');
    }
  });
});
