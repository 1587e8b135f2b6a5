import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { alterFile, dumpOf } from '../helpers/dump.ts';
import { newNetwork, runMain, type Refnet, type Result } from '../helpers/refnet.ts';

const PAGE = 4096;

/** A network, and a copy of it that holds the same; some pages are free, as what was on them was removed. */
async function network(): Promise<Refnet & { readonly copy: string; readonly sound: Buffer }> {
  const refnet = await newNetwork(
    ['add-partner', 'Zoë Holt', '--profession', 'broker', '--email', 'zoe@example.com', '--tag', 'gold'],
    ['add-partner', 'Victor Osei'],
    ['log', 'Jane D.', '--from', 'zoe', '--for', 'first home', '--value', 'CAD 1800', '--on', '2026-11-02'],
    ['check-in', 'zoe', '--kind', 'coffee', '--on', '2026-11-12'],
  );
  alterFile(refnet.file, ROWS);
  const copy = join(refnet.home, 'copy.db');
  await refnet.ok(['backup', copy]);
  return { ...refnet, copy, sound: readFileSync(refnet.file) };
}

const ROWS = `
  with recursive n(i) as (select 10 union all select i + 1 from n where i < 400)
  insert into referrals (id, uuid, created_at, updated_at, partner_id, direction, occurred_on, client_name, client_key, status, last_step_on)
  select i, printf('00000000-0000-4000-8000-%012d', i), '2026-11-01T10:00:00.000Z', '2026-11-01T10:00:00.000Z', 1, 'given', '2026-11-01', 'Client ' || i, 'client ' || i, 'new', '2026-11-01' from n;
  update counters set last = 400 where name = 'record';
  create table gone (a); insert into gone select hex(randomblob(3000)) from referrals limit 20; drop table gone`;

/** Overwrites some bytes of every page but the first with the same nonsense, from `at` within it. */
function overwritten(sound: Buffer, page: number, at: number, length: number): Buffer {
  const bytes = Buffer.from(sound);
  const from = page * PAGE + at;
  for (let each = from; each < from + length; each += 1) bytes[each] = (each * 7919 + page) % 251;
  return bytes;
}

/** Some pages from the first to the last, after the one of the header, on which something stands there. */
function pagesToSpoil(sound: Buffer, at: number, length: number): number[] {
  const pages = Array.from({ length: sound.length / PAGE - 1 }, (_, index) => index + 1);
  const used = pages.filter((page) => {
    const from = page * PAGE + at;
    return sound.subarray(from, from + length).some((byte) => byte !== 0);
  });
  const step = Math.ceil(used.length / 5);
  return used.filter((_, index) => index % step === 0);
}

const READING = [['report'], ['export', 'all', '--format', 'json']] as const;

/** Damage is told with a code of its own, or nothing came upon it. */
const isDone = ({ code }: Result) => code === 0;
const isTold = ({ code }: Result) => code === 0 || code === 5;

describe('bytes that were overwritten', () => {
  const run = (home: string, ...argv: readonly string[]): Promise<Result> => runMain(home, argv, {});

  test.each([
    ['in the head of a page', 0, 64],
    ['in the midst of it', 1700, 16],
    ['at its end', 3500, 596],
  ])('%s are told by whatever comes upon them, and a restore leaves a sound file', async (_, at, length) => {
    const { home, file, copy, sound } = await network();
    const wanted = dumpOf(copy);
    const found = new Set<number>();
    for (const page of pagesToSpoil(sound, at, length)) {
      writeFileSync(file, overwritten(sound, page, at, length));
      const { code } = await run(home, 'doctor');
      found.add(code);
      for (const argv of READING) {
        const read = await run(home, ...argv);
        expect({ page, argv, ...read }).toSatisfy(code === 0 ? isDone : isTold);
      }
      const kept = join(home, 'kept.db');
      const backup = await run(home, 'backup', kept);
      expect({ page, ...backup }).toSatisfy(isTold);
      rmSync(kept, { force: true });
      const restored = await run(home, 'restore', copy, '--yes');
      expect({ page, ...restored }).toMatchObject({ code: 0, stderr: '' });
      expect({ page, ...(await run(home, 'doctor')) }).toMatchObject({ code: 0 });
      expect(dumpOf(file)).toEqual(wanted);
    }
    // In the midst of a page only values may be other ones, which are repaired and no damage.
    expect([...found].filter((code) => code !== 0)).not.toEqual([]);
  });

  test('where nothing is kept are mended by a restore of the very same', async () => {
    const { home, file, copy, sound } = await network();
    const trunk = sound.readUInt32BE(32);
    expect(trunk).toBeGreaterThan(0);
    writeFileSync(file, overwritten(sound, trunk - 1, 0, 64));
    expect(await run(home, 'doctor')).toMatchObject({ code: 5 });
    expect((await run(home, 'restore', copy, '--yes')).stdout).toMatch(/^Restored 2 partners/);
    expect(await run(home, 'doctor')).toMatchObject({ code: 0 });
  });
});

