/** Referrals that stand on record and count nowhere: whoever is told "none" sees why. */
import type { Direction } from './direction.ts';

/** So many of one way that count nowhere: the client chose somebody else, or did not agree to be contacted. */
export interface Uncounted {
  readonly partnerId: number;
  readonly direction: Direction;
  readonly why: 'not-chosen' | 'no-consent';
  readonly n: number;
}

const WHY: Readonly<Record<Uncounted['why'], string>> = {
  'not-chosen': 'not chosen',
  'no-consent': 'without consent',
};

/** `1 given, not chosen: counts nowhere`; with several partners' or ways' together. Nothing where there are none. */
export function uncountedWords(some: readonly Omit<Uncounted, 'partnerId'>[]): string {
  const sums = new Map<string, number>();
  for (const { direction, why, n } of some) {
    const words = `${direction}, ${WHY[why]}`;
    sums.set(words, (sums.get(words) ?? 0) + n);
  }
  const total = [...sums.values()].reduce((sum, n) => sum + n, 0);
  if (total === 0) return '';
  const parts = [...sums].map(([words, n]) => `${n} ${words}`).join('; ');
  return `${parts}: ${total === 1 ? 'counts' : 'count'} nowhere`;
}

/** What says that there is none, with what there is and does not count after it. */
export function noneBut(none: string, some: readonly Omit<Uncounted, 'partnerId'>[]): string {
  const words = uncountedWords(some);
  return words === '' ? none : `${none}; ${words}`;
}
