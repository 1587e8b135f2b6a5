import { reckonFees } from '../agreements/fee-record.ts';
import { feeRuleLines, type OpenFee } from '../agreements/fee-rules.cli.ts';
import { readFeeRecord } from '../agreements/fees.sql.ts';
import type { Day } from '../calendar/day.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Settings } from '../settings/settings.ts';
import type { DueItem } from './due.ts';

/** What the rules of professions say on the fees that wait, which stand beside the commands that pay them. */
export function rulesOnDue(
  db: Db,
  items: readonly DueItem[],
  when: { readonly settings: Settings; readonly today: Day },
): string[] {
  return feeRuleLines(db, reckonFees(readFeeRecord(db)), items.flatMap(openFeeOf), when);
}

function openFeeOf(item: DueItem): OpenFee[] {
  if (item.kind === 'fee') {
    return item.partner === undefined ? [] : [{ partnerId: item.partner.id, direction: item.direction }];
  }
  if (item.kind !== 'expected-fee' && item.kind !== 'fee-by-hand') return [];
  const { partner: partnerId, referral, direction } = item.fee;
  return [{ partnerId, referral, direction }];
}
