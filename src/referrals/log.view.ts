import { label } from '../kinds/vocabulary.ts';
import { formatMoney } from '../money/money.ts';
import { amountPhrase } from './amount.view.ts';
import { referralPhrase, type Referral } from './referral.ts';
import { isClosed } from './status.ts';

/** `Dana R. given to Victor Osei, Thu 19 Nov 2026`, with what else was said of it. */
export function loggedPhrase(referral: Referral): string {
  const extras = [
    referral.status === 'new' ? '' : label(referral.status),
    valuePhrase(referral),
    referral.consent === false
      ? 'a lead: the client did not agree to be contacted, so it counts nowhere'
      : '',
  ].filter((extra) => extra !== '');
  return [referralPhrase(referral), ...extras].join('; ');
}

/** `about CAD 1,800`, or `invoiced CAD 1,800`; empty where neither is known. */
function valuePhrase({ estimate, invoiced }: Referral): string {
  if (invoiced !== null) return amountPhrase('invoiced', invoiced);
  return estimate === null ? '' : `about ${formatMoney(estimate)}`;
}

/** The commands that usually come after a referral is logged: the introduction or the thanks, the outcome. */
export function afterLog({ id, direction, status, consent, invoiced, source }: Referral): string[] {
  const outcome = isClosed(status)
    ? missingAmount({ id, status, invoiced })
    : [`refnet update ${id} won --value AMOUNT`];
  if (source !== null) return outcome;
  if (direction === 'received') return [`refnet thank ${id}`, ...outcome];
  return isClosed(status) || consent === false ? outcome : [`refnet intro ${id}`, ...outcome];
}

/** The command that says what a won referral came to, where nobody has. */
function missingAmount({ id, status, invoiced }: Pick<Referral, 'id' | 'status' | 'invoiced'>): string[] {
  return status === 'won' && invoiced === null ? [`refnet update ${id} --value AMOUNT`] : [];
}
