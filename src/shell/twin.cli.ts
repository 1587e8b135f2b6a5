import type { Db } from '../file/sqlite.sql.ts';
import { LIKENESSES, twinOf, type Alike } from '../file/twin.sql.ts';
import { twinLine, type Line } from '../text/undo-offer.ts';

/** A line where a record is the same as one entered before, as a referral gets one; none where it is not. */
export function twinLines(db: Db, id: number, of: Alike): Line[] {
  const twin = twinOf(db, of, id);
  return twin === undefined ? [] : [twinLine(id, twin, LIKENESSES[of].alike)];
}
