/** How likely a column is the one that a tracker lacks: by its words, then by what its cells look like. */
import { askedOf, asksOwnName, asksWholeName, leaningOf } from './form-headings.ts';
import { repeatsFewWords, type CellProfile } from './tracker-cells.ts';
import { SUBJECTS } from './tracker-heading-words.ts';
import { headingWords } from './tracker-headings.ts';

/** What stands in a column that is missing. */
export type Lacking = 'day' | 'partner' | 'client';

/** How likely a column is the one that is missing; below 0 it is not worth proposing. */
export function likelihoodOf(meaning: Lacking, heading: string, cells: CellProfile): number {
  const words = headingWords(heading);
  const has = (set: ReadonlySet<string>) => words.some((word) => set.has(word));
  if (meaning === 'day') return has(SUBJECTS.aside) || has(SUBJECTS.hoped) ? -1 : has(SUBJECTS.begin) ? 1 : 0;
  const asked = askedOf(words) !== undefined || asksOwnName(words) || asksWholeName(words);
  if (!asked && (has(SUBJECTS.kind) || has(SUBJECTS.aside) || has(SUBJECTS.thing))) return -1;
  const leaning = leaningOf(words);
  if (leaning !== undefined) return leaning === meaning ? 3 : -2;
  if (repeatsFewWords(cells) || cells.channels * 2 > cells.filled) return -1;
  const isOfNames = cells.names * 2 > cells.filled;
  const isNamed = has(NAMED);
  if (isOfNames) return isNamed ? 2 : 0;
  // First names alone look like any word.
  return isNamed && (cells.names + cells.words) * 2 > cells.filled ? 1 : -1;
}

const NAMED: ReadonlySet<string> = new Set(
  'name who person people family colleague friend nom naam nome nombre persona person kollege kollegin familie'.split(
    ' ',
  ),
);
