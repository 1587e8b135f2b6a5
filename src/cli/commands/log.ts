import type { Command } from '@commander-js/extra-typings';
import type { Day } from '../../domain/day.ts';
import { parseDay } from '../../domain/day-words.ts';
import { usageError } from '../../domain/errors.ts';
import type { PartnerHandle } from '../../domain/find-partner.ts';
import { parseAmount, type Money } from '../../domain/money.ts';
import { emptyPartner } from '../../domain/partner.ts';
import type { Referral, ReferralDraft } from '../../domain/referral.ts';
import {
  isClosed,
  readWord,
  STATUSES,
  VOCABULARIES,
  type Direction,
  type Status,
} from '../../domain/words.ts';
import { record, toJson } from '../../render/list.ts';
import { loggedLines } from '../../render/lines.ts';
import { referralColumns } from '../../render/referral-columns.ts';
import type { Change } from '../../store/journal.ts';
import { insertPartner, listHandles } from '../../store/partners.ts';
import { getReferral, insertReferral } from '../../store/referrals.ts';
import { cleanInput, cleanNote } from '../../text/sanitize.ts';
import { clientFromStdin } from '../client-argument.ts';
import { dayParser, gather, missing, readable, recordOption, refuseFuture, textParser } from '../options.ts';
import { matching, partnerChoice, pickPartner, unknownPartner } from '../partner-argument.ts';
import type { Prompter } from '../prompts.ts';
import type { Session } from '../session.ts';
import { retyped, shellWord } from '../suggestions.ts';
import { newUuid } from '../../store/uuid.ts';

