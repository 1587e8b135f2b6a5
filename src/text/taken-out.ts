import { IN_PLACE } from './names-in-text.ts';

/**
 * The words that were taken out of a text: `Jane D.` of `met Jane D. there` and `met (client) there`; undefined where the one
 * did not become the other by that alone.
 */
export function takenOutOf(known: string, cleared: string): string[] | undefined {
  const [first = '', ...others] = cleared.split(IN_PLACE);
  if (others.length === 0) return known === cleared ? [] : undefined;
  if (!known.startsWith(first)) return undefined;
  const taken: string[] = [];
  let at = first.length;
  // What was kept is looked for as early as can be, which leaves the most room for what follows.
  for (const [n, kept] of others.entries()) {
    const isLast = n === others.length - 1;
    const end = isLast ? known.length - kept.length : known.indexOf(kept, at + 1);
    if (end <= at || (isLast && !known.endsWith(kept))) return undefined;
    taken.push(known.slice(at, end));
    at = end + kept.length;
  }
  return [...new Set(taken)].filter((words) => words !== IN_PLACE);
}
