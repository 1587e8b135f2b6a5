/** `report --only reciprocity`: given beside received; loaded where it is asked for. */
import { allApartIn } from '../partners/apart-in.cli.ts';
import { listHandles } from '../partners/handles.sql.ts';
import { inRows } from '../shell/listing.cli.ts';
import type { OwnSection } from './own-section.cli.ts';
import { reciprocityOf } from './reciprocity.ts';
import { RECIPROCITY_CSV, reciprocityAsPlain, reciprocityBlocks } from './reciprocity.view.ts';
import { readVolumes } from './volumes.sql.ts';

export const reciprocity: OwnSection = (db, period, { today }) => {
  const { volumes, handles } = db.transaction(() => ({
    volumes: readVolumes(db, period, today),
    handles: listHandles(db),
  }))();
  const told = reciprocityOf(volumes, new Map(handles.map(({ id, name }) => [id, name])), period);
  return {
    period,
    blocks: (look) => reciprocityBlocks(allApartIn(db, told), look),
    plain: () => reciprocityAsPlain(told),
    csv: inRows(RECIPROCITY_CSV, told.partners).csv,
  };
};
