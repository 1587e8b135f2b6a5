/** A word as a shell takes it literally, quoted where it has to be. */
export function shellWord(word: string): string {
  if (/^[A-Za-z0-9_.,:@%+=/-]+$/.test(word)) return word;
  return /[$`"\\!]/.test(word) ? `'${word.replaceAll("'", `'\\''`)}'` : `"${word}"`;
}

/** The command line with one word (or the value of `--option=word`) replaced by a better one, ready to paste. */
export function retyped(argv: readonly string[], word: string, better: string): string {
  let replaced = false;
  const words = argv.map((each) => {
    const value =
      each.startsWith('--') && each.endsWith(`=${word}`) ? each.slice(0, -word.length) : undefined;
    if (replaced || (each !== word && value === undefined)) return shellWord(each);
    replaced = true;
    return `${value ?? ''}${better}`;
  });
  return ['refnet', ...words].join(' ');
}

/** The command line with every run of loose words quoted as one, as it was probably meant; undefined if none is. */
export function quotedSuggestion(argv: readonly string[]): string | undefined {
  const [command = '', ...words] = argv;
  const groups: string[][] = [];
  for (const word of words) {
    const last = groups.at(-1);
    if (word.startsWith('-') || last === undefined || last[0]?.startsWith('-') === true) groups.push([word]);
    else last.push(word);
  }
  if (groups.every((group) => group.length === 1)) return undefined;
  return ['refnet', command, ...groups.map((group) => shellWord(group.join(' ')))].join(' ');
}