const LATER = 'log a referral on the day it happens, or an earlier one';

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
      readWord(VOCABULARIES.status, text),
    )
    .option('--value <amount>', 'your estimate of its worth: 1800, 1,800.50, CAD 1800')
    .option('--consent <answer>', 'whether the client agreed to be contacted: yes or no', (text) =>
      readWord(VOCABULARIES.consent, text),
    )
    .option('--note <text>', 'anything worth remembering', cleanNote)
    .option('--add', 'add the partner when there is none of that name')
    .addOption(recordOption())
    .addHelpText(
      'after',
      `
Examples:
  refnet log                                             asks for each fact
  refnet log "Dana R." --to victor --for bookkeeping --on yesterday
  refnet log "Jane D." --from maren --for "first home" --value 1800
  refnet log - --from maren < client.txt                 keeps the name out of the shell's history`,
    )
    .action(async (clientArgument, options) => {
      const typed: Typed = {
        ...options,
        client: clientArgument === '-' ? await clientFromStdin(session) : cleanInput(clientArgument ?? ''),
      };
      const referrals = await logReferral(session, await gatherFacts(session, typed));
      const columns = referralColumns(session.today);
      const [only] = referrals;
      if (options.json === true) {
        const records = referrals.map((referral) => record(columns, referral));
        session.print(toJson(referrals.length === 1 ? (records[0] ?? null) : records));
      } else if (only !== undefined) {
        for (const referral of referrals) session.print(loggedLines(referral, nextCommands(referral)));
      }
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

/** A partner to log a referral with: one on record, or a new name. */
type Counterpart = { kind: 'known'; partner: PartnerHandle } | { kind: 'new'; name: string };

/** Everything that is to be written, nothing left to ask. */
interface Complete {
  direction: Direction;
  counterparts: Counterpart[];
  client: string;
  need: string | null;
  on: Day;
  status: Status;
  estimate: Money | undefined;
  consent: boolean | null;
  note: string | null;
}

async function gatherFacts(session: Session, typed: Typed): Promise<Complete> {
  if (typed.to !== undefined && typed.from !== undefined) {
    throw usageError(
      '--to and --from do not go together',
      'a referral is given --to or received --from a partner',
    );
  }
  refuseFuture(typed.on, session.today, LATER);
  const settings = await session.settings({ beforeWriting: true });
  const estimate =
    typed.value === undefined ? undefined : parseAmount(typed.value, { currency: settings.currency });
  const partners = listHandles(await session.reading({ beforeWriting: true }));
  const nothingSaid = typed.client === '' && typed.to === undefined && typed.from === undefined;
  const prompter = needsAsking(typed) && session.interactive ? await session.prompter() : undefined;
  const direction =
    typed.to !== undefined ? 'given' : typed.from !== undefined ? 'received' : await askWay(prompter);
  const names = typed.to ?? (typed.from === undefined ? [] : [typed.from]);
  const counterparts: Counterpart[] = [];
  for (const name of names) counterparts.push(await resolve(session, name, partners, typed, prompter));
  if (counterparts.length === 0 && prompter !== undefined) {
    counterparts.push(await askPartner(prompter, partners, direction));
  }
  refuseTwice(counterparts);
  const client = typed.client === '' ? await askClient(prompter) : typed.client;
  const askRest = nothingSaid ? prompter : undefined;
  return {
    direction,
    counterparts,
    client,
    need: typed.for ?? (await askNeed(askRest)),
    on: typed.on ?? (await askDay(askRest, session)),
    status: typed.status ?? 'new',
    estimate,
    consent: typed.consent === undefined || typed.consent === 'not-recorded' ? null : typed.consent === 'yes',
    note: typed.note === undefined || typed.note === '' ? null : typed.note,
  };
}

function needsAsking(typed: Typed): boolean {
  return typed.client === '' || (typed.to === undefined && typed.from === undefined);
}

async function askWay(prompter: Prompter | undefined): Promise<Direction> {
  if (prompter === undefined) {
    throw missing('the partner', 'refnet log "Jane D." --to victor (given), or --from maren (received)');
  }
  return prompter.choose<Direction>('Which way?', [
    { name: 'received: a partner sent me a client', value: 'received' },
    { name: 'given: I sent a client to a partner', value: 'given' },
  ]);
}

async function resolve(
  session: Session,
  name: string,
  partners: readonly PartnerHandle[],
  typed: Typed,
  prompter: Prompter | undefined,
): Promise<Counterpart> {
  const partner = await pickPartner(session, name, partners);
  if (partner !== undefined) return { kind: 'known', partner };
  if (typed.add === true) return { kind: 'new', name: textParser('the partner')(name) };
  const asks = session.interactive ? (prompter ?? (await session.prompter())) : undefined;
  const error = unknownPartner(session, name, partners, [
    `${retyped(session.argv, name, shellWord(name))} --add      adds a new partner of that name`,
  ]);
  if (asks === undefined) throw error;
  session.note(error.message.charAt(0).toUpperCase() + error.message.slice(1));
  return askPartner(asks, partners, typed.to === undefined ? 'received' : 'given', name);
}

async function askPartner(
  prompter: Prompter,
  partners: readonly PartnerHandle[],
  direction: Direction,
  unknown?: string,
): Promise<Counterpart> {
  const active = partners.filter((partner) => !partner.archived);
  const question = direction === 'given' ? 'Given to' : 'Received from';
  return prompter.search<Counterpart>(`${question} (type to search)`, (text) => {
    const wanted = text ?? '';
    const choices = matching(wanted, active).map((partner) => ({
      name: partnerChoice(partner).name,
      value: { kind: 'known', partner } satisfies Counterpart,
    }));
    const newName = cleanInput(wanted) || (unknown === undefined ? '' : cleanInput(unknown));
    return newName === ''
      ? choices
      : [...choices, { name: `add "${newName}" as a new partner`, value: { kind: 'new', name: newName } }];
  });
}

async function askClient(prompter: Prompter | undefined): Promise<string> {
  if (prompter === undefined)
    throw missing('the client', 'refnet log "Jane D." --from maren, or - to read the name');
  return cleanInput(await prompter.text('Client', { required: true }));
}

async function askNeed(prompter: Prompter | undefined): Promise<string | null> {
  if (prompter === undefined) return null;
  return cleanInput(await prompter.text('What they need (Enter to skip)')) || null;
}

async function askDay(prompter: Prompter | undefined, session: Session): Promise<Day> {
  if (prompter === undefined) return session.today;
  const parse = (text: string) => {
    const day = parseDay(text, { today: session.today, bare: 'past' });
    refuseFuture(day, session.today, LATER);
    return day;
  };
  const text = await prompter.text('When', {
    default: 'today',
    check: readable(parse),
  });
  return text.trim() === '' ? session.today : parse(text);
}

function refuseTwice(counterparts: readonly Counterpart[]): void {
  const known = counterparts.flatMap((each) => (each.kind === 'known' ? [each.partner.id] : []));
  if (new Set(known).size < known.length) throw usageError('the same partner is named twice');
}

/** Writes everything in one change; several names given to one client are one introduction. */
async function logReferral(session: Session, complete: Complete): Promise<Referral[]> {
  const ids = await session.change((change) => {
    const introduction = complete.counterparts.length > 1 ? newUuid(change.db) : null;
    const written = complete.counterparts.map((counterpart) => {
      const partnerId =
        counterpart.kind === 'known' ? counterpart.partner.id : addNew(change, counterpart.name, session);
      const id = insertReferral(change, draftOf(complete, partnerId));
      if (introduction !== null) change.update('referrals', id, { introduction });
      return id;
    });
    return { result: written, summary: `logged ${complete.direction} referral ${written.join(', ')}` };
  });
  const db = await session.reading();
  return ids.flatMap((id) => getReferral(db, id) ?? []);
}

function addNew(change: Change, name: string, session: Session): number {
  return insertPartner(change, emptyPartner(name), session.today);
}

function draftOf(complete: Complete, partnerId: number): ReferralDraft {
  return {
    partnerId,
    direction: complete.direction,
    occurredOn: complete.on,
    clientName: complete.client,
    need: complete.need,
    consent: complete.consent,
    status: complete.status,
    closedOn: isClosed(complete.status) ? complete.on : null,
    currency: complete.estimate?.currency ?? null,
    estimateMinor: complete.estimate?.minor ?? null,
    agreedMinor: null,
    invoicedMinor: null,
    note: complete.note,
  };
}

function nextCommands(referral: Referral): string[] {
  const outcome = isClosed(referral.status) ? [] : [`refnet update ${referral.id} won --value ...`];
  if (referral.direction === 'received') return [`refnet thank ${referral.id}`, ...outcome];
  return isClosed(referral.status) || referral.consent === false
    ? outcome
    : [`refnet intro ${referral.id}`, ...outcome];
}
