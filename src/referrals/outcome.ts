/** What becomes of a referral: what may follow what, its amounts, the thanks and the telling. */
import { formatDay } from '../calendar/day-words.ts';
import type { Day } from '../calendar/day.ts';
import { label } from '../kinds/vocabulary.ts';
import { formatMoney, sumByCurrency, type Money } from '../money/money.ts';
import { UserError, usageError } from '../text/errors.ts';
import { refuseOverRefund, type CollectionDraft } from './collection.ts';
import {
  AMOUNTS,
  currencyOf,
  stepsOf,
  valueField,
  type AmountField,
  type Amounts,
  type Referral,
  type StatusEvent,
} from './referral.ts';
import { isClosed, type Status } from './status.ts';

/** What a person says of how a referral fares. */
export interface SaidOutcome {
  readonly status?: Status | undefined;
  readonly on?: Day | undefined;
  /** Why, or how it came about; null takes it out. */
  readonly note?: string | null | undefined;
  /** Why it stands as it does, where the note is of what came in. */
  readonly because?: string | null | undefined;
  /** What was invoiced once it is won, an estimate before. */
  readonly value?: Money | undefined;
  readonly agreed?: Money | undefined;
  /** What came in on that day; below zero for what went back. */
  readonly collected?: Money | undefined;
  readonly thanked?: boolean;
  readonly told?: boolean;
}

/** What is on record of a referral beside its facts: its history after `new`, and what was collected, oldest first. */
export interface Life {
  readonly history: readonly StatusEvent[];
  readonly collected: readonly Pick<CollectionDraft, 'amount'>[];
}

/** What an update comes to on the record: only what differs. */
export interface Outcome {
  /** A step to another status. */
  readonly move?: { readonly status: Status; readonly onDay: Day; readonly reason: string | null };
  /** News of an open referral, which stays where it is. */
  readonly news?: { readonly onDay: Day; readonly reason: string };
  /** A correction of the step it is at, or of the news that came since. */
  readonly amend: { readonly onDay?: Day; readonly reason?: string | null };
  /** The entry that is corrected; undefined where there is none yet. */
  readonly amended?: StatusEvent | undefined;
  readonly amounts: Partial<Amounts>;
  readonly collected?: Omit<CollectionDraft, 'referralId'>;
  /** What closes the loop with the giver, or opens it again: whoever was told before is to be told anew. */
  readonly loop: Partial<Pick<Referral, 'thankedOn' | 'toldOn'>>;
  /** The status it has then: that of the last step by day. */
  readonly status: Status;
}

/**
 * What an update comes to as of `today`, by what is on record. Throws a UserError for what cannot be: a day before the
 * referral or the step before, another currency, more going back than came in, thanks for a client given.
 */
export function updateOutcome(referral: Referral, life: Life, said: SaidOutcome, today: Day): Outcome {
  if (said.because !== undefined && said.note !== undefined && said.collected === undefined) {
    throw usageError('--because and --note both say why', 'leave one of them out');
  }
  const onDay = said.on ?? today;
  const step = stepOf(referral, life.history, said, onDay);
  const standing = standingAfter(referral, life.history, step.move);
  const amounts = amountsOf(referral, life, said);
  const collected = collectedOf(referral, life, said, onDay, amounts);
  const loop = { toldOn: standing.toldOn, ...loopOf(standing, step.move, said, today) };
  return {
    ...step,
    amounts,
    ...(collected === undefined ? {} : { collected }),
    loop: {
      ...(loop.thankedOn === undefined || loop.thankedOn === referral.thankedOn
        ? {}
        : { thankedOn: loop.thankedOn }),
      ...(loop.toldOn === referral.toldOn ? {} : { toldOn: loop.toldOn }),
    },
    status: standing.status,
  };
}

/** What came in for a referral, where that is more than was invoiced; undefined where it is not, or nothing was. */
export function beyondInvoice(
  { invoiced }: Pick<Referral, 'invoiced'>,
  collected: Life['collected'],
): Money | undefined {
  const sums = sumByCurrency(collected.map(({ amount }) => amount));
  return sums.find(({ minor, currency }) => currency === invoiced?.currency && minor > invoiced.minor);
}

/** Whether an update leaves all as it is. */
export function changesNothing({ move, news, amend, amounts, collected, loop }: Outcome): boolean {
  return (
    move === undefined &&
    news === undefined &&
    collected === undefined &&
    [amend, amounts, loop].every((part) => Object.keys(part).length === 0)
  );
}

