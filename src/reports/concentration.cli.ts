/** `report --only concentration`: how much came from whom; loaded where it is asked for. */
import { countPeriod } from '../advice/relationship.sql.ts';
import { listHandles } from '../partners/handles.sql.ts';
import { inRows } from '../shell/listing.cli.ts';
import { concentrationOf } from './concentration.ts';
import { concentrationAsPlain, concentrationBlocks, concentrationColumns } from './concentration.view.ts';
import type { OwnSection } from './own-section.cli.ts';

export const concentration: OwnSection = (db, period, { settings, today }) => {
  const { counts, handles } = db.transaction(() => ({
    counts: countPeriod(db, period, today),
    handles: listHandles(db),
  }))();
  const received = handles.map(({ id, name }) => ({
    partnerId: id,
    name,
    received: counts.get(id)?.receivedInPeriod ?? 0,
  }));
  const told = concentrationOf(received, period, settings['concentration-percent']);
  return {
    period,
    blocks: (look) => concentrationBlocks(told, look),
    plain: () => concentrationAsPlain(told),
    csv: inRows(concentrationColumns(told), told.senders).csv,
  };
};
