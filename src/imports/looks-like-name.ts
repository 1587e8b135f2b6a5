import { isChannel } from '../partners/channels.ts';
import { isNobody } from '../partners/nobody.ts';
import { professionWords } from '../partners/profession-words.ts';
import { professionVocabulary } from '../partners/professions.ts';
import { PARTICLES } from '../text/name-words.ts';
import { remembering } from '../text/remember.ts';
import { searchKey } from '../text/search-key.ts';

/** Signs that stand in texts and in no name; the last is one of letters and numbers that programs give. */
const NO_NAME = /[?!;=#@/\\_\d]|\.\s+\p{Lu}\p{L}{3,}.*\./u;
const SMALL: ReadonlySet<string> = new Set([...PARTICLES, 'and', 'und', 'et', 'y', 'e', 'en', 'of', 'for']);

let vocabulary: ReadonlySet<string> | undefined;

/**
 * Whether a cell looks like the name of a person or a firm: two to six words that begin with capitals, in letters that have
 * them; not the kind of work somebody does, nor a channel.
 */
export const looksLikeName = remembering((cell: string): boolean => {
  const text = cell.trim();
  if (text === '' || text.length > 60 || NO_NAME.test(text) || isNobody(text) || isChannel(text))
    return false;
  if (/^[\p{Lo}\p{M}\s·・]{2,}$/u.test(text)) return true;
  const words = text.split(/[\s,&]+/).filter((word) => /\p{L}/u.test(word));
  if (words.length < 2 || words.length > 6) return false;
  if (!words.every((word) => /^[("'\u201c\u2018]?\p{Lu}/u.test(word) || SMALL.has(searchKey(word))))
    return false;
  vocabulary ??= new Set(professionVocabulary());
  const known = vocabulary;
  return !professionWords(text).every((word) => known.has(word));
});
