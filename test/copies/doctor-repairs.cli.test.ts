import { readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { alterFile, dumpOf } from '../helpers/dump.ts';
import { runMain } from '../helpers/refnet.ts';
import { doctor, network, plant } from './doctored.ts';

/** An identity, and the instants of a record. */
const KNOWN = `'0b3e6a52-6a4c-4d6e-9d7a-2f3c1b0a9e8d', '2026-11-02T10:00:00.000Z', '2026-11-02T10:00:00.000Z'`;

/** What is planted, what is said of it, and what is there once it is repaired. */
const REPAIRED: readonly [what: string, sql: string, said: string][] = [
  [
    'a trigger',
    `create trigger evil after insert on partners begin delete from partners; end`,
    '1 thing in the file that another program put there: trigger evil',
  ],
  [
    'a view',
    `create view seen as select * from partners`,
    '1 thing in the file that another program put there: view seen',
  ],
  ['a table', `create table extra (a)`, '1 thing in the file that another program put there: table extra'],
  [
    'an index',
    `create index more on partners (notes)`,
    '1 thing in the file that another program put there: index more',
  ],
  ['no index', `drop index referrals_open`, '1 list by which records are found quickly is missing\n'],
  [
    'a column',
    `alter table partners add column star text`,
    '1 part of the file is not made as refnet makes it: partners',
  ],
  [
    'an index over something else',
    `drop index referrals_open; create index referrals_open on referrals (id)`,
    '1 part of the file is not made as refnet makes it\n',
  ],
  [
    'a tag of nobody',
    `insert into tags (partner_id, tag, tag_key) values (77, 'x', 'x')`,
    '1 record without what it belongs to, which is gone: p77 (partner)',
  ],
  [
    'a referral of nobody',
    `update referrals set partner_id = 77 where id = 2`,
    '1 record without what it belongs to, which is gone: 2 (partner)',
  ],
  [
    'a goal that none is',
    `update promises set goal = -1, goal_kind = 'x'`,
    '1 record with a value that cannot be, which becomes the nearest that can, or none: 4 (goal)',
  ],
  ...[
    `set partner_id = null`,
    `set partner_id = null, goal = 5, goal_kind = 'ships', from_day = '2026-11-02'`,
    `set partner_id = null, goal = 5, goal_kind = 'business', from_day = '2026-11-02'`,
    `set partner_id = null, goal = 5, goal_kind = 'given', from_day = '2026-11-02', due_on = null`,
  ].map((wrong): (typeof REPAIRED)[number] => [
    `an objective that nothing counts: ${wrong}`,
    `update promises ${wrong}`,
    '1 record with a word that refnet does not know, which becomes the plainest there is: 4 (goal)',
  ]),
  ...['x', '[1]', '{"a":[1]}'].map((value): (typeof REPAIRED)[number] => [
    `notices shown to ${value}`,
    `insert into meta (key, value) values ('notices-shown', '${value}')`,
    '1 thing that the file says of itself cannot be read: the notices that were shown',
  ]),
  ...['x', '[1]', '{"a":null}'].map((value): (typeof REPAIRED)[number] => [
    `calendars that were given ${value}`,
    `insert into meta (key, value) values ('calendar-told', '${value}')`,
    '1 thing that the file says of itself cannot be read: the events that calendars were given',
  ]),
  [
    'a step of no referral',
    `update status_events set referral_id = 99`,
    '1 record without what it belongs to, which is gone: 99 (referral)',
  ],
  [
    'an introduction by nobody',
    `update partners set introduced_by = 55 where id = 1`,
    '1 record without what it belongs to, which is gone: p1 (who introduced them)',
  ],
  [
    'an import that is not there',
    `update referrals set import_id = 5 where id = 1`,
    '1 record without what it belongs to, which is gone: 1 (import)',
  ],
  [
    'an identity of no import',
    `insert into import_identities (hash, nth, import_id, number) values ('h', 1, 9, 1)`,
    '1 record without what it belongs to, which is gone: in what was imported before (import)',
  ],
  [
    'no counters',
    `delete from counters`,
    '2 things that every file holds from its beginning on are missing: the count of the partner numbers and the count of the record numbers',
  ],
  [
    'no words',
    `delete from check_in_kinds where name = 'talk'`,
    '1 thing that every file holds from its beginning on is missing: the kind of check-in "talk"',
  ],
  [
    'no secret',
    `delete from meta where key = 'identity-secret'`,
    '1 thing that every file holds from its beginning on is missing: the identity secret',
  ],
  [
    'a counter below',
    `update counters set last = 1 where name = 'record'`,
    'the next number to be given out does not fit the numbers in use: records',
  ],
  [
    'a name without its key',
    `update partners set name_key = 'zoë holt' where id = 1`,
    '1 record that cannot be found by its words: p1',
  ],
  [
    'a client without a key',
    `update referrals set client_key = null where id = 1`,
    '1 record that cannot be found by its words: 1',
  ],
  [
    'an address without its key',
    `update contact_points set value_key = 'x'`,
    '1 record that cannot be found by its words: p1',
  ],
  [
    'another status',
    `update referrals set status = 'contacted', closed_on = null where id = 1`,
    '1 referral whose status is not that of the history: 1',
  ],
  [
    'the day of no outcome',
    `update referrals set closed_on = '2026-11-04' where id = 2`,
    '1 open referral with the day of an outcome: 2',
  ],
  [
    'a late step',
    `update referrals set last_step_on = '2026-11-19' where id = 2`,
    '1 referral with a wrong day of the last step: 2',
  ],
  [
    'another stage',
    `update partners set stage = 'joint-venture' where id = 2`,
    '1 partner whose stage is not that of the history: p2',
  ],
  [
    'a tombstone of what is there',
    `insert into tombstones (uuid, kind, deleted_at) select uuid, 'partners', '2026-11-01T10:00:00.000Z' from partners where id = 1`,
    '1 record that is there and noted as removed: p1',
  ],
  [
    'the own name as another',
    `insert into aliases (partner_id, alias, alias_key) values (1, 'Zoë Holt', 'zoe holt')`,
    '1 partner with other names that say nothing: p1',
  ],
  [
    'another name twice',
    `insert into aliases (partner_id, alias, alias_key) values (1, 'Zo', 'zo')`,
    '1 partner with other names that say nothing: p1',
  ],
  [
    'a damaged image',
    `update change_rows set after = '{"id":' where change_id = 2`,
    '1 change whose record is damaged, so that undo cannot go past it: 2',
  ],
  [
    'an image that is a list',
    `update change_rows set after = '[1, {}]' where change_id = 2`,
    '1 change whose record is damaged, so that undo cannot go past it: 2',
  ],
  [
    'an image of no table',
    `update change_rows set table_name = 'sqlite_schema' where change_id = 2`,
    '1 change whose record is damaged, so that undo cannot go past it: 2',
  ],
  [
    'a day before 1920',
    `update check_ins set on_day = '1066-10-14'`,
    '1 record with a day before 1920 or after 2199, which becomes the nearest within: 3',
  ],
  [
    'no number left for a change',
    `update sqlite_sequence set seq = 9223372036854775807`,
    'the next number to be given out does not fit the numbers in use: changes',
  ],
  [
    'numbers of changes beyond what can be told apart',
    `update sqlite_sequence set seq = 9007199254740991`,
    'the next number to be given out does not fit the numbers in use: changes',
  ],
  [
    'another version',
    `pragma user_version = 0`,
    'the file says that it is of a version that none has, and is of this one',
  ],
  [
    'a day that is none',
    `update referrals set occurred_on = '2026-02-30' where id = 1`,
    '1 record with a value that cannot be, which becomes the nearest that can, or none: 1 (day)',
  ],
  [
    'words where a day belongs',
    `update referrals set thanked_on = 'soon', fit = 9 where id = 1`,
    '1 record with a value that cannot be, which becomes the nearest that can, or none: 1 (thanked, fit)',
  ],
  [
    'a direction that is none',
    `update referrals set direction = 'sideways' where id = 2`,
    '1 record with a value that cannot be, which becomes the nearest that can, or none: 2 (direction)',
  ],
  [
    'an amount in no currency',
    `update referrals set currency = null where id = 1`,
    '1 record with a value that cannot be, which becomes the nearest that can, or none: 1 (currency, estimate, agreed, invoiced)',
  ],
  [
    'an amount in a currency that there is not',
    `update referrals set currency = 'XYZ' where id = 1`,
    '1 record in a currency that there is not, which becomes yours: 1',
  ],
  [
    'an amount below zero',
    `update referrals set estimate_minor = -5 where id = 1`,
    '1 record with an amount below zero, which loses its minus: 1',
  ],
  [
    'an unknown kind',
    `update check_ins set kind = 'seance'`,
    '1 record with a word that refnet does not know, which becomes the plainest there is: 3 (kind)',
  ],
  [
    'a number that is given twice',
    `update check_ins set id = 1`,
    '1 record with a number that another one has, which gets a new one: 1',
  ],
  [
    'a text with what no text has',
    `update referrals set need = 'first' || char(0) || 'home', need_key = 'firsthome' where id = 1`,
    '1 record with a value that cannot be, which becomes the nearest that can, or none: 1 (need)',
  ],
  [
    'bytes that are no text',
    `update check_ins set note = cast(x'c328ff' as text)`,
    '1 record with a value that cannot be, which becomes the nearest that can, or none: 3 (note)',
  ],
  [
    'a note of nothing but what no text has',
    `update referrals set note = char(0) where id = 1`,
    '1 record with a value that cannot be, which becomes the nearest that can, or none: 1 (note)',
  ],
  [
    'a number beyond all that can be counted',
    `update check_ins set minutes = 9223372036854775807`,
    '1 record with a value that cannot be, which becomes the nearest that can, or none: 3 (minutes)',
  ],
  [
    'a change at no instant',
    `update changes set at = 'then' where id = 2`,
    '1 record with a value that cannot be, which becomes the nearest that can, or none: in the history (at)',
  ],
  [
    'a row of the history of no change',
    `update change_rows set change_id = 99 where id = 2`,
    '1 record without what it belongs to, which is gone: in the history (change)',
  ],
  [
    'a setting that says nothing',
    `insert into settings (uuid, created_at, updated_at, key, value) values (${KNOWN}, 'currency', 'XYZ')`,
    '1 setting that cannot be read: currency',
  ],
  [
    'a recipe of what words are found by that none has',
    `update meta set value = '99' where key = 'search-key-version'`,
    '1 thing that the file says of itself cannot be read: how its words are made to be found',
  ],
  [
    'garbage in all that the file says of itself',
    `update meta set value = 'garbage' where key <> 'identity-secret'`,
    '5 things that the file says of itself cannot be read: when it was made, the day it was made, which network it is,',
  ],
  [
    'a word that another program put into a list, and used',
    `insert into check_in_kinds values ('séance'); update check_ins set kind = 'séance'`,
    '1 record with a word that refnet does not know, which becomes the plainest there is: 3 (kind)',
  ],
  [
    'an introduction by oneself',
    `update partners set introduced_by = id where id = 2`,
    '1 partner introduced by somebody whom they introduced: that goes: p2',
  ],
  [
    'introductions in a circle',
    `update partners set introduced_by = 3 - id, created_at = '2026-11-0' || id || 'T10:00:00.000Z'`,
    '1 partner introduced by somebody whom they introduced: that goes: p1',
  ],
  [
    'an identity that is none',
    `update check_ins set uuid = 'x'`,
    '1 record with a value that cannot be, which becomes the nearest that can, or none: 3 (uuid)',
  ],
  [
    'an advice put aside on grounds that cannot be read',
    `insert into advice_declines (uuid, created_at, updated_at, partner_id, on_day, until_day, verdict, exchanged, holds_back, alerts)
     values (${KNOWN}, 1, '2026-11-02', '2026-12-02', 'wait', 2, 'sideways', '["a", 1]')`,
    '1 record with a value that cannot be, which becomes the nearest that can, or none: p1 (holds back, alerts)',
  ],
  [
    'what was put off until a day before',
    `insert into snoozes (uuid, created_at, updated_at, kind, partner_id, on_day, until_day)
     values (${KNOWN}, 'partner', 1, '2026-11-12', '2026-11-02')`,
    '1 thing put off until a day before it was, which becomes that day: p1',
  ],
];

test.each([
  ['referrals', '1', '9007199254740993'],
  ['referrals', '1', '1000000000'],
  ['referrals', '1', '0'],
  ['check_ins', '3', '-5'],
  ['partners', 'zoe', '-5'],
])(
  'of the %s one whose number was altered, %s to %s, has its own again, and what belongs to it',
  async (table, name, number) => {
    const refnet = await network();
    const before = await refnet.ok(['show', name]);
    plant(refnet.file, `update ${table} set id = ${number} where id = (select min(id) from ${table})`);
    const said = `1 record with a number that cannot be typed, which gets another: ${number}\n`;
    expect((await doctor(refnet)).stdout).toContain(`  ${said}`);
    const { code, stdout } = await doctor(refnet, '--repair', '--yes');
    expect(code).toBe(0);
    expect(stdout).toContain(`Repaired: ${said}`);
    expect(await refnet.ok(['show', name])).toBe(before);
  },
);

describe('planted behind its back is named, repaired after a copy, and gone:', () => {
  test.each(REPAIRED)('%s', async (_what, sql, said) => {
    const refnet = await network();
    plant(refnet.file, sql);
    const planted = dumpOf(refnet.file);
    const found = await doctor(refnet);
    expect(found.code).toBe(1);
    expect(found.stdout).toContain(said);
    expect(found.stdout).toContain('refnet doctor --repair      repairs that, after a copy\n');
    // A step that is lost is missed in the history too.
    expect(found.stdout.match(/^ {2}\S/gm)).toHaveLength(sql.includes('update status_events') ? 3 : 1);
    const tried = await doctor(refnet, '--repair', '--dry-run');
    expect({ code: tried.code, stdout: tried.stdout }).toEqual({
      code: 1,
      stdout: expect.stringMatching(/Would repair\n(?:.*\n)*Nothing was written\.\n$/),
    });
    expect(dumpOf(refnet.file)).toEqual(planted);
    const copy = join(dirname(refnet.file), 'backups', 'refnet-2026-11-20-120000-before-repair.db');
    const mended = await doctor(refnet, '--repair');
    expect(mended).toEqual({
      code: 0,
      stdout: expect.stringMatching(/^Repaired: (?:.*\n)+Sound: the file, its records, who may read it\.\n$/),
      stderr: '',
    });
    expect(mended.stdout).toContain(`The file as it was is kept in ${copy}\n`);
    // It was looked at anew.
    expect(mended.stdout).toContain(
      `${refnet.file}: ${sql.includes('partner_id = 77') || sql.includes('(77,') ? 3 : 2} partners, 2 referrals and 1 check-in
Sound: the file, its records, who may read it.
`,
    );
    expect((await refnet.run(['report'])).code).toBe(0);
    expect((await refnet.run(['log', 'Ann A.', '--from', 'zoe'])).code).toBe(0);
  });
});

test.each([
  ['with nobody', 'partner_id = null', '2 (partner, source)', 'Unknown partner 3'],
  [
    'through a source that is not there',
    'partner_id = null, source_id = 77',
    '2 (source)',
    'Unknown source 77',
  ],
])('a referral %s keeps a place under a name that says so', async (_what, wrong, said, name) => {
  const refnet = await network();
  plant(refnet.file, `update referrals set ${wrong} where id = 2`);
  expect((await doctor(refnet)).stdout).toContain(`: ${said}\n`);
  expect((await doctor(refnet, '--repair')).code).toBe(0);
  expect((await doctor(refnet)).code).toBe(0);
  expect(await refnet.ok(['show', '2'])).toContain(name);
});

test.each([
  ['2026-11-21T12:00:00.000Z', false],
  ['2026-11-21T12:00:00.001Z', true],
])('an instant up to a day ahead of the clock is no fault, as clocks differ: %s', async (at, isFault) => {
  const refnet = await network();
  plant(refnet.file, `update partners set updated_at = '${at}' where id = 1`);
  expect((await doctor(refnet)).code).toBe(isFault ? 1 : 0);
});

test('many faults at once are repaired at once', async () => {
  const refnet = await network();
  const keyless = [
    'a client without a key',
    'another stage',
    'a trigger',
    'a counter below',
    'a tag of nobody',
    'a table',
  ];
  for (const [what, sql] of REPAIRED) if (keyless.includes(what)) plant(refnet.file, sql);
  expect((await doctor(refnet)).code).toBe(1);
  expect((await doctor(refnet, '--repair')).code).toBe(0);
  const db = new Database(refnet.file, { readonly: true });
  expect(db.pragma('foreign_key_check')).toEqual([]);
  db.close();
});

test('a file of which no sound one can be made is left as it is, and no copy of it is kept', async () => {
  const refnet = await network();
  const db = new Database(refnet.file);
  db.unsafeMode(true);
  db.pragma('writable_schema = on');
  db.exec(
    `update sqlite_master set sql = replace(sql, 'name text not null', 'name text') where name = 'partners'`,
  );
  db.close();
  alterFile(refnet.file, 'update partners set name = null');
  const copies = () => readdirSync(join(dirname(refnet.file), 'backups'));
  const before = { file: dumpOf(refnet.file), copies: copies() };
  const { code, stdout, stderr } = await runMain(refnet.home, ['doctor', '--repair'], {});
  expect({ code, stdout, stderr }).toEqual({
    code: 5,
    stdout: expect.stringContaining(
      'Damaged\n  1 kind of records with what no file of refnet can hold: partners\n    refnet restore --list  ',
    ),
    stderr: '',
  });
  expect({ file: dumpOf(refnet.file), copies: copies() }).toEqual(before);
});

test('a source by a number beyond all that can be counted becomes one that nobody knows', async () => {
  const refnet = await network();
  plant(
    refnet.file,
    `update referrals set partner_id = null, direction = 'received', source_id = 9007199254740993 where id = 1`,
  );
  expect((await doctor(refnet)).stdout).toContain(
    '  1 record with a value that cannot be, which becomes the nearest that can, or none: 1 (source)\n' +
      '  1 record without what it belongs to, which is gone: 1 (source)\n',
  );
  const { code, stdout } = await doctor(refnet, '--repair');
  expect([code, stdout]).toEqual([0, expect.stringContaining('\nSound: ')]);
  expect((await refnet.run(['show', '1'])).code).toBe(0);
});

test('of two tags that would be one without what no text has, one is left', async () => {
  const refnet = await network();
  plant(
    refnet.file,
    `insert into tags (partner_id, tag, tag_key) values (1, 'gold' || char(0), 'gold' || char(0))`,
  );
  expect((await doctor(refnet)).stdout).toContain('1 record with a value that cannot be');
  const { code, stdout } = await doctor(refnet, '--repair');
  expect([code, stdout]).toEqual([0, expect.stringContaining('\nSound: ')]);
  expect(await refnet.ok(['show', 'zoe'])).toMatch(/tags +gold\n/);
});

test('rows of an import that were counted beyond all that can be are counted anew', async () => {
  const refnet = await network();
  const file = join(refnet.home, 'list.csv');
  writeFileSync(
    file,
    'Date,Client,Partner\n2026-03-01,Ida Moe,Victor Osei\n2026-03-02,Per Lund,Victor Osei\n',
  );
  await refnet.run(['import', file, '--received']);
  plant(refnet.file, `update import_identities set hash = 'a', nth = 9007199254740993 + 2 * id`);
  expect((await doctor(refnet)).stdout).toContain('2 records with a value that cannot be');
  const { code, stdout } = await doctor(refnet, '--repair');
  expect([code, stdout]).toEqual([0, expect.stringContaining('\nSound: ')]);
});
