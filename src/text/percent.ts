/** A share in whole percent, half up; `of` is over zero. */
export function wholePercent(n: number, of: number): number {
  return Math.round((n / of) * 100);
}

/** `62%`; what is something but rounds to nothing, or less than all but rounds to all, is said as that. */
export function percentWords(n: number, of: number): string {
  const rounded = wholePercent(n, of);
  if (rounded === 0 && n > 0) return 'under 1%';
  if (rounded === 100 && n < of) return 'over 99%';
  return `${rounded}%`;
}
