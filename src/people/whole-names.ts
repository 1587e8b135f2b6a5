import { untitledWords } from '../text/same-name.ts';
import { readName } from '../partners/read-name.ts';

/** Scripts that part no words: two signs of them are a whole name, `王芳`. */
const UNPARTED =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]{2,}$/u;

/**
 * What somebody is called in full, as keys: at least two words that are more than initials, in their order, without
 * titles and credentials. Empty for one who is called by one word.
 */
export function wholeNamesOf({
  name,
  aliases,
}: {
  readonly name: string;
  readonly aliases: readonly string[];
}): string[] {
  return [...new Set([name, ...aliases].flatMap((each) => wholeName(each) ?? []))];
}

function wholeName(name: string): string | undefined {
  const words = untitledWords(readName(name).name);
  const isWhole =
    words.filter((word) => word.length > 1).length > 1 || words.some((word) => UNPARTED.test(word));
  return isWhole ? words.join(' ') : undefined;
}
