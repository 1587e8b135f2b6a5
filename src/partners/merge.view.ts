import { changeLines, type Fact } from '../screen/changes.view.ts';

/** Facts that are joined, so that the other record's are not lost where they differ. */
const JOINED = new Set(['name', 'email', 'phone', 'link', 'tag', 'alsoKnownAs', 'note', 'knownSince']);

/** What a merge changes of the keeper, one line a fact, then the facts of the keeper that stand against other ones. */
export function mergeLines(
  keep: readonly Fact[],
  duplicate: readonly Fact[],
  merged: readonly Fact[],
): string[] {
  const standing = keep.flatMap(({ key, label, text }, index) => {
    const other = duplicate[index]?.text ?? '';
    if (JOINED.has(key) || text === '' || other === '' || text === other) return [];
    return [`${label} stays ${text}, not ${other}`];
  });
  return [...changeLines(keep, merged), ...standing];
}
