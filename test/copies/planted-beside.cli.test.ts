import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { lookInto } from '../../src/file/look-into.sql.ts';
import { MIGRATIONS } from '../../src/file/migrations.sql.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

const ENDLESS = 'with recursive n(i) as (select 1 union all select i + 1 from n) select i';

/** What others can do to a copy, and whether what refnet keeps in its tables can still be read without running any of that. */
const PLANTED: readonly [what: string, sql: string, isRead: boolean][] = [
  ['nothing', '', true],
  ['a view', `create view seen as ${ENDLESS} from n`, true],
  ['an index more', 'create index more on referrals (client_name)', true],
  ['no index', 'drop index tags_by_partner', true],
  ['a table of another program', 'create table other (a)', true],
  [
    'a schema that cannot be read',
    `insert into sqlite_schema values ('trigger', 'planted', 'tags', 0, 'CREATE TRIGGER planted nonsense')`,
    false,
  ],
  ...['changes', 'referrals', 'partners', 'check_ins'].map(
    (table) =>
      [
        `an endless view in the place of ${table}`,
        `alter table ${table} rename to kept; create view ${table} as ${ENDLESS} as id, 'x' as uuid, i as at, 1 as schema_version,
           'x' as client_name, '2026-11-01' as occurred_on, '2026-11-01' as on_day from n`,
        false,
      ] as const,
  ),
].map(([what, sql, isRead]) => [String(what), String(sql), isRead === true]);

function plant(file: string, sql: string): void {
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

/** A network whose client goes by another name in the copy that lies beside it. */
async function withCopy(sql: string): Promise<{ refnet: Refnet; copy: string }> {
  const refnet = await newNetwork(
    ['add-partner', 'Maren Holt'],
    ['log', 'Zebulon Quagmire', '--from', 'maren'],
    ['backup'],
    ['edit', '1', '--client', 'Quirin Adler'],
  );
  const listed = await refnet.ok(['restore', '--list']);
  const copy = listed.split('\n')[0] ?? '';
  plant(copy, sql);
  return { refnet, copy };
}

describe('planted in a copy, it is not run where the copy is looked into:', () => {
  test.each(PLANTED)('%s', async (_what, sql, isRead) => {
    const { refnet, copy } = await withCopy(sql);
    const planted = readFileSync(copy);
    const listed = await refnet.ok(['restore', '--list']);
    expect(listed).toContain(isRead ? '1 partner, 1 referral' : 'cannot be read');
    const { stdout, stderr } = await refnet.run(['forget', '--client', 'Quirin Adler', '--all', '--dry-run']);
    expect(stderr).toBe('');
    expect(stdout).toContain(copy);
    expect(readFileSync(copy).equals(planted)).toBe(true);
    expect((await refnet.run(['restore', copy, '--dry-run'])).code).toBe(
      isRead || sql.startsWith('insert') ? 0 : 5,
    );
  });
});

test('a copy that an older refnet left is looked into as that made it', async () => {
  const { refnet, copy } = await withCopy('');
  const next = { version: 2, name: 'next', sql: 'alter table partners add column star text' };
  const looked = lookInto(copy, [...MIGRATIONS, next]);
  expect(looked?.prepare('select name from partners').pluck().all()).toEqual(['Maren Holt']);
  looked?.close();
  plant(refnet.file, 'pragma user_version = 2; create view seen as select 1');
  expect(lookInto(refnet.file)).toBeUndefined();
});
