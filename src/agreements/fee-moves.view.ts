import { list } from '../text/count.ts';
import { formatFeeTerms } from './fee-phrase.ts';
import { paidTooMuch, type FeeMove } from './fee-moves.ts';
import type { FeeStanding } from './fee-standing.ts';
import { feeDirectionOf } from './fee-terms.ts';
import { moneyList } from './fee-words.view.ts';

/** So many are told; the rest are counted. */
const TOLD = 6;

const NONE = 'none';

/**
 * `the fee on #2 Max P. was CAD 100, and is CAD 50 now`: what moved, a line each. `nameOf` a partner, by their number: where
 * it moved from one to another.
 */
export function moveLines(moves: readonly FeeMove[], nameOf: (partner: number) => string): string[] {
  const told = moves.slice(0, TOLD).map((move) => moveLine(move, nameOf));
  const more = moves.length - told.length;
  return more === 0 ? told : [...told, `and ${more} more: refnet fees`];
}

function moveLine(move: FeeMove, nameOf: (partner: number) => string): string {
  const { number, client, before, after, elsewhere } = move;
  const who = client === null ? `#${number}` : `#${number} ${client}`;
  const [was, is] = [standing(before), standing(after)];
  const isNamed = elsewhere && was !== NONE && is !== NONE;
  const whose = (fee: FeeStanding | undefined) => (isNamed && fee !== undefined ? withWhom(fee, nameOf) : '');
  const paid =
    before === undefined || before.paid.length === 0
      ? ''
      : `; ${moneyList(before.paid)} was paid${isNamed ? whose(before) : ' for it'}${tooMuch(move)}`;
  // Nothing has come of it yet: what moved is what was agreed.
  const [told, now] = was === is && !isNamed ? [agreed(before), agreed(after)] : [was, is];
  return `the fee on ${who} was ${told}${whose(before)}, and is ${now}${whose(after)} now${paid}`;
}

/** ` to Ilse Moreno`, ` from Ilse Moreno`: who gets it, or pays it. */
function withWhom({ referral }: FeeStanding, nameOf: (partner: number) => string): string {
  const way = feeDirectionOf(referral.direction) === 'i-pay' ? 'to' : 'from';
  return ` ${way} ${nameOf(referral.partner)}`;
}

function tooMuch(move: FeeMove): string {
  const over = paidTooMuch(move);
  return over.length === 0 ? '' : `, ${moneyList(over)} of it too much now: to give back, or off other fees`;
}

function agreed(fee: FeeStanding | undefined): string {
  return fee === undefined || fee.terms === null ? NONE : formatFeeTerms(fee.terms);
}

/** `CAD 100`, `about CAD 100 expected`, `to be settled by hand`, `none`. */
function standing(fee: FeeStanding | undefined): string {
  const parts = fee === undefined ? [] : [...accrued(fee), ...expected(fee)];
  return parts.length === 0 ? NONE : list(parts, 'and');
}

function accrued({ accrued: all }: FeeStanding): string[] {
  return all.length === 0 ? [] : [moneyList(all)];
}

function expected({ expected: fee, byHand }: FeeStanding): string[] {
  return [
    ...(fee === undefined
      ? []
      : [fee.unknown === undefined ? `about ${moneyList(fee.amounts)} expected` : 'expected']),
    ...(byHand === undefined ? [] : ['to be settled by hand']),
  ];
}
