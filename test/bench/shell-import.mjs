// The whole job of an import, done by the sqlite3 shell without a look at what it reads: the file read, partners found,
// referrals, steps and identities filled in, indexes built last.
import { spawnSync } from 'node:child_process';

const FILLED = ['referrals', 'status_events', 'import_identities'];
const AT = '2026-11-20T12:00:00.000Z';

/** The statements that import this file into an empty network that stands at `network`. */
export function shellImport(csv, network) {
  const indexes = indexesOf(network);
  return `.bail on
.mode csv
.import '${csv}' raw
pragma foreign_keys = off;
begin;
insert into imports (id, uuid, created_at, updated_at, file_name, format, imported_on)
  values (1, '${AT}', '${AT}', '${AT}', 'tracker.csv', 'tracker', '2026-11-20');
insert into partners (uuid, created_at, updated_at, name, name_key, stage, import_id)
  select lower(hex(randomblob(16))), '${AT}', '${AT}', name, lower(name), 'acquaintance', 1
  from (select distinct "Partner" as name from raw);
create temp table partner_ids (name text primary key, id integer) without rowid;
insert into partner_ids select name, id from partners;
${indexes.map(({ name }) => `drop index ${name};`).join('\n')}
insert into referrals (id, uuid, created_at, updated_at, partner_id, direction, occurred_on, client_name, client_key,
    need, need_key, status, last_step_on, currency, estimate_minor, invoiced_minor, import_id)
  select r.rowid, lower(substr(h, 1, 8) || '-' || substr(h, 9, 4) || '-4' || substr(h, 14, 3) || '-a' ||
      substr(h, 18, 3) || '-' || substr(h, 21)),
    '${AT}', '${AT}', p.id, r."Given or received", r."Date", r."Client", lower(r."Client"), r."Need", lower(r."Need"),
    lower(r."Status"), '2026-11-20', iif(minor is null, null, 'CAD'),
    iif(r."Status" = 'Won', null, minor), iif(r."Status" = 'Won', minor, null), 1
  from (select rowid, *, hex(randomblob(16)) as h,
      iif("Revenue" = '', null, cast(round(replace("Revenue", ',', '') * 100) as integer)) as minor from raw) r
    join partner_ids p on p.name = r."Partner";
insert into status_events (referral_id, on_day, status, reason, created_at)
  select id, occurred_on, status, 'imported', created_at from referrals where status <> 'new';
-- The shell has no keyed hash that is as fast as ours: it gets texts of the same length for nothing.
insert into import_identities (hash, nth, import_id, number)
  select substr(hex(randomblob(11)), 1, 22), 1, 1, id from referrals;
${indexes.map(({ sql }) => `${sql};`).join('\n')}
drop table raw;
commit;
`;
}

function indexesOf(network) {
  const tables = FILLED.map((table) => `'${table}'`).join(', ');
  const query = `select name, sql from sqlite_schema where type = 'index' and sql is not null and tbl_name in (${tables})`;
  const { stdout, status, stderr } = spawnSync('sqlite3', ['-json', network, query], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`sqlite3 failed: ${stderr}`);
  return JSON.parse(stdout);
}
