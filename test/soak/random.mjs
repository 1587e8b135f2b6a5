// Chance that can be repeated: the same seed gives the same numbers.

/** A source of random numbers. */
export class Random {
  #state;

  /** @param {number} seed */
  constructor(seed) {
    this.#state = seed >>> 0;
  }

  /** From 0 to 1, exclusive (mulberry32). */
  fraction() {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /**
   * A whole number, both ends inclusive.
   * @param {number} from
   * @param {number} to
   */
  whole(from, to) {
    return from + Math.floor(this.fraction() * (to - from + 1));
  }

  /**
   * @template T
   * @param {readonly T[]} list
   * @returns {T}
   */
  one(list) {
    return list[this.whole(0, list.length - 1)];
  }

  /** @param {number} probability */
  chance(probability) {
    return this.fraction() < probability;
  }

  /**
   * @template T
   * @param {readonly T[]} list
   * @returns {T[]}
   */
  shuffled(list) {
    const result = [...list];
    for (let at = result.length - 1; at > 0; at -= 1) {
      const other = this.whole(0, at);
      [result[at], result[other]] = [result[other], result[at]];
    }
    return result;
  }
}
