/** `report PARTNER --compare`: what was counted with one partner beside the period before; loaded where it is asked for. */
import type { Day } from '../calendar/day.ts';
import { periodWords, type Period } from '../calendar/period.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { getPartner } from '../partners/partner.sql.ts';
import type { Settings } from '../settings/settings.ts';
import type { Shown } from '../shell/command.cli.ts';
import { readCompared } from '../shell/compared-word.ts';
import { inRows } from '../shell/listing.cli.ts';
import { apart } from '../screen/blocks.ts';
import { beforeOf } from './breakdown.cli.ts';
import { breakdownOf } from './breakdown.ts';
import { comparedColumns, lineAsPlain, lineBlocks } from './breakdown.view.ts';
import { countedBy, ofPartner } from './measures.ts';
import { readFirstDays, readTallies } from './tally.sql.ts';

/** One partner, beside the period before, in every format. */
export function partnerCompared(
  db: Db,
  period: Period,
  partnerId: number,
  { settings, today }: { readonly settings: Settings; readonly today: Day },
  typed: string,
): Shown {
  const having = readCompared(typed);
  const counted = (days: Period) => readTallies(db, days, today, settings.currency);
  const read = db.transaction(() => ({
    period,
    partner: getPartner(db, partnerId),
    now: counted(period),
    before: beforeOf(db, period, having, settings, counted),
    firstDays: readFirstDays(db, today),
  }))();
  const { partner, before } = read;
  if (partner === undefined) throw new Error(`partner ${partnerId} is gone`);
  const { lines } = breakdownOf({ ...read, partners: [partner] }, undefined, {
    isTold: () => true,
    size: () => 0,
  });
  const line = lines.find((each) => each.partner?.id === partnerId);
  if (line === undefined) throw new Error(`partner ${partnerId} is not told`);
  const measures = ofPartner(settings);
  return {
    blocks: () =>
      apart(
        [{ is: 'title', text: partner.name, beside: periodWords(period) }],
        lineBlocks(line, measures, before, period, countedBy('volume')),
      ),
    plain: () => lineAsPlain(line, measures, before, period),
    csv: inRows(comparedColumns(line), measures).csv,
  };
}
