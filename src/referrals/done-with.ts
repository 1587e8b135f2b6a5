/** What was done with somebody else: it goes where a correction names another partner, another way or another client. */
import { areNear } from '../text/near-names.ts';
import { isInitial, nameWords } from '../text/same-name.ts';
import type { ReferralDraft } from './referral.ts';

/** Nobody of these was thanked or told. */
const NEITHER_THANKED_NOR_TOLD = { thankedOn: null, thankedHow: null, toldOn: null } as const;

/**
 * The facts that do not stand for a referral as it is `wanted`, taken out, where partner, way or client of it are other ones
 * than `before`: the thanks and the telling were for whoever sent the client, the client's agreement was to hear from whom
 * they were sent to (a refusal stays, so that nothing counts by a correction), and an introduction of several names was of
 * that client to partners. What the correction itself says (`said`) stands. A name that may be the same client's, better
 * spelled or more of it, is no other client.
 */
export function takenOutWith(
  before: ReferralDraft,
  wanted: ReferralDraft,
  said: Partial<ReferralDraft>,
): Partial<ReferralDraft> {
  const isOther = !mayBeOneClient(before.clientName, wanted.clientName);
  const isFromOther = isOther || giverOf(before) !== giverOf(wanted);
  const agreedToOther = isOther || receiverOf(before) !== receiverOf(wanted);
  const isGivenStill = before.direction === 'given' && wanted.direction === 'given' && !isOther;
  return {
    ...(isFromOther ? NEITHER_THANKED_NOR_TOLD : {}),
    ...(agreedToOther && wanted.consent === true && said.consent === undefined ? { consent: null } : {}),
    ...(isGivenStill ? {} : { introduction: null }),
  };
}

type Sides = Pick<ReferralDraft, 'direction' | 'partnerId'>;

/** Who sent the client: a partner; nobody to thank where that was me, or a source. */
function giverOf({ direction, partnerId }: Sides): number | null {
  return direction === 'received' ? partnerId : null;
}

/** Whom the client was sent to: a partner, or me. */
function receiverOf({ direction, partnerId }: Sides): number | 'me' | null {
  return direction === 'given' ? partnerId : 'me';
}

const NUMBER = /\p{N}+/gu;

/**
 * Whether two names may be of one client: near each other, with a word in common, or one said in initials or in part. Names
 * that are told apart by a number are of two; a client without a name may be anybody.
 */
export function mayBeOneClient(a: string | null, b: string | null): boolean {
  if (a === null || b === null || areNear(a, b)) return true;
  const [numbers, others] = [a.match(NUMBER) ?? [], b.match(NUMBER) ?? []];
  if (numbers.length > 0 && others.length > 0 && numbers.join(' ') !== others.join(' ')) return false;
  const [one, another] = [nameWords(a), nameWords(b)];
  const [shorter, longer] = one.length <= another.length ? [one, another] : [another, one];
  return (
    shorter.some((word) => word.length > 2 && longer.includes(word)) ||
    shorter.every((word) => longer.some((other) => word === other || isInitial(word, other)))
  );
}
