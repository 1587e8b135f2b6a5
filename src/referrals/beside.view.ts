/** What is said now and then beside an update: of a step back, of the other names of a client, of more than was invoiced. */
import { formatDay } from '../calendar/day-words.ts';
import { label } from '../kinds/vocabulary.ts';
import { formatMoney, amountAsTyped, type Money } from '../money/money.ts';
import type { Referral, StatusEvent } from './referral.ts';
import { isClosed, isStepBack, type Status } from './status.ts';
import { undoLine, type Line, type UndoOffer } from '../text/undo-offer.ts';

/**
 * What is said where a referral went back to where it was before: what is invoiced no more, and how to take the step back.
 * The first also where it is won no more and closed otherwise.
 */
export function stepBackLines(before: Referral, after: Referral): Line[] {
  const invoiced = invoicedNoMoreLines(before, after);
  if (!isStepBack(before.status, after.status)) return invoiced;
  const words = isClosed(before.status) ? 'opened again, it was' : 'a step back from';
  const back = `${words} ${label(before.status)}`;
  return [...invoiced, { written: `${back}: ${undoLine().written}`, unwritten: back }];
}

/** What became of the amount that was invoiced, where the referral is won no more. */
function invoicedNoMoreLines(before: Referral, after: Referral): string[] {
  if (before.invoiced === null || after.invoiced !== null) return [];
  const stays = after.estimate?.minor === before.invoiced.minor && before.estimate === null;
  return [
    `no longer invoiced: ${formatMoney(before.invoiced)}${stays ? ', which stands as the estimate' : ''}`,
  ];
}

/** A line for each of the other names that stays closed though the win it was closed by is taken back. */
export function stillNotChosen(
  before: Pick<Referral, 'status'>,
  after: Pick<Referral, 'status'> | undefined,
  others: readonly { readonly id: number; readonly status: Status }[],
): string[] {
  if (before.status !== 'won' || after?.status === 'won') return [];
  return others
    .filter(({ status }) => status === 'not-chosen')
    .map(({ id }) => `#${id} stays ${label('not-chosen')}: refnet update ${id} new      opens it again`);
}

/**
 * Where an outcome is said for a day before a later step, which stands: the later step, and what makes the outcome stand;
 * nothing where the outcome stands.
 */
export function overtakenLines(
  { id }: Pick<Referral, 'id'>,
  move: { readonly status: Status } | undefined,
  stands: Status,
  history: readonly Pick<StatusEvent, 'status' | 'onDay'>[],
): string[] {
  if (move === undefined || !isClosed(move.status) || move.status === stands) return [];
  const last = history.findLast(({ status }) => status === stands);
  if (last === undefined) return [];
  return [
    `it was ${label(stands)} later, on ${formatDay(last.onDay)}; where it is ${label(move.status)} all the same: refnet update ${id} ${move.status} --on ${last.onDay}`,
  ];
}

/** A line for each of the other names of a client that is won already: at most one is chosen as a rule. */
export function wonBesideLines(
  id: number,
  others: readonly { readonly id: number; readonly status: Status }[],
): string[] {
  return others
    .filter(({ status }) => status === 'won')
    .map(
      ({ id: other }) =>
        `#${other}, another name given to the same client, is won already; refnet update ${other} not-chosen      where #${id} was chosen instead`,
    );
}

/**
 * `CAD 2,500 came in for #2 in all, more than the CAD 2,000 invoiced`, and what may be meant: that it was typed twice, or
 * that more was invoiced.
 */
export function beyondInvoiceLine({ id, invoiced }: Referral, cameIn: Money): UndoOffer {
  const was = invoiced === null ? '' : ` the ${formatMoney(invoiced)}`;
  const beyond = `${formatMoney(cameIn)} came in for #${id} in all, more than${was} invoiced`;
  const invoicedMore = `if more was invoiced, refnet update ${id} --value "${amountAsTyped(cameIn)}"`;
  return {
    written: `${beyond}: if it was typed twice, refnet undo; ${invoicedMore}`,
    unwritten: `${beyond}: ${invoicedMore}`,
  };
}

/** Where an open referral stays as it is, how there is news of it all the same: it quiets the question in refnet due. */
export function newsInstead({ id, status }: Pick<Referral, 'id' | 'status'>): string[] {
  if (isClosed(status)) return [];
  return [`news without a step: refnet update ${id} --note TEXT`];
}
