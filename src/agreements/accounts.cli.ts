import type { Partner } from '../partners/partner.ts';
import { aPartner } from '../partners/partner.cli.ts';
import type { Target } from '../shell/target.cli.ts';
import { reckonFees, type Fees } from './fee-record.ts';
import { readFeeRecord } from './fees.sql.ts';

/** A partner with the fees that each side owes. */
export interface Accounts extends Fees {
  readonly partner: Partner;
}

/** Whether that is what a command is about. */
export function areAccounts(target: unknown): target is Accounts {
  return typeof target === 'object' && target !== null && 'balances' in target;
}

/** The accounts with one partner, reckoned anew where a payment is written. */
export function accountsWith(about: Parameters<typeof aPartner>[0]): Target<Accounts> {
  const named = aPartner(about);
  return {
    ...named,
    async find(typed, session) {
      const found = await named.find(typed, session);
      return {
        ...found,
        read(db) {
          const partner = found.read(db);
          return { partner, ...reckonFees(readFeeRecord(db, session.today, partner.id)) };
        },
      };
    },
  };
}
