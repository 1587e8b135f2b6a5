/** What a correction does to fees that stood before: which accrued, are expected, or are left to be settled by hand. */
import type { Money } from '../money/money.ts';
import { formatFeeTerms } from './fee-phrase.ts';
import type { FeeStanding } from './fee-standing.ts';

/** The fee on one referral before and after; undefined where there was none to speak of. */
export interface FeeMove {
  readonly number: number;
  readonly client: string | null;
  readonly before: FeeStanding | undefined;
  readonly after: FeeStanding | undefined;
  /** It is with another partner now, or goes the other way: what was paid for it was paid by or to somebody else. */
  readonly elsewhere: boolean;
}

/**
 * The referrals on which something stands otherwise than before, or with somebody else, or is to be by other terms than were
 * to stay, by number. `isThere`: whether a partner is on record after it; one who is not became a part of another.
 */
export function feeMoves(
  before: readonly FeeStanding[],
  after: readonly FeeStanding[],
  isThere: (partner: number) => boolean,
): FeeMove[] {
  const [old, now] = [byNumber(before), byNumber(after)];
  const numbers = [...new Set([...old.keys(), ...now.keys()])].toSorted((a, b) => a - b);
  return numbers.flatMap((number): FeeMove[] => {
    const [was, is] = [old.get(number), now.get(number)];
    const client = (is ?? was)?.referral.client ?? null;
    const elsewhere = was !== undefined && is !== undefined && isElsewhere(was, is, isThere);
    const move = { number, client, before: was, after: is, elsewhere };
    const isOther = keyOf(was) !== keyOf(is) || (elsewhere && keyOf(was) !== keyOf(undefined));
    return isOther || isOfLastDay(move) ? [move] : [];
  });
}

function isElsewhere(
  { referral: was }: FeeStanding,
  { referral: is }: FeeStanding,
  isThere: (partner: number) => boolean,
): boolean {
  return was.direction !== is.direction || (was.partner !== is.partner && isThere(was.partner));
}

/** Whether a fee that had accrued is another one now, or somebody else's: that is never to happen unseen. */
export function isOfAccrued({ before, after, elsewhere }: FeeMove): boolean {
  if (before === undefined || before.accrued.length === 0) return false;
  return elsewhere || amounts(before.accrued) !== amounts(after?.accrued);
}

/** Whether a fee that was paid, or a part of it, is another one now. */
export function isOfPaid(move: FeeMove): boolean {
  return isOfAccrued(move) && move.before !== undefined && move.before.paid.length > 0;
}

/** What was paid for a referral above what its fee comes to now: it is given back, or comes off other fees. */
export function paidTooMuch({ before, after, elsewhere }: FeeMove): Money[] {
  return (before?.paid ?? []).flatMap(({ minor, currency }) => {
    const same = elsewhere ? undefined : after?.accrued.find((each) => each.currency === currency);
    const now = same?.minor ?? 0;
    return minor > Math.max(now, 0) ? [{ minor: minor - Math.max(now, 0), currency }] : [];
  });
}

/**
 * Whether a referral that came on the last day of an agreement, and is as it was, has other terms now: whoever closes one is
 * told that it keeps them, and what begins on the same day would take them.
 */
export function isOfLastDay({ before, after }: FeeMove): boolean {
  if (before === undefined || before.terms === null || before.own || after === undefined || after.own)
    return false;
  const [was, is] = [before.referral, after.referral];
  const isSame = was.day === is.day && was.partner === is.partner && was.direction === is.direction;
  return isSame && before.terms.untilDay === was.day && termsOf(before) !== termsOf(after);
}

function termsOf({ terms }: FeeStanding): string {
  return terms === null ? '' : formatFeeTerms(terms);
}

function byNumber(standings: readonly FeeStanding[]): Map<number, FeeStanding> {
  return new Map(standings.map((each) => [each.referral.number, each]));
}

function keyOf(standing: FeeStanding | undefined): string {
  if (standing === undefined) return '[][] false';
  const { accrued, expected, byHand } = standing;
  return `${amounts(accrued)}${expected?.unknown ?? amounts(expected?.amounts)} ${byHand !== undefined}`;
}

function amounts(all: readonly Money[] = []): string {
  return JSON.stringify(all.map(({ minor, currency }) => [minor, currency]));
}
