import type { Command } from '@commander-js/extra-typings';
import { historyColumns } from '../../render/history.ts';
import { renderList } from '../../render/list.ts';
import { listChanges } from '../../store/journal.ts';
import { formatOption, jsonOption, limitOption, lookOf } from '../options.ts';
import type { Session } from '../session.ts';

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
        await renderList(historyColumns(), changes, lookOf(session, options), 'Nothing was changed yet.'),
      );
    });
}
