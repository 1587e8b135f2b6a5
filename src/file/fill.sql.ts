import { APPLICATION_ID } from './current.sql.ts';
import type { Db } from './sqlite.sql.ts';

/** A statement of the schema, as the file keeps it. */
export interface SchemaObject {
  readonly type: string;
  readonly name: string;
  readonly sql: string;
}

/** What a schema consists of, in the order it was made; what SQLite makes of itself (`sqlite_...`) is left out. */
export function schemaOf(db: Db, schema = 'main'): SchemaObject[] {
  return db
    .prepare<[], SchemaObject>(
      `select type, name, sql from ${schema}.sqlite_schema
       where name not like 'sqlite\\_%' escape '\\' and sql is not null order by rowid`,
    )
    .all();
}

/**
 * Makes the open database hold what the attached one named `from` holds, and nothing else: its schema becomes `wanted`,
 * every row of a table that is in it comes over. Runs inside a transaction of the caller, with foreign keys off. Throws
 * where a table or column is missing in `from`.
 */
export function fillFrom(db: Db, from: string, wanted: readonly SchemaObject[]): void {
  // What is there need not be what refnet makes: checks that were got round once must not keep rows out.
  db.pragma('ignore_check_constraints = on');
  try {
    dropEverything(db);
    for (const { sql } of wanted) db.exec(sql);
    const theirs = new Map(schemaOf(db, from).map(({ name, sql }) => [name, sql]));
    for (const { type, name, sql } of wanted) {
      if (type === 'table') copyRows(db, { from, to: 'main' }, name, theirs.get(name) === sql);
    }
    db.exec(`delete from main.sqlite_sequence`);
    db.exec(`insert into main.sqlite_sequence select * from ${from}.sqlite_sequence`);
    db.pragma(`main.application_id = ${APPLICATION_ID}`);
    db.pragma(`main.user_version = ${Number(db.pragma(`${from}.user_version`, { simple: true }))}`);
  } finally {
    db.pragma('ignore_check_constraints = off');
  }
}

/** Rows of a table of the very same making are moved by SQLite as they lie, which is many times faster. */
export function copyRows(
  db: Db,
  { from, to }: Readonly<Record<'from' | 'to', string>>,
  table: string,
  isSame: boolean,
): void {
  if (isSame) {
    db.exec(`insert into ${to}.${quoted(table)} select * from ${from}.${quoted(table)}`);
    return;
  }
  const columns = db
    .prepare<[string, string], string>(`select name from pragma_table_info(?, ?)`)
    .pluck()
    .all(table, to)
    .map(quoted)
    .join(', ');
  db.exec(`insert into ${to}.${quoted(table)} (${columns}) select ${columns} from ${from}.${quoted(table)}`);
}

/** Drops what there is, what stands on something else first; a virtual table takes its own tables with it. */
function dropEverything(db: Db): void {
  const next = db.prepare<[], SchemaObject>(
    `select type, name, sql from main.sqlite_schema
     where type <> 'index' and name not in ('sqlite_sequence', 'sqlite_schema')
     order by case type when 'trigger' then 0 when 'view' then 1 else 2 end,
       sql not like 'create virtual%', name like 'sqlite\\_%' escape '\\' limit 1`,
  );
  for (let object = next.get(); object !== undefined; object = next.get()) {
    db.exec(`drop ${object.type} main.${quoted(object.name)}`);
  }
}

/** A name as SQL takes it, whatever is in it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
