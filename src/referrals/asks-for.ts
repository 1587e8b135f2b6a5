import { professionsOf, sameService, sameServiceAs } from '../partners/professions.ts';
import { LINE } from '../text/too-long.ts';

/** What a partner does, as far as it is known. */
export interface Provider {
  readonly profession?: string | null | undefined;
  /** Several are kept apart by commas, semicolons, slashes or lines. */
  readonly services?: string | null | undefined;
}

/** Whether the partner offers the service, by profession or by one of the services. */
function offers({ profession, services }: Provider, service: string): boolean {
  const texts = new Set([profession ?? '', ...(services ?? '').slice(0, LINE).split(/[,;/|\n]/)]);
  return [...texts].some(sameServiceAs(service));
}

/**
 * Whether a client with this need, sent to this partner, asks for the service: the one match of exclusive promises with
 * referrals [durden]. A need that names a profession decides by itself: somebody who also builds websites may be sent a
 * client for a logo. Otherwise the need may match, or what the receiver does.
 */
export function asksFor(service: string, need: string | null | undefined, receiver: Provider): boolean {
  const text = need ?? '';
  if (sameService(service, text)) return true;
  return professionsOf(text).length === 0 && offers(receiver, service);
}
