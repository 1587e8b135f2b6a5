import type { Context } from './context.mjs';

/** Those of every so-many-th command that a soak disturbs that fail where nothing disturbs them, or do nothing: with why. */
export function idleDeeds(context: Context, which: { from: number; every: number }): Promise<string[]>;
