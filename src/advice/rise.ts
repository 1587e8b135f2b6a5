import type { Plain } from '../kinds/type.ts';
import type { Verdict } from './words.ts';

/** A verdict of a higher rank that a change brought about. */
export interface Rise {
  readonly verdict: Verdict;
  readonly rank: number;
  /** The command that tells all of it. */
  readonly command: string;
  /** The count and what it comes to, as part of a sentence. */
  readonly text: string;
}

/** What a command says of one of its records: lines below it, and what JSON has beside it. */
interface Told {
  readonly words: readonly string[];
  readonly beside: { readonly advice: Plain };
}

/**
 * What is told of each record about whose partner something rose: a line below it, and `advice` beside it in JSON, null
 * where nothing did.
 */
export function toldRises(
  rises: readonly (readonly [id: number, rise: Rise | undefined])[],
): ReadonlyMap<number, Told> {
  return new Map(rises.map(([id, rise]) => [id, toldRise(rise)]));
}

function toldRise(rise: Rise | undefined): Told {
  if (rise === undefined) return { words: [], beside: { advice: null } };
  const { verdict, rank, command, text } = rise;
  return { words: [`${text}: ${command}`], beside: { advice: { verdict, rank, command } } };
}
