import type { Command } from '@commander-js/extra-typings';
import { refuseOverRefund } from './collection.ts';
import type { Day } from '../calendar/day.ts';
import { formatDay } from '../calendar/day-words.ts';
import { UserError, usageError } from '../text/errors.ts';
import { formatMoney, parseAmount, type Money } from '../money/money.ts';
import { valueField, withAmount, type AmountField, type Referral } from './referral.ts';
import { amountPhrase, numbered, whoPhrase } from '../screen/lines.view.ts';
import { record, toJson } from '../screen/list.view.ts';
import { referralColumns } from './referral-columns.view.ts';
import { insertCollection, listCollections } from './collection.sql.ts';
import type { Change } from '../file/journal.sql.ts';
import {
  amendStatus,
  getReferral,
  listStatusEvents,
  markThanked,
  markTold,
  moveStatus,
  updateReferral,
} from './referral.sql.ts';
import { cleanNote } from '../text/sanitize.ts';
import { amountFor, refuseOtherCurrency } from './amount-argument.cli.ts';
import { dayParser, missing, readable, recordOption, refuseFuture } from '../shell/options.cli.ts';
import { askReferral, resolveReferral, type Among } from './referral-argument.cli.ts';
import { review } from '../shell/review.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import { isClosed, STATUSES, type Status, STATUS_WORDS } from './status.ts';
import { label, readWord } from '../kinds/vocabulary.ts';

const OPEN: Among = { filter: { open: true }, adjective: 'open' };
/** An amount may still be said of a referral that is closed, where it is the only one of that client. */
const OPEN_OR_ONLY: Among = { ...OPEN, orOnly: true };
const LATER = 'record an outcome on the day it happens, or a later one';
const EXAMPLE = 'refnet update 62 contacted, or: refnet update 62 won --value 1800';

export function declare(command: Command, session: Session): void {
  command
    .argument('[referral]', 'its number, or the name of its client')
    .argument('[status]', `how far it is: ${STATUSES.join(', ')}`, (text: string) =>
      readWord(STATUS_WORDS, text),
    )
    .option('--on <day>', 'the day of it (today)', dayParser(session, 'past'))
    .option('--note <text>', 'why, or how it came about; kept with this step', cleanNote)
    .option('--value <amount>', 'what was invoiced once it is won, an estimate before: 1800, "CAD 1800"')
    .option('--collected <amount>', 'money that came in on that day; a refund is below zero: -200')
    .option('--agreed <amount>', 'what was agreed, before it is invoiced')
    .option('--thanked', 'you thanked the partner for it as well')
    .option('--told', 'the partner knows the outcome as well')
    .addOption(recordOption())
    .addHelpText(
      'after',
      `
Examples:
  refnet update                                   asks which, and how far it is
  refnet update 62 contacted
  refnet update 62 won --value 1,800 --on friday
  refnet update "dana r." lost --note "went with a cousin"
  refnet update 62 --value 2400                   the amount alone
  refnet update 62 --collected 500 --on friday    an instalment came in`,
    )
    .action(async (target, status, options) => {
      const { json, ...rest } = options;
      refuseFuture(rest.on, session.today, LATER);
      const among = saysAmountAlone({ ...rest, status }) ? OPEN_OR_ONLY : OPEN;
      const referral = await chooseReferral(session, target, among);
      const typed = await withAnswers(session, referral, { ...rest, status });
      const plan = await planUpdate(session, referral, typed);
      const updated = plan.changes ? await write(session, referral, plan) : referral;
      if (json === true) session.print(toJson(record(referralColumns(session.today), updated)));
      else session.print(numbered(referral.id, answer(referral, updated, plan), nextCommands(updated)));
    });
}

interface Typed {
  status?: Status | undefined;
  on?: Day | undefined;
  note?: string | undefined;
  value?: string | undefined;
  agreed?: string | undefined;
  collected?: string | undefined;
  thanked?: true | undefined;
  told?: true | undefined;
}

