import { usageError } from '../text/errors.ts';
import { valueField, type Referral, type ReferralDraft } from './referral.ts';
import { counterpartMeant } from './with-partner.ts';

/**
 * A value is what was invoiced once the referral is won. A client who is known has a name, and came from somewhere: a
 * partner stands in place of a source, and a source in place of a partner.
 */
export function factsMeant(before: Referral, facts: Partial<ReferralDraft>): Partial<ReferralDraft> {
  if (facts.clientName === null) throw usageError('the client is empty: leave it out, or give a name');
  const said =
    facts.source === undefined && facts.partnerId === undefined ? facts : counterpartMeant(before.id, facts);
  const { estimate, ...others } = said;
  return estimate === undefined ? said : { ...others, [valueField(before.status)]: estimate };
}
