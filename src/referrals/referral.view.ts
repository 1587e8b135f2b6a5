import type { Drawn } from '../screen/drawn.ts';
import type { Day } from '../calendar/day.ts';
import { formatDay } from '../calendar/day-words.ts';
import { formatAmountPlain, formatMoney } from '../money/money.ts';
import { plainRecord } from '../kinds/kind.ts';
import type { Plain } from '../kinds/type.ts';
import type { CollectionRecord } from './collection.ts';
import {
  amountText,
  cameIn,
  counterpartName,
  referralPhrase,
  referrals,
  statusText,
  type Referral,
  type StatusEvent,
} from './referral.ts';
import { rows, type Row } from '../screen/blocks.ts';
import { renderCard } from '../screen/card.view.ts';
import type { Look } from '../screen/list.view.ts';
import { label } from '../kinds/vocabulary.ts';

/** Everything on record about one referral. */
export interface ReferralCard {
  referral: Referral;
  /** The steps after `new` and the news, oldest first. */
  history: readonly StatusEvent[];
  /** Other names given to the same client at the same introduction. */
  introducedToo: readonly Referral[];
  collections: readonly Collected[];
  /** The fee on it, a line each; and as JSON has it. */
  fee: { readonly lines: readonly string[]; readonly plain: Plain };
}

type Collected = Pick<CollectionRecord, 'id' | 'onDay' | 'amount' | 'note'>;

/** A referral with its status history, on a screen. */
export function renderReferralCard(card: ReferralCard, today: Day, look: Look): Drawn {
  const { referral, introducedToo, collections } = card;
  const facts = referrals.fields
    .filter(({ onCard }) => onCard)
    .map(({ label: name, words }) => ({ label: name, text: words(referral, today) }))
    .concat(amountAsked(card));
  return renderCard(
    `#${referral.id}  ${referralPhrase(referral)}`,
    facts,
    [
      { heading: 'History', blocks: rows(historyRows(card)) },
      {
        heading: 'Introduced to as well',
        blocks: rows(
          introducedToo.map((other) => ({
            cells: [`#${other.id}`, `${counterpartName(other)}; ${statusText(other)}`],
          })),
        ),
      },
      { heading: 'Collected', blocks: rows(collections.map(collectedRow)) },
      { heading: 'Fee', blocks: rows(card.fee.lines.map((line) => ({ cells: [line] }))) },
    ],
    look,
  );
}

/** What counts of a client won where that is not the invoice; asks for the amount of a received one without any. */
function amountAsked({ referral, collections }: ReferralCard): { label: string; text: string }[] {
  const { id, status, direction, invoiced } = referral;
  if (status === 'won' && invoiced === null && cameIn(referral) !== undefined) {
    return [{ label: 'counted', text: `${amountText(referral)}, as no invoice is on record` }];
  }
  const lacks = status === 'won' && direction === 'received' && invoiced === null && collections.length === 0;
  return lacks ? [{ label: 'invoiced', text: `not known yet: refnet update ${id} --value AMOUNT` }] : [];
}

/** The card of a referral as one JSON object. */
export function referralCardPlain(card: ReferralCard, today: Day): { [key: string]: Plain } {
  return {
    recordKind: 'referral',
    ...plainRecord(referrals, card.referral, today),
    history: steps(card).map(({ status, onDay, reason }) => ({ day: onDay, status, reason })),
    introducedToo: card.introducedToo.map(({ id }) => id),
    collections: card.collections.map(({ id, onDay, amount: { minor, currency }, note }) => ({
      number: id,
      day: onDay,
      currency,
      amount: formatAmountPlain(minor, currency),
      note,
    })),
    fee: card.fee.plain,
  };
}

/** From the day it was given or received: every referral begins as new. */
function steps({ referral, history }: ReferralCard): Pick<StatusEvent, 'status' | 'onDay' | 'reason'>[] {
  return [{ status: 'new', onDay: referral.occurredOn, reason: null }, ...history];
}

function historyRows(card: ReferralCard): Row[] {
  if (card.history.length === 0) return [];
  return steps(card).map(({ status, onDay, reason }) => {
    const why = reason === null ? '' : `: ${reason}`;
    return { cells: [formatDay(onDay), `${status === null ? 'news' : label(status)}${why}`] };
  });
}

function collectedRow({ id, onDay, amount, note }: Collected): Row {
  const said = note === null ? '' : `; ${note}`;
  return { cells: [`#${id}`, formatDay(onDay), `${formatMoney(amount)}${said}`] };
}
