import type { Plain } from '../kinds/type.ts';
import { formatMoney } from '../money/money.ts';
import type { Partner } from '../partners/partner.ts';
import type { Comparison, Pair } from './compare.ts';
import type { Rest, Theirs, Told } from './told.ts';

/** A comparison for programs. */
export function comparePlain(
  partner: Partner,
  path: string,
  comparison: Comparison,
  { outside, aside }: Rest,
): Plain {
  const { pairs, maybes, onlyMine, onlyTheirs } = comparison;
  return {
    partner: partner.name,
    partnerId: `p${partner.id}`,
    file: path,
    agree: pairs.filter(({ differ }) => differ.length === 0).length,
    differ: pairs.filter(({ differ }) => differ.length > 0).map(pairPlain),
    mayBe: maybes.map(pairPlain),
    onlyTheirs: onlyTheirs.map((each) => ({ ...lineOf(each), ...toldPlain(each) })),
    onlyMine: onlyMine.map((each) => ({ number: each.number, ...toldPlain(each) })),
    outside,
    aboutOthers: aside.others.length,
    notRead: aside.unread.length,
    noReferral: aside.none.length,
  };
}

function pairPlain({ mine, theirs, differ }: Pair): Plain {
  return {
    number: mine.number,
    ...lineOf(theirs),
    differ: differ.map((what) =>
      what === 'fee' ? 'referralFee' : what === 'feePaid' ? 'referralFeePaid' : what,
    ),
    mine: toldPlain(mine),
    theirs: toldPlain(theirs),
  };
}

function toldPlain({ day, direction, client, status, closedOn, amount, fee, feePaid }: Told) {
  return {
    day,
    direction,
    client,
    status,
    closedOn,
    amount: amount === null ? null : formatMoney(amount),
    referralFee: fee === null ? null : fee.map(formatMoney),
    referralFeePaid: feePaid === null ? null : feePaid.map(formatMoney),
  };
}

function lineOf({ line, sheet }: Theirs) {
  return sheet === null ? { line } : { sheet, line };
}
