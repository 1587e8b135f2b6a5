/** `report --only concentration`: how much came from whom; loaded where it is asked for. */
import { countPeriod } from '../advice/relationship.sql.ts';
import type { Day } from '../calendar/day.ts';
import type { Period } from '../calendar/period.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { allApartIn } from '../partners/apart-in.cli.ts';
import { listHandles } from '../partners/handles.sql.ts';
import { listPartners } from '../partners/partner.sql.ts';
import type { Settings } from '../settings/settings.ts';
import { inRows } from '../shell/listing.cli.ts';
import { concentrationOf, type Concentrated } from './concentration.ts';
import { concentrationAsPlain, concentrationBlocks, concentrationColumns } from './concentration.view.ts';
import type { OwnSection } from './own-section.cli.ts';

/** How much came from whom in a period, as the numbers that a picture is drawn from; `named` tells partners of one name apart. */
export function concentrationTold(
  db: Db,
  period: Period,
  { settings, today }: { readonly settings: Settings; readonly today: Day },
  named: <T>(read: T) => T = (read) => read,
): Concentrated {
  const { counts, handles, firms } = db.transaction(() => ({
    counts: countPeriod(db, period, today),
    handles: listHandles(db),
    firms: new Map(listPartners(db).map(({ id, business }) => [id, business])),
  }))();
  const received = handles.map(({ id, name }) => ({
    partnerId: id,
    name,
    firm: firms.get(id) ?? null,
    received: counts.get(id)?.receivedInPeriod ?? 0,
  }));
  return concentrationOf(named(received), period, settings['concentration-percent']);
}

export const concentration: OwnSection = (db, period, asked) => {
  const told = concentrationTold(db, period, asked);
  const shown = concentrationTold(db, period, asked, (read) => allApartIn(db, read));
  return {
    period,
    blocks: (look) => concentrationBlocks(shown, look),
    plain: () => concentrationAsPlain(told),
    csv: inRows(concentrationColumns(told), told.senders).csv,
  };
};
