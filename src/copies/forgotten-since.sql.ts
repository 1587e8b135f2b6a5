import { openFile } from '../file/journal-beside.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { tablesOf } from '../file/tables.sql.ts';
import type { ForgottenMark } from './restore.ts';

/** What was forgotten in a file, and is not known to be in its copy. */
export interface ForgottenSince {
  /** Of records that stand in the copy. */
  readonly there: readonly ForgottenMark[];
  /** Of records that only undo or redo in the copy has. */
  readonly keptForUndo: readonly ForgottenMark[];
  /** Of records that the copy never had. */
  readonly elsewhere: readonly ForgottenMark[];
}

/** What was forgotten in a file and not in the copy that is attached to it as `restored`, by what the copy has of it. */
export function forgottenSince(db: Db): ForgottenSince {
  const { names, isIdentified } = tablesOf(db);
  const marks = db
    .prepare<[], ForgottenMark>(
      `select uuid, kind, forgotten_at as forgottenAt from main.forgotten f where not exists (
         select 1 from restored.forgotten r where r.uuid = f.uuid and r.forgotten_at >= f.forgotten_at)`,
    )
    .all()
    .filter(({ kind }) => names.includes(kind) && isIdentified(kind));
  if (marks.length === 0) return { there: [], keptForUndo: [], elsewhere: [] };
  const kept = uuidsKeptForUndo(db);
  const standing = uuidsStanding(db, new Set(marks.map(({ kind }) => kind)));
  const others = marks.filter(({ uuid }) => !standing.has(uuid));
  return {
    there: marks.filter(({ uuid }) => standing.has(uuid)),
    keptForUndo: others.filter(({ uuid }) => kept.has(uuid)),
    elsewhere: others.filter(({ uuid }) => !kept.has(uuid)),
  };
}

/** The uuids that were forgotten of records of these kinds which stand in the copy. */
function uuidsStanding(db: Db, kinds: ReadonlySet<string>): ReadonlySet<string> {
  const standing = [...kinds].flatMap((kind) =>
    db
      .prepare<[string], string>(
        `select uuid from main.forgotten where kind = ? and uuid in (select uuid from restored.${kind})`,
      )
      .pluck()
      .all(kind),
  );
  return new Set(standing);
}

/** The uuids of records that a change of the copy has, or an import that was taken back in it. */
function uuidsKeptForUndo(db: Db): ReadonlySet<string> {
  const images = db
    .prepare<[], string>(
      `select distinct coalesce(before, after) ->> '$.uuid' from restored.change_rows
       where json_valid(coalesce(before, after)) and coalesce(before, after) ->> '$.uuid' is not null`,
    )
    .pluck()
    .all();
  const undone = tablesOf(db).names.flatMap((table) => {
    const at = db
      .prepare<[string], number>(`select cid + 1 from pragma_table_info(?) where name = 'uuid'`)
      .pluck()
      .get(table);
    if (at === undefined) return [];
    return db
      .prepare<[string], string>(
        `select v${at} from restored.undone_rows
         where table_id in (select id from restored.undone_tables where table_name = ?)`,
      )
      .pluck()
      .all(table);
  });
  return new Set([...images, ...undone]);
}

/** Notes in a copy what was forgotten, so that another computer does not bring it back to what the copy becomes. */
export function carryForgotten(copy: string, marks: readonly ForgottenMark[]): void {
  if (marks.length === 0) return;
  const db = openFile(copy, {});
  try {
    const note = db.prepare('insert or replace into forgotten (uuid, kind, forgotten_at) values (?, ?, ?)');
    db.transaction(() => {
      for (const { uuid, kind, forgottenAt } of marks) note.run(uuid, kind, forgottenAt);
    })();
  } finally {
    db.close();
  }
}
