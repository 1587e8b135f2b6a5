import type { Day } from '../calendar/day.ts';
import { formatDay } from '../calendar/day-words.ts';
import { formatMoney, type Money } from '../money/money.ts';
import type { AmountField, Amounts, Referral } from '../referrals/referral.ts';
import { count, list } from '../text/count.ts';
import { label } from '../kinds/vocabulary.ts';

type ReferralWords = Pick<Referral, 'clientName' | 'direction' | 'partnerName' | 'need'>;

/** `Dana R. given to Victor Osei for bookkeeping`: a referral in one phrase, without its day. */
export function whoPhrase(referral: ReferralWords): string {
  const client = referral.clientName ?? 'A client';
  const way = referral.direction === 'given' ? 'given to' : 'received from';
  const need = referral.need === null ? '' : ` for ${referral.need}`;
  return `${client} ${way} ${referral.partnerName}${need}`;
}

/** `Dana R. given to Victor Osei for bookkeeping, Thu 19 Nov 2026`: a referral in one phrase. */
export function referralPhrase(referral: ReferralWords & Pick<Referral, 'occurredOn'>): string {
  return `${whoPhrase(referral)}, ${formatDay(referral.occurredOn)}`;
}

/** `#62  Dana R. given to Victor Osei, Thu 19 Nov 2026`, with what else was said of it, then what usually comes next. */
export function loggedLines(referral: Referral, next: readonly string[]): string[] {
  const extras = [
    referral.status === 'new' ? '' : label(referral.status),
    valuePhrase(referral),
    referral.consent === false
      ? 'a lead: the client did not agree to be contacted, so it counts nowhere'
      : '',
  ].filter((extra) => extra !== '');
  const phrase = [referralPhrase(referral), ...extras].join('; ');
  return numbered(referral.id, phrase, next);
}

/** `about CAD 1,800`, or `invoiced CAD 1,800`; empty where neither is known. */
function valuePhrase({ currency, estimateMinor, invoicedMinor }: Amounts): string {
  if (currency === null) return '';
  if (invoicedMinor !== null) {
    return amountPhrase({ field: 'invoicedMinor', money: { minor: invoicedMinor, currency } });
  }
  return estimateMinor === null ? '' : `about ${formatMoney({ minor: estimateMinor, currency })}`;
}

const NAMED_NUMBERS = 6;

/** `Thanked Maren Holt for 3 referrals, Fri 20 Nov 2026 (card): #57, #58 and #61`. */
export function thankedLine(
  partnerName: string,
  referrals: readonly { id: number }[],
  on: Day,
  how: string | undefined,
): string {
  const named = referrals.slice(0, NAMED_NUMBERS).map(({ id }) => `#${id}`);
  const more = referrals.length - named.length;
  const numbers = list(more > 0 ? [...named, `${more} more`] : named, 'and');
  const way = how === undefined ? '' : ` (${how})`;
  return `Thanked ${partnerName} for ${count(referrals.length, 'referral')}, ${formatDay(on)}${way}: ${numbers}`;
}

const AMOUNT_WORDS: Readonly<Record<AmountField, string>> = {
  estimateMinor: 'estimated at',
  agreedMinor: 'agreed at',
  invoicedMinor: 'invoiced',
};

/** `invoiced CAD 1,800`: an amount, and which of the three it is. */
export function amountPhrase({ field, money }: { field: AmountField; money: Money }): string {
  return `${AMOUNT_WORDS[field]} ${formatMoney(money)}`;
}

/** What was written, by its number, and the commands that usually come next. */
export function numbered(id: number, phrase: string, next: readonly string[] = []): string[] {
  const tag = `#${id}`;
  const indent = ' '.repeat(tag.length + 2);
  return [`${tag}  ${phrase}`, ...(next.length === 0 ? [] : [`${indent}next: ${next.join('      ')}`])];
}

/** `p3  Victor Osei, accountant`: a partner in one phrase. */
export function partnerPhrase(partner: {
  id: number;
  name: string;
  profession: string | null;
  stage: string;
  knownSince: { day: Day } | null;
}): string {
  const profession = partner.profession === null ? '' : `, ${partner.profession}`;
  const stage = partner.stage === 'acquaintance' ? '' : `; ${label(partner.stage)}`;
  return `p${partner.id}  ${partner.name}${profession}${stage}`;
}
