import type { Random } from './random.mjs';

interface About {
  readonly file: string;
  readonly random: Random;
  /** The size of its pages. */
  readonly page: number;
}

/** Ways in which a file is spoiled. */
export const SPOILED: Readonly<Record<string, (about: About) => void>>;

/** What may be made of a file, all of which refnet takes as it is. */
export const HARMLESS: Readonly<Record<string, (about: About) => void>>;
