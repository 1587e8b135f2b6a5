/** What becomes of a referral: what may follow what, its amounts, the thanks and the telling. */
import type { Day } from '../calendar/day.ts';
import { formatMoney, sumByCurrency, type Money } from '../money/money.ts';
import { UserError, usageError } from '../text/errors.ts';
import { lazily } from '../text/lazily.ts';
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
import { refuseBefore, type Outcome, type SaidOutcome } from './said-outcome.ts';
import { isClosed } from './status.ts';

export { refuseBefore } from './said-outcome.ts';
export type { Outcome, SaidOutcome } from './said-outcome.ts';

/** What is on record of a referral beside its facts: its history after `new`, and what was collected, oldest first. */
export interface Life {
  readonly history: readonly StatusEvent[];
  readonly collected: readonly Pick<CollectionDraft, 'amount'>[];
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
  const isLoop = said.thanked === true || said.told === true;
  const loop: Outcome['loop'] = {
    toldOn: standing.toldOn,
    ...(isLoop ? telling().loopOf(standing, step.move, said, today) : {}),
  };
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

/** The step that is said: to another status, or what is said of the one it is at. */
function stepOf(
  referral: Referral,
  history: readonly StatusEvent[],
  said: SaidOutcome,
  onDay: Day,
): Pick<Outcome, 'move' | 'news' | 'amend' | 'amended'> {
  const { status = referral.status, word, because, note } = said;
  if (status === referral.status || word !== undefined) {
    const again = saidAgain().saidWithoutStep(referral, history, said, onDay);
    if (again !== undefined) return again;
  }
  refuseBefore(referral, onDay);
  return { move: { status, onDay, reason: because ?? note ?? null }, amend: {} };
}

/** Few updates thank or tell at once. */
const telling = lazily(() => import('./telling.ts'));

/** Most updates take a step by its name. */
const saidAgain = lazily(() => import('./said-again.ts'));

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
export function currencyIn(amounts: Amounts, collected: Life['collected']): string | null {
  return currencyOf(amounts) ?? collected[0]?.amount.currency ?? null;
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
