/** What a number does not count that one might look for in it, and why. */
import type { CountedRow } from './explained.ts';
import type { Figure } from './figure.ts';

const REASONS = [
  'void',
  'no-consent',
  'not-chosen',
  'source',
  'without-amount',
  'other-currency',
  'waived',
] as const;
export type Reason = (typeof REASONS)[number];

/** Records that are left out for one reason, in the order they were read. */
export interface LeftOut {
  readonly why: Reason;
  readonly rows: readonly CountedRow[];
}

/** Why a referral counts nowhere. */
export function whyNowhere({ what, consent }: CountedRow & { readonly consent: boolean | null }): Reason {
  return what === 'void' ? 'void' : consent === false ? 'no-consent' : 'not-chosen';
}

/**
 * What is left out of a number: of what counts nowhere, and of what was read for it, `read`, the part that it does not count:
 * through sources where it is about partners, without an amount, in another currency than `home`, waived.
 */
export function leftOutOf(
  figure: Figure,
  nowhere: readonly (CountedRow & { readonly consent: boolean | null })[],
  read: readonly CountedRow[],
  home: string,
): LeftOut[] {
  const { direction, leaves = [], withSources } = figure;
  const isItsWay = (row: CountedRow) => direction === undefined || row.direction === direction;
  const isOfPartner = ({ partnerId }: CountedRow) => partnerId !== null;
  const referrals = read.filter(({ record }) => record === 'referral').filter(isItsWay);
  const ofPartners = withSources === true ? referrals : referrals.filter(isOfPartner);
  const hidden = (row: CountedRow) => isItsWay(row) && (withSources === true || isOfPartner(row));
  const found: readonly (readonly [Reason, CountedRow])[] = [
    ...nowhere.filter(hidden).map((row) => [whyNowhere(row), row] as const),
    ...(figure.leavesOut === undefined || withSources === true
      ? []
      : referrals.filter((row) => !isOfPartner(row) && wouldCount(figure, row))
    ).map((row) => ['source', row] as const),
    ...(leaves.includes('without-amount')
      ? ofPartners.filter(({ outcome, amount }) => outcome?.isWon === true && amount === null)
      : []
    ).map((row) => ['without-amount', row] as const),
    ...(leaves.includes('other-currency')
      ? read.filter((row) => row.amount !== null && row.amount.currency !== home && counts(figure, row))
      : []
    ).map((row) => ['other-currency', row] as const),
    ...(leaves.includes('waived')
      ? read.filter((row) => row.what === 'waived' && counts(figure, { ...row, what: 'paid' }))
      : []
    ).map((row) => ['waived', row] as const),
  ];
  return REASONS.flatMap((why) => {
    const rows = found.filter(([each]) => each === why).map(([, row]) => row);
    return rows.length === 0 ? [] : [{ why, rows }];
  });
}

/** Whether one of the partners who sent it would make it count. */
function wouldCount(figure: Figure, row: CountedRow): boolean {
  return counts(figure, { ...row, partnerId: 0 });
}

/** Whether a row that was read for a number is counted in it. */
export function counts({ rows }: Figure, row: CountedRow): boolean {
  return rows.some(({ read, keep }) => read === row.part && (keep === undefined || keep(row)));
}
