/** A share in whole percent, half up; `of` is over zero. */
export function wholePercent(n: number, of: number): number {
  return Math.round((n / of) * 100);
}

/** `62%`; what is something but rounds to nothing, or less than all but rounds to all, is said as that. */
export function percentWords(n: number, of: number): string {
  const whole = wholePercent(n, of);
  return `${whole === 0 && n > 0 ? 'under 1' : whole === 100 && n < of ? 'over 99' : whole}%`;
}
