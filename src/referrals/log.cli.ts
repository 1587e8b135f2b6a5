import type { Command } from '@commander-js/extra-typings';
import type { Day } from '../calendar/day.ts';
import { usageError } from '../text/errors.ts';
import type { PartnerHandle } from '../partners/find-partner.ts';
import { parseAmount } from '../money/money.ts';
import { listHandles } from '../partners/partner.sql.ts';
import { cleanInput, cleanNote } from '../text/sanitize.ts';
import { clientFromStdin } from './client-argument.cli.ts';
import type { BegunReferral } from './log-questions.cli.ts';
import { LATER, logReferrals, printLogged, type ReferralFacts } from './log-referral.cli.ts';
import { dayParser, gather, missing, recordOption, refuseFuture, textParser } from '../shell/options.cli.ts';
import { pickPartner, unknownPartner } from '../partners/partner-argument.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import { retyped, shellWord } from '../shell/suggestions.cli.ts';
import { readWord } from '../kinds/vocabulary.ts';
import { STATUSES, type Status, STATUS_WORDS } from './status.ts';
import { CONSENT_WORDS } from './consent.ts';

export function declare(command: Command, session: Session): void {
  command
    .argument(
      '[client]',
      'the client introduced; quote a name of several words, or - to read it from standard input',
    )
    .option(
      '--to <partner>',
      'you gave the client to this partner; repeat it for several names',
      gather(String),
    )
    .option('--from <partner>', 'you received the client from this partner')
    .option('--for <need>', 'what the client needs', textParser('the need'))
    .option('--on <day>', 'the day of the introduction (today)', dayParser(session, 'past'))
    .option('--status <status>', `how far it is: ${STATUSES.slice(0, 6).join(', ')}, ...`, (text) =>
      readWord(STATUS_WORDS, text),
    )
    .option('--value <amount>', 'what was invoiced once it is won, an estimate before: 1800, "CAD 1800"')
    .option('--consent <answer>', 'whether the client agreed to be contacted: yes or no', (text) =>
      readWord(CONSENT_WORDS, text),
    )
    .option('--note <text>', 'anything worth remembering', cleanNote)
    .option('--add', 'add the partner when there is none of that name')
    .addOption(recordOption())
    .addHelpText(
      'after',
      `
Examples:
  refnet log                                asks for each fact
  refnet log "Dana R." --to victor --for bookkeeping --on yesterday
  refnet log "Jane D." --from maren --for "first home" --value 1800
  refnet log - --from maren < client.txt    keeps the name out of shell history`,
    )
    .action(async (clientArgument, options) => {
      const typed: Typed = {
        ...options,
        client: clientArgument === '-' ? await clientFromStdin(session) : cleanInput(clientArgument ?? ''),
      };
      const referrals = await logReferrals(session, await gatherFacts(session, typed));
      await printLogged(session, referrals, options);
    });
}

/** What was typed on the command line, options parsed. */
interface Typed {
  client: string;
  to?: string[] | undefined;
  from?: string | undefined;
  for?: string | undefined;
  on?: Day | undefined;
  status?: Status | undefined;
  value?: string | undefined;
  consent?: 'yes' | 'no' | 'not-recorded' | undefined;
  note?: string | undefined;
  add?: true | undefined;
}

async function gatherFacts(session: Session, typed: Typed): Promise<ReferralFacts> {
  if (typed.to !== undefined && typed.from !== undefined) {
    throw usageError(
      '--to and --from do not go together',
      'a referral is given --to or received --from a partner',
    );
  }
  refuseFuture(typed.on, session.today, LATER);
  const settings = await session.settings({ beforeWriting: true });
  const value =
    typed.value === undefined ? undefined : parseAmount(typed.value, { currency: settings.currency });
  const partners = listHandles(await session.reading({ beforeWriting: true }));
  const names = typed.to ?? (typed.from === undefined ? [] : [typed.from]);
  const [direction] = typed.to !== undefined ? ['given' as const] : names.map(() => 'received' as const);
  const counterparts: BegunReferral['counterparts'] = [];
  for (const name of names) counterparts.push(await resolve(session, name, partners, typed));
  refuseTwice(counterparts);
  const begun: BegunReferral = {
    direction,
    counterparts,
    client: typed.client,
    need: typed.for,
    on: typed.on,
    status: typed.status ?? 'new',
    value,
    consent: typed.consent === undefined || typed.consent === 'not-recorded' ? null : typed.consent === 'yes',
    note: typed.note === undefined || typed.note === '' ? null : typed.note,
  };
  const complete = completed(begun, session.today);
  if (complete !== undefined) return complete;
  if (session.interactive) {
    const { askReferral } = await import('./log-questions.cli.ts');
    return askReferral(session, partners, begun);
  }
  throw direction === undefined
    ? missing('the partner', 'refnet log "Jane D." --to victor (given), or --from maren (received)')
    : missing('the client', 'refnet log "Jane D." --from maren, or - to read the name');
}

/** The facts, where nothing that is needed is missing. */
function completed({ direction, ...begun }: BegunReferral, today: Day): ReferralFacts | undefined {
  const counterparts = begun.counterparts.filter((each) => each.kind !== 'unknown');
  if (direction === undefined || counterparts.length < begun.counterparts.length) return undefined;
  if (begun.client === '') return undefined;
  return { ...begun, direction, counterparts, need: begun.need ?? null, on: begun.on ?? today };
}

/** The partner of that name; one that is not on record is new, or in a terminal to be asked about. */
async function resolve(
  session: Session,
  name: string,
  partners: readonly PartnerHandle[],
  typed: Typed,
): Promise<BegunReferral['counterparts'][number]> {
  const partner = await pickPartner(session, name, partners);
  if (partner !== undefined) return { kind: 'known', partner };
  if (typed.add === true) return { kind: 'new', name: textParser('the partner')(name) };
  const error = unknownPartner(session, name, partners, [
    `${retyped(session.argv, name, shellWord(name))} --add      adds a new partner of that name`,
  ]);
  if (!session.interactive) throw error;
  session.note(error.message.charAt(0).toUpperCase() + error.message.slice(1));
  return { kind: 'unknown', name };
}

function refuseTwice(counterparts: BegunReferral['counterparts']): void {
  const known = counterparts.flatMap((each) => (each.kind === 'known' ? [each.partner.id] : []));
  if (new Set(known).size < known.length) throw usageError('the same partner is named twice');
}
