import type { Db } from '../file/sqlite.sql.ts';
import { twinOf } from '../file/twin.sql.ts';
import { twinLine, type Line } from '../text/undo-offer.ts';

/** What makes two records of a table the same: the columns that hold it, and how that is called. */
interface Likeness {
  readonly table: string;
  readonly columns: readonly string[];
  /** `same partner, day and kind` */
  readonly alike: string;
}

/** A line where a record is the same as one entered before, as a referral gets one; none where it is not. */
export function twinLines(db: Db, id: number, { table, columns, alike }: Likeness): Line[] {
  const twin = twinOf(db, table, id, columns);
  return twin === undefined ? [] : [twinLine(id, twin, alike)];
}
