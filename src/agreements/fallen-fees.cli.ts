/** What is said where a client comes to nothing after money came in; loaded where that is so. */
import type { Day } from '../calendar/day.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { partnerNamer } from '../partners/find-partner.ts';
import { listHandles } from '../partners/handles.sql.ts';
import { getPartner } from '../partners/partner.sql.ts';
import { formatMoney, sumByCurrency } from '../money/money.ts';
import { listCollections } from '../referrals/collection.sql.ts';
import type { Doubt } from '../shell/doubt.cli.ts';
import { list } from '../text/count.ts';
import { fallenFees } from './fallen-fees.ts';
import { reckonFees } from './fee-record.ts';
import { fallenCommand, fallenPhrase, fallenReturn, returnLater } from './fee-words.view.ts';
import { readFeeRecord } from './fees.sql.ts';

/** The doubt about a referral that is written as come to nothing; undefined where nothing that came in stands. */
export function fallenDoubt(
  db: Db,
  { id, partnerId }: { readonly id: number; readonly partnerId: number },
  today: Day,
): Doubt | undefined {
  const amounts = listCollections(db, id).map(({ amount }) => amount);
  const cameIn = sumByCurrency(amounts).filter(({ minor }) => minor > 0);
  if (cameIn.length === 0) return undefined;
  const fee = fallenFees(reckonFees(readFeeRecord(db, today, partnerId))).find(
    ({ referral }) => referral === id,
  );
  const partner = getPartner(db, partnerId);
  const handle = partner === undefined ? `p${partnerId}` : partnerNamer(listHandles(db))(partner);
  const refund = fallenCommand({ referral: id, cameIn });
  if (fee === undefined) {
    return {
      text: `${list(cameIn.map(formatMoney), 'and')} came in for #${id}, and stays on record`,
      question: 'Close it all the same?',
      details: [`${refund}      if it went back`],
      hints: [`if it went back, ${refund}`],
    };
  }
  const back = fallenReturn(fee, handle);
  return {
    text: `#${id}: ${fallenPhrase(fee)}`,
    question: 'Close it all the same?',
    details: [
      `${refund}      if it went back`,
      ...back.map((command) => `then: ${command}      once the fee came back`),
    ],
    hints: [`if it went back, ${refund}${returnLater(fee, handle)}`],
  };
}
