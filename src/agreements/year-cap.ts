/**
 * A cap per calendar year. It holds for everything that is paid to or by one partner in one direction and currency for
 * the money of that year, whichever referral it comes from.
 *
 * Money is kept as slices of a referral's total, each in the year it came in. A refund takes back the latest slices of
 * its referral, so it makes room under the cap of the year the money had come in, and refunding everything leaves
 * nothing. Room goes to the slices in the order in which they came.
 */

/** One collection's part of a referral's total, above `from` up to `to`, and what it earns under its cap. */
export interface Slice {
  readonly referral: number;
  readonly cap: number;
  readonly from: number;
  to: number;
  /** What it would earn without the cap. */
  fee: number;
}

/**
 * What each slice of one year's pool earns, in their order. Where terms with different caps fall into one year, what
 * was earned under a lower cap counts under the higher ones too: no cap is ever passed, and a new agreement in
 * mid-year does not begin a second cap.
 */
export function shareOut(slices: readonly Slice[]): number[] {
  const used = new Map(slices.map(({ cap }) => [cap, 0]));
  return slices.map(({ cap, fee }) => {
    const concerned = [...used].filter(([each]) => each >= cap);
    const room = Math.min(...concerned.map(([each, taken]) => each - taken));
    const earned = Math.min(fee, room);
    for (const [each, taken] of concerned) used.set(each, taken + earned);
    return earned;
  });
}
