import { Option, type Command } from '@commander-js/extra-typings';
import type { Day } from '../calendar/day.ts';
import { usageError } from '../text/errors.ts';
import { daysListed, listed } from '../screen/footer.view.ts';
import { renderList } from '../screen/list.view.ts';
import { referralColumns } from './referral-columns.view.ts';
import { countReferrals, listReferrals, type ReferralFilter } from './referral.sql.ts';
import { limitFor, SCREENFUL } from '../shell/list-options.cli.ts';
import {
  dayParser,
  formatOption,
  gather,
  jsonOption,
  limitOption,
  lookOf,
  refuseBackwards,
  textParser,
} from '../shell/options.cli.ts';
import { resolvePartner } from '../partners/partner-argument.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import { isClosed, STATUSES, type Status, STATUS_WORDS } from './status.ts';
import { readWord } from '../kinds/vocabulary.ts';

const ORDERS = ['newest', 'oldest', 'partner', 'client', 'value'] as const;

export function declare(command: Command, session: Session): void {
  command
    .option('--partner <partner>', 'those given to or received from this partner')
    .option('--given', 'those you gave')
    .option('--received', 'those you received')
    .option('--open', 'those without an outcome yet')
    .option(
      '--status <status>',
      `those with this status: ${STATUSES.join(', ')}; may be repeated`,
      readStatus(),
    )
    .option('--since <day>', 'from this day on', dayParser(session, 'past'))
    .option('--until <day>', 'up to this day, which is included', dayParser(session, 'past'))
    .option('--client <text>', 'those whose client has this in the name', textParser('the client'))
    .option('--need <text>', 'those who needed this', textParser('the need'))
    .addOption(new Option('--sort <order>', 'in which order (newest)').choices(ORDERS))
    .addOption(limitOption(`${SCREENFUL} on a screen, else all`))
    .addOption(formatOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
Examples:
  refnet referrals --open
  refnet referrals --partner maren --received --since 2026-01-01
  refnet referrals --status won --status lost --sort value --limit all
  refnet referrals --since "3 months ago" --format csv > referrals.csv`,
    )
    .action(async (options) => {
      refuseContradictions(options);
      const look = await lookOf(session, options);
      const db = await session.reading();
      const filter = filterOf(options);
      if (options.partner !== undefined)
        filter.partnerId = (await resolvePartner(session, options.partner)).id;
      const limit = limitFor(options.limit, look.format);
      const referrals = listReferrals(db, { ...filter, ...(limit === undefined ? {} : { limit }) });
      const cut = limit !== undefined && referrals.length === limit;
      const total = cut ? countReferrals(db, filter) : referrals.length;
      const days = daysListed(options.since, options.until);
      session.print(
        renderList(
          referralColumns(session.today),
          referrals,
          look,
          Object.keys(filter).length === 0 ? 'No referrals yet.' : `No referral fits${days}.`,
          listed(referrals.length, total, 'referral', days),
        ),
      );
    });
}

interface Typed {
  given?: true | undefined;
  received?: true | undefined;
  open?: true | undefined;
  status?: Status[] | undefined;
  since?: Day | undefined;
  until?: Day | undefined;
  client?: string | undefined;
  need?: string | undefined;
  sort?: (typeof ORDERS)[number] | undefined;
}

function readStatus() {
  return gather((text) => readWord(STATUS_WORDS, text));
}

function refuseContradictions({ given, received, open, status, since, until }: Typed): void {
  if (given === true && received === true) {
    throw usageError('--given and --received do not go together', 'without either, both are listed');
  }
  const closed = open === true ? status?.find(isClosed) : undefined;
  if (closed !== undefined) {
    throw usageError(
      `--open and --status ${closed} do not go together`,
      `a referral that is ${closed} has its outcome; leave one of them out`,
    );
  }
  refuseBackwards(since, until);
}

/** What was typed as the store's filter; without the order it is empty where nothing narrows the list. */
function filterOf(typed: Typed): ReferralFilter {
  const { given, received, open, status, since, until, client, need, sort } = typed;
  return {
    ...(given === true ? { direction: 'given' } : {}),
    ...(received === true ? { direction: 'received' } : {}),
    ...(open === true ? { open } : {}),
    ...(status === undefined ? {} : { statuses: status }),
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
    ...(client === undefined ? {} : { clientKeyPart: client }),
    ...(need === undefined ? {} : { need }),
    ...(sort === undefined ? {} : { sort }),
  };
}
