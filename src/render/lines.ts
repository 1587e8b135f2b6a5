import type { Day } from '../domain/day.ts';
import { formatDay } from '../domain/day-words.ts';
import { formatMoney } from '../domain/money.ts';
import type { Referral } from '../domain/referral.ts';
import { label } from '../domain/words.ts';
import { sanitizeLine } from '../text/sanitize.ts';

/** `Dana R. given to Victor Osei for bookkeeping, Thu 19 Nov 2026`: a referral in one phrase. */
export function referralPhrase(
  referral: Pick<Referral, 'clientName' | 'direction' | 'partnerName' | 'need' | 'occurredOn'>,
): string {
  const client = referral.clientName ?? 'A client';
  const way = referral.direction === 'given' ? 'given to' : 'received from';
  const need = referral.need === null ? '' : ` for ${referral.need}`;
  return sanitizeLine(`${client} ${way} ${referral.partnerName}${need}, ${formatDay(referral.occurredOn)}`);
}

/** `#62  Dana R. given to Victor Osei, Thu 19 Nov 2026`, with what else was said of it, then what usually comes next. */
export function loggedLines(referral: Referral, next: readonly string[]): string {
  const extras = [
    referral.status === 'new' ? '' : label(referral.status),
    referral.estimateMinor === null || referral.currency === null
      ? ''
      : `about ${formatMoney({ minor: referral.estimateMinor, currency: referral.currency })}`,
    referral.consent === false
      ? 'a lead: the client did not agree to be contacted, so it counts nowhere'
      : '',
  ].filter((extra) => extra !== '');
  const phrase = [referralPhrase(referral), ...extras].join('; ');
  return numbered(referral.id, phrase, next);
}

/** What was written, by its number, and the commands that usually come next. */
export function numbered(id: number, phrase: string, next: readonly string[] = []): string {
  const tag = `#${id}`;
  const indent = ' '.repeat(tag.length + 2);
  const nextLine = next.length === 0 ? '' : `${indent}next: ${next.join('      ')}\n`;
  return `${tag}  ${phrase}\n${nextLine}`;
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
  return sanitizeLine(`p${partner.id}  ${partner.name}${profession}${stage}`);
}
