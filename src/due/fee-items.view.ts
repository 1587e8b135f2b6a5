/** What `refnet due` says of fees; loaded where one waits. */
import type { Day } from '../calendar/day.ts';
import {
  byHandCommand,
  byHandPhrase,
  creditCommand,
  creditPhrase,
  expectedCommand,
  expectedPhrase,
  fallenCommand,
  fallenPhrase,
  WHO,
} from '../agreements/fee-words.view.ts';
import type { FallenFee } from '../agreements/fallen-fees.ts';
import type { ExpectedFee } from '../agreements/expected-fees.ts';
import { formatMoney, amountAsTyped, sumByCurrency, type Money } from '../money/money.ts';
import { count, list } from '../text/count.ts';
import type { DueItem } from './due.ts';

export type FeeItem = Extract<
  DueItem,
  { kind: 'fee' | 'expected-fee' | 'fee-by-hand' | 'fallen-fee' | 'credit' }
>;

/** What a fee that waits is about. */
export function feeText(item: FeeItem, short: (day: Day) => string): string {
  switch (item.kind) {
    case 'fee':
      return `${WHO[item.direction]} ${formatMoney(item.money)}, since ${short(item.on)}`;
    case 'expected-fee':
      if (item.fees !== undefined) return groupText(item.fees, short);
      return `${expectedPhrase(item.fee)}, ${item.fee.client ?? 'a client'} ${item.fee.notIn === undefined ? 'won' : 'since'} ${short(item.fee.since)}`;
    case 'fee-by-hand':
      return `by hand, for ${item.fee.client ?? 'a client'}: ${byHandPhrase(item.fee)}`;
    case 'fallen-fee':
      return fallenText(item.fallen, short);
    case 'credit':
      return `${creditPhrase(item.direction, item.money)}, since ${short(item.on)}`;
  }
}

/** `Priscilla came to nothing 20 Nov: CAD 10,000 came in, and its fee of CAD 2,500 stands (CAD 2,500 paid)`. */
function fallenText(fee: FallenFee, short: (day: Day) => string): string {
  return `${fee.client ?? 'a client'} came to nothing ${short(fee.fellOn)}: ${fallenPhrase(fee)}`;
}

/** `they pay about CAD 1,500, 3 clients since 1 Mar`; what is not known is counted. */
function groupText(fees: readonly ExpectedFee[], short: (day: Day) => string): string {
  const [first] = fees;
  if (first === undefined) return '';
  const known = sumByCurrency(fees.flatMap(({ amounts }) => amounts)).map(formatMoney);
  const unknown = fees.filter((fee) => fee.unknown !== undefined).length;
  const about = known.length === 0 ? '' : ` about ${list(known, 'and')}`;
  const more = unknown === 0 ? '' : `, ${unknown} not known`;
  return `${WHO[first.direction]}${about}, ${count(fees.length, 'client')} since ${short(first.since)}${more}`;
}

/** The command that records or settles it; `partner` is what finds the partner in a command. */
export function feeCommand(item: FeeItem, partner: string): string {
  switch (item.kind) {
    case 'fee': {
      const amount = item.only ? '' : ` "${amountAsTyped(item.money)}"`;
      return `refnet pay ${partner}${amount}${item.direction === 'they-pay' ? ' --received' : ''}`;
    }
    case 'expected-fee':
      return item.fees === undefined ? expectedCommand(item.fee) : `refnet fees ${partner}`;
    case 'fee-by-hand':
      return byHandCommand(item.fee, partner);
    case 'fallen-fee':
      return fallenCommand(item.fallen);
    case 'credit':
      return creditCommand(item.direction, item.money, partner);
  }
}

/** What is expected, which is never added to what is due. One in two currencies is text alone. */
export function expectedMoney(item: FeeItem): Money | undefined {
  if (item.kind !== 'expected-fee') return undefined;
  const [only, ...others] = item.fee.amounts;
  return others.length === 0 ? only : undefined;
}
