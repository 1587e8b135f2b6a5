// Ways in which a file is spoiled as a whole: bytes, pages and its head, the files beside it, and what another program may
// have made of it without harm. Each is another with each seed.
import { chmodSync, readFileSync, rmSync, truncateSync, writeFileSync, copyFileSync } from 'node:fs';
import Database from 'better-sqlite3';

/** @typedef {import('./random.mjs').Random} Random */
/** @typedef {{ file: string, random: Random, page: number }} About */

/** @param {About} about @param {(bytes: Buffer) => Buffer | void} change */
function inBytes({ file }, change) {
  const bytes = readFileSync(file);
  writeFileSync(file, change(bytes) ?? bytes);
}

/** @param {string} file @param {(db: import('better-sqlite3').Database) => void} work */
function inDatabase(file, work) {
  const db = new Database(file);
  try {
    db.unsafeMode(true);
    db.pragma('foreign_keys = off');
    work(db);
  } finally {
    db.close();
  }
}

/** Some pages of a file, from the second on, from 0. */
const somePage = (bytes, { random, page }) =>
  random.whole(1, Math.max(1, Math.floor(bytes.length / page) - 1));

/** What each byte of the head says, where it is more than one. */
const IN_HEAD = [16, 18, 19, 20, 21, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 68, 92, 96];

/** @type {Readonly<Record<string, (about: About) => void>>} */
export const SPOILED = {
  'UTF-16': ({ file, random }) => inUtf16(file, random.one(['UTF-16le', 'UTF-16be'])),
  'a byte of the head': (about) =>
    inBytes(about, (bytes) => {
      bytes[about.random.chance(0.5) ? about.random.one(IN_HEAD) : about.random.whole(0, 99)] =
        about.random.whole(0, 255);
    }),
  'a number of the head': (about) =>
    inBytes(about, (bytes) => {
      const numbers = [0, 1, 2, 3, 0x7fffffff, 0xffffffff, about.random.whole(0, 0xffffffff)];
      bytes.writeUInt32BE(about.random.one(numbers), about.random.one(IN_HEAD.filter((at) => at >= 24)));
    }),
  'the way of writing in the head': (about) =>
    inBytes(about, (bytes) => {
      const ways = [0, 1, 2, 3, 4, 100, 255];
      bytes[18] = about.random.one(ways);
      bytes[19] = about.random.chance(0.5) ? (bytes[18] ?? 1) : about.random.one(ways);
    }),
  'some bytes': (about) =>
    inBytes(about, (bytes) => {
      for (let n = about.random.whole(1, 8); n > 0; n -= 1)
        bytes[about.random.whole(100, bytes.length - 1)] = about.random.whole(0, 255);
    }),
  'many bytes': (about) =>
    inBytes(about, (bytes) => {
      for (let n = 0; n < bytes.length / 500; n += 1)
        bytes[about.random.whole(100, bytes.length - 1)] = about.random.whole(0, 255);
    }),
  'the head of a page': (about) =>
    inBytes(about, (bytes) => {
      const from = somePage(bytes, about) * about.page;
      for (let n = about.random.whole(1, 12); n > 0; n -= 1)
        bytes[from + about.random.whole(0, 11)] = about.random.whole(0, 255);
    }),
  'the first page': (about) =>
    inBytes(about, (bytes) => {
      for (let n = about.random.whole(1, 12); n > 0; n -= 1)
        bytes[about.random.whole(100, about.page - 1)] = about.random.whole(0, 255);
    }),
  'a page of nothing': (about) =>
    inBytes(about, (bytes) => {
      const from = somePage(bytes, about) * about.page;
      bytes.fill(0, from, from + about.page);
    }),
  'two pages in each other\u2019s place': (about) =>
    inBytes(about, (bytes) => {
      const [a, b] = [somePage(bytes, about), somePage(bytes, about)].map((page) => page * about.page);
      const kept = Buffer.from(bytes.subarray(a, a + about.page));
      bytes.copy(bytes, a, b, b + about.page);
      kept.copy(bytes, b);
    }),
  'a page twice': (about) =>
    inBytes(about, (bytes) => {
      const [from, to] = [somePage(bytes, about), somePage(bytes, about)].map((page) => page * about.page);
      bytes.copy(bytes, to, from, from + about.page);
    }),
  'an end that is cut off': ({ file, random, page }) => {
    const { length } = readFileSync(file);
    const cut = random.one([
      random.whole(1, 120),
      random.whole(1, length),
      page * random.whole(1, Math.floor(length / page)),
    ]);
    truncateSync(file, Math.min(cut, length - 1));
  },
  'more at the end': (about) =>
    inBytes(about, (bytes) =>
      Buffer.concat([
        bytes,
        Buffer.alloc(about.random.one([1, 700, about.page, 5 * about.page]), about.random.whole(0, 255)),
      ]),
    ),
  'a size that nothing has': (about) =>
    inBytes(about, (bytes) => {
      bytes.writeUInt32BE(about.random.one([0, 1, 2, 0x7fffffff, 0xfffffffe]), 28);
      bytes.copy(bytes, 92, 24, 28);
    }),
  'free pages that are none': (about) =>
    inBytes(about, (bytes) => {
      bytes.writeUInt32BE(about.random.one([1, 2, somePage(bytes, about), 0x7fffffff]), 32);
      bytes.writeUInt32BE(about.random.one([0, 1, 7, 0x7fffffff]), 36);
    }),
  'bytes kept at the end of each page': (about) =>
    inBytes(about, (bytes) => {
      bytes[20] = about.random.one([1, 8, 32, 255]);
    }),
  'another program\u2019s number': ({ file, random }) =>
    inDatabase(file, (db) => db.pragma(`application_id = ${random.one([0, 1, -1, 0x0f055112])}`)),
  'a version that there is not': ({ file, random }) =>
    inDatabase(file, (db) => db.pragma(`user_version = ${random.one([0, -1, 99, 2147483647])}`)),
  'a journal that is none': ({ file, random }) =>
    writeFileSync(`${file}-journal`, Buffer.alloc(random.one([0, 1, 28, 600, 5000]), random.whole(0, 255))),
  'a list for finding with somebody twice': ({ file, random }) =>
    inDatabase(file, (db) => {
      const [index, table] = random.one([
        ['partners_uuid', 'partners'],
        ['referrals_uuid', 'referrals'],
        ['check_ins_uuid', 'check_ins'],
        ['agreement_terms_uuid', 'agreement_terms'],
      ]);
      const sql = db.prepare('select sql from sqlite_schema where name = ?').pluck().get(index);
      db.exec(`drop index ${index}; ${sql.replace(/unique /i, '')};
        update ${table} set uuid = (select uuid from ${table} order by id limit 1) where id = (select max(id) from ${table})`);
      db.pragma('writable_schema = on');
      db.prepare('update sqlite_schema set sql = ? where name = ?').run(sql, index);
    }),
  'a list for finding that is empty': ({ file, random }) =>
    inDatabase(file, (db) => {
      const indexes = db
        .prepare(`select name, rootpage from sqlite_schema where type = 'index' and rootpage > 0`)
        .all();
      const { rootpage } = random.one(indexes);
      const page = db.pragma('page_size', { simple: true });
      db.close();
      const bytes = readFileSync(file);
      const at = (rootpage - 1) * page;
      bytes.fill(0, at, at + page);
      bytes[at] = 10;
      bytes.writeUInt16BE(page === 65536 ? 0 : page, at + 5);
      writeFileSync(file, bytes);
    }),
};

