import { accrueRecord } from './fee-record.ts';
import { balances, type Balance } from './settle.ts';
import type { Accrual } from './ledger.ts';
import type { FeeRecord } from './fee-record.ts';
import type { Account } from './fees.view.ts';
import { readFeeRecord } from './fees.sql.ts';
import { getPartner } from '../partners/partner.sql.ts';
import type { Session } from '../shell/session.cli.ts';

/** The fees with one partner or with all: the record, the lines reckoned from it, and where each account stands. */
export async function reckonFees(
  session: Session,
  partnerId?: number,
): Promise<{ record: FeeRecord; accrual: Accrual; balances: Balance[] }> {
  const record = readFeeRecord(await session.reading(), partnerId);
  const accrual = accrueRecord(record);
  return { record, accrual, balances: balances(accrual.lines, record.payments) };
}

/** The partner of an account. */
export async function accountOf(session: Session, partnerId: number): Promise<Account> {
  const partner = getPartner(await session.reading(), partnerId);
  if (partner === undefined) throw new Error(`partner ${partnerId} is gone`);
  const { id, name, country } = partner;
  return { id, name, country };
}
