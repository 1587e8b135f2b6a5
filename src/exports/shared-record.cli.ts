import type { Day } from '../calendar/day.ts';
import { feeStandings, type FeeStanding } from '../agreements/fee-standing.ts';
import { reckonFees } from '../agreements/fee-record.ts';
import { readFeeRecord } from '../agreements/fees.sql.ts';
import { paidForNone, type Balance } from '../agreements/settle.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { formatMoney } from '../money/money.ts';
import type { Partner } from '../partners/partner.ts';
import { getPartner } from '../partners/partner.sql.ts';
import { listReferrals } from '../referrals/referral.sql.ts';
import { label } from '../kinds/vocabulary.ts';
import { renderList, type Format } from '../screen/list.view.ts';
import type { Column } from '../screen/columns.view.ts';
import { PLAIN } from '../screen/style.view.ts';
import { csvRows } from '../screen/csv.ts';
import { markdownTable } from '../screen/markdown.view.ts';
import type { Session } from '../shell/session.cli.ts';
import type { Settings } from '../settings/settings.ts';
import { commandLine, withOptions } from '../shell/suggestions.cli.ts';
import { count } from '../text/count.ts';
import { cancelled, usageError, UserError } from '../text/errors.ts';
import type { Exported } from './exported.cli.ts';
import {
  SHARED_FEES,
  SHARED_WAIVED,
  sharedReferrals,
  type ClientNames,
  type SharedReferral,
} from './shared-record.ts';

const columns: readonly Column<SharedReferral>[] = [
  { key: 'date', heading: 'Date', value: ({ day }) => day },
  { key: 'from', heading: 'From', value: ({ from }) => from },
  { key: 'to', heading: 'To', value: ({ to }) => to },
  { key: 'client', heading: 'Client', value: ({ client }) => client },
  { key: 'status', heading: 'Status', value: ({ status }) => label(status) },
  { key: 'closed', heading: 'Closed', value: ({ closedOn }) => closedOn },
  {
    key: SHARED_FEES[0],
    heading: 'Referral fee',
    value: ({ fee }) => fee.map(formatMoney).join('; ') || null,
  },
  { key: SHARED_FEES[1], heading: 'Fee paid', value: ({ paid }) => paid.map(formatMoney).join('; ') || null },
  {
    key: SHARED_WAIVED,
    heading: 'Fee waived',
    value: ({ waived }) => waived.map(formatMoney).join('; ') || null,
  },
];

/** What was asked for. */
interface Wanted {
  readonly partner: number;
  readonly names: ClientNames;
  readonly settings: Settings;
  readonly today: Day;
}

/**
 * The record of the two of us, for the partner: asked about before it is made, since it tells somebody else the names of
 * clients. Throws a UserError where there is none, or it would not say who gave to whom.
 */
export function sharedRecord(db: Db, wanted: Wanted): Exported {
  const me = wanted.settings['my-name'];
  if (me === undefined) {
    throw usageError(
      'your own name is not known, and the list says who gave to whom',
      'refnet config my-name NAME',
    );
  }
  const partner = getPartner(db, wanted.partner);
  if (partner === undefined) throw new Error(`no partner ${wanted.partner}`);
  const fees = reckonFees(readFeeRecord(db, wanted.today, partner.id));
  const rows = rowsFor(db, { me, partner }, feeStandings(fees), wanted.names);
  if (rows.length === 0) {
    throw new UserError(`there is no referral with ${partner.name} to tell of`, {
      hints: ['refnet referrals      lists those there are'],
    });
  }
  const as = (format: Format) => async () => [
    renderList(columns, rows, { format, width: 80, style: PLAIN, csvRows, markdownTable }, ''),
  ];
  return {
    what: 'the record of the two of us',
    agreed: async (session) => {
      await agreed(session, rows, partner, wanted.names);
      for (const line of leftOutLines(fees.balances)) session.note(line);
    },
    formats: { csv: as('csv'), json: as('json'), md: as('md') },
  };
}

function rowsFor(
  db: Db,
  { me, partner }: { readonly me: string; readonly partner: Partner },
  standings: readonly FeeStanding[],
  names: ClientNames,
): SharedReferral[] {
  const referrals = listReferrals(db, { partnerId: partner.id });
  return sharedReferrals(referrals, standings, { me, partner: partner.name }, names);
}

/** A list of referrals has no place for what was paid for none of them: it is said, an account a line. */
function leftOutLines(accounts: readonly Balance[]): string[] {
  return accounts.flatMap((account) => {
    const { direction, currency } = account;
    const paid = paidForNone(account);
    if (paid === 0) return [];
    const who = direction === 'i-pay' ? 'you paid' : 'they paid you';
    return [`Not in it: ${formatMoney({ minor: paid, currency })} that ${who} for no referral.`];
  });
}

async function agreed(
  session: Session,
  rows: readonly SharedReferral[],
  partner: Partner,
  names: ClientNames,
): Promise<void> {
  const told = {
    whole: 'with the names of clients, outcomes and fees between you',
    initials: 'with the initials of clients, outcomes and fees between you',
    none: 'with outcomes and fees between you, without clients',
  };
  const what = `${count(rows.length, 'referral')} with ${partner.name}, ${told[names]}`;
  if (names === 'none' || session.assumesYes) {
    session.note(`For ${partner.name}: ${what}. No notes, no amounts of clients.`);
    return;
  }
  if (!session.asks) {
    const bare = session.argv.filter((word) => word !== '--initials');
    const ways = [
      `${commandLine(withOptions(session.argv, '--yes'))}      makes it`,
      ...(names === 'initials'
        ? []
        : [`${commandLine(withOptions(bare, '--initials', '--yes'))}      names clients by their initials`]),
      `${commandLine(withOptions(bare, '--no-clients'))}      leaves them out`,
    ];
    throw new UserError(`this tells somebody else of your clients. For ${partner.name}: ${what}`, {
      hints: ways,
    });
  }
  const prompter = await session.prompter();
  prompter.say(`For ${partner.name}: ${what}. No notes, no amounts of clients.`);
  if (await prompter.confirm('Make it?', { default: false })) return;
  throw cancelled();
}
