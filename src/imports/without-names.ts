/** The texts of a row whose client is not to be named. */
import { anyOfWords, anyPartOf, familyNameOf, IN_PLACE, mentionsOf } from '../text/names-in-text.ts';
import { tellingWords, UNSPACED } from '../text/telling-words.ts';
import type { ImportedReferral } from './imported-referral.ts';

/** Between the people of one cell: `Ann and Bob Lee`, `Ann & Bob Lee`. */
const BETWEEN = /\s*[&+/;,]\s*|\s+(?:and|et|und|y)\s+/iu;

/**
 * The row with `(client)` in the place of these names and of the words that tell whose they are, as when a client is
 * forgotten; a text that is nothing else is none. The same row where none of its texts has any.
 */
export function withoutNames(row: ImportedReferral, names: readonly string[]): ImportedReferral {
  const { need, note, source, own } = row;
  const texts = [
    need,
    note,
    source,
    own?.reason,
    own?.thankedHow,
    ...(own?.collected ?? []).map((c) => c.note),
  ];
  if (names.length === 0 || texts.every((text) => !text)) return row;
  const { takenOut, wholeTakenOut } = findersOf(names);
  let isChanged = false;
  const without = <T extends string | null | undefined>(text: T, take = takenOut): T | string | null => {
    if (typeof text !== 'string') return text;
    const rest = take(text);
    if (rest === text) return text;
    isChanged = true;
    return rest.trim() === IN_PLACE ? null : rest;
  };
  const changed: ImportedReferral = {
    ...row,
    need: without(need),
    note: without(note),
    // What stands there names a source too, which has words of its own right.
    ...(source === undefined || source === null
      ? {}
      : { source: without(source, wholeTakenOut) ?? IN_PLACE }),
    ...(own === undefined
      ? {}
      : {
          own: {
            ...own,
            reason: without(own.reason),
            thankedHow: without(own.thankedHow),
            collected: own.collected.map((each) => ({ ...each, note: without(each.note) })),
          },
        }),
  };
  return isChanged ? changed : row;
}

function findersOf(names: readonly string[]) {
  const pieces = names.flatMap((name) => name.split(BETWEEN)).filter((piece) => piece !== '');
  const whole = mentionsOf(names);
  const telling = anyOfWords([...names, ...pieces].flatMap(tellingWords));
  // A family name may be a word of the language, and begin a text: "Fox called".
  const families = anyPartOf(names.flatMap((name) => familyNameOf(name) ?? []));
  const unspaced = names.filter((name) => UNSPACED.test(name));
  const wholeTakenOut = (text: string) =>
    unspaced.reduce((rest, name) => rest.replaceAll(name, IN_PLACE), whole.takenOut(text));
  return {
    wholeTakenOut,
    takenOut: (text: string) => families.takenOut(telling.takenOut(wholeTakenOut(text))),
  };
}
