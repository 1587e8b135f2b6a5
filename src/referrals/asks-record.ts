import { onlyAsks } from '../text/asking.ts';
import { keyWords, looseKey, searchKey } from '../text/search-key.ts';
import type { Need, WhoPartner } from './who.ts';

/** What follows "who" where one asks what oneself did, and not whom to name: `did I promise`, `should we call`. */
const OF_ONESELF =
  /^(?:did|do|does|have|has|had|should|must|will|shall|can|may|am|are) (?:i|we) (?!know|send|refer|recommend|give|ask|use)/;

/** And what others did, or are: `owes me`, `sent us clients`, `is waiting`, `are my best partners`. */
const OF_OTHERS =
  /^(?:(?:has|have|had|was|were|is|are|still|not|never|also|did|does) )*(?:owe[sd]?|owing|sen[td]s?|gave|gives?|given|refer(?:s|red)?|introduced?s?|promised?s?|paid|pays?|called|met|waits?|waiting|told|thanked|late)(?= |$)|^(?:is|are|was|were) (?:my|our)(?= )/;

/** Whether it is no need that was typed but a question about what is on record: `who is due`, `who sent me clients`. */
export function asksOfRecord(
  { typed }: Pick<Need, 'typed'>,
  partners: readonly Pick<WhoPartner, 'name'>[],
): boolean {
  const key = looseKey(searchKey(typed));
  if (OF_ONESELF.test(key) || OF_OTHERS.test(key)) return true;
  const called = new Set(partners.flatMap(({ name }) => keyWords(searchKey(name))));
  const others = key.split(' ').filter((word) => !called.has(word));
  return onlyAsks(others.join(' '));
}
