/** What is due in fees, account by account: the one part of `refnet due` that needs the ledger. */
import type { Day } from '../calendar/day.ts';
import type { FeeDue } from './due.ts';
import { accrueRecord, recordUpTo, type FeeRecord } from '../agreements/fee-record.ts';
import { balances } from '../agreements/settle.ts';

/** The accounts on which something is due on `today`, by partner, direction and currency. */
export function feesDue(record: FeeRecord, today: Day): FeeDue[] {
  const then = recordUpTo(record, today);
  const open = balances(accrueRecord(then).lines, then.payments).filter(({ due }) => due > 0);
  return open.flatMap(({ partner: partnerId, direction, currency, due, lines }) => {
    const on = lines.find((line) => line.due > 0)?.line.day;
    if (on === undefined) return [];
    const same = open.filter((each) => each.partner === partnerId && each.direction === direction);
    return [{ partnerId, direction, money: { minor: due, currency }, on, only: same.length === 1 }];
  });
}
