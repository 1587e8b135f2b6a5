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
  let last = order === 'oldest first' ? 0 : Number.MAX_SAFE_INTEGER;
  for (;;) {
    const rows = page.all(changeId, last);
    for (const row of rows) {
      last = row.id;
      yield {
        table: tableNamed(db, row.table_name),
        rowId: row.row_id,
        before: fromImage(row.before),
        after: fromImage(row.after),
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

/** A row as the journal keeps it. */
const IMAGE = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));

function fromImage(text: string | null): Row | null {
  if (text === null) return null;
  const row = IMAGE.safeParse(parsedJson(text));
  if (row.success) return row.data;
  throw damaged();
}

/** What another program, or a broken disk, made of the journal must not become a row. */
function damaged(): UserError {
  return new UserError('what the journal keeps of this change is damaged, so it was left as it is', {
    hints: ['correct it by hand: refnet edit NUMBER, or refnet remove NUMBER'],
  });
}
