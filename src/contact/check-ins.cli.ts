import type { Command } from '@commander-js/extra-typings';
import { checkInColumns } from './check-in-columns.view.ts';
import { daysListed, listed } from '../screen/footer.view.ts';
import { renderList } from '../screen/list.view.ts';
import { countCheckIns, listCheckIns, type CheckInFilter } from './check-in.sql.ts';
import { limitFor, SCREENFUL } from '../shell/list-options.cli.ts';
import {
  dayParser,
  formatOption,
  jsonOption,
  limitOption,
  lookOf,
  refuseBackwards,
} from '../shell/options.cli.ts';
import { resolvePartner } from '../partners/partner-argument.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import { CHECK_IN_KINDS, CHECK_IN_KIND_WORDS } from './check-in.ts';
import { readWord } from '../kinds/vocabulary.ts';

export function declare(command: Command, session: Session): void {
  command
    .option('--partner <partner>', 'those with this partner')
    .option('--kind <kind>', `those of this kind: ${CHECK_IN_KINDS.join(', ')}`, (text) =>
      readWord(CHECK_IN_KIND_WORDS, text),
    )
    .option('--since <day>', 'from this day on', dayParser(session, 'past'))
    .option('--until <day>', 'up to this day, which is included', dayParser(session, 'past'))
    .addOption(limitOption(`${SCREENFUL} on a screen, else all`))
    .addOption(formatOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
Examples:
  refnet check-ins
  refnet check-ins --partner maren --limit all
  refnet check-ins --kind meeting --since "3 months ago"`,
    )
    .action(async (options) => {
      const { partner, kind, since, until } = options;
      refuseBackwards(since, until);
      const look = lookOf(session, options);
      const db = await session.reading();
      const filter: CheckInFilter = {
        ...(partner === undefined ? {} : { partnerId: (await resolvePartner(session, partner)).id }),
        ...(kind === undefined ? {} : { kind }),
        ...(since === undefined ? {} : { since }),
        ...(until === undefined ? {} : { until }),
      };
      const limit = limitFor(options.limit, look.format);
      const checkIns = listCheckIns(db, { ...filter, ...(limit === undefined ? {} : { limit }) });
      const cut = limit !== undefined && checkIns.length === limit;
      const total = cut ? countCheckIns(db, filter) : checkIns.length;
      const days = daysListed(since, until);
      session.print(
        await renderList(
          checkInColumns(session.today),
          checkIns,
          look,
          Object.keys(filter).length === 0 ? 'No check-ins yet.' : `No check-in fits${days}.`,
          listed(checkIns.length, total, 'check-in', days),
        ),
      );
    });
}
