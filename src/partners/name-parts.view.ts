import { cleanInput } from '../text/sanitize.ts';
import type { NameParts } from './name-parts.ts';

/** What was made of a text that was more than a name; undefined where it was the name as it stands. */
export function readAsLine(typed: string, { name, profession }: NameParts): string | undefined {
  if (name === cleanInput(typed)) return undefined;
  return profession === null
    ? `read as ${name}, in the order of a list`
    : `read as the name ${name}, and ${profession} as what they do`;
}
