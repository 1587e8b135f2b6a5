/** Lists of which the first few are told, and how many more there are. */
import { count, list } from './count.ts';

/** `a, b and 3 more`: so many at most; where only one more is there, it is named too. */
export function firstFew(names: readonly string[], most: number): string {
  const more = names.length - most;
  return more > 1
    ? `${names.slice(0, most).join(', ')} and ${count(more, 'more', 'more')}`
    : list(names, 'and');
}

/** `a, b and 1 more`: never more than so many, as where a line has room for no more. */
export function firstNames(names: readonly string[], most: number): string {
  const more = names.length - most;
  return `${names.slice(0, most).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** So many lines at most, and a last one that says how many more there are. */
export function firstLines(lines: readonly string[], most: number): string[] {
  const more = lines.length - most;
  return more > 0 ? [...lines.slice(0, most), `... and ${count(more, 'more', 'more')}`] : [...lines];
}
