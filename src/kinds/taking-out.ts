/** What is taken out of a list of texts. Loaded where something is. */
import { UserError } from '../text/errors.ts';
import { cleanInput } from '../text/sanitize.ts';

/** Returns the texts without those to take out, the same by their keys. Throws a UserError for one that is not there. */
export function without(
  noun: string,
  keyOf: (value: string) => string,
  values: readonly string[],
  takenOut: readonly string[],
): string[] {
  const there = new Set(values.map(keyOf));
  const unknown = takenOut.find((value) => !there.has(keyOf(value)));
  if (unknown !== undefined) {
    throw new UserError(`there is no ${noun} "${cleanInput(unknown)}" on record`, {
      hints: values.length === 0 ? [] : [`there is: ${values.join(', ')}`],
    });
  }
  const gone = new Set(takenOut.map(keyOf));
  return values.filter((value) => !gone.has(keyOf(value)));
}
