import { keyWords, searchKey } from '../text/search-key.ts';
import { cleanInput } from '../text/sanitize.ts';
import type { NameParts } from './plain-name.ts';

/** What was made of a text that was more than a name; undefined where it was the name as it stands. */
export function readAsLine(typed: string, { name, profession }: NameParts): string | undefined {
  if (name === cleanInput(typed)) return undefined;
  if (profession === null) {
    const isWhole = keyWords(searchKey(typed)).length === keyWords(searchKey(name)).length;
    return `read as ${name}, ${isWhole ? 'in the order of a list' : 'without what stands behind the name'}`;
  }
  return `read as the name ${name}, and ${profession} as what they do`;
}
