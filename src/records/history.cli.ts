import { countChanges, listChanges } from '../file/told-changes.sql.ts';
import { text } from '../kinds/type.ts';
import { listed } from '../screen/footer.view.ts';
import type { Command } from '../shell/command.cli.ts';
import { SCREENFUL } from '../shell/list-options.cli.ts';
import { listing } from '../shell/listing.cli.ts';
import { flag, flagOf, option, isSaidIn } from '../shell/option.cli.ts';
import { nothing } from '../shell/nothing.cli.ts';
import { usageError } from '../text/errors.ts';
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
  refnet history --prune --keep 100
  refnet history --prune --older-than 1y
  refnet history --format csv`,
  });

const PRUNING = {
  prune: flag('remove old changes for good, which makes the file smaller'),
  keep: option(text, 'with --prune: how many of the newest stay', { value: 'n' }),
  olderThan: option(text, 'with --prune: those older go: 1y, 18 months', { value: 'age' }),
  dryRun: flag('with --prune: show what would go, and write nothing'),
};

const list = history();

export const command: Command = {
  ...list,
  options: { ...list.options, ...PRUNING },
  async run(session, typed) {
    const isSaid = isSaidIn(typed.options);
    if (isSaid('prune')) {
      const { pruneHistory } = await import('./prune.cli.ts');
      return pruneHistory(session, typed);
    }
    const beside = (['keep', 'olderThan', 'dryRun'] as const).find(isSaid);
    if (beside !== undefined) {
      throw usageError(`${flagOf(beside, {})} goes with --prune`, 'refnet history --prune --keep 100');
    }
    return history(session.world.timeZone).run(session, typed);
  },
};
