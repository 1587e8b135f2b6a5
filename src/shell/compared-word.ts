import { COMPARED_WITH, type ComparedWith } from '../calendar/period-compared.ts';
import { readWord, vocabulary } from '../kinds/vocabulary.ts';

const COMPARED_WORDS = vocabulary('period to compare with', COMPARED_WITH, {
  previous: 'before',
  last: 'before',
  'last-year': 'year',
  'year-before': 'year',
  'year-ago': 'year',
});

/** The period to compare with, as it was typed. Throws a usage `UserError` for another word. */
export function readCompared(text: string): ComparedWith {
  return readWord(COMPARED_WORDS, text);
}
