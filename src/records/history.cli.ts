import type { Command } from '@commander-js/extra-typings';
import { historyColumns } from './history.view.ts';
import { renderList } from '../screen/list.view.ts';
import { listChanges } from '../file/undo.sql.ts';
import { formatOption, jsonOption, limitOption, lookOf } from '../shell/options.cli.ts';
import type { Session } from '../shell/session.cli.ts';

const SHOWN = 20;

export function declare(command: Command, session: Session): void {
  command
    .addOption(limitOption(`${SHOWN}`))
    .addOption(formatOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
Examples:
  refnet history
  refnet history --limit 100 --format csv`,
    )
    .action(async (options) => {
      const { limit = SHOWN } = options;
      const changes = listChanges(await session.reading(), limit === Infinity ? undefined : limit);
      session.print(
        renderList(historyColumns(), changes, await lookOf(session, options), 'Nothing was changed yet.'),
      );
    });
}
