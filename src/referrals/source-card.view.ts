import type { Day } from '../calendar/day.ts';
import { plainRecord } from '../kinds/kind.ts';
import type { Plain } from '../kinds/type.ts';
import { formatMoney } from '../money/money.ts';
import { rows, type Row } from '../screen/blocks.ts';
import { renderCard } from '../screen/card.view.ts';
import type { Drawn } from '../screen/drawn.ts';
import { record, type Look } from '../screen/list.view.ts';
import { originColumns, shareWords } from './origins.view.ts';
import type { Origin } from './origins.ts';
import { referralPhrase, referrals, statusText, type Referral } from './referral.ts';
import { sources, type Source } from './source.ts';

/** Everything on record about one source; of its referrals the last ones, newest first. */
export interface SourceCard {
  readonly source: Source;
  readonly origin: Origin;
  readonly referrals: readonly Referral[];
  readonly referralCount: number;
  /** What finds it in a command. */
  readonly handle: string;
}

/** A source on a screen. */
export function renderSourceCard(card: SourceCard, today: Day, look: Look): Drawn {
  const { source, origin, referrals: last } = card;
  const known = sources.fields
    .filter(({ onCard }) => onCard)
    .map(({ label, words }) => ({ label, text: words(source, today) }));
  return renderCard(
    `${source.name}, a source that is no partner`,
    [
      { label: 'received', text: `${origin.received}${origin.open === 0 ? '' : ` (${origin.open} open)`}` },
      { label: 'closed', text: origin.closed === 0 ? '' : shareWords(origin) },
      { label: 'business', text: businessWords(origin) },
      ...known,
    ],
    [{ heading: 'Last referrals', blocks: rows([...last.map(referralRow), ...moreRows(card)]) }],
    look,
  );
}

function businessWords({ business, wonWithoutAmount }: Origin): string {
  const without = wonWithoutAmount === 0 ? [] : [`${wonWithoutAmount} won without an amount`];
  return [...business.map(formatMoney), ...without].join(', ');
}

function referralRow(referral: Referral): Row {
  return { cells: [`#${referral.id}`, `${referralPhrase(referral)}; ${statusText(referral)}`] };
}

function moreRows({ referrals: last, referralCount, handle }: SourceCard): Row[] {
  const more = referralCount - last.length;
  return more <= 0 ? [] : [{ cells: ['', `${more} more`], command: `refnet referrals --source ${handle}` }];
}

/** The card of a source as one JSON object. */
export function sourceCardPlain(card: SourceCard, today: Day): { [key: string]: Plain } {
  return {
    recordKind: 'source',
    ...plainRecord(sources, card.source, today),
    ...record(originColumns([card.origin]), card.origin),
    lastReferrals: card.referrals.map((referral) => plainRecord(referrals, referral, today)),
  };
}
