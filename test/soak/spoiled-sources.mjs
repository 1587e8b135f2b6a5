// Ways in which a copy or an export is spoiled before a network is made from it, and what is asked of every command that
// takes it for its source: it does what it says, or it changes nothing.
import { copyFileSync, existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { HARMLESS, SPOILED } from './spoiled.mjs';
import { plantValues, strangeValues } from './strange-values.mjs';

/** @typedef {import('./random.mjs').Random} Random */

/** What another program, or somebody who means harm, puts into the schema of a copy. */
const PLANTED = {
  'a trigger that deletes': 'create trigger t after insert on changes begin delete from partners; end',
  'a trigger that raises': `create trigger t before insert on partners begin select raise(abort, 'no'); end`,
  'an endless view in the place of a table': `alter table snoozes rename to kept; create view snoozes as
    with recursive n(i) as (select 1 union all select i + 1 from n) select i as id, 'k' as kind, i as partner_id from n`,
  'a table of a name that moves the cursor': `create table "a\u001b[2J\u202e\nb" (a)`,
  'an index of a function that nobody knows': `create index more on partners (upper(name));
    update sqlite_schema set sql = replace(sql, 'upper', 'nobody') where name = 'more'`,
  'a column that is reckoned': `update sqlite_schema
    set sql = replace(sql, 'notes text', 'notes text, star any as (zeroblob(900000000))') where name = 'partners'`,
  'no table where one is needed': 'drop table snoozes',
  'two tables on one page': `update sqlite_schema
    set rootpage = (select rootpage from sqlite_schema where name = 'tags') where name = 'aliases'`,
  'a schema that cannot be read': `insert into sqlite_schema values ('trigger', 'x', 'tags', 0, 'CREATE TRIGGER x nonsense')`,
};

function plant(file, sql) {
  const db = new Database(file);
  try {
    db.unsafeMode(true);
    db.pragma('foreign_keys = off');
    db.pragma('writable_schema = on');
    db.exec(sql);
  } finally {
    db.close();
  }
}

/** Each spoils the copy `file`; `other` is the file of another network. */
export const SPOILED_COPIES = {
  ...SPOILED,
  ...HARMLESS,
  ...Object.fromEntries(Object.entries(PLANTED).map(([what, sql]) => [what, ({ file }) => plant(file, sql)])),
  'pages of another network': ({ file, random, page, other }) => {
    const [bytes, others] = [readFileSync(file), readFileSync(other)];
    for (let n = random.whole(1, 6); n > 0; n -= 1) {
      const from = random.whole(0, others.length / page - 1) * page;
      others.copy(bytes, random.whole(0, bytes.length / page - 1) * page, from, from + page);
    }
    writeFileSync(file, bytes);
  },
  'the head of another network': ({ file, other }) => {
    const bytes = readFileSync(file);
    readFileSync(other).copy(bytes, 0, 0, 100);
    writeFileSync(file, bytes);
  },
  'nothing but zeros': ({ file, random }) =>
    writeFileSync(file, Buffer.alloc(random.one([1, 100, 4096, 40_960]))),
  nothing: ({ file }) => writeFileSync(file, ''),
  'a name of the engine spoiled': ({ file, random }) => {
    const bytes = readFileSync(file);
    bytes[random.whole(0, 15)] = random.whole(0, 255);
    writeFileSync(file, bytes);
  },
  'bytes without sense': ({ file, random }) => {
    const length = random.one([7, 300, 9000]);
    writeFileSync(file, Buffer.from(Array.from({ length }, () => random.whole(0, 255))));
  },
  'the journal of another network': ({ file, other }) => withJournalOf(file, other),
  'the log of another network': ({ file, other }) => withLogOf(file, other),
  'strange values': ({ file, random }) => {
    const all = strangeValues(file);
    plantValues(
      file,
      Array.from({ length: random.whole(1, 4) }, () => random.one(all)),
    );
  },
};

/** The journal that a crash leaves, of a file that this is not. */
function withJournalOf(file, other) {
  const copy = `${file}.other`;
  copyFileSync(other, copy);
  const db = new Database(copy);
  db.pragma('cache_size = 5');
  db.exec(`begin immediate; update partners set notes = 'half';
    with recursive n(i) as (select 1 union all select i + 1 from n where i < 3000)
    insert into tombstones (uuid, kind, deleted_at) select 'crashed ' || i, 'partners', 'never' from n`);
  copyFileSync(`${copy}-journal`, `${file}-journal`);
  db.exec('rollback');
  db.close();
}

function withLogOf(file, other) {
  const copy = `${file}.other`;
  copyFileSync(other, copy);
  const db = new Database(copy);
  db.pragma('journal_mode = wal');
  db.exec(`update partners set notes = 'in the log'`);
  copyFileSync(`${copy}-wal`, `${file}-wal`);
  db.close();
}

const inBytes = (file, change) => {
  const bytes = readFileSync(file);
  writeFileSync(file, change(bytes) ?? bytes);
};

/** Each spoils an export `file`, whatever its format. */
export const SPOILED_EXPORTS = {
  'some bytes': ({ file, random }) =>
    inBytes(file, (bytes) => {
      for (let n = random.whole(1, 6); n > 0; n -= 1)
        bytes[random.whole(0, bytes.length - 1)] = random.whole(0, 255);
    }),
  'bits turned over': ({ file, random }) =>
    inBytes(file, (bytes) => {
      for (let n = random.whole(1, 6); n > 0; n -= 1) {
        const at = random.whole(0, bytes.length - 1);
        bytes[at] = (bytes[at] ?? 0) ^ (1 << random.whole(0, 7));
      }
    }),
  'an end that is cut off': ({ file, random }) =>
    truncateSync(file, random.whole(1, readFileSync(file).length - 1)),
  'a part twice': ({ file, random }) =>
    inBytes(file, (bytes) => {
      const from = random.whole(0, bytes.length - 1);
      const to = Math.min(bytes.length, from + random.whole(1, 3000));
      return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)]);
    }),
  'a part that is missing': ({ file, random }) =>
    inBytes(file, (bytes) => {
      const from = random.whole(0, bytes.length - 1);
      return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + random.whole(1, 3000))]);
    }),
  'a number that is another': ({ file, random }) =>
    inBytes(file, (bytes) => {
      const digits = [...bytes.keys()].filter((at) => /\d/.test(String.fromCharCode(bytes[at] ?? 0)));
      if (digits.length > 0) bytes[random.one(digits)] = 48 + random.whole(0, 9);
    }),
  zeros: ({ file, random }) =>
    inBytes(file, (bytes) => {
      const from = random.whole(0, bytes.length - 1);
      bytes.fill(0, from, Math.min(bytes.length, from + random.whole(1, 600)));
    }),
};

