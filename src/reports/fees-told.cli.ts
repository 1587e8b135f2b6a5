/** `report --only fees`: the fees of a period; loaded where it is asked for. */
import { readFeeRecord } from '../agreements/fees.sql.ts';
import { allApartIn } from '../partners/apart-in.cli.ts';
import { listHandles } from '../partners/handles.sql.ts';
import { inRows } from '../shell/listing.cli.ts';
import { feesOf } from './fees-told.ts';
import { FEE_ACCOUNT_CSV, feesToldAsPlain, feesToldBlocks } from './fees-told.view.ts';
import type { OwnSection } from './own-section.cli.ts';

export const fees: OwnSection = (db, period, { today }) => {
  const { record, handles } = db.transaction(() => ({
    record: readFeeRecord(db, today),
    handles: listHandles(db),
  }))();
  const told = feesOf(record, new Map(handles.map(({ id, name }) => [id, name])), period);
  return {
    period,
    blocks: () => feesToldBlocks(allApartIn(db, told), today),
    plain: () => feesToldAsPlain(told),
    csv: inRows(FEE_ACCOUNT_CSV, told.accounts).csv,
  };
};
