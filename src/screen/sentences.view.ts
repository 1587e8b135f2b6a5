import { plainOf, type Text } from '../text/spans.ts';
import { wrap } from '../text/wrap.ts';

/** What stands at the beginning of a sentence that goes on below it: the number of a record, a word with a colon. */
const LABEL = /^ *(#\d+ {2}|p\d+ {2}|[a-z]+: )?/;

/** Sentences wrapped to the width, what follows the first line of each below its beginning. */
export function wrapSentences(lines: readonly Text[], width: number): Text[] {
  return lines.flatMap((line) => wrap(line, width, LABEL.exec(plainOf(line))?.[1]?.length ?? 2));
}
