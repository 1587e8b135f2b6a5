import * as z from 'zod/mini';
import { UserError } from '../text/errors.ts';
import { parsedJson } from '../text/parsed-json.ts';
import type { Db } from './open.sql.ts';
import { tablesOf, type Row, type Table } from './tables.sql.ts';
import { MOVED } from './undone-import.sql.ts';

/** What a change made of a row; null where there was none before, or is none after. */
export interface RowImages {
  table: Table;
  rowId: number;
  before: Row | null;
  after: Row | null;
}

/** How many images are held at a time: an import may have left millions. */
const IMAGES_AT_ONCE = 1000;

/** The rows that a change touched, in the order in which it did, or the other way round. */
export function* readImages(
  db: Db,
  changeId: number,
  order: 'oldest first' | 'newest first',
): Generator<RowImages, void, undefined> {
  const [beyond, direction] = order === 'oldest first' ? (['>', 'asc'] as const) : (['<', 'desc'] as const);
  const page = db.prepare<[number, number], ImageRow>(
    `select id, table_name, row_id, before, after from change_rows
     where change_id = ? and id ${beyond} ? order by id ${direction} limit ${IMAGES_AT_ONCE}`,
  );
  const imageOf = readingImages(db);
  let last = order === 'oldest first' ? 0 : Number.MAX_SAFE_INTEGER;
  for (;;) {
    const rows = page.all(changeId, last);
    for (const row of rows) {
      last = row.id;
      const table = tableNamed(db, row.table_name);
      const rowId = row.row_id;
      yield {
        table,
        rowId,
        before: imageOf(table, rowId, row.before),
        after: imageOf(table, rowId, row.after),
      };
    }
    if (rows.length < IMAGES_AT_ONCE) return;
  }
}

/** What the journal has beside the rows of changes: what is taken over from another file, and rows moved in bulk. */
export const TAKEN_OVER: readonly Table[] = ['meta', 'tombstones', MOVED];

function tableNamed(db: Db, name: string): Table {
  if (tablesOf(db).names.includes(name) || TAKEN_OVER.includes(name)) return name;
  throw damaged();
}

interface ImageRow {
  id: number;
  table_name: string;
  row_id: number;
  before: string | null;
  after: string | null;
}

/** A row as the journal keeps it; whole numbers alone, as far as JavaScript is exact. */
const IMAGE = z.record(z.string(), z.union([z.string(), z.int(), z.null()]));

/**
 * Reads an image as a row of its table. Its names become part of SQL: they are those of the columns and no others, all of
 * them but where the journal takes over what another file says; and it is of the row that it stands beside.
 */
function readingImages(db: Db): (table: Table, rowId: number, text: string | null) => Row | null {
  const names = db.prepare<[string], string>('select name from pragma_table_info(?)').pluck();
  const columns = new Map<Table, ReadonlySet<string>>();
  const columnsOf = (table: Table) => {
    const known = columns.get(table) ?? new Set(names.all(table));
    columns.set(table, known);
    return known;
  };
  return (table, rowId, text) => {
    if (text === null) return null;
    const parsed = parsedJson(text);
    const row = IMAGE.safeParse(parsed);
    if (!row.success || typeof parsed !== 'object' || parsed === null) throw damaged();
    const known = columnsOf(table);
    const said = Object.keys(parsed);
    const isWhole = TAKEN_OVER.includes(table) || (said.length === known.size && row.data['id'] === rowId);
    if (!isWhole || !said.every((name) => known.has(name))) throw damaged();
    return row.data;
  };
}

/** What another program, or a broken disk, made of the journal must not become a row. */
function damaged(): UserError {
  return new UserError('what the journal keeps of this change is damaged, so it was left as it is', {
    kind: 'damaged',
    hints: [
      'refnet doctor      looks at the file, and says what to do',
      'or correct it by hand: refnet edit NUMBER, or refnet remove NUMBER',
    ],
  });
}