/** What is to be written, nothing left to ask or to check. */
interface Plan {
  /** A step to another status. */
  move: { status: Status; onDay: Day; reason: string | null } | undefined;
  /** A correction of the step it is at. */
  amend: { onDay?: Day | undefined; reason?: string | null | undefined };
  amounts: { field: AmountField; money: Money }[];
  /** Money collected on `collectedOn`. */
  collected: { money: Money; onDay: Day } | undefined;
  /** What closes the loop with the giver, on which day. */
  loop: { thanked: boolean; told: boolean; onDay: Day };
  /** The status it has already was asked for. */
  already: boolean;
  changes: boolean;
}

function saysAmountAlone({ status, value, agreed, collected }: Typed): boolean {
  return status === undefined && [value, agreed, collected].some((amount) => amount !== undefined);
}

async function chooseReferral(session: Session, target: string | undefined, among: Among): Promise<Referral> {
  if (target !== undefined) return resolveReferral(session, target, among);
  if (!session.interactive) throw missing('the referral', EXAMPLE);
  const none = new UserError('no referral is open', { hints: ['refnet log      logs a new one'] });
  return askReferral(session, OPEN, 'Which referral', none);
}

/** What was typed; where that is nothing but the referral, a terminal is asked how far it is. */
async function withAnswers(session: Session, referral: Referral, typed: Typed): Promise<Typed> {
  if (Object.values(typed).some((value) => value !== undefined)) return typed;
  if (!session.interactive) throw missing('the status', EXAMPLE);
  const prompter = await session.prompter();
  const { currency } = await session.settings();
  const facts: { status: Status; value: string | undefined } = { status: referral.status, value: undefined };
  const readValue = (text: string) => parseAmount(text, { currency: referral.currency ?? currency });
  const askValue = async () => {
    const what = facts.status === 'won' ? 'Amount invoiced' : 'Estimate';
    const text = await prompter.text(`${what} (Enter to skip)`, { check: readable(readValue) });
    facts.value = text.trim() === '' ? undefined : text;
  };
  const askStatus = async () => {
    facts.status = await prompter.choose<Status>(
      'How far is it?',
      STATUSES.map((each) => ({ name: label(each), value: each })),
      { default: facts.status },
    );
    if (facts.status === 'won' && referral.invoicedMinor === null) await askValue();
  };
  await askStatus();
  const readDay = (text: string) => {
    const day = dayParser(session, 'past')(text);
    refuseFuture(day, session.today, LATER);
    refuseBefore(referral, day);
    return day;
  };
  const day = await review(
    session,
    prompter,
    () => [
      { label: 'referral', text: `#${referral.id}  ${whoPhrase(referral)}` },
      { label: 'status', text: label(facts.status), ask: askStatus },
      {
        label: valueField(facts.status) === 'invoicedMinor' ? 'invoiced' : 'estimate',
        text: facts.value === undefined ? '' : formatMoney(readValue(facts.value)),
        ask: askValue,
      },
    ],
    { question: 'When', usual: 'today', check: readable(readDay) },
  );
  return { ...facts, ...(day === '' ? {} : { on: readDay(day) }) };
}