/** What may be made of a file, all of which refnet takes as it is. @type {Readonly<Record<string, (about: About) => void>>} */
export const HARMLESS = {
  'another size of pages': ({ file, random }) =>
    inDatabase(file, (db) => {
      db.pragma(`page_size = ${random.one([512, 1024, 2048, 8192, 16384, 32768, 65536])}`);
      db.exec('vacuum');
    }),
  'pages that are given back': ({ file, random }) =>
    inDatabase(file, (db) => {
      db.pragma(`auto_vacuum = ${random.one(['full', 'incremental'])}`);
      db.exec('vacuum');
    }),
  'a log of writes, left on': ({ file }) => inDatabase(file, (db) => db.pragma('journal_mode = wal')),
  'a log of writes, with some in it': (about) => withLog(about, ['', '-wal', '-shm']),
  'a log of writes without its index': (about) => withLog(about, ['', '-wal']),
  'statistics of another program': ({ file }) => inDatabase(file, (db) => db.exec('analyze')),
  'free pages': ({ file }) =>
    inDatabase(file, (db) =>
      db.exec('create table gone as select hex(randomblob(5000)) from referrals; drop table gone'),
    ),
};

/** Leaves a change in the log, as a program does that is killed. */
function withLog({ file }, ends) {
  const copy = `${file}.other`;
  copyFileSync(file, copy);
  const db = new Database(copy);
  try {
    db.pragma('journal_mode = wal');
    db.pragma('wal_autocheckpoint = 0');
    db.exec(`update partners set notes = 'in the log' where id = 1`);
    for (const end of ends) copyFileSync(copy + end, file + end);
  } finally {
    db.close();
    for (const end of ['', '-wal', '-shm']) rmSync(copy + end, { force: true });
  }
}

function inUtf16(file, encoding) {
  const from = new Database(file, { readonly: true });
  rmSync(`${file}.other`, { force: true });
  const to = new Database(`${file}.other`);
  try {
    to.unsafeMode(true);
    to.pragma(`encoding = "${encoding}"`);
    to.pragma('foreign_keys = off');
    const all = from
      .prepare(
        `select type, name, sql from sqlite_schema where sql is not null and name not like 'sqlite\\_%' escape '\\' order by rowid`,
      )
      .all();
    for (const { sql } of all) to.exec(sql);
    for (const { name } of [...all.filter(({ type }) => type === 'table'), { name: 'sqlite_sequence' }]) {
      const rows = from.prepare(`select * from ${name}`).raw().all();
      const [first] = rows;
      if (first === undefined) continue;
      const insert = to.prepare(`insert into ${name} values (${first.map(() => '?').join(', ')})`);
      for (const row of rows) insert.run(...row);
    }
    for (const each of ['application_id', 'user_version'])
      to.pragma(`${each} = ${Number(from.pragma(each, { simple: true }))}`);
  } finally {
    from.close();
    to.close();
  }
  copyFileSync(`${file}.other`, file);
  rmSync(`${file}.other`);
  chmodSync(file, 0o600);
}
