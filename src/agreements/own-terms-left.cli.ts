/** What is said of the fee of one referral alone, once a correction puts the referral with somebody else. */
import type { Db } from '../file/sqlite.sql.ts';
import { listHandles } from '../partners/handles.sql.ts';
import { partnerNamer } from '../partners/find-partner.ts';
import { getReferral } from '../referrals/referral.sql.ts';
import type { Referral } from '../referrals/referral.ts';
import { formatFeeTerms } from './fee-phrase.ts';
import { ownTerms } from './fee-record.ts';
import { isFee, type FeeRule } from './fee-terms.ts';
import { readAgreedTerms } from './fees.sql.ts';

/**
 * Corrects a referral by `work`; says where that leaves the terms that were agreed for it alone, with a partner whom it is
 * with no more, or of the other way.
 */
export function sayingOwnTermsLeft(db: Db, id: number, work: () => void): string[] {
  const before = getReferral(db, id);
  const own = before === undefined ? undefined : termsOf(db, before);
  work();
  const after = getReferral(db, id);
  if (before === undefined || after === undefined || own === undefined || termsOf(db, after) !== undefined)
    return [];
  const fee = isFee(own) ? formatFeeTerms(own) : 'no fee';
  const left = `${fee} was agreed with ${before.partnerName ?? ''} for #${id} alone, and stands for it no more`;
  return [left, ...(before.direction === after.direction ? whereAgain(db, after, own) : [])];
}

function termsOf(db: Db, { id, partnerId, direction }: Referral) {
  if (partnerId === null) return undefined;
  return ownTerms(readAgreedTerms(db, partnerId), { number: id, partner: partnerId, direction });
}

/** The command that agrees the same with whoever it is with now, if that is a partner. */
function whereAgain(db: Db, { id, partnerId, direction }: Referral, own: FeeRule): string[] {
  const handles = listHandles(db);
  const handle = handles.find((each) => each.id === partnerId);
  if (handle === undefined) return [];
  const way = direction === 'given' ? '--they-pay' : '--i-pay';
  const fee = isFee(own) ? `"${formatFeeTerms(own)}"` : 'none';
  return [
    `refnet agree ${partnerNamer(handles)(handle)} --for ${id} ${way} ${fee}      where it is agreed with ${handle.name} too`,
  ];
}
