/** `report --only referrers`: who sent clients; loaded where it is asked for. */
import { countPeriod } from '../advice/relationship.sql.ts';
import { addDays, asDay, FIRST_YEAR, type Day } from '../calendar/day.ts';
import type { Period } from '../calendar/period.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { allApartIn } from '../partners/apart-in.cli.ts';
import { partnerNamer } from '../partners/find-partner.ts';
import { listHandles } from '../partners/handles.sql.ts';
import { recordsBegin } from '../settings/settings.sql.ts';
import { inRows } from '../shell/listing.cli.ts';
import { readFollowed } from './followed.sql.ts';
import type { OwnSection } from './own-section.cli.ts';
import { referrersOf, yearBefore, type Referrers } from './referrers.ts';
import { referrerLines, referrersAsPlain, referrersBlocks } from './referrers.view.ts';

export const referrers: OwnSection = (db, period, { settings, today }) => {
  const { told, handles, recordsSince } = db.transaction(() => ({
    told: referrersRead(db, period, today),
    handles: listHandles(db),
    recordsSince: settings['records-since'] ?? recordsBegin(db),
  }))();
  const namer = partnerNamer(handles);
  const handleOf = new Map(handles.map((each) => [each.id, each]));
  const handle = (partnerId: number) => {
    const found = handleOf.get(partnerId);
    return found === undefined || found.archived ? undefined : namer(found);
  };
  const { columns, rows } = referrerLines(told);
  return {
    period,
    blocks: (look) => referrersBlocks(allApartIn(db, told), { handle, recordsSince }, look),
    plain: () => referrersAsPlain(told),
    csv: inRows(columns, rows).csv,
  };
};

/** Who sent clients in the period, as it is known `today`. */
export function referrersRead(db: Db, period: Period, today: Day): Referrers {
  const days = { since: yearBefore(period).since, until: period.until };
  const before = { since: asDay(`${FIRST_YEAR}-01-01`), until: addDays(period.since, -1) };
  const ever = countPeriod(db, before, today);
  const known = [...ever].filter(([, { receivedInPeriod: n }]) => n > 0).map(([id]) => id);
  return referrersOf(readFollowed(db, days, today), period, new Set(known));
}
