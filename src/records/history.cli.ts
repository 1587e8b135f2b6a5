import { listChanges } from '../file/undo.sql.ts';
import { listing } from '../shell/listing.cli.ts';
import { nothing } from '../shell/target.cli.ts';
import { HISTORY_COLUMNS } from './history.view.ts';

const SHOWN = 20;

export const command = listing({
  target: nothing,
  options: {},
  limits: `${SHOWN}`,
  usually: SHOWN,
  columns: () => HISTORY_COLUMNS,
  list: (db, { limit }) => ({
    rows: listChanges(db, limit),
    empty: 'Nothing was changed yet.',
  }),
  help: `
Examples:
  refnet history
  refnet history --limit 100 --format csv`,
});