async function planUpdate(session: Session, referral: Referral, typed: Typed): Promise<Plan> {
  const moves = typed.status !== undefined && typed.status !== referral.status;
  const status = typed.status ?? referral.status;
  const loop = planLoop(session, referral, status, typed);
  const amounts = [
    ...(await readAmount(session, referral, valueField(status), typed.value)),
    ...(await readAmount(session, referral, 'agreedMinor', typed.agreed)),
  ].filter(({ field, money }) => referral[field] !== money.minor);
  const money = await readCollected(session, referral, typed.collected);
  const collected = money === undefined ? undefined : { money, onDay: typed.on ?? session.today };
  const reason = typed.note === '' ? null : typed.note;
  if (moves) {
    const onDay = typed.on ?? session.today;
    refuseBefore(referral, onDay);
    return {
      move: { status, onDay, reason: reason ?? null },
      amend: {},
      amounts,
      collected,
      loop,
      already: false,
      changes: true,
    };
  }
  if (collected !== undefined) {
    refuseBefore(referral, collected.onDay);
    return { move: undefined, amend: {}, amounts, collected, loop, already: false, changes: true };
  }
  const closesLoop = loop.thanked || loop.told;
  const onDay = closesLoop && typed.status === undefined ? undefined : typed.on;
  const amend = await planAmendment(session, referral, { onDay, reason });
  const changes = amounts.length > 0 || closesLoop || amend.onDay !== undefined || amend.reason !== undefined;
  return {
    move: undefined,
    amend,
    amounts,
    collected,
    loop,
    already: typed.status !== undefined || !changes,
    changes,
  };
}

/** Whom to thank and to tell is the giver of a received referral, and only an outcome can be told. */
function planLoop(session: Session, referral: Referral, status: Status, typed: Typed): Plan['loop'] {
  const { thanked = false, told = false } = typed;
  if ((thanked || told) && referral.direction === 'given') {
    throw usageError(`#${referral.id} was given by you, so there is nobody to thank for it or to tell`);
  }
  if (told && !isClosed(status)) {
    throw usageError(`#${referral.id} has no outcome to tell yet`, `refnet update ${referral.id} won --told`);
  }
  const onDay = typed.on ?? session.today;
  if (thanked || told) refuseBefore(referral, onDay);
  return { thanked: thanked && referral.thankedOn === null, told, onDay };
}

/** What of a corrected day and reason differs from what is on record. */
async function planAmendment(
  session: Session,
  referral: Referral,
  { onDay, reason }: Plan['amend'],
): Promise<Plan['amend']> {
  const [current, before] = listStatusEvents(await session.reading(), referral.id).toReversed();
  if (onDay !== undefined && current === undefined && onDay !== referral.occurredOn) {
    throw usageError(
      `#${referral.id} is still new, so there is no step of that day`,
      `refnet edit ${referral.id} --on ${onDay}      changes the day of the referral itself`,
    );
  }
  const newDay = onDay === (current?.onDay ?? referral.occurredOn) ? undefined : onDay;
  if (newDay !== undefined) refuseBefore(referral, newDay);
  if (newDay !== undefined && before !== undefined && newDay < before.onDay) {
    throw new UserError(
      `#${referral.id} was ${label(before.status)} on ${formatDay(before.onDay)}, after that day`,
      {
        hints: ['give a day from then on'],
      },
    );
  }
  return { onDay: newDay, reason: reason === (current?.reason ?? null) ? undefined : reason };
}

async function readAmount(
  session: Session,
  referral: Referral,
  field: AmountField,
  text: string | undefined,
): Promise<Plan['amounts']> {
  if (text === undefined) return [];
  const money = await amountFor(session, referral, text);
  refuseOtherCurrency(referral, money);
  return [{ field, money }];
}

/** Money that came in (or went back, below zero), which may not go back further than it came in. */
async function readCollected(
  session: Session,
  referral: Referral,
  text: string | undefined,
): Promise<Money | undefined> {
  if (text === undefined) return undefined;
  const money = await amountFor(session, referral, text, { allowNegative: true });
  refuseOtherCurrency(referral, money);
  const amount = { currency: money.currency, amountMinor: money.minor };
  refuseOverRefund(referral.id, listCollections(await session.reading(), referral.id), amount);
  return money;
}

function refuseBefore(referral: Referral, onDay: Day): void {
  if (onDay >= referral.occurredOn) return;
  throw usageError(
    `${formatDay(onDay)} is before the referral itself, ${formatDay(referral.occurredOn)}`,
    'give a day from then on with --on',
    `refnet edit ${referral.id} --on ${onDay}      if the referral was made earlier`,
  );
}

