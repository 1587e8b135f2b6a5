import { keyWords, searchKey } from '../text/search-key.ts';
import { isTelling, type Sought } from './find-partner.ts';

/** Whoever has to be looked at to name this partner in a command has this; undefined where that says nothing. */
export function soughtToName({
  id,
  name,
}: {
  readonly id: number;
  readonly name: string;
}): Sought | undefined {
  const words = keyWords(searchKey(name));
  const word = words.find(isTelling) ?? words[0];
  return word === undefined || word === 'and' ? undefined : { word, id };
}
