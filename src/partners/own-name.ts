import { untitledWords } from '../text/same-name.ts';
import { lazyPattern } from '../text/pattern.ts';

/** Degrees and licences behind a name: `Nadia Brandt CPA`. */
const LETTERS_BEHIND = lazyPattern(String.raw`(?:,? \p{Lu}{2,5}\.?)+$`, 'u');

/** Whether two names differ in titles, in letters behind them and in middle initials alone: `Dr. Nadia Brandt`, `Nadia T. Brandt`. */
export function areOneName(name: string, other: string): boolean {
  const words = untitledWords(other);
  return [name, name.replace(LETTERS_BEHIND(), '')].some((each) => haveOneName(untitledWords(each), words));
}

const isInitialOf = (letter: string, word: string): boolean => letter.length === 1 && word.startsWith(letter);

function haveOneName(one: readonly string[], other: readonly string[]): boolean {
  if (one.join(' ') === other.join(' ')) return one.length > 0;
  if (one.length < 2 || other.length < 2) return false;
  if (one[0] !== other[0] || one.at(-1) !== other.at(-1)) return false;
  const [middle, others] = [one.slice(1, -1), other.slice(1, -1)];
  if (middle.length === 0 || others.length === 0) {
    return [...middle, ...others].every((word) => word.length === 1);
  }
  // Another initial is another person.
  return (
    middle.length === others.length &&
    middle.every((word, at) => {
      const beside = others[at] ?? '';
      return word === beside || isInitialOf(word, beside) || isInitialOf(beside, word);
    })
  );
}
