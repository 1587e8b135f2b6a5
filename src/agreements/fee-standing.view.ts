import type { Plain } from '../kinds/type.ts';
import { plainMoney } from '../money/plain-money.ts';
import { formatFeeTerms } from './fee-phrase.ts';
import type { FeeStanding } from './fee-standing.ts';
import { feeDirectionOf } from './fee-terms.ts';
import { byHandPhrase, expectedPhrase, moneyList, WHO } from './fee-words.view.ts';

/** `they pay 30% of collected, for this one alone`, and how far that is: what a card says of the fee on a referral. */
export function feeLines(standing: FeeStanding): string[] {
  const { terms, own } = standing;
  if (terms === null && !own) return [];
  return [termsPhrase(standing), standingPhrase(standing)].filter((line) => line !== '');
}

/** `they pay 30% of collected, for this one alone`: by what terms, if any. */
export function termsPhrase({ referral, terms, own }: FeeStanding): string {
  const who = WHO[feeDirectionOf(referral.direction)];
  const words = terms === null ? 'nothing' : formatFeeTerms(terms);
  return `${who} ${words}${own ? ', for this one alone' : ''}`;
}

/** `CAD 300 accrued, CAD 100 due`, `they pay about CAD 300`: empty where nothing has come of it yet. */
function standingPhrase({ accrued, due, expected, byHand }: FeeStanding): string {
  const parts = [
    accrued.length === 0 ? '' : `${moneyList(accrued)} accrued`,
    due.length === 0 ? '' : `${moneyList(due)} due`,
    expected === undefined ? '' : expectedPhrase(expected),
    byHand === undefined ? '' : `to settle by hand: ${byHandPhrase(byHand)}`,
  ];
  return parts.filter((part) => part !== '').join(', ');
}

/** How the fee on a referral stands, as JSON gives it; null where there is no fee to speak of. */
export function plainFee(standing: FeeStanding): Plain {
  const { referral, terms, own, accrued, due, expected, byHand } = standing;
  if (terms === null && !own) return null;
  return {
    direction: feeDirectionOf(referral.direction),
    terms: terms === null ? null : formatFeeTerms(terms),
    ofThisReferral: own,
    accrued: accrued.map(plainMoney),
    due: due.map(plainMoney),
    expected: (expected?.amounts ?? []).map(plainMoney),
    byHand: byHand !== undefined,
  };
}
