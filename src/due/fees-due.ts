/** What waits in fees, account by account and beside the accounts: the one part of `refnet due` that needs the ledger. */
import { addDays, type Day } from '../calendar/day.ts';
import { expectedFees, feesByHand } from '../agreements/expected-fees.ts';
import { fallenFees } from '../agreements/fallen-fees.ts';
import { reckonFees, recordUpTo, type FeeRecord } from '../agreements/fee-record.ts';
import type { Balance } from '../agreements/settle.ts';
import { groupedBy } from '../text/grouped-by.ts';
import type { DuePartner, Waiting } from './due.ts';

/** From so many days after the outcome on an expected fee is asked about; refnet's own number. */
const ASK_AFTER_DAYS = 30;

/**
 * What stands open in fees on `today`: one item an account, from the day of the oldest fee that is still due, or since
 * when too much was paid; and one for each referral whose fee is expected, 30 days after it was won or the last money came
 * in, or to settle by hand, or that stands though the client came to nothing. `relationships` say what each partner is called.
 */
export function feesDue(
  record: FeeRecord,
  today: Day,
  relationships: readonly { readonly partner: DuePartner }[],
): Waiting[] {
  const names = new Map(relationships.map(({ partner: { id, name } }) => [id, name]));
  const fees = reckonFees(recordUpTo(record, today));
  const partnerOf = (id: number): DuePartner => ({ id, name: names.get(id) ?? '' });
  const ofReferral = (fee: { readonly partner: number; readonly referral: number }) =>
    ({ subject: 'record', partner: partnerOf(fee.partner), number: fee.referral }) as const;
  return [
    ...dueOn(fees.balances, partnerOf),
    ...expectedFees(fees).map((fee): Waiting => ({
      ...ofReferral(fee),
      kind: 'expected-fee',
      fee,
      dueOn: addDays(fee.since, ASK_AFTER_DAYS),
    })),
    ...feesByHand(fees).map((fee): Waiting => ({
      ...ofReferral(fee),
      kind: 'fee-by-hand',
      fee,
      dueOn: fee.on,
    })),
    ...fees.balances.flatMap((account) => creditOf(account, partnerOf)),
    ...fallenFees(fees).flatMap((fallen): Waiting[] => {
      const { direction, fellOn: on, accrued } = fallen;
      const common = { ...ofReferral(fallen), kind: 'fallen-fee', direction, on, dueOn: on, fallen } as const;
      return accrued.slice(0, 1).map((money) => ({ ...common, money }));
    }),
  ];
}

function dueOn(accounts: readonly Balance[], partnerOf: (id: number) => DuePartner): Waiting[] {
  const open = accounts.filter(({ due }) => due > 0);
  const wayOf = ({ partner, direction }: Balance) => `${partner} ${direction}`;
  const sameWay = groupedBy(open, wayOf);
  return open.flatMap((account): Waiting[] => {
    const { partner, direction, currency, due, lines } = account;
    const on = lines.find((line) => line.due > 0)?.line.day;
    if (on === undefined) return [];
    return [
      {
        kind: 'fee',
        subject: 'fee',
        partner: partnerOf(partner),
        number: undefined,
        direction,
        money: { minor: due, currency },
        on,
        only: sameWay.get(wayOf(account))?.length === 1,
        dueOn: on,
      },
    ];
  });
}

function creditOf(
  { partner, direction, currency, credit, creditSince: on }: Balance,
  partnerOf: (id: number) => DuePartner,
): Waiting[] {
  if (on === null) return [];
  return [
    {
      kind: 'credit',
      subject: 'fee',
      partner: partnerOf(partner),
      number: undefined,
      direction,
      money: { minor: credit, currency },
      on,
      dueOn: on,
    },
  ];
}