test('an index that lost rows is no reason to make no copy, and whole in the copy', async () => {
  const { home, file, copy } = await network();
  spoilIndex(file, 'referrals_by_partner');
  const [kept, again] = [join(home, 'kept.db'), join(home, 'again.db')];
  expect(await runMain(home, ['backup', kept], {})).toMatchObject({ code: 0 });
  expect(integrityOf(kept)).toBe('ok');
  expect(dumpOf(kept)).toEqual(dumpOf(copy));
  expect(await runMain(home, ['doctor', '--repair'], {})).toMatchObject({ code: 0 });
  expect(integrityOf(file)).toBe('ok');
  expect(await runMain(home, ['backup', again], {})).toMatchObject({ code: 0 });
  expect(statSync(again).size).toBeGreaterThan(0);
});

/** Changes what some entries of an index say of the row they are of, as a disk that fails does. */
function spoilIndex(file: string, name: string): void {
  const db = new Database(file, { readonly: true });
  const root = Number(db.prepare('select rootpage from sqlite_schema where name = ?').pluck().get(name));
  db.close();
  const bytes = readFileSync(file);
  const from = (root - 1) * PAGE;
  const isLeaf = bytes[from] === 10;
  const leaf = isLeaf ? from : (bytes.readUInt32BE(from + bytes.readUInt16BE(from + 12)) - 1) * PAGE;
  const at = bytes.indexOf('2026-11-01', leaf);
  expect(at).toBeLessThan(leaf + PAGE);
  bytes.write('2026-11-09', at);
  writeFileSync(file, bytes);
}

function integrityOf(file: string): unknown {
  const db = new Database(file, { readonly: true });
  try {
    return db.pragma('integrity_check', { simple: true });
  } finally {
    db.close();
  }
}

describe('a head that says how the file may be read and written', () => {
  /** Offsets as in the SQLite file format. */
  const withHead = (file: string, write: number, read: number) => {
    const bytes = readFileSync(file);
    bytes[18] = write;
    bytes[19] = read;
    writeFileSync(file, bytes);
  };

  test('may name a log of writes, which another program left on', async () => {
    const { home, file } = await network();
    withHead(file, 2, 2);
    expect(await runMain(home, ['log', 'Ann A.', '--from', 'zoe'], {})).toMatchObject({
      code: 0,
      stderr: '',
    });
    expect(await runMain(home, ['doctor'], {})).toMatchObject({ code: 0 });
  });

  test('of which SQLite only reads is no file that is read-only: that is mended', async () => {
    const { home, file } = await network();
    withHead(file, 3, 1);
    expect(await runMain(home, ['partners'], {})).toMatchObject({ code: 0 });
    const refused = await runMain(home, ['log', 'Ann A.', '--from', 'zoe'], {});
    expect(refused).toMatchObject({ code: 5, stdout: '' });
    expect(refused.stderr).toContain('says that only a newer SQLite may write to it, which no refnet says\n');
    const found = await runMain(home, ['doctor'], {});
    expect(found).toMatchObject({ code: 1 });
    expect(found.stdout).toContain('  the file says that only a newer SQLite may write to it\n');
    expect(await runMain(home, ['doctor', '--repair'], {})).toMatchObject({ code: 0, stderr: '' });
    expect(await runMain(home, ['log', 'Ann A.', '--from', 'zoe'], {})).toMatchObject({ code: 0 });
  });

  test('that nothing reads is damage, and the file one of refnet still', async () => {
    const { home, file, copy } = await network();
    withHead(file, 3, 3);
    const refused = await runMain(home, ['partners'], {});
    expect(refused).toMatchObject({ code: 5, stdout: '' });
    expect(refused.stderr).toContain('is damaged: SQLite cannot read all of it\n');
    expect(await runMain(home, ['doctor', '--repair'], {})).toMatchObject({ code: 5 });
    expect(await runMain(home, ['restore', copy, '--yes'], {})).toMatchObject({ code: 0 });
    expect(await runMain(home, ['doctor'], {})).toMatchObject({ code: 0 });
  });
});