/** What a command may end with: done, refused, a usage error, some rows rejected, or a file that is damaged. */
const ENDS = [0, 1, 2, 3, 5];
/** What only looks, and what writes, to the network first and then to the file itself; `{source}` stands for the file. */
export const ASKED = {
  looking: [
    ['restore', '{source}', '--dry-run'],
    ['import', '{source}', '--dry-run'],
    ['import', '{source}', '--merge', '--dry-run'],
    ['compare', 'p1', '{source}', '--json'],
    ['backup', '{source}'],
  ],
  writing: [
    ['import', '{source}', '--yes', '--skip-bad'],
    ['import', '{source}', '--yes', '--merge'],
    ['restore', '{source}', '--yes'],
  ],
  onIt: [
    ['--db', '{source}', 'report'],
    ['--db', '{source}', 'export', 'all'],
    ['--db', '{source}', 'doctor'],
    ['--db', '{source}', 'doctor', '--repair'],
  ],
};

/** How a command says that it changed the network. */
const DONE = /^(?:Restored |Imported |Taken over |Added |Merged |Replaced |Nothing new|.*\badded\b)/m;
const CONTROL = /(?!\n)\p{Cc}/u;
/** Formats that have other control characters than line breaks in them. */
const RAW = /export all|compare/;

/**
 * What was wrong with how one source was taken; nothing where all is well.
 * @param {object} about
 * @param {(argv: readonly string[]) => Promise<{ code: number | null, stdout: string, stderr: string, hung?: boolean }>} about.run
 * @param {string} about.network the file of the network, which is sound
 * @param {string} about.source
 * @param {readonly string[]} about.secrets names of clients of the source, which no error may say
 * @param {typeof ASKED} [about.asked]
 * @returns {Promise<string[]>}
 */
