import {
  existsSync,
  linkSync,
  chmodSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { isConflictedCopy, markedBy, synchronizedBy } from '../../src/file/synchronized.ts';
import { asked } from '../helpers/asked.ts';
import { alterFile } from '../helpers/dump.ts';
import { crashInTheMidst } from '../helpers/hot-journal.ts';
import { nadiasNetwork } from '../helpers/nadia.ts';
import { newNetwork, runMain, type Refnet } from '../helpers/refnet.ts';
import { doctor, network, plant } from './doctored.ts';

test('a network without a fault is sound', async () => {
  const refnet = await network();
  expect(await doctor(refnet)).toEqual({
    code: 0,
    stdout: `${refnet.file}: 2 partners, 2 referrals and 1 check-in
Sound: the file, its records, who may read it.
`,
    stderr: '',
  });
  expect(JSON.parse((await doctor(refnet, '--json')).stdout)).toEqual({
    file: refnet.file,
    verdict: 'sound',
    findings: [],
    repaired: [],
    kept: null,
  });
});

test('a whole week is sound, an import and what was taken back included', async () => {
  const refnet = await nadiasNetwork();
  chmodSync(dirname(refnet.file), 0o700);
  const { code, stdout } = await doctor(refnet);
  expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('Sound: ') });
});

test('two partners who were made one, and taken apart again, are sound', async () => {
  const refnet = await network();
  await refnet.ok(['add-partner', 'Zoe Holt-Ash', '--profession', 'broker', '--yes']);
  expect((await refnet.run(['merge', 'p3', 'zoe holt', '--yes'])).code).toBe(0);
  expect((await doctor(refnet)).code).toBe(0);
  await refnet.ok(['undo']);
  expect((await doctor(refnet)).code).toBe(0);
});

test('a referral of nobody keeps its number, and its change can still be taken back', async () => {
  const refnet = await network();
  plant(refnet.file, `update referrals set partner_id = 77 where id = 2`);
  await doctor(refnet, '--repair');
  expect(await refnet.ok(['show', '2'])).toContain('Unknown partner 77');
  expect(await refnet.ok(['add-partner', 'Ann Lee'])).toMatch(/^p78 /);
  for (let step = 0; step < 6; step += 1) await refnet.ok(['undo']);
  expect(await refnet.fails(1, ['show', '2'])).toContain('there is no #2 any more');
  expect((await doctor(refnet)).code).toBe(0);
});

const COPY = (refnet: Refnet) =>
  join(dirname(refnet.file), 'backups', 'refnet-2026-11-20-120000-before-repair.db');

describe('undo after records without what they belong to were mended', () => {
  const partnerGone = async () => {
    const refnet = await network();
    plant(refnet.file, `delete from partners where id = 2`);
    const { stdout } = await doctor(refnet, '--repair');
    expect(stdout).toContain(
      `The file as it was is kept in ${COPY(refnet)}\nto go back: refnet restore ${COPY(refnet)}\n`,
    );
    return refnet;
  };

  test('takes back what was done to others, up to what they were', async () => {
    const refnet = await partnerGone();
    for (let step = 0; step < 6; step += 1) await refnet.ok(['undo']);
    expect(await refnet.fails(1, ['undo'])).toBe(
      `refnet: the repair of the file mended what the change "added partner p2" left, so that cannot be taken back any more, nor what was done before it
  refnet restore ${COPY(refnet)}      brings back the file as it was before that
  or correct it by hand: refnet edit NUMBER, or refnet remove NUMBER
`,
    );
    expect((await doctor(refnet)).code).toBe(0);
  });

  test('says so where the copy is gone', async () => {
    const refnet = await partnerGone();
    for (let step = 0; step < 6; step += 1) await refnet.ok(['undo']);
    rmSync(COPY(refnet));
    expect(await refnet.fails(1, ['undo'])).toMatch(
      /any more, nor what was done before it\n {2}correct it by hand: .*\n$/,
    );
  });

  test('names the copy that has the change, not that of a later repair, and the file it was told', async () => {
    const refnet = await partnerGone();
    plant(refnet.file, `insert into tags (partner_id, tag, tag_key) values (78, 'x', 'x')`);
    await refnet.run(['doctor', '--repair'], { now: '2026-11-20T13:00:00Z' });
    for (let step = 0; step < 6; step += 1) await refnet.ok(['undo']);
    const { code, stderr } = await refnet.run(['--db', refnet.file, 'undo', '--json']);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringContaining(`  refnet --db ${refnet.file} restore ${COPY(refnet)}      brings`),
    });
  });
});

