/** Referrals that came from a source, told apart from those with a partner: what is not for them says why. */
import { UserError, usageError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';

/** Throws a usage UserError: nobody gives a client to a source. */
export function refuseGiven(source: string): never {
  throw usageError(
    `${quoted(source)} is a source, and clients come from one: none is given to it`,
    'say that it was received, with --received, or to whom it was given',
  );
}

interface Counterpart {
  partnerId: number | null;
  source: string | null;
}

/**
 * The facts with what follows from a partner or a source named: each stands in place of the other. Throws a usage
 * UserError where one is taken out and nothing put in its place.
 */
export function counterpartMeant<F extends Partial<Counterpart>>(number: number, facts: F): F {
  const { partnerId, source } = facts;
  if (partnerId === null || (source === null && partnerId === undefined)) {
    throw usageError(
      `a client comes from somewhere, so #${number} needs a partner or a source`,
      `refnet edit ${number} --partner NAME      or with --source NAME`,
    );
  }
  if (partnerId !== undefined && source !== undefined && source !== null) {
    throw usageError('a partner and a source do not go together', 'leave one of them out');
  }
  return { ...facts, ...(partnerId === undefined ? { partnerId: null } : { source: null }) };
}

/** A referral that a partner has a side of. */
export type WithPartner<R> = R & { readonly partnerId: number; readonly partnerName: string };

interface Sided extends Counterpart {
  readonly id: number;
  readonly partnerName: string | null;
}

/** Whether it is with a partner, and not from a source. */
export function isWithPartner<R extends Sided>(referral: R): referral is WithPartner<R> {
  return referral.partnerId !== null && referral.partnerName !== null;
}

/** Why a referral from a source has no fee. */
export const SO_NO_FEE = 'so there is no fee on it';

/**
 * The referral, where it is with a partner. Throws a UserError where it came from a source, in words that go on from there:
 * `so there is nobody to thank`.
 */
export function withPartner<R extends Sided>(referral: R, why: string): WithPartner<R> {
  if (isWithPartner(referral)) return referral;
  const { id, source } = referral;
  throw new UserError(`#${id} came through ${source ?? 'a source'}, which is no partner, ${why}`, {
    hints: [`refnet edit ${id} --from NAME      where a partner sent the client after all`],
  });
}
