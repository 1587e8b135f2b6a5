import { saving } from '../file/saving.sql.ts';
import { cellsOf } from '../kinds/kind.ts';
import { reckonFees } from './fee-record.ts';
import { readFeeRecord } from './fees.sql.ts';
import { refuseOverpaid } from './pay.ts';
import { inLedger, payments } from './payment.ts';

/** Saves payments: a correction may not come to more than was due on its day. */
export const savingPayment = saving(payments, {
  insert: (change, draft) => change.insert('payments', cellsOf(payments, draft)),
  update(change, before, facts) {
    if (facts.amount !== undefined || facts.onDay !== undefined) {
      const record = readFeeRecord(change.db, change.today, before.partnerId);
      refuseOverpaid(reckonFees(record), inLedger({ ...before, ...facts }));
    }
    return change.update('payments', before.id, cellsOf(payments, facts));
  },
});
