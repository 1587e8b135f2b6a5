import { Option, type Command } from '@commander-js/extra-typings';
import { usageError } from '../text/errors.ts';
import {
  NO_ACTIVITY,
  PARTNER_ORDERS,
  selectPartners,
  sortPartners,
  type ListedPartner,
} from './partner-list.ts';
import { listed } from '../screen/footer.view.ts';
import { renderList } from '../screen/list.view.ts';
import { partnerListColumns, partnerListFooter } from './partner-columns.view.ts';
import { readActivity } from '../reports/activity.sql.ts';
import { listPartners } from './partner.sql.ts';
import { formatOption, gather, jsonOption, limitOption, lookOf, textParser } from '../shell/options.cli.ts';
import { stageOption } from './partner-options.cli.ts';
import type { Session } from '../shell/session.cli.ts';

export function declare(command: Command, session: Session): void {
  command
    .option(
      '--profession <words>',
      'those of this profession, by any of its names',
      textParser('the profession'),
    )
    .addOption(stageOption())
    .option(
      '--tag <tag>',
      'those with this tag; repeated, with every one of them',
      gather(textParser('the tag')),
    )
    .option('--region <words>', 'those who serve this place', textParser('the region'))
    .option('--archived', 'those archived instead')
    .option('--all', 'those archived too')
    .addOption(new Option('--sort <order>', 'in which order (name)').choices(PARTNER_ORDERS))
    .addOption(limitOption('the default'))
    .addOption(formatOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
Given and received are of the last 12 months; JSON and CSV have them for the
whole record too. --sort last-check-in begins with whom you have not been in
touch with for longest.

Examples:
  refnet partners
  refnet partners --sort exchanged --limit 10
  refnet partners --profession broker --tag chamber
  refnet partners --format csv > partners.csv`,
    )
    .action(async (options) => {
      const { archived, all, sort, limit = Infinity, format, json, tag, ...facts } = options;
      if (archived === true && all === true) {
        throw usageError('--archived and --all do not go together', 'leave one of them out');
      }
      const everybody = await readListed(session);
      const selection = { ...facts, tags: tag, archived: whichArchived(archived, all) } as const;
      const partners = sortPartners(selectPartners(everybody, selection), sort ?? 'name');
      const shown = partners.slice(0, limit);
      session.print(
        renderList(
          partnerListColumns(session.today, everybody),
          shown,
          await lookOf(session, { format, json }),
          everybody.length === 0 ? 'No partners yet.' : 'No partner fits: refnet partners lists them all.',
          partnerListFooter(listed(shown.length, partners.length, 'partner'), session.today),
        ),
      );
    });
}

function whichArchived(archived: true | undefined, all: true | undefined): 'no' | 'only' | 'too' {
  if (archived === true) return 'only';
  return all === true ? 'too' : 'no';
}

async function readListed(session: Session): Promise<ListedPartner[]> {
  const db = await session.reading();
  const activity = readActivity(db, session.today);
  return listPartners(db).map((partner) => ({ ...partner, ...(activity.get(partner.id) ?? NO_ACTIVITY) }));
}
