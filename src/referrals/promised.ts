/** Which exclusive promises a referral is asked about before it is written. */
import { asksFor, type Provider } from './asks-for.ts';
import type { Referral } from './referral.ts';
import { stands } from './status.ts';
import type { ExclusivePromise } from './who.ts';

/**
 * The promises, of those in force on its day, that a referral I give breaks: its client asks for the service, and goes to
 * somebody else [durden], also one who was promised the same: the advice counts it so too. A lead, a name not chosen and a
 * void one break none.
 */
export function brokenBy(
  { direction, consent, status, need, partnerId }: Referral,
  receiver: Provider,
  promises: readonly ExclusivePromise[],
): ExclusivePromise[] {
  if (direction !== 'given' || consent === false || !stands(status) || status === 'not-chosen') return [];
  return promises.filter(
    ({ service, partnerId: holder }) => holder !== partnerId && asksFor(service, need, receiver),
  );
}