async function write(session: Session, referral: Referral, plan: Plan): Promise<Referral> {
  return session.change((change) => {
    if (plan.move !== undefined) moveStatus(change, referral.id, plan.move);
    else if (plan.amend.onDay !== undefined || plan.amend.reason !== undefined) {
      amendStatus(change, referral, plan.amend);
    }
    const moved = reread(change, referral.id);
    // Whoever was told of an outcome that does not stand any more is to be told of the one that comes.
    if (moved.status !== referral.status && moved.toldOn !== null) markTold(change, referral.id, null);
    if (plan.amounts.length > 0) {
      const amounts = plan.amounts.reduce((sum, { field, money }) => withAmount(sum, field, money), moved);
      updateReferral(change, referral.id, amounts);
    }
    if (plan.collected !== undefined) {
      const { money, onDay } = plan.collected;
      const { minor: amountMinor, currency } = money;
      insertCollection(change, referral.id, { onDay, currency, amountMinor, note: null });
    }
    const { thanked, told, onDay } = plan.loop;
    if (thanked) markThanked(change, referral.id, { onDay, how: null });
    if (told) markTold(change, referral.id, onDay);
    const to = plan.move === undefined ? '' : ` to ${label(plan.move.status)}`;
    return { result: reread(change, referral.id), summary: `updated referral ${referral.id}${to}` };
  });
}

function reread(change: Change, id: number): Referral {
  const referral = getReferral(change.db, id);
  if (referral === undefined) throw new Error(`referral ${id} is gone`);
  return referral;
}

/** `Dana R. given to Victor Osei: new -> won, Fri 20 Nov 2026; CAD 1,800 invoiced`. */
function answer(before: Referral, after: Referral, plan: Plan): string {
  const parts = [
    ...stepWords(before, after, plan),
    ...plan.amounts.map((each) => amountPhrase(each)),
    ...collectedWords(plan),
    ...(plan.loop.thanked ? ['thanked'] : []),
    ...(plan.loop.told ? ['told'] : []),
  ];
  if (before.toldOn !== null && after.toldOn === null) {
    parts.push(`${after.partnerName} was told of the earlier outcome`);
  }
  if (!plan.changes) parts.push('nothing to change');
  return `${whoPhrase(after)}: ${parts.join('; ')}`;
}

function collectedWords({ collected }: Plan): string[] {
  if (collected === undefined) return [];
  const { money, onDay } = collected;
  const amount = formatMoney({ ...money, minor: Math.abs(money.minor) });
  return [`${amount} ${money.minor < 0 ? 'refunded' : 'collected'}, ${formatDay(onDay)}`];
}

function stepWords(before: Referral, after: Referral, { move, amend, already }: Plan): string[] {
  if (move !== undefined && after.status !== move.status) {
    return [`${label(move.status)} noted for ${formatDay(move.onDay)}; it stays ${label(after.status)}`];
  }
  if (move !== undefined) {
    return [`${label(before.status)} -> ${label(after.status)}, ${formatDay(move.onDay)}`];
  }
  const words = amend.onDay === undefined ? [] : [`${label(after.status)} since ${formatDay(amend.onDay)}`];
  if (amend.reason !== undefined) words.push(amend.reason === null ? 'note taken out' : 'note kept');
  if (words.length > 0 || !already) return words;
  const since = before.closedOn === null ? '' : `, ${formatDay(before.closedOn)}`;
  return [`already ${label(before.status)}${since}`];
}

function nextCommands(referral: Referral): string[] {
  const { id, status } = referral;
  const next: string[] = [];
  if (status === 'won' && referral.invoicedMinor === null) next.push(`refnet update ${id} --value ...`);
  if (referral.direction !== 'received' || status === 'void') return next;
  if (referral.thankedOn === null) next.push(`refnet thank ${id}`);
  if (isClosed(status) && referral.toldOn === null) next.push(`refnet told ${id}`);
  return next;
}