/** The step that is said: to another status, or a correction of the one it is at. */
function stepOf(
  referral: Referral,
  history: readonly StatusEvent[],
  said: SaidOutcome,
  onDay: Day,
): Pick<Outcome, 'move' | 'news' | 'amend' | 'amended'> {
  if (said.status !== undefined && said.status !== referral.status) {
    refuseBefore(referral, onDay);
    return { move: { status: said.status, onDay, reason: said.because ?? said.note ?? null }, amend: {} };
  }
  const news = newsOf(referral, history, said, onDay);
  if (news !== undefined) return { news, amend: {} };
  // The day and the note are those of what is said beside them, where that has a day or a note of its own.
  const isCollected = said.collected !== undefined;
  const ofStep = said.status !== undefined && !isCollected;
  const closesLoop = said.thanked === true || said.told === true;
  const correction = {
    onDay: ofStep || !(closesLoop || isCollected) ? said.on : undefined,
    reason: said.because !== undefined || isCollected ? said.because : said.note,
  };
  const amended = entryMeant(referral, history, said);
  return { amend: amendmentOf(referral, history, amended, correction), amended };
}

/**
 * The entry that a correction is of: the step it is at where its status and day or a reason are said, and of one closed;
 * of one that is open else the last there is, news too.
 */
function entryMeant(
  { status }: Referral,
  history: readonly StatusEvent[],
  said: SaidOutcome,
): StatusEvent | undefined {
  const isStepSaid = said.status !== undefined && said.on !== undefined;
  const ofStep = isStepSaid || said.because !== undefined || isClosed(status);
  return ofStep ? stepsOf(history).at(-1) : history.at(-1);
}

/**
 * A note on an open referral is news of its day, which leaves it where it is; on the day of the last entry it is the note
 * of that, and what stands there is corrected. A note taken out, one beside money that came in, and one beside the
 * status and the day of a step, which it corrects, is no news.
 */
function newsOf(
  referral: Referral,
  history: readonly StatusEvent[],
  { note, collected, status, on }: SaidOutcome,
  onDay: Day,
): Outcome['news'] {
  if (!note || collected !== undefined || isClosed(referral.status)) return undefined;
  if (history.at(-1)?.onDay === onDay || (status !== undefined && on !== undefined)) return undefined;
  refuseBefore(referral, onDay);
  return { onDay, reason: note };
}

/** What of a corrected day and reason differs from what is on record. */
function amendmentOf(
  referral: Referral,
  history: readonly StatusEvent[],
  current: StatusEvent | undefined,
  { onDay, reason }: { onDay: Day | undefined; reason: string | null | undefined },
): Outcome['amend'] {
  // News moves nothing, and so may come to stand before a step.
  const isStep = current !== undefined && current.status !== null;
  const before = isStep ? stepsOf(history).at(-2) : undefined;
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
      { hints: ['give a day from then on'] },
    );
  }
  return {
    ...(newDay === undefined ? {} : { onDay: newDay }),
    ...(reason === undefined || reason === (current?.reason ?? null) ? {} : { reason }),
  };
}

/**
 * The referral with the status it has once the step is taken: that of the last one by day. Nobody was told of an outcome
 * that is another one now.
 */
function standingAfter(referral: Referral, history: readonly StatusEvent[], move: Outcome['move']): Referral {
  if (move === undefined) return referral;
  const later = stepsOf(history).findLast(({ onDay }) => onDay > move.onDay);
  const { status, onDay } = later ?? move;
  const toldOn = status === referral.status ? referral.toldOn : null;
  return { ...referral, status, closedOn: isClosed(status) ? onDay : null, toldOn };
}

/** The amounts that are said and differ, in the currency of the referral. */
function amountsOf(
  referral: Referral,
  { collected }: Life,
  { status, value, agreed }: SaidOutcome,
): Partial<Amounts> {
  const said: Partial<Record<AmountField, Money | undefined>> = {
    agreed,
    [valueField(status ?? referral.status)]: value,
  };
  const entries = AMOUNTS.flatMap((field) => {
    const money = said[field];
    if (money === undefined) return [];
    refuseOtherCurrency(referral, currencyIn(referral, collected), money);
    return referral[field]?.minor === money.minor ? [] : [[field, money] as const];
  });
  return Object.fromEntries(entries);
}

function collectedOf(
  referral: Referral,
  life: Life,
  { status, collected, note, because }: SaidOutcome,
  onDay: Day,
  amounts: Partial<Amounts>,
): Outcome['collected'] {
  if (collected === undefined) return undefined;
  refuseBefore(referral, onDay);
  refuseOtherCurrency(referral, currencyIn({ ...referral, ...amounts }, life.collected), collected);
  refuseOverRefund(referral.id, life.collected, collected);
  const moves = because === undefined && status !== undefined && status !== referral.status;
  return { onDay, amount: collected, note: moves ? null : (note ?? null) };
}

/** The one currency of a referral: that of its amounts, or of what was collected; null where there is neither. */
function currencyIn(amounts: Amounts, collected: Life['collected']): string | null {
  return currencyOf(amounts) ?? collected[0]?.amount.currency ?? null;
}

