/** Chance that can be repeated: the same seed gives the same numbers. */
export class Random {
  constructor(seed: number);
  /** From 0 to 1, exclusive. */
  fraction(): number;
  /** A whole number, both ends inclusive. */
  whole(from: number, to: number): number;
  one<T>(list: readonly T[]): T;
  chance(probability: number): boolean;
  shuffled<T>(list: readonly T[]): T[];
}
