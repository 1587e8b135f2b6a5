import { keyWords, searchKey } from '../text/search-key.ts';

/** Whether a name is the whole of another: of fewer initials, or without what stands in brackets behind the other. */
export function isFuller(name: string, than: string): boolean {
  const [own, other] = [name, than].map((each) => keyWords(searchKey(withoutBrackets(each))));
  const [ownInitials, otherInitials] = [own, other].map(initialsOf);
  if (ownInitials !== otherInitials) return (ownInitials ?? 0) < (otherInitials ?? 0);
  return withoutBrackets(name) === name && withoutBrackets(than) !== than;
}

function withoutBrackets(name: string): string {
  return name.replaceAll(/\s*[([][^)\]]*[)\]]/g, '').trim();
}

function initialsOf(words: readonly string[] = []): number {
  return words.filter((word) => word.length === 1).length;
}
