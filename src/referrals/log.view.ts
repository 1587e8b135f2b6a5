import { label } from '../kinds/vocabulary.ts';
import { formatMoney } from '../money/money.ts';
import { numbered } from '../screen/lines.view.ts';
import { amountPhrase } from './outcome.view.ts';
import { referralPhrase, type Referral } from './referral.ts';

/** `#62  Dana R. given to Victor Osei, Thu 19 Nov 2026`, with what else was said of it, then what usually comes next. */
export function loggedLines(referral: Referral, next: readonly string[]): string[] {
  const extras = [
    referral.status === 'new' ? '' : label(referral.status),
    valuePhrase(referral),
    referral.consent === false
      ? 'a lead: the client did not agree to be contacted, so it counts nowhere'
      : '',
  ].filter((extra) => extra !== '');
  return numbered(referral.id, [referralPhrase(referral), ...extras].join('; '), next);
}

/** `about CAD 1,800`, or `invoiced CAD 1,800`; empty where neither is known. */
function valuePhrase({ estimate, invoiced }: Referral): string {
  if (invoiced !== null) return amountPhrase('invoiced', invoiced);
  return estimate === null ? '' : `about ${formatMoney(estimate)}`;
}
