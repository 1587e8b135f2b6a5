/** A word as a shell takes it literally, quoted where it has to be. */
export function shellWord(word: string): string {
  return /^[A-Za-z0-9_.,:@%+=/-]+$/.test(word) ? word : shellQuoted(word);
}

/** A word as a shell takes it literally, in quotes. */
export function shellQuoted(word: string): string {
  return /[$`"\\!]/.test(word) ? `'${word.replaceAll("'", `'\\''`)}'` : `"${word}"`;
}
