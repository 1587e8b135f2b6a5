/** The quotient to the unit, half a unit up; exact, as products pass 2^53 before their result does. */
export function halfUp(dividend: bigint, divisor: bigint): number {
  const [doubled, by] = [2n * dividend + divisor, 2n * divisor];
  const towardZero = doubled / by;
  return Number(doubled % by < 0n ? towardZero - 1n : towardZero);
}
