import { readRecords } from '../file/rows.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { signals, type Signal } from './signal.ts';

/** The signals of one partner or of all, newest first. */
export function listSignals(db: Db, partnerId?: number): Signal[] {
  return readRecords(db, signals, {
    rest: 'where (@partner is null or t.partner_id = @partner) order by t.on_day desc, t.id desc',
    cells: { partner: partnerId ?? null },
  });
}
