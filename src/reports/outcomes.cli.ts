/** `report --only outcomes`: what became of referrals; loaded where it is asked for. */
import { inRows } from '../shell/listing.cli.ts';
import { readFollowed } from './followed.sql.ts';
import { outcomesOf } from './outcomes.ts';
import { outcomeRows, outcomesAsPlain, outcomesBlocks } from './outcomes.view.ts';
import type { OwnSection } from './own-section.cli.ts';

export const outcomes: OwnSection = (db, period, { today }) => {
  const told = outcomesOf(readFollowed(db, period, today), period);
  const { columns, rows } = outcomeRows(told);
  return {
    period,
    blocks: () => outcomesBlocks(told, today),
    plain: () => outcomesAsPlain(told),
    csv: inRows(columns, rows).csv,
  };
};