test('what another program took from under a change is told, not a bug', async () => {
  const refnet = await network();
  await refnet.ok(['log', 'Ann A.', '--from', 'zoe']);
  plant(refnet.file, `delete from status_events where referral_id = 5; delete from referrals where id = 5`);
  expect(await refnet.fails(1, ['undo'])).toBe(
    `refnet: what the change "logged received referral 5" left is not there as it left it: another program wrote to the file, so that cannot be taken back
  refnet doctor      looks at the file
  refnet restore --list      names the copies there are
  or correct it by hand: refnet edit NUMBER, or refnet remove NUMBER
`,
  );
});

test('what is repaired of facts alone can be taken back', async () => {
  const refnet = await network();
  plant(refnet.file, `update partners set name_key = 'zoë holt' where id = 1`);
  await doctor(refnet, '--repair');
  expect(await refnet.ok(['history', '--limit', '1'])).toContain('repaired the file');
  await refnet.ok(['undo']);
  expect((await doctor(refnet)).code).toBe(1);
});

test('an index that is not up to what its table holds is rebuilt', async () => {
  const refnet = await network();
  const db = new Database(refnet.file, { readonly: true });
  const root = db.prepare(`select rootpage from sqlite_schema where name = 'referrals_by_day'`).pluck().get();
  db.close();
  const bytes = readFileSync(refnet.file);
  const at = bytes.indexOf('2026-11-02', (Number(root) - 1) * 4096);
  expect(at).toBeLessThan(Number(root) * 4096);
  bytes.write('2026-11-01', at);
  writeFileSync(refnet.file, bytes);
  const found = await doctor(refnet);
  expect(found.code).toBe(1);
  expect(found.stdout).toContain('1 list by which records are found does not fit the records\n');
  expect((await doctor(refnet, '--repair')).code).toBe(0);
});

test('a page that cannot be read is damage', async () => {
  const refnet = await network();
  const db = new Database(refnet.file, { readonly: true });
  const root = db.prepare(`select rootpage from sqlite_schema where name = 'tags'`).pluck().get();
  db.close();
  const bytes = readFileSync(refnet.file);
  bytes.fill(0x55, (Number(root) - 1) * 4096, Number(root) * 4096);
  writeFileSync(refnet.file, bytes);
  const { code, stdout } = await doctor(refnet);
  expect(code).toBe(5);
  expect(stdout).toContain('in the file cannot be read\n');
});

/** What only a person can mend, and how. */
const NAMED: readonly [what: string, sql: string, said: string, mend: readonly string[]][] = [
  [
    'a day still to come',
    `update check_ins set on_day = '2027-01-01'`,
    '1 record of what has happened with a day that is still to come: 3',
    ['edit', '3', '--on', '2026-11-12'],
  ],
  [
    'an outcome before the beginning',
    `update referrals set closed_on = '2026-10-01' where id = 1`,
    '1 record that ends before it begins: 1',
    [],
  ],
];

