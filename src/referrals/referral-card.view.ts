import type { Drawn } from '../screen/drawn.ts';
import type { Day } from '../calendar/day.ts';
import { formatDay } from '../calendar/day-words.ts';
import { formatAmountPlain, formatMoney } from '../money/money.ts';
import type { Referral, StatusEvent } from './referral.ts';
import { rows, type Row } from '../screen/blocks.ts';
import { renderCard, type CardFact } from '../screen/card.view.ts';
import { referralFacts } from '../screen/changes.view.ts';
import type { Plain } from '../screen/columns.view.ts';
import { referralPhrase } from '../screen/lines.view.ts';
import { record, type Look } from '../screen/list.view.ts';
import { referralColumns, statusText } from './referral-columns.view.ts';
import { label } from '../kinds/vocabulary.ts';

/** Everything on record about one referral. */
export interface ReferralCard {
  referral: Referral;
  /** The steps after `new`, oldest first. */
  history: readonly StatusEvent[];
  /** Other names given to the same client at the same introduction. */
  introducedToo: readonly Referral[];
  collections: readonly Collected[];
}

export interface Collected {
  id: number;
  onDay: Day;
  currency: string;
  amountMinor: number;
  note: string | null;
}

/** What the title says already. */
const IN_TITLE = new Set(['client', 'for', 'on', 'direction', 'partner', 'closed']);

/** A referral with its status history, on a screen. */
export function renderReferralCard(card: ReferralCard, look: Look): Drawn {
  const { referral, introducedToo, collections } = card;
  const facts: CardFact[] = [
    { label: 'status', text: statusText(referral) },
    ...referralFacts(referral)
      .filter(({ key }) => !IN_TITLE.has(key))
      .map((fact) => (fact.key === 'thanked' ? { ...fact, text: thankedText(referral, fact.text) } : fact)),
    { label: 'import', text: referral.importId === null ? '' : String(referral.importId) },
  ];
  return renderCard(
    `#${referral.id}  ${referralPhrase(referral)}`,
    facts,
    [
      { heading: 'History', blocks: rows(historyRows(card)) },
      {
        heading: 'Introduced to as well',
        blocks: rows(
          introducedToo.map((other) => ({
            cells: [`#${other.id}`, `${other.partnerName}; ${statusText(other)}`],
          })),
        ),
      },
      { heading: 'Collected', blocks: rows(collections.map(collectedRow)) },
    ],
    look,
  );
}

/** The same as one JSON object. */
export function referralCardPlain(card: ReferralCard, today: Day): { [key: string]: Plain } {
  return {
    recordKind: 'referral',
    ...record(referralColumns(today), card.referral),
    history: steps(card).map(({ status, onDay, reason }) => ({ day: onDay, status, reason })),
    introducedToo: card.introducedToo.map(({ id }) => id),
    collections: card.collections.map(({ id, onDay, currency, amountMinor, note }) => ({
      number: id,
      day: onDay,
      currency,
      amount: formatAmountPlain(amountMinor, currency),
      note,
    })),
  };
}

function thankedText({ thankedHow }: Referral, text: string): string {
  return text === '' || thankedHow === null ? text : `${text} (${thankedHow})`;
}

/** From the day it was given or received: every referral begins as new. */
function steps({ referral, history }: ReferralCard): Pick<StatusEvent, 'status' | 'onDay' | 'reason'>[] {
  return [{ status: 'new', onDay: referral.occurredOn, reason: null }, ...history];
}

function historyRows(card: ReferralCard): Row[] {
  if (card.history.length === 0) return [];
  return steps(card).map(({ status, onDay, reason }) => {
    const why = reason === null ? '' : `: ${reason}`;
    return { cells: [formatDay(onDay), `${label(status)}${why}`] };
  });
}

function collectedRow({ id, onDay, currency, amountMinor, note }: Collected): Row {
  const said = note === null ? '' : `; ${note}`;
  return { cells: [`#${id}`, formatDay(onDay), `${formatMoney({ minor: amountMinor, currency })}${said}`] };
}
