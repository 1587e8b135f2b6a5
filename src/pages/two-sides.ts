/** Two scales that begin at zero lines of their own and go apart, with as many pixels to one on both sides. */
export interface Sides {
  /** The zero lines, in pixels from the left. */
  readonly left: number;
  readonly right: number;
  /** Pixels to one. */
  readonly perUnit: number;
  /** How far each side reaches, as a number. */
  readonly most: { readonly left: number; readonly right: number };
}

export interface Wanted {
  readonly width: number;
  /** Between the zero lines, in pixels. */
  readonly middle: number;
  /** Past the longest bar of each side, for its words, in pixels. */
  readonly ends: { readonly left: number; readonly right: number };
  /** As much past the last tick of each side, for half of its words. */
  readonly pastTick: number;
  /** Each side is so long, in pixels, whatever its numbers. */
  readonly atLeast: { readonly left: number; readonly right: number };
  /** The largest number of each side. */
  readonly most: { readonly left: number; readonly right: number };
}

/** A side that is far behind the other is drawn as if it reached this share of it, so that the middle stays near the middle. */
const LEAST_SHARE = 0.4;

/** Where the zero lines are, and how long one is, so that everything has its room. */
export function evenSides({ width, middle, ends: words, pastTick, atLeast, most }: Wanted): Sides {
  const ends = { left: Math.max(words.left, pastTick), right: Math.max(words.right, pastTick) };
  const greater = Math.max(1, most.left, most.right);
  const reach = {
    left: Math.max(1, most.left, greater * LEAST_SHARE),
    right: Math.max(1, most.right, greater * LEAST_SHARE),
  };
  const leftShare = reach.left / (reach.left + reach.right);
  const room = width - middle - ends.left - ends.right;
  const shortBy = Math.max(0, atLeast.left - ends.left - room * leftShare);
  const perUnit = (room - shortBy) / (reach.left + reach.right);
  const left = ends.left + shortBy + reach.left * perUnit;
  return { left, right: left + middle, perUnit, most: reach };
}