test('what cannot be is mended beside all else, and undo says so where it reaches it', async () => {
  const refnet = await network();
  plant(refnet.file, `update referrals set occurred_on = '2026-13-45' where id = 1`);
  plant(
    refnet.file,
    `update partners set name_key = 'x'; update referrals set client_key = 'x' where id = 1`,
  );
  const { findings }: { findings: { check: string }[] } = JSON.parse(
    (await runMain(refnet.home, ['doctor', '--json'], {})).stdout,
  );
  expect(findings.map(({ check }) => check)).toEqual(['forbidden', 'search-keys', 'order']);
  expect((await doctor(refnet, '--repair')).code).toBe(0);
  expect(await refnet.ok(['show', '1'])).toMatch(/^#1 .*, Tue 10 Nov 2026\n/);
});

test('a step with a word that is not known goes, and the referral has what the others say', async () => {
  const refnet = await network();
  plant(refnet.file, `update status_events set status = 'maybe' where status = 'won'`);
  const found = await doctor(refnet);
  expect(found.stdout).toContain(
    '1 record with a word that refnet does not know, which becomes the plainest there is: 1 (status)',
  );
  expect((await doctor(refnet, '--repair')).code).toBe(0);
  expect(await refnet.ok(['show', '1'])).toContain('status    new');
});

test('partners of one name whom nothing tells apart are named, and sound', async () => {
  const refnet = await network();
  const twice = ['add-partner', 'Dana Roth', '--yes'];
  for (const more of [['--email', 'd@x.example'], [], ['--email', 'e@x.example'], ['--business', 'Roth']]) {
    await refnet.ok([...twice, ...more]);
  }
  const all = JSON.parse(await refnet.ok(['partners', '--json'])) as { id: string; name: string }[];
  const [first = '', second = '', third = '', fourth = ''] = all.flatMap(({ id, name }) =>
    name === 'Dana Roth' ? [id] : [],
  );
  const found = await doctor(refnet);
  expect(found).toMatchObject({ code: 0 });
  expect(found.stdout).toContain(
    `5 pairs of partners who may be one person: ${first} with ${second}, ${first} with ${fourth}, ` +
      `${second} with ${third}, ${second} with ${fourth} and ${third} with ${fourth}\n` +
      `    where they are one person: refnet merge ${first} ${second}\n`,
  );
  for (const id of [second, third, fourth]) await refnet.ok(['merge', first, id, '--yes']);
  expect((await doctor(refnet)).stdout).not.toContain('may be one person');
});

describe('what only a person can mend is named:', () => {
  test.each(NAMED)('%s', async (_what, sql, said, mend) => {
    const refnet = await network();
    plant(refnet.file, sql);
    const found = await runMain(refnet.home, ['doctor'], {});
    expect(found.code).toBe(1);
    expect(found.stdout).toContain(said);
    expect(found.stdout).not.toContain('--repair');
    if (mend.length === 0) return;
    expect((await refnet.run(mend)).code).toBe(0);
    expect((await doctor(refnet)).code).toBe(0);
  });
});

describe('a file that ordinary commands refuse', () => {
  const SPOILT: readonly [what: string, spoil: (file: string) => void, said: string][] = [
    ['no database', (file) => writeFileSync(file, 'x'.repeat(5000)), 'the file cannot be read: '],
    ['shorter than a header', (file) => truncateSync(file, 30), 'the file cannot be read: '],
    ['cut short', (file) => truncateSync(file, 100_000), 'the file cannot be read: '],
    [
      'overwritten in part',
      (file) => writeFileSync(file, readFileSync(file).fill(0x55, 9000, 60_000)),
      'cannot be read',
    ],
    [
      'of another program',
      (file) => alterFile(file, 'pragma application_id = 7'),
      'a file of another program',
    ],
    ['of a newer refnet', (file) => alterFile(file, 'pragma user_version = 99'), 'written by a newer refnet'],
    [
      'one that lacks a table',
      (file) => plant(file, 'drop table snoozes'),
      '1 whole kind of records is missing: what was put off',
    ],
  ];

  test.each(SPOILT)('is named, %s, with 5, and left alone', async (_what, spoil, said) => {
    const refnet = await network();
    spoil(refnet.file);
    const before = readFileSync(refnet.file);
    for (const argv of [['doctor'], ['doctor', '--repair']]) {
      const { code, stdout } = await refnet.run(argv);
      expect(code).toBe(5);
      expect(stdout).toContain(`Damaged\n`);
      expect(stdout).toContain(said);
    }
    expect(readFileSync(refnet.file).equals(before)).toBe(true);
  });

  test('is none yet', async () => {
    const refnet = await newNetwork();
    expect(await refnet.fails(1, ['doctor'])).toContain('there is no network yet');
    expect(await refnet.fails(1, ['doctor', '--db', join(refnet.home, 'no.db')])).toContain('no network in');
    expect(readdirSync(refnet.home)).toEqual([]);
  });
});

describe('around the file', () => {
  test('a change that a crash left half done is told of', async () => {
    const refnet = await network();
    crashInTheMidst(refnet.file);
    const { code, stdout } = await doctor(refnet);
    expect(code).toBe(0);
    expect(stdout).toContain('a crash had left a change half done, which was taken back');
    expect((await doctor(refnet)).stdout).not.toContain('crash');
  });

  test('what others may write to is told from what they may read, and closed', async () => {
    const refnet = await network();
    await refnet.ok(['backup']);
    const folder = dirname(refnet.file);
    const copies = join(folder, 'backups');
    const copy = join(copies, readdirSync(copies)[0] ?? '');
    chmodSync(copies, 0o755);
    expect((await refnet.run(['doctor'])).stdout).toContain(
      `To repair\n  others on this computer may look into the folder of the copies: ${copies}\n`,
    );
    chmodSync(refnet.file, 0o666);
    chmodSync(folder, 0o777);
    chmodSync(copy, 0o620);
    chmodSync(copies, 0o777);
    expect((await refnet.run(['doctor'])).stdout).toContain(`To repair
  others on this computer may read or change the file: ${refnet.file}
  others on this computer may remove the file, or put another in its place: ${folder}
  others on this computer may read or change copies: ${copy}
  others on this computer may remove copies, or put others in their place: ${copies}
refnet doctor --repair      repairs that, after a copy
`);
    await refnet.ok(['doctor', '--repair', '--yes']);
    expect([refnet.file, folder, copy, copies].map((path) => statSync(path).mode & 0o777)).toEqual([
      0o600, 0o700, 0o600, 0o700,
    ]);
  });

  test('what others may read is closed', async () => {
    const refnet = await network();
    const folder = dirname(refnet.file);
    const [copy = ''] = readdirSync(join(folder, 'backups'));
    chmodSync(refnet.file, 0o644);
    chmodSync(folder, 0o755);
    chmodSync(join(folder, 'backups', copy), 0o640);
    const found = await doctor(refnet);
    expect(found.code).toBe(1);
    expect(found.stdout).toContain(`To repair
  others on this computer may read the file: ${refnet.file}
  others on this computer may look into the folder: ${folder}
  others on this computer may read copies: ${join(folder, 'backups', copy)}
`);
    expect((await doctor(refnet, '--repair')).code).toBe(0);
    expect(
      [refnet.file, folder, join(folder, 'backups', copy)].map((path) => statSync(path).mode & 0o777),
    ).toEqual([0o600, 0o700, 0o600]);
    expect(readdirSync(join(folder, 'backups'))).toEqual([copy]);
  });

  test('copies that were never finished go, one that may be under way stays', async () => {
    const refnet = await network();
    const folder = dirname(refnet.file);
    const part = 'refnet-2026-11-01-120000.db.0b8e7c1a-1111-4222-8333-444455556666.part';
    const exported = '.network.json.0123456789ab.part';
    for (const path of [join(folder, part), join(folder, 'backups', part), join(folder, exported)]) {
      writeFileSync(path, 'half');
      utimesSync(path, new Date('2026-11-19'), new Date('2026-11-19'));
    }
    const young = join(folder, part.replace('0b8e', '1b8e'));
    writeFileSync(young, 'half');
    utimesSync(young, new Date('2026-11-20T11:59:00Z'), new Date('2026-11-20T11:59:00Z'));
    const { stdout } = await doctor(refnet);
    expect(stdout).toContain('3 half-made copies that a crash left');
    expect(stdout).toContain(
      '1 half-made copy, which holds clients: another refnet is making it now, or a crash left it: ',
    );
    expect((await doctor(refnet, '--repair')).code).toBe(0);
    expect(readdirSync(folder).toSorted()).toEqual(
      ['backups', 'refnet.db', young.slice(folder.length + 1)].toSorted(),
    );
  });

  test('what a restore that was killed left is told at once, and goes with the next restore', async () => {
    const refnet = await network();
    const copies = join(dirname(refnet.file), 'backups');
    await refnet.ok(['backup']);
    const left = join(copies, 'restoring-0b8e7c1a-1111-4222-8333-444455556666.part');
    copyFileSync(refnet.file, left);
    utimesSync(left, new Date('2026-11-20T11:59:59Z'), new Date('2026-11-20T11:59:59Z'));
    const { code, stdout } = await doctor(refnet);
    expect([code, stdout]).toEqual([
      0,
      expect.stringContaining(
        `1 half-made copy, which holds clients: another refnet is making it now, or a crash left it: ${left}
    refnet doctor --repair      removes what is ten minutes old
`,
      ),
    ]);
    const [copy = ''] = readdirSync(copies).filter((name) => name.endsWith('.db'));
    await refnet.ok(['restore', join(copies, copy)]);
    expect(existsSync(left)).toBe(false);
  });

  test('a second name of the file that making it left goes at once, and is no name that somebody gave it', async () => {
    const refnet = await network();
    const left = join(dirname(refnet.file), '.refnet.db.0b8e7c1a-1111-4222-8333-444455556666.part');
    linkSync(refnet.file, left);
    const { stdout } = await doctor(refnet);
    expect(stdout).toContain('1 half-made copy that a crash left');
    expect(stdout).not.toContain('second name');
    expect((await doctor(refnet, '--repair')).code).toBe(0);
    expect(existsSync(left)).toBe(false);
    linkSync(refnet.file, join(refnet.home, 'mine.db'));
    expect((await doctor(refnet)).stdout).toContain('second name');
  });

  test.each(['Dropbox', 'OneDrive - Brandt', 'Google Drive', 'iCloudDrive', 'Nextcloud', 'Syncthing'])(
    'a folder of %s is remarked on, also where the file was moved there',
    async (service) => {
      const refnet = await network();
      const folder = join(refnet.home, service, 'practice');
      mkdirSync(folder, { recursive: true });
      renameSync(refnet.file, join(folder, 'refnet.db'));
      const { code, stdout } = await runMain(refnet.home, ['doctor', '--db', join(folder, 'refnet.db')], {});
      expect(code).toBe(0);
      expect(stdout).toContain('the folder is synchronized');
    },
  );

  test('a folder is known by what a service leaves in it', async () => {
    const refnet = await network();
    mkdirSync(join(refnet.home, '.stfolder'));
    expect((await runMain(refnet.home, ['doctor'], {})).stdout).toContain(
      'a file copied while refnet writes to it can be damaged: Syncthing\n',
    );
  });

  test.each([
    ['refnet (Nadia conflicted copy 2026-11-19).db', true],
    ['refnet.sync-conflict-20261119-120000-ABCDEFG.db', true],
    ['refnet-DESKTOP-1A2B3C.db', true],
    ['refnet (1).db', true],
    ['refnet 2.db', true],
    ['refnet_conflict-20261119-120000.db', true],
    ['refnet.db', false],
    ['refnet.db-journal', false],
    ['refnet-2026-11-20-120000.db', false],
    ['refnetwork.db', false],
    ['practice (1).db', false],
  ])('%s is a conflicted copy: %s', (name, expected) => {
    expect(isConflictedCopy(name, 'refnet.db')).toBe(expected);
  });

  test('a conflicted copy beside it is named, until it is put elsewhere', async () => {
    const refnet = await network();
    const path = join(dirname(refnet.file), 'refnet (1).db');
    writeFileSync(path, readFileSync(refnet.file));
    const found = await runMain(refnet.home, ['doctor'], {});
    expect(found.code).toBe(1);
    expect(found.stdout).toContain(
      `  1 conflicted copy beside the file: another computer wrote to it meanwhile: ${path}
    to take over what only that holds, before you put it elsewhere:
    refnet --db "${path}" export all --output copy.json
    refnet import copy.json
`,
    );
    const other = join(dirname(refnet.file), 'refnet 2.db');
    writeFileSync(other, readFileSync(refnet.file));
    expect((await runMain(refnet.home, ['doctor', '--db', refnet.file], {})).stdout).toContain(
      `  2 conflicted copies beside the file: another computer wrote to it meanwhile: ${path} and ${other}
    to take over what only those hold, before you put them elsewhere:
    refnet --db "${path}" export all --output copy-1.json
    refnet --db ${refnet.file} import copy-1.json
    refnet --db "${other}" export all --output copy-2.json
    refnet --db ${refnet.file} import copy-2.json
`,
    );
    rmSync(other);
    renameSync(path, join(refnet.home, 'elsewhere.db'));
    expect((await doctor(refnet)).code).toBe(0);
  });

  test('services are known by folders and marks, and nothing else is', () => {
    expect(synchronizedBy('/home/n/Library/Mobile Documents/x/refnet.db')).toBe('iCloud');
    expect(synchronizedBy('C:\\Users\\n\\OneDrive\\refnet.db')).toBe('OneDrive');
    expect(synchronizedBy('/home/n/dropbox-notes.db')).toBeUndefined();
    expect(synchronizedBy('/home/n/.local/share/refnet/refnet.db')).toBeUndefined();
    expect(markedBy(['.dropbox.cache', 'x'])).toBe('Dropbox');
    expect(markedBy(['refnet.db', 'backups'])).toBeUndefined();
  });

  test('no copy yet is remarked on', async () => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    const { code, stdout } = await doctor(refnet);
    expect(code).toBe(0);
    expect(stdout).toContain('Remarks\n  there is no copy yet');
  });
});

