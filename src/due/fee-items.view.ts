/** What `refnet due` says of fees; loaded where one waits. */
import type { Day } from '../calendar/day.ts';
import {
  byHandCommand,
  byHandPhrase,
  creditCommand,
  creditPhrase,
  expectedCommand,
  expectedPhrase,
  WHO,
} from '../agreements/fee-words.view.ts';
import { formatMoney, plainAmount, type Money } from '../money/money.ts';
import type { DueItem } from './due.ts';

export type FeeItem = Extract<DueItem, { kind: 'fee' | 'expected-fee' | 'fee-by-hand' | 'credit' }>;

/** What a fee that waits is about. */
export function feeText(item: FeeItem, short: (day: Day) => string): string {
  switch (item.kind) {
    case 'fee':
      return `${WHO[item.direction]} ${formatMoney(item.money)}, since ${short(item.on)}`;
    case 'expected-fee':
      return `${expectedPhrase(item.fee)}, ${item.fee.client ?? 'a client'} won ${short(item.fee.wonOn)}`;
    case 'fee-by-hand':
      return `by hand, for ${item.fee.client ?? 'a client'}: ${byHandPhrase(item.fee)}`;
    case 'credit':
      return `${creditPhrase(item.direction, item.money)}, since ${short(item.on)}`;
  }
}

/** The command that records or settles it; `partner` is what finds the partner in a command. */
export function feeCommand(item: FeeItem, partner: string): string {
  switch (item.kind) {
    case 'fee': {
      const amount = item.only ? '' : ` "${plainAmount(item.money)}"`;
      return `refnet pay ${partner}${amount}${item.direction === 'they-pay' ? ' --received' : ''}`;
    }
    case 'expected-fee':
      return expectedCommand(item.fee);
    case 'fee-by-hand':
      return byHandCommand(item.fee, partner);
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
