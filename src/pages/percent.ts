/** `62%`; what is something but rounds to nothing, or less than all but rounds to all, is said as that. `all` is over zero. */
export function percentOf(n: number, all: number): string {
  const rounded = Math.round((n / all) * 100);
  if (rounded === 0 && n > 0) return 'under 1%';
  if (rounded === 100 && n < all) return 'over 99%';
  return `${rounded}%`;
}