test('--dry-run without --repair is refused', async () => {
  const refnet = await network();
  expect(await refnet.fails(2, ['doctor', '--dry-run'])).toContain('--dry-run goes with --repair');
});

describe('what another program did to the file is told by any command it breaks, with 5, and leads to doctor:', () => {
  const MENDS = 'says what is there, and can mend it after a copy';
  const LOST = 'says what of it is there, and which copies there are';
  const BROKEN: readonly [
    what: string,
    sql: string,
    argv: readonly string[],
    said: string,
    doctor?: string,
  ][] = [
    [
      'a trigger that calls what there is not',
      `create trigger evil after insert on referrals begin select evilfunc(1); end`,
      ['log', 'Ann A.', '--from', 'zoe'],
      'holds what refnet did not make: trigger evil',
    ],
    [
      'a trigger that refuses',
      `create trigger evil before insert on check_ins begin select raise(abort, 'no'); end`,
      ['check-in', 'zoe'],
      'holds what refnet did not make: trigger evil',
    ],
    ['a table that is gone', 'drop table snoozes', ['due'], 'lacks what refnet made: table snoozes', LOST],
    ['a list that is gone', 'drop index meta_key', ['due'], 'lacks what refnet made: index meta_key'],
    [
      'a column of another name',
      'alter table referrals rename column last_step_on to x',
      ['due'],
      'lacks what refnet made: column referrals.last_step_on',
      LOST,
    ],
  ];

  test.each(BROKEN)('%s', async (_what, sql, argv, said, does = MENDS) => {
    const refnet = await network();
    plant(refnet.file, sql);
    const planted = readFileSync(refnet.file);
    expect(await refnet.fails(5, argv)).toBe(
      `refnet: ${refnet.file} ${said}
  refnet doctor      ${does}; nothing was changed
`,
    );
    expect(readFileSync(refnet.file).equals(planted)).toBe(true);
    expect((await refnet.run(['--db', refnet.file, ...argv])).stderr).toContain(
      `  refnet --db ${refnet.file} doctor      ${does}`,
    );
  });

  const VALUES: readonly [what: string, sql: string, argv: readonly string[], said: string][] = [
    [
      'a day that is none',
      `update referrals set occurred_on = '2026-02-30' where id = 1`,
      ['show', '1'],
      'the file has "2026-02-30" where a day belongs',
    ],
    [
      'an unknown word',
      `update check_ins set kind = 'seance'`,
      ['show', '3'],
      'the file has a kind of check-in "seance" that this version does not know',
    ],
    [
      'an unknown currency',
      `update referrals set currency = 'XYZ' where id = 1`,
      ['show', '1'],
      'the file has an amount in "XYZ", no currency',
    ],
  ];

  test.each(VALUES)('%s', async (_what, sql, argv, said) => {
    const refnet = await network();
    plant(refnet.file, sql);
    expect(await refnet.fails(5, argv)).toBe(`refnet: ${said}\n  refnet doctor      says what to do\n`);
  });
});

