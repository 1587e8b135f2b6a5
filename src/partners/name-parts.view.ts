import { list } from '../text/count.ts';
import { keyWords, searchKey } from '../text/search-key.ts';
import { cleanInput } from '../text/sanitize.ts';
import type { Beside } from './name-beside.ts';
import type { NameParts } from './plain-name.ts';

/** What was made of a text that was more than a name; undefined where it was the name as it stands. */
export function readAsLine(
  typed: string,
  { name, profession, business = null, emails = [], phones = [], links = [] }: NameParts & Partial<Beside>,
): string | undefined {
  if (name === cleanInput(typed)) return undefined;
  const reached = [...emails, ...phones, ...links];
  const beside = [
    ...(profession === null ? [] : [`${profession} as what they do`]),
    ...(business === null ? [] : [`${business} as their business`]),
    ...(reached.length === 0 ? [] : [`${list(reached, 'and')} as how to reach them`]),
  ];
  const last = beside.pop();
  if (last !== undefined) return `read as ${[`the name ${name}`, ...beside].join(', ')}, and ${last}`;
  const isWhole = keyWords(searchKey(typed)).length === keyWords(searchKey(name)).length;
  return `read as ${name}, ${isWhole ? 'in the order of a list' : 'without what stands behind the name'}`;
}
