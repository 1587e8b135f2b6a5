import type { Target } from '../shell/target.cli.ts';
import { usageError } from '../text/errors.ts';

/** A broadcast names nobody; its JSON is a list, as that of any check-in. */
export const addressed: Target<undefined> = {
  several: true,
  async find({ words }) {
    if (words.length === 0) return { read: () => undefined };
    throw usageError(
      `a broadcast goes to many at once, not to ${words.join(' ')}`,
      `refnet check-in ${words.join(' ')} --kind email      what one partner got`,
    );
  },
};
