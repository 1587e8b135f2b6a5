/** A status with the day of it in one cell: `Closed 5/12`, `won 3/4/25`, `Sold (12 Mar 2025)`. */
import { saysDay } from '../calendar/date-formats.ts';
import { remembering } from '../text/remember.ts';

/** The word of such a cell, and its day as it is written. */
export interface StatusDay {
  readonly word: string;
  readonly day: string;
  readonly hasYear: boolean;
}

/** What numbers may stand behind that are no days: `Phase 1/2`. */
const COUNTED = /^(?:stage|phase|step|part|level|tier|round|session|no|number|#)$/i;

/** A day has at most so many words: `Thu, 12 March 2025`. */
const MOST_WORDS = 4;

/** The status and the day of a cell that holds both; undefined for any other. */
export const statusDay = remembering((cell: string): StatusDay | undefined => {
  if (cell.length > 100 || !/\d/.test(cell) || !/\p{L}/u.test(cell)) return undefined;
  const words = cell
    .replace(/[()[\]]/g, ' ')
    .trim()
    .split(/\s+/);
  for (let length = Math.min(MOST_WORDS, words.length - 1); length > 0; length -= 1) {
    const [behind, before] = [words.slice(-length), words.slice(0, length)];
    const found =
      withDay(words.slice(0, -length), behind.join(' ')) ?? withDay(words.slice(length), before.join(' '));
    if (found !== undefined) return found;
  }
  return undefined;
});

function withDay(words: readonly string[], text: string): StatusDay | undefined {
  const day = text.replace(/^[-\u2013\u2014:,;]+|[-\u2013\u2014:,;]+$/g, '');
  const says = saysDay(day);
  const word = words
    .join(' ')
    .replace(/^[-\u2013\u2014:,;\s]+|[-\u2013\u2014:,;\s]+$/g, '')
    .replace(/ (?:on|am|le|el|il|op)$/i, '');
  if (says === undefined || !/^[^\d]*\p{L}[^\d]*$/u.test(word) || COUNTED.test(word)) return undefined;
  return { word, day, hasYear: says === 'whole' };
}

/** What a cell says of the status, without a day beside it. */
export function statusWord(cell: string): string {
  return statusDay(cell)?.word ?? cell;
}