export async function judgeSource({ run, network, source, secrets, asked = ASKED }) {
  const found = [];
  const begun = async (argv) => {
    const typed = argv.map((word) => word.replace('{source}', source));
    const ran = await run(typed);
    found.push(...wordsOf(ran, { argv: typed, secrets }));
    return { typed, ran };
  };
  const kept = bytesOf(source);
  const rowsIn = rowsAsOf();
  const rows = rowsIn(network);
  const theirs = readdirSync(dirname(network));
  for (const argv of asked.looking) {
    const { typed, ran } = await begun(argv);
    if (rowsIn(network) !== rows) found.push(`what only looks changed the network: ${told(typed, ran)}`);
    if (bytesOf(source) !== kept) found.push(`the source is another: ${told(typed, ran)}`);
  }
  for (const argv of asked.writing) {
    const before = rowsIn(network);
    const { typed, ran } = await begun(argv);
    if (bytesOf(source) !== kept) found.push(`the source is another: ${told(typed, ran)}`);
    const isChanged = rowsIn(network) !== before;
    const isDone = ran.code === 0 || ran.code === 3;
    if (isChanged && !isDone) found.push(`it failed, and changed the network: ${told(typed, ran)}`);
    if (isChanged && !DONE.test(ran.stdout))
      found.push(`it changed the network in silence: ${told(typed, ran)}`);
    if (isChanged) found.push(...(await asksAfter(run, told(typed, ran))));
  }
  for (const argv of asked.onIt) {
    const before = rowsIn(network);
    const { typed, ran } = await begun(argv);
    if (rowsIn(network) !== before) found.push(`the network is another: ${told(typed, ran)}`);
  }
  const left = readdirSync(dirname(network)).filter((name) => !theirs.includes(name) && name !== 'backups');
  const copies = existsSync(join(dirname(network), 'backups'))
    ? readdirSync(join(dirname(network), 'backups'))
    : [];
  for (const name of [...left, ...copies.filter((each) => !/^refnet-[\w-]+\.db$/.test(each))])
    found.push(`${name} is left over`);
  return found;
}

/** That the network can be worked with, whatever was made of it. */
async function asksAfter(run, what) {
  const found = [];
  const looked = await run(['doctor']);
  if (looked.code !== 0 && looked.code !== 1) found.push(`doctor ends with ${looked.code} after ${what}`);
  if (looked.code !== 0) {
    const mended = await run(['doctor', '--repair']);
    if (mended.code !== 0 && mended.code !== 1)
      found.push(`doctor --repair ends with ${mended.code} after ${what}: ${mended.stderr}`);
  }
  for (const argv of [['report'], ['log', 'Ann A.', '--from', 'p1', '--yes'], ['undo']]) {
    const next = await run(argv);
    const isGone = next.stderr.startsWith('refnet: no partner');
    if (next.code !== 0 && !isGone) found.push(`${told(argv, next)}, after ${what}`);
    if (isGone) break;
  }
  return found;
}

function wordsOf(ran, { argv, secrets }) {
  const { code, stdout, stderr, hung } = ran;
  const said = stderr + (RAW.test(argv.join(' ')) ? '' : stdout);
  const named = code === 0 || code === 3 ? [] : secrets.filter((name) => stderr.includes(name));
  return [
    ...(hung === true ? [`${argv.join(' ')} never ended`] : []),
    ...(ENDS.includes(code ?? -1) ? [] : [`a bug: ${told(argv, ran)}`]),
    ...(code === 0 || stderr.trim() !== '' || stdout.trim() !== '' ? [] : [`not a word: ${told(argv, ran)}`]),
    ...(CONTROL.test(said) ? [`a control character: ${told(argv, ran)}`] : []),
    ...named.map(() => `a client is named in an error: ${told(argv, ran)}`),
  ];
}

const told = (argv, { code, stdout, stderr }) =>
  `${argv.join(' ')} ends with ${code}: ${JSON.stringify(`${stderr.trim()} ${stdout.trim()}`.slice(0, 400))}`;

const bytesOf = (file) => readFileSync(file).toString('latin1');

/** Every row of a file, read anew where its bytes are others than the last time. */
function rowsAsOf() {
  let last;
  return (file) => {
    const bytes = bytesOf(file);
    if (last?.bytes !== bytes) last = { bytes, rows: rowsOf(file) };
    return last.rows;
  };
}

/** Every row of every table; what cannot be read is told as such. */
function rowsOf(file) {
  const db = new Database(file, { readonly: true });
  try {
    const tables = db
      .prepare(`select name from sqlite_schema where type = 'table' order by name`)
      .pluck()
      .all();
    const rows = tables.map((table) => [
      table,
      db
        .prepare(`select * from "${String(table)}"`)
        .raw()
        .all(),
    ]);
    return JSON.stringify(rows, (_key, value) => (typeof value === 'bigint' ? String(value) : value));
  } catch (error) {
    return String(error);
  } finally {
    db.close();
  }
}

/** The names of clients in a file, which no error has to say. */
export function namesIn(file) {
  const db = new Database(file, { readonly: true });
  try {
    return db
      .prepare('select distinct client_name from referrals where length(client_name) > 3')
      .pluck()
      .all();
  } finally {
    db.close();
  }
}
