/** A word in capitals stands for what a person fills in: `NUMBER`, `AMOUNT`. */
const BLANK = /^[<"']?[A-Z][A-Z]+[>"']?$/;

/**
 * The commands in what was printed, as a person would paste them, without the program's name: each goes up to the end of
 * its line, two spaces, or a mark that ends a part of a sentence. Those with a blank to fill in are left out.
 */
export function printedCommands(text: string): string[][] {
  return text.split('\n').flatMap((line) =>
    [...line.matchAll(/(?<![\w/.$-])refnet (?! )/g)].flatMap(({ index, 0: { length } }) => {
      const words = wordsOf(line.slice(index + length));
      return words === undefined || words.some((word) => BLANK.test(word)) ? [] : [words];
    }),
  );
}

/** The words up to where the command ends; undefined where what follows is no command but a sentence about refnet. */
function wordsOf(text: string): string[] | undefined {
  const [command = ''] = /^(?:"[^"]*"|'[^']*'|\\.|[^\s"'\\)`]| (?! ))*/.exec(text) ?? [];
  const words = [...command.matchAll(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g)].map(([word]) => word);
  const end = words.findIndex((word) => /[,;:.]$/.test(word) && !/^["']/.test(word));
  const own = end === -1 ? words : words.slice(0, end + 1);
  const bare = own.map((word) => word.replace(/[,;:.]+$/, '').replaceAll(/["']/g, ''));
  return /^[a-z][a-z-]*$/.test(bare[0] ?? '') || bare[0]?.startsWith('--') === true ? bare : undefined;
}
