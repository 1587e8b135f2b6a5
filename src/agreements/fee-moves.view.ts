import { formatMoney, type Money } from '../money/money.ts';
import { list } from '../text/count.ts';
import type { FeeMove } from './fee-moves.ts';
import type { FeeStanding } from './fee-standing.ts';

/** So many are told; the rest are counted. */
const TOLD = 6;

/** `the fee on #2 Max P. was CAD 100, and is CAD 50 now`: what moved, a line each. */
export function moveLines(moves: readonly FeeMove[]): string[] {
  const told = moves.slice(0, TOLD).map(moveLine);
  const more = moves.length - told.length;
  return more === 0 ? told : [...told, `and ${more} more: refnet fees`];
}

function moveLine({ number, client, before, after }: FeeMove): string {
  const who = client === null ? `#${number}` : `#${number} ${client}`;
  const paid =
    before === undefined || before.paid.length === 0 ? '' : `; ${amounts(before.paid)} was paid for it`;
  return `the fee on ${who} was ${standing(before)}, and is ${standing(after)} now${paid}`;
}

/** `CAD 100`, `about CAD 100 expected`, `to be settled by hand`, `none`. */
function standing(fee: FeeStanding | undefined): string {
  const parts = fee === undefined ? [] : [...accrued(fee), ...expected(fee)];
  return parts.length === 0 ? 'none' : list(parts, 'and');
}

function accrued({ accrued: all }: FeeStanding): string[] {
  return all.length === 0 ? [] : [amounts(all)];
}

function expected({ expected: fee, byHand }: FeeStanding): string[] {
  return [
    ...(fee === undefined
      ? []
      : [fee.unknown === undefined ? `about ${amounts(fee.amounts)} expected` : 'expected']),
    ...(byHand === undefined ? [] : ['to be settled by hand']),
  ];
}

function amounts(all: readonly Money[]): string {
  return list(all.map(formatMoney), 'and');
}
