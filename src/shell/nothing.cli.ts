import type { Target } from './target.cli.ts';

/** A command about nothing in particular. */
export const nothing: Target<undefined> = { find: async () => ({ read: () => undefined }) };
