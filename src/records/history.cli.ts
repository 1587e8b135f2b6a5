import { countChanges, listChanges } from '../file/undo.sql.ts';
import { listed } from '../screen/footer.view.ts';
import type { Command } from '../shell/command.cli.ts';
import { SCREENFUL } from '../shell/list-options.cli.ts';
import { listing } from '../shell/listing.cli.ts';
import { nothing } from '../shell/target.cli.ts';
import { historyColumns } from './history.view.ts';

/** The changes, by the clock of the user. */
const history = (timeZone?: string): Command =>
  listing({
    target: nothing,
    options: {},
    limits: `${SCREENFUL} on a screen, else all`,
    columns: () => historyColumns(timeZone),
    list: (db, { limit }) => {
      const rows = listChanges(db, limit);
      const total = countChanges(db);
      const foot = listed(rows.length, total, 'change');
      return { rows, empty: 'Nothing was changed yet.', ...(rows.length < total ? { foot } : {}) };
    },
    help: `
Newest first, by the clock of this computer; JSON and CSV have every change,
with the instant (UTC), the numbers of the records it touched and their
partners. Names of clients stand in none of it.

Examples:
  refnet history
  refnet history --limit 100
  refnet history --format csv`,
  });

export const command: Command = {
  ...history(),
  run: (session, typed) => history(session.world.timeZone).run(session, typed),
};