test('a file of a version that none has, and not as any left it, is told with 5', async () => {
  const refnet = await network();
  plant(refnet.file, 'drop table snoozes; pragma user_version = 0');
  expect(await refnet.fails(5, ['due'])).toBe(
    `refnet: ${refnet.file} says that it is of version 0, which no refnet writes
  refnet doctor      says what is there, and can mend it after a copy; nothing was changed
`,
  );
  const { code, stdout } = await doctor(refnet);
  expect(code).toBe(5);
  expect(stdout).toContain('1 whole kind of records is missing: what was put off');
});

describe('what the rules of a table keep out, got round by changing them for a while, is named, repaired and gone:', () => {
  const SPOILT: readonly [what: string, table: string, sql: string, said: string][] = [
    ['nothing where a day is needed', 'check_ins', 'on_day = null', '3 (day)'],
    ['nothing where a partner is needed', 'check_ins', 'partner_id = null', '3 (partner)'],
    ['words where a number belongs', 'check_ins', `minutes = 'twenty'`, '3 (minutes)'],
    ['bytes where a text belongs', 'check_ins', `note = x'6869'`, '3 (note)'],
    ['part of a number', 'referrals', 'fit = 1.5', '1 and 2 (fit)'],
    ['no uuid', 'partners', 'uuid = null', 'p1 and p2 (uuid)'],
    ['no name', 'partners', 'name = null', 'p1 and p2 (name)'],
    ['no status', 'referrals', 'status = null', '1 and 2 (status)'],
  ];

  test.each(SPOILT)('%s', async (_what, table, set, said) => {
    const refnet = await network();
    alterLoosely(refnet.file, table, `update ${table} set ${set}`);
    const found = await runMain(refnet.home, ['doctor'], {});
    expect(found).toMatchObject({ code: 1, stderr: '' });
    const [numbers = '', columns = ''] = said.split(' (');
    for (const number of numbers.split(' and ')) expect(found.stdout).toContain(`${number} (${columns}`);
    expect(found.stdout).toContain(
      'with a value that cannot be, which becomes the nearest that can, or none',
    );
    expect(await runMain(refnet.home, ['doctor', '--repair'], {})).toMatchObject({ code: 0, stderr: '' });
    for (const argv of [['report'], ['partners'], ['export', 'all', '--format', 'json']]) {
      expect(await runMain(refnet.home, argv, {})).toMatchObject({ code: 0 });
    }
  });

  test('a uuid of two', async () => {
    const refnet = await network();
    alterLoosely(
      refnet.file,
      'partners',
      `update partners set uuid = (select uuid from partners where id = 1)`,
    );
    const found = await runMain(refnet.home, ['doctor'], {});
    expect(found).toMatchObject({ code: 1 });
    expect(found.stdout).toContain('1 list by which records are found does not fit the records');
    expect(await runMain(refnet.home, ['doctor', '--repair'], {})).toMatchObject({ code: 0, stderr: '' });
  });
});

