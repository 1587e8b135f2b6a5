import { cleanInput } from '../text/sanitize.ts';

/** What a text typed as a name says: the name, and what they do where that was said with it. */
export interface NameParts {
  readonly name: string;
  readonly profession: string | null;
}

/** What a text typed as a name says where it is nothing but a name; undefined where it may say more. */
export function plainName(typed: string): NameParts | undefined {
  return isPlainName(typed) ? { name: cleanInput(typed), profession: null } : undefined;
}

/** `Maren Holt mortgage broker`: a name in capitals, and behind it a word that is not. */
const SMALL_BEHIND = /^\p{Lu}\S* +\S.* +\p{Ll}[\p{Ll}\p{M}]*$/u;

/**
 * Whether a text typed as a name is nothing but a name: what may stand beside one is set off by a comma, a dash, a bar,
 * brackets, `at` or its small letters, or is an address or a number. Most are, and are looked at no further.
 */
export function isPlainName(text: string): boolean {
  return !/[(),;|–—@/[<-]|\d{3}| (?:at|from|of) |www\./.test(text) && !SMALL_BEHIND.test(text);
}
