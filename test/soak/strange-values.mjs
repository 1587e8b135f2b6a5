// Values that a column of the file cannot have, made from the schema itself, and put there past every rule of its table: as
// another program, a disk that fails or somebody who means harm could.
import Database from 'better-sqlite3';

/**
 * A strange value for a column of the file.
 * @typedef {object} Strange
 * @property {string} table
 * @property {string} column
 * @property {string} what what is strange about it
 * @property {string} value as SQL says it, which may speak of the row
 */

const COLUMNS = `select m.name as "table", c.name as "column", c.type, c."notnull" as isNeeded, c.pk as key,
    (select f."table" from pragma_foreign_key_list(m.name) f where f."from" = c.name) as parent
  from sqlite_schema m join pragma_table_info(m.name) c
  where m.type = 'table' and m.name not like 'sqlite\\_%' escape '\\' order by m.name, c.cid`;

/** Values of another kind than the column has. */
const OF_ANOTHER_TYPE = {
  INTEGER: {
    'a word': `'soon'`,
    'a number as text': `'12'`,
    'a fraction': '1.5',
    infinity: '9e999',
    bytes: `x'00ff'`,
  },
  TEXT: { 'a number': '7', 'a fraction': '1.5', bytes: `x'4100ff'` },
};

const NUMBERS = {
  'below zero': '-1',
  zero: '0',
  'a large number': '987654321',
  'beyond what is exact': '9007199254740993',
  'the greatest there is': '9223372036854775807',
  'the least there is': '-9223372036854775807 - 1',
};

const TEXTS = {
  'no letter': `''`,
  'blanks alone': `'  '`,
  'a word that is not known': `'sideways'`,
  'a NUL': `cast(x'410042' as text)`,
  'half characters': `cast(x'41eda080ff' as text)`,
  'a control': `'a' || char(27) || '[2J' || char(10) || 'b'`,
  'a text without end': `printf('%.*c', 300000, 'x')`,
  'JSON cut short': `'{"a":'`,
  'JSON of nothing': `'null'`,
};

const DAYS = {
  'a day that is none': `'2026-02-30'`,
  'a day of no month': `'2026-13-01'`,
  'the end of all days': `'9999-12-31'`,
  'the beginning of all days': `'0000-01-01'`,
  'a day still to come': `'2031-01-01'`,
  'a day with an hour': `'2026-11-02T10:00:00.000Z'`,
};

/**
 * Every column of every table with every strange value that it could be given; numbers of rows stay as they are.
 * @param {string} file
 * @returns {Strange[]}
 */
export function strangeValues(file) {
  const db = new Database(file, { readonly: true });
  try {
    return db
      .prepare(COLUMNS)
      .all()
      .flatMap((column) =>
        valuesFor(column).map(([what, value]) => ({
          table: column.table,
          column: column.column,
          what,
          value,
        })),
      );
  } finally {
    db.close();
  }
}

function valuesFor({ column, type, isNeeded, key, parent, table }) {
  if (key > 0 && type === 'INTEGER') return [];
  const isNumber = type === 'INTEGER';
  const isAny = type === 'ANY';
  return [
    ...(isNeeded === 1 && key === 0 ? [['nothing', 'null']] : []),
    ...(isAny ? [] : Object.entries(OF_ANOTHER_TYPE[isNumber ? 'INTEGER' : 'TEXT'])),
    ...(isNumber ? Object.entries(NUMBERS) : Object.entries(TEXTS)),
    ...(!isNumber && /(?:_on|_day|_at|_until|_since|^at|^value)$/.test(column) ? Object.entries(DAYS) : []),
    ...(parent === table
      ? [
          ['itself', 'id'],
          ['a circle', 'a circle'],
        ]
      : []),
  ];
}

/**
 * Gives one row of each table, the first that has a value in that column, those values.
 * @param {string} file
 * @param {readonly Strange[]} all
 */
export function plantValues(file, all) {
  const db = new Database(file);
  try {
    db.unsafeMode(true);
    db.pragma('foreign_keys = off');
    db.pragma('ignore_check_constraints = on');
    db.pragma('writable_schema = on');
    const tables = [...new Set(all.map(({ table }) => table))];
    const sqlOf = db.prepare(`select sql from sqlite_schema where type = 'table' and name = ?`).pluck();
    const made = tables.map((table) => ({ table, sql: sqlOf.get(table) ?? '' }));
    const put = db.prepare(`update sqlite_schema set sql = ? where type = 'table' and name = ?`);
    for (const { table } of made) put.run(withoutRules(db, table), table);
    db.pragma('writable_schema = reset');
    db.pragma('writable_schema = on');
    for (const each of all) plantOne(db, each);
    for (const { table, sql } of made) put.run(sql, table);
  } finally {
    db.close();
  }
}

function plantOne(db, { table, column, value }) {
  const key = db.prepare('select name from pragma_table_info(?) where pk > 0').pluck().get(table) ?? 'id';
  const row = `(select ${key} from ${table} order by ${column} is null, ${key} limit 1)`;
  if (value === 'a circle') {
    db.exec(`update ${table} set ${column} = (select max(id) from ${table}) where ${key} = 1;
      update ${table} set ${column} = 1 where ${key} = (select max(id) from ${table})`);
  } else db.exec(`update ${table} set ${column} = ${value} where ${key} = ${row}`);
}

/** The same columns in the same places, of any type and without a rule. */
function withoutRules(db, table) {
  const columns = db.prepare('select name, type, pk from pragma_table_info(?)').all(table);
  const isByKey = db.prepare('select wr from pragma_table_list(?)').pluck().get(table) === 1;
  const each = columns.map(({ name, type, pk }) =>
    pk === 0 ? name : isByKey ? `${name} primary key` : `${name} ${type} primary key`,
  );
  return `create table ${table} (${each.join(', ')})${isByKey ? ' without rowid' : ''}`;
}
