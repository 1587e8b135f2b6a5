/** `report --only referrers`: who sent clients; loaded where it is asked for. */
import { countPeriod } from '../advice/relationship.sql.ts';
import { addDays, asDay, FIRST_YEAR } from '../calendar/day.ts';
import { partnerNamer } from '../partners/find-partner.ts';
import { listHandles } from '../partners/handles.sql.ts';
import { inRows } from '../shell/listing.cli.ts';
import { readFollowed } from './followed.sql.ts';
import type { OwnSection } from './own-section.cli.ts';
import { referrersOf, yearBefore } from './referrers.ts';
import { referrerLines, referrersAsPlain, referrersBlocks } from './referrers.view.ts';

export const referrers: OwnSection = (db, period, { today }) => {
  const read = db.transaction(() => {
    const days = { since: yearBefore(period).since, until: period.until };
    const ever = { since: asDay(`${FIRST_YEAR}-01-01`), until: addDays(period.since, -1) };
    return {
      rows: readFollowed(db, days, today),
      ever: countPeriod(db, ever, today),
      handles: listHandles(db),
    };
  })();
  const known = [...read.ever].filter(([, { receivedInPeriod: n }]) => n > 0).map(([id]) => id);
  const told = referrersOf(read.rows, period, new Set(known));
  const namer = partnerNamer(read.handles);
  const handle = (partnerId: number) => {
    const found = read.handles.find(({ id }) => id === partnerId);
    return found === undefined || found.archived ? undefined : namer(found);
  };
  const { columns, rows } = referrerLines(told);
  return {
    period,
    blocks: (look) => referrersBlocks(told, handle, look),
    plain: () => referrersAsPlain(told),
    csv: inRows(columns, rows).csv,
  };
};
