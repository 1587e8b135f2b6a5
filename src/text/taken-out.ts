import { IN_PLACE } from './names-in-text.ts';

/**
 * The words that were taken out of a text: `Jane D.` of `met Jane D. there` and `met (client) there`; undefined where the one
 * did not become the other by that alone.
 */
export function takenOutOf(known: string, cleared: string): string[] | undefined {
  const kept = cleared.split(IN_PLACE).map((text) => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`));
  const found = new RegExp(`^${kept.join('(.+?)')}$`, 'su').exec(known);
  if (found === null) return undefined;
  return [...new Set(found.slice(1))].filter((words) => words !== IN_PLACE);
}