describe('a page that cannot be read, where there is no copy', () => {
  async function spoiled(): Promise<Refnet> {
    const refnet = await newNetwork(
      ['add-partner', 'Zoë Holt'],
      ['log', 'Jane D.', '--from', 'zoe'],
      ['check-in', 'zoe', '--kind', 'coffee'],
    );
    const db = new Database(refnet.file, { readonly: true });
    const root = db.prepare(`select rootpage from sqlite_schema where name = 'check_ins'`).pluck().get();
    db.close();
    const bytes = readFileSync(refnet.file);
    bytes.fill(0xee, (Number(root) - 1) * PAGE, Number(root) * PAGE);
    writeFileSync(refnet.file, bytes);
    return refnet;
  }

  test.each([[['doctor']], [['doctor', '--repair']]])(
    '%j names what can be taken out still, and no command that would be refused',
    async (argv) => {
      const refnet = await spoiled();
      const { code, stdout } = await refnet.run(argv);
      expect(code).toBe(5);
      expect(stdout).toContain(
        '2 kinds of records can still be read, and taken out: partners and referrals\n',
      );
      expect(stdout).toContain('there is no copy yet');
      expect(stdout).not.toMatch(/refnet backup|restore --list/);
      expect(stdout).toContain('restore FILE');
      for (const kind of ['partners', 'referrals']) {
        expect(stdout).toContain(`refnet export ${kind} --output ${kind}.csv\n`);
        await refnet.ok(['export', kind, '--output', join(refnet.home, `${kind}.csv`)]);
      }
      expect(readFileSync(join(refnet.home, 'referrals.csv'), 'utf8')).toContain('Jane D.');
      await refnet.fails(5, ['export', 'check-ins']);
      await refnet.fails(5, ['backup']);
    },
  );

  test('what was altered is not said to be copied before it is repaired', async () => {
    const refnet = await newNetwork(['add-partner', 'Zoë Holt']);
    alterFile(refnet.file, 'create view seen as select 1');
    const { stdout } = await refnet.run(['doctor']);
    expect(stdout).toContain('there is no copy yet');
    expect(stdout).not.toContain('refnet backup');
  });
});

describe('a next change without a number', () => {
  test.each(['9223372036854775807', '9223372036854775800', '9007199254740991'])(
    'after %s is refused as what it is',
    async (last) => {
      const refnet = await newNetwork(['add-partner', 'Zoë Holt']);
      alterFile(refnet.file, `update sqlite_sequence set seq = ${last}`);
      const before = readFileSync(refnet.file);
      expect(await refnet.fails(5, ['log', 'Jane D.', '--from', 'zoe'])).toMatch(
        /^refnet: the next change to \S+ would get a number that none can have: [^\n]+\n {2}refnet doctor /,
      );
      expect(readFileSync(refnet.file).equals(before)).toBe(true);
    },
  );
});

test('a command that fails for what another program took out of the file says so, and what looks at it', async () => {
  const refnet = await network();
  alterFile(refnet.file, 'pragma foreign_keys = off; delete from partners where id = 1');
  const { code, stderr } = await runMain(refnet.home, ['edit', '1', '--note', 'x'], {});
  expect([code, stderr]).toEqual([
    5,
    expect.stringMatching(
      /^refnet: something in \S+ is not as refnet leaves it: \d+ records without what they belong to, which is gone\n {2}refnet doctor {6}looks at the file, and says what to do\n/,
    ),
  ]);
});
