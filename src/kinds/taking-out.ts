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
  // An address is long: the beginning of the only one is enough.
  const meant = (said: string): readonly string[] => {
    const key = keyOf(said);
    const whole = values.filter((value) => keyOf(value) === key);
    const begun =
      noun === 'address' && key !== '' ? values.filter((value) => keyOf(value).startsWith(key)) : [];
    return whole.length === 0 && begun.length === 1 ? begun : whole;
  };
  const unknown = takenOut.find((value) => meant(value).length === 0);
  if (unknown !== undefined) {
    throw new UserError(`there is no ${noun} "${cleanInput(unknown)}" on record`, {
      hints: values.length === 0 ? [] : [`there is: ${values.join(noun === 'address' ? '; ' : ', ')}`],
    });
  }
  const gone = new Set(takenOut.flatMap(meant).map(keyOf));
  return values.filter((value) => !gone.has(keyOf(value)));
}