/** Runs SQL while a table has no types and no rules, and its indexes take anything. */
function alterLoosely(file: string, table: string, sql: string): void {
  const alter = (statements: (db: Database.Database) => void) => {
    const db = new Database(file);
    db.unsafeMode(true);
    db.exec('pragma foreign_keys = off; pragma ignore_check_constraints = on; pragma writable_schema = on');
    statements(db);
    db.pragma(`schema_version = ${Number(db.pragma('schema_version', { simple: true })) + 1}`);
    db.close();
  };
  const kept: { rowid: number; sql: string }[] = [];
  alter((db) => {
    const rows = db.prepare<[string], { rowid: number; sql: string }>(
      'select rowid, sql from sqlite_schema where tbl_name = ? and sql is not null',
    );
    kept.push(...rows.all(table));
    for (const each of kept) {
      const loose = each.sql
        .replace(/create unique index/i, 'create index')
        .replaceAll(/\b(?:text|integer)(?: not null)?(?! primary| constraint)(?=[\s,)])/g, '')
        .replace(/\)\s*strict$/, ')');
      db.prepare('update sqlite_schema set sql = ? where rowid = ?').run(loose, each.rowid);
    }
  });
  alterFile(file, `pragma foreign_keys = off; pragma ignore_check_constraints = on; ${sql}`);
  alter((db) => {
    for (const each of kept) {
      db.prepare('update sqlite_schema set sql = ? where rowid = ?').run(each.sql, each.rowid);
    }
  });
}

test.each([
  ['y', 0o600],
  ['n', 0o644],
])('a terminal is asked whether what can be repaired is: %s', async (typed, mode) => {
  const refnet = await network();
  chmodSync(refnet.file, 0o644);
  const { stdout } = await asked(refnet, ['doctor'], [['Repair what can be repaired?', typed]]);
  expect(stdout).toContain('others on this computer may read the file');
  expect(statSync(refnet.file).mode & 0o777).toBe(mode);
});
