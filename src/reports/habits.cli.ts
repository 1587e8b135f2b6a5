/** `report --only habits`: what is done regularly; loaded where it is asked for. */
import { inRows } from '../shell/listing.cli.ts';
import { readHabits } from './habits.sql.ts';
import { habitsOf } from './habits.ts';
import { habitLines, habitsAsPlain, habitsBlocks } from './habits.view.ts';
import type { OwnSection } from './own-section.cli.ts';

export const habits: OwnSection = (db, period, { settings, today }) => {
  const told = habitsOf(readHabits(db, period, today), period, settings);
  const { columns, rows } = habitLines(told);
  return {
    period,
    blocks: () => habitsBlocks(told),
    plain: () => habitsAsPlain(told),
    csv: inRows(columns, rows).csv,
  };
};
