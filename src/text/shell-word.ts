import { sanitizeLine } from './sanitize.ts';

/** A word as a shell takes it literally, quoted where it has to be. */
export function shellWord(word: string): string {
  return /^[A-Za-z0-9_.,:@%+=/-]+$/.test(word) ? word : shellQuoted(word);
}

/**
 * A word as a shell takes it literally, in quotes. What would not be printed stands as its bytes, as bash and zsh read them:
 * without it the word would be another one, and so the file.
 */
export function shellQuoted(word: string): string {
  if (sanitizeLine(word) !== word) return `$'${asBytes(word)}'`;
  return /[$`"\\!]/.test(word) ? `'${word.replaceAll("'", `'\\''`)}'` : `"${word}"`;
}

function asBytes(word: string): string {
  const known = encodeURI(word.replace(/[\ud800-\udfff]/gu, '\ufffd'));
  return known.replaceAll("'", '%27').replaceAll('!', '%21').replaceAll('%', '\\x');
}