/** Refuses a day before the referral, another currency than its own, and more going back than came in. */
export function refuseCorrection(
  referral: Referral,
  others: readonly Pick<CollectionDraft, 'amount'>[],
  { onDay, amount }: Partial<CollectionDraft>,
): void {
  if (onDay !== undefined && onDay < referral.occurredOn) {
    throw usageError(
      `${formatDay(onDay)} is before the referral itself, ${formatDay(referral.occurredOn)}`,
      `refnet edit ${referral.id} --on ${onDay}      if the referral was made earlier`,
    );
  }
  if (amount === undefined) return;
  refuseOtherCurrency(referral, currencyIn(referral, others), amount);
  refuseOverRefund(referral.id, others, amount);
}

/** Refuses an amount in another currency than the one a referral is in; null where it is in none yet. */
export function refuseOtherCurrency(
  { id }: Pick<Referral, 'id'>,
  currency: string | null,
  money: Money,
): void {
  if (currency === null || money.currency === currency) return;
  throw new UserError(
    `#${id} is in ${currency}, and a referral has one currency, so ${formatMoney(money)} cannot stand beside it`,
    {
      hints: [`give the amount in ${currency}`, `refnet edit ${id} --help      corrects the currency`],
    },
  );
}

/** Whom to thank and to tell is the giver of a received referral, and only an outcome can be told. */
function loopOf(
  standing: Referral,
  move: Outcome['move'],
  { status = standing.status, on, thanked = false, told = false }: SaidOutcome,
  today: Day,
): Outcome['loop'] {
  if (!thanked && !told) return {};
  const { id, direction, thankedOn, closedOn } = standing;
  if (direction === 'given') {
    throw usageError(`#${id} was given by you, so there is nobody to thank for it or to tell`);
  }
  if (told && !isClosed(status)) {
    throw usageError(`#${id} has no outcome to tell yet`, `refnet update ${id} won --told`);
  }
  refuseBefore(standing, on ?? today);
  return {
    ...(thanked ? { thankedOn: thankedOn ?? on ?? today } : {}),
    // What is told is the outcome that is said, also where a later step stands.
    ...(told ? tellOutcome({ ...standing, status, closedOn: move?.onDay ?? closedOn }, on, today) : {}),
  };
}

/** The giver of a referral knows its outcome from `on` (today, or the day it stands at). Refuses what cannot be told. */
export function tellOutcome(referral: Referral, on: Day | undefined, today: Day): { toldOn: Day } {
  const { id, direction, status, partnerName } = referral;
  if (direction === 'given') {
    throw new UserError(`#${id} was given by you to ${partnerName}, so there is nobody to tell`, {
      hints: [`refnet update ${id}      when ${partnerName} tells you what became of it`],
    });
  }
  if (!isClosed(status)) {
    throw new UserError(`#${id} has no outcome to tell yet: it is ${label(status)}`, {
      hints: [`refnet update ${id} won --value AMOUNT      or lost, no-response, declined`],
    });
  }
  const toldOn = on ?? referral.toldOn ?? today;
  const since = referral.closedOn ?? referral.occurredOn;
  if (toldOn < since) {
    throw usageError(
      `${formatDay(toldOn)} is before the outcome, ${formatDay(since)}`,
      'give a day from then on',
    );
  }
  return { toldOn };
}

/** How the giver was thanked, and when: today and in no way said, or as it stands. Refuses what cannot be thanked for. */
export function thankFor(
  referral: Referral,
  { on, how }: { on: Day | undefined; how: string | undefined },
  today: Day,
): Pick<Referral, 'thankedOn' | 'thankedHow'> {
  const { id, direction, partnerName, occurredOn } = referral;
  if (direction === 'given') {
    throw new UserError(`#${id} was given by you to ${partnerName}, so the thanks are not yours to give`, {
      hints: ['thanks go to whoever sent you a client: refnet thank PARTNER'],
    });
  }
  const thankedOn = on ?? referral.thankedOn ?? today;
  if (thankedOn < occurredOn) {
    throw usageError(
      `${formatDay(thankedOn)} is before the referral, ${formatDay(occurredOn)}`,
      'give a day from then on with --on',
    );
  }
  return { thankedOn, thankedHow: how ?? referral.thankedHow };
}

/** Refuses a day before the referral itself. */
export function refuseBefore({ id, occurredOn }: Pick<Referral, 'id' | 'occurredOn'>, onDay: Day): void {
  if (onDay >= occurredOn) return;
  throw usageError(
    `${formatDay(onDay)} is before the referral itself, ${formatDay(occurredOn)}`,
    'give a day from then on with --on',
    `refnet edit ${id} --on ${onDay}      if the referral was made earlier`,
  );
}
